"""All that was done to a document, step by step: go back to any of it, and forward again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.editor.history import PastState
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """The states of a document, the latest at the top: what led to each, and when.

    Tens of thousands of steps cost nothing until they are looked at.
    """

    def __init__(self, palette: QPalette, parent: QWidget) -> None:
        super().__init__(parent)
        self._faint = palette.placeholderText()
        self._states: tuple[PastState, ...] = ()
        self._has_file = False
        self.now = 0
        """The row of the present state; rows above it were undone."""

    def take(self, states: tuple[PastState, ...], mark: int, *, has_file: bool) -> None:
        """Show the states of a history, the oldest first, of which the one of a mark is present.

        Nothing is called saved where there is no file.
        """
        self.beginResetModel()
        self._states, self._has_file = states, has_file
        row = next((row for row, state in enumerate(states) if state.mark == mark), 0)
        self.now = max(0, len(states) - 1 - row)
        self.endResetModel()

    def mark(self, row: int) -> int:
        """Return the mark of the state in a row."""
        return self._state(row).mark

    def _state(self, row: int) -> PastState:
        return self._states[-1 - row]

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._states)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Step"), _("Time"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, state = index.row(), self._state(index.row())
        words = self._words(state) if index.column() == 0 else self._time(state)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole if row == self.now and index.column() == 0:
                return _("{step}, the present state").format(step=words)
            case Qt.ItemDataRole.FontRole if row == self.now:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if row < self.now:
                return self._faint
        return None

    def _words(self, state: PastState) -> str:
        words = state.label or _("The start")
        is_saved = state.is_saved and self._has_file
        return _("{step} (saved)").format(step=words) if is_saved else words

    @staticmethod
    def _time(state: PastState) -> str:
        return f"{state.time:%H:%M}" if state.time is not None else ""


class HistoryDialog(FramedDialog):
    """The history of the active document; stays open beside the work.

    States that were undone stay in the list, dimmed, until the next edit.
    """

    def __init__(self, window: Window) -> None:
        super().__init__("historyDialog", _("History"), window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hint = _("Later steps stay in the list when you go back, until you change something.")
        self.body.addWidget(plain_label(hint, "hint", wrap=True))
        self.model = HistoryModel(self.palette(), self)
        self.list = QTreeView()
        self.list.setObjectName("historyList")
        self.list.setAccessibleName(_("History"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setModel(self.model)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.activated.connect(lambda _index: self._go())
        self.list.selectionModel().currentChanged.connect(lambda *_ignored: self._show_button())
        self.body.addWidget(self.list, 1)
        self.go = self.add_button("goToState", _("Go to this state"))
        self.go.clicked.connect(self._go)
        close = self.add_button("close", _("Close"))
        close.clicked.connect(self.accept)
        self.resize(460, 480)
        self._document: Document | None = None
        self._leave = window.workspace.activated.connect(self._follow)
        self._unhear: Callable[[], None] | None = None
        self.finished.connect(lambda _result: self._end())
        self._follow(window.document)
        self.list.setFocus()

    def _follow(self, document: Document | None) -> None:
        if self._unhear is not None:
            self._unhear()
        self._document, self._unhear = document, None
        if document is not None:
            self._unhear = document.history.changed.connect(self._fill)
        self._fill()

    def _end(self) -> None:
        self._leave()
        if self._unhear is not None:
            self._unhear()

    def _fill(self) -> None:
        document = self._document
        if document is None:
            self.model.take((), 0, has_file=False)
        else:
            history = document.history
            self.model.take(history.states, history.mark, has_file=document.path is not None)
            index = self.model.index(self.model.now, 0)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        self._show_button()

    def _show_button(self) -> None:
        index = self.list.currentIndex()
        self.go.setEnabled(index.isValid() and index.row() != self.model.now)

    def _go(self) -> None:
        index = self.list.currentIndex()
        if self._document is not None and index.isValid():
            self._document.go_to(self.model.mark(index.row()))


def show_history(window: Window) -> None:
    """Show the history of the active document, or bring it to the front."""
    # What is typed now is a step as well.
    window.commit_fields()
    dialog = window.findChild(HistoryDialog) or HistoryDialog(window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
