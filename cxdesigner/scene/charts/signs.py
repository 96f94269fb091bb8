"""Small shapes of the pictures: bars, hatches, markers, intervals; none needs colour."""

from __future__ import annotations

from typing import Literal

from cxdesigner.scene.primitives import Clip, Commands, PathShape, Primitive, RectShape, Stroke

MAIN = "lane.customer"
GOOD = "emotion.positive"
BAD = "emotion.negative"
CALM = "emotion.neutral"
GRID = "grid"
AXIS = "emotion.zero"
INK = "ink"
QUIET = "ink.secondary"
PAPER = "canvas"
PANEL = "summary.fill"

Look = Literal["solid", "hatched", "hollow", "soft"]
"""How a bar is filled: measured, waiting or falling short, assumed, in the background."""

Sign = Literal["circle", "square", "diamond", "up", "down", "star", "bar"]

ASSUMED_DASH = (2.0, 1.6)
REFERENCE_DASH = (4.0, 3.0)
_SMALLEST = 0.6


def line(x1: float, y1: float, x2: float, y2: float, stroke: Stroke) -> PathShape:
    """Return a straight line."""
    return PathShape((("M", x1, y1), ("L", x2, y2)), stroke=stroke)


def hatch(x: float, y: float, width: float, height: float, paint: str) -> Clip:
    """Return stripes rising to the right that fill a rectangle."""
    commands: list[tuple[str | float, ...]] = []
    at = x - height
    while at < x + width:
        commands += [("M", at, y + height), ("L", at + height, y)]
        at += 4.0
    return Clip(x, y, width, height, (PathShape(tuple(commands), stroke=Stroke(paint, 1.0)),))


def bar(
    x: float, y: float, width: float, height: float, paint: str, look: Look = "solid"
) -> tuple[Primitive, ...]:
    """Return a bar; one of no length is a hairline, so that a value of 0 is seen."""
    wide = max(width, _SMALLEST)
    radius = min(1.5, wide / 2)
    match look:
        case "solid":
            return (RectShape(x, y, wide, height, radius, paint),)
        case "soft":
            shape = _outline(x, y, wide, height)
            return (PathShape(shape, paint, None, 0.28), PathShape(shape, None, Stroke(paint, 0.8)))
        case "hollow":
            return (
                RectShape(x, y, wide, height, radius, PAPER),
                RectShape(x, y, wide, height, radius, None, Stroke(paint, 1.1, ASSUMED_DASH)),
            )
        case "hatched":
            return (
                RectShape(x, y, wide, height, radius, PAPER),
                hatch(x, y, wide, height, paint),
                RectShape(x, y, wide, height, radius, None, Stroke(paint, 1.0)),
            )


def _outline(x: float, y: float, width: float, height: float) -> Commands:
    return (
        ("M", x, y),
        ("L", x + width, y),
        ("L", x + width, y + height),
        ("L", x, y + height),
        ("Z",),
    )


def marker(
    sign: Sign, x: float, y: float, paint: str, *, filled: bool = True, size: float = 4.2
) -> tuple[Primitive, ...]:
    """Return a marker around a place; one that is not filled stands for an assumed value."""
    edge = Stroke(PAPER, 1.0) if filled else Stroke(paint, 1.3, ASSUMED_DASH)
    fill = paint if filled else PAPER
    s = size
    points: tuple[tuple[float, float], ...]
    match sign:
        case "circle":
            return (RectShape(x - s, y - s, 2 * s, 2 * s, s, fill, edge),)
        case "square":
            s *= 0.86
            return (RectShape(x - s, y - s, 2 * s, 2 * s, 0.8, fill, edge),)
        case "bar":
            return (RectShape(x - 1.3, y - s - 4.0, 2.6, 2 * s + 8.0, 1.3, fill, edge),)
        case "diamond":
            s *= 1.4
            points = ((0, -s), (s, 0), (0, s), (-s, 0))
        case "up":
            points = ((0, -s * 1.1), (s * 1.1, s * 0.85), (-s * 1.1, s * 0.85))
        case "down":
            points = ((0, s * 1.1), (s * 1.1, -s * 0.85), (-s * 1.1, -s * 0.85))
        case "star":
            points = tuple((s * 1.45 * px, s * 1.45 * py) for px, py in _STAR)
    (x0, y0), *rest = points
    path = (("M", x + x0, y + y0), *(("L", x + px, y + py) for px, py in rest), ("Z",))
    return (PathShape(path, fill, edge),)


_STAR = (
    (0.0, -1.0),
    (0.235, -0.324),
    (0.951, -0.309),
    (0.38, 0.124),
    (0.588, 0.809),
    (0.0, 0.4),
    (-0.588, 0.809),
    (-0.38, 0.124),
    (-0.951, -0.309),
    (-0.235, -0.324),
)


def whisker(low: float, high: float, y: float, paint: str = INK) -> tuple[Primitive, ...]:
    """Return an interval with caps, free of what lies under it."""
    commands: Commands = (
        ("M", low, y),
        ("L", high, y),
        ("M", low, y - 3.5),
        ("L", low, y + 3.5),
        ("M", high, y - 3.5),
        ("L", high, y + 3.5),
    )
    return (
        PathShape(commands, stroke=Stroke(PAPER, 3.2, cap="round")),
        PathShape(commands, stroke=Stroke(paint, 1.3, cap="round")),
    )


def arrow(x1: float, x2: float, y: float, paint: str) -> tuple[Primitive, ...]:
    """Return a level arrow from one x to another; of no length it is nothing."""
    if abs(x2 - x1) < 1.0:
        return ()
    way = 1 if x2 > x1 else -1
    head = min(5.0, abs(x2 - x1))
    tip: Commands = (
        ("M", x2, y),
        ("L", x2 - way * head, y - 2.6),
        ("L", x2 - way * head, y + 2.6),
        ("Z",),
    )
    return (line(x1, y, x2 - way * head, y, Stroke(paint, 1.4)), PathShape(tip, paint))
