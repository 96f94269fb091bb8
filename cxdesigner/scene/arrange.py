"""Coordinates: from heights of blocks and demands of links to columns, bands and lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from cxdesigner.base.geometry import Rect
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.scene.blocks.measures import (
    BADGE_RISE,
    EMOTION_GAP,
    GRID_PAD,
    MIN_GRID_WIDTH,
    MIN_LANE_HEIGHT,
    ROW_GAP,
    STAGE_GAP,
    eighths_up,
)
from cxdesigner.scene.blocks.quote_rows import NO_QUOTES, QuoteRows
from cxdesigner.scene.grid import BandBox, ColumnBox, EmotionAxis, Grid, LaneBox, LineBox
from cxdesigner.scene.narrow import narrow_width
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import GutterDemand, NamedLine, Span
from cxdesigner.scene.structure import Structure

_PILL_X = 2.0
_PILL_AIR = 1.5
"""Between the pill of a line and the lanes above and below."""
_PILL_APART = 5.0
"""Between two pills in one gap, where the lane between their lines is hidden."""
_LIFT = 1.25
"""How far a line may lie off the middle of its gutter: tracks of links keep clear of it."""
_WHITE = 4.0
"""Least free space between the bands of two lanes."""


@dataclass(frozen=True, slots=True)
class LineName:
    """A line that is drawn: its gutter, its name and the size of the pill with it.

    ``stroke`` and ``weight`` are wanted otherwise than the kind has them.
    """

    line_id: str
    kind: str
    after_lane_id: str
    name: str
    gutter: int
    pill_width: float
    pill_height: float
    stroke: str | None = None
    weight: str | None = None


@dataclass(frozen=True, slots=True)
class EmotionRoom:
    """Room for the emotion curve: the scale, its free space above and below, quotes."""

    low: float
    high: float
    height: float
    pad_top: float
    pad_bottom: float
    quotes: QuoteRows = NO_QUOTES


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The grid and what routing and drawing want to know besides."""

    grid: Grid
    column_spans: tuple[Span, ...]
    column_gutters: tuple[Span, ...]
    lane_gutters: tuple[Span, ...]
    named_lines: tuple[NamedLine, ...]
    stage_tops: tuple[float, ...]
    """y of each row of the headers: stages of the first level, of the second, steps."""

    header_heights: tuple[float, float, float]
    """Of the same rows."""

    emotion: EmotionRoom | None = None
    vertical: tuple[GutterDemand, ...] = ()
    """What links asked of the gutters between columns."""

    def columns_kept(self, before: Arrangement) -> int:
        """Return how many columns from the left are those of another, their gutters included."""
        kept = 0
        for one, two, left, right in zip(
            self.grid.columns,
            before.grid.columns,
            self.column_gutters,
            before.column_gutters,
            strict=False,
        ):
            if one is not two or left is not right:
                break
            kept += 1
        return kept


def arrange(
    structure: Structure,
    options: LayoutOptions,
    content_heights: Sequence[float],
    lane_minimum: Mapping[str, float],
    header_heights: Callable[[Sequence[ColumnBox], Sequence[Span]], tuple[float, float, float]],
    lines: Sequence[LineName],
    emotion: EmotionRoom | None,
    horizontal: Sequence[GutterDemand],
    vertical: Sequence[GutterDemand],
    known: Arrangement | None = None,
    narrow: frozenset[str] = frozenset(),
) -> Arrangement:
    """Return all coordinates.

    Columns that lie as they did in the arrangement `known`, which had the same options, are the
    same objects.

    Parameters
    ----------
    content_heights
        Of each band: from its highest to its lowest element, points.
    lane_minimum
        Least height of a lane for its name, by lane id.
    header_heights
        Gives those of stages, stages of the second level and step names, 0 for what there is
        not, once columns and the gaps between them are known.
    horizontal, vertical
        Demands of links, one more than bands and columns.
    narrow
        The steps whose columns are narrow, the same as in `known`.
    """
    column_gutters, columns, right = _columns(structure, options, vertical, known, narrow)
    tops: list[float] = []
    y = 0.0
    heights = header_heights(columns, column_gutters)
    for height in heights:
        gap = 2.0 if y and height else 0.0
        tops.append(y + gap)
        y += height + gap
    header_height = y
    y += STAGE_GAP if y else 0.0
    body_top = y
    axis: EmotionAxis | None = None
    if emotion is not None and options.emotion == "band":
        axis = _axis(emotion, y)
        y = axis.bottom + EMOTION_GAP
    pad_top = max(options.band_pad, BADGE_RISE + 0.5)
    pad_bottom = options.band_pad
    bands: list[BandBox] = []
    gutters: list[Span] = []
    lane_edges: dict[str, list[float]] = {}
    customer = next(
        (at for at, band in enumerate(structure.bands) if band.role in CUSTOMER_ROLES), None
    )
    pills: dict[int, float] = {}
    for line in lines:
        pills[line.gutter] = max(pills.get(line.gutter, 0.0), line.pill_height)
    counts: dict[int, int] = {}
    for line in lines:
        counts[line.gutter] = counts.get(line.gutter, 0) + 1
    content = list(content_heights)
    _grow_for_names(structure, content, lane_minimum, pad_top + pad_bottom, horizontal)
    bottom = y
    whites: list[tuple[float, float]] = []
    for at, band in enumerate(structure.bands):
        before = structure.bands[at - 1] if at else None
        start = bottom
        white_top = start + pad_bottom
        size = horizontal[at].size
        if before is None:
            size = max(size, pad_top)
        elif before.lane_id == band.lane_id:
            size = max(size, ROW_GAP)
        else:
            white = _WHITE
            if at in pills:
                white = max(white, _pill_room(pills[at], counts[at]))
            size = max(size, pad_bottom + white + pad_top)
        size = eighths_up(size)
        if at == customer and emotion is not None and options.emotion in ("above", "overlay"):
            # Tracks run below the curve, so that links of the lane do not cross it.
            if before is not None:
                start += pad_bottom + white
            axis = _axis(emotion, start)
            start = axis.bottom
        gutters.append(Span(start, start + size))
        top = start + size
        height = content[at]
        edge_top = top - pad_top
        if at == customer and axis is not None and options.emotion == "overlay":
            # The curve floats over the elements of the lane, on its ground.
            edge_top = axis.top
        is_below_curve = at == customer and axis is not None and options.emotion != "band"
        whites.append((white_top, axis.top if axis is not None and is_below_curve else edge_top))
        if before is not None and before.lane_id == band.lane_id:
            edge_top = start + size / 2
            bands[-1] = _closed(bands[-1], edge_top)
        bands.append(
            BandBox(
                band.lane_id,
                band.row_id,
                band.spanning,
                edge_top,
                top + height + pad_bottom - edge_top,
                top,
                top + height,
            )
        )
        edges = lane_edges.setdefault(band.lane_id, [edge_top, 0.0, top - pad_top])
        edges[1] = top + height + pad_bottom
        bottom = top + height
    last = horizontal[-1] if horizontal else GutterDemand()
    size = max(last.size, pad_bottom)
    at = len(structure.bands)
    if at in pills:
        size = max(size, pad_bottom + _pill_room(pills[at], counts[at]))
    gutters.append(Span(bottom, bottom + eighths_up(size)))
    whites.append((bottom + pad_bottom, gutters[-1].end))
    bottom = gutters[-1].end
    lanes = tuple(
        LaneBox(lane_id, role, edges[0], edges[1] - edges[0], edges[2] - edges[0])
        for lane_id, role, edges in (
            (band.lane_id, band.role, lane_edges[band.lane_id])
            for at, band in enumerate(structure.bands)
            if not at or structure.bands[at - 1].lane_id != band.lane_id
        )
    )
    line_boxes, named = _lines(lines, gutters, whites, horizontal, right)
    grid = Grid(
        columns=columns,
        bands=tuple(bands),
        lanes=lanes,
        lines=line_boxes,
        header_width=options.header_width,
        header_height=header_height,
        body_top=body_top,
        left=options.header_width,
        right=right,
        bottom=bottom,
        element_width=options.element_width,
        emotion=axis,
    )
    if known is not None and known.grid.columns is columns:
        spans = known.column_spans
    else:
        make = partial(tuple.__new__, Span)
        spans = tuple([make((x, x + width)) for _step_id, x, width in columns])
    return Arrangement(
        grid,
        spans,
        column_gutters,
        tuple(gutters),
        named,
        tuple(tops),
        heights,
        emotion,
        tuple(vertical),
    )


def _columns(
    structure: Structure,
    options: LayoutOptions,
    vertical: Sequence[GutterDemand],
    known: Arrangement | None,
    narrow: frozenset[str],
) -> tuple[tuple[Span, ...], tuple[ColumnBox, ...], float]:
    usual, gap = options.element_width, options.column_gap
    small = narrow_width(options)
    step_ids = structure.step_ids
    gutters: list[Span] = []
    columns: list[ColumnBox] = []
    if known is not None:
        # What lies left of the first change lies as before.
        for step_id, demand, column, span, asked in zip(
            step_ids, vertical, known.grid.columns, known.column_gutters, known.vertical,
            strict=False,
        ):  # fmt: skip
            if step_id != column[0] or (demand is not asked and demand.size != asked.size):
                break
            gutters.append(span)
            columns.append(column)
    first = len(columns)
    x = columns[-1].x + columns[-1].width if columns else options.header_width
    sizes: dict[float, float] = {}
    make_span, make_column = partial(tuple.__new__, Span), partial(tuple.__new__, ColumnBox)
    for at in range(first, len(step_ids)):
        asked_size = max(vertical[at].size, gap if at else min(GRID_PAD, gap))
        size = sizes.get(asked_size)
        if size is None:
            size = sizes[asked_size] = eighths_up(asked_size)
        gutters.append(make_span((x, x + size)))
        x += size
        width = small if step_ids[at] in narrow else usual
        columns.append(make_column((step_ids[at], x, width)))
        x += width
    size = eighths_up(max(vertical[len(step_ids)].size, min(GRID_PAD, gap)))
    last = Span(x, x + size)
    least = options.min_width
    if step_ids == (None,):
        least = max(least, options.header_width + MIN_GRID_WIDTH)
    right = max(x + size, least)
    if known is not None and first == len(known.grid.columns) == len(step_ids):
        is_same = last == known.column_gutters[-1]
        return known.column_gutters if is_same else (*gutters, last), known.grid.columns, right
    return (*gutters, last), tuple(columns), right


def _grow_for_names(
    structure: Structure,
    content: list[float],
    lane_minimum: Mapping[str, float],
    pads: float,
    horizontal: Sequence[GutterDemand],
) -> None:
    """Make the last band of a lane higher where the name of the lane needs it."""
    total: dict[str, float] = {}
    last: dict[str, int] = {}
    for at, band in enumerate(structure.bands):
        if band.lane_id in total:
            total[band.lane_id] += max(horizontal[at].size, ROW_GAP)
        total[band.lane_id] = total.get(band.lane_id, pads) + content[at]
        last[band.lane_id] = at
    for lane_id, at in last.items():
        least = max(lane_minimum.get(lane_id, 0.0), MIN_LANE_HEIGHT)
        if total[lane_id] < least:
            content[at] = eighths_up(content[at] + least - total[lane_id])


def _closed(band: BandBox, bottom: float) -> BandBox:
    return BandBox(
        band.lane_id,
        band.row_id,
        band.spanning,
        band.y,
        bottom - band.y,
        band.content_top,
        band.content_bottom,
    )


def _axis(room: EmotionRoom, top: float) -> EmotionAxis:
    y_high = top + room.pad_top
    y_low = top + room.height - room.pad_bottom
    bottom = top + room.height + room.quotes.height
    return EmotionAxis(room.low, room.high, y_low, y_high, top, bottom)


def _pill_room(height: float, count: int) -> float:
    """Return the height that so many pills of a height need between two lanes."""
    return count * height + (count - 1) * _PILL_APART + 2 * _PILL_AIR


def _lines(
    lines: Sequence[LineName],
    gutters: Sequence[Span],
    whites: Sequence[tuple[float, float]],
    horizontal: Sequence[GutterDemand],
    right: float,
) -> tuple[tuple[LineBox, ...], tuple[NamedLine, ...]]:
    boxes: list[LineBox] = []
    named: list[NamedLine] = []
    seen: dict[int, int] = {}
    for line in lines:
        place = seen.get(line.gutter, 0)
        seen[line.gutter] = place + 1
        span, demand = gutters[line.gutter], horizontal[line.gutter]
        low, high = whites[line.gutter]
        if high <= span.start:
            # Above a curve, which belongs to the lane below it.
            span, demand = Span(low, high), GutterDemand()
        offset = demand.lines[place] if place < len(demand.lines) else demand.size / 2
        y = (span.start + span.end - demand.size) / 2 + offset
        # The middle between the lanes is not that between their elements.
        y += min(max((low + high - span.start - span.end) / 2, -_LIFT), _LIFT)
        mates = [other for other in lines if other.gutter == line.gutter]
        if len(mates) > 1:
            # Lines of one gutter lie so far apart that their names do not touch.
            tallest = max(mate.pill_height for mate in mates)
            step = tallest + _PILL_APART
            room = (len(mates) - 1) * step
            offsets = demand.lines or (demand.size / 2,)
            middle = (span.start + span.end - demand.size) / 2 + sum(offsets) / len(offsets)
            edge = tallest / 2 + _PILL_AIR
            first = min(max(middle - room / 2, low + edge), high - edge - room)
            y = first + place * step
        top = y - line.pill_height / 2
        if high - low >= line.pill_height + 2 * _PILL_AIR:
            # Between the lanes, not over their names.
            top = min(max(top, low + _PILL_AIR), high - _PILL_AIR - line.pill_height)
        pill = Rect(_PILL_X, top, line.pill_width, line.pill_height)
        boxes.append(LineBox(line.line_id, line.kind, line.after_lane_id, y, 0.0, right, pill))
        named.append(NamedLine(line.gutter, y, 0.0, right))
    return tuple(boxes), tuple(named)
