"""Pains of elements are told in the lane of pains, wherever they are written."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.list_elements import first_place, insert_list
from cxdesigner.editor.commands.move import move_elements
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.list_text import parse_list
from cxdesigner.editor.text_endings import take_ending
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.text import LocalText


def journey() -> Document:
    built = BlueprintBuilder("journey_map", steps=3)
    built.element("waits", "doing", 2)
    return Document(built.records)


def told(document: Document) -> list[tuple[str | None, str]]:
    """What stands in the lane of pains: step and words."""
    return sorted(
        (str(one.step_id), one.label.text("en"))
        for one in document.store.of_type(Element)
        if one.lane_id == "lane-pain"
    )


def pain(document: Document, text: str = "No sign", element_id: str = "waits") -> str:
    def put(tx) -> tuple[str, ...]:
        tx.put(PainPoint(id="p", element_id=element_id, text=LocalText.of(text)))
        return ()

    document.run("Pain", put)
    return "p"


def test_one_typed_at_the_end_of_a_text_stands_in_the_lane() -> None:
    document = journey()
    document.run("Name", set_text, "waits", "Waits ! nobody says how long", "en")
    take_ending(document, "waits", "", None)
    assert told(document) == [("step-2", "nobody says how long")]
    assert document.store.count(PainPoint) == 1
    document.undo()
    assert told(document) == []


def test_one_of_a_typed_list_stands_in_the_lane() -> None:
    document = journey()
    place = first_place(document.store)
    assert place is not None
    document.run("List", insert_list, parse_list("Pays ! card refused"), place, "en")
    assert told(document) == [("step-3", "card refused")]
    document.undo()
    assert told(document) == []


def test_what_is_changed_in_one_place_changes_in_the_other() -> None:
    document = journey()
    pain(document)
    document.run("Write", set_text, "p", "No sign at the door", "en")
    assert told(document) == [("step-2", "No sign at the door")]
    (note,) = document.store.elements_in("lane-pain", "step-2")
    document.run("Write", set_text, note.id, "No sign at all", "en")
    assert document.store.need(PainPoint, "p").text.text("en") == "No sign at all"
    assert told(document) == [("step-2", "No sign at all")]
    document.run("Move", move_elements, ["waits"], Place("lane-doing", "step-1"))
    assert told(document) == [("step-1", "No sign at all")]
    document.run("Delete", delete_records, ["p"])
    assert told(document) == []


def test_letter_by_letter_is_one_step_back() -> None:
    document = journey()
    pain(document, "")
    for text in ("S", "Sl", "Slow"):
        document.run_merging("typing", "Write", set_text, "p", text, "en")
    assert told(document) == [("step-2", "Slow")]
    document.undo()
    assert told(document) == []


def test_words_that_stand_there_already_are_not_told_twice() -> None:
    built = BlueprintBuilder("journey_map", steps=3)
    built.element("waits", "doing", 2)
    built.element("note", "pain", 2, "note", label=LocalText.of("No sign"))
    document = Document(built.records)
    pain(document)
    assert told(document) == [("step-2", "No sign")]


def test_a_note_that_was_taken_away_does_not_come_back_with_another_edit() -> None:
    document = journey()
    pain(document)
    (note,) = document.store.elements_in("lane-pain", "step-2")
    document.run("Delete", delete_records, [note.id])
    document.run("Write", set_text, "p", "No sign at the door", "en")
    assert told(document) == []
    assert document.store.find("p") is not None


@pytest.mark.parametrize("kind", ["service_blueprint", "journey_map"])
def test_without_a_lane_of_pains_nothing_is_added(kind: str) -> None:
    roles = ("customer", "frontstage") if kind == "service_blueprint" else ("doing", "thinking")
    built = BlueprintBuilder(kind, steps=2, roles=roles)  # type: ignore[arg-type]
    built.element("waits", roles[0], 2)
    document = Document(built.records)
    before = document.store.count(Element)
    pain(document)
    assert document.store.count(Element) == before
