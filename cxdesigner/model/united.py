"""Two states of a blueprint in one: what is there now, and what is gone."""

from __future__ import annotations

from cxdesigner.model.comparison import GONE, Comparison
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.matching import with_ids
from cxdesigner.model.record import Record
from cxdesigner.model.schema import references_of
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

_DRAWN = (Lane, LaneRow, Line, Stage, Step, Element, Link)


def united(comparison: Comparison) -> tuple[RecordView, frozenset[str]]:
    """Return the records of both states as they can be drawn together, and the ids of what is gone.

    The state of now is whole; of the former one come lanes, lines, stages, steps, elements and
    links that are gone, under the names of ``Comparison.subject_of``.
    """
    gone = [change for change in comparison.of_type(*_DRAWN) if change.after is None]
    ids = dict(comparison.after_ids)
    for change in gone:
        if change.id in comparison.after:
            ids[change.id] = (GONE + change.id)[:80]
    there: dict[str, Record] = comparison.after.records.copy()
    added: list[str] = []
    for kind in _DRAWN:
        for change in gone:
            if not isinstance(change.before, kind):
                continue
            record = with_ids(change.before, ids)
            # What it refers to beside the grid, such as pictures, may be gone without being drawn.
            if all(target in there for _reference, target in references_of(record)):
                there[record.id] = record
                added.append(record.id)
    return RecordView(there.values()), frozenset(added)
