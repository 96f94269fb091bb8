"""Which turns of a wheel, or strokes on a touchpad, go on to another stop."""

from __future__ import annotations

_NOTCH = 120
"""What one notch of a wheel turns, eighths of a degree."""

_REST_MS = 250
"""A stroke is over when nothing came for so long; fingers that glide send more all the time."""


class Wheel:
    """Adds up what is turned: a notch is a stop, and so is a stroke, however long it is."""

    def __init__(self) -> None:
        self._sum = 0
        self._last_ms = 0
        self._is_spent = False

    def turn(self, delta: int, at_ms: int) -> int:
        """Return how many stops to go on, -1, 0 or 1, after a turn up (delta > 0) or down."""
        if at_ms - self._last_ms > _REST_MS or delta * self._sum < 0:
            self._sum, self._is_spent = 0, False
        self._last_ms = at_ms
        if abs(delta) < _NOTCH and self._is_spent:
            return 0
        self._sum += delta
        if abs(self._sum) < _NOTCH:
            return 0
        by = -1 if self._sum > 0 else 1
        self._is_spent = abs(delta) < _NOTCH
        self._sum = delta if self._is_spent else 0
        return by
