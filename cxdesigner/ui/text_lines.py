"""Texts broken into lines for where Qt does not break them well, or not at all."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from cxdesigner.scene.chinese import kept_together


def lines_of(text: str, font: QFont, width: int) -> list[str]:
    """Break a text into lines that keep Chinese words whole; none is a single character."""
    found = _broken(text, font, width)
    if len(found) > 1 and len(found[-1].strip()) == 1:
        return _broken(text, font, width - 2 * QFontMetrics(font).horizontalAdvance(found[-1]))
    return found


def _broken(text: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(kept_together(text) or " ", font)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(layout.text()[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found
