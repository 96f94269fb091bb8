"""Who feeds whom below the line of interaction, drawn or implied by columns (L05 to L07, L12)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxdesigner.base.kept import kept_property
from cxdesigner.model.element import Element
from cxdesigner.model.link import LinkKind
from cxdesigner.rules.cycles import reach_bits

if TYPE_CHECKING:
    from cxdesigner.rules.context import Facts

FEEDS: frozenset[LinkKind] = frozenset({"support", "information", "flow"})


class Provision:
    """Elements of the provider lanes with the links over which work reaches the customer."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._elements = [
            el for el in facts.elements() if facts.side(el) not in ("customer", "evidence", "")
        ]

    @kept_property
    def drawn(self) -> dict[str, list[str]]:
        """Provider id → ids it feeds by drawn links; mutual links both ways."""
        feeds: dict[str, list[str]] = defaultdict(list)
        members = {el.id for el in self._elements}
        for element in self._elements:
            for link in self._facts.view.outgoing(element.id):
                if link.kind in FEEDS and link.target_id in members:
                    feeds[link.source_id].append(link.target_id)
                    if link.both:
                        feeds[link.target_id].append(link.source_id)
        return feeds

    @kept_property
    def feeds(self) -> dict[str, list[str]]:
        """Provider id → ids it feeds, drawn or implied by a column (domain 3.1)."""
        feeds: dict[str, list[str]] = defaultdict(list)
        for source, targets in self.drawn.items():
            feeds[source] = list(targets)
        for step in self._facts.view.steps:
            column = self._facts.column_at(step.id)
            for pair in column.pairs:
                if pair.kind == "support" and self._facts.implies(column, "support"):
                    for lower in column.at(pair.lower):
                        feeds[lower.id].extend(upper.id for upper in column.at(pair.upper))
        return feeds

    @kept_property
    def _fed_by(self) -> dict[str, list[str]]:
        return _reversed(self.feeds)

    @kept_property
    def background(self) -> dict[str, int]:
        """Provider id → bit set of itself and of all that feeds it by drawn links (rule X18)."""
        before: dict[str, list[str]] = {el.id: [] for el in self._elements}
        for source, targets in self.drawn.items():
            for target in targets:
                before[target].append(source)
        bits = {el.id: 1 << place for place, el in enumerate(self._elements)}
        return reach_bits(before, bits)

    @kept_property
    def reaches_frontstage(self) -> frozenset[str]:
        """Provider ids whose work ends in something visible, or in other use (rule L06)."""
        facts = self._facts
        goals = [
            el.id
            for el in self._elements
            if facts.side(el) == "frontstage"
            or (facts.side(el) == "backstage" and self._is_used(el))
        ]
        return _closure(goals, self._fed_by)

    @kept_property
    def reaches_work(self) -> frozenset[str]:
        """Provider ids whose work ends in the backstage or frontstage (rule L07)."""
        goals = [
            el.id for el in self._elements if self._facts.side(el) in ("frontstage", "backstage")
        ]
        return _closure(goals, self._fed_by)

    @kept_property
    def supported(self) -> frozenset[str]:
        """Ids that some support process feeds, drawn or implied (rule L12)."""
        sources = [el.id for el in self._elements if self._facts.side(el) == "support"]
        return _closure(sources, self.feeds)

    def _is_used(self, element: Element) -> bool:
        view = self._facts.view
        return any(link.kind == "recovery" for link in view.incoming(element.id)) or bool(
            self._facts.contacts(element)
        )

    @kept_property
    def met(self) -> frozenset[str]:
        """Front- and backstage ids joined by flow with an act that meets the customer (L05)."""
        facts = self._facts
        neighbours: dict[str, list[str]] = defaultdict(list)
        goals: list[str] = []
        visible = {el.id for el in self._elements if facts.side(el) in ("frontstage", "backstage")}
        for element in self._elements:
            if element.id not in visible:
                continue
            for link in facts.view.outgoing(element.id):
                if link.kind == "flow" and link.target_id in visible:
                    neighbours[link.source_id].append(link.target_id)
                    neighbours[link.target_id].append(link.source_id)
            if facts.side(element) == "frontstage" and self._meets_customer(element):
                goals.append(element.id)
        return _closure(goals, neighbours)

    def _meets_customer(self, element: Element) -> bool:
        facts = self._facts
        if facts.contacts(element):
            return True
        return any(side == "customer" for _, side in facts.implied_partners(element, "interaction"))


def _reversed(ways: dict[str, list[str]]) -> dict[str, list[str]]:
    back: dict[str, list[str]] = defaultdict(list)
    for source, targets in ways.items():
        for target in targets:
            back[target].append(source)
    return back


def _closure(starts: Iterable[str], ways: dict[str, list[str]]) -> frozenset[str]:
    seen: set[str] = set()
    queue = list(starts)
    while queue:
        current = queue.pop()
        if current not in seen:
            seen.add(current)
            queue.extend(ways.get(current, ()))
    return frozenset(seen)
