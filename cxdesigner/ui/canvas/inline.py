"""Text edited in its place: a real text widget over the item, so that input methods work.

The text of an element is typed where it is drawn, in the same type and on the same ground, so that
nothing but a caret comes to the card. Where the zoom makes that too small to be read, and over
headers and links, the editor is a field in a frame.

While something is being composed, Enter, Escape and Tab belong to the input method. Typing is
committed at least each second under one merge key, so that a crash loses no more than that and one
undo takes the whole edit back.
"""

from __future__ import annotations

from math import ceil, hypot

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.qtrender.resources import unshaped, window_font
from cxdesigner.scene.blocks.title import TitlePlace
from cxdesigner.scene.primitives import FontStyle
from cxdesigner.ui.canvas.view import CanvasView
from cxdesigner.ui.text_fields import TextBox

COMMIT_MS = 800
"""How long typing may wait for its commit; under the one second that may be lost at the most."""

MIN_WIDTH_PX, MIN_HEIGHT_PX = 96, 26
_LEAST_TYPE_PX, _MOST_TYPE_PX = 12, 64
_LEAST_ON_CARD_PX = 7.0
"""Type on a card that is smaller is typed in a field over it."""
_MOST_LINES = 12
_WIDER = 1.4
"""How much wider than its place a field may be rather than its text on two lines."""
_PAD_PX = 10
_LINE = 1.7
"""Points that the line of a diamond takes on the inside, also that of an end."""
_CARET_PX = 3
"""Room for the caret, and for what rounding adds, behind a line that fills the width."""

_COMPOSING_KEYS = frozenset(
    (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
)


class InlineEditor(TextBox):
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
        self._title: TitlePlace | None = None
        self._kind: tuple[float, FontStyle] = 9.5, "regular"
        self._language = "en"
        self._worn: str | None = None
        """The style sheet of the card or the field it looks like; None: not known."""

        self._ground: QColor | None = None
        """What lies under the text in a diamond; elsewhere the style sheet paints it."""

        self._type: tuple[QFont, QTextBlockFormat] | None = None
        self._composing = False
        self._open = False
        self.stays_behind = False
        """Whether the next edit leaves the focus on the canvas, where a word is being composed."""

        self.usual = ""
        """What is drawn in grey as long as nothing is written."""

        self._last = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_MS)
        self._timer.timeout.connect(self.flush)
        self.setObjectName("inlineEditor")
        self.setAccessibleName(_("Text"))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setTabChangesFocus(False)
        self.setAcceptRichText(False)
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
        self,
        rect: Rect,
        text: str,
        kind: tuple[float, FontStyle],
        language: str,
        record_id: str | None = None,
        title: TitlePlace | None = None,
    ) -> None:
        """Open over a part of the scene with a text.

        Parameters
        ----------
        kind
            Type in the scene, size and style; on the screen the size follows the zoom, as far as
            it can be read.
        record_id
            The record whose text it is; if it has a header, the editor opens over that.
        title
            Where in the part of the scene the text is drawn; it is typed there.
        """
        self.close_editor(accept=True)
        self._last, self._record_id, self._kind = text, record_id, kind
        self._language, self._title = language, title
        self._worn = self._type = None
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
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

    def follow(self, rect: Rect, title: TitlePlace | None = None) -> None:
        """Move with the item, which may grow while its text is typed."""
        if self._open:
            self._title = title
            self._place(rect)

    def restyle(self) -> None:
        """Take the colours of another theme."""
        if self._open:
            self._place(self._rect)

    def _place(self, rect: Rect) -> None:
        self._rect = rect
        title, scale = self._title, self._view.scale_factor
        if title is not None and self._can_be_on_card(rect, title, scale):
            self._place_on_card(rect, title, scale)
        else:
            self._place_over(rect, scale)

    def _can_be_on_card(self, rect: Rect, title: TitlePlace, scale: float) -> bool:
        """Say whether a title can be read at the zoom, and its first line is in sight."""
        top = rect.y + title.y - (title.step / 2 if title.is_centred else 0.0)
        size = QSize(round(title.width * scale), round(title.step * scale))
        place = QRect(self._view.mapFromScene(rect.x + title.x, top), size)
        seen = self._view.viewport().rect().contains(place)
        return seen and title.size * scale >= _LEAST_ON_CARD_PX

    def _place_on_card(self, rect: Rect, title: TitlePlace, scale: float) -> None:
        self._dress(title)
        self._set_type(title.size * scale, title.style, title.step * scale, title.is_centred)
        # Lines are to break where they do on the card, which has no line wider than need be.
        number, widest = title.set(self.toPlainText())
        room = title.width * scale
        is_known = number > 1 and not self._composing
        width = ceil(min(room, widest * scale) if is_known else room) + _CARET_PX
        left = rect.x + title.x
        if title.is_centred:
            left += (title.width - width / scale) / 2
        self.resize(width, self.height())
        self.document().setTextWidth(width)
        # What the card shows of the text so far lies below and is not to be seen.
        height = max(number * title.step * scale, self.document().size().height())
        top = rect.y + title.y - (height / scale / 2 if title.is_centred else 0.0)
        corner = self._view.mapFromScene(left, top) + self._view.viewport().pos()
        self.setGeometry(QRect(corner, QSize(width, ceil(height))))

    def _place_over(self, rect: Rect, scale: float) -> None:
        title = self._title
        self._dress(None)
        size, style = (title.size, title.style) if title is not None else self._kind
        pixels = min(_MOST_TYPE_PX, max(_LEAST_TYPE_PX, round(size * scale)))
        self._set_type(pixels, style)
        header = self._view.headers.place_of(self._record_id) if self._record_id else None
        if header is not None:
            place = header.toAlignedRect()
        else:
            corner = self._view.mapFromScene(rect.x, rect.y) + self._view.viewport().pos()
            size_px = QSize(round(rect.width * scale), round(rect.height * scale))
            place = QRect(corner, size_px)
        line = self.fontMetrics().lineSpacing()
        width = max(MIN_WIDTH_PX, place.width())
        if header is None:
            lines_px = map(self.fontMetrics().horizontalAdvance, self.toPlainText().splitlines())
            wanted = max(lines_px, default=0) + 2 * _PAD_PX + _CARET_PX
            width = max(width, min(wanted, round(_WIDER * width)))
            place.moveLeft(place.center().x() - width // 2)
        self.resize(width, self.height())
        # While it is hidden, nobody has told the document of its width.
        self.document().setTextWidth(width - _PAD_PX)
        inner = 2 * self.document().documentMargin()
        lines = max(1, round((self.document().size().height() - inner) / line))
        if not self.toPlainText():
            # What stands there until something is written may need more than one line.
            edges = self.contentsMargins()
            room = QRect(0, 0, width - edges.left() - edges.right() - round(inner), 10 * line)
            wrap = int(Qt.TextFlag.TextWordWrap)
            usual = self.fontMetrics().boundingRect(room, wrap, self.usual)
            lines = max(lines, round(usual.height() / line))
        needed = min(lines, _MOST_LINES) * line + 2 * self.frameWidth() + _PAD_PX
        height = max(MIN_HEIGHT_PX, place.height(), needed)
        # All of it stays in sight, also at the edges of the view.
        whole = self._view.rect()
        left = max(0, min(place.x(), whole.width() - width))
        top = max(0, min(place.y(), whole.height() - height))
        self.setGeometry(left, top, width, height)

    def _dress(self, title: TitlePlace | None) -> None:
        """Take the looks of the card, or those of a field."""
        sheet, margin = "", 4.0
        self._ground = None
        if title is not None:
            ink, ground = (self._view.paint.qcolor(t).name() for t in (title.ink, title.ground))
            if title.is_centred:
                self._ground, ground = QColor(ground), "transparent"
            sheet = f"#{self.objectName()} {{ border: 0; border-radius: 0; padding: 0; "
            sheet += f"background: {ground}; color: {ink}; }}"
            margin = 0.0
        if sheet == self._worn:
            return
        self._worn = sheet
        self.setStyleSheet(sheet)
        self.document().setDocumentMargin(margin)

    def _set_type(
        self, pixels: float, style: FontStyle, step_px: float = 0.0, centred: bool = False
    ) -> None:
        """Set all of the text in a size, with lines so far apart (0: as the font has it)."""
        wanted = window_font(10.0, self._language, style)
        wanted.setPixelSize(round(pixels))
        if step_px:
            wanted = unshaped(wanted)
            # Qt knows no fractions of a pixel here, and they make half a letter in a line.
            share = 100.0 * pixels / wanted.pixelSize()
            wanted.setLetterSpacing(QFont.SpacingType.PercentageSpacing, share)
        lines = QTextBlockFormat()
        if step_px:
            lines.setLineHeight(step_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        lines.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        if (wanted, lines) == self._type:
            return
        self._type = wanted, lines
        document, cursor = self.document(), self.textCursor()
        was_blocked = self.blockSignals(True)
        self.setFont(wanted)
        cursor.select(QTextCursor.SelectionType.Document)
        # That is no edit which somebody could take back.
        document.setUndoRedoEnabled(False)
        cursor.setBlockFormat(lines)
        document.setUndoRedoEnabled(True)
        self.blockSignals(was_blocked)

    def close_editor(self, *, accept: bool) -> None:
        """Stop editing; what was typed is committed first, also for redo where it is dropped."""
        if not self._open:
            return
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

    def _inside(self) -> QPolygonF:
        """Return what lies between the lines of the diamond under the editor."""
        across, down = self._rect.width / 2, self._rect.height / 2
        share = self._view.scale_factor * (1 - _LINE * hypot(across, down) / (across * down))
        across, down = across * share, down * share
        corner = self.viewport().mapTo(self._view, QPoint()) - self._view.viewport().pos()
        middle = self._view.mapFromScene(*self._rect.center) - corner
        x, y = middle.x(), middle.y()
        corners = (x - across, y), (x, y - down), (x + across, y), (x, y + down)
        return QPolygonF([QPointF(*one) for one in corners])

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground is not None:
            # A box of the ground would lie over the slopes.
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ground)
            painter.drawPolygon(self._inside())
            painter.end()
        super().paintEvent(event)
        if self.usual and self.document().isEmpty() and not self._composing:
            # The placeholder of Qt has one line.
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            margin = round(self.document().documentMargin())
            room = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self.usual)
            painter.end()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._open:
            self._place(self._rect)

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
            Qt.FocusReason.MenuBarFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.close_editor(accept=True)
