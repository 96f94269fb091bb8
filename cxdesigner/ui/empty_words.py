"""A quiet sentence in the middle of a list that has no rows: what could stand there, and how."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from cxdesigner.scene.chinese import kept_together
from cxdesigner.ui.widgets import quiet_ink

_WIDEST_PX, _AIR_PX, _STEP_PX = 360, 14, 8
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def paint_empty_words(view: QAbstractItemView, words: str, *, below: int = 0) -> None:
    """Paint a sentence over a view, a third from the top of what is free.

    Parameters
    ----------
    below
        Pixels from the top that rows take.
    """
    port = view.viewport()
    width = min(_WIDEST_PX, port.width() - 2 * _AIR_PX)
    free = QRect((port.width() - width) // 2, below, width, port.height() - below)
    painter = QPainter(port)
    painter.setPen(quiet_ink())
    text = kept_together(words)
    height = painter.boundingRect(free, int(_WRAP), text).height()
    # Lines of like length, instead of a last one of two words.
    while free.width() > _STEP_PX * 4:
        narrower = free.adjusted(_STEP_PX, 0, -_STEP_PX, 0)
        if painter.boundingRect(narrower, int(_WRAP), text).height() > height:
            break
        free = narrower
    free.adjust(0, max(_AIR_PX, min(120, (free.height() - height) // 3)), 0, height)
    painter.drawText(free, int(_WRAP), text)
    painter.end()
