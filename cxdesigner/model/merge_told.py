"""Notes and what they tell, in the result of a merge.

Each side has them in step, the result need not: so one decision about a text is told once, a note
stays with the record that stays, a record has one note, and its words are those of the note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.record import Record
from cxdesigner.model.schema import references_of, without_references
from cxdesigner.model.told import note_of, told_by
from cxdesigner.model.view import RecordView

if TYPE_CHECKING:
    from cxdesigner.model.merge import Conflict


def mend_told(records: dict[str, Record], ours: RecordView, theirs: RecordView) -> None:
    """Put notes and what they tell in step again."""
    tellers: dict[str, list[Element]] = {}
    for record in records.values():
        if isinstance(record, Element) and record.tells_id is not None:
            tellers.setdefault(record.tells_id, []).append(record)
    for key, notes in tellers.items():
        # Ours first: the other one is a plain note.
        mine = [one for one in notes if told_by(ours, ours.find(one.id)) is not None]
        first = (mine or notes)[0]
        others = [one for one in notes if one is not first]
        for note in others:
            records[note.id] = note.replace(tells_id=None)
        insight = records[key]
        if isinstance(insight, Insight) and first.label != insight.text:
            records[first.id] = first.replace(label=insight.text)
    for note in list(_lost(records, ours, theirs)):
        if note.tells_id not in tellers:
            records[note.id] = note


def _lost(records: Mapping[str, Record], ours: RecordView, theirs: RecordView) -> Iterator[Element]:
    """Yield notes that one side deleted with what they told, where that stays."""
    for here, there in ((ours, theirs), (theirs, ours)):
        for insight in (*here.of_type(PainPoint), *here.of_type(Opportunity)):
            stays = records.get(insight.id)
            if not isinstance(stays, Insight) or insight.id in there:
                continue
            note = note_of(here, insight.id)
            if note is None or note.id in records:
                continue
            gone = {key for _reference, key in references_of(note) if key not in records}
            if {note.lane_id, note.step_id} & gone:
                continue
            yield without_references(note, frozenset(gone)).replace(label=stays.text)


def without_twins(
    conflicts: Iterable[Conflict],
    records: Mapping[str, Record],
    ours: RecordView,
    theirs: RecordView,
) -> list[Conflict]:
    """Return conflicts without those about words of notes: they are told of the records."""

    def tells(view: RecordView, key: str) -> str | None:
        note = view.get(Element, key)
        return None if note is None else note.tells_id

    found = []
    for one in conflicts:
        note = records.get(one.record_id)
        told = note.tells_id if isinstance(note, Element) and one.field == "label" else None
        if told is None or {tells(ours, one.record_id), tells(theirs, one.record_id)} != {told}:
            found.append(one)
    return found
