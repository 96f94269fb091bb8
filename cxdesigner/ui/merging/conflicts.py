"""The conflicts of a merge by element: what was before, what each side wants, what is decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.merging import Merging
from cxdesigner.model.merge import Conflict
from cxdesigner.model.merge_choices import Choice, ConflictKey, key_of
from cxdesigner.report.comparing.conflicts import ConflictWords
from cxdesigner.ui.widgets import plain_tip
from cxdesigner.ui.wrapping_tree import ChevronTree

CHOICE_NAMES: dict[Choice, str] = {"ours": N_("Mine"), "theirs": N_("Theirs"), "both": N_("Both")}

_KEY = Qt.ItemDataRole.UserRole
_WHAT_PX, _AIR_PX = 200, 20
_SIDES = 4
"""Columns beside the first."""


class ConflictsTree(ChevronTree):
    """A group for each element, a row for each conflict; several can be chosen at once."""

    chosen = Signal()
    """Other rows are selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeConflicts")
        self.setAccessibleName(_("Conflicts"))
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setIndentation(14)
        self._conflicts: dict[ConflictKey, Conflict] = {}
        self.selectionModel().selectionChanged.connect(self.chosen)

    def show_merging(self, merging: Merging, words: ConflictWords) -> None:
        """Show the conflicts of a merge; what was selected stays selected."""
        selected = {key_of(one) for one in self.selected}
        groups: dict[str, list[Conflict]] = {}
        for one in merging.conflicts:
            groups.setdefault(words.about(one), []).append(one)
        self._conflicts = {key_of(one): one for one in merging.conflicts}
        model = self.selectionModel()
        model.blockSignals(True)
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(["", _("Before"), _("Mine"), _("Theirs"), _("Decided")])
        for conflicts in groups.values():
            self._show_group(conflicts, merging, words)
        for row in range(self.rows.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.expandAll()
        header, mode = self.header(), QHeaderView.ResizeMode
        header.setStretchLastSection(False)
        for column in range(self.rows.columnCount()):
            header.setSectionResizeMode(column, mode.Stretch)
        header.setSectionResizeMode(0, mode.Interactive)
        self.setColumnWidth(0, _WHAT_PX)
        last = self.rows.columnCount() - 1
        header.setSectionResizeMode(last, mode.Interactive)
        wanted = max(self.sizeHintForColumn(last), header.sectionSizeHint(last))
        self.setColumnWidth(last, wanted + _AIR_PX)
        model.blockSignals(False)
        self.select({key for key in selected if key in self._conflicts})

    def _show_group(
        self, conflicts: Sequence[Conflict], merging: Merging, words: ConflictWords
    ) -> None:
        group = _item(words.heading(conflicts[0]))
        font = group.font()
        font.setBold(True)
        group.setFont(font)
        for one in conflicts:
            choice = merging.choices.get(key_of(one))
            decided = _(CHOICE_NAMES[choice]) if choice else _("Not yet")
            row = [_item(text) for text in (words.what(one), *words.sides(one), decided)]
            row[0].setData(key_of(one), _KEY)
            group.appendRow(row)
        self.rows.appendRow([group, *(_item("") for _column in range(_SIDES))])

    @property
    def selected(self) -> tuple[Conflict, ...]:
        """The conflicts of the selected rows; a selected group stands for all of its own."""
        found: dict[ConflictKey, Conflict] = {}
        for index in self.selectionModel().selectedRows():
            items = [self.rows.itemFromIndex(index)]
            if not index.parent().isValid():
                items = [items[0].child(row) for row in range(items[0].rowCount())]
            for item in items:
                key = tuple(item.data(_KEY))
                found[key] = self._conflicts[key]
        return tuple(found.values())

    def select(self, keys: Iterable[ConflictKey]) -> None:
        """Select the rows of these conflicts and no others."""
        wanted, flags = set(keys), QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.clear()
        first: QModelIndex | None = None
        for index in self._indexes():
            if tuple(index.data(_KEY)) in wanted:
                model.select(index, flags.Select | flags.Rows)
                first = first or index
        if first is not None:
            model.setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self.chosen.emit()

    def _indexes(self) -> list[QModelIndex]:
        """Return the rows of conflicts from top to bottom."""
        groups = [self.rows.item(place) for place in range(self.rows.rowCount())]
        return [group.child(row).index() for group in groups for row in range(group.rowCount())]


def _item(text: str) -> QStandardItem:
    item = QStandardItem(" ".join(text.split()))
    item.setEditable(False)
    item.setToolTip(plain_tip(text))
    return item
