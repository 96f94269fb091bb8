"""Editors of one cell: a line, some lines, and a list of marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import QIcon, QInputMethodEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from cxdesigner.base.i18n import _, listed
from cxdesigner.model.text import MAX_LENGTH

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellLine(QLineEdit):
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


class CellLines(QPlainTextEdit):
    """Some lines in a cell: Enter takes them, Shift+Enter begins another line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.composing = False
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

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
    """The marks to choose from, each with a box; Space switches one."""

    composing = False

    def __init__(
        self, parent: QWidget, choices: Sequence[tuple[str, str]], icons: Mapping[str, QIcon]
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self._known = {words for _value, words in choices}
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

    def sizeHint(self) -> QSize:
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(180, height + 2 * self.frameWidth() + 8)

    def set_words(self, words: Sequence[str]) -> None:
        """Tick the boxes of these; what has no box is kept."""
        self._others = [word for word in words if word not in self._known]
        for row in range(self.count()):
            item = self.item(row)
            on = item.text() in words
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def text(self) -> str:
        """Return what is ticked as the text of the cell."""
        ticked = [
            self.item(row).text()
            for row in range(self.count())
            if self.item(row).checkState() == Qt.CheckState.Checked
        ]
        return listed([*ticked, *self._others])
