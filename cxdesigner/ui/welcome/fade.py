"""A veil over the lower edge of what scrolls, where more of it is below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor

_HEIGHT_PX = 36


class Fade(QWidget):
    """Lets what is cut at the edge fade out, so that nobody takes it for broken."""

    def __init__(self, area: QScrollArea, theme: Theme) -> None:
        super().__init__(area)
        self._area, self._theme = area, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._follow())
        bar.rangeChanged.connect(lambda _least, _most: self._follow())
        self._follow()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False

    def _follow(self) -> None:
        place = self._area.viewport().geometry()
        top = place.bottom() + 1 - _HEIGHT_PX
        self.setGeometry(QRect(place.left(), top, place.width(), _HEIGHT_PX))
        bar = self._area.verticalScrollBar()
        self.setVisible(bar.value() < bar.maximum())

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = qcolor(self._theme, "ui.panel")
        clear = qcolor(self._theme, "ui.panel")
        clear.setAlpha(0)
        veil = QLinearGradient(0.0, 0.0, 0.0, float(self.height()))
        veil.setColorAt(0.0, clear)
        veil.setColorAt(0.85, ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()
