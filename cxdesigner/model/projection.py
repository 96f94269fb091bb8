"""A blueprint without some of its lanes: what is not shown is not there for whoever draws it."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.patch import Change, Patch
from cxdesigner.model.record import LaneId, Record
from cxdesigner.model.schema import references_of, without_references
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView


class LaneFilter:
    """Follows a view and holds its records without those of hidden lanes.

    With a lane go its rows and elements, with these their links and what is known about them.
    Lines below a hidden lane come to lie below the nearest shown one above, else below the first.

    Attributes
    ----------
    view
        What is shown; it changes with ``follow`` only.
    """

    def __init__(self, source: RecordView, hidden: Collection[str]) -> None:
        self._source = source
        self.hidden = frozenset(hidden)
        self._gone, self._altered = self._project()
        shown = (self._shown(record.id) for record in source)
        self.view = Store(record for record in shown if record is not None)

    def follow(self, patch: Patch) -> Patch:
        """Follow a patch that the source has taken already; return what it changes in ``view``."""
        gone, altered = self._gone, self._altered
        self._gone, self._altered = self._project()
        keys = set(patch.changes) | (gone ^ self._gone) | altered.keys() | self._altered.keys()
        changes: dict[str, Change] = {}
        for key in sorted(keys):
            before, after = self.view.find(key), self._shown(key)
            if before != after:
                changes[key] = (before, after)
        found = Patch(MappingProxyType(changes), patch.label)
        if found:
            self.view.apply(found)
        return found

    def _shown(self, record_id: str) -> Record | None:
        if record_id in self._gone:
            return None
        return self._altered.get(record_id) or self._source.find(record_id)

    def _project(self) -> tuple[frozenset[str], dict[str, Record]]:
        """Return the ids that are not shown, and what is shown otherwise than it is."""
        source = self._source
        lines = self._moved_lines()
        gone: set[str] = set()
        queue = [key for key in self.hidden if source.get(Lane, key) is not None]
        touched: set[str] = set()
        while queue:
            key = queue.pop()
            if key in gone:
                continue
            gone.add(key)
            for other_id in source.referring_ids(key):
                other = source.records[other_id]
                if other_id in lines:
                    continue
                if any(
                    target == key and reference.on_delete == "cascade"
                    for reference, target in references_of(other)
                ):
                    queue.append(other_id)
                else:
                    touched.add(other_id)
        found = frozenset(gone)
        altered: dict[str, Record] = dict(lines)
        for other_id in touched - gone:
            altered[other_id] = without_references(source.records[other_id], found)
        return found, altered

    def _moved_lines(self) -> dict[str, Line]:
        """Return the lines of hidden lanes below the lanes under which they are shown."""
        source = self._source
        above: str | None = next((n.id for n in source.lanes if n.id not in self.hidden), None)
        if above is None:
            return {}
        place: dict[str, str] = {}
        for lane in source.lanes:
            if lane.id not in self.hidden:
                above = lane.id
            place[lane.id] = above
        return {
            line.id: line.replace(after_lane_id=LaneId(place[line.after_lane_id]))
            for line in source.lines
            if line.after_lane_id in self.hidden
        }


def without_lanes(view: RecordView, hidden: Collection[str]) -> RecordView:
    """Return a blueprint without some lanes, for one drawing; the same view if none is hidden."""
    return LaneFilter(view, hidden).view if hidden else view
