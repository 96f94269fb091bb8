"""The table of customer experience management in seven steps.

Source: domain 4.1 (after Schmitt): 2c = 2a − 2b; 3 = 2c × 2d; 4b = 2a − 4a. Inputs run 0…10. An
empty input leaves what follows from it empty, never 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.method import CemFactor, CemTable
from cxdesigner.model.view import RecordView

Provenance = Literal["stated", "derived", "assumed", ""]
"""Where a cell comes from; '' = nobody said."""

FACTORS: tuple[str, ...] = ("product", "service", "relationship", "convenience", "brand", "price")
"""The six experience factors, in the order in which they are shown."""

_INPUTS = {
    "satisfaction": ("experience", "expectation"),
    "weighted": ("experience", "expectation", "importance"),
    "gap": ("experience", "ideal"),
}
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class CemRow:
    """One factor: inputs 0…10 and what follows from them; None = empty."""

    record_id: str
    factor: str
    experience: float | None
    expectation: float | None
    importance: float | None
    ideal: float | None
    satisfaction: float | None
    weighted: float | None
    gap: float | None
    """Below 0: short of the ideal."""

    provenance: tuple[tuple[str, Provenance], ...]
    """(column, provenance) of all columns that hold a number."""

    def is_assumed(self, column: str) -> bool:
        """Say whether a cell is assumed, or follows from one that is: it must be marked."""
        return dict(self.provenance).get(column) == "assumed"


@dataclass(frozen=True, slots=True)
class CemResult:
    """The table with its sums."""

    rows: tuple[CemRow, ...]
    lowest: tuple[str, ...]
    """Factors with the lowest weighted satisfaction below 0, all of a tie; () = no factor is
    dissatisfying and the key experience is the designer's choice."""

    chosen: tuple[str, ...]
    """Key experiences that the designer chose."""

    total: float | None
    """Sum of the weighted satisfactions."""

    mean: float | None
    """Satisfaction weighted by importance: the total by the sum of the importances."""

    @property
    def key(self) -> tuple[str, ...]:
        """The key experiences: those chosen, else the lowest."""
        return self.chosen or self.lowest


def satisfaction(factor: CemFactor) -> float | None:
    """Column 2c: experience − expectation (triangle law)."""
    return _less(factor.experience, factor.expectation)


def weighted(factor: CemFactor) -> float | None:
    """Column 3: importance × satisfaction."""
    level = satisfaction(factor)
    return None if level is None or factor.importance is None else level * factor.importance


def gap(factor: CemFactor) -> float | None:
    """Column 4b: experience − ideal."""
    return _less(factor.experience, factor.ideal)


def cem(view: RecordView) -> CemResult | None:
    """Return the table of a blueprint; None if the method was not begun."""
    tables = view.of_type(CemTable)
    factors = view.of_type(CemFactor)
    if not tables and not factors:
        return None
    return cem_result(factors, tables[0].key_experiences if tables else ())


def cem_result(factors: Iterable[CemFactor], chosen: tuple[str, ...] = ()) -> CemResult:
    """Return the table of factors, in their usual order; derived cells are always computed."""
    rows = tuple(
        _row(factor) for factor in sorted(factors, key=lambda row: (_place(row.factor), row.id))
    )
    weights = [(row.factor, row.weighted) for row in rows if row.weighted is not None]
    least = min((value for _factor, value in weights), default=0.0)
    importance = sum(row.importance or 0.0 for row in rows if row.weighted is not None)
    total = sum(value for _factor, value in weights) if weights else None
    return CemResult(
        rows=rows,
        lowest=tuple(f for f, value in weights if least < 0 and value - least <= _EPSILON),
        chosen=chosen,
        total=total,
        mean=total / importance if total is not None and importance else None,
    )


def answers(view: RecordView, factors: Collection[str]) -> tuple[Opportunity, ...]:
    """Return the opportunities that answer factors: at a touchpoint of theirs, or a pain there."""
    steps = {
        element.id
        for element in view.of_type(Element)
        if element.factors and any(factor in factors for factor in element.factors)
    }
    wanted = {
        key
        for pain in view.of_type(PainPoint)
        if pain.element_id in steps
        for key in pain.opportunity_ids
    }
    return tuple(
        idea for idea in view.of_type(Opportunity) if idea.id in wanted or idea.element_id in steps
    )


def _row(factor: CemFactor) -> CemRow:
    values = {
        "experience": factor.experience,
        "expectation": factor.expectation,
        "importance": factor.importance,
        "ideal": factor.ideal,
        "satisfaction": satisfaction(factor),
        "weighted": weighted(factor),
        "gap": gap(factor),
    }
    said = dict(factor.prov)
    provenance: list[tuple[str, Provenance]] = []
    for column, value in values.items():
        if value is None:
            continue
        inputs = _INPUTS.get(column)
        if inputs is None:
            provenance.append((column, _known(said.get(column))))
        elif any(said.get(name) == "assumed" for name in inputs):
            provenance.append((column, "assumed"))
        else:
            provenance.append((column, "derived"))
    return CemRow(factor.id, factor.factor, provenance=tuple(provenance), **values)


def _known(word: str | None) -> Provenance:
    match word:
        case "stated" | "derived" | "assumed":
            return word
        case _:
            return ""


def _less(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first - second


def _place(factor: str) -> tuple[int, str]:
    # Factors of one's own come after the six.
    return (FACTORS.index(factor) if factor in FACTORS else len(FACTORS)), factor
