"""Pictures on a plane: points by two figures, zones with names, and labels that never overlap."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.text import Align
from cxdesigner.scene.charts.scale import Scale
from cxdesigner.scene.charts.sheet import AXIS_SIZE, NOTE_SIZE, Sheet
from cxdesigner.scene.charts.signs import (
    AXIS,
    GRID,
    INK,
    PAPER,
    QUIET,
    REFERENCE_DASH,
    line,
)
from cxdesigner.scene.charts.spots import Spot, draw_spots, gathered
from cxdesigner.scene.charts.ticks import level_ticks, upright_ticks
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import Clip, Commands, PathShape, Primitive, RectShape, Stroke

PLOT = "plot"
"""Name of the item that lies where the points do; its id is ``:chart:plot``."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale and what it measures."""

    scale: Scale
    name: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle of the plane between values, with its name in its outer corner."""

    name: str
    left: float
    low: float
    right: float
    high: float
    paint: str | None = None


@dataclass(frozen=True, slots=True)
class Contour:
    """A line through values that parts the plane; its name stands at its first point."""

    points: tuple[tuple[float, float], ...]
    name: str = ""


def draw_plane(
    sheet: Sheet,
    spots: Sequence[Spot],
    across: Axis,
    along: Axis,
    *,
    zones: Sequence[Zone] = (),
    crosshair: tuple[float, float] | None = None,
    contours: Sequence[Contour] = (),
) -> Rect:
    """Draw points on a plane; return where it lies.

    Points that lie on each other share a label. A label that finds no free place becomes a number,
    explained below the plane.
    """
    plot = _place_plot(sheet, along)
    x_of, y_of = _placers(plot, across, along)
    clusters, taken = gathered([(spot, x_of(spot.x), y_of(spot.y)) for spot in spots])
    _ground(sheet, plot, across, along, x_of, y_of)
    grounds = [(zone, rect) for zone in zones if (rect := _area(zone, x_of, y_of)) is not None]
    for zone, area in grounds:
        _zone(sheet, zone, area)
    lines = [_edges(area) for _zone_of, area in grounds]
    lines += [_contour(sheet, one, plot, x_of, y_of, taken) for one in contours]
    if crosshair is not None:
        hairs, middle = _crosshair(sheet, crosshair, plot, x_of, y_of)
        lines.append(hairs)
        taken.append(middle)
    for zone in zones:
        _zone_name(sheet, zone, plot, x_of, y_of, taken)
    avoided = [rect for rects in lines for rect in rects]

    def ground_of(where: Rect) -> list[Primitive]:
        return _ground_of(where, grounds)

    explain = draw_spots(sheet, clusters, plot, taken, avoided, ground_of)
    _axis_names(sheet, plot, across, along, x_of, y_of)
    explain()
    return plot


def _place_plot(sheet: Sheet, along: Axis) -> Rect:
    texts = [sheet.text_width(text, AXIS_SIZE) for _value, text in along.scale.ticks]
    name = sheet.line(along.name, AXIS_SIZE, sheet.right - sheet.left, "bold")
    sheet.add(
        sheet.put(name, sheet.left, sheet.y, QUIET),
        Rect(sheet.left, sheet.y, name.width, name.height),
        along.name,
        layer=Layer.FRAME,
    )
    sheet.y += name.height + 6.0
    left = sheet.left + max(texts, default=0.0) + 6.0
    width = sheet.right - left - 6.0
    return Rect(left, sheet.y, width, min(max(width * 0.72, 180.0), 340.0))


def _placers(
    plot: Rect, across: Axis, along: Axis
) -> tuple[Callable[[float], float], Callable[[float], float]]:
    def x_of(value: float) -> float:
        return across.scale.at(value, plot.x, plot.right)

    def y_of(value: float) -> float:
        return along.scale.at(value, plot.bottom, plot.y)

    return x_of, y_of


def _ground(
    sheet: Sheet,
    plot: Rect,
    across: Axis,
    along: Axis,
    x_of: Callable[[float], float],
    y_of: Callable[[float], float],
) -> None:
    drawn: list[Primitive] = [
        RectShape(plot.x, plot.y, plot.width, plot.height, 2.0, None, Stroke(GRID, 1.0))
    ]
    for value, _text in across.scale.ticks:
        drawn.append(line(x_of(value), plot.y, x_of(value), plot.bottom, Stroke(GRID, 0.6)))
    for value, _text in along.scale.ticks:
        drawn.append(line(plot.x, y_of(value), plot.right, y_of(value), Stroke(GRID, 0.6)))
    sheet.add(drawn, plot, layer=Layer.GRID, name=PLOT)


def _area(
    zone: Zone, x_of: Callable[[float], float], y_of: Callable[[float], float]
) -> Rect | None:
    x1, x2 = x_of(zone.left), x_of(zone.right)
    y1, y2 = y_of(zone.high), y_of(zone.low)
    return Rect(x1, y1, x2 - x1, y2 - y1) if x2 > x1 and y2 > y1 else None


def _zone(sheet: Sheet, zone: Zone, area: Rect) -> None:
    # Tints vanish in high contrast: edges part the zones as well.
    edge = Stroke(AXIS, 0.7)
    tint = RectShape(area.x, area.y, area.width, area.height, 0.0, zone.paint, edge)
    sheet.add((tint,), area, zone.name, layer=Layer.BAND)


def _edges(area: Rect) -> list[Rect]:
    return [
        *(Rect(x - 0.5, area.y, 1.0, area.height) for x in (area.x, area.right)),
        *(Rect(area.x, y - 0.5, area.width, 1.0) for y in (area.y, area.bottom)),
    ]


def _ground_of(where: Rect, grounds: Sequence[tuple[Zone, Rect]]) -> list[Primitive]:
    """Return the ground of the plane at a place, without the lines on it."""
    drawn: list[Primitive] = [RectShape(where.x, where.y, where.width, where.height, 0.0, PAPER)]
    for zone, area in grounds:
        left, right = max(where.x, area.x), min(where.right, area.right)
        top, bottom = max(where.y, area.y), min(where.bottom, area.bottom)
        if zone.paint is not None and right > left and bottom > top:
            drawn.append(RectShape(left, top, right - left, bottom - top, 0.0, zone.paint))
    return drawn


def _zone_name(
    sheet: Sheet,
    zone: Zone,
    plot: Rect,
    x_of: Callable[[float], float],
    y_of: Callable[[float], float],
    taken: list[Rect],
) -> None:
    x1, x2 = x_of(zone.left), x_of(zone.right)
    y1, y2 = y_of(zone.high), y_of(zone.low)
    block = sheet.block(zone.name, NOTE_SIZE, x2 - x1 - 12.0, "bold", 2)
    if x2 - x1 < 40.0 or y2 - y1 < block.height + 6.0 or block.width > x2 - x1 - 8.0:
        return
    # In the outer corner, away from where the zones meet; in another one if that is taken.
    at_left = x1 - plot.x <= plot.right - x2
    at_top = y1 - plot.y <= plot.bottom - y2
    for left, top in ((at_left, at_top), (not at_left, at_top), (at_left, not at_top)):
        x = x1 + 6.0 if left else x2 - 6.0 - block.width
        y = y1 + 4.0 if top else y2 - 4.0 - block.height
        where = Rect(x, y, block.width, block.height)
        if any(where.intersects(other) for other in taken):
            continue
        taken.append(where)
        align: Align = "left" if left else "right"
        runs = sheet.put(block, x if left else where.right, y, QUIET, align)
        sheet.add(runs, where, zone.name, layer=Layer.LABEL)
        return


def _crosshair(
    sheet: Sheet,
    crosshair: tuple[float, float],
    plot: Rect,
    x_of: Callable[[float], float],
    y_of: Callable[[float], float],
) -> tuple[list[Rect], Rect]:
    """Draw where two values meet; return where its lines are, and its middle."""
    x, y = x_of(crosshair[0]), y_of(crosshair[1])
    stroke = Stroke(INK, 1.3)
    drawn = (
        line(x, plot.y, x, plot.bottom, stroke),
        line(plot.x, y, plot.right, y, stroke),
        RectShape(x - 3.4, y - 3.4, 6.8, 6.8, 3.4, PAPER, Stroke(INK, 1.3)),
    )
    sheet.add(drawn, plot, layer=Layer.LINE, name="crosshair")
    hairs = [Rect(x - 1.0, plot.y, 2.0, plot.height), Rect(plot.x, y - 1.0, plot.width, 2.0)]
    return hairs, Rect(x - 4.0, y - 4.0, 8.0, 8.0)


def _contour(
    sheet: Sheet,
    one: Contour,
    plot: Rect,
    x_of: Callable[[float], float],
    y_of: Callable[[float], float],
    taken: list[Rect],
) -> list[Rect]:
    points = [(x_of(x), y_of(y)) for x, y in one.points]
    (x0, y0), *rest = points
    path: Commands = (("M", x0, y0), *(("L", x, y) for x, y in rest))
    drawn: list[Primitive] = [
        Clip(
            plot.x,
            plot.y,
            plot.width,
            plot.height,
            (PathShape(path, None, Stroke(QUIET, 1.0, REFERENCE_DASH)),),
        )
    ]
    if one.name:
        block = sheet.line(one.name, NOTE_SIZE, plot.width * 0.6, "bold")
        top = min(max(y0 - block.height - 1.0, plot.y), plot.bottom - block.height)
        where = Rect(x0 + 5.0, top, block.width, block.height)
        if not any(where.intersects(other) for other in taken):
            taken.append(where)
            drawn.append(
                RectShape(where.x - 2.0, where.y, where.width + 4.0, where.height, 2.0, PAPER)
            )
            drawn += sheet.put(block, where.x, where.y, QUIET)
    sheet.add(drawn, plot, one.name, layer=Layer.LINE)
    return [rect for (x1, y1), (x2, y2) in pairwise(points) for rect in _along(x1, y1, x2, y2)]


def _along(x1: float, y1: float, x2: float, y2: float) -> list[Rect]:
    """Return small rectangles along a line, which labels keep off."""
    count = max(1, round(math.hypot(x2 - x1, y2 - y1) / 4.0))
    return [
        Rect(x1 + (x2 - x1) * at / count - 0.5, y1 + (y2 - y1) * at / count - 0.5, 1.0, 1.0)
        for at in range(count + 1)
    ]


# ---- what is written beside the plane


def _axis_names(
    sheet: Sheet,
    plot: Rect,
    across: Axis,
    along: Axis,
    x_of: Callable[[float], float],
    y_of: Callable[[float], float],
) -> None:
    drawn = upright_ticks(sheet, along.scale, plot.x - 5.0, y_of)
    sheet.y = plot.bottom + 4.0
    level, height = level_ticks(sheet, across.scale, x_of)
    drawn += level
    # The lowest value stands lower than the plane; the other scale begins below it.
    sheet.y += height
    name = sheet.line(across.name, AXIS_SIZE, plot.width, "bold")
    drawn += sheet.put(name, plot.right, sheet.y, QUIET, "right")
    bounds = Rect(
        sheet.left, plot.y - 6.0, sheet.right - sheet.left, sheet.y - plot.y + name.height
    )
    sheet.add(drawn, bounds, across.name, layer=Layer.FRAME)
    sheet.y += name.height
