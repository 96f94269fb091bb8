"""Widgets one types into: a line, and some lines. Undo belongs to the document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QToolTip,
)

from cxdesigner.ui.text_fields import TextLine, TextLines
from cxdesigner.ui.widgets import plain_tip


def is_document_undo(event: QEvent) -> bool:
    """Say whether a key would undo or redo inside a text editor instead of in the document."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


_BESIDE_PX = 2
"""What a line of Qt keeps free on both sides of its text."""
PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why a field loses the focus that gets it back in a moment."""


class Line(TextLine):
    """One line of text; undo belongs to the document.

    Until somebody types there, a text without room is shown from its start and ends in ….
    """

    left = Signal()
    escaped = Signal()
    sign_px = 0
    """What a sign at its start takes of the room."""

    def event(self, event: QEvent) -> bool:
        if is_document_undo(event):
            event.ignore()
            return False
        is_cut = self.shown_text != self.text()
        if isinstance(event, QHelpEvent) and is_cut and not self.toolTip():
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    @property
    def shown_text(self) -> str:
        """The text as far as there is room for it."""
        room = self._room(self._option()).width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _option(self) -> QStyleOptionFrame:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionFrame) -> QRect:
        part = QStyle.SubElement.SE_LineEditContents
        inside = self.style().subElementRect(part, option, self)
        left = _BESIDE_PX + self.sign_px
        return inside.marginsRemoved(self.textMargins()).adjusted(left, 0, -_BESIDE_PX, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        option = self._option()
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._room(option), aligned, shown)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            before = self.text()
            self.escaped.emit()
            # Where nothing was taken back it is for what is around, e.g. to lead back to the work.
            event.setAccepted(self.text() != before)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.home(False)
        self.left.emit()


class Area(TextLines):
    """Some lines of text, as high as what is in them; undo belongs to the document.

    While one types the height stays and the text scrolls, so that nothing below is pushed away.
    """

    left = Signal()
    finished = Signal()

    def __init__(self, least: int = 2, most: int = 5, *, return_finishes: bool = False) -> None:
        super().__init__()
        self._least, self._most, self._return_finishes = least, most, return_finishes
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        if self.hasFocus():
            return
        line = self.fontMetrics().lineSpacing()
        layout = self.document().documentLayout()
        block, text = self.document().firstBlock(), 0.0
        while block.isValid():
            # Chinese lines are higher than what the metrics of a Latin font say.
            text += layout.blockBoundingRect(block).height()
            block = block.next()
        self.setFixedHeight(round(min(self._most * line, max(self._least * line, text))) + 15)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The border of the style makes the text narrower, and nobody has told the lines of it.
        super().resizeEvent(QResizeEvent(self.viewport().size(), QSize()))
        self._fit()

    def event(self, event: QEvent) -> bool:
        if is_document_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self._return_finishes and not event.modifiers():
            self.finished.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
