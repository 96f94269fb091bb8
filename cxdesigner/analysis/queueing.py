"""Little's law: how many are present, how fast they come, how long they stay.

Source: domain 4.8 (L = λW). Holds for averages of a process that neither fills nor empties.
"""

from __future__ import annotations

_MINUTES = 60.0


def present(arrivals_per_hour: float, minutes: float) -> float:
    """Return how many are present on average: arrivals an hour × time each stays."""
    return arrivals_per_hour * minutes / _MINUTES


def minutes_of_stay(number_present: float, arrivals_per_hour: float) -> float | None:
    """Return how many minutes each stays on average; None if nobody arrives."""
    return number_present / arrivals_per_hour * _MINUTES if arrivals_per_hour > 0 else None


def arrivals_per_hour(number_present: float, minutes: float) -> float | None:
    """Return how many arrive in an hour on average; None if nobody stays."""
    return number_present / minutes * _MINUTES if minutes > 0 else None
