"""The line of an emotion curve with what it fills, in pieces that are painted where in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cxdesigner.base.curve import Bezier
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.blocks.feeling import DASHES, EmotionCurve, PlacedCurve
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import Clip, PathShape, Primitive, Stroke

_TINT = 0.6

Command = tuple[str | float, ...]
"""One command of a path."""

PIECE = 12
"""Stretches between points that one item of a curve covers: a canvas paints what is in sight."""


def count_of_pieces(xs: Sequence[float]) -> int:
    """Return in how many pieces a curve through points is drawn."""
    return len(xs) if len(xs) < 2 else (len(xs) - 2) // PIECE + 1


def piece_id(persona_id: str, number: int) -> str:
    """Return the id of a piece of a curve; the first has the id ``curve:<persona>``."""
    return part_id("curve", persona_id, *((str(number),) if number else ()))


def curve_piece(
    one: PlacedCurve,
    number: int,
    axis: EmotionAxis,
    setter: Typesetter,
    folded: Sequence[float] = (),
) -> SceneItem:
    """Draw a piece of a curve; the curve of the first persona is filled.

    It is broken where it would lead through a collapsed stage (``folded``), as if nothing had been
    felt there but what its ends say.
    """
    first = number * PIECE
    xs, ys = one.xs[first : first + PIECE + 1], one.ys[first : first + PIECE + 1]
    x0, y0 = xs[0], axis.top
    width = xs[-1] - x0
    neutral, height = axis.y_of(axis.neutral) - y0, axis.bottom - y0
    area: list[Command] = []
    path: list[Command] = []
    for start, end in _stretches(xs, folded):
        bezier = [_command(one.segments[first + at], xs[at] - x0, y0) for at in range(start, end)]
        left, right, top = xs[start] - x0, xs[end] - x0, ys[start] - y0
        area += [("M", left, neutral), ("L", left, top), *bezier, ("L", right, neutral), ("Z",)]
        path += [("M", left, top), *bezier]
    drawn: list[Primitive] = []
    if one.curve.place == 0:
        hairs: list[Command] = []
        for x, y in zip(xs, ys, strict=True):
            hairs += [("M", x - x0, y - y0), ("L", x - x0, height)]
        drawn.append(PathShape(tuple(hairs), stroke=Stroke("emotion.grid", 0.7, (2.0, 2.5))))
    if one.curve.place == 0 and area:
        drawn += _tinted(tuple(area), neutral, width, height)
    if path:
        dash = DASHES[one.curve.place % len(DASHES)]
        drawn.append(PathShape(tuple(path), stroke=Stroke(one.paint, 1.7, dash, join="round")))
    bounds = Rect(0.0, axis.y_high - y0, width, axis.y_low - axis.y_high)
    id_ = piece_id(one.curve.persona_id, number)
    return _line_item(one.curve, id_, Point(x0, y0), bounds, drawn, setter)


def _stretches(xs: Sequence[float], folded: Sequence[float]) -> list[tuple[int, int]]:
    """Return from which point to which one a curve is drawn."""
    found: list[tuple[int, int]] = []
    for at, (left, right) in enumerate(pairwise(xs)):
        if any(left < x < right for x in folded):
            continue
        start = found.pop()[0] if found and found[-1][1] == at else at
        found.append((start, at + 1))
    return found


def _line_item(
    curve: EmotionCurve,
    id_: str,
    at: Point,
    bounds: Rect,
    drawn: Sequence[Primitive],
    setter: Typesetter,
) -> SceneItem:
    return SceneItem(
        id=id_,
        kind="emotion_curve",
        layer=Layer.EMOTION,
        x=at.x,
        y=at.y,
        bounds=bounds,
        primitives=tuple(drawn),
        label=curve.name,
        language=setter.language,
        record_id=curve.persona_id,
        persona_id=curve.persona_id,
        order=curve.place - 100,
    )


def _tinted(
    area: tuple[Command, ...], neutral: float, width: float, height: float
) -> Iterator[Clip]:
    """Yield what lies between a curve and the neutral line, above it and below it."""
    for top, bottom, paint in (
        (0.0, neutral, "emotion.positive.fill"),
        (neutral, height, "emotion.negative.fill"),
    ):
        yield Clip(0.0, top, width, bottom - top, (PathShape(area, paint, None, _TINT),))


def lead_items(
    one: PlacedCurve, axis: EmotionAxis, setter: Typesetter, left: float, right: float
) -> Iterator[SceneItem]:
    """Draw where a curve comes from and goes to beyond a part of a blueprint, up to its edges."""
    for number, (start, segment) in enumerate(one.leads):
        end = start + segment[3].x
        x0, y0 = max(start, left), axis.top
        height, width = axis.bottom - y0, min(end, right) - x0
        if width <= 0:
            continue
        way = (("M", start - x0, segment[0].y - y0), _command(segment, start - x0, y0))
        drawn: list[Primitive] = []
        if one.curve.place == 0:
            neutral = axis.y_of(axis.neutral) - y0
            area = (*way, ("L", end - x0, neutral), ("L", start - x0, neutral), ("Z",))
            drawn += _tinted(area, neutral, width, height)
        dash = DASHES[one.curve.place % len(DASHES)]
        stroke = PathShape(way, stroke=Stroke(one.paint, 1.7, dash, join="round"))
        drawn.append(Clip(0.0, 0.0, width, height, (stroke,)))
        bounds = Rect(0.0, axis.y_high - y0, width, axis.y_low - axis.y_high)
        id_ = part_id("lead", one.curve.persona_id, str(number))
        yield _line_item(one.curve, id_, Point(x0, y0), bounds, drawn, setter)


def _command(segment: Bezier, x: float, y0: float) -> Command:
    _start, one, two, end = segment
    return ("C", x + one.x, one.y - y0, x + two.x, two.y - y0, x + end.x, end.y - y0)
