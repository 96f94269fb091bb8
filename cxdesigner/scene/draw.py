"""Scene items from coordinates: bands, headers, lines, elements, links, emotion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, listed, ngettext
from cxdesigner.model.element import Element
from cxdesigner.scene.arrange import Arrangement, LineName
from cxdesigner.scene.blocks.element import ElementBlock
from cxdesigner.scene.blocks.emotion import BandGround
from cxdesigner.scene.blocks.lane import (
    lane_band,
    lane_header,
    lane_header_height,
    line_header,
    line_item,
    line_stroke,
    row_header,
)
from cxdesigner.scene.blocks.measures import BAND_EDGE
from cxdesigner.scene.blocks.scale import axis_item
from cxdesigner.scene.blocks.stage import stage_item, step_item
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.feelings import band_title
from cxdesigner.scene.grid import BandBox, EmotionAxis, Grid, LaneBox
from cxdesigner.scene.headers import Headers
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.names import Names
from cxdesigner.scene.route import Columns
from cxdesigner.scene.structure import Structure
from cxdesigner.scene.styles import styled_header

_COLUMN_ORDER = 10_000
_BAND_ORDER = 100


def reading_place(column: int, band: int, slot: int) -> int:
    """Return the reading order of a place: by step, then lane, then place in the cell."""
    return (column + 1) * _COLUMN_ORDER + band * _BAND_ORDER + min(slot, _BAND_ORDER - 1)


def reorder(orders: dict[str, int], columns: Columns, element_ids: Iterable[str]) -> None:
    """Give some elements their place in the order of reading after columns came or went."""
    first, by = (columns.at + columns.gone + 1) * _COLUMN_ORDER, columns.by * _COLUMN_ORDER
    for key in element_ids:
        order = orders.get(key, 0)
        if order >= first:
            orders[key] = order + by


def draw_frame(
    setter: Typesetter,
    structure: Structure,
    arrangement: Arrangement,
    names: Names,
    lines: tuple[LineName, ...],
) -> Iterator[SceneItem]:
    """Yield lanes with their names and lines."""
    grid = arrangement.grid
    for at, lane in enumerate(grid.lanes):
        rules = _rules(grid, lane)
        yield lane_band(lane.lane_id, lane.role, lane.y, grid.right, lane.height, rules)
        header = lane_header(
            lane.lane_id,
            lane.role,
            names.lanes[lane.lane_id],
            lane.y,
            grid.header_width,
            lane.height,
            setter,
            at,
            max(_covered(grid, lane)),
        )
        paints = names.paints.get(lane.lane_id)
        if paints:
            shapes = styled_header(header.primitives, paints, f"lane.{lane.role}")
            header = replace(header, primitives=shapes)
        yield header
    yield from _rows(grid, structure, names.rows, names.lanes, setter)
    named = {line.line_id: line for line in lines}
    for at, box in enumerate(grid.lines):
        line = named[box.line_id]
        name, stroke = line.name, line_stroke(line.kind, line.stroke, line.weight)
        yield line_item(box.line_id, box.kind, box.y, box.left, box.right, name, stroke)
        yield line_header(box.line_id, box.kind, name, box.pill, setter, at)


def draw_axis(setter: Typesetter, arrangement: Arrangement, axis: EmotionAxis) -> SceneItem:
    """Draw the scale of the emotion curve."""
    grid = arrangement.grid
    has_band = grid.emotion_rect is not None
    return axis_item(axis, band_title(), grid.header_width, grid.left, grid.right, setter, has_band)


def band_ground(
    arrangement: Arrangement, axis: EmotionAxis, signs: tuple[tuple[float, Rect], ...]
) -> BandGround:
    """Return what emotion curves are drawn on, with the signs that lie there already."""
    grid = arrangement.grid
    paint: str | None = "emotion.band.fill"
    if grid.emotion_rect is None:
        lane = grid.lane_at_y(axis.top)
        paint = f"lane.{lane.role}.tint" if lane is not None else None
    left, right, room = grid.left + BAND_EDGE, grid.right - BAND_EDGE, arrangement.emotion
    assert room is not None, "there is no scale without room"
    usual = grid.element_width
    folded = tuple([box.x + box.width / 2 for box in grid.columns if box.width < usual])
    top = axis.top + room.height
    return BandGround(axis, left, right, top, paint, signs, room.quotes, folded)


def _rules(grid: Grid, lane: LaneBox) -> list[float]:
    """Return how far below the top of a lane its rows but the first begin."""
    found: list[float] = []
    above: BandBox | None = None
    for band in grid.bands:
        if band.lane_id == lane.lane_id:
            if above is not None and above.row_id != band.row_id:
                found.append(band.y - lane.y)
            above = band
    return found


def _covered(grid: Grid, lane: LaneBox) -> Iterator[float]:
    """Yield how far down other things reach where the name of a lane would be."""
    yield 0.0
    for line in grid.lines:
        if line.pill.y < lane.y < line.pill.bottom:
            yield line.pill.bottom - lane.y
    axis = grid.emotion
    if axis is not None and grid.emotion_rect is None and axis.top == lane.y:
        yield axis.bottom - lane.y


def draw_headers(
    setter: Typesetter,
    arrangement: Arrangement,
    headers: Headers,
    known: Mapping[str, SceneItem],
    kept: int = 0,
) -> Iterator[SceneItem]:
    """Yield stages and steps; those of `known` that look the same are only moved.

    What stands over the first `kept` columns is left out.
    """
    grid = arrangement.grid
    gutters = arrangement.column_gutters
    for run, left, right in headers.extents(grid.columns, gutters, kept):
        top, height = arrangement.stage_tops[run.level], arrangement.header_heights[run.level]
        order = run.first * _COLUMN_ORDER + run.level
        old = known.get(run.id)
        if (
            old is not None
            and old.label == run.text
            and old.order % _COLUMN_ORDER == run.level
            and old.bounds.width == right - left
            and old.bounds.height == height
        ):
            yield _moved(old, left, top, order)
        else:
            yield stage_item(run, left, top, right - left, height, setter, order)
    top, height = arrangement.stage_tops[2], headers.step_height
    for column, name, stage_id in zip(
        grid.columns[kept:],
        headers.step_names[kept:],
        headers.step_stages[kept:],
        strict=False,
    ):
        if column.step_id is None:
            continue
        left, width = column.x - 4.0, column.width + 8.0
        old = known.get(column.step_id)
        if (
            old is not None
            and old.label == name
            and old.stage_id == stage_id
            and old.bounds.width == width
            and old.bounds.height == height
        ):
            yield _moved(old, left, top, 0)
        else:
            yield step_item(column.step_id, stage_id, name, left, top, width, height, setter, 0)


def _moved(item: SceneItem, x: float, y: float, order: int) -> SceneItem:
    if item.x == x and item.y == y and item.order == order:
        return item
    return item.placed(x, y, order)


def _rows(
    grid: Grid,
    structure: Structure,
    row_names: Mapping[str, str],
    lane_names: Mapping[str, str],
    setter: Typesetter,
) -> Iterator[SceneItem]:
    seen_lanes: set[str] = set()
    seen_rows: set[str] = set()
    for box, band in zip(grid.bands, structure.bands, strict=True):
        is_first = band.lane_id not in seen_lanes
        seen_lanes.add(band.lane_id)
        if band.row_id is None or band.row_id in seen_rows:
            continue
        seen_rows.add(band.row_id)
        y, height = box.y, box.height
        if is_first:
            down = lane_header_height(lane_names[band.lane_id], grid.header_width, setter) - 6.0
            axis = grid.emotion
            if axis is not None and grid.emotion_rect is None and axis.top == y:
                down += axis.bottom - y
            y, height = y + down, height - down
        yield row_header(
            band.row_id,
            band.lane_id,
            band.role,
            row_names.get(band.row_id, ""),
            y,
            grid.header_width,
            height,
            setter,
        )


# ---- elements


def element_item(
    element: Element,
    block: ElementBlock,
    rect: Rect,
    place: tuple[int, int, int, int],
    role: str,
    stage_id: str | None,
    lane: str,
    language: str,
    old: SceneItem | None,
    *,
    lane_is_known: bool,
) -> SceneItem:
    """Return the item of an element: the old one, moved if need be, when it looks the same.

    ``lane_is_known`` says that no lane was renamed since the old one was made.
    """
    band, first, _last, slot = place
    column = first if element.step_id is not None else -1
    order = reading_place(column, band, slot)
    if (
        old is not None
        and old.primitives is block.primitives
        and old.children is block.badges
        and old.bounds.width == rect.width
        and old.stage_id == stage_id
        and old.step_id == element.step_id
        and old.lane_id == element.lane_id
        and old.element_kind == element.kind
        and old.url == element.link_url
        and old.lane_role == role
        and lane_is_known
    ):
        if old.x == rect.x and old.y == rect.y and old.order == order:
            return old
        return old.placed(rect.x, rect.y, order)
    spec = block.spec
    return SceneItem(
        id=element.id,
        kind="element",
        layer=Layer.ELEMENT,
        x=rect.x,
        y=rect.y,
        bounds=Rect(0.0, 0.0, rect.width, rect.height),
        primitives=block.primitives,
        children=block.badges,
        label=spec.title,
        description=_described(lane, spec.footer, spec.duration, block),
        language=language,
        order=order,
        record_id=element.id,
        lane_id=element.lane_id,
        lane_role=role,
        stage_id=stage_id,
        step_id=element.step_id,
        element_kind=element.kind,
        url=element.link_url,
    )


def _described(lane: str, footer: str, duration: str, block: ElementBlock) -> str:
    parts = [lane, footer, duration, *(badge.label for badge in block.badges)]
    if block.spec.start:
        parts.append(_("start"))
    if block.spec.end:
        parts.append(_("end"))
    n = len(block.spec.pictures)
    if n:
        parts.append(ngettext("{n} picture", "{n} pictures", n).format(n=n))
    return listed(part for part in parts if part)
