"""What a picture is asked for beyond the figures of the blueprint."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.analysis.quadrants import Crosshair


@dataclass(frozen=True, slots=True)
class LifetimeInputs:
    """What a customer lifetime value is computed from; rates are fractions 0…1 of one period."""

    margin: float
    retention: float
    discount: float
    with_first: bool = False
    subject_ids: tuple[str, ...] = ()
    """Records that it is computed from."""


@dataclass(frozen=True, slots=True)
class ProfitInputs:
    """What the profit of a service is computed from; times in minutes, rate for one minute."""

    price: float
    rate: float
    materials: float = 0.0
    overhead: float = 0.0
    planned: float | None = None
    """The standard time, marked in the picture."""

    tolerance: float | None = None
    """The longest time that customers put up with, marked in the picture."""

    subject_ids: tuple[str, ...] = ()
    """The steps whose time it is."""


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """How pictures are drawn.

    Attributes
    ----------
    most
        Rows or points at most; what is left out is counted in a note.
    crosshair, lines
        Where the quadrants of importance and performance meet; ``lines`` is
        (importance, performance) for a crosshair of one's own.
    persona_id
        Whose emotion curve; None for those of everybody, up to four.
    planned, actual
        Ids of touchpoints in their order, for planned against actual.
    lifetime, profit
        Inputs of the two sums that no record holds; None leaves their pictures out.
    """

    most: int = 24
    crosshair: Crosshair = "means"
    lines: tuple[float, float] | None = None
    persona_id: str | None = None
    planned: tuple[str, ...] = ()
    actual: tuple[str, ...] = ()
    lifetime: LifetimeInputs | None = None
    profit: ProfitInputs | None = None
