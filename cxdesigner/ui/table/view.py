"""The grid of cells: keys as in a spreadsheet, a handle to fill with, selection by cells."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView

from cxdesigner.base.i18n import _
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.table.header import SheetHeader
from cxdesigner.ui.table.model import Index, SheetModel
from cxdesigner.ui.theme import qcolor

ROW_PX = 28
_HANDLE_PX = 8
_REACH_PX = 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class SheetView(QTableView):
    """A table one types into."""

    fill_wanted = Signal(int, int)
    """First and last row to fill from the selection, which lies beside them."""

    menu_wanted = Signal(QPoint)
    edit_begun = Signal()
    """A cell was opened to be edited, not by typing into it."""

    refused = Signal(str)
    """Why the key that was pressed does nothing."""

    def __init__(self, model: SheetModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tableView")
        self.setAccessibleName(_("Table"))
        self.viewport().setObjectName("tableViewport")
        self.viewport().setAccessibleName(_("Table"))
        self._theme = theme
        self._filling: int | None = None
        self.head = SheetHeader(theme)
        self.head.setAccessibleName(_("Columns"))
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(True)
        self.setMouseTracking(True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(_("Select all"))
        numbers = self.verticalHeader()
        numbers.setObjectName("tableNumbers")
        numbers.setAccessibleName(_("Numbers of the rows"))
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(ROW_PX)
        numbers.setMinimumWidth(40)
        numbers.setHighlightSections(False)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    @property
    def sheet_model(self) -> SheetModel:
        """The cells."""
        model = self.model()
        assert isinstance(model, SheetModel)
        return model

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.head.restyle(theme)
        self.viewport().update()

    # -- selection ---------------------------------------------------------------------------

    def parts(self) -> list[QItemSelectionRange]:
        """Return the rectangles that are selected."""
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def selected_rows(self) -> list[int]:
        """Return the rows with a selected cell, from top to bottom."""
        rows: set[int] = set()
        for part in self.parts():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def selected_columns(self) -> list[int]:
        """Return the columns with a selected cell, from left to right."""
        columns: set[int] = set()
        for part in self.parts():
            columns.update(range(part.left(), part.right() + 1))
        return sorted(columns)

    def is_selected(self, row: int, column: int) -> bool:
        """Say whether a cell is selected."""
        return self.selectionModel().isSelected(self.model().index(row, column))

    def block(self) -> tuple[int, int, int, int] | None:
        """Return top, left, bottom, right of the rectangle around all selected cells."""
        parts = self.parts()
        if not parts:
            return None
        return (
            min(part.top() for part in parts),
            min(part.left() for part in parts),
            max(part.bottom() for part in parts),
            max(part.right() for part in parts),
        )

    def is_one_block(self) -> bool:
        """Say whether the selected cells are one rectangle without holes."""
        return len(self.parts()) == 1

    def select_rows_at(self, rows: list[int], current: int | None = None) -> None:
        """Select whole rows; the current cell goes to `current`, in its column."""
        model = self.sheet_model
        last = model.columnCount() - 1
        if last < 0:
            return
        selection = QItemSelection()
        start: int | None = None
        for place, row in enumerate(rows):
            if start is None:
                start = row
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                selection.append(QItemSelectionRange(model.index(start, 0), model.index(row, last)))
                start = None
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if current is not None:
            column = max(0, self.currentIndex().column())
            index = model.index(current, min(column, last))
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)

    def select_block(self, top: int, left: int, bottom: int, right: int) -> None:
        """Select a rectangle of cells."""
        model = self.model()
        part = QItemSelectionRange(model.index(top, left), model.index(bottom, right))
        selection = QItemSelection()
        selection.append(part)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def title_column(self) -> int:
        """Return the place of the column with the titles, else 0."""
        model = self.sheet_model
        places = range(model.columnCount())
        return next((place for place in places if model.column(place).is_title), 0)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, selected alone, and show it."""
        index = self.model().index(row, column)
        if index.isValid():
            self._choose_alone(index)
            self.scrollTo(index)

    def _choose_alone(self, index: QModelIndex) -> None:
        # Without saying so, Qt would add it to what is selected while Ctrl or Shift is held.
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)

    # -- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & _COMMANDS
            and event.text().strip()
            and event.text().isprintable()
        ):
            # A letter is typed into the cell, whatever it would mean elsewhere.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_F6:
            super().focusNextPrevChild(not shift)
            event.accept()
            return
        if key in _ENTER and not keys & _COMMANDS:
            self.begin_edit()
            event.accept()
            return
        if key == Qt.Key.Key_Escape and self._filling is not None:
            self._filling = None
            self.viewport().update()
            event.accept()
            return
        if self._is_typing(event) and not self._may_edit():
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab goes through the cells first; F6 leaves the table from anywhere.
        return self._tab(1 if next else -1) or super().focusNextPrevChild(next)

    def _is_typing(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & _COMMANDS
        return plain and event.text().strip() != "" and event.text().isprintable()

    def _may_edit(self) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        column = self.sheet_model.column(index.column())
        if not column.is_editable:
            self.refused.emit(_("“{column}” is for reading only.").format(column=column.title))
        return column.is_editable

    def begin_edit(self) -> None:
        """Open the editor of the current cell."""
        if self._may_edit():
            self.edit(self.currentIndex())
            self.edit_begun.emit()

    def _tab(self, by: int) -> bool:
        """Go to the next cell, also into the next row; False at the very end."""
        index = self.currentIndex()
        columns, rows = self.model().columnCount(), self.model().rowCount()
        if not index.isValid():
            return False
        place = index.row() * columns + index.column() + by
        if not 0 <= place < rows * columns:
            return False
        self.go_to(place // columns, place % columns)
        return True

    # -- fill handle -------------------------------------------------------------------------

    def handle_place(self) -> QRect | None:
        """Return where the fill handle is, in pixels of the viewport; None if there is none."""
        block = self.block()
        if block is None or not self.is_one_block() or not self.hasFocus():
            return None
        corner = self.visualRect(self.model().index(block[2], block[3]))
        if not corner.isValid():
            return None
        size = _HANDLE_PX
        return QRect(corner.right() - size // 2, corner.bottom() - size // 2, size, size)

    def _near_handle(self, at: QPoint) -> bool:
        place = self.handle_place()
        if place is None:
            return False
        return place.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX).contains(at) and (
            (place.center() - at).manhattanLength() <= _HANDLE_PX + 2
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._near_handle(at):
            block = self.block()
            self._filling = block[2] if block else None
            event.accept()
            return
        if event.button() == Qt.MouseButton.RightButton:
            index = self.indexAt(at)
            if index.isValid() and not self.selectionModel().isSelected(index):
                self._choose_alone(index)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.edit_begun.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._filling is not None:
            row = self.rowAt(max(0, min(at.y(), self.viewport().height() - 1)))
            self._filling = row if row >= 0 else self.model().rowCount() - 1
            # Further rows come into sight while the pointer is at the edge.
            self.scrollTo(self.model().index(self._filling, self.currentIndex().column()))
            self.viewport().update()
            event.accept()
            return
        near = event.buttons() == Qt.MouseButton.NoButton and self._near_handle(at)
        self.viewport().setCursor(
            Qt.CursorShape.CrossCursor if near else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._filling is None:
            super().mouseReleaseEvent(event)
            return
        target, block = self._filling, self.block()
        self._filling = None
        self.viewport().update()
        event.accept()
        if block is None:
            return
        if target > block[2]:
            self.fill_wanted.emit(block[2] + 1, target)
        elif target < block[0]:
            self.fill_wanted.emit(target, block[0] - 1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_wanted.emit(place)
        event.accept()

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        block = self.block()
        painter = QPainter(self.viewport())
        accent = qcolor(self._theme, "ui.accent")
        if block is not None and self.is_one_block():
            painter.setPen(QPen(accent, 1))
            painter.drawRect(self._rect_of(*block).adjusted(-1, -1, 0, 0))
        if index.isValid() and not self.isRowHidden(index.row()):
            width = 2 if self.hasFocus() else 1
            painter.setPen(QPen(accent, width))
            painter.drawRect(self.visualRect(index).adjusted(0, 0, -1, -1))
        if block is not None and self._filling is not None:
            top, left, bottom, right = block
            dashed = QPen(accent, 1.5, Qt.PenStyle.DashLine)
            painter.setPen(dashed)
            rows = min(top, self._filling), max(bottom, self._filling)
            painter.drawRect(self._rect_of(rows[0], left, rows[1], right).adjusted(-1, -1, 0, 0))
        handle = self.handle_place()
        if handle is not None:
            painter.fillRect(handle, qcolor(self._theme, "ui.panel"))
            painter.fillRect(handle.adjusted(1, 1, -1, -1), accent)
        painter.end()

    def _rect_of(self, top: int, left: int, bottom: int, right: int) -> QRect:
        y = self.rowViewportPosition(top)
        x = self.columnViewportPosition(left)
        lower = self.rowViewportPosition(bottom) + self.rowHeight(bottom)
        outer = self.columnViewportPosition(right) + self.columnWidth(right)
        return QRect(x, y, outer - x, lower - y)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The frame around the current cell reaches over its edges.
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
