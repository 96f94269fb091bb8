"""SERVQUAL: perception less expectation in five dimensions.

Source: domain 4.4 (Parasuraman, Zeithaml and Berry). Without expectations the perceptions alone
are shown (SERVPERF). The weighted score is not divided by five again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from cxdesigner.model.method import ServqualRow
from cxdesigner.model.view import RecordView

DIMENSIONS: tuple[str, ...] = (
    "tangibles",
    "reliability",
    "responsiveness",
    "assurance",
    "empathy",
)

_WHOLE = 100.0
_TOLERANCE = 0.5


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension; expectation and perception on 1…7, weight in points of 100."""

    record_id: str
    name: str
    expectation: float | None
    perception: float | None
    gap: float | None
    """Below 0: less than expected."""

    weight: float | None
    weighted_gap: float | None
    """Gap × weight / 100."""


@dataclass(frozen=True, slots=True)
class Servqual:
    """All dimensions and their totals."""

    dimensions: tuple[Dimension, ...]
    unweighted: float | None
    """Mean of the gaps; None without any."""

    weighted: float | None
    """Σ gap × weight / 100; None unless every gap has a weight and the weights sum to 100."""

    perception: float | None
    """Mean of the perceptions, the score of SERVPERF."""

    weighted_perception: float | None

    @property
    def performance_only(self) -> bool:
        """Whether there are perceptions but no expectations (SERVPERF)."""
        return self.unweighted is None and self.perception is not None


def servqual(view: RecordView) -> Servqual | None:
    """Return the gaps of a blueprint; None if it has no row."""
    rows = view.of_type(ServqualRow)
    return servqual_result(rows) if rows else None


def servqual_result(rows: Iterable[ServqualRow]) -> Servqual:
    """Return gaps and totals of rows, in the usual order of the dimensions."""
    found = tuple(_dimension(row) for row in sorted(rows, key=_place))
    gaps = [(one.gap, one.weight) for one in found if one.gap is not None]
    seen = [(one.perception, one.weight) for one in found if one.perception is not None]
    return Servqual(
        dimensions=found,
        unweighted=fmean(gap for gap, _weight in gaps) if gaps else None,
        weighted=_weighted(gaps),
        perception=fmean(level for level, _weight in seen) if seen else None,
        weighted_perception=_weighted(seen),
    )


def _dimension(row: ServqualRow) -> Dimension:
    gap = None
    if row.expectation is not None and row.perception is not None:
        gap = row.perception - row.expectation
    part = None if gap is None or row.weight is None else gap * row.weight / _WHOLE
    return Dimension(row.id, row.dim, row.expectation, row.perception, gap, row.weight, part)


def _weighted(values: Sequence[tuple[float, float | None]]) -> float | None:
    weights = [weight for _value, weight in values if weight is not None]
    if len(weights) < len(values) or abs(sum(weights) - _WHOLE) > _TOLERANCE:
        return None
    return sum(value * weight for value, weight in values if weight is not None) / _WHOLE


def _place(row: ServqualRow) -> tuple[int, str, str]:
    known = row.dim in DIMENSIONS
    return (DIMENSIONS.index(row.dim) if known else len(DIMENSIONS)), row.dim, row.id
