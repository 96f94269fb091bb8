"""The steps of the customer and how one leads to the next (domain S11 to S15).

A step leads on by flow, by a loop, or by a path through the frontstage over flow and interaction
that leads on in time. Such paths are not listed pair by pair (a chain of visible acts would make
every step lead to every later one); each frontstage element only knows the first and the last
column from and to which it connects.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxdesigner.base.kept import kept_property
from cxdesigner.model.element import Element

if TYPE_CHECKING:
    from cxdesigner.rules.context import Facts

Way = tuple[str, bool]
"""Where a link leads, and whether it is a loop, which may lead back in time."""

LOOPED = -1.0
"""Column of a path that has passed a loop: everything is later."""


class Journey:
    """The customer's steps as a graph. Steps without a column are left out: they have no time."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.steps: dict[str, Element] = {}
        self.columns: dict[str, int] = {}
        self.flow: dict[str, list[str]] = defaultdict(list)
        """Spine: step id → next step ids, by flow that is no loop."""

        self.flow_back: dict[str, list[str]] = defaultdict(list)
        self.loops: dict[str, list[str]] = defaultdict(list)
        self.loops_back: dict[str, list[str]] = defaultdict(list)
        self._enter: dict[str, list[Way]] = defaultdict(list)
        self._leave: dict[str, list[Way]] = defaultdict(list)
        self._through: dict[str, list[Way]] = defaultdict(list)
        placed = [el for el in facts.elements() if facts.is_customer(el)]
        for element in placed:
            column = facts.column(element)
            if column is not None:
                self.steps[element.id] = element
                self.columns[element.id] = column
        self._read_links()

    def _read_links(self) -> None:
        facts = self._facts
        for element in facts.elements():
            for link in facts.view.outgoing(element.id):
                if link.kind not in ("flow", "interaction"):
                    continue
                ends = facts.ends(link)
                if ends is None or ends[0].id == ends[1].id:
                    continue
                self._add(ends[0], ends[1], link.kind == "flow", link.loop)
                if link.both:
                    self._add(ends[1], ends[0], link.kind == "flow", link.loop)

    def _add(self, source: Element, target: Element, is_flow: bool, loop: bool) -> None:
        sides = self._facts.side(source), self._facts.side(target)
        if sides == ("customer", "customer"):
            if is_flow and source.id in self.steps and target.id in self.steps:
                ways, back = (self.loops, self.loops_back) if loop else (self.flow, self.flow_back)
                ways[source.id].append(target.id)
                back[target.id].append(source.id)
        elif sides == ("customer", "frontstage"):
            self._enter[source.id].append((target.id, loop))
        elif sides == ("frontstage", "customer"):
            self._leave[source.id].append((target.id, loop))
        elif sides == ("frontstage", "frontstage"):
            self._through[source.id].append((target.id, loop))

    # -- ways in and out ---------------------------------------------------------------------

    @kept_property
    def earliest(self) -> dict[str, float]:
        """Frontstage id → first column of a step from which it is reached; ``LOOPED`` by a loop."""
        return self._spread(
            (front, LOOPED if loop else float(self.columns[step]))
            for step in self.steps
            for front, loop in self._enter.get(step, ())
        )

    def _spread(self, starts: Iterable[tuple[str, float]]) -> dict[str, float]:
        best: dict[str, float] = {}
        queue = [(value, front) for front, value in starts]
        heapq.heapify(queue)
        while queue:
            value, front = heapq.heappop(queue)
            if value >= best.get(front, math.inf):
                continue
            best[front] = value
            for other, loop in self._through.get(front, ()):
                heapq.heappush(queue, (LOOPED if loop else value, other))
        return best

    @kept_property
    def _entered(self) -> frozenset[str]:
        """Steps that a path through the frontstage leads to."""
        return frozenset(
            step
            for front, column in self.earliest.items()
            for step, loop in self._leave.get(front, ())
            if step in self.steps and (loop or column < self.columns[step])
        )

    @kept_property
    def _left(self) -> frozenset[str]:
        """Steps that lead on by a path through the frontstage: the same, read backwards."""
        latest: dict[str, float] = {}
        back: dict[str, list[Way]] = defaultdict(list)
        for front, ways in self._through.items():
            for other, loop in ways:
                back[other].append((front, loop))
        queue: list[tuple[float, str]] = []
        for front, ways in self._leave.items():
            for step, loop in ways:
                if step in self.steps:
                    queue.append((-math.inf if loop else -float(self.columns[step]), front))
        heapq.heapify(queue)
        while queue:
            value, front = heapq.heappop(queue)
            if value >= latest.get(front, math.inf):
                continue
            latest[front] = value
            for other, loop in back.get(front, ()):
                heapq.heappush(queue, (-math.inf if loop else value, other))
        return frozenset(
            step
            for step in self.steps
            for front, loop in self._enter.get(step, ())
            if front in latest and (loop or -latest[front] > self.columns[step])
        )

    def has_way_in(self, step_id: str) -> bool:
        """Say whether another step leads to this one (rule S13)."""
        if self.flow_back.get(step_id) or step_id in self._entered:
            return True
        returning = self.loops_back.get(step_id)
        return bool(returning) and not set(returning or ()) <= self.after(step_id)

    def leads_on(self, step_id: str) -> bool:
        """Say whether a step leads to another otherwise than by a loop of its own."""
        return bool(self.flow.get(step_id)) or step_id in self._left

    def has_way_out(self, step_id: str) -> bool:
        """Say whether a step leads to another, loops included (rule S14)."""
        return self.leads_on(step_id) or bool(self.loops.get(step_id))

    def after(self, step_id: str) -> frozenset[str]:
        """Return the steps that follow one on the spine, without the step itself unless cyclic."""
        seen: set[str] = set()
        queue = list(self.flow.get(step_id, ()))
        while queue:
            current = queue.pop()
            if current not in seen:
                seen.add(current)
                queue.extend(self.flow.get(current, ()))
        return frozenset(seen)

    # -- starts and ends ---------------------------------------------------------------------

    @property
    def is_drawn(self) -> bool:
        """Whether a flow touches the customer lane; while not, the columns give the order."""
        return self._facts.has("flow")

    @kept_property
    def entries(self) -> tuple[str, ...]:
        """Steps that no other leads to, from left to right."""
        return self._sorted(step for step in self.steps if not self.has_way_in(step))

    @kept_property
    def exits(self) -> tuple[str, ...]:
        """Steps that lead to no other, from left to right."""
        return self._sorted(step for step in self.steps if not self.has_way_out(step))

    @kept_property
    def flow_entries(self) -> tuple[str, ...]:
        """The entries of the flow: those from which something is reached at all."""
        return tuple(step for step in self.entries if self.has_way_out(step))

    @kept_property
    def flow_exits(self) -> tuple[str, ...]:
        """The exits of the flow; where there is none, the steps that only loop back."""
        found = tuple(
            step for step in self.exits if self.has_way_in(step) and not self.steps[step].abandon
        )
        if found:
            return found
        return self._sorted(
            step for step in self.steps if self.loops.get(step) and not self.leads_on(step)
        )

    @kept_property
    def flagged_starts(self) -> tuple[str, ...]:
        """Steps that the designer flagged as start."""
        return self._sorted(step for step, element in self.steps.items() if element.start)

    @kept_property
    def flagged_ends(self) -> tuple[str, ...]:
        """Steps that the designer flagged as end."""
        return self._sorted(step for step, element in self.steps.items() if element.end)

    @kept_property
    def starts(self) -> tuple[str, ...]:
        """The starts, flagged or inferred (rule S11); empty if there is none or more than one."""
        return self._known(self.flagged_starts, self.flow_entries, first=True)

    @kept_property
    def ends(self) -> tuple[str, ...]:
        """The ends, flagged or inferred (rule S12)."""
        return self._known(self.flagged_ends, self.flow_exits, first=False)

    def _known(
        self, flagged: tuple[str, ...], inferred: tuple[str, ...], *, first: bool
    ) -> tuple[str, ...]:
        if flagged:
            return flagged
        if self.is_drawn:
            return inferred if len(inferred) == 1 else ()
        if not self.steps:
            return ()
        pick = min if first else max
        place = pick(self.columns.values())
        return self._sorted(step for step, column in self.columns.items() if column == place)

    def _sorted(self, steps: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(steps, key=lambda step: (self.columns[step], step)))

    def is_in_list(self, element: Element) -> bool:
        """Say whether a step without flow is stacked in one cell with one that has some."""
        if self._has_flow(element.id) or element.step_id is None:
            return False
        cell = self._facts.view.elements_in(element.lane_id, element.step_id)
        return any(mate.id in self.steps and self._has_flow(mate.id) for mate in cell)

    def _has_flow(self, step_id: str) -> bool:
        return any(
            step_id in ways for ways in (self.flow, self.flow_back, self.loops, self.loops_back)
        )

    def is_lowest_entry(self, step_id: str) -> bool:
        """Say whether a step is an entry of the flow in the first column that has one."""
        return self._is_level_with(step_id, self.flow_entries, 0)

    def is_highest_exit(self, step_id: str) -> bool:
        """Say whether a step is an exit of the flow in the last column that has one."""
        return self._is_level_with(step_id, self.flow_exits, -1)

    def _is_level_with(self, step_id: str, sorted_steps: tuple[str, ...], place: int) -> bool:
        return (
            step_id in sorted_steps and self.columns[step_id] == self.columns[sorted_steps[place]]
        )

    # -- reach -------------------------------------------------------------------------------

    @kept_property
    def reached(self) -> frozenset[str]:
        """Steps that can be reached from a start, loops and frontstage paths included."""
        seen: set[str] = set()
        best: dict[str, float] = {}
        queue: list[tuple[float, int, str]] = [
            (float(self.columns[step]), 0, step) for step in self.starts
        ]
        heapq.heapify(queue)
        while queue:
            value, is_front, current = heapq.heappop(queue)
            if is_front:
                if value >= best.get(current, math.inf):
                    continue
                best[current] = value
                for other, loop in self._through.get(current, ()):
                    heapq.heappush(queue, (LOOPED if loop else value, 1, other))
                steps = [
                    step
                    for step, loop in self._leave.get(current, ())
                    if step in self.steps and (loop or value < self.columns[step])
                ]
            else:
                if current in seen:
                    continue
                seen.add(current)
                for front, loop in self._enter.get(current, ()):
                    heapq.heappush(
                        queue, (LOOPED if loop else float(self.columns[current]), 1, front)
                    )
                steps = [*self.flow.get(current, ()), *self.loops.get(current, ())]
            for step in steps:
                if step not in seen:
                    heapq.heappush(queue, (float(self.columns[step]), 0, step))
        return frozenset(seen)

    @kept_property
    def cut_off(self) -> dict[str, tuple[str, ...]]:
        """Step that some step leads to but no start reaches → all such steps joined to it by flow.

        From left to right, itself included.
        """
        lost = {step for step in self.steps if step not in self.reached}
        found: dict[str, tuple[str, ...]] = {}
        seen: set[str] = set()
        for first in self._sorted(lost):
            if first in seen:
                continue
            joined, queue = {first}, [first]
            while queue:
                current = queue.pop()
                for ways in (self.flow, self.flow_back, self.loops, self.loops_back):
                    for other in ways.get(current, ()):
                        if other in lost and other not in joined:
                            joined.add(other)
                            queue.append(other)
            seen |= joined
            members = self._sorted(step for step in joined if self.has_way_in(step))
            found.update(dict.fromkeys(members, members))
        return found
