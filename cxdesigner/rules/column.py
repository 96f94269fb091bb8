"""One column read as a moment: what fills it, and the links its alignment implies (domain 3.1)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRole
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step

if TYPE_CHECKING:
    from cxdesigner.rules.context import Facts

Side = Literal["evidence", "customer", "frontstage", "backstage", "support", "management", ""]
"""The lanes of the rules: ``doing`` of a journey map is the customer lane, the lanes that take
only notes are ''."""

SIDE_OF_ROLE: dict[LaneRole, Side] = {
    "evidence": "evidence",
    "customer": "customer",
    "doing": "customer",
    "frontstage": "frontstage",
    "backstage": "backstage",
    "support": "support",
    "management": "management",
}

FIVE: tuple[Side, ...] = ("evidence", "customer", "frontstage", "backstage", "support")
"""The five components, from top to bottom (domain 2.1)."""

PROVIDERS: frozenset[Side] = frozenset({"frontstage", "backstage", "support"})
"""The provider lanes as rules mean them (domain 3.1)."""

Implied = Literal["evidence", "interaction", "support"]
IMPLIED: tuple[Implied, ...] = ("evidence", "interaction", "support")
"""Kinds of link that alignment can imply; ``interaction`` stands for contact."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbouring filled lanes of a column, and the kind of link that this implies."""

    kind: Implied
    upper: Side
    lower: Side


@dataclass(frozen=True, slots=True)
class Column:
    """What rules know about one step.

    ``filled`` maps each of the five lanes to the elements that stand in it at this step (spanning
    ones included, notes left out), from top to bottom. ``drawn`` are the kinds of which a drawn
    link touches the column, ``countable`` those for which the column counts when the share of
    columns with drawn links is taken, ``gaps`` those whose absence here is a gap once that share is
    high: contact only where there is a touchpoint, since other steps need none.
    """

    step_id: str
    filled: Mapping[Side, tuple[Element, ...]]
    pairs: tuple[Pair, ...]
    drawn: frozenset[Implied]
    countable: frozenset[Implied]
    gaps: frozenset[Implied]
    traits: frozenset[str]
    """Facts that are true for the document if true for one column, see ``DocumentFacts``."""

    elements: int
    """Elements that start here, notes left out."""

    def at(self, side: Side) -> tuple[Element, ...]:
        """Return the elements in one lane, from top to bottom."""
        return self.filled.get(side, ())


def pairs_of(filled: Mapping[Side, tuple[Element, ...]]) -> tuple[Pair, ...]:
    """Return the neighbouring filled lanes of a column with what they imply; empty ones skipped."""
    sides = [side for side in FIVE if filled.get(side)]
    found: list[Pair] = []
    for upper, lower in itertools.pairwise(sides):
        if upper == "evidence":
            if lower in ("customer", "frontstage"):
                found.append(Pair("evidence", upper, lower))
        elif upper == "customer":
            found.append(Pair("interaction", upper, lower))
        else:
            found.append(Pair("support", upper, lower))
    return tuple(found)


class ColumnReader:
    """Reads columns for ``Facts``; remembers only which elements span several steps."""

    def __init__(self) -> None:
        self._spanning: dict[str, Element] | None = None

    def forget(self) -> None:
        """Forget which elements span several steps."""
        self._spanning = None

    def spanning_changed(self, element_id: str, after: Element | None) -> None:
        """Follow an element that spans several steps, did so, or does so no more."""
        if self._spanning is None:
            return
        if after is not None and after.end_step_id is not None:
            self._spanning[element_id] = after
        else:
            self._spanning.pop(element_id, None)

    def read(self, facts: Facts, step_id: str) -> Column:
        """Return the reading of one step."""
        view = facts.view
        place = view.positions(Step).get(step_id, -1)
        traits: set[str] = set()
        standing = [
            element
            for lane in view.lanes
            for element in view.elements_in(lane.id, step_id)
            if element.kind != "note"
        ]
        for element in standing:
            traits |= facts.traits_of(element)
        starting = len(standing)
        standing += self._spanning_over(facts, place, step_id)
        filled: dict[Side, tuple[Element, ...]] = {}
        drawn: set[Implied] = set()
        for element in standing:
            side = facts.side(element)
            if side in FIVE:
                filled[side] = (*filled.get(side, ()), element)
            for link in view.links_of(element.id):
                kind = _drawn_kind(facts, link)
                if kind is not None and kind not in drawn and _touches(facts, link, place):
                    drawn.add(kind)
        pairs = pairs_of(filled)
        countable = frozenset(
            pair.kind
            for pair in pairs
            if pair.kind != "interaction" or _counts_as_contact(facts, filled, pair.lower)
        )
        has_touchpoint = any(el.kind == "touchpoint" for el in filled.get("customer", ()))
        gaps = {pair.kind for pair in pairs if pair.kind != "interaction" or has_touchpoint}
        return Column(
            step_id=step_id,
            filled=filled,
            pairs=pairs,
            drawn=frozenset(drawn),
            countable=countable,
            gaps=frozenset(gaps),
            traits=frozenset(traits),
            elements=starting,
        )

    def _spanning_over(self, facts: Facts, place: int, step_id: str) -> list[Element]:
        view = facts.view
        if self._spanning is None:
            self._spanning = {
                el.id: el for el in view.of_type(Element) if el.end_step_id is not None
            }
        found = []
        for element in self._spanning.values():
            span = facts.span(element)
            if (
                element.kind != "note"
                and span is not None
                and element.step_id != step_id
                and span[0] <= place <= span[1]
            ):
                found.append(element)
        return sorted(found, key=lambda el: (el.order, el.id))


def _counts_as_contact(
    facts: Facts, filled: Mapping[Side, tuple[Element, ...]], lower: Side
) -> bool:
    touchpoints = [el for el in filled["customer"] if el.kind == "touchpoint"]
    if lower == "frontstage":
        return bool(touchpoints)
    return lower == "backstage" and any(facts.is_remote(el) for el in touchpoints)


def _drawn_kind(facts: Facts, link: Link) -> Implied | None:
    """Return the kind of implied link that a drawn one stands for."""
    if link.kind == "evidence":
        return "evidence"
    if facts.is_contact(link):
        return "interaction"
    if link.kind in ("support", "information", "flow"):
        ends = facts.ends(link)
        if ends is not None:
            sides = {facts.side(ends[0]), facts.side(ends[1])}
            if len(sides) == 2 and sides <= PROVIDERS:
                return "support"
    return None


def _touches(facts: Facts, link: Link, place: int) -> bool:
    """Say whether a link is at home in a column: an end that spans several is at the nearest.

    Without this one link of a platform that spans the journey would speak for every column.
    """
    ends = facts.ends(link)
    if ends is None:
        return False
    spans = facts.span(ends[0]), facts.span(ends[1])
    if spans[0] is None or spans[1] is None:
        return any(span is not None and span[0] <= place <= span[1] for span in spans)
    low, high = max(spans[0][0], spans[1][0]), min(spans[0][1], spans[1][1])
    if low <= high:
        return low <= place <= high
    return place in (low, high)
