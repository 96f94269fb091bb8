"""Widgets one types into: a line, and some lines. Undo belongs to the document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip

from cxdesigner.ui.widgets import plain_tip


def is_document_undo(event: QEvent) -> bool:
    """Say whether a key would undo or redo inside a text editor instead of in the document."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


class Line(QLineEdit):
    """One line of text; undo belongs to the document."""

    left = Signal()
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        if is_document_undo(event):
            event.ignore()
            return False
        if isinstance(event, QHelpEvent) and self._is_cut and not self.toolTip():
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    @property
    def _is_cut(self) -> bool:
        """Whether there is more text than can be seen."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width() - 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Area(QPlainTextEdit):
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
