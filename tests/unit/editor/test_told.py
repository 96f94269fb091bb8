"""What is known and the notes that tell it, whichever of the two a person works on."""

from __future__ import annotations

from typing import Any

import pytest
from sheets import cell
from telling import assert_told, exact, journey, known, pain, put, told, typed

from builders import BlueprintBuilder
from cxdesigner.analysis.priority import pain_ranks
from cxdesigner.editor.actions import ActionRegistry
from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.kinds import grow_blueprint, journey_records
from cxdesigner.editor.commands.lanes import add_lane, delete_lanes
from cxdesigner.editor.commands.list_elements import first_place, insert_list
from cxdesigner.editor.commands.move import move_elements
from cxdesigner.editor.commands.park import park_elements, place_parked
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.replace import replace_hits
from cxdesigner.editor.commands.stages import delete_stages
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import copy_fragment, from_json, to_json
from cxdesigner.editor.list_text import parse_list
from cxdesigner.editor.search.hits import TextSearch
from cxdesigner.editor.search.pattern import Query
from cxdesigner.editor.session import Session
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import TableState
from cxdesigner.editor.text_endings import take_ending
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.text import LocalText
from cxdesigner.model.told import note_of, told_by
from cxdesigner.rules.fixes import fix_patch
from cxdesigner.rules.runner import run


def test_one_typed_at_the_end_of_a_text_stands_in_the_lane() -> None:
    document = journey()
    document.run("Name", set_text, "waits", "Waits ! nobody says how long", "en")
    take_ending(document, "waits", "", None)
    assert told(document) == [("step-2", "nobody says how long")]
    assert known(document) == [("waits", "nobody says how long")]
    assert_told(document.store)
    document.undo()
    assert told(document) == []


def test_one_of_a_typed_list_stands_in_the_lane() -> None:
    document = journey()
    place = first_place(document.store)
    assert place is not None
    exact(
        document,
        lambda: document.run("List", insert_list, parse_list("Pays ! card refused"), place, "en"),
    )
    assert told(document) == [("step-4", "card refused")]


@pytest.mark.parametrize(("role", "kind"), [("pain", PainPoint), ("opportunity", Opportunity)])
def test_a_list_typed_into_a_lane_is_known(role: str, kind: type[Insight]) -> None:
    document = journey()
    place = Place(f"lane-{role}", "step-2")
    lines = parse_list("No sign\nToo loud")
    exact(document, lambda: document.run("List", insert_list, lines, place, "en"))
    assert known(document, kind) == [("eats", "Too loud"), ("waits", "No sign")]


def test_letter_by_letter_is_one_step_back() -> None:
    document = journey()
    pain(document, "")
    for text in ("S", "Sl", "Slow"):
        document.run_merging("typing", "Write", set_text, "p", text, "en")
    assert told(document) == [("step-2", "Slow")]
    document.undo()
    assert told(document) == []


def test_words_are_written_at_either_end() -> None:
    document = journey()
    pain(document)
    (note,) = document.store.elements_in("lane-pain", "step-2")
    exact(document, lambda: document.run("Write", set_text, "p", "No sign at the door", "en"))
    assert told(document) == [("step-2", "No sign at the door")]
    exact(document, lambda: document.run("Write", set_text, note.id, "No sign at all", "en"))
    assert known(document) == [("waits", "No sign at all")]
    # Taken away altogether the two stay one, so what is typed next is this pain still.
    exact(document, lambda: document.run("Write", set_text, "p", "", "en"))
    exact(document, lambda: document.run("Write", set_text, note.id, "Dark", "en"))
    assert known(document) == [("waits", "Dark")]


def test_two_pains_in_the_same_words_are_not_mixed_up() -> None:
    document = journey()
    pain(document)
    note = typed(document, 2)
    other = note_of(document.store, "p")
    assert other is not None
    assert note.tells_id not in (None, "p")
    document.run("Write", set_text, note.id, "No light", "en")
    assert told(document) == [("step-2", "No light"), ("step-2", "No sign")]
    document.run("Delete", delete_records, [other.id])
    assert known(document) == [("waits", "No light")]


def test_what_is_moved_takes_the_other_along() -> None:
    document = journey()
    pain(document)
    to_first = Place("lane-doing", "step-1")
    exact(document, lambda: document.run("Move", move_elements, ["waits"], to_first))
    assert told(document) == [("step-1", "No sign")]
    note = note_of(document.store, "p")
    assert note is not None
    to_third = Place("lane-pain", "step-3")
    exact(document, lambda: document.run("Move", move_elements, [note.id], to_third))
    assert known(document) == [("eats", "No sign")]
    back = Place("lane-doing", "step-2")
    exact(document, lambda: document.run("Move", move_elements, ["eats", note.id], back))
    assert (told(document), known(document)) == ([("step-2", "No sign")], [("eats", "No sign")])


def test_both_of_a_pair_go_together() -> None:
    document = journey()
    pain(document)
    exact(document, lambda: document.run("Delete", delete_records, ["p"]))
    assert told(document) == []
    document.undo()
    (note,) = document.store.elements_in("lane-pain", "step-2")
    exact(document, lambda: document.run("Delete", delete_records, [note.id]))
    assert known(document) == []


def test_deleting_an_element_leaves_what_stands_in_the_lane() -> None:
    document = journey()
    put(document, Opportunity(id="o", element_id="waits", text=LocalText.of("A board")))
    pain(document)
    put(document, document.store.need(PainPoint, "p").replace(severity=4.0))
    exact(document, lambda: document.run("Delete", delete_records, ["waits"]))
    assert known(document) == [("stage-1", "No sign")]
    assert known(document, Opportunity) == [("stage-1", "A board")]
    assert document.store.need(PainPoint, "p").severity == 4
    # Whatever is done there next has them.
    place = Place("lane-doing", "step-2")
    exact(document, lambda: document.run("Add", add_element, "touchpoint", place))
    (made,) = document.store.elements_in("lane-doing", "step-2")
    assert known(document) == [(made.id, "No sign")]
    assert known(document, Opportunity) == [(made.id, "A board")]


def test_a_lane_that_goes_leaves_what_it_told() -> None:
    document = journey()
    pain(document)
    exact(document, lambda: document.run("Delete", delete_lanes, ["lane-pain"]))
    assert known(document) == [("waits", "No sign")]
    document.run("Write", set_text, "p", "No sign at all", "en")
    document.run("Lane", add_lane, "pain")
    assert known(document) == [("waits", "No sign at all")]


def test_a_lane_of_another_role_leaves_its_notes_as_they_are() -> None:
    document = journey()
    pain(document)
    lane = document.store.records["lane-pain"]
    put(document, lane.replace(role="note"))
    document.run("Write", set_text, "p", "No light", "en")
    assert told(document) == [("step-2", "No light")]
    put(document, lane)
    assert known(document) == [("waits", "No light")]


def test_a_note_put_into_the_other_lane_becomes_the_other_thing() -> None:
    document = journey()
    note = typed(document, 2)
    there = Place("lane-opportunity", "step-3")
    exact(document, lambda: document.run("Move", move_elements, [note.id], there))
    assert known(document) == []
    assert known(document, Opportunity) == [("eats", "No sign")]
    # Put elsewhere it still tells it.
    away = Place("lane-thinking", "step-3")
    exact(document, lambda: document.run("Move", move_elements, [note.id], away))
    assert known(document, Opportunity) == [("eats", "No sign")]


def test_a_step_goes_with_its_notes_and_what_they_tell() -> None:
    document = journey()
    pain(document)
    typed(document, 1)
    exact(document, lambda: document.run("Delete", delete_records, ["step-1", "step-2"]))
    assert (told(document), known(document)) == ([], [])


def test_a_stage_that_goes_leaves_its_pains_to_the_steps() -> None:
    document = journey()
    typed(document, 4)
    assert known(document) == [("stage-2", "No sign")]
    exact(document, lambda: document.run("Delete", delete_stages, ["stage-2"]))
    assert told(document) == [("step-4", "No sign")]


@pytest.mark.parametrize("keys", [("note",), ("waits",), ("waits", "note"), ("step-2",)])
def test_a_copy_tells_a_pain_of_its_own(keys: tuple[str, ...]) -> None:
    document = journey()
    note = typed(document, 2)
    first = told_by(document.store, note)
    assert isinstance(first, PainPoint)
    put(document, first.replace(severity=5.0))
    for other in (document, journey()):
        fragment = from_json(to_json(copy_fragment(document.store, keys, "en")))
        place = Place("lane-pain" if keys[0] == "note" else "lane-doing", "step-3")
        before = other.store.count(PainPoint)
        exact(other, lambda: other.run("Paste", paste, fragment, place))  # noqa: B023
        pains = other.store.of_type(PainPoint)
        assert len(pains) == before + 1
        assert {one.severity for one in pains} == {5}
        assert all(note_of(other.store, one.id) is not None for one in pains)


def test_what_is_parked_comes_back_with_what_is_known() -> None:
    document = journey()
    note = typed(document, 2)
    insight = told_by(document.store, note)
    assert isinstance(insight, PainPoint)
    put(document, insight.replace(severity=5.0))
    for key, role in ((note.id, "pain"), ("waits", "doing")):
        exact(document, lambda: document.run("Park", park_elements, [key]))  # noqa: B023
        assert (told(document), known(document)) == ([], [])
        (parked,) = document.store.of_type(Parked)
        place = Place(f"lane-{role}", "step-3" if role == "pain" else "step-1")
        exact(document, lambda: document.run("Place", place_parked, [parked.id], place))  # noqa: B023
        (again,) = document.store.of_type(PainPoint)
        assert (again.id, again.severity) == (insight.id, 5)
        step = {"pain": "step-3", "doing": "step-1"}[role]
        assert told(document) == [(step, "No sign")]
        document.run("Move", move_elements, [told_id(document)], Place("lane-pain", "step-2"))


def told_id(document: Document) -> str:
    (note,) = [one for one in document.store.of_type(Element) if one.tells_id is not None]
    return note.id


def test_a_parked_note_whose_pain_was_made_anew_tells_another() -> None:
    document = journey()
    note = typed(document, 2)
    insight = told_by(document.store, note)
    assert insight is not None
    document.run("Park", park_elements, [note.id])
    put(document, insight.replace(text=LocalText.of("Other")))
    (parked,) = document.store.of_type(Parked)
    document.run("Delete", delete_records, ["waits"])
    document.run("Place", place_parked, [parked.id], Place("lane-pain", "step-1"))
    assert ("stage-1", "No sign") in known(document)
    assert_told(document.store)


def test_an_answer_that_a_fix_makes_stands_in_its_lane() -> None:
    document = journey()
    pain(document)
    finding = next(one for one in run(document.store, maturity="final") if one.code == "X08")
    patch = fix_patch(document.store, finding)
    assert patch is not None
    document.store.apply(patch)
    assert told(document, "opportunity") == [("step-2", "What could be done")]
    assert_told(document.store)


def test_a_blueprint_and_a_journey_map_tell_the_same() -> None:
    built = BlueprintBuilder(stages=(1, 1))
    built.element("asks", "customer", 1)
    built.add(PainPoint(id="p1", element_id="asks", text=LocalText.of("Slow")))  # type: ignore[arg-type]
    built.add(Opportunity(id="o1", stage_id="stage-2", text=LocalText.of("Faster")))  # type: ignore[arg-type]
    document = Document(journey_records(built.store()))
    assert_told(document.store)
    assert note_of(document.store, "p1") is not None
    assert note_of(document.store, "o1") is not None
    document.run("Grow", grow_blueprint)
    assert_told(document.store)
    assert note_of(document.store, "p1") is not None


@pytest.mark.parametrize("kind", ["service_blueprint", "journey_map"])
def test_without_a_lane_of_pains_nothing_is_added(kind: str) -> None:
    roles = ("customer", "frontstage") if kind == "service_blueprint" else ("doing", "thinking")
    built = BlueprintBuilder(kind, steps=2, roles=roles)  # type: ignore[arg-type]
    built.element("waits", roles[0], 2)
    document = Document(built.records)
    before = document.store.count(Element)
    pain(document)
    assert document.store.count(Element) == before


def test_words_in_both_are_found_once_and_replaced_in_both() -> None:
    document = journey()
    pain(document)
    put(document, PainPoint(id="q", stage_id="stage-1", text=LocalText.of("No sign either")))  # type: ignore[arg-type]
    note = note_of(document.store, "p")
    assert note is not None
    search = TextSearch(document)
    hits = search.find(Query("sign"), "light")
    assert [hit.record_id for hit in hits] == [note.id, "q"]
    document.run("Replace", replace_hits, hits)
    assert sorted(text for _where, text in known(document)) == ["No light", "No light either"]
    assert told(document) == [("step-2", "No light")]


@pytest.fixture
def map_of(session: Session) -> Document:
    return session.workspace.add(journey())


def test_deleting_notes_says_what_went_with_them(
    session: Session, registry: ActionRegistry, map_of: Document, host: Any
) -> None:
    typed(map_of, 2)
    typed(map_of, 2, "Loud", key="other")
    typed(map_of, 2, "A board", "opportunity", key="idea")
    map_of.selection.set(("note", "other", "idea"))
    exact(map_of, lambda: registry.run("edit.delete", session))
    assert host.told == [
        "2 pain points were deleted with their notes; Undo brings them back."
        " 1 opportunity was deleted with its note; Undo brings it back."
    ]
    assert map_of.store.count(PainPoint) == map_of.store.count(Opportunity) == 0


def test_what_is_cut_leaves_nothing_behind(
    session: Session, registry: ActionRegistry, map_of: Document
) -> None:
    pain(map_of)
    put(map_of, Opportunity(id="o", element_id="waits", text=LocalText.of("A board")))  # type: ignore[arg-type]
    map_of.selection.set(("waits",))
    exact(map_of, lambda: registry.run("edit.cut", session))
    assert told(map_of) == told(map_of, "opportunity") == []
    assert known(map_of) == known(map_of, Opportunity) == []
    registry.run("edit.paste", session)
    assert [text for _where, text in told(map_of)] == ["No sign"]
    assert [text for _where, text in told(map_of, "opportunity")] == ["A board"]


@pytest.mark.parametrize("steps", [True, False])
def test_a_pain_is_counted_once(map_of: Document, steps: bool) -> None:
    pain(map_of)
    assert len(pain_ranks(map_of.store)) == 1
    map_of.set_view(table=TableState(rows="steps" if steps else "elements"))
    read = [cell(map_of, key, "pain") for key in Sheet(map_of).rows.ids]
    assert [text for text in read if text] == ["No sign"]
