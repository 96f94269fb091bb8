"""The figures at the foot of the window: as many of them as there is room for, each whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from cxdesigner.base.i18n import _, dotted
from cxdesigner.ui.widgets import ShortLabel, give_tip

BETWEEN = "     "
"""Between two figures."""


def fewer(text: str) -> Sequence[str]:
    """Return shorter and shorter lines of figures: without the last, without the last part."""
    figures = text.split(BETWEEN)
    found = [BETWEEN.join(figures[:count]) for count in range(len(figures), 0, -1)]
    parts = figures[0].split(_(" · "))
    return (*found, *(dotted(parts[:count]) for count in range(len(parts) - 1, 0, -1)))


class FiguresLine(ShortLabel):
    """A line of figures that leaves out the last ones where there is no room for all.

    It takes what others leave, and tells the rest to the pointer.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show other figures."""
        super().setText(text)
        self.setMaximumWidth(super().sizeHint().width())

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    @property
    def shown(self) -> str:
        """The figures that there is room for."""
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        fitting = (one for one in fewer(self.text()) if metrics.horizontalAdvance(one) <= room)
        return next(fitting, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown
        give_tip(self, self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), aligned, shown)
        painter.end()
