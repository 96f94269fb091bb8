"""How long a journey takes: lead time over the customer flow, wait share, critical path.

Source: domain 4.8. Counts drawn links only: columns imply an order for rules, not for figures
(domain 7.15).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.minutes import counted_minutes, spent_minutes
from cxdesigner.model.element import Element
from cxdesigner.model.queries import customer_elements, flow_successors
from cxdesigner.model.view import RecordView

NoneReason = Literal["", "no_flow", "no_way", "no_times"]
"""Why there is no lead time: no flow is drawn, none leads to the end, no element has a time."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One way through the journey; times in minutes, shares 0…1."""

    path: tuple[str, ...]
    """Element ids from start to end."""

    minutes: float
    work: float
    wait: float
    timed: int
    """How many elements of the path have a time; the others count as 0."""

    @property
    def wait_share(self) -> float | None:
        """Part of the time that is waiting; None for a journey of no time."""
        return self.wait / self.minutes if self.minutes else None

    @property
    def efficiency(self) -> float | None:
        """Part of the time that is not waiting; None for a journey of no time."""
        share = self.wait_share
        return None if share is None else 1 - share


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Longest and shortest way from start to end over the customer flow, loops left out."""

    longest: Branch | None
    shortest: Branch | None
    reason: NoneReason = ""
    cyclic: bool = False
    """Whether the flow had circles that are not marked as loops; they were opened."""

    @property
    def has_branches(self) -> bool:
        """Whether longest and shortest way differ."""
        return (
            self.longest is not None
            and self.shortest is not None
            and self.longest.path != self.shortest.path
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """Earliest start and finish, latest start and finish of a node, in minutes."""

    earliest_start: float
    earliest_finish: float
    latest_start: float
    latest_finish: float

    @property
    def slack(self) -> float:
        """How many minutes the node may be late without delaying the whole."""
        return self.latest_start - self.earliest_start


@dataclass(frozen=True, slots=True)
class _Step:
    """Best cost from an element to the end, and where the way goes on."""

    minutes: float
    following: str | None


def lead_time(view: RecordView) -> LeadTime:
    """Return the longest and the shortest way through the customer flow.

    Starts and ends are the flagged elements, else those without a flow in or out. Exits of
    customers who give up (``abandon``) end a journey only if nothing else does. Links marked
    parallel are walked all: the shortest way takes the slowest of them.
    """
    elements = {element.id: element for element in customer_elements(view)}
    flow, parallel = _flow(view, elements)
    if not flow:
        return LeadTime(None, None, "no_flow")
    inner = {target for targets in flow.values() for target in targets}
    spine = [key for key in elements if key in flow or key in inner]
    starts = [key for key in spine if elements[key].start] or [k for k in spine if k not in inner]
    starts = starts or spine[:1]
    ends = _ends([elements[key] for key in spine], flow)
    opened, cyclic = without_circles(flow, starts)
    order = _finished_first(opened, starts)
    longest = _ways(order, opened, parallel, elements, ends, longest=True)
    shortest = _ways(order, opened, parallel, elements, ends, longest=False)
    begun = [key for key in starts if key in longest]
    if not begun:
        return LeadTime(None, None, "no_way", cyclic)
    slow = _branch(max(begun, key=lambda key: longest[key].minutes), longest, elements)
    fast = _branch(min(begun, key=lambda key: shortest[key].minutes), shortest, elements)
    if not slow.timed:
        return LeadTime(None, None, "no_times", cyclic)
    return LeadTime(slow, fast, "", cyclic)


def schedule(weights: Mapping[str, float], links: Sequence[tuple[str, str]]) -> dict[str, Slot]:
    """Return the critical-path slots of a flow without circles.

    Earliest start is the latest earliest finish of the predecessors; latest times run backward
    from the end of the whole (domain 4.8, critical path).

    Parameters
    ----------
    weights
        Node → minutes, in any order.
    links
        (before, after) pairs of nodes.

    Raises
    ------
    ValueError
        If the links form a circle.
    """
    following: dict[str, list[str]] = {key: [] for key in weights}
    before: dict[str, list[str]] = {key: [] for key in weights}
    for source, target in links:
        following[source].append(target)
        before[target].append(source)
    if without_circles(following, list(weights))[1]:
        raise ValueError("the flow has a circle")
    backward = _finished_first(following, list(weights))
    finish: dict[str, float] = {}
    start: dict[str, float] = {}
    for key in reversed(backward):
        start[key] = max((finish[other] for other in before[key]), default=0.0)
        finish[key] = start[key] + weights[key]
    whole = max(finish.values(), default=0.0)
    slots: dict[str, Slot] = {}
    for key in backward:
        latest = min((slots[other].latest_start for other in following[key]), default=whole)
        slots[key] = Slot(start[key], finish[key], latest - weights[key], latest)
    return slots


def without_circles(
    flow: Mapping[str, Sequence[str]], starts: Sequence[str]
) -> tuple[dict[str, tuple[str, ...]], bool]:
    """Return a flow without the links that lead back, and whether there were any.

    A link leads back if it reaches an element that is still open in a depth-first walk from the
    starts. Dropping those never cuts an element off.
    """
    dropped: set[tuple[str, str]] = set()
    state: dict[str, int] = {}
    for first in (*starts, *flow):
        if first in state:
            continue
        state[first] = 1
        stack = [(first, iter(flow.get(first, ())))]
        while stack:
            key, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[key] = 2
                stack.pop()
            elif state.get(following) == 1:
                dropped.add((key, following))
            elif following not in state:
                state[following] = 1
                stack.append((following, iter(flow.get(following, ()))))
    opened = {
        key: tuple(target for target in targets if (key, target) not in dropped)
        for key, targets in flow.items()
    }
    return opened, bool(dropped)


def _flow(
    view: RecordView, elements: Mapping[str, Element]
) -> tuple[dict[str, tuple[str, ...]], frozenset[tuple[str, str]]]:
    """Customer flow as element → next elements in reading order, and which pairs are parallel."""
    places = {key: place for place, key in enumerate(elements)}
    flow: dict[str, tuple[str, ...]] = {}
    parallel: set[tuple[str, str]] = set()
    for key in elements:
        targets: set[str] = set()
        for link in flow_successors(view, key):
            if link.target_id in places and link.target_id != key:
                targets.add(link.target_id)
                if link.parallel:
                    parallel.add((key, link.target_id))
        if targets:
            flow[key] = tuple(sorted(targets, key=places.__getitem__))
    return flow, frozenset(parallel)


def _ends(spine: Sequence[Element], flow: Mapping[str, Sequence[str]]) -> frozenset[str]:
    flagged = [element for element in spine if element.end]
    last = [element for element in spine if element.id not in flow]
    for group in ([e for e in flagged if not e.abandon], [e for e in last if not e.abandon]):
        if group:
            return frozenset(element.id for element in group)
    return frozenset(element.id for element in flagged or last)


def _finished_first(flow: Mapping[str, Sequence[str]], starts: Sequence[str]) -> tuple[str, ...]:
    """Everything reachable in a flow without circles, each after all that follow it."""
    done: dict[str, None] = {}
    seen: set[str] = set()
    for first in starts:
        if first in seen:
            continue
        seen.add(first)
        stack = [(first, iter(flow.get(first, ())))]
        while stack:
            key, rest = stack[-1]
            following = next((other for other in rest if other not in seen), None)
            if following is None:
                done[key] = None
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(flow.get(following, ()))))
    return tuple(done)


def _ways(
    order: Sequence[str],
    flow: Mapping[str, Sequence[str]],
    parallel: frozenset[tuple[str, str]],
    elements: Mapping[str, Element],
    ends: frozenset[str],
    *,
    longest: bool,
) -> dict[str, _Step]:
    """Cost from each element to an end, for those that reach one."""
    ways: dict[str, _Step] = {}
    for key in order:
        own = spent_minutes(elements[key]) or 0.0
        choices = [_Step(0.0, None)] if key in ends else []
        open_links = [target for target in flow.get(key, ()) if target in ways]
        together = [target for target in open_links if (key, target) in parallel]
        if together:
            slowest = max(together, key=lambda target: ways[target].minutes)
            choices.append(_Step(ways[slowest].minutes, slowest))
        choices += [
            _Step(ways[target].minutes, target) for target in open_links if target not in together
        ]
        if choices:
            pick = max if longest else min
            best = pick(choices, key=lambda step: step.minutes)
            ways[key] = _Step(own + best.minutes, best.following)
    return ways


def _branch(start: str, ways: Mapping[str, _Step], elements: Mapping[str, Element]) -> Branch:
    path: list[str] = []
    at: str | None = start
    while at is not None:
        path.append(at)
        at = ways[at].following
    passed = [elements[key] for key in path]
    work = sum(counted_minutes(element.work) or 0.0 for element in passed)
    wait = sum(counted_minutes(element.wait) or 0.0 for element in passed)
    timed = sum(spent_minutes(element) is not None for element in passed)
    return Branch(tuple(path), work + wait, work, wait, timed)
