"""What is true of the whole document, from what its columns add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxdesigner.model.lane import Lane
from cxdesigner.model.stage import Stage, Step
from cxdesigner.rules.column import IMPLIED, Column, Implied
from cxdesigner.rules.settings import COLLAPSE_LEAST, COLLAPSE_SHARE, Settings

if TYPE_CHECKING:
    from cxdesigner.rules.context import Facts


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a local rule may know about the whole document.

    While this stays equal, an edit can change the verdicts of local rules only near the edit.
    """

    blueprint: tuple[object, ...]
    settings: Settings
    drawn: frozenset[Implied]
    """Kinds of link of which so many are drawn that their absence elsewhere is a gap."""

    traits: frozenset[str]
    """``side:<lane>`` the lane is not empty; ``flow`` a flow touches the customer lane;
    ``touchpoint`` it has one; ``channel`` one of these has a channel of its own; ``emotion`` a
    feeling is recorded at a customer step; ``stages`` there are stages; ``several`` there is more
    than one element; ``any`` there is one."""


class DocumentReader:
    """Reads the facts of a document; after an edit it reads the columns that were forgotten."""

    def __init__(self) -> None:
        self._columns: dict[str, Column] = {}
        self._forgotten: set[str] | None = None
        self._elements = 0
        self._traits: Counter[str] = Counter()
        self._drawn: Counter[Implied] = Counter()
        self._countable: Counter[Implied] = Counter()

    def forget(self, step_ids: Iterable[str]) -> None:
        """Have some columns read again: those that changed, came or went."""
        if self._forgotten is not None:
            self._forgotten.update(step_ids)

    def read(self, facts: Facts) -> DocumentFacts:
        """Return what is true now."""
        view = facts.view
        if self._forgotten is None:
            self._forgotten = {step.id for step in view.steps}
        for step_id in self._forgotten:
            before = self._columns.pop(step_id, None)
            if before is not None:
                self._add(before, -1)
            if view.get(Step, step_id) is not None:
                column = self._columns[step_id] = facts.column_at(step_id)
                self._add(column, 1)
        self._forgotten = set()
        traits = {trait for trait, count in self._traits.items() if count}
        elements = self._elements
        for lane in view.of_type(Lane):
            for element in view.elements_in(lane.id, None):
                if element.kind != "note":
                    elements += 1
                    traits |= facts.traits_of(element)
        if elements:
            traits.add("any")
        if elements > 1:
            traits.add("several")
        if view.count(Stage):
            traits.add("stages")
        blueprint, drawn = facts.blueprint, self._drawn
        return DocumentFacts(
            blueprint=(
                blueprint.kind,
                blueprint.languages,
                blueprint.scale_min,
                blueprint.scale_max,
                blueprint.default_channel,
            ),
            settings=facts.settings,
            drawn=frozenset(
                kind
                for kind in IMPLIED
                if drawn[kind] >= COLLAPSE_LEAST
                and drawn[kind] >= COLLAPSE_SHARE * self._countable[kind]
            ),
            traits=frozenset(traits),
        )

    def _add(self, column: Column, times: int) -> None:
        self._elements += times * column.elements
        for trait in column.traits:
            self._traits[trait] += times
        for kind in column.countable:
            self._countable[kind] += times
            if kind in column.drawn:
                self._drawn[kind] += times
