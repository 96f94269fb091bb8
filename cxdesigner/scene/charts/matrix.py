"""Pictures as a table of signs: rows and columns with names, a sign or a number in the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.charts.sheet import (
    LABEL_SIZE,
    MOST_LINES,
    NOTE_SIZE,
    VALUE_SIZE,
    Block,
    Sheet,
)
from cxdesigner.scene.charts.signs import BAD, GRID, INK, MAIN, PANEL, QUIET, line
from cxdesigner.scene.chinese import is_chinese_character
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import FontStyle, PathShape, Primitive, RectShape, Stroke

_LABEL_SHARE = 0.36
_LEAST_COLUMN = 18.0
_MOST_COLUMN = 76.0
_ROW_PAD = 4.5
_LEAST_ROW = 21.0
_THREE, _SHORT_NAME = 3, 4
"""Characters of Chinese names of columns."""

_MOST_HEAD = 92.0
"""Names of columns that stand upright are no longer; Chinese ones stand in short lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; one that is weak (nothing in it) is told apart by its name in brackets."""

    name: str
    ids: tuple[str, ...] = ()
    total: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: a text on a tile, or a tick where there is no text.

    ``share`` 0…1 is how dark the tile is.
    """

    text: str = ""
    share: float = 0.35
    paint: str = MAIN
    ids: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row with one cell (or None) for each column, and what stands at its right end."""

    name: str
    cells: tuple[Cell | None, ...]
    ids: tuple[str, ...] = ()
    total: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    left: float
    width: float
    """Of a column."""


def draw_matrix(
    sheet: Sheet, columns: Sequence[Column], rows: Sequence[MatrixRow], *, totals: str = ""
) -> int:
    """Draw a table and return how many columns at its end had no room.

    ``totals`` names the sums of the columns in the last line, '' = without. Names of columns stand
    upright where they are too long to lie.
    """
    room = sheet.right - sheet.left
    names = [
        sheet.block(row.name, LABEL_SIZE, room * _LABEL_SHARE, _style(row.strong), MOST_LINES)
        for row in rows
    ]
    sums = sheet.line(totals, NOTE_SIZE, room * _LABEL_SHARE)
    ends = [sheet.line(row.total, VALUE_SIZE, room * 0.18, _style(row.strong)) for row in rows]
    label = max([*(block.width for block in names), sums.width])
    end = max((block.width for block in ends), default=0.0)
    left = sheet.left + label + 8.0
    inner = sheet.right - left - (end + 8.0 if end else 0.0)
    shown = columns[: max(1, int(inner / _LEAST_COLUMN))]
    grid = _Grid(left, min(inner / max(1, len(shown)), _MOST_COLUMN))
    _heads(sheet, shown, grid)
    for row, name, total in zip(rows, names, ends, strict=True):
        _row(sheet, replace(row, cells=row.cells[: len(shown)]), name, total, grid)
    if totals:
        _totals(sheet, shown, sums, grid)
    return len(columns) - len(shown)


def _style(strong: bool) -> FontStyle:
    return "bold" if strong else "regular"


def _heads(sheet: Sheet, columns: Sequence[Column], grid: _Grid) -> None:
    size = NOTE_SIZE
    style: FontStyle = "bold"
    longest_word = max(
        (
            sheet.text_width(word, size, style)
            for column in columns
            for word in (column.name.split() if column.name.isascii() else [column.name[:4]])
        ),
        default=0.0,
    )
    lie = longest_word <= grid.width - 4.0
    room = grid.width - 4.0
    heads: list[tuple[Block, bool]] = []
    # Three characters in two lines part a word: they stand one below the other, and so do all
    # short names beside them.
    one_below_other = any(
        len(column.name) == _THREE and sheet.text_width(column.name, size, style) > room
        for column in columns
        if _is_stacked(sheet, column.name, size, style, room)
    )
    for column in columns:
        if lie:
            heads.append((sheet.block(column.name, size, room, style, 3), True))
        elif _is_stacked(sheet, column.name, size, style, room):
            lines = int(_MOST_HEAD / sheet.setter.leading(sheet.setter.size(size, column.name)))
            narrow = 0.0 if one_below_other and len(column.name) <= _SHORT_NAME else room
            heads.append((sheet.block(column.name, size, narrow, style, lines), True))
        else:
            heads.append((sheet.line(column.name, size, _MOST_HEAD, style), False))
    height = max((b.height if flat else b.width for b, flat in heads), default=0.0)
    for at, (column, (block, flat)) in enumerate(zip(columns, heads, strict=True)):
        middle = grid.left + (at + 0.5) * grid.width
        paint = QUIET if column.weak else INK
        where = Rect(middle - grid.width / 2, sheet.y, grid.width, height)
        if flat:
            drawn: tuple[Primitive, ...] = sheet.put(
                block, middle, sheet.y + height - block.height, paint, "center"
            )
        else:
            drawn = _upright(sheet, block, middle, sheet.y + height, paint)
        sheet.add(drawn, where, column.name, ids=column.ids)
    sheet.y += height + 4.0


def _is_stacked(sheet: Sheet, name: str, size: float, style: FontStyle, room: float) -> bool:
    """Say whether a name is Chinese and nothing in it is too wide to be set one below the other."""
    if not any(map(is_chinese_character, name)):
        return False
    others = "".join(" " if is_chinese_character(letter) else letter for letter in name).split()
    return all(sheet.text_width(word, size, style) <= room for word in others)


def _upright(
    sheet: Sheet, block: Block, middle: float, bottom: float, paint: str
) -> tuple[Primitive, ...]:
    """Return a line of text that runs upward around a middle."""
    if not block.lines:
        return ()
    return sheet.setter.measurer.runs(
        block.lines[0].text,
        middle + block.size * 0.35,
        bottom,
        block.style,
        block.size,
        paint,
        sheet.setter.language,
        -90.0,
    )


def _row(sheet: Sheet, row: MatrixRow, name: Block, total: Block, grid: _Grid) -> None:
    height = max(_LEAST_ROW, name.height + 2 * _ROW_PAD)
    top, middle = sheet.y, sheet.y + height / 2
    drawn: list[Primitive] = [
        line(sheet.left, top, sheet.right, top, Stroke(GRID, 0.7)),
        *sheet.put(name, sheet.left, middle - name.height / 2),
        *sheet.put(total, sheet.right, middle - total.height / 2, INK, "right"),
    ]
    said = ": ".join(text for text in (row.name, row.total) if text)
    bounds = Rect(sheet.left, top, sheet.right - sheet.left, height)
    sheet.add(drawn, bounds, row.name, said=said, ids=row.ids)
    for at, cell in enumerate(row.cells):
        where = Rect(grid.left + at * grid.width, top, grid.width, height)
        if cell is None:
            dot = RectShape(where.center.x - 0.8, middle - 0.8, 1.6, 1.6, 0.8, GRID)
            sheet.add((dot,), where, layer=Layer.GRID)
            continue
        sheet.add(_cell(sheet, cell, where), where, cell.text or row.name, said=cell.said,
                  ids=cell.ids)  # fmt: skip
    sheet.y += height


def _cell(sheet: Sheet, cell: Cell, where: Rect) -> list[Primitive]:
    wide = min(where.width - 3.0, 40.0)
    high = min(where.height - 4.0, 20.0)
    x, y = where.center.x - wide / 2, where.center.y - high / 2
    outline = (
        ("M", x, y), ("L", x + wide, y), ("L", x + wide, y + high), ("L", x, y + high), ("Z",)
    )  # fmt: skip
    drawn: list[Primitive] = [
        PathShape(outline, cell.paint, Stroke(cell.paint, 0.8), min(cell.share, 0.5))
    ]
    if cell.text:
        block = sheet.line(cell.text, VALUE_SIZE, wide - 2.0, "bold")
        top = where.center.y - block.leading / 2
        drawn += sheet.put(block, where.center.x, top, INK, "center")
        return drawn
    cx, cy = where.center
    tick = (("M", cx - 3.6, cy + 0.2), ("L", cx - 1.0, cy + 2.9), ("L", cx + 3.8, cy - 2.9))
    drawn.append(PathShape(tick, None, Stroke(INK, 1.5, cap="round", join="round")))
    return drawn


def _totals(sheet: Sheet, columns: Sequence[Column], name: Block, grid: _Grid) -> None:
    height = max(_LEAST_ROW, name.height + 2 * _ROW_PAD)
    middle = sheet.y + height / 2
    ground: list[Primitive] = [
        RectShape(sheet.left - 2.0, sheet.y, sheet.right - sheet.left + 4.0, height, 2.0, PANEL),
        *sheet.put(name, sheet.left, middle - name.height / 2, QUIET),
    ]
    bounds = Rect(sheet.left, sheet.y, sheet.right - sheet.left, height)
    said = ", ".join(f"{column.name} {column.total}" for column in columns)
    for at, column in enumerate(columns):
        x = grid.left + (at + 0.5) * grid.width
        block = sheet.line(column.total, VALUE_SIZE, grid.width - 2.0, "bold")
        paint = BAD if column.weak else INK
        ground += sheet.put(block, x, middle - block.height / 2, paint, "center")
        if column.weak and block.lines:
            # Not by colour alone: nothing is ringed.
            ground.append(RectShape(x - 7.5, middle - 7.5, 15.0, 15.0, 7.5, None, Stroke(BAD, 1.1)))
    sheet.add(ground, bounds, said=said, label=said)
    sheet.y += height
