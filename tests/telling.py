"""What always holds of notes and what they tell, and a journey map to try it on."""

from __future__ import annotations

from collections.abc import Callable

from builders import BlueprintBuilder
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, PainPoint
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def assert_told(view: RecordView) -> None:
    """A note tells what is there, alone, in the same words."""
    told: set[str] = set()
    for note in view.of_type(Element):
        if note.tells_id is not None:
            insight = view.need(Insight, note.tells_id)
            assert note.label == insight.text, note.id
            assert insight.id not in told, insight.id
            told.add(insight.id)


def journey(*records: Record) -> Document:
    """Return a map: stages of three and one steps; ``waits`` at step 2, ``eats`` at step 3."""
    built = BlueprintBuilder("journey_map", stages=(3, 1), steps=5)
    built.element("waits", "doing", 2)
    built.element("eats", "doing", 3)
    for record in records:
        built.add(record)
    return Document(built.records)


def put(document: Document, *records: Record) -> None:
    """Put records as one undo step."""

    def change(tx: Transaction) -> tuple[str, ...]:
        for record in records:
            tx.put(record)
        return ()

    document.run("Put", change)


def pain(document: Document, text: str = "No sign", element_id: str | None = "waits") -> PainPoint:
    """Add a pain to an element."""
    put(document, PainPoint(id="p", element_id=element_id, text=LocalText.of(text)))  # type: ignore[arg-type]
    return document.store.need(PainPoint, "p")


def typed(
    document: Document, step: int, text: str = "No sign", role: str = "pain", key: str = "note"
) -> Element:
    """Type a note into a lane."""
    put(
        document,
        Element(
            id=key,
            kind="note",
            lane_id=f"lane-{role}",  # type: ignore[arg-type]
            step_id=f"step-{step}",  # type: ignore[arg-type]
            label=LocalText.of(text),
        ),
    )
    return document.store.need(Element, key)


def told(document: Document, role: str = "pain") -> list[tuple[str | None, str]]:
    """Return what stands in a lane: step and words."""
    return sorted(
        (str(one.step_id), one.label.text("en"))
        for one in document.store.of_type(Element)
        if one.lane_id == f"lane-{role}"
    )


def known(document: Document, kind: type[Insight] = PainPoint) -> list[tuple[str | None, str]]:
    """Return what is known: element or stage, and words."""
    return sorted(
        (str(one.element_id or one.stage_id), one.text.text("en"))
        for one in document.store.of_type(kind)
    )


def exact(document: Document, change: Callable[[], object]) -> None:
    """Do something that is one undo step, and back, and again; nothing is out of step after it."""
    before, revision = document.store.records.copy(), document.store.revision
    change()
    after = document.store.records.copy()
    assert document.store.revision == revision + 1
    assert_told(document.store)
    document.undo()
    assert document.store.records == before
    document.redo()
    assert document.store.records == after
