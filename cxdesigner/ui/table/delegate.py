"""How a cell is painted and edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cxdesigner.base.i18n import dotted
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.values import split_words
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon
from cxdesigner.ui.table.cells import CellLine, CellLines, CellMarks
from cxdesigner.ui.table.model import Index, SheetModel
from cxdesigner.ui.table.typing import CellTyping
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_tip, slant

PAD_PX = 8
_LINES_PX = 96
_ICON_PX, _ICON_GAP_PX = 14, 4

CellEditor = CellLine | CellLines | CellMarks
Step = tuple[int, int]
"""Rows and columns to go on by after a cell is taken."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Paints texts, marks, lanes and feelings; makes the editor that fits a column.

    Parameters
    ----------
    typing
        Judges and stores what is typed.
    went
        Told where to go on after a cell was taken.
    """

    def __init__(
        self,
        model: SheetModel,
        theme: Theme,
        *,
        typing: CellTyping,
        went: Callable[[Step], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._typing, self._went = typing, went
        self._everywhere = False
        self.editor: CellEditor | None = None
        """The editor that is open."""

        self.editing: Index | None = None
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        names = (
            "ui.text", "ui.text.secondary", "ui.selected", "ui.selected.border", "ui.panel",
            "ui.accent",
        )  # fmt: skip
        self._colours = {name: qcolor(theme, name) for name in names}
        self._feelings = tuple(
            qcolor(theme, f"emotion.{name}") for name in ("negative", "neutral", "positive")
        )
        self._icons = {
            mark: icon(f"mark-{mark}", theme, "ui.text", size=_ICON_PX)
            for mark in ("wait", "fail", "pain", "mot", "delight", "opportunity")
        }

    # -- painting ----------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = self._model.text(index.row(), index.column())
        width = option.fontMetrics.horizontalAdvance(one_line(text))
        return QSize(width + 2 * PAD_PX + 2, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(self._colours["ui.selected.border"])
            painter.setBrush(self._colours["ui.selected"])
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        column = self._model.column(index.column())
        text = self._model.text(index.row(), index.column())
        room = rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        if column.key == "lane":
            room = self._lane_bar(painter, room, index.row())
        if column.key == "marks" and text:
            room = self._mark_icons(painter, room, index.row())
        if text:
            self._text(painter, option, room, column, text)
        elif stand_in := self._model.stand_in(index.row(), index.column()):
            font = QFont(option.font)
            slant(font)
            painter.setFont(font)
            painter.setPen(self._colours["ui.text.secondary"])
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, stand_in)
        painter.restore()

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        column: Column,
        text: str,
    ) -> None:
        font = QFont(option.font)
        colour = self._colours["ui.text"]
        align = Qt.AlignmentFlag.AlignVCenter
        if column.is_title:
            font.setBold(True)
        if column.key == "emotion":
            font.setBold(True)
            colour = self._feeling(text)
        elif not column.is_editable:
            colour = self._colours["ui.text.secondary"]
        align |= Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(
            one_line(text), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, align | Qt.TextFlag.TextSingleLine, shown)

    def _feeling(self, text: str) -> QColor:
        sign = text[0]
        if sign in "-\N{MINUS SIGN}":
            return self._feelings[0]
        return self._colours["ui.text"] if text == "0" else self._feelings[2]

    def _lane_bar(self, painter: QPainter, room: QRect, row: int) -> QRect:
        record = self._model.record(row)
        sheet = self._model.sheet
        if sheet is None or not isinstance(record, Element):
            return room
        lane = sheet.view.get(Lane, record.lane_id)
        if lane is None:
            return room
        bar = QRectF(room.left(), room.center().y() - 6, 3, 13)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(self._theme, f"lane.{lane.role}"))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        return room.adjusted(9, 0, 0, 0)

    def _mark_icons(self, painter: QPainter, room: QRect, row: int) -> QRect:
        record = self._model.record(row)
        marks = record.marks if isinstance(record, Element) else ()
        left = room.left()
        for mark in marks:
            found = self._icons.get(mark)
            if found is not None:
                box = QRect(left, room.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
                found.paint(painter, box)
                left += _ICON_PX + _ICON_GAP_PX
        return room.adjusted(marks_px(len(marks)), 0, 0, 0)

    # -- editing -----------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        assert self._model.sheet is not None
        column = self._model.column(index.column())
        reading, record = self._model.sheet.reading, self._model.record(index.row())
        editor: CellEditor
        if column.editor == "marks" and column.choices is not None:
            editor = CellMarks(parent, column.choices(reading, record), self._icons)
        elif column.editor == "choice" and column.choices is not None:
            words = [words for _value, words in column.choices(reading, record)]
            editor = CellLine(parent, words, only=True)
        elif column.words is not None and (used := column.words(reading, record)) is not None:
            editor = CellLine(parent, used)
        elif column.is_number:
            editor = CellLine(parent)
        else:
            editor = CellLines(parent)
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(column.title)
        if isinstance(editor, CellLine):
            editor.returnPressed.connect(partial(self._take_later, editor))
            if editor.completer() is not None:
                editor.completer().activated.connect(partial(self._take_later, editor))
            if column.is_number:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editor, self.editing = editor, index
        editor.destroyed.connect(partial(self._forget, id(editor)))
        return editor

    def _forget(self, editor_id: int, _gone: QObject | None = None) -> None:
        if self.editor is not None and id(self.editor) == editor_id:
            self.editor = self.editing = None

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = self.editing = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = self._model.text(index.row(), index.column())
        match editor:
            case CellLine():
                editor.setText(text)
                editor.selectAll()
            case CellLines():
                editor.setPlainText(text)
                editor.selectAll()
            case CellMarks():
                editor.set_words(split_words(text))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRect(option.rect)
        rect.adjust(-1, -1, 1, 1)
        parent = editor.parentWidget()
        assert parent is not None
        if isinstance(editor, CellLines):
            lines = min(6, max(1, editor.blockCount()))
            if self._model.column(index.column()).editor == "lines" or lines > 1:
                rect.setHeight(max(rect.height(), _LINES_PX))
                rect.setWidth(max(rect.width(), 220))
            else:
                rect.setWidth(max(rect.width(), 160))
        elif isinstance(editor, CellMarks):
            rect.setSize(QSize(max(rect.width(), 180), editor.sizeHint().height()))
        elif isinstance(editor, CellLine) and editor.completer() is not None:
            rect.setWidth(max(rect.width(), 140))
        # All of it in sight, also in the last row and column.
        room = parent.rect()
        rect.moveLeft(max(0, min(rect.left(), room.width() - rect.width())))
        rect.moveTop(max(-1, min(rect.top(), room.height() - rect.height())))
        editor.setGeometry(rect)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        self._typing.write(index, self._text_of(editor), self._everywhere)

    def _text_of(self, editor: QWidget) -> str:
        match editor:
            case CellLine():
                return editor.meant()
            case CellLines():
                return editor.toPlainText()
            case CellMarks():
                return editor.text()
        raise TypeError(type(editor))

    def show_choices(self) -> None:
        """Show what can be chosen in the cell that is edited, if it is such a cell."""
        if isinstance(self.editor, CellLine) and self.editor.is_choice:
            self.editor.show_words()

    def take(self, step: Step = (0, 0), *, everywhere: bool = False) -> bool:
        """Take what is typed, close the editor and go on; False if it cannot be used."""
        editor, index = self.editor, self.editing
        if editor is None or index is None:
            return True
        text = self._text_of(editor)
        problem = self._typing.problem_of(index, text)
        if problem:
            self._complain(editor, problem)
            return False
        self._went_from(editor, step, everywhere)
        return True

    def _went_from(self, editor: CellEditor, step: Step, everywhere: bool) -> None:
        self._everywhere = everywhere
        self._went(step)
        self.commitData.emit(editor)
        self._everywhere = False
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _complain(self, editor: CellEditor, problem: str) -> None:
        if not editor.property("invalid"):
            editor.setProperty("invalid", True)
            editor.style().unpolish(editor)
            editor.style().polish(editor)
        below = editor.mapToGlobal(editor.rect().bottomLeft())
        QToolTip.showText(below, plain_tip(problem), editor)
        editor.setAccessibleDescription(problem)

    def _take_later(self, editor: CellLine, *_ignored: object) -> None:
        # The list of words puts the chosen one into the line only after this.
        QTimer.singleShot(0, self, partial(self._take_if_open, editor))

    def _take_if_open(self, editor: CellLine) -> None:
        if editor is self.editor and not editor.composing:
            self.take((1, 0))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(editor, CellLine) and editor.is_open:
            # The list of words belongs to the editor.
            return False
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, CellEditor)
        ):
            handled = self._key(editor, event)
            if handled is not None:
                return handled
        return super().eventFilter(editor, event)

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool | None:
        """Do what a key means in a cell; None to let Qt do it, False to give it to the editor."""
        if editor.composing:
            return False
        key, keys = event.key(), event.modifiers()
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER:
            if keys & Qt.KeyboardModifier.ControlModifier:
                self.take(everywhere=True)
                return True
            if isinstance(editor, CellLines) and keys & (
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
            ):
                return False
            self.take((-1 if shift else 1, 0))
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.take((0, -1 if shift or key == Qt.Key.Key_Backtab else 1))
            return True
        if key == Qt.Key.Key_Escape:
            index, text = self.editing, self._text_of(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            if index is not None:
                self._typing.drop(index, text)
            return True
        return None


def marks_px(count: int) -> int:
    """Return the room that the pictures of marks take before their names."""
    return count * (_ICON_PX + _ICON_GAP_PX) + 2 if count else 0


def one_line(text: str) -> str:
    """Return what a cell shows of a text of several lines."""
    if "\n" not in text:
        return text
    return dotted(text.split("\n"))
