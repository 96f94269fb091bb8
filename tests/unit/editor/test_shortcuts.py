"""Shortcuts of one's own, and the sheet of all of them."""

import re
import sys

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.i18n import use_language
from cxdesigner.editor.actions import MENUS, Action, Slot
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.keymap import (
    conflicts,
    holder,
    keymap,
    refusal,
    with_shortcut,
    without_shortcut,
)
from cxdesigner.editor.palette.entries import menu_path
from cxdesigner.editor.shortcut_sheet import sheet, sheet_html

REGISTRY = register_all()
KEYS = st.sampled_from(["Ctrl+Z", "Ctrl+B", "Ctrl+K", "F2", "F9", "Alt+X", ""])
IDS = st.sampled_from([action.id for action in REGISTRY])


def act(name, *keys):
    return Action(name, "X", shortcuts=keys, slots=(Slot("rail"),))


ACTIONS = (act("a.a", "Ctrl+A", "F1"), act("b.b", "Ctrl+B"), act("c.c"))


def test_no_two_actions_of_one_scope_share_a_default_shortcut():
    assert conflicts(keymap(REGISTRY), REGISTRY) == ()


def test_every_action_has_a_name_and_a_place_in_a_menu():
    for action in REGISTRY:
        assert action.title().strip(), action.id
        # What is no menu's is in the palette, as everything is.
        assert menu_path(action) or action.slots, action.id


def test_keys_are_given_taken_and_given_back():
    own = with_shortcut(ACTIONS, (), "c.c", "ctrl+b")
    assert own == (("c.c", "Ctrl+B"),)
    assert keymap(ACTIONS, own) == {"a.a": ("Ctrl+A", "F1"), "b.b": (), "c.c": ("Ctrl+B",)}
    assert without_shortcut(own, "c.c") == ()


def test_keys_that_another_got_by_hand_leave_it_with_its_built_in_ones():
    own = with_shortcut(ACTIONS, (), "b.b", "F9")
    own = with_shortcut(ACTIONS, own, "c.c", "F9")
    assert keymap(ACTIONS, own)["b.b"] == ("Ctrl+B",)


def test_the_built_in_keys_are_nothing_of_ones_own():
    own = with_shortcut(ACTIONS, (), "b.b", "F9")
    assert with_shortcut(ACTIONS, own, "b.b", "Ctrl+B") == ()
    assert with_shortcut(ACTIONS, (), "c.c", "") == ()
    assert with_shortcut(ACTIONS, (), "b.b", "") == (("b.b", ""),)


def test_who_has_the_keys_now():
    assert holder(ACTIONS, (), "ctrl+b", "c.c").id == "b.b"
    assert holder(ACTIONS, (), "Ctrl+B", "b.b") is None
    assert holder(ACTIONS, (("b.b", ""),), "Ctrl+B", "c.c") is None


def test_keys_of_another_editor_are_free():
    table = Action("t.t", "X", shortcuts=("Ctrl+B",), editors=("table",))
    canvas = Action("d.d", "X", editors=("canvas",))
    assert holder((table, canvas), (), "Ctrl+B", "d.d") is None
    own = with_shortcut((table, canvas), (), "d.d", "Ctrl+B")
    assert keymap((table, canvas), own) == {"t.t": ("Ctrl+B",), "d.d": ("Ctrl+B",)}


@given(st.lists(st.tuples(IDS, KEYS), max_size=8))
def test_whatever_is_given_no_two_actions_share_keys(changes):
    own = ()
    for action_id, keys in changes:
        own = with_shortcut(REGISTRY, own, action_id, keys)
        assert keymap(REGISTRY, own)[action_id] == ((keys,) if keys else ()) or not keys
    assert conflicts(keymap(REGISTRY, own), REGISTRY) == ()


@pytest.mark.parametrize("keys", ["X", "Shift+X", "Left", "Del", "Tab", "Ctrl+", "Esc", "+"])
def test_keys_that_are_for_typing_are_refused(keys):
    assert refusal(ACTIONS[2], keys)


@pytest.mark.parametrize("keys", ["Alt+F4", "Alt+Tab", "Alt+Space", "Ctrl+Alt+Del"])
def test_keys_that_the_system_takes_for_windows_are_refused(keys, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert "system" in refusal(ACTIONS[2], keys)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert refusal(ACTIONS[2], keys) == ""


def test_words_name_no_key_as_only_one_system_does(root, monkeypatch):
    with (root / "resources" / "i18n" / "cxdesigner.pot").open("rb") as file:
        texts = [str(message.id) for message in read_po(file)]
    assert len(texts) > 1000
    assert [text for text in texts if re.search(r"\b(Ctrl|Cmd|Alt)\b", text)] == []
    assert "Ctrl or Alt" in refusal(ACTIONS[2], "A")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "⌘ or ⌥" in refusal(ACTIONS[2], "A")


@pytest.mark.parametrize("keys", ["Ctrl+X", "Alt+Left", "F9", "Shift+F3", "Ctrl++", "Meta+Tab"])
def test_keys_that_can_be_used(keys):
    assert refusal(ACTIONS[2], keys) == ""


def test_the_built_in_keys_are_never_refused():
    for action in REGISTRY:
        assert [keys for keys in action.shortcuts if refusal(action, keys)] == []


def test_the_sheet_has_every_action_once_by_menu():
    groups = sheet(REGISTRY, keymap(REGISTRY))
    titles = [group.title for group in groups]
    assert titles[: len(MENUS)] == [label for _key, label in MENUS][: len(titles)]
    ids = [row.action.id for group in groups for row in group.rows]
    assert sorted(ids) == sorted(action.id for action in REGISTRY)


def test_the_sheet_is_searched_by_words_menu_and_keys():
    groups = sheet(REGISTRY, keymap(REGISTRY))

    def found(query):
        return {r.action.id for g in groups for r in g.rows if r.fits(query, g.title)}

    assert "edit.undo" in found("undo")
    assert "edit.undo" in found("ctrl+z")
    assert {"edit.undo", "edit.redo"} <= found("edit")
    assert found("qqq") == set()


def test_the_printed_sheet_has_what_has_keys_and_no_mark_up_of_its_own():
    with use_language("zh-CN"):
        page = sheet_html(sheet(REGISTRY, keymap(REGISTRY)), lambda keys: f"<{keys}>")
    assert "撤销" in page
    assert "&lt;Ctrl+Z&gt;" in page
    assert "关于" not in page
