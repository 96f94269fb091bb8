"""Text edited in its place: a real text widget over the item, so that input methods work.

While something is being composed, Enter, Escape and Tab belong to the input method. Typing is
committed at least each second under one merge key, so that a crash loses no more than that and one
undo takes the whole edit back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.qtrender.resources import window_font
from cxdesigner.ui.canvas.view import CanvasView

COMMIT_MS = 800
"""How long typing may wait for its commit; under the one second that may be lost at the most."""

MIN_WIDTH_PX, MIN_HEIGHT_PX = 96, 28


class InlineEditor(QPlainTextEdit):
    """A text field over an item of the canvas."""

    edited = Signal(str)
    """The text so far, at least each second while typing."""

    closed = Signal(bool)
    """Editing is over; True if it was accepted, False after Escape."""

    next_wanted = Signal(bool)
    """Tab (True) or Shift+Tab (False) asks for the neighbour."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._composing = False
        self._open = False
        self._last = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_MS)
        self._timer.timeout.connect(self.flush)
        self.setObjectName("inlineEditor")
        self.setAccessibleName(_("Text"))
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.textChanged.connect(self._text_changed)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether somebody is editing."""
        return self._open

    @property
    def is_composing(self) -> bool:
        """Whether an input method is composing."""
        return self._composing

    def open_at(self, rect: Rect, text: str, size_pt: float, language: str) -> None:
        """Open over a part of the scene with a text; ``size_pt`` is the type size in the scene."""
        self.close_editor(accept=True)
        self._last = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        scale = self._view.scale_factor
        font = window_font(10.0, language)
        font.setPixelSize(max(12, round(size_pt * scale)))
        self.setFont(font)
        self._place(rect)
        self._open = True
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, rect: Rect) -> None:
        """Move with the item, which may grow while its text is typed."""
        if self._open:
            self._place(rect)

    def _place(self, rect: Rect) -> None:
        corner = self._view.mapFromScene(rect.x, rect.y)
        scale = self._view.scale_factor
        line = self.fontMetrics().lineSpacing()
        needed = round(self.document().size().height()) * line + 12
        self.setGeometry(
            corner.x(),
            corner.y(),
            max(MIN_WIDTH_PX, round(rect.width * scale)),
            max(MIN_HEIGHT_PX, round(rect.height * scale), min(needed, 8 * line)),
        )

    def close_editor(self, *, accept: bool) -> None:
        """Stop editing; with ``accept`` what was typed is committed first."""
        if not self._open:
            return
        if accept:
            self.flush()
        self._timer.stop()
        self._open = False
        self.hide()
        self._view.setFocus()
        self.closed.emit(accept)

    def flush(self) -> None:
        """Commit what was typed so far."""
        self._timer.stop()
        text = self.toPlainText()
        if self._open and text != self._last:
            self._last = text
            self.edited.emit(text)

    def _text_changed(self) -> None:
        if len(self.toPlainText()) > MAX_LENGTH:
            cursor = self.textCursor()
            cursor.deletePreviousChar()
            self.setPlainText(self.toPlainText()[:MAX_LENGTH])
        # By age, not by pause: who types without a break is saved too.
        if self._open and not self._timer.isActive():
            self._timer.start()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_editor(accept=False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not (
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ):
                self.close_editor(accept=True)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self.close_editor(accept=True)
                self.next_wanted.emit(event.key() == Qt.Key.Key_Tab)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Without this, shortcuts of the window (Delete, Ctrl+A) would fire while typing.
        if event.type() == QEvent.Type.ShortcutOverride and self._open:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.close_editor(accept=True)
