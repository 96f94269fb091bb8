"""Which records changed places among each other: the fewest that explain it.

Lanes and lines are one order from top to bottom, so a lane that moved takes no line with it. Steps
that went along with their stage stayed where they were in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cxdesigner.base.order import longest_rise
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.ordered import ORDERED, group_of, neighbours
from cxdesigner.model.queries import bands
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

_Moved = dict[str, tuple[int, int]]
"""Id → place before and after among those that are there in both states."""


class ChangedPlaces:
    """The records that are in both states and stand at another place among those."""

    def __init__(self, before: RecordView, after: RecordView) -> None:
        self._moved: _Moved = {}
        for kind in ORDERED:
            if kind in (Lane, Step):
                continue
            old, new = neighbours(before.of_type(kind)), neighbours(after.of_type(kind))
            for group, members in new.items():
                self._moved |= _moved(_ids(old.get(group, ())), _ids(members))
        self._note_bands(before, after)
        self._note_steps(before, after)

    def moved(self, before: Record, after: Record) -> tuple[int, int] | None:
        """Return the places of a record before and after; None if it has not moved."""
        return self._moved.get(before.id) if group_of(before) == group_of(after) else None

    def is_passed(self, before: Record, after: Record) -> bool:
        """Say whether a line is below another lane only because lanes moved past it."""
        return (
            isinstance(before, Line)
            and isinstance(after, Line)
            and self._above[0].get(before.id) == self._above[1].get(after.id)
            and {before.after_lane_id, after.after_lane_id} <= self._lanes
        )

    def _note_bands(self, before: RecordView, after: RecordView) -> None:
        lanes = _moved(_ids(before.lanes), _ids(after.lanes))
        self._moved |= lanes
        self._lanes = {lane.id for lane in before.lanes} & {lane.id for lane in after.lanes}
        stayed = self._lanes - lanes.keys()
        self._above = tuple(_lanes_above(view, stayed) for view in (before, after))

    def _note_steps(self, before: RecordView, after: RecordView) -> None:
        old, new = _ids(before.steps), _ids(after.steps)
        if not any(stage.id in self._moved for stage in after.of_type(Stage)):
            self._moved |= _moved(old, new)
            return
        told = _Blocks(before), _Blocks(after)
        if not all(one.follow_stages for one in told):
            self._moved |= _moved(old, new)
            return
        # As the steps would follow each other if nothing but the stages had moved.
        expected = told[0].in_order_of(told[1])
        places = {key: place for place, key in enumerate(_staying(old, new))}
        now = {key: place for place, key in enumerate(_staying(new, old))}
        self._moved |= {key: (places[key], now[key]) for key in _moved(expected, new)}


def _lanes_above(view: RecordView, stayed: Collection[str]) -> dict[str, str]:
    """Return line → the nearest lane above it of those that stayed; '' without any."""
    found: dict[str, str] = {}
    above = ""
    for band in bands(view):
        if isinstance(band, Line):
            found[band.id] = above
        elif band.id in stayed:
            above = band.id
    return found


class _Blocks:
    """The steps of a journey in blocks: those of a stage together, others by themselves."""

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self.steps: dict[str, list[str]] = {}
        self.names: list[str] = []
        self.follow_stages = True
        for step in view.steps:
            name = step.stage_id or step.id
            if name not in self.steps:
                self.names.append(name)
            elif self.names[-1] != name:
                self.follow_stages = False
            self.steps.setdefault(name, []).append(step.id)
        self.stages = [name for name in self.names if view.get(Stage, name) is not None]
        places = [self._place(name) for name in self.stages]
        self.follow_stages &= places == sorted(places)

    def _place(self, stage_id: str) -> tuple[tuple[str, str], ...]:
        stage = self._view.need(Stage, stage_id)
        above = self._view.get(Stage, stage.parent_id)
        own = ((stage.order, stage.id),)
        return own if above is None else ((above.order, above.id), *own)

    def in_order_of(self, other: _Blocks) -> list[str]:
        """Return all steps with the stages in the order of another state."""
        stages = iter(
            [name for name in other.stages if name in self.steps]
            + [name for name in self.stages if name not in other.stages]
        )
        known = set(self.stages)
        names = [next(stages) if name in known else name for name in self.names]
        return [key for name in names for key in self.steps[name]]


def _ids(records: Sequence[Record]) -> list[str]:
    return [record.id for record in records]


def _staying(old: Sequence[str], new: Sequence[str]) -> list[str]:
    there = set(new)
    return [key for key in old if key in there]


def _moved(old: Sequence[str], new: Sequence[str]) -> _Moved:
    first, second = _staying(old, new), _staying(new, old)
    if first == second:
        return {}
    at: Mapping[str, int] = {key: place for place, key in enumerate(first)}
    kept = longest_rise([at[key] for key in second])
    return {key: (at[key], place) for place, key in enumerate(second) if place not in kept}


STRUCTURE: tuple[type[Record], ...] = (Stage, Step, Lane, LaneRow, Line)
"""Types that make the grid."""
