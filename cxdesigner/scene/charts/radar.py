"""A radar: one spoke for each name, values joined to a shape."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.charts.scale import Scale
from cxdesigner.scene.charts.sheet import AXIS_SIZE, LABEL_SIZE, Sheet
from cxdesigner.scene.charts.signs import GRID, MAIN, QUIET, Sign, marker
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import PathShape, Primitive, Stroke

_RADIUS, _LEAST_RADIUS = 92.0, 40.0
_GAP = 8.0
_BESIDE = 0.7
"""Cosine from which on a name stands beside its spoke, not above or below it."""
_SERIES: tuple[tuple[str, Sign, tuple[float, ...], float], ...] = (
    (MAIN, "circle", (), 0.16),
    (QUIET, "diamond", (4.0, 2.5), 0.0),
)
"""Paint, marker, dash and opacity of the fill of the first and the second shape."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """One name with its values, one for each shape (two at most); None = not known."""

    name: str
    values: tuple[float | None, ...]
    ids: tuple[str, ...] = ()


def draw_radar(sheet: Sheet, spokes: Sequence[Spoke], scale: Scale) -> None:
    """Draw spokes clockwise from the top; their names stand around them."""
    room = (sheet.right - sheet.left) / 2
    turns = [2 * math.pi * at / len(spokes) - math.pi / 2 for at in range(len(spokes))]
    radius = _radius(sheet, spokes, turns, room)
    names = [
        sheet.block(spoke.name, LABEL_SIZE, _name_width(turn, room, radius), "bold", 2)
        for spoke, turn in zip(spokes, turns, strict=True)
    ]
    top = sheet.y + max(block.height for block in names) + 8.0
    cx, cy = (sheet.left + sheet.right) / 2, top + radius

    def place(turn: float, share: float) -> tuple[float, float]:
        return cx + math.cos(turn) * radius * share, cy + math.sin(turn) * radius * share

    def ring(shares: Sequence[float]) -> tuple[tuple[str | float, ...], ...]:
        points = [place(turn, share) for turn, share in zip(turns, shares, strict=True)]
        first, *rest = points
        return (("M", *first), *(("L", *point) for point in rest), ("Z",))

    ground: list[Primitive] = []
    for value, _text in scale.ticks:
        shares = [scale.share(value)] * len(turns)
        ground.append(PathShape(ring(shares), None, Stroke(GRID, 0.8)))
    for turn in turns:
        x, y = place(turn, 1.0)
        ground.append(PathShape((("M", cx, cy), ("L", x, y)), None, Stroke(GRID, 0.8)))
    bounds = Rect(cx - radius, cy - radius, 2 * radius, 2 * radius)
    sheet.add(ground, bounds, layer=Layer.GRID, name="radar-grid")
    for at, (paint, sign, dash, opacity) in enumerate(_SERIES):
        values = [spoke.values[at] if at < len(spoke.values) else None for spoke in spokes]
        found = [value for value in values if value is not None]
        if not found:
            continue
        shape: list[Primitive] = []
        if len(found) == len(values):
            path = ring([scale.share(value) for value in found])
            if opacity:
                shape.append(PathShape(path, paint, None, opacity))
            shape.append(PathShape(path, None, Stroke(paint, 1.5, dash, join="round")))
        for turn, level in zip(turns, values, strict=True):
            if level is not None:
                shape += marker(sign, *place(turn, scale.share(level)), paint, size=3.4)
        sheet.add(shape, bounds, name=f"radar-{at}")
    # The scale is written beside the first spoke only, where the rings are widest apart.
    texts: list[Primitive] = []
    for value, text in scale.ticks[1:-1:2]:
        block = sheet.line(text, AXIS_SIZE, 30.0)
        x, y = place(turns[0], scale.share(value))
        if radius / max(1, len(scale.ticks) - 1) >= block.leading + 1.0:
            texts += sheet.put(block, x + 6.0, y - block.leading / 2, QUIET)
    sheet.add(texts, bounds, layer=Layer.FRAME, name="radar-scale")
    lowest = cy + radius
    for spoke, block, turn in zip(spokes, names, turns, strict=True):
        x, y = place(turn, 1.0)
        cos, sin = math.cos(turn), math.sin(turn)
        x, y = x + cos * _GAP, y + sin * _GAP
        left = x - block.width / 2 if abs(cos) < 0.2 else (x if cos > 0 else x - block.width)
        left = min(max(left, sheet.left), sheet.right - block.width)
        name_top = y - block.height / 2 + sin * block.height / 2
        where = Rect(left, name_top, block.width, block.height)
        sheet.add(sheet.put(block, left, name_top), where, spoke.name, ids=spoke.ids)
        lowest = max(lowest, where.bottom)
    sheet.y = lowest + 12.0


def _radius(sheet: Sheet, spokes: Sequence[Spoke], turns: Sequence[float], room: float) -> float:
    """Return a radius that leaves the names beside the shape as much room as their words need."""
    radius = min(_RADIUS, room * 0.52)
    for spoke, turn in zip(spokes, turns, strict=True):
        across = abs(math.cos(turn))
        if across >= _BESIDE:
            word = max(
                (sheet.text_width(part, LABEL_SIZE, "bold") for part in spoke.name.split()),
                default=0.0,
            )
            radius = min(radius, (room - _GAP - word - 1.0) / across)
    return max(radius, min(_LEAST_RADIUS, room * 0.52))


def _name_width(turn: float, room: float, radius: float) -> float:
    across = abs(math.cos(turn))
    return max(room - radius * across - _GAP, 40.0) if across >= _BESIDE else room
