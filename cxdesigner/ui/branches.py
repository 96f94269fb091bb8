"""Models of two levels for trees: branches, and the rows in each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class BranchModel(QAbstractItemModel):
    """Rows know the number of their branch, counted from one; branches, and rows without one, 0."""

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Return the place of a row."""
        # ``hasIndex`` asks back three times, and a view wants thousands of these.
        if not 0 <= column < self.columnCount(parent) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the branch that a row lies in."""
        branch = index.internalId() if index.isValid() else 0
        return self.createIndex(branch - 1, 0, 0) if branch else QModelIndex()
