"""Lanes, their headers and rows, and the lines between lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.measures import (
    ACCENT,
    LANE_SIZE,
    PILL_SIZE,
    ROW_SIZE,
    eighths_up,
)
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import PathShape, RectShape, Stroke

_INDENT = 11.0
_TOP = 6.0
_LANE_LEADING = 1.2
_PILL_PAD = 6.0
_PILLS = ((PILL_SIZE, _PILL_PAD), (PILL_SIZE, 4.0), (PILL_SIZE - 0.5, 4.0))
"""Size and air beside the name of a line, by preference."""
_PILLS_OF_ONE_LINE = (*_PILLS, (PILL_SIZE - 0.5, 2.5))
_PILLS_OF_MORE = (*_PILLS, (PILL_SIZE - 0.5, 3.0))
"""The same where it stands on one line, or on more."""

LINE_STROKES: dict[str, Stroke] = {
    "interaction": Stroke("line.ink", 2.0),
    "visibility": Stroke("line.ink", 2.0, (11.0, 6.0)),
    "internal": Stroke("line.ink", 1.4, (4.0, 3.5)),
    "implementation": Stroke("line.ink", 1.0, (1.0, 3.0), "round"),
    "custom": Stroke("line.custom", 1.0, (8.0, 3.0, 2.0, 3.0)),
}
"""How each kind of line is drawn (domain 2.1)."""


_PATTERNS: dict[str, tuple[float, ...]] = {"solid": (), "dash": (9.0, 5.0), "dot": (1.0, 3.0)}
_WEIGHTS: dict[str, float] = {"thin": 1.0, "medium": 1.6, "heavy": 2.6}


def line_stroke(kind: str, pattern: str | None = None, weight: str | None = None) -> Stroke:
    """Return how a line is drawn: as its kind is, where nothing else is wanted for it."""
    usual = LINE_STROKES.get(kind, LINE_STROKES["custom"])
    width = usual.width if weight is None else _WEIGHTS[weight]
    if pattern is None:
        return replace(usual, width=width)
    dash = tuple(length * max(1.0, width) for length in _PATTERNS[pattern])
    return Stroke(usual.paint, width, dash, "round" if pattern == "dot" else "butt")


def lane_band(
    lane_id: str,
    role: str,
    y: float,
    width: float,
    height: float,
    rules: Sequence[float] = (),
) -> SceneItem:
    """Draw the tinted ground of a lane, with hairlines above its rows but the first.

    `rules` are how far below the top of the lane the hairlines lie.
    """
    stroke = Stroke("lane.row.rule", 0.7)
    lines = (PathShape((("M", _INDENT, rule), ("L", width, rule)), stroke=stroke) for rule in rules)
    return SceneItem(
        id=lane_id,
        kind="lane",
        layer=Layer.BAND,
        x=0.0,
        y=y,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=(RectShape(0.0, 0.0, width, height, fill=f"lane.{role}.tint"), *lines),
        record_id=lane_id,
        lane_id=lane_id,
        lane_role=role,
    )


def lane_header_height(name: str, width: float, setter: Typesetter) -> float:
    """Return the height that the name of a lane needs."""
    size, lines = _set_name(name, width, setter)
    return eighths_up(2 * _TOP + len(lines) * size * _LANE_LEADING)


def _set_name(name: str, width: float, setter: Typesetter) -> tuple[float, tuple[TextLine, ...]]:
    """Return size and lines of the name of a lane: a little smaller rather than a word split."""
    room = width - _INDENT - 3.0
    for nominal in (LANE_SIZE, LANE_SIZE - 1.0, LANE_SIZE - 2.0):
        size = setter.size(nominal, name)
        if all(setter.width(word, "bold", size) <= room for word in name.split()):
            break
    return size, setter.wrap(name, "bold", size, room)


def lane_header(
    lane_id: str,
    role: str,
    name: str,
    y: float,
    width: float,
    height: float,
    setter: Typesetter,
    order: int,
    lower: float = 0.0,
) -> SceneItem:
    """Draw the coloured bar and the name of a lane.

    `lower` is how far the pill of a line reaches into the lane: the name starts below it.
    """
    top = max(_TOP, lower + 2.0)
    size, lines = _set_name(name, width, setter)
    step = size * _LANE_LEADING
    runs = tuple(
        run
        for at, line in enumerate(lines)
        for run in setter.measurer.runs(
            line.text,
            _INDENT,
            top + (at + 0.5) * step + size * 0.37,
            "bold",
            size,
            f"lane.{role}",
            setter.language,
        )
    )
    return SceneItem(
        id=part_id("header", lane_id),
        kind="lane_header",
        layer=Layer.HEADER,
        x=0.0,
        y=y,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=(RectShape(0.0, 0.0, ACCENT, height, fill=f"lane.{role}"), *runs),
        label=name,
        language=setter.language,
        order=order,
        record_id=lane_id,
        lane_id=lane_id,
        lane_role=role,
    )


def row_header_height(name: str, width: float, setter: Typesetter) -> float:
    """Return the height that the name of a row needs."""
    size = setter.size(ROW_SIZE, name)
    return eighths_up(len(setter.wrap(name, "regular", size, width - _INDENT - 4.0))
                      * setter.leading(size))  # fmt: skip


def row_header(
    row_id: str,
    lane_id: str,
    role: str,
    name: str,
    y: float,
    width: float,
    height: float,
    setter: Typesetter,
) -> SceneItem:
    """Draw the name of a row of a lane."""
    size = setter.size(ROW_SIZE, name)
    lines = setter.wrap(name, "regular", size, width - _INDENT - 4.0)
    return SceneItem(
        id=row_id,
        kind="row_header",
        layer=Layer.GRID,
        x=0.0,
        y=y,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=setter.lines(lines, _INDENT, 2.0, size, "regular", f"lane.{role}"),
        label=name,
        language=setter.language,
        record_id=row_id,
        lane_id=lane_id,
        lane_role=role,
    )


def pill_size(name: str, width: float, setter: Typesetter) -> tuple[float, float]:
    """Return width and height of the pill that names a line, at most `width` wide."""
    size, pad, lines = _set_pill(name, width, setter)
    widest = max((line.width for line in lines), default=0.0)
    return (
        eighths_up(min(widest, width) + 2 * pad),
        eighths_up(len(lines) * size * 1.22 + 4.0),
    )


def _set_pill(
    name: str, width: float, setter: Typesetter
) -> tuple[float, float, tuple[TextLine, ...]]:
    """Return size, air beside and lines of the name of a line.

    It is set rather small than on two lines or with a word split.
    """
    for nominal, pad in _PILLS_OF_ONE_LINE:
        size = setter.size(nominal, name)
        if setter.width(name, "bold", size) + 2 * pad <= width:
            return size, pad, setter.wrap(name, "bold", size, width)
    for nominal, pad in _PILLS_OF_MORE:
        size = setter.size(nominal, name)
        room = width - 2 * pad
        if all(setter.width(word, "bold", size) <= room for word in name.split()):
            break
    return size, pad, setter.wrap(name, "bold", size, room)


def line_item(
    line_id: str, kind: str, y: float, left: float, right: float, name: str, stroke: Stroke
) -> SceneItem:
    """Draw a named line from `left` to `right`."""
    width = right - left
    return SceneItem(
        id=line_id,
        kind="line",
        layer=Layer.LINE,
        x=left,
        y=y,
        bounds=Rect(0.0, -stroke.width / 2, width, stroke.width),
        primitives=(PathShape((("M", 0.0, 0.0), ("L", width, 0.0)), stroke=stroke),),
        label=name,
        record_id=line_id,
        line_kind=kind,
    )


def line_header(
    line_id: str, kind: str, name: str, pill: Rect, setter: Typesetter, order: int
) -> SceneItem:
    """Draw the pill with the name of a line."""
    size, _pad, lines = _set_pill(name, pill.width + 0.5, setter)
    step = size * 1.22
    top = (pill.height - len(lines) * step) / 2
    stroke = LINE_STROKES.get(kind, LINE_STROKES["custom"])
    runs = tuple(
        run
        for at, line in enumerate(lines)
        for run in setter.measurer.runs(
            line.text,
            (pill.width - line.width) / 2,
            top + (at + 0.5) * step + size * 0.37,
            "bold",
            size,
            "line.pill.ink",
            setter.language,
        )
    )
    return SceneItem(
        id=part_id("header", line_id),
        kind="line_header",
        layer=Layer.HEADER,
        x=pill.x,
        y=pill.y,
        bounds=Rect(0.0, 0.0, pill.width, pill.height),
        primitives=(
            RectShape(
                0.0,
                0.0,
                pill.width,
                pill.height,
                min(pill.height / 2, 8.0),
                "line.pill.fill",
                Stroke(stroke.paint, 0.9),
            ),
            *runs,
        ),
        label=name,
        language=setter.language,
        order=order,
        record_id=line_id,
        line_kind=kind,
    )
