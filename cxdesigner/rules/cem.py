"""Formulas of the table of customer experience management (domain 4.1) as its rules need them."""

from __future__ import annotations

from cxdesigner.analysis.cem import gap, satisfaction, weighted
from cxdesigner.model.method import CemFactor, CemNeed, CemTable
from cxdesigner.model.view import RecordView

__all__ = ["SCORES", "gap", "is_started", "satisfaction", "steps_filled", "table_of", "weighted"]

SCORES = ("experience", "expectation", "importance", "ideal")
"""Inputs of a factor, each 0…10."""


def table_of(view: RecordView) -> CemTable | None:
    """Return the record of the table, None if the document has none."""
    tables = view.of_type(CemTable)
    return tables[0] if tables else None


def is_started(view: RecordView) -> bool:
    """Say whether the method was begun at all."""
    return bool(view.count(CemTable) or view.count(CemFactor) or view.count(CemNeed))


def steps_filled(view: RecordView) -> tuple[bool, ...]:
    """Return for each of the seven steps whether it holds data."""
    table = table_of(view)
    factors = view.of_type(CemFactor)
    needs = view.of_type(CemNeed)
    inputs = ("experience", "expectation", "importance")
    return (
        table is not None and bool(table.brand_values),
        any(getattr(factor, name) is not None for factor in factors for name in inputs),
        table is not None and bool(table.key_experiences),
        any(factor.ideal is not None for factor in factors),
        any(need.text or need.factor for need in needs),
        any(need.strategy or any(text for _, text in need.capability) for need in needs),
        table is not None and table.has_feedback,
    )
