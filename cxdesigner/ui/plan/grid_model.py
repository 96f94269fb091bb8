"""Rows of texts in columns, as the tables of the plan show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import _, dotted
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, what it edits, and how wide it is at first."""

    key: str
    title: str
    width: int
    is_editable: bool = True
    is_number: bool = False
    lines: bool = False
    """Whether a text of several lines can stand there."""

    words: Callable[[], Sequence[str]] | None = None
    """What is proposed while somebody types."""

    only: bool = False
    """Whether nothing but these words can stand there."""

    is_date: bool = False
    grows: int = 0
    """Its part of the room that is left."""


@dataclass(frozen=True, slots=True)
class Row:
    """Texts for the columns; ``paints`` are paint tokens, '' for the usual one."""

    id: str
    cells: tuple[str, ...]
    paints: tuple[str, ...] = ()
    strong: bool = False


class GridModel(QAbstractTableModel):
    """Rows of texts; what is typed goes to `write`."""

    def __init__(self, theme: Theme, write: Callable[[str, str, str], object]) -> None:
        super().__init__()
        self._theme, self._write = theme, write
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[Row, ...] = ()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        text = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return dotted(text.split("\n"))
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return named(column.title, text or _("empty"))
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, index.column())
            case Qt.ItemDataRole.FontRole:
                return self._font(row, index.column())
        return None

    def _alignment(self, column: Column) -> int:
        sides = Qt.AlignmentFlag
        side = sides.AlignRight if column.is_number else sides.AlignLeft
        return int(side | sides.AlignVCenter)

    def _ink(self, row: Row, at: int) -> QColor | None:
        paint = row.paints[at] if at < len(row.paints) else ""
        if not paint and not self.columns[at].is_editable:
            paint = "ui.text.secondary"
        return qcolor(self._theme, paint) if paint else None

    def _font(self, row: Row, at: int) -> QFont | None:
        if at or not row.strong:
            return None
        font = QFont()
        font.setBold(True)
        return font

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal and section < len(self.columns)
        if role == Qt.ItemDataRole.TextAlignmentRole and is_column:
            # A heading stands over what it heads.
            return self._alignment(self.columns[section])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.columns[section].title if section < len(self.columns) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].is_editable:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row = self.rows[index.row()]
        if value != row.cells[index.column()]:
            self._write(row.id, self.columns[index.column()].key, value)
        return True

    def show_rows(self, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
        """Show other rows; only what is different is told."""
        if [c.title for c in columns] != [c.title for c in self.columns]:
            self.beginResetModel()
            self.columns, self.rows = columns, rows
            self.endResetModel()
            return
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        changed = [at for at, row in enumerate(rows) if row != self.rows[at]]
        self.columns, self.rows = columns, rows
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(columns) - 1))

    def row_of(self, row_id: str) -> int | None:
        """Return where a row is."""
        return next((at for at, row in enumerate(self.rows) if row.id == row_id), None)
