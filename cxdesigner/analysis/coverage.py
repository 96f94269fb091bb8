"""Coverage: which touchpoints speak to which factors, modules, dimensions and service levels.

Source: domain 4.14.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.cem import FACTORS
from cxdesigner.analysis.servqual import DIMENSIONS
from cxdesigner.model.element import Element
from cxdesigner.model.queries import customer_elements
from cxdesigner.model.view import RecordView

Aspect = Literal["factors", "modules", "servqual", "levels"]
ASPECTS: tuple[Aspect, ...] = ("factors", "modules", "servqual", "levels")

MODULES: tuple[str, ...] = ("sense", "feel", "think", "act", "relate")
"""The five strategic experiential modules (Schmitt)."""

LEVELS: tuple[str, ...] = ("1", "2", "3", "4")
"""Basic, satisfying, delightful, unexpected service."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Touchpoints by the columns of one aspect."""

    aspect: Aspect
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    """(column, ids of the touchpoints that have it); the usual columns first, own ones after."""

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """(column, number of touchpoints)."""
        return tuple((column, len(ids)) for column, ids in self.columns)

    @property
    def empty(self) -> tuple[str, ...]:
        """Columns that no touchpoint addresses."""
        return tuple(column for column, ids in self.columns if not ids)

    @property
    def used(self) -> bool:
        """Whether any touchpoint has any column."""
        return any(ids for _column, ids in self.columns)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The four matrices."""

    touchpoints: tuple[str, ...]
    """Ids in reading order: the rows."""

    matrices: tuple[Matrix, ...]

    def of(self, aspect: Aspect) -> Matrix:
        """Return the matrix of an aspect."""
        return next(matrix for matrix in self.matrices if matrix.aspect == aspect)


_COLUMNS: dict[Aspect, tuple[str, ...]] = {
    "factors": FACTORS,
    "modules": MODULES,
    "servqual": DIMENSIONS,
    "levels": LEVELS,
}
_TAGS: dict[Aspect, Callable[[Element], tuple[str, ...]]] = {
    "factors": lambda element: element.factors,
    "modules": lambda element: element.modules,
    "servqual": lambda element: element.servqual,
    "levels": lambda element: () if element.level is None else (str(element.level),),
}


def coverage(view: RecordView) -> Coverage:
    """Return which touchpoints have which factors, modules, dimensions and levels."""
    touchpoints = [e for e in customer_elements(view) if e.kind == "touchpoint"]
    matrices = []
    for aspect in ASPECTS:
        columns: dict[str, list[str]] = {column: [] for column in _COLUMNS[aspect]}
        for element in touchpoints:
            for tag in dict.fromkeys(_TAGS[aspect](element)):
                columns.setdefault(tag, []).append(element.id)
        matrices.append(Matrix(aspect, tuple((tag, tuple(ids)) for tag, ids in columns.items())))
    return Coverage(tuple(element.id for element in touchpoints), tuple(matrices))
