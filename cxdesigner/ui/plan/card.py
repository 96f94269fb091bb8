"""A card of the board: what to do, what it answers, worth, owner and date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _, dotted
from cxdesigner.report.plan.actions import Answered, PlannedAction
from cxdesigner.scene.chinese import kept_together
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import pixmap
from cxdesigner.ui.table.cells import CellLines
from cxdesigner.ui.text_lines import lines_of
from cxdesigner.ui.theme import qcolor

Index = QModelIndex | QPersistentModelIndex
ACTION_ROLE = Qt.ItemDataRole.UserRole

_PAD, _GAP, _RADIUS, _ICON = 9, 5, 7, 13
_ICON_ROOM = _ICON + 5
_MOST_LINES, _MOST_ANSWERS, _MOST_ANSWER_LINES = 4, 3, 2
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

ICONS = {"pain": "mark-pain", "finding": "triangle-alert", "feedback": "notebook-pen"}


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a card are."""

    text: QRect
    answers: tuple[tuple[Answered, QRect], ...]
    more: QRect
    worth: QRect
    foot: QRect
    height: int


class CardDelegate(QStyledItemDelegate):
    """Paints cards and tells which answer was clicked.

    Parameters
    ----------
    followed
        Told of an answer that somebody wants to see on the canvas.
    write
        Stores a text that was typed into a card.
    """

    def __init__(
        self,
        theme: Theme,
        followed: Callable[[Answered], object],
        write: Callable[[str, str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._followed, self._write = followed, write
        self._heights: dict[str, tuple[PlannedAction, int]] = {}
        self._look: tuple[int, str] = (0, "")
        """Width and font of the heights that are known."""

        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        names = (
            "ui.text", "ui.text.secondary", "ui.border", "ui.field", "ui.field.border",
            "ui.selected", "ui.accent", "ui.focus", "ui.danger",
            "problem.warning", "ui.hover",
        )  # fmt: skip
        self._ink: dict[str, QColor] = {name: qcolor(theme, name) for name in names}

    # -- layout ------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        action = index.data(ACTION_ROLE)
        width = self._width(option)
        if not isinstance(action, PlannedAction):
            return QSize(width, 40)
        look = width, option.font.key()
        if look != self._look:
            self._look, self._heights = look, {}
        known = self._heights.get(action.id)
        if known is None or known[0] is not action:
            height = self._places(QRect(0, 0, width, 0), action, option.font).height
            known = self._heights[action.id] = action, height
        return QSize(width, known[1])

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 200

    def _places(self, rect: QRect, action: PlannedAction, font: QFont) -> _Places:
        card = rect.adjusted(3, 3, -3, -3)
        left, width = card.left() + _PAD, card.width() - 2 * _PAD
        bold, small_font = _bold(font), _small(font)
        small = QFontMetrics(small_font)
        top = card.top() + _PAD
        metrics = QFontMetrics(bold)
        room = metrics.boundingRect(
            QRect(0, 0, width, 10_000), _WRAP, kept_together(action.text) or " "
        )
        height = min(room.height(), _MOST_LINES * metrics.lineSpacing())
        text = QRect(left, top, width, height)
        top += height + _GAP
        answers = []
        for answer in action.answers[:_MOST_ANSWERS]:
            lines = lines_of(_one_line(answer.text), small_font, width - _ICON_ROOM)
            high = min(len(lines), _MOST_ANSWER_LINES) * small.lineSpacing() + 2
            answers.append((answer, QRect(left, top, width, high)))
            top += high + 2
        more = QRect(left, top, width, small.height() if self._left(action) else 0)
        top += more.height() + (2 if more.height() else 0)
        worth_lines = len(lines_of(worth_text(action), small_font, width))
        worth = QRect(left, top + 2, width, worth_lines * small.lineSpacing())
        foot = QRect(left, worth.bottom() + 3, width, small.height())
        whole = foot.bottom() + _PAD + 4 - rect.top()
        return _Places(text, tuple(answers), more, worth, foot, whole)

    def _left(self, action: PlannedAction) -> int:
        return max(0, len(action.answers) - _MOST_ANSWERS)

    # -- painting ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        action = index.data(ACTION_ROLE)
        if not isinstance(action, PlannedAction):
            return
        ink, rect = self._ink, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "ui.focus" if focused else "ui.accent" if chosen else "ui.border"
        painter.setPen(QPen(ink[edge], 2 if focused else 1))
        painter.setBrush(ink["ui.selected" if chosen else "ui.field"])
        # A line of one pixel is sharp where it runs through the middles of pixels.
        inset = 3.0 if focused else 3.5
        room = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        places = self._places(rect, action, option.font)
        painter.setPen(ink["ui.text.secondary" if action.is_finished else "ui.text"])
        painter.setFont(_bold(option.font))
        painter.setClipRect(places.text)
        painter.drawText(places.text, int(_WRAP), kept_together(action.text))
        painter.setClipping(False)
        painter.setFont(_small(option.font))
        for answer, place in places.answers:
            self._answer(painter, answer, place)
        if places.more.height():
            painter.setPen(ink["ui.text.secondary"])
            painter.drawText(places.more, Qt.AlignmentFlag.AlignLeft, f"+{self._left(action)}")
        painter.setPen(ink["ui.text.secondary"])
        draw_lines(painter, places.worth, worth_text(action), _MOST_LINES)
        self._foot(painter, action, places.foot)
        painter.restore()

    def _answer(self, painter: QPainter, answer: Answered, place: QRect) -> None:
        is_over = answer.is_open is False
        paint = "ui.text.secondary" if is_over else "ui.accent"
        name = "circle-check" if is_over else ICONS[answer.kind]
        painter.drawPixmap(place.left(), place.top() + 1, pixmap(name, self._theme, paint, _ICON))
        painter.setPen(self._ink[paint])
        room = place.adjusted(_ICON_ROOM, 0, 0, 0)
        draw_lines(painter, room, _one_line(answer.text), _MOST_ANSWER_LINES)

    def _foot(self, painter: QPainter, action: PlannedAction, room: QRect) -> None:
        """Draw the owner, and the date at the right."""
        ink = self._ink
        if action.due:
            late = action.is_overdue
            words = _("{date}, overdue").format(date=action.due) if late else action.due
            painter.setPen(ink["ui.danger" if late else "ui.text.secondary"])
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, words)
            room = room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - 8, 0)
        painter.setPen(ink["ui.text" if action.owner else "problem.warning"])
        self._line(painter, room, action.owner or _("No owner"))

    def _line(self, painter: QPainter, room: QRect, text: str) -> None:
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(_one_line(text), mode, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    # -- hands -------------------------------------------------------------------------------

    def answer_at(self, option: QStyleOptionViewItem, index: Index, event: QMouseEvent) -> (
        Answered | None
    ):  # fmt: skip
        """Return the answer below the pointer."""
        action = index.data(ACTION_ROLE)
        if not isinstance(action, PlannedAction):
            return None
        places = self._places(option.rect, action, option.font)
        point = event.position().toPoint()
        return next((one for one, place in places.answers if place.contains(point)), None)

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            answer = self.answer_at(option, index, event)
            if answer is not None and event.button() == Qt.MouseButton.LeftButton:
                self._followed(answer)
                return True
        return False

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> CellLines:
        editor = CellLines(parent)
        editor.setObjectName("cardText")
        editor.setAccessibleName(_("What to do"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellLines)
        action = index.data(ACTION_ROLE)
        if not editor.property("begun"):
            editor.setProperty("begun", True)
            editor.setPlainText(action.text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, CellLines)
        action = index.data(ACTION_ROLE)
        if isinstance(action, PlannedAction):
            self._write(action.id, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        room = option.rect.adjusted(5, 5, -5, -5)
        room.setHeight(max(64, min(room.height(), 96)))
        editor.setGeometry(room)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        from PySide6.QtGui import QKeyEvent

        if isinstance(editor, CellLines) and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and is_enter and not editor.composing:
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    return False
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
        return super().eventFilter(editor, event)


def worth_text(action: PlannedAction) -> str:
    """Return value, impact and effort of an action in a few words."""
    parts = []
    if action.value is not None:
        parts.append(_("Value {n}").format(n=number_text(action.value, 1)))
    if action.impact is not None:
        parts.append(_("Impact {n}").format(n=number_text(action.impact)))
    if action.effort is not None:
        parts.append(_("Effort {n}").format(n=number_text(action.effort)))
    return dotted(parts) or _("Not rated")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def draw_lines(painter: QPainter, room: QRect, text: str, most: int) -> None:
    """Draw a text in lines; the last one there is room for may end in an ellipsis."""
    lines, metrics = lines_of(text, painter.font(), room.width()), painter.fontMetrics()
    if len(lines) > most:
        rest, mode = "".join(lines[most - 1 :]), Qt.TextElideMode.ElideRight
        lines = [*lines[: most - 1], metrics.elidedText(rest, mode, room.width())]
    row = QRect(room.left(), room.top(), room.width(), metrics.height())
    for words in lines:
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, words.strip())
        row.translate(0, metrics.lineSpacing())


def _bold(font: QFont) -> QFont:
    found = QFont(font)
    found.setBold(True)
    return found


def _small(font: QFont) -> QFont:
    found = QFont(font)
    found.setPixelSize(max(9, QFontMetrics(font).height() * 3 // 5 + 1))
    return found
