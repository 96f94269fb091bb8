"""The registry of actions: every one is there, well formed, and without conflicts."""

import pytest

from cxdesigner.base import i18n
from cxdesigner.base.errors import EditError, FormatError
from cxdesigner.editor.actions import MENUS, SUBMENUS, Action, ActionRegistry, Slot
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.builtin.link import LINK_KIND_NAMES
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.editor.context import Context, HostState, context_of
from cxdesigner.editor.keymap import conflicts, keymap, normal
from cxdesigner.model.element import ELEMENT_KINDS, MARKS
from cxdesigner.model.link import LINK_KINDS

WANTED = """
file.new file.new_journey file.new_from_template file.open file.open_recent file.save file.save_as
file.export file.print file.close file.quit
edit.undo edit.redo edit.cut edit.copy edit.paste edit.delete edit.select_all edit.duplicate
edit.rename
insert.touchpoint insert.action insert.decision insert.system insert.process insert.evidence
insert.note insert.step_before insert.step_after insert.stage insert.lane insert.line insert.link
arrange.move_left arrange.move_right arrange.move_up arrange.move_down
link.kind_flow link.kind_interaction link.kind_support link.kind_information link.kind_evidence
link.kind_recovery
view.zoom_in view.zoom_out view.zoom_fit view.zoom_100 view.emotion_band view.emotion_above
view.emotion_overlay view.emotion_off view.language view.persona view.problems
tools.check help.about
""".split()


def names(pairs):
    return [action.id for _slot, action in pairs]


def test_every_action_of_the_first_issue_is_there(registry):
    assert [name for name in WANTED if name not in registry] == []


MOST_PX, ENTRY_PX, SEPARATOR_PX = 730, 26, 11


def test_menus_are_no_longer_than_a_small_screen(registry):
    places = {slot.where for action in registry for slot in action.slots}
    heights = {}
    for where in places:
        if where.startswith(("menu:", "context:")):
            slots = [slot for slot, _action in registry.in_slot(where)]
            direct = sum(not slot.submenu for slot in slots)
            inner = len({slot.submenu for slot in slots if slot.submenu})
            parted = len({slot.group for slot in slots}) - 1
            heights[where] = (direct + inner) * ENTRY_PX + parted * SEPARATOR_PX
    assert len(heights) > len(MENUS)
    assert {where: high for where, high in heights.items() if high > MOST_PX} == {}


def test_a_submenu_stays_in_one_group_of_its_menu(registry):
    groups = {}
    for action in registry:
        for slot in action.slots:
            if slot.submenu:
                groups.setdefault((slot.where, slot.submenu), set()).add(slot.group)
    assert {key: found for key, found in groups.items() if len(found) > 1} == {}


def test_ids_labels_and_slots_are_well_formed(registry):
    menus = {key for key, _label in MENUS}
    for action in registry:
        area, name = action.id.split(".")
        assert area.isidentifier()
        assert name.isidentifier()
        assert action.label == action.label.strip()
        assert action.slots, action.id
        assert (action.handler is None) == (action.choices is not None), action.id
        assert (action.choices is None) == (action.choose is None), action.id
        for slot in action.slots:
            kind, _, key = slot.where.partition(":")
            assert kind in ("menu", "toolbar", "rail", "context", "status")
            assert kind != "menu" or key in menus
            assert slot.submenu == "" or slot.submenu in SUBMENUS
        for shortcut in action.shortcuts:
            assert normal(shortcut) == shortcut


def test_no_two_actions_share_a_shortcut(registry):
    assert conflicts(keymap(registry), registry) == ()


def test_no_two_actions_share_a_place_in_a_menu(registry):
    for menu in {slot.where for action in registry for slot in action.slots}:
        places = [(s.group, s.order, s.submenu) for s, _action in registry.in_slot(menu)]
        assert len(places) == len(set(places)), menu


def test_every_word_of_the_model_has_a_name():
    assert set(KIND_NAMES) == set(ELEMENT_KINDS)
    assert set(LINK_KIND_NAMES) == set(LINK_KINDS)
    assert tuple(MARK_NAMES) == MARKS
    assert tuple(LANGUAGE_NAMES) == i18n.LANGUAGES


def test_menus_come_by_group_and_order(registry):
    assert names(registry.in_slot("menu:file"))[:3] == [
        "file.new",
        "file.new_journey",
        "file.new_from_template",
    ]
    assert names(registry.in_slot("rail"))[0] == "tool.select"


def test_an_id_is_taken_once():
    registry = ActionRegistry()
    registry.add(Action("a.b", "A"))
    with pytest.raises(ValueError, match=r"a\.b"):
        registry.add(Action("a.b", "A"))
    assert len(registry) == 1
    assert registry["a.b"].title() == "A"


def test_without_a_document_only_a_few_actions_apply(registry):
    context = Context()
    enabled = {action.id for action in registry if action.when(context)}
    assert enabled == {
        "file.new",
        "file.new_journey",
        "file.new_from_template",
        "file.open",
        "file.open_recent",
        "file.quit",
        "edit.palette",
        "edit.preferences",
        "view.inspector",
        "view.problems",
        "view.minimap",
        "view.next_pane",
        "view.previous_pane",
        "view.theme",
        "view.program_language",
        "help.shortcuts",
        "help.signs",
        "help.tour",
        "help.about",
    }


def test_every_action_looks_at_every_moment_without_failing(registry, session, document):
    for ids in ((), ("a",), ("b", "a"), ("b-interaction-f",), ("step-1",), ("stage-1", "stage-2")):
        document.selection.set(ids)
        context = session.context
        for action in registry:
            action.when(context)
            assert action.title(context)
            if action.checked is not None:
                action.checked(context)
            if action.choices is not None and action.when(context):
                for choice in action.choices(session):
                    assert choice.label


def test_while_text_is_typed_keys_belong_to_the_text(registry, document):
    document.selection.set(["a"])
    context = context_of(document, HostState(editing_text=True, can_paste=True))
    for name in ("edit.delete", "edit.copy", "edit.paste", "edit.undo", "edit.select_all"):
        assert not registry[name].when(context)


def test_labels_of_undo_and_redo_say_what(registry, session, document):
    document.selection.set(["a"])
    registry.run("edit.delete", session)
    assert registry["edit.undo"].title(session.context) == "Undo: Delete"
    registry.run("edit.undo", session)
    assert registry["edit.redo"].title(session.context) == "Redo: Delete"
    assert registry["edit.redo"].title() == "Redo"
    assert not registry.run("edit.undo", session)


def test_errors_are_told_or_reported(session, host):
    def refuse(session):
        raise EditError("no")

    def fail(session):
        raise FormatError("broken")

    registry = ActionRegistry()
    registry.add(Action("x.refuse", "Refuse", refuse), Action("x.fail", "Fail", fail))
    assert not registry.run("x.refuse", session)
    assert not registry.run("x.fail", session)
    assert host.told == ["no"]
    assert [error.message for error in host.reported] == ["broken"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ctrl+z", "Ctrl+Z"),
        ("Shift+Ctrl+z", "Ctrl+Shift+Z"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        ("F2", "F2"),
        ("alt+left", "Alt+Left"),
    ],
)
def test_shortcuts_have_one_spelling(text, expected):
    assert normal(text) == expected


@pytest.mark.parametrize("text", ["", "Ctrl+", "Hyper+X"])
def test_no_shortcut(text):
    with pytest.raises(ValueError, match="no shortcut"):
        normal(text)


def test_own_shortcuts_win_and_take_away_from_others():
    def act(name, *keys):
        return Action(name, "X", shortcuts=keys, slots=(Slot("rail"),))

    actions = [act("a.a", "Ctrl+A", "F1"), act("b.b", "Ctrl+B"), act("c.c", "Ctrl+C")]
    own = [("b.b", "ctrl+a"), ("c.c", ""), ("a.a2", "Ctrl+")]
    found = keymap(actions, own)
    assert found == {"a.a": ("F1",), "b.b": ("Ctrl+A",), "c.c": ()}
    assert conflicts({"x": ("A",), "y": ("A", "B")}) == (("A", ("x", "y")),)


def test_a_shortcut_may_mean_another_thing_in_another_editor():
    shortcuts = {"x": ("A",), "y": ("A",), "z": ("A",)}
    apart = (Action("x", "", editors=("canvas",)), Action("y", "", editors=("table",)))
    assert conflicts({"x": ("A",), "y": ("A",)}, apart) == ()
    assert conflicts(shortcuts, apart) == (("A", ("x", "y", "z")),)
