"""The focus of filled buttons: a ring inside their edge, where it stands out from the fill.

A border in the ink of the accent would be as white as the window around it, and style sheets have
no second line within a border.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from cxdesigner.ui.bridge import Later

_INSET_PX, _WIDTH_PX = 3.0, 2.0
_RADIUS_PX, _ROUND_PX = 5.0, 8.0
"""Of the corners of push buttons, and of choices, which are round at their ends."""


def is_filled(button: QWidget | None) -> bool:
    """Say whether a widget is a button in the colour of the accent."""
    match button:
        case QPushButton():
            is_first = button.objectName() == "exportButton" or button.property("role") == "first"
            return is_first or button.isDefault()
        case QToolButton():
            return button.property("role") == "choice" and button.isChecked()
        case _:
            return False


class InnerRing(QWidget):
    """The ring of one button, as large as the button."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button)
        self.setObjectName("innerRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        button.installEventFilter(self)
        self.resize(button.size())
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        button = self.parentWidget()
        if event.type() == QEvent.Type.Resize and button is not None:
            self.resize(button.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        button = self.parentWidget()
        if not is_filled(button):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().highlightedText().color(), _WIDTH_PX))
        inset = _INSET_PX
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = _ROUND_PX if isinstance(button, QToolButton) else _RADIUS_PX
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()


class RingKeeper(QObject):
    """Puts the ring into whatever filled button has the focus."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("ringKeeper")
        self._ring: InnerRing | None = None
        # Not while the focus is on its way: what had it may be half gone, and what takes it too.
        self._later = Later(self._follow, parent=self)
        application.focusChanged.connect(self._later.request)

    def _follow(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton | QToolButton):
            self._ring = InnerRing(focus)


def keep_rings(application: QApplication) -> None:
    """Show the focus of filled buttons from now on."""
    if application.findChild(RingKeeper) is None:
        RingKeeper(application)
