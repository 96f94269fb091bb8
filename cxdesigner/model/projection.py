"""A blueprint without what is hidden: it is not there for whoever draws the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from cxdesigner.base.i18n import language, ngettext, use_language
from cxdesigner.model.collapsed import Hidden, stand_in
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Change, Patch
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.record import LaneId, Record, StageId
from cxdesigner.model.schema import references_of, without_references
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

_FRAME = (Lane, LaneRow, Line, Stage, Step)


class Projection:
    """Follows a view and holds its records without those of hidden lanes and collapsed stages.

    With a lane go its rows and elements, with these their links and what is known about them.
    Lines below a hidden lane come to lie below the nearest shown one above, else below the first.
    Of a collapsed stage one step is left, named after how many elements are not shown, with one
    box a lane in their place, at which the links to them end; elements that reach beyond the stage
    stay.

    Parameters
    ----------
    tag
        The language in which collapsed stages say what they hold; None is that in use.

    Attributes
    ----------
    view
        What is shown; it changes with ``follow`` only.
    stands_for, members
        Boxes and bundles of links that are in no file → the collapsed stage they stand for, and
        the elements or links.
    """

    def __init__(
        self,
        source: RecordView,
        hidden: Collection[str] = (),
        collapsed: Collection[str] = (),
        tag: str | None = None,
    ) -> None:
        self._source = source
        self._language = tag
        self.hidden = frozenset(hidden)
        self.collapsed = frozenset(collapsed)
        self.stands_for: Mapping[str, str] = {}
        self.members: Mapping[str, tuple[str, ...]] = {}
        self._closed: set[str] = set()
        self._gone, self._altered = self._project()
        keys = dict.fromkeys((*(record.id for record in source), *self._altered))
        shown = map(self._shown, keys)
        self.view = Store(record for record in shown if record is not None)

    def move_to(self, source: RecordView) -> None:
        """Follow another view from now on; what it has more or less comes with the next patch."""
        self._source = source

    def follow(self, patch: Patch) -> Patch:
        """Follow a patch that the source has taken already; return what it changes in ``view``."""
        if all(self._is_aside(key, change) for key, change in patch.changes.items()):
            changes = {key: it for key, it in patch.changes.items() if key not in self._gone}
            return self._apply(changes, patch.label)
        gone, altered = self._gone, self._altered
        self._gone, self._altered = self._project()
        keys = set(patch.changes) | (gone ^ self._gone) | altered.keys() | self._altered.keys()
        changes = {}
        for key in sorted(keys):
            before, after = self.view.find(key), self._shown(key)
            if before != after:
                changes[key] = (before, after)
        return self._apply(changes, patch.label)

    def _apply(self, changes: dict[str, Change], label: str) -> Patch:
        found = Patch(MappingProxyType(changes), label)
        if found:
            self.view.apply(found)
        return found

    def _is_aside(self, record_id: str, change: Change) -> bool:
        """Say whether a change leaves alone what is hidden and what is shown otherwise.

        Most edits do; projecting all records for each of them would take longer than a frame.
        """
        records = [record for record in change if record is not None]
        targets = [{target for _reference, target in references_of(one)} for one in records]
        if record_id in self._gone:
            return (
                len(records) == 2
                and targets[0] == targets[1]
                and _counted_as(records[0]) == _counted_as(records[1])
            )
        if record_id in self._altered or isinstance(records[0], _FRAME):
            return False
        return all(found.isdisjoint(self._gone) for found in targets) and all(
            found.isdisjoint(self._closed) for found in targets
        )

    def _shown(self, record_id: str) -> Record | None:
        if record_id in self._gone:
            return None
        return self._altered.get(record_id) or self._source.find(record_id)

    def _project(self) -> tuple[frozenset[str], dict[str, Record]]:
        """Return the ids that are not shown, and what is shown otherwise than it is, or besides."""
        source = self._source
        altered: dict[str, Record] = dict(self._moved_lines())
        hidden: dict[str, Hidden] = {}
        queue = [key for key in self.hidden if source.get(Lane, key) is not None]
        self._closed = set()
        for stage_id in self.collapsed:
            queue += self._collapse(stage_id, altered, hidden)
        links = {link.id for key in hidden for link in source.links_of(key)}
        gone: set[str] = set()
        touched: set[str] = set()
        self._take_along(queue, altered, gone, touched, links)
        found = stand_in(source, hidden, links - gone, gone - hidden.keys())
        self._take_along(links - gone - found.records.keys(), altered, gone, touched)
        left_out = frozenset(gone)
        for other_id in touched - gone:
            record = altered.get(other_id) or source.records[other_id]
            altered[other_id] = without_references(record, left_out)
        self.stands_for, self.members = found.stands_for, found.members
        shown = {key: record for key, record in altered.items() if key not in gone}
        return left_out, shown | found.records

    def _take_along(
        self,
        first: Iterable[str],
        altered: Mapping[str, Record],
        gone: set[str],
        touched: set[str],
        kept: Collection[str] = (),
    ) -> None:
        """Add to what is gone what goes with some records, and to what is touched what forgets.

        ``kept`` does not go with them.
        """
        source, queue = self._source, list(first)
        while queue:
            key = queue.pop()
            if key in gone:
                continue
            gone.add(key)
            for other_id in source.referring_ids(key):
                if other_id in kept:
                    continue
                other = altered.get(other_id) or source.records[other_id]
                targets = {
                    reference.on_delete
                    for reference, target in references_of(other)
                    if target == key
                }
                if "cascade" in targets:
                    queue.append(other_id)
                elif targets:
                    touched.add(other_id)

    def _collapse(
        self, stage_id: str, altered: dict[str, Record], hidden: dict[str, Hidden]
    ) -> list[str]:
        """Leave one step of a stage; return what is not shown but for what goes with it."""
        source = self._source
        steps = steps_of_stage(source, stage_id)
        stage = source.get(Stage, stage_id)
        if stage is None or stage.parent_id in self.collapsed or not steps:
            return []
        members = {step.id for step in steps}
        self._closed |= members
        gone = [step.id for step in steps[1:]]
        gone += [child.id for child in source.referring(stage_id, Stage)]
        count = 0
        for element_id in {e.id for key in members for e in source.referring(key, Element)}:
            element = source.need(Element, element_id)
            ends = (element.step_id, element.end_step_id or element.step_id)
            if set(ends) <= members:
                gone.append(element_id)
                count += 1
                if element.lane_id not in self.hidden:
                    hidden[element_id] = Hidden(stage_id, steps[0].id)
                continue
            # What reaches beyond the stage ends in the one step that is left of it.
            first, last = (steps[0].id if end in members else end for end in ends)
            altered[element_id] = element.replace(
                step_id=first, end_step_id=last if last != first else None
            )
        with use_language(self._language or language()):
            name = ngettext("{n} element", "{n} elements", count).format(n=count)
        altered[steps[0].id] = steps[0].replace(stage_id=StageId(stage_id), name=LocalText.of(name))
        return gone

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


def _counted_as(record: Record) -> object:
    """Return what boxes and bundles say of an element or a link besides where it is."""
    match record:
        case Element(kind=kind):
            return kind
        case Link(kind=kind, both=both, loop=loop):
            return kind, both, loop
        case _:
            return None


def without_lanes(view: RecordView, hidden: Collection[str]) -> RecordView:
    """Return a blueprint without some lanes, for one drawing; the same view if none is hidden."""
    return Projection(view, hidden).view if hidden else view
