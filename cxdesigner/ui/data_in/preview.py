"""The first rows of a table as they were read, with a role above each column."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.data_in.columns import CHOICES, Column
from cxdesigner.editor.data_in.header import Plot, titles
from cxdesigner.formats.tabular.sheet import Row, Sheet
from cxdesigner.ui.widgets import Choice, quiet_ink

SHOWN_ROWS, FEW_ROWS = 60, 4
"""Rows of a table that are shown, and those that are shown on a small screen, without a bar."""

_ROW_PX = 26
_ROLE_HEIGHT_PX = 38
_WIDTHS_PX = (164, 260)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ARROW_PX = 64
_LONGEST = 120
_AT_ONCE = 16
_BESIDE = 8


class PreviewTable(QTableWidget):
    """Shows rows of a sheet; ``plotted`` tells that somebody gave a column another role."""

    plotted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataPreview")
        self.setAccessibleName(_("First rows of the table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        # One list for all columns: there may be hundreds.
        self._choices = QStandardItemModel(self)
        self._columns: list[Column] = []
        for column in CHOICES:
            self._offer(column)
        self._chosen: list[Column] = []
        self._combos: dict[int, Choice] = {}
        self._names: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._shown = SHOWN_ROWS
        self._marks: tuple[Collection[int], Collection[tuple[int, int]], QColor] | None = None
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._fill_sight())

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is chosen for each column."""
        return tuple(self._chosen)

    def combo(self, column: int) -> Choice:
        """Return the choice above a column, which need not be in sight."""
        if column not in self._combos:
            self._fill(column)
        return self._combos[column]

    def show_sheet(self, sheet: Sheet, plot: Plot) -> None:
        """Show the first rows of a sheet below its header."""
        self._names = titles(sheet, plot.header)
        self._rows = sheet.rows[plot.header + 1 :][: self._shown]
        self._chosen, self._combos, self._marks = list(plot.columns), {}, None
        self.clear()
        self.setColumnCount(len(self._names))
        self.setRowCount(len(self._rows) + 1)
        self.setVerticalHeaderLabels(["", *(str(row.line) for row in self._rows)])
        self.setHorizontalHeaderLabels(self._names)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.horizontalHeader().setDefaultSectionSize(_WIDTHS_PX[0])
        self.setRowHeight(0, _ROLE_HEIGHT_PX)
        for at in range(min(len(self._names), _AT_ONCE)):
            self._fill(at)
        self._keep_height()

    def show_few(self) -> None:
        """Show few rows, of this table and of others, and be as high as they are."""
        self._shown = FEW_ROWS
        self._rows = self._rows[:FEW_ROWS]
        self.setRowCount(min(self.rowCount(), FEW_ROWS + 1))
        self._keep_height()

    def _keep_height(self) -> None:
        if self._shown == FEW_ROWS and self._names:
            around = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
            bar = self.horizontalScrollBar().sizeHint().height()
            rows = _ROLE_HEIGHT_PX + len(self._rows) * _ROW_PX
            self.setFixedHeight(around + rows + bar)

    def mark(
        self, left_out: Collection[int], unread: Collection[tuple[int, int]], error: QColor
    ) -> None:
        """Show which lines are left out, and which cells (line, column) cannot be used."""
        self._marks = left_out, unread, error
        for at in self._combos:
            self._mark(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_sight()

    def _fill_sight(self) -> None:
        """Fill the columns in sight and some to their right: a table may have hundreds."""
        first = max(0, self.columnAt(0))
        last = self.columnAt(self.viewport().width())
        last = len(self._names) if last < 0 else last + _BESIDE
        for at in range(first, min(last, len(self._names))):
            if at not in self._combos:
                self._fill(at)

    def _fill(self, at: int) -> None:
        for number, row in enumerate(self._rows, start=1):
            self.setItem(number, at, _item(row.cell(at)))
        self._add_combo(at, self._names[at], self._chosen[at])
        self._fit(at)
        self._mark(at)

    def _fit(self, at: int) -> None:
        """Make a column as wide as its cells and its role."""
        combo = self._combos[at]
        # The roles are one list for all columns: a hint would be as wide as the longest of them.
        chosen = combo.fontMetrics().horizontalAdvance(combo.currentText()) + _ARROW_PX
        wanted = max(self.sizeHintForColumn(at), chosen)
        self.setColumnWidth(at, min(max(wanted, _WIDTHS_PX[0]), _WIDTHS_PX[1]))

    def _mark(self, at: int) -> None:
        if self._marks is None:
            return
        left_out, unread, error = self._marks
        quiet = QBrush(quiet_ink())
        for number, row in enumerate(self._rows, start=1):
            item = self.item(number, at)
            if item is None:
                continue
            if (row.line, at) in unread:
                item.setForeground(QBrush(error))
                item.setToolTip(_("This cell cannot be used."))
            else:
                item.setForeground(quiet if row.line in left_out else QBrush())
                item.setToolTip("")

    def _add_combo(self, at: int, name: str, column: Column) -> None:
        combo = Choice()
        combo.setObjectName(f"dataRole{at}")
        combo.setAccessibleName(_("What the column “{name}” is").format(name=name))
        combo.setModel(self._choices)
        combo.setCurrentIndex(self._offer(column))
        combo.activated.connect(partial(self._choose, at))
        combo.view().setMinimumWidth(270)
        self._combos[at] = combo
        self.setCellWidget(0, at, combo)

    def _choose(self, at: int, index: int) -> None:
        self._chosen[at] = self._columns[index]
        self._fit(at)
        self.plotted.emit()

    def _offer(self, column: Column) -> int:
        if column not in self._columns:
            self._columns.append(column)
            self._choices.appendRow(QStandardItem(column.name))
        return self._columns.index(column)


def _item(text: str) -> QTableWidgetItem:
    flat = " ".join(text.split())
    item = QTableWidgetItem(flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…")
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item
