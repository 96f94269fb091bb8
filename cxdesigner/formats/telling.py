"""Notes and what they tell, as they come out of a file.

A file can hold what a document in memory cannot have: an older program keeps ``tells_id`` without
knowing it, so it may delete what a note tells, or change one of the two; a person may write by
hand. Then the note is a plain one, and nothing of either is lost. Files from before format 1.4, and
those that people write in YAML, have no ``tells_id``: notes of theirs that say word for word what
is known at their step are taken for it, once, when they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxdesigner.formats.version import Version
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight
from cxdesigner.model.lane import Lane
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.model.told import TOLD_IN, stands_at
from cxdesigner.model.view import RecordView

KNOWN_SINCE = Version(1, 4)
"""The version of the format that knows what a note tells."""


def told_right(records: Sequence[Record], written_in: Version | None = None) -> list[Record]:
    """Return the records of a file in their order, with notes that tell what they can.

    Parameters
    ----------
    written_in
        Version of the file; None where there is none.
    """
    found = list(records)
    _forget_wrong(found)
    if written_in is None or written_in < KNOWN_SINCE:
        _match_words(found)
    return found


def _forget_wrong(records: list[Record]) -> None:
    """Make plain notes of those whose record is not there, told already, or has other words."""
    telling = [
        (place, record)
        for place, record in enumerate(records)
        if isinstance(record, Element) and record.tells_id is not None
    ]
    if not telling:
        return
    insights = {record.id: record for record in records if isinstance(record, Insight)}
    told: set[str] = set()
    for place, note in telling:
        insight = insights.get(note.tells_id or "")
        if insight is None or insight.id in told or insight.text != note.label:
            records[place] = note.replace(tells_id=None)
        else:
            told.add(insight.id)


def _match_words(records: list[Record]) -> None:
    kinds = {
        lane.id: TOLD_IN[lane.role]
        for lane in records
        if isinstance(lane, Lane) and lane.role in TOLD_IN
    }
    view = RecordView(_first_of_each(records)) if kinds else RecordView()
    told = {note.tells_id for note in view.of_type(Element)}
    known: dict[LocalText, list[Insight]] = {}
    for kind in dict.fromkeys(kinds.values()):
        for insight in view.of_type(kind):
            if insight.text and insight.id not in told:
                known.setdefault(insight.text, []).append(insight)
    for place, note in enumerate(records if known else ()):
        if not isinstance(note, Element) or note.kind != "note" or note.tells_id is not None:
            continue
        said = known.get(note.label, []) if note.lane_id in kinds and note.step_id else []
        for insight in said:
            if isinstance(insight, kinds[note.lane_id]) and stands_at(view, insight, note.step_id):
                records[place] = note.replace(tells_id=insight.id)
                said.remove(insight)
                break


def _first_of_each(records: Iterable[Record]) -> Iterable[Record]:
    """Return the records without those whose id was used before: references mean the first."""
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found.values()
