"""Text for a terminal: columns that stay aligned with Chinese in them."""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from cxdesigner.report.table import Align, Section, Table

INDENT = "  "

# A word with the space after it, or one wide character with closing punctuation after it.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_CLOSING = "、。，；：！？）】》」』”’"
_PIECES = re.compile(rf"[{_WIDE}][{_CLOSING}]* ?|[^{_WIDE} ]+[{_CLOSING}]* ?| ")


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Wide and full-width characters take two, combining marks and format characters none (Unicode
    annex 11; ambiguous ones count as narrow).
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def padded(text: str, columns: int, align: Align = "left") -> str:
    """Return a text filled with spaces up to a number of columns."""
    space = " " * max(0, columns - width(text))
    return space + text if align == "right" else text + space


def aligned(
    rows: Sequence[Sequence[str]], align: Sequence[Align] = (), *, gap: int = 2
) -> list[str]:
    """Return rows of cells as lines with aligned columns, without spaces at their ends."""
    if not rows:
        return []
    columns = max(len(row) for row in rows)
    widths = [
        max((width(row[place]) for row in rows if place < len(row)), default=0)
        for place in range(columns)
    ]
    left: Align = "left"
    sides = [*align, *(left for _place in range(columns))][:columns]
    return [
        (" " * gap)
        .join(
            padded(cell, columns_wide, side)
            for cell, columns_wide, side in zip(row, widths, sides, strict=False)
        )
        .rstrip()
        for row in rows
    ]


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text broken into lines of at most so many columns.

    Breaks at spaces, before and after Chinese characters; a longer word stays whole. Punctuation
    that closes does not begin a line.
    """
    lines, line = [], ""
    for piece in _PIECES.findall(" ".join(text.split())):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line else lines or [""]


def table_lines(table: Table) -> list[str]:
    """Return a table as lines."""
    rows: list[Sequence[str]] = [row.cells for row in table.rows]
    if table.has_headings:
        rows.insert(0, table.columns)
    return aligned(rows, table.align)


def section_lines(section: Section) -> list[str]:
    """Return a section as lines: its title, its table, verdict and sentences, indented."""
    lines = [section.title]
    if section.table is not None:
        lines += [INDENT + line for line in table_lines(section.table)]
    for sentence in (*([section.verdict] if section.verdict else []), *section.sentences):
        first, *rest = sentence.split("\n")
        lines += [INDENT + first, *(INDENT * 2 + line for line in rest)]
    return lines


def say(*lines: str) -> None:
    """Print lines for the person who asked."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def remark(*lines: str) -> None:
    """Print lines about what was done beside the result, to standard error."""
    for line in lines:
        sys.stderr.write(f"{line}\n")


def say_json(value: Any) -> None:
    """Print a value as JSON in UTF-8; a number that JSON cannot hold is null."""
    text = json.dumps(_finite(value), ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write(f"{text}\n")


def _finite(value: Any) -> Any:
    match value:
        case float() if not math.isfinite(value):
            return None
        case dict():
            return {key: _finite(entry) for key, entry in value.items()}
        case list() | tuple():
            return [_finite(entry) for entry in value]
    return value
