"""What actions do, by id."""

import pytest

from cxdesigner.base.progress import Stopped
from cxdesigner.editor import document as documents
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.context import HostState
from cxdesigner.model.element import ELEMENT_KINDS, Element, Parked
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.stage import Stage, Step


@pytest.mark.parametrize("kind", ELEMENT_KINDS)
def test_inserting_by_key_places_beside_the_selection_and_opens_the_text(
    registry, session, document, host, kind
):
    document.selection.set(["a"])
    assert registry.run(f"insert.{kind}", session)
    new = document.selection.primary
    assert document.store.need(Element, new).kind == kind
    assert ("begin_text_edit", new) in host.calls


def test_a_journey_can_be_typed_step_by_step(registry, session, document):
    with document.transaction("Link") as tx:
        tx.put(Link(id="ab", kind="flow", source_id="a", target_id="b"))
    document.selection.set(["b"])
    registry.run("insert.next", session)
    new = document.store.need(Element, document.selection.primary)
    assert new.kind == "touchpoint"
    assert new.id in {link.target_id for link in document.store.outgoing("b")}


def test_cut_paste_and_duplicate(registry, session, document, host):
    document.selection.set(["a"])
    assert registry.run("edit.cut", session)
    assert "a" not in document.store
    assert host.text == "a"
    document.selection.set(["step-3"])
    assert registry.run("edit.paste", session)
    (copy,) = document.store.elements_in("lane-customer", "step-3")
    assert copy.label.text() == "a"
    assert emotion_at(document.store, copy.id).value == 1
    assert registry.run("edit.duplicate", session)
    assert len(document.store.elements_in("lane-customer", "step-3")) == 2
    assert document.history.undo_labels[:3] == ("Duplicate", "Paste", "Cut")


def test_pasting_plain_text_goes_behind_what_is_selected(registry, session, document, host):
    host.state = HostState(can_paste=True)
    host.text = "one\ntwo"
    document.selection.set_cell(("lane-customer", "step-3"))
    registry.run("edit.paste", session)
    assert document.store.elements_in("lane-customer", "step-3")[0].label.text("en") == "one"


def test_pasting_plain_text_without_a_selection_parks_it(registry, session, document, host):
    host.state = HostState(can_paste=True)
    host.text = "one\ntwo"
    document.selection.clear()
    registry.run("edit.paste", session)
    assert [parked.label.text("en") for parked in document.store.of_type(Parked)] == ["one", "two"]
    assert len(host.told) == 1
    registry.run("move.unpark", session)
    registry.run("edit.undo", session)
    assert document.store.count(Parked) == 2


@pytest.mark.parametrize(
    ("selected", "action", "step", "lane"),
    [
        ("a", "arrange.move_right", "step-2", "lane-customer"),
        ("a", "arrange.move_left", "step-1", "lane-customer"),
        ("a", "arrange.move_up", "step-1", "lane-evidence"),
        ("a", "arrange.move_down", "step-1", "lane-frontstage"),
    ],
)
def test_arrows_move_elements(registry, session, document, selected, action, step, lane):
    document.selection.set([selected])
    registry.run(action, session)
    element = document.store.need(Element, selected)
    assert (element.step_id, element.lane_id) == (step, lane)
    assert document.selection.ids == (selected,)


def test_a_row_of_arrow_keys_is_one_step_to_undo(registry, session, document):
    document.selection.set(["a"])
    for _ in range(3):
        registry.run("arrange.move_right", session)
    registry.run("arrange.move_down", session)
    assert document.store.need(Element, "a").step_id == "step-4"
    assert document.history.undo_labels == ("Move elements",)


def test_arrows_move_steps_stages_lanes_and_lines(registry, session, document):
    document.selection.set(["step-1"])
    registry.run("arrange.move_right", session)
    assert [step.id for step in document.store.steps][:2] == ["step-2", "step-1"]
    registry.run("arrange.move_left", session)
    registry.run("arrange.move_left", session)
    assert document.store.steps[0].id == "step-1"
    document.selection.set(["stage-2"])
    registry.run("arrange.move_left", session)
    assert document.store.stages[0].id == "stage-2"
    document.selection.set(["lane-customer"])
    registry.run("arrange.move_up", session)
    assert document.store.lanes[0].id == "lane-customer"
    document.selection.set(["line-visibility"])
    registry.run("arrange.move_down", session)
    assert document.store.need(Line, "line-visibility").after_lane_id == "lane-backstage"


def test_stages_by_key(registry, session, document, host):
    document.selection.set(["step-2"])
    registry.run("insert.stage_of_steps", session)
    stage = document.selection.primary
    assert document.store.need(Step, "step-2").stage_id == stage
    registry.run("arrange.stage_longer", session)
    assert document.store.need(Step, "step-3").stage_id == stage
    registry.run("arrange.stage_shorter", session)
    document.selection.set([stage, "stage-1"])
    registry.run("arrange.merge_stages", session)
    assert document.store.need(Step, "step-2").stage_id == "stage-1"
    document.selection.set(["step-2"])
    registry.run("arrange.split_stage", session)
    assert document.store.need(Step, "step-2").stage_id == document.selection.primary
    document.selection.set(["stage-1"])
    registry.run("arrange.remove_stage_with_steps", session)
    assert "step-1" not in document.store
    registry.run("insert.stage", session)
    assert ("begin_text_edit", document.selection.primary) in host.calls
    assert isinstance(document.store.find(document.selection.primary), Stage)


def test_steps_by_key(registry, session, document):
    document.selection.set(["b"])
    registry.run("insert.step_before", session)
    assert document.store.steps[1].id == document.selection.primary
    document.selection.set(["b"])
    registry.run("insert.step_after", session)
    assert document.store.steps[3].id == document.selection.primary
    document.selection.set(["step-2"])
    registry.run("arrange.remove_step_only", session)
    assert "step-2" not in document.store
    assert "b" in document.store


def test_links_by_key(registry, session, document):
    document.selection.set(["a", "b"])
    registry.run("insert.link", session)
    link = document.selection.primary
    assert registry["link.kind_flow"].checked(session.context)
    registry.run("link.kind_recovery", session)
    assert document.store.need(Link, link).kind == "recovery"
    registry.run("link.reverse", session)
    assert document.store.need(Link, link).source_id == "b"
    registry.run("link.both", session)
    assert registry["link.both"].checked(session.context)
    registry.run("link.both", session)
    assert not document.store.need(Link, link).both


def test_marks_emotions_and_kinds_by_key(registry, session, document, host):
    document.selection.set(["a", "b"])
    registry.run("mark.wait", session)
    assert registry["mark.wait"].checked(session.context)
    registry.run("element.start", session)
    assert document.store.need(Element, "a").start
    registry.run("edit.emotion_up", session)
    registry.run("edit.emotion_up", session)
    assert emotion_at(document.store, "a").value == 2
    assert document.history.undo_labels[0] == "Change emotion"
    document.undo()
    assert emotion_at(document.store, "a").value == 1
    registry.run("element.kind", session, "action")
    assert document.store.need(Element, "b").kind == "action"
    registry.run("element.kind", session, "nonsense")
    assert len(host.told) == 1


def test_lanes_and_lines_by_list(registry, session, document):
    document.selection.set(["b"])
    registry.run("insert.lane", session, "note")
    assert [lane.role for lane in document.store.lanes][:3] == ["evidence", "customer", "note"]
    document.selection.set(["line-visibility"])
    registry.run("arrange.hide_line", session)
    assert document.store.need(Line, "line-visibility").hidden
    registry.run("edit.delete", session)
    choices = [choice.key for choice in registry["insert.line"].choices(session)]
    assert choices == ["visibility", "implementation", "custom"]
    registry.run("insert.line", session, "visibility")
    (line,) = [ln for ln in document.store.lines if ln.kind == "visibility"]
    assert line.after_lane_id == "lane-frontstage"


def test_the_way_it_is_looked_at(registry, session, document, host):
    registry.run("view.emotion_overlay", session)
    assert registry["view.emotion_overlay"].checked(session.context)
    registry.run("view.language", session, "zh-CN")
    assert document.language == "zh-CN"
    registry.run("insert.persona", session)
    new = document.store.personas[-1].id
    assert session.context.persona_id == new
    assert session.context.shown_personas == (new,), "what it feels is drawn from the first value"
    registry.run("view.all_personas", session)
    assert len(session.context.shown_personas) == 2
    registry.run("view.all_personas", session)
    assert len(session.context.shown_personas) == 1
    registry.run("view.persona", session, "persona")
    assert session.context.persona_id == "persona"
    registry.run("view.all_personas", session)
    registry.run("insert.persona", session)
    assert len(session.context.shown_personas) == 3, "who compares curves sees the new one too"
    registry.run("view.zoom_fit", session)
    registry.run("view.problems", session)
    registry.run("tool.decision", session)
    assert host.calls[-3:] == [
        ("zoom_fit",),
        ("toggle_panel", "problems"),
        ("arm", "decision"),
    ]
    registry.run("view.theme", session, "dark")
    registry.run("view.program_language", session, "zh-TW")
    assert session.settings.value.theme == "dark"
    assert session.settings.value.language == "zh-TW"
    registry.run("view.program_language", session, "")
    assert session.settings.value.language is None


def test_maturity_is_a_step_to_undo(registry, session, document):
    registry.run("tools.maturity", session, "final")
    assert document.store.blueprint.maturity == "final"
    document.undo()
    assert document.store.blueprint.maturity == "draft"


def test_implied_links_are_drawn_and_selected_in_one_step(registry, session, document, host):
    assert registry.run("tools.draw_implied_links", session)
    links = document.selection.records(Link)
    assert [(link.source_id, link.target_id) for link in links] == [("a", "b")]
    document.undo()
    assert document.store.count(Link) == 1
    document.redo()
    registry.run("tools.draw_implied_links", session)
    assert host.told == ["There is no link left to draw."]


def test_arrow_keys_select_and_belong_to_the_canvas(registry, session, document, host):
    assert registry["select.right"].scope == "canvas"
    registry.run("select.right", session)
    assert document.selection.ids == ("a",)
    registry.run("select.right", session)
    registry.run("select.down_more", session)
    assert document.selection.ids == ("b", "f")
    registry.run("select.previous", session)
    assert document.selection.ids == ("b",)
    assert host.calls[-1] == ("reveal", "b")
    assert not document.history.can_undo


def test_the_blueprint_stays_beside_the_journey_map_that_shows_it(registry, session, document):
    document.set_saved()
    before = session.workspace.documents
    assert registry.run("file.as_journey", session)
    made = session.workspace.active
    assert made.store.blueprint.kind == "journey_map"
    assert session.workspace.documents == (*before, made)


def test_a_table_with_names_of_columns_is_pasted_as_rows_on_the_canvas(
    registry, session, document, host
):
    host.set_clipboard(
        None,
        "Stage\tStep\tLane\tTitle\tWork time\n"
        'Leave\tDoor\tCustomer actions\t"Pays, and\nlooks ""around"""\t1h20\n'
        "Leave\tTill\tFrontstage\tThanks\t\n",
    )
    assert registry.run("edit.paste", session)
    pays, thanks = document.selection.records(Element)
    assert pays.label.text() == 'Pays, and\nlooks "around"'
    assert pays.work.minutes == 80
    lanes = [document.store.need(Lane, element.lane_id).role for element in (pays, thanks)]
    assert lanes == ["customer", "frontstage"]
    assert host.told[-1] == "2 rows are added."
    document.undo()
    assert pays.id not in document.store
    assert document.store.count(Parked) == 0


def test_places_in_the_cell_and_reach_by_key(registry, session, document, host):
    document.selection.set(["b"])
    registry.run("insert.next", session)
    registry.run("arrange.move_left", session)
    new = document.selection.primary
    assert [el.id for el in document.store.elements_in("lane-customer", "step-2")] == ["b", new]
    registry.run("arrange.up_in_cell", session)
    assert [el.id for el in document.store.elements_in("lane-customer", "step-2")] == [new, "b"]
    registry.run("arrange.down_in_cell", session)
    registry.run("arrange.reach_further", session)
    registry.run("arrange.reach_further", session)
    assert document.store.need(Element, new).end_step_id == "step-4"
    registry.run("arrange.reach_further", session)
    registry.run("arrange.reach_less", session)
    assert document.store.need(Element, new).end_step_id == "step-3"
    registry.run("arrange.whole_journey", session)
    assert document.store.need(Element, new).step_id is None
    assert not registry.run("arrange.reach_further", session)


def test_selecting_all_and_nothing_and_editing_the_text(registry, session, document, host):
    registry.run("edit.select_all", session)
    assert set(document.selection.ids) == {"a", "b", "f"}
    registry.run("edit.select_none", session)
    assert document.selection.ids == ()
    assert not registry.run("edit.rename", session)
    document.selection.set(["line-visibility"])
    registry.run("edit.rename", session)
    assert host.calls == [("begin_text_edit", "line-visibility")]


@pytest.mark.parametrize(
    ("selected", "lane", "step"),
    [
        ("step-4", "lane-customer", "step-4"),
        ("lane-support", "lane-support", "step-1"),
        ("line-visibility", "lane-customer", "step-1"),
    ],
)
def test_pasting_goes_into_what_is_selected(
    registry, session, document, host, selected, lane, step
):
    document.selection.set(["a"])
    registry.run("edit.copy", session)
    document.selection.set([selected])
    registry.run("edit.paste", session)
    copy = document.store.need(Element, document.selection.primary)
    assert (copy.lane_id, copy.step_id) == (lane, step)


def test_pasting_goes_where_the_pointer_is(registry, session, document, host):
    document.selection.set(["a"])
    registry.run("edit.copy", session)
    host.place = Place("lane-frontstage", gap=0)
    registry.run("edit.paste", session)
    assert (
        document.store.steps[0].id
        == document.store.need(Element, document.selection.primary).step_id
    )


def test_a_cancelled_table_tells_of_nothing(registry, session, document, host, monkeypatch):
    words = []

    def aside(told, work, *, may_drop=False):
        words.append(told)
        raise Stopped

    monkeypatch.setattr(document, "aside", aside)
    host.state, before = HostState(can_paste=True), document.store.revision
    host.text = "Title\tLane\nOne\tCustomer actions\nTwo\tFrontstage"
    monkeypatch.setattr(documents, "MANY", 2)
    assert registry.run("edit.paste", session)
    assert words == ["Paste table"]
    assert (document.store.revision, host.told) == (before, [])
    monkeypatch.setattr(documents, "MANY", 100)
    assert registry.run("edit.paste", session)
    assert host.told == ["2 rows are added."]


def test_a_blueprint_without_lanes_says_what_is_missing(registry, session, document, host):
    document.selection.set(lane.id for lane in document.store.lanes)
    registry.run("edit.delete", session)
    host.told.clear()
    for name in ("insert.touchpoint", "insert.next"):
        assert not registry.run(name, session)
    host.state, host.text = HostState(can_paste=True), "words"
    assert not registry.run("edit.paste", session)
    assert len(host.told) == 3
    registry.run("insert.lane", session, "customer")
    assert registry.run("insert.touchpoint", session)
    registry.run("insert.step_before", session)
    document.selection.clear()
    registry.run("insert.step_after", session)
    registry.run("insert.stage", session)
    assert document.store.steps[-1].stage_id == document.selection.primary
    registry.run("insert.stage_before", session)
    assert document.store.steps[-2].stage_id == document.selection.primary
