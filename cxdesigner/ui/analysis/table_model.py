"""What a table of a page shows in its cells, and how they are drawn."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from cxdesigner.report.table import Row, Table
from cxdesigner.scene.chinese import kept_together
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.whole_words import WholeWords
from cxdesigner.ui.widgets import plain_tip

GAP_PX = 18
"""Before texts that follow a column of figures, which stand at its right edge."""
_SIGN_AIR_PX = 6
"""What Qt puts between a sign and a text."""

_MOST_LETTERS = 600
"""Of a cell, more than its widest lines hold: to set the names of thousands of steps takes long."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SectionModel(QAbstractTableModel):
    """The rows of one table."""

    typed = Signal(object, str, str)
    """A figure was typed: row, field of its record, text."""

    def __init__(self, table: Table, theme: Theme) -> None:
        super().__init__()
        self.table, self.theme = table, theme
        self.heads: list[str] = []
        """Headings, broken as their columns are wide."""

    def take(self, table: Table) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def row(self, at: int) -> Row:
        """Return a row."""
        return self.table.rows[at]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def field(self, index: _Index) -> str:
        """Return the field that a cell lets type, '' where it follows from others."""
        fields = self.table.rows[index.row()].fields
        return fields[index.column()] if index.column() < len(fields) else ""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.field(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.table.rows[index.row()]
        text = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return beginning(text)
            case Qt.ItemDataRole.EditRole:
                return "" if text == "–" else text
            case Qt.ItemDataRole.TextAlignmentRole:
                left = self.table.align[index.column()] == "left"
                side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole if row.strong:
                return bold()
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(beginning(text))
            case Qt.ItemDataRole.ForegroundRole if self.field(index):
                return qcolor(self.theme, "ui.accent")
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.field(index):
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self.typed.emit(self.row(index.row()), self.field(index), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            known = section < len(self.heads)
            return self.heads[section] if known else kept_together(self.table.columns[section])
        if role == Qt.ItemDataRole.DecorationRole and self.table.follows_figures(section):
            return _nothing()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.table.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = self.table.align[section] == "left"
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            # A heading that is broken into two lines is not cut to dots.
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None


class Cells(WholeWords):
    """Draws the cells; texts after figures keep away from them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        assert isinstance(model, SectionModel)
        if model.table.follows_figures(index.column()):
            # A sign that is not seen: ground and frame of a chosen row stay whole, and what is
            # typed begins where the text did.
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(GAP_PX - _SIGN_AIR_PX, 1)
            option.icon = _nothing()


@cache
def _nothing() -> QIcon:
    """Return a sign as wide as the gap before texts, with nothing in it."""
    pixmap = QPixmap(GAP_PX - _SIGN_AIR_PX, 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def bold() -> QFont:
    """Return the letters of the row to look at."""
    font = QFont(QApplication.font())
    font.setBold(True)
    return font


def beginning(text: str) -> str:
    """Return what can be seen of a text in a cell or a tip."""
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
