"""The lines of a file that differ, with those around them, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from cxdesigner.base.i18n import _
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.report.table_pages import Cell, Column, PrintedTable, TableRow

_NAME = "example.yaml"


def listings(wrong: str, right: str) -> tuple[PrintedTable, PrintedTable]:
    """Return what differs in two files, each with what importing it reports."""
    here, there = wrong.splitlines(), right.splitlines()
    shown: tuple[set[int], set[int]] = (set(), set())
    for kind, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if kind != "equal":
            shown[0].update(_block(here, a, b))
            shown[1].update(_block(there, c, d))
    return _table(wrong, here, sorted(shown[0])), _table(right, there, sorted(shown[1]))


def _block(lines: Sequence[str], first: int, last: int) -> range:
    """Return the numbers of the lines under the heading that some lines stand under."""
    start = min(first, len(lines) - 1)
    while start > 0 and lines[start].startswith(" "):
        start -= 1
    end = last
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return range(start, end)


def _table(text: str, lines: Sequence[str], shown: Sequence[int]) -> PrintedTable:
    repairs = import_yaml(text.encode("utf-8"), _NAME).repairs
    said = "\n".join(f"{one.code} {one.message}" for one in repairs)
    rows = tuple(TableRow((Cell(lines[at].strip()),)) for at in shown)
    return PrintedTable("", said or _("No problems"), (Column(_("In the file"), 1.0),), rows)
