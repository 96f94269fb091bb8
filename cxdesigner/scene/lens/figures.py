"""The figures that are laid over the drawing, computed once for all its sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxdesigner.analysis.facts import Facts
from cxdesigner.model.link import Link
from cxdesigner.scene.lens.heat import Heat, heat
from cxdesigner.scene.lens.options import Lens
from cxdesigner.scene.lens.ruler import Tick, ruler_of

_NONE: Mapping[str, int] = MappingProxyType({})
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class LensFigures:
    """What a lens shows; None where it is not asked for."""

    heat: Heat | None = None
    critical: frozenset[str] | None = None
    """Ids of the elements and links of the critical path."""

    crossings: tuple[tuple[str, int], ...] | None = None
    """(line id, crossings) from top to bottom."""

    ruler: tuple[Tick, ...] | None = None
    """Steps of the longest way; () where no time is known."""


def lens_figures(facts: Facts, lens: Lens, problems: Mapping[str, int] = _NONE) -> LensFigures:
    """Return the figures of a lens.

    Parameters
    ----------
    problems
        Element id → number of findings, for the heat of problems.
    """
    return LensFigures(
        heat(facts, lens.heat, problems) if lens.heat else None,
        critical_ids(facts) if lens.critical_path else None,
        facts.crossings.by_line if lens.crossings else None,
        ruler_of(facts) if lens.ruler else None,
    )


def critical_ids(facts: Facts) -> frozenset[str]:
    """Return elements without slack, and the links by which one of them follows at once.

    The elements are those of the slack table (domain 4.8); of the links between them, the one that
    delays its target is critical: it starts when the other ends.
    """
    slots = {row.element_id: row.slot for row in facts.critical_path.rows if row.critical}
    found = set(slots)
    for link in facts.view.of_type(Link):
        before, after = slots.get(link.source_id), slots.get(link.target_id)
        if link.kind != "flow" or link.loop or before is None or after is None:
            continue
        if abs(after.earliest_start - before.earliest_finish) <= _EPSILON:
            found.add(link.id)
    # Without any time everything would be critical.
    if not any(row.minutes for row in facts.critical_path.rows):
        return frozenset()
    return frozenset(found)
