"""Editors of one cell: a line, some lines, and a list of marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import (
    QIcon,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from cxdesigner.base.i18n import _, listed
from cxdesigner.editor.values import split_words
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.ui.text_fields import TextLine, TextLines

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN_PX = 4
"""Around the text of a document, as Qt has it."""

_IN_LINE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right)
"""Keys that belong to a line in which something is typed."""


class CellLine(TextLine):
    """A line in a cell; proposes words, all of them if only these can be chosen."""

    def __init__(self, parent: QWidget, words: Sequence[str] = (), *, only: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.setMaxLength(MAX_LENGTH)
        self.composing = False
        self.is_choice = only
        self._words = list(words)
        self._popup: QAbstractItemView | None = None
        if words:
            completer = QCompleter(QStringListModel(self._words, self), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(12)
            popup = completer.popup()
            assert popup is not None
            popup.setObjectName("cellWords")
            popup.setAccessibleName(_("Proposals"))
            self.setCompleter(completer)
            self._popup = popup

    @property
    def is_open(self) -> bool:
        """Whether the list of words is shown."""
        return self._popup is not None and self._popup.isVisible()

    def show_words(self) -> None:
        """Show all words, with the one that stands here chosen."""
        if self._popup is None:
            return
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()
        rows = completer.completionModel()
        for row in range(rows.rowCount()):
            index = rows.index(row, 0)
            if index.data() == self.text():
                self._popup.setCurrentIndex(index)
        # Typing takes the place of what stands here, whatever the list has done to it.
        self.selectAll()

    def meant(self) -> str:
        """Return the text; of a list to choose from the first word that holds what was typed."""
        text = self.text().strip()
        words = [] if not self.is_choice or not text else self._words
        if any(word.casefold() == text.casefold() for word in words):
            return text
        return next((word for word in words if text.casefold() in word.casefold()), self.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if down and not self.is_open and (self.is_choice or event.modifiers()):
            self.show_words()
            event.accept()
            return
        super().keyPressEvent(event)


class CellLines(TextLines):
    """Some lines in a cell: Enter takes them, Shift+Enter begins another line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.composing = False
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line, room = self.fontMetrics().height(), self.viewport().height()
        if room >= 2 * line:
            return
        # One line only: it stands in the middle, as in the cell, and a scroll bar has no room.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        above = max(0, min(_MARGIN_PX, (room - line) // 2))
        self.document().setDocumentMargin(above)
        self.setViewportMargins(_MARGIN_PX - above, 0, 0, 0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift_or_alt = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        if event.key() in _ENTER and event.modifiers() & shift_or_alt:
            self.textCursor().insertText("\n")
            event.accept()
            return
        super().keyPressEvent(event)


class CellMarks(QListWidget):
    """The marks to choose from, each with a box; Space switches one, a name that is typed ticks it.

    What is typed is shown in a line above the boxes, which keep the focus.
    """

    def __init__(
        self, parent: QWidget, choices: Sequence[tuple[str, str]], icons: Mapping[str, QIcon]
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self._names = [words for _value, words in choices]
        self._others: list[str] = []
        for value, words in choices:
            item = QListWidgetItem(icons.get(value, QIcon()), words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.typed = CellLine(self)
        self.typed.setObjectName("cellTyped")
        self.typed.setAccessibleName(_("Name of a mark"))
        self.typed.setPlaceholderText(_("Name of a mark"))
        self.typed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.typed.textChanged.connect(self._go_to_typed)
        self.setViewportMargins(0, self.typed.sizeHint().height(), 0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing."""
        return self.typed.composing

    def sizeHint(self) -> QSize:
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        height += self.typed.sizeHint().height()
        return QSize(180, height + 2 * self.frameWidth() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self.viewport().geometry()
        height = self.typed.sizeHint().height()
        self.typed.setGeometry(place.x(), place.y() - height, place.width(), height)

    def set_words(self, words: Sequence[str]) -> None:
        """Tick the boxes of these; what has no box is kept."""
        self._others = [word for word in words if word not in self._names]
        for row in range(self.count()):
            item = self.item(row)
            on = item.text() in words
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def text(self) -> str:
        """Return what is ticked and what is typed as the text of the cell."""
        ticked = [
            self.item(row).text()
            for row in range(self.count())
            if self.item(row).checkState() == Qt.CheckState.Checked
        ]
        typed = (self._meant(word) for word in split_words(self.typed.text()))
        return listed(dict.fromkeys([*ticked, *self._others, *typed]))

    def _meant(self, typed: str) -> str:
        """Return the name that is typed, else the first that holds it, else what is typed."""
        wanted = typed.casefold()
        if any(name.casefold() == wanted for name in self._names):
            return typed
        return next((name for name in self._names if wanted in name.casefold()), typed)

    def _go_to_typed(self, text: str) -> None:
        last = split_words(text)[-1:]
        if last and (meant := self._meant(last[0])) in self._names:
            self.setCurrentRow(self._names.index(meant))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.typed.inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        found = self.typed.inputMethodQuery(query)
        if query == Qt.InputMethodQuery.ImCursorRectangle and isinstance(found, QRect | QRectF):
            # The candidates come below the line.
            return found.translated(self.typed.pos())
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing:
            # They choose a candidate or drop it; the input method has seen them already.
            event.accept()
            return
        keys = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        letter = event.text() if event.text().isprintable() and not keys else ""
        is_empty = not self.typed.text()
        if letter.strip() or event.matches(QKeySequence.StandardKey.Paste):
            self.typed.keyPressEvent(event)
        elif not is_empty and (letter or event.key() in _IN_LINE):
            self.typed.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
