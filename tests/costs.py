"""What the pages of `docs` say that a way costs a hand, compared with what a test counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_DOCS = Path(__file__).parent.parent / "docs"


def documented(page: str, way: str) -> tuple[int, ...]:
    """Return the figures in the row of a table that begins with these words."""
    text = (_DOCS / f"{page}.md").read_text(encoding="utf-8")
    rows = re.findall(rf"^\| {re.escape(way)} \|(.*)\|$", text, re.M)
    assert len(rows) == 1, f"{page}.md has {len(rows)} rows for {way}"
    return tuple(int(cell.replace(",", "")) for cell in rows[0].split("|"))


def compare(page: str, way: str, *counted: float) -> None:
    """See that a page says what was counted, within 2 %; print it for who mends it."""
    figures = tuple(round(figure) for figure in counted)
    print(way, *figures, sep=" | ")
    assert documented(page, way) == pytest.approx(figures, rel=0.02)
