"""Where Qt breaks the lines of a text."""

from __future__ import annotations

from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication


def lines_of(text: str, width: float) -> list[str]:
    """Return the lines into which Qt breaks a text."""
    layout = QTextLayout(text, QApplication.font())
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        piece = text[line.textStart() : line.textStart() + line.textLength()]
        found.append(piece.replace("\N{WORD JOINER}", "").strip())
    layout.endLayout()
    return found
