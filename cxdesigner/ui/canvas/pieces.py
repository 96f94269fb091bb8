"""Parts of wide items: what reaches over the whole journey is drawn a stretch at a time.

A lane, a line or the emotion curve of a long blueprint is a hundred thousand points wide. Drawing
it whole for each strip of the screen would cost more than everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from math import floor, hypot

from cxdesigner.base.quick import remaker
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.primitives import (
    Clip,
    Commands,
    Group,
    ImageShape,
    PathShape,
    Primitive,
    RectShape,
    TextRun,
)

MARGIN = 24.0
"""How far a part reaches over its stretch, so that ends and corners lie outside it, in points."""


_with_primitives: Callable[..., SceneItem] = remaker(SceneItem, "primitives")
_with_commands: Callable[..., PathShape] = remaker(PathShape, "commands")
# Links by the thousand are cut where something bars the way of all.


def piece_of(item: SceneItem, left: float, right: float) -> SceneItem:
    """Return an item with only what lies between two x of the scene, and a little more."""
    return _with_primitives(item, tuple(cut(item.primitives, left - item.x, right - item.x)))


def cut(primitives: Iterable[Primitive], left: float, right: float) -> Iterator[Primitive]:
    """Yield what of some primitives lies between two x, in their own coordinates."""
    low, high = left - MARGIN, right + MARGIN
    for found in primitives:
        match found:
            case RectShape(x=x, width=width):
                start, end = max(x, low), min(x + width, high)
                if start < end:
                    yield replace(found, x=start, width=end - start)
            case TextRun(x=x, width=width, size=size):
                if x - size < high and x + width + size > low:
                    yield found
            case PathShape(commands=commands, fill=None, stroke=stroke):
                period = sum(stroke.dash) if stroke is not None else 0.0
                kept = _cut_stroke(commands, low, high, period)
                if kept:
                    yield _with_commands(found, kept)
            case PathShape(commands=commands):
                yield _with_commands(found, _cut_area(commands, low, high))
            case Clip(x=x, width=width, outline=outline) if outline:
                if x < high and x + width > low:
                    yield found
            case Clip(x=x, width=width):
                start, end = max(x, low), min(x + width, high)
                if start < end:
                    children = tuple(cut(found.children, left, right))
                    yield replace(found, x=start, width=end - start, children=children)
            case Group(dx=dx, scale=scale):
                children = tuple(cut(found.children, (left - dx) / scale, (right - dx) / scale))
                if children:
                    yield replace(found, children=children)
            case ImageShape(x=x, width=width):
                if x < high and x + width > low:
                    yield found


def _cut_stroke(commands: Commands, low: float, high: float, period: float) -> Commands:
    """Leave out the segments of an open path beside a stretch; shorten long level ones.

    ``period`` is the length of the dash pattern: a shortened segment starts where a dash starts.
    """
    kept: list[tuple[str | float, ...]] = []
    x = y = start_x = start_y = run = 0.0
    is_down = False
    for name, *values in commands:
        numbers = [float(value) for value in values]
        if name == "M":
            x, y = start_x, start_y = numbers
            run, is_down = 0.0, False
            continue
        if name == "Z":
            numbers = [start_x, start_y]
        end_x, end_y = numbers[-2:]
        xs = (x, *numbers[0::2])
        if max(xs) >= low and min(xs) <= high:
            from_x, to_x = x, end_x
            if name != "C" and y == end_y:
                from_x, to_x = _within(x, end_x, low, high, period, run)
            if not is_down or from_x != x:
                kept.append(("M", from_x, y))
            kept.append(("C", *numbers) if name == "C" else ("L", to_x, end_y))
            is_down = to_x == end_x
        else:
            is_down = False
        run += hypot(end_x - x, end_y - y)
        x, y = end_x, end_y
    return tuple(kept)


def _within(
    start: float, end: float, low: float, high: float, period: float, run: float
) -> tuple[float, float]:
    """Return the part of a level segment near a stretch, with its dashes where they were."""
    forward = end >= start
    first = max(start, low) if forward else min(start, high)
    last = min(end, high) if forward else max(end, low)
    if period > 0 and first != start:
        ahead = abs(first - start) + run
        back = floor(ahead / period) * period - run
        first = start + max(0.0, back) * (1 if forward else -1)
    return first, last


def _cut_area(commands: Commands, low: float, high: float) -> Commands:
    """Replace each run of segments of an outline beside a stretch by one straight segment."""
    kept: list[tuple[str | float, ...]] = []
    x = 0.0
    last_side = 0
    for command in commands:
        name, *values = command
        if name in ("M", "Z"):
            kept.append(command)
            last_side = 0
            x = float(values[0]) if values else x
            continue
        xs = (x, *(float(value) for value in values[0::2]))
        x = xs[-1]
        side = -1 if max(xs) < low else 1 if min(xs) > high else 0
        if side == 0:
            kept.append(command)
        elif side == last_side:
            kept[-1] = ("L", *values[-2:])
        else:
            kept.append(("L", *values[-2:]))
        last_side = side
    return tuple(kept)
