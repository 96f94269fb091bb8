"""A veil over an edge of what scrolls, where more of it is beyond."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor

_DEPTH_PX = 36


class Fade(QWidget):
    """Lets what is cut at an edge fade out, so that nobody takes it for broken.

    Parameters
    ----------
    edge
        Which edge of the area: bottom, left or right.
    paint
        What is behind: a colour of the theme.
    """

    def __init__(self, area: QAbstractScrollArea, theme: Theme, edge: Qt.Edge, paint: str) -> None:
        super().__init__(area)
        self._area, self._theme, self._edge, self._paint = area, theme, edge, paint
        self._is_flat = edge == Qt.Edge.BottomEdge
        self._is_first = edge == Qt.Edge.LeftEdge
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        self._bar = area.verticalScrollBar() if self._is_flat else area.horizontalScrollBar()
        self._bar.valueChanged.connect(lambda _value: self._follow())
        self._bar.rangeChanged.connect(lambda _least, _most: self._follow())
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
        place = QRect(self._area.viewport().geometry())
        match self._edge:
            case Qt.Edge.BottomEdge:
                place.setTop(place.bottom() + 1 - _DEPTH_PX)
            case Qt.Edge.LeftEdge:
                place.setWidth(_DEPTH_PX)
            case _:
                place.setLeft(place.right() + 1 - _DEPTH_PX)
        self.setGeometry(place)
        end = self._bar.minimum() if self._is_first else self._bar.maximum()
        self.setVisible(self._bar.value() != end)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, clear = qcolor(self._theme, self._paint), qcolor(self._theme, self._paint)
        clear.setAlpha(0)
        far = QPointF(0.0, self.height()) if self._is_flat else QPointF(self.width(), 0.0)
        ends = (QPointF(), far)
        veil = QLinearGradient(*(reversed(ends) if self._is_first else ends))
        veil.setColorAt(0.0, clear)
        veil.setColorAt(0.85, ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()
