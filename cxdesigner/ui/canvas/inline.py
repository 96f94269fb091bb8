"""Text edited in its place: a real text widget over the item, so that input methods work.

While something is being composed, Enter, Escape and Tab belong to the input method. Typing is
committed at least each second under one merge key, so that a crash loses no more than that and one
undo takes the whole edit back.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.qtrender.resources import window_font
from cxdesigner.ui.canvas.view import CanvasView

COMMIT_MS = 800
"""How long typing may wait for its commit; under the one second that may be lost at the most."""

MIN_WIDTH_PX, MIN_HEIGHT_PX = 96, 26
_LEAST_TYPE_PX, _MOST_TYPE_PX = 12, 64
_MOST_LINES = 12
_PAD_PX = 10

_COMPOSING_KEYS = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    }
)


class InlineEditor(QPlainTextEdit):
    """A text field over an item of the canvas."""

    edited = Signal(str)
    """The text so far, at least each second while typing."""

    closed = Signal(bool)
    """Editing is over; True if it was accepted, False after Escape."""

    beside_wanted = Signal(bool)
    """The text is done, and what lies below (Tab, True) or above (Shift+Tab) is wanted."""

    step_wanted = Signal()
    """Ctrl+Enter: the text is done, and the next step is wanted."""

    def __init__(self, view: CanvasView) -> None:
        # Over the whole view, not its viewport: names in the headers are edited in place too.
        super().__init__(view)
        self._view = view
        self._rect = Rect(0.0, 0.0, 0.0, 0.0)
        self._record_id: str | None = None
        self._size_pt = 9.5
        self._font = window_font(10.0, "en")
        self._composing = False
        self._open = False
        self.stays_behind = False
        """Whether the next edit leaves the focus on the canvas, where a word is being composed."""

        self._last = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_MS)
        self._timer.timeout.connect(self.flush)
        self.setObjectName("inlineEditor")
        self.setAccessibleName(_("Text"))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.textChanged.connect(self._text_changed)
        self.hide()
        view.text_editor = self

    @property
    def is_open(self) -> bool:
        """Whether somebody is editing."""
        return self._open

    @property
    def record_id(self) -> str | None:
        """The record whose text is being edited; None while nobody is editing."""
        return self._record_id if self._open else None

    @property
    def is_composing(self) -> bool:
        """Whether an input method is composing."""
        return self._composing

    def open_at(
        self, rect: Rect, text: str, size_pt: float, language: str, record_id: str | None = None
    ) -> None:
        """Open over a part of the scene with a text.

        Parameters
        ----------
        size_pt
            Type size in the scene; on the screen it follows the zoom, as far as it can be read.
        record_id
            The record whose text it is; if it has a header, the editor opens over that.
        """
        self.close_editor(accept=True)
        self._last, self._record_id, self._size_pt = text, record_id, size_pt
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._font = window_font(10.0, language)
        self._place(rect)
        self._open = True
        self.selectAll()
        self.show()
        self.raise_()
        if not self.stays_behind:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait_at(self, rect: Rect) -> None:
        """Wait, unseen, over a part of the scene: candidates of an input method come there."""
        if not self._open:
            self.move(self._view.mapFromScene(rect.x, rect.y) + self._view.viewport().pos())

    def follow(self, rect: Rect) -> None:
        """Move with the item, which may grow while its text is typed."""
        if self._open:
            self._place(rect)

    def _place(self, rect: Rect) -> None:
        self._rect = rect
        scale = self._view.scale_factor
        pixels = min(_MOST_TYPE_PX, max(_LEAST_TYPE_PX, round(self._size_pt * scale)))
        if self._font.pixelSize() != pixels:
            self._font.setPixelSize(pixels)
            self.setFont(self._font)
        header = self._view.headers.place_of(self._record_id) if self._record_id else None
        if header is not None:
            place = header.toAlignedRect()
        else:
            corner = self._view.mapFromScene(rect.x, rect.y) + self._view.viewport().pos()
            size = QSize(round(rect.width * scale), round(rect.height * scale))
            place = QRect(corner, size)
        line = self.fontMetrics().lineSpacing()
        width = max(MIN_WIDTH_PX, place.width())
        self.resize(width, self.height())
        lines = max(1, round(self.document().size().height()))
        if not self.toPlainText():
            # What stands there until something is written may need more than one line.
            edges, inner = self.contentsMargins(), round(2 * self.document().documentMargin())
            room = QRect(0, 0, width - edges.left() - edges.right() - inner, 10 * line)
            wrap = int(Qt.TextFlag.TextWordWrap)
            usual = self.fontMetrics().boundingRect(room, wrap, self.placeholderText())
            lines = max(lines, round(usual.height() / line))
        needed = min(lines, _MOST_LINES) * line + 2 * self.frameWidth() + _PAD_PX
        height = max(MIN_HEIGHT_PX, place.height(), needed)
        # All of it stays in sight, also at the edges of the view.
        whole = self._view.rect()
        left = max(0, min(place.x(), whole.width() - width))
        top = max(0, min(place.y(), whole.height() - height))
        self.setGeometry(left, top, width, height)

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
            self.setPlainText(self.toPlainText()[:MAX_LENGTH])
            self.moveCursor(QTextCursor.MoveOperation.End)
            return
        # By age, not by pause: who types without a break is saved too.
        if self._open:
            if not self._timer.isActive():
                self._timer.start()
            self._place(self._rect)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing and event.key() in _COMPOSING_KEYS:
            # They choose a candidate or drop it; the input method has seen them already.
            event.accept()
            return
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_editor(accept=False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not (
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ):
                self.close_editor(accept=True)
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.step_wanted.emit()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self.close_editor(accept=True)
                self.beside_wanted.emit(event.key() == Qt.Key.Key_Tab)
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.close_editor(accept=True)
