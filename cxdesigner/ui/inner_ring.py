"""The focus of filled buttons and of boxes to tick: a ring inside them.

In a filled button it stands out from the fill: a border in the ink of the accent would be as white
as the window around it, and style sheets have no second line within a border. Beside a box it goes
around the words, so that the box itself begins where fields begin.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from cxdesigner.ui.bridge import Later

_INSET_PX, _WIDTH_PX = 3.0, 2.0
_RADIUS_PX, _ROUND_PX = 5.0, 8.0
"""Of the corners of push buttons, and of choices, which are round at their ends."""

_AIR_PX = 3
"""Between the words beside a box and their ring."""


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


def _beside_box(button: QCheckBox | QRadioButton) -> QRectF:
    """Return where the ring of a box goes: around its words, without any around the box itself."""
    part, whole = QStyle.SubElement, button.rect()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    is_radio = isinstance(button, QRadioButton)
    if button.text():
        words = part.SE_RadioButtonContents if is_radio else part.SE_CheckBoxContents
        left = button.style().subElementRect(words, option, button).left()
        far = _AIR_PX + int(_WIDTH_PX)
        whole.setLeft(max(0, left - far))
        whole.setRight(min(whole.right(), left + _words_px(button) + far - 1))
    else:
        box = part.SE_RadioButtonIndicator if is_radio else part.SE_CheckBoxIndicator
        place = button.style().subElementRect(box, option, button)
        whole &= place.adjusted(-_AIR_PX, -_AIR_PX, _AIR_PX, _AIR_PX)
    half = _WIDTH_PX / 2
    return QRectF(whole).adjusted(half, half, -half, -half)


def _words_px(button: QCheckBox | QRadioButton) -> int:
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()


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
        ink = self.palette().highlightedText()
        inset = _INSET_PX
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if isinstance(button, QCheckBox | QRadioButton):
            ink, rect = self.palette().highlight(), _beside_box(button)
        elif not is_filled(button):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink.color(), _WIDTH_PX))
        radius = _ROUND_PX if isinstance(button, QToolButton) else _RADIUS_PX
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()


class RingKeeper(QObject):
    """Puts the ring into whatever filled button or box to tick has the focus."""

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
        if isinstance(focus, QPushButton | QToolButton | QCheckBox | QRadioButton):
            self._ring = InnerRing(focus)


def keep_rings(application: QApplication) -> None:
    """Show the focus of filled buttons and of boxes to tick from now on."""
    if application.findChild(RingKeeper) is None:
        RingKeeper(application)
