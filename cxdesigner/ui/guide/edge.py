"""The left edge of the guide: whoever drags it makes the guide wider or narrower."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.widgets import give_tip

WIDTH_PX, _LEAST_PX, _EDGE_PX = 600, 460, 5
"""Width of a guide that nobody has changed, the least one, and that of the edge."""

_STEP_PX = 60
"""How much wider or narrower keys make a guide."""

_MOST_SHARE = 0.7
"""Share of the window that a guide may take."""


class GuideEdge(QWidget):
    """A strip at the left of the panel; a double click gives back the first width."""

    def __init__(self, panel: QWidget, width: int, kept: Callable[[int], object]) -> None:
        super().__init__(panel)
        self.setObjectName("guideEdge")
        self.setCursor(Qt.CursorShape.SplitHCursor)
        give_tip(self, _("Drag to change the width"))
        self.setFixedWidth(_EDGE_PX)
        self._panel, self._kept = panel, kept
        self._from: tuple[float, int] | None = None
        self.set_width(width or WIDTH_PX)

    def sizeHint(self) -> QSize:
        return QSize(_EDGE_PX, 40)

    def set_width(self, width: int) -> None:
        """Make the panel as wide as wanted, as far as the window has room for that."""
        window = self._panel.window()
        most = round(window.width() * _MOST_SHARE) if window is not self._panel else width
        self._panel.setFixedWidth(max(_LEAST_PX, min(width, most)))

    def step(self, by: int) -> None:
        """Make the panel wider (1) or narrower (-1), as keys do."""
        self.set_width(self._panel.width() + by * _STEP_PX)
        self._kept(self._panel.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().x(), self._panel.width()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            start, width = self._from
            self.set_width(round(width + start - event.globalPosition().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._from is not None:
            self._from = None
            self._kept(self._panel.width())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.set_width(WIDTH_PX)
        self._kept(self._panel.width())
