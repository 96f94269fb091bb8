"""The cells of a sheet for Qt: read when they are painted, told of one row at a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import _
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.rows import Move
from cxdesigner.editor.sheet.sheet import Sheet, SheetDiff
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.ui.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable


class SheetModel(QAbstractTableModel):
    """Rows and columns of a sheet. The list of rows is its own, so that Qt can follow each move."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.ids: list[str] = []
        self._texts: dict[str, list[str | None]] = {}
        self.revision = 0
        """Grows whenever anything is read anew or moved; for tests that count."""

        self.resets = 0

    # -- reading -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns)

    def column(self, place: int) -> Column:
        """Return the column at a place."""
        assert self.sheet is not None
        return self.sheet.columns[place]

    def record(self, row: int) -> Record | None:
        """Return the record of a row."""
        return None if self.sheet is None else self.sheet.view.find(self.ids[row])

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, which is read once until something changes."""
        assert self.sheet is not None
        row_id = self.ids[row]
        texts = self._texts.get(row_id)
        if texts is None:
            texts = self._texts[row_id] = [None] * len(self.sheet.columns)
        text = texts[column]
        if text is None:
            record = self.sheet.view.find(row_id)
            shown = self.sheet.columns[column]
            text = "" if record is None else shown.read(self.sheet.reading, record)
            texts[column] = text
        return text

    def stand_in(self, row: int, column: int) -> str:
        """Return what is shown in an empty cell: the number of a step without a name."""
        record = self.record(row) if self.column(column).key == "step" else None
        if self.sheet is None or not isinstance(record, Step):
            return ""
        return _("Step {n}").format(n=self.sheet.view.positions(Step)[record.id] + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.sheet is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.text(index.row(), index.column())
            words = text or self.stand_in(index.row(), index.column()) or _("empty")
            return named(self.sheet.head(self.column(index.column())), words)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal
        is_known = self.sheet is not None and section < len(self.sheet.columns)
        if role == Qt.ItemDataRole.TextAlignmentRole and is_column and is_known:
            sides = Qt.AlignmentFlag
            side = sides.AlignRight if self.column(section).is_number else sides.AlignLeft
            return int(side | sides.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        if self.sheet is None or not is_known:
            return None
        return self.sheet.head(self.column(section))

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked for each cell of each frame.
        is_editable = index.isValid() and self.column(index.column()).is_editable
        return _EDITABLE if is_editable else _READABLE

    # -- following ---------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another sheet, or the same one made anew."""
        self.beginResetModel()
        self.sheet = sheet
        self.ids = list(sheet.rows.ids) if sheet is not None else []
        self._texts.clear()
        self.resets += 1
        self.endResetModel()

    def follow(self, patch: Patch) -> SheetDiff | None:
        """Take up a committed patch."""
        if self.sheet is None:
            return None
        diff = self.sheet.follow(patch)
        if diff.columns_changed:
            self.show_sheet(self.sheet)
            return diff
        if any(isinstance(record, Step | Stage | Lane) for record in patch.records()):
            # What has no name of its own is shown with its number, which may be another now.
            self._texts.clear()
        for row_id in diff.touched:
            self._texts.pop(row_id, None)
        if diff.moves is None:
            self._relayout()
        else:
            for move in diff.moves:
                self._follow(move)
        self._tell_changed(diff.touched)
        self.revision += 1
        return diff

    def _tell_changed(self, touched: frozenset[str]) -> None:
        if not touched or self.sheet is None:
            return
        places = [self.sheet.rows.place(row_id) for row_id in touched]
        rows = [place for place in places if place is not None]
        if rows:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), last))

    def _follow(self, move: Move) -> None:
        source, target = move.source, move.target
        if source is None and target is not None:
            self.beginInsertRows(_ROOT, target, target)
            self.ids.insert(target, move.row_id)
            self.endInsertRows()
        elif target is None and source is not None:
            self.beginRemoveRows(_ROOT, source, source)
            del self.ids[source]
            self.endRemoveRows()
        elif source is not None and target is not None and source != target:
            # Qt counts before the row is taken out.
            before = target + 1 if target > source else target
            self.beginMoveRows(_ROOT, source, source, _ROOT, before)
            del self.ids[source]
            self.ids.insert(target, move.row_id)
            self.endMoveRows()

    def _relayout(self) -> None:
        """Take the rows as they are now; what is selected stays selected."""
        assert self.sheet is not None
        new = list(self.sheet.rows.ids)
        if len(new) != len(self.ids) or set(new) != set(self.ids):
            self.show_sheet(self.sheet)
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        old_ids = [self.ids[index.row()] for index in kept]
        self.ids = new
        place = {row_id: row for row, row_id in enumerate(new)}
        self.changePersistentIndexList(
            kept,
            [
                self.index(place[row_id], index.column())
                for row_id, index in zip(old_ids, kept, strict=True)
            ],
        )
        self.layoutChanged.emit()
