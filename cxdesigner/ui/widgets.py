"""Small widgets of our own: labels, a drop-down, a group that folds."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, language
from cxdesigner.scene.fonts import is_chinese
from cxdesigner.ui.whole_words import WholeWordsLabel

_GROWING_MS = 1_000
"""How long a group that was just unfolded may grow and is kept in sight."""

_RING_PX = 8
"""Room for the ring that shows the focus, between it and the title of a group."""

_WORDED = (QLabel, QAbstractButton)
"""Widgets that are called by the words on them."""

LabelRole = Literal["", "field", "hint", "error", "heading", "strong"]


def plain_label(text: str = "", role: LabelRole = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows its text as it is, never as mark-up."""
    label = WholeWordsLabel() if wrap else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    return label


def slant(font: QFont) -> None:
    """Slant the letters of a stand-in; Chinese characters have no such form."""
    font.setItalic(not is_chinese(language()))


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is, never as mark-up."""
    lines = html.escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""


def give_tip(widget: QWidget, text: str) -> None:
    """Tell more of a widget at the pointer, and to a screen reader if its name does not say it.

    Its name is set before. Without a description Qt would read out the tooltip with its mark-up.
    """
    widget.setToolTip(plain_tip(text))
    label = getattr(widget, "text", str)() if isinstance(widget, _WORDED) else ""
    told = " " if text and text == (widget.accessibleName() or label) else text
    if widget.accessibleDescription() != told:
        widget.setAccessibleDescription(told)


def quiet_ink() -> QColor:
    """Return the colour of what is less important than a text."""
    # Of the program: in the palette of a widget, style sheets make it half transparent.
    return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def _disabled_ink() -> QColor:
    group, role = QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text
    return QApplication.palette().color(group, role)


def draw_chevron(
    painter: QPainter, rect: QRect, *, down: bool = True, enabled: bool = True
) -> None:
    """Draw a small arrow head in the middle of a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(quiet_ink() if enabled else _disabled_ink(), 1.6))
    middle = rect.center()
    if down:
        points = [QPoint(-4, -2), QPoint(0, 2), QPoint(4, -2)]
    else:
        points = [QPoint(-2, -4), QPoint(2, 0), QPoint(-2, 4)]
    painter.drawPolyline([middle + point for point in points])


def chevron_icon(*, back: bool) -> QIcon:
    """Return an arrow head to the right, or back to the left, in the colours in use."""
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    if back:
        painter.translate(16, 0)
        painter.scale(-1, 1)
    draw_chevron(painter, QRect(0, 0, 16, 16), down=False)
    painter.end()
    return QIcon(picture)


class ShortLabel(QLabel):
    """A line of words that ends in … where there is no room for it, and never widens the window."""

    def __init__(self, name: str, role: LabelRole = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room, metrics = self.contentsRect(), self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        give_tip(self, self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class DoubleClick(QObject):
    """Does something of its own on a double click on a button, whose first click did its own."""

    def __init__(self, button: QWidget, wanted: Callable[[], object]) -> None:
        super().__init__(button)
        self._wanted = wanted
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            # Not the second of two clicks, which would take the first one back.
            self._wanted()
            return True
        return super().eventFilter(watched, event)


class Choice(QComboBox):
    """A drop-down of fixed choices. The wheel scrolls the panel, it never changes the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self._told = ""
        self.currentTextChanged.connect(self._tell)

    def showPopup(self) -> None:
        # The list takes the focus.
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
        is_said = self.currentIndex() >= 0 and option.currentText != _("Not said")
        option.currentText = self._cut(option.currentText)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if is_said:
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        else:
            # A style sheet has one ink for all words.
            painter.setPen(quiet_ink() if self.isEnabled() else _disabled_ink())
            painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter, option.currentText)
        arrow = QRect(self.width() - 22, 0, 18, self.height())
        draw_chevron(painter, arrow, enabled=self.isEnabled())
        painter.end()

    def _cut(self, words: str) -> str:
        """Return words ending in … where they have no room."""
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(words, right, self._room().width())

    def _room(self) -> QRect:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, part, self).adjusted(0, 0, -2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self, _words: str = "") -> None:
        """Let the pointer tell what is cut; what somebody else has to tell stays."""
        whole = self.currentText()
        told = plain_tip(whole) if self._cut(whole) != whole else ""
        if self.toolTip() == self._told:
            self.setToolTip(told)
            # What is chosen is its value, which is read anyway.
            self.setAccessibleDescription(" " if told else "")
        self._told = told


class _FoldHeader(QPushButton):
    """The line one clicks: title at the left, count and arrow at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("foldHeader")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(34)
        self.title = title
        self.count = ""
        self.setAccessibleName(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        rect = self.rect()
        # In line with the fields, but clear of the ring.
        begin = _RING_PX if self.hasFocus() else 0
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        aligned = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            rect.adjusted(begin, 0, 0, 0), aligned | Qt.AlignmentFlag.AlignLeft, self.title
        )
        painter.setPen(quiet_ink())
        painter.drawText(
            rect.adjusted(0, 0, -21, 0), aligned | Qt.AlignmentFlag.AlignRight, self.count
        )
        # Figures have nothing below their line: their middle is lower than that of the line.
        arrow = QRect(rect.right() - 14, rect.top() + 1, 12, rect.height())
        draw_chevron(painter, arrow, down=self.isChecked())
        painter.end()


class Fold(QWidget):
    """A titled group that is folded until it is wanted."""

    toggled = Signal(bool)

    def __init__(self, title: str, *, is_open: bool = False) -> None:
        super().__init__()
        self.header = _FoldHeader(title)
        self.body = QWidget()
        self.box = QVBoxLayout(self.body)
        self.box.setContentsMargins(0, 2, 0, 10)
        self.box.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self.body)
        self.header.toggled.connect(self._show)
        self._growing = QDeadlineTimer(0)
        self.header.clicked.connect(self._reveal_soon)
        self.header.setChecked(is_open)
        self.body.setVisible(is_open)

    def _show(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.toggled.emit(is_open)

    def _reveal_soon(self) -> None:
        # Fields come one after the other, and texts grow to their height.
        self._growing.setRemainingTime(_GROWING_MS)
        QTimer.singleShot(0, self, self._reveal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._growing.hasExpired():
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Scroll up what was unfolded until all of it is seen, or its title is at the top."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            if (layout := area.layout()) is not None:
                layout.activate()
            area = area.parentWidget()
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if not isinstance(area, QScrollArea) or inside is None or not self.header.isChecked():
            return
        # It grows before anything can be scrolled.
        QApplication.sendEvent(inside, QEvent(QEvent.Type.LayoutRequest))
        port, bar = area.viewport(), area.verticalScrollBar()
        top = self.mapTo(port, QPoint()).y()
        bar.setValue(bar.value() + max(0, min(top + self.height() - port.height(), top)))

    def set_count(self, text: str) -> None:
        """Show how much is inside."""
        self.header.count = text
        self.header.setAccessibleDescription(text)
        self.header.update()
