"""The first rows of a table as they were read, with a role above each column."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.data_in.columns import CHOICES, Column
from cxdesigner.editor.data_in.header import Plot, titles
from cxdesigner.formats.tabular.sheet import Sheet
from cxdesigner.ui.widgets import Choice, plain_tip, quiet_ink

SHOWN_ROWS = 60
_ROLE_HEIGHT_PX = 38
_WIDTHS_PX = (164, 260)
_LONGEST = 120


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
        # One list for all columns: there may be hundreds.
        self._choices = QStandardItemModel(self)
        self._columns: list[Column] = []
        for column in CHOICES:
            self._offer(column)
        self._combos: list[Choice] = []
        self._lines: list[int] = []

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is chosen for each column."""
        return tuple(self._columns[combo.currentIndex()] for combo in self._combos)

    def combo(self, column: int) -> Choice:
        """Return the choice above a column."""
        return self._combos[column]

    def show_sheet(self, sheet: Sheet, plot: Plot) -> None:
        """Show the first rows of a sheet below its header."""
        names = titles(sheet, plot.header)
        rows = sheet.rows[plot.header + 1 :][:SHOWN_ROWS]
        self.clear()
        self._combos = []
        self.setColumnCount(len(names))
        self.setRowCount(len(rows) + 1)
        for at, name in enumerate(names):
            title = QTableWidgetItem(name)
            title.setToolTip(plain_tip(name))
            self.setHorizontalHeaderItem(at, title)
            self._add_combo(at, name, plot.columns[at])
            for number, row in enumerate(rows, start=1):
                self.setItem(number, at, _item(row.cell(at)))
        self._lines = [row.line for row in rows]
        self.setVerticalHeaderLabels(["", *(str(line) for line in self._lines)])
        self.verticalHeader().setDefaultSectionSize(26)
        self.setRowHeight(0, _ROLE_HEIGHT_PX)
        self.resizeColumnsToContents()
        for at in range(len(names)):
            width = min(max(self.columnWidth(at), _WIDTHS_PX[0]), _WIDTHS_PX[1])
            self.setColumnWidth(at, width)

    def mark(
        self, left_out: Collection[int], unread: Collection[tuple[int, int]], error: QColor
    ) -> None:
        """Show which lines are left out, and which cells (line, column) cannot be used."""
        quiet = QBrush(quiet_ink())
        for number, line in enumerate(self._lines, start=1):
            for at in range(self.columnCount()):
                item = self.item(number, at)
                if item is None:
                    continue
                if (line, at) in unread:
                    item.setForeground(QBrush(error))
                    item.setToolTip(_("This cell cannot be used."))
                else:
                    item.setForeground(quiet if line in left_out else QBrush())
                    item.setToolTip("")

    def _add_combo(self, at: int, name: str, column: Column) -> None:
        combo = Choice()
        combo.setObjectName(f"dataRole{at}")
        combo.setAccessibleName(_("What the column “{name}” is").format(name=name))
        combo.setModel(self._choices)
        combo.setCurrentIndex(self._offer(column))
        combo.activated.connect(lambda _index: self.plotted.emit())
        combo.view().setMinimumWidth(270)
        self._combos.append(combo)
        self.setCellWidget(0, at, combo)

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
