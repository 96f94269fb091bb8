"""What the tables of the plan share: a view that knows its keys, and the editors of its cells."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxdesigner.scene.chinese import kept_together
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.panels.date_field import open_calendar
from cxdesigner.ui.plan.grid_model import Column, GridModel, Index, Row
from cxdesigner.ui.plan.keys import DELETE, ENTER, claims, has_ctrl, is_plain
from cxdesigner.ui.table.cells import CellLine, CellLines
from cxdesigner.ui.whole_words import WholeWords

_ROW_PX, _MOST_ROW_PX = 30, 84
"""Height of a row of one line, and the most that a row of several lines takes."""

_SLICE_S = 0.008
"""How long rows are measured that nobody sees, in one turn of the event loop."""


class CellDate(CellLine):
    """A date in a cell; Down shows a calendar."""

    def show_words(self) -> None:
        """Show a calendar below the line; a day that is chosen there is taken."""

        def take(text: str) -> None:
            self.setText(text)
            self.setFocus()

        open_calendar(self, "cellDate", self.accessibleName(), self.text(), take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.show_words()
            event.accept()
            return
        super().keyPressEvent(event)


class GridDelegate(WholeWords):
    """Makes the editor that fits a column."""

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._view.wordWrap():
            # Where there is room below, what stands in lines stays in them.
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            option.text = kept_together(text).replace("\n", "\u2028")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._view.grid.columns[index.column()]
        editor: CellLine | CellLines
        if column.lines:
            editor = CellLines(parent)
        elif column.is_date:
            editor = CellDate(parent)
        else:
            words = column.words() if column.words is not None else ()
            editor = CellLine(parent, words, only=column.only)
        editor.setObjectName("planCell")
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if editor.property("begun"):
            return
        editor.setProperty("begun", True)
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        typed = self._view.typed
        if isinstance(editor, CellLine):
            editor.setText(typed or text)
            if not typed:
                editor.selectAll()
        elif isinstance(editor, CellLines):
            editor.setPlainText(typed or text)
            if not typed:
                editor.selectAll()
            else:
                editor.moveCursor(editor.textCursor().MoveOperation.End)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, CellLine):
            model.setData(index, editor.meant())
        elif isinstance(editor, CellLines):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        room = option.rect
        if isinstance(editor, CellLines):
            room.setHeight(max(room.height(), 76))
            room.setWidth(max(room.width(), 220))
        editor.setGeometry(room)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(editor, CellLine | CellLines):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            is_enter = event.key() in ENTER and not (isinstance(editor, CellLines) and with_shift)
            if event.type() == QEvent.Type.KeyPress and is_enter and not editor.composing:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                self._view.go(1, 0)
                return True
        return super().eventFilter(editor, event)


class GridView(QTableView):
    """A table of the plan: typing over, Enter and F2 edit, Delete empties.

    Parameters
    ----------
    empty
        What to say where there are no rows.
    lines
        Whether long texts go on in a second line.
    """

    chosen = Signal(str)
    """Id of the row one is in."""

    removed = Signal(str)
    followed = Signal(str)
    added = Signal()

    def __init__(
        self, name: str, title: str, grid: GridModel, *, empty: str = "", lines: bool = False
    ) -> None:
        super().__init__()
        self.grid = grid
        self.empty_words = empty
        self.typed = ""
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(grid)
        self.setItemDelegate(GridDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(lines)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setMinimumSectionSize(_ROW_PX)
        self.verticalHeader().setMaximumSectionSize(_MOST_ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._heights = Later(self._fit_rows, parent=self)
        self._rest = Later(self._fit_some, parent=self)
        self._unfitted: set[int] = set()
        """Rows that are still to be made as high as their texts want."""

        self._fitted: tuple[str, list[int]] | None = None
        """Letters and widths for which the rows have their heights; None if the texts changed."""

        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for header, suffix in ((self.verticalHeader(), "Rows"), (self.horizontalHeader(), "Head")):
            header.setObjectName(f"{name}{suffix}")
            header.setAccessibleName(title)
        self._fitting = self._by_hand = False
        self.horizontalHeader().sectionResized.connect(lambda *_args: self._resized())
        self.verticalScrollBar().valueChanged.connect(lambda *_args: self._fit_seen())
        self.selectionModel().currentChanged.connect(lambda *_args: self._tell())

    @property
    def row_id(self) -> str:
        """The row one is in, '' for none."""
        index = self.currentIndex()
        return self.grid.rows[index.row()].id if index.isValid() else ""

    @property
    def key(self) -> str:
        """The column one is in, '' for none."""
        index = self.currentIndex()
        return self.grid.columns[index.column()].key if index.isValid() else ""

    def show_rows(self, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
        """Show other rows; one stays in the row one was in."""
        kept, at = self.row_id, self.currentIndex()
        first = not self.grid.columns
        blocked = self.blockSignals(True)
        self.grid.show_rows(columns, rows)
        if first:
            self.fit()
        row = self.grid.row_of(kept)
        if row is None and at.row() >= 0 and rows:
            row = min(at.row(), len(rows) - 1)
        if row is not None:
            self.setCurrentIndex(self.grid.index(row, max(0, at.column())))
        self.blockSignals(blocked)
        self.setAccessibleDescription("" if rows else self.empty_words)
        self._fitted = None
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._by_hand:
            self.fit()

    def fit(self) -> None:
        """Make the columns as wide as they want; what is left goes to those that grow."""
        columns = self.grid.columns
        left = max(0, self.viewport().width() - sum(one.width for one in columns))
        parts = sum(one.grows for one in columns)
        self._fitting = True
        for place, column in enumerate(columns):
            more = left * column.grows // parts if parts else 0
            left, parts = left - more, parts - column.grows
            self.setColumnWidth(place, column.width + more)
        self._fitting = False
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Make rows as high as their texts want; while nobody sees them it can wait."""
        if not (self.wordWrap() and self.isVisible()):
            return
        # Shown for the first time, one is told three times that there is another size.
        widths = [self.columnWidth(place) for place in range(len(self.grid.columns))]
        wanted = self.font().key(), widths
        if wanted != self._fitted:
            self._fitted = wanted
            self._unfitted = set(range(len(self.grid.rows)))
            self._fit_seen()
            self._rest.request()

    def _fit_seen(self) -> None:
        """Make the rows in sight as high as their texts want; the chosen one stays in sight."""
        before, end = len(self._unfitted), self.viewport().height()
        if not before or not self.isVisible():
            return
        here = self.currentIndex()
        was_seen = self.viewport().rect().intersects(self.visualRect(here))
        row = max(0, self.rowAt(0))
        while row < len(self.grid.rows) and self.rowViewportPosition(row) < end:
            self._fit_row(row)
            row += 1
        if was_seen and len(self._unfitted) < before:
            # Qt takes note a little later how far one can scroll now.
            self.updateGeometries()
            self.scrollTo(here)

    def _fit_some(self) -> None:
        """Go on with rows that nobody sees, as long as the window has time for it."""
        until = perf_counter() + _SLICE_S
        while self._unfitted and self.isVisible() and perf_counter() < until:
            self._fit_row(min(self._unfitted))
        if self._unfitted and self.isVisible():
            self._rest.request()

    def _fit_row(self, row: int) -> None:
        if row in self._unfitted:
            self._unfitted.discard(row)
            self.resizeRowToContents(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_rows()
        self._rest.request()

    def _resized(self) -> None:
        # From now on the person decides.
        self._by_hand = self._by_hand or not self._fitting
        if not self._fitting:
            self._heights.request()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty_words and not self.grid.rows:
            paint_empty_words(self, self.empty_words)

    def choose(self, row_id: str, column: int | None = None) -> bool:
        """Go to a row; say whether there is one."""
        row = self.grid.row_of(row_id)
        if row is None:
            return False
        here = max(0, self.currentIndex().column()) if column is None else column
        self.setCurrentIndex(self.grid.index(row, here))
        return True

    def go(self, down: int, right: int) -> None:
        """Go to a neighbour."""
        index = self.currentIndex()
        target = self.grid.index(index.row() + down, index.column() + right)
        if target.isValid():
            self.setCurrentIndex(target)

    def begin(self, typed: str = "") -> bool:
        """Open the editor of the cell, with what was typed instead of what stands there."""
        index = self.currentIndex()
        if not index.isValid() or not self.grid.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.typed = typed
        self.edit(index)
        self.typed = ""
        line = QApplication.focusWidget()
        if typed and isinstance(line, CellLine):
            # Qt has selected all of it: the next letter would take its place.
            line.end(False)
        return True

    def event(self, event: QEvent) -> bool:
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), is_plain(event)
        if key in ENTER and has_ctrl(event):
            self.followed.emit(self.row_id)
        elif plain and key in (*ENTER, Qt.Key.Key_F2):
            self.enter()
        elif plain and key in DELETE:
            self.empty()
        elif plain and key == Qt.Key.Key_Insert:
            self.added.emit()
        elif self.type_over(event):
            pass
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def enter(self) -> None:
        """Edit the cell."""
        self.begin()

    def empty(self) -> None:
        """Clear the cell."""
        index = self.currentIndex()
        if index.isValid() and self.grid.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.grid.setData(index, "")

    def type_over(self, event: QKeyEvent) -> bool:
        """Begin to type over the cell; say whether the key was a letter."""
        shift = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        text = event.text()
        return shift and bool(text.strip()) and text.isprintable() and self.begin(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choose_somewhere()

    def choose_somewhere(self) -> None:
        """Choose the cell one is in, else the first, unless something is chosen."""
        if self.grid.rows and not self.selectionModel().hasSelection():
            # Qt goes to the first cell by itself, but chooses nothing.
            here = self.currentIndex()
            self.setCurrentIndex(here if here.isValid() else self.grid.index(0, 0))

    def _tell(self) -> None:
        self.chosen.emit(self.row_id)
