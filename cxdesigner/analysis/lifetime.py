"""Customer lifetime value: what a relationship is worth today.

Source: domain 4.12. Margin, retention and discount are constant; rates are fractions 0…1, never
percentages.
"""

from __future__ import annotations


def lifetime_value(
    margin: float, retention: float, discount: float, *, with_first: bool = False
) -> float | None:
    """Return ``m·r / (1 + d − r)``, in the unit of the margin; None where it has no end.

    Parameters
    ----------
    margin
        Of one period.
    retention
        Share of customers who stay for the next period, 0…1.
    discount
        Rate of one period, 0…1.
    with_first
        Whether today's margin is included: ``m·(1 + d) / (1 + d − r)``.

    Raises
    ------
    ValueError
        If a rate is negative, or was given in percent.
    """
    if not 0 <= retention <= 1 or not 0 <= discount <= 1:
        raise ValueError("retention and discount are fractions from 0 to 1")
    left = 1 + discount - retention
    if left <= 0:
        return None
    return margin * ((1 + discount) if with_first else retention) / left
