"""Outlines that several drawings share."""

from __future__ import annotations

from cxdesigner.scene.primitives import Commands


def rounded_outline(x: float, y: float, width: float, height: float, radius: float) -> Commands:
    """Return the path of a rectangle with round corners."""
    k = radius * (1 - 0.5523)
    right, bottom = x + width, y + height
    return (
        ("M", x + radius, y),
        ("L", right - radius, y),
        ("C", right - k, y, right, y + k, right, y + radius),
        ("L", right, bottom - radius),
        ("C", right, bottom - k, right - k, bottom, right - radius, bottom),
        ("L", x + radius, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - radius),
        ("L", x, y + radius),
        ("C", x, y + k, x + k, y, x + radius, y),
        ("Z",),
    )
