"""Time and profit: every minute longer than planned costs money.

Source: domain 4.18, after the shoeshine of Shostack (recalled, not re-read: do not quote).
"""

from __future__ import annotations


def profit(
    price: float, minutes: float, rate: float, materials: float = 0.0, overhead: float = 0.0
) -> float:
    """Return ``price − minutes × rate − materials − overhead``; ``rate`` is labour a minute."""
    return price - minutes * rate - materials - overhead


def break_even_minutes(
    price: float, rate: float, materials: float = 0.0, overhead: float = 0.0
) -> float | None:
    """Return how many minutes leave a profit of 0; None if time costs nothing."""
    return (price - materials - overhead) / rate if rate > 0 else None
