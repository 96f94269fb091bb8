"""The editors above, and below them panels that get the place of the inspector in a narrow window.

Problems, analyses and a comparison have tables: beside the inspector their columns would be
scrolled from side to side. Whoever asks for the inspector all the same has both.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

LEAST_BOTH_PX = 860
"""Width of a window below which something wide and the inspector have no room for each other."""


class CanvasSplitter(QSplitter):
    """Hides the inspector while a panel is shown below the editors and the window is narrow."""

    made_room = Signal()
    """The inspector came back because the window is wide by now."""

    def __init__(self, inspector: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("canvasSplitter")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._inspector = inspector
        self._wide: list[QWidget] = []
        self._is_away = False
        inspector.installEventFilter(self)

    @property
    def covered(self) -> frozenset[str]:
        """Names of the panels that are hidden only while another needs their place."""
        return frozenset({"inspector"} if self._is_away else ())

    def forget(self) -> bool:
        """Leave it to others when the inspector comes back; say if it would have come back."""
        was_away, self._is_away = self._is_away, False
        return was_away

    def give_width(self, panel: QWidget) -> None:
        """Let a panel, which is hidden, have the place of the inspector while it is shown."""
        self._wide.append(panel)
        panel.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_away and self.window().width() >= LEAST_BOTH_PX:
            self._inspector.show()
            self.made_room.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            is_narrow = self.window().width() < LEAST_BOTH_PX
            if watched is self._inspector:
                self._is_away = False
            elif is_narrow and not self._inspector.isHidden():
                self._is_away = True
                self._inspector.hide()
        elif event.type() == QEvent.Type.HideToParent and self._is_away:
            if all(panel.isHidden() for panel in self._wide):
                self._inspector.show()
        return False
