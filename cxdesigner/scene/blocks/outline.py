"""Outlines that several drawings share."""

from __future__ import annotations

from cxdesigner.scene.primitives import Commands, PathShape, Stroke


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


def page_shapes(
    width: float, height: float, border: Stroke, corner: float
) -> tuple[PathShape, ...]:
    """Return a page with a folded corner."""
    fold = width - corner
    return (
        PathShape(
            (("M", 0.0, 0.0), ("L", fold, 0.0), ("L", width, corner), ("L", width, height),
             ("L", 0.0, height), ("Z",)),
            "element.fill",
            border,
        ),
        PathShape(
            (("M", fold, 0.0), ("L", fold, corner), ("L", width, corner), ("Z",)),
            "lane.evidence.tint",
            Stroke("element.border", 0.8, join="round"),
        ),
    )  # fmt: skip


def sticky_shapes(width: float, height: float) -> tuple[PathShape, ...]:
    """Return a sticky note whose lower right corner is turned up."""
    fold = 7.0
    pen = Stroke("note.border", 0.8, join="round")
    return (
        PathShape(
            (("M", 0.0, 0.0), ("L", width, 0.0), ("L", width, height - fold),
             ("L", width - fold, height), ("L", 0.0, height), ("Z",)),
            "note.fill",
            pen,
        ),
        PathShape(
            (("M", width, height - fold), ("L", width - fold, height - fold),
             ("L", width - fold, height)),
            stroke=pen,
        ),
    )  # fmt: skip
