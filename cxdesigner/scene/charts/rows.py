"""Pictures in rows: a name at the left, marks on one scale, a figure at the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxdesigner.analysis.words import unbroken
from cxdesigner.base.geometry import Rect
from cxdesigner.scene.charts.scale import Scale
from cxdesigner.scene.charts.sheet import (
    AXIS_SIZE,
    LABEL_SIZE,
    MOST_LINES,
    NOTE_SIZE,
    VALUE_SIZE,
    Block,
    Sheet,
)
from cxdesigner.scene.charts.signs import (
    AXIS,
    GRID,
    INK,
    QUIET,
    REFERENCE_DASH,
    Look,
    Sign,
    arrow,
    bar,
    line,
    marker,
    whisker,
)
from cxdesigner.scene.charts.ticks import level_ticks
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import FontStyle, Primitive, Stroke

_LABEL_SHARE, _WIDEST_LABEL = 0.38, 0.46
"""Of the width that names take; more only for a word that would be cut."""
_VALUE_SHARE, _WIDEST_VALUE = 0.26, 0.42
_GAP = 10.0
_BAR = 11.0
_ROW_PAD = 4.5
_LEAST_ROW = 22.0


@dataclass(frozen=True, slots=True)
class Bar:
    """From one value to another; ``text`` is printed inside where there is room."""

    start: float
    end: float
    paint: str
    look: Look = "solid"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """One value; not filled where it is assumed."""

    value: float
    sign: Sign
    paint: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """An interval around a value."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """The way from one value to another."""

    start: float
    end: float
    paint: str


@dataclass(frozen=True, slots=True)
class Rail:
    """A thin line from one value to another, e.g. slack."""

    start: float
    end: float


Mark = Bar | Dot | Span | Arrow | Rail


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``flag`` stands in bold under the name, ``said`` is the whole in words."""

    name: str
    value: str
    marks: tuple[Mark, ...]
    ids: tuple[str, ...] = ()
    flag: str = ""
    flag_paint: str = INK
    strong: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A value of the scale that all rows are compared with."""

    value: float
    name: str


@dataclass(frozen=True, slots=True)
class _Set:
    row: Row
    name: Block
    flag: Block
    value: Block
    height: float


def draw_rows(
    sheet: Sheet,
    rows: Sequence[Row],
    scale: Scale,
    *,
    title: str = "",
    references: Sequence[Reference] = (),
    axis: bool = True,
    like: Sequence[Row] = (),
) -> Rect:
    """Draw rows one below the other and the scale under them; return where the marks lie.

    Parameters
    ----------
    title
        What the scale measures, printed under it.
    references
        Values to compare with; their names stand above the rows.
    like
        Rows drawn elsewhere in the picture whose columns these share.
    """
    width = sheet.right - sheet.left
    set_rows = _set(sheet, rows, width)
    measured = [*set_rows, *_set(sheet, like, width)]
    label_width = max((max(s.name.width, s.flag.width) for s in measured), default=0.0)
    value_width = max((s.value.width for s in measured), default=0.0)
    left = sheet.left + label_width + _GAP
    right = sheet.right - (value_width + _GAP if value_width else 6.0)
    top = _reference_names(sheet, references, scale, left, right)
    bottom = top + sum(s.height for s in set_rows)
    _frame(sheet, scale, references, Rect(left, top, right - left, bottom - top))
    at = top
    for one in set_rows:
        _draw_row(sheet, one, scale, at, left, right)
        at += one.height
    sheet.y = bottom
    if axis:
        _axis(sheet, scale, left, right, title)
    return Rect(left, top, right - left, bottom - top)


def _set(sheet: Sheet, rows: Sequence[Row], width: float) -> list[_Set]:
    found = []
    for row in rows:
        style: FontStyle = "bold" if row.strong else "regular"
        words = [word for word in row.name.split() if word.isascii()]
        word = max((sheet.text_width(one, LABEL_SIZE, style) for one in words), default=0.0)
        room = max(width * _LABEL_SHARE, min(word + 0.5, width * _WIDEST_LABEL))
        name = sheet.block(row.name, LABEL_SIZE, room, style, MOST_LINES)
        flag = sheet.block(row.flag, NOTE_SIZE, room, "bold", MOST_LINES)
        text = unbroken(row.value)
        # An interval stays on one line.
        widest = max(
            (sheet.text_width(part, VALUE_SIZE, style) for part in re.split("[ \n]", text)),
            default=0.0,
        )
        least = min(widest + 0.5, width * _WIDEST_VALUE)
        value = sheet.block(text, VALUE_SIZE, max(width * _VALUE_SHARE, least), style, MOST_LINES)
        high = max(name.height + flag.height, value.height)
        found.append(_Set(row, name, flag, value, max(_LEAST_ROW, high + 2 * _ROW_PAD)))
    return found


def _draw_row(sheet: Sheet, one: _Set, scale: Scale, top: float, left: float, right: float) -> None:
    row = one.row
    middle = top + one.height / 2
    text_top = middle - (one.name.height + one.flag.height) / 2
    drawn: list[Primitive] = [
        *sheet.put(one.name, sheet.left, text_top),
        *sheet.put(one.flag, sheet.left, text_top + one.name.height, row.flag_paint),
    ]
    for mark in row.marks:
        drawn += _mark(sheet, mark, scale, middle, left, right)
    drawn += sheet.put(one.value, sheet.right, middle - one.value.height / 2, INK, "right")
    said = row.said or ": ".join(text for text in (row.name, row.value) if text)
    if row.flag and not row.said:
        said = f"{said}. {row.flag}"
    bounds = Rect(sheet.left, top, sheet.right - sheet.left, one.height)
    sheet.add(drawn, bounds, row.name, said=said, ids=row.ids)


def _mark(
    sheet: Sheet, mark: Mark, scale: Scale, y: float, left: float, right: float
) -> list[Primitive]:
    def at(value: float) -> float:
        return scale.at(value, left, right)

    match mark:
        case Bar():
            x1, x2 = sorted((at(mark.start), at(mark.end)))
            found = [*bar(x1, y - _BAR / 2, x2 - x1, _BAR, mark.paint, mark.look)]
            if mark.text:
                text = sheet.line(mark.text, AXIS_SIZE, 1000.0, "bold")
                if text.width + 6.0 <= x2 - x1 and mark.look == "solid":
                    top = y - text.leading / 2
                    found += sheet.put(text, (x1 + x2) / 2, top, "ink.inverse", "center")
            return found
        case Dot():
            return [*marker(mark.sign, at(mark.value), y, mark.paint, filled=mark.filled)]
        case Span():
            return [*whisker(at(mark.low), at(mark.high), y)]
        case Arrow():
            return [*arrow(at(mark.start), at(mark.end), y, mark.paint)]
        case Rail():
            return [line(at(mark.start), y, at(mark.end), y, Stroke(QUIET, 0.8, (1.5, 2.0)))]


def _reference_names(
    sheet: Sheet, references: Sequence[Reference], scale: Scale, left: float, right: float
) -> float:
    """Draw the names of the references above the rows; return where the rows begin."""
    if not any(one.name for one in references):
        return sheet.y
    top = sheet.y
    taken: list[list[tuple[float, float]]] = []
    height = 0.0
    for one in references:
        block = sheet.line(one.name, AXIS_SIZE, sheet.right - sheet.left)
        x = scale.at(one.value, left, right)
        start = min(max(x - block.width / 2, sheet.left), sheet.right - block.width)
        # Names that would touch go to a strip of their own.
        strip = next(
            (
                at
                for at, names in enumerate(taken)
                if all(start >= b + 6.0 or start + block.width <= a - 6.0 for a, b in names)
            ),
            len(taken),
        )
        if strip == len(taken):
            taken.append([])
        taken[strip].append((start, start + block.width))
        y = top + strip * block.leading
        bounds = Rect(start, y, block.width, block.leading)
        sheet.add(sheet.put(block, start, y, QUIET), bounds, one.name, layer=Layer.FRAME)
        height = max(height, (strip + 1) * block.leading)
    return top + height + 2.0


def _frame(sheet: Sheet, scale: Scale, references: Sequence[Reference], plot: Rect) -> None:
    drawn: list[Primitive] = []
    for value, _text in scale.ticks:
        x = scale.at(value, plot.x, plot.right)
        zero = value == 0 and scale.low <= 0 <= scale.high
        stroke = Stroke(AXIS, 0.9) if zero else Stroke(GRID, 0.7)
        drawn.append(line(x, plot.y, x, plot.bottom, stroke))
    for one in references:
        x = scale.at(one.value, plot.x, plot.right)
        drawn.append(line(x, plot.y, x, plot.bottom, Stroke(QUIET, 1.0, REFERENCE_DASH)))
    sheet.add(drawn, plot, layer=Layer.GRID, name=f"grid-{len(drawn)}-{plot.y:g}")


def _axis(sheet: Sheet, scale: Scale, left: float, right: float, title: str) -> None:
    sheet.y += 2.0
    drawn, height = level_ticks(sheet, scale, lambda value: scale.at(value, left, right))
    bounds = Rect(sheet.left, sheet.y, sheet.right - sheet.left, height)
    sheet.add(drawn, bounds, title, layer=Layer.FRAME)
    sheet.y += height
    if title:
        block = sheet.block(title, AXIS_SIZE, right - left, max_lines=MOST_LINES)
        bounds = Rect(left, sheet.y, right - left, block.height)
        top = sheet.y
        sheet.add(
            sheet.put(block, (left + right) / 2, top, QUIET, "center"),
            bounds,
            title,
            layer=Layer.FRAME,
        )
        sheet.y += block.height
