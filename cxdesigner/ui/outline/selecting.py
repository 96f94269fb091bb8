"""What is selected in the document and in the outline, kept alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint

from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Key, RowKind, rows_of, selected_ids
from cxdesigner.editor.outline.tree import Node
from cxdesigner.ui.outline.model import PROBLEMS, OutlineModel
from cxdesigner.ui.outline.view import OutlineView

_Command = QItemSelectionModel.SelectionFlag


@dataclass(slots=True)
class Place:
    """How the outline of a document was left: rows opened, the current one, how far scrolled."""

    opened: tuple[Key, ...] = ()
    current: Key | None = None
    scrolled: int = 0


_MANY = 50
"""Records from which on only rows in sight are marked: each cell that is painted asks each range of
marked rows where it lies."""


class _Marks(QItemSelectionModel):
    """The marked rows of a tree, and whether what was done last took the place of all others."""

    def __init__(self, tree: OutlineView, model: OutlineModel) -> None:
        super().__init__(model, tree)
        self.is_replaced = True
        self._is_fresh = False
        """Whether nobody has marked anything since ``mark``."""

    def mark(self, rows: QItemSelection) -> None:
        """Mark just these, as somebody does who clicks and drags."""
        super().select(rows, _Command.ClearAndSelect)
        self._is_fresh = True

    def select(self, rows: QItemSelection | QModelIndex, command: _Command) -> None:  # type: ignore[override]
        if isinstance(rows, QModelIndex):
            rows = QItemSelection(rows, rows)
        goes_on = self._is_fresh and bool(command & _Command.Current)
        self.is_replaced = goes_on or bool(command & _Command.Clear)
        self._is_fresh = goes_on
        super().select(rows, command)


class RowSelection:
    """Between the selection of a document and that of the rows of a tree.

    A lane or the whole journey as a row stands for its elements. Of very many records only the rows
    in sight are marked, others as they come into sight; what is selected stands in the document.
    """

    def __init__(self, tree: OutlineView, document: Document, model: OutlineModel) -> None:
        self._tree, self._document, self._model = tree, document, model
        self._is_syncing = False
        self._bereft: RowKind | None = None
        """What kind of row keys are about, while it is deleted with all that is selected."""

        self._is_partial = False
        """Whether more is selected in the document than is marked in the tree."""

        self._in_sight: list[Node] = []
        """The rows that are marked while not all are."""

        default = tree.selectionModel()
        self._marks = _Marks(tree, model)
        tree.setSelectionModel(self._marks)
        default.deleteLater()
        self._marks.selectionChanged.connect(self._take)
        tree.expanded.connect(self._opened)
        tree.verticalScrollBar().valueChanged.connect(self.mark_what_is_seen)

    def _take(self, came: QItemSelection, went: QItemSelection) -> None:
        """Select in the document what is selected in the tree."""
        if self._is_syncing:
            return
        selection = self._document.selection
        self._is_syncing = True
        if self._is_partial and not self._marks.is_replaced:
            more = selected_ids(self._document.store, self._keys(came))
            gone = {*more, *selected_ids(self._document.store, self._keys(went))}
            selection.set((*(key for key in selection.ids if key not in gone), *more))
        else:
            self._is_partial = self._marks.selection().count() > _MANY
            selection.set(self._ids())
        if self._is_partial:
            self._mark()
        self._is_syncing = False

    def _opened(self, index: QModelIndex) -> None:
        # What is open is made, also while the view has not laid it out.
        self._model.rowCount(index)

    def keys(self) -> list[Key]:
        """Return the rows of what is selected, whether or not they are marked or even made."""
        if not self._is_partial:
            return self._keys(self._marks.selection())
        found = (rows_of(self._document.store, key) for key in self._document.selection.ids)
        return [rows[0] for rows in found if rows]

    def _keys(self, rows: QItemSelection) -> list[Key]:
        # Asked for the selected rows, Qt asks each of them whether it is among all the others.
        found: dict[Key, None] = {}
        for at in range(rows.count()):
            part = rows.at(at)
            below = self._model.node(part.parent()).children[part.top() : part.bottom() + 1]
            found.update((node.key, None) for node in below)
        return list(found)

    def _ids(self) -> tuple[str, ...]:
        """Return what the selected rows stand for, the current one last."""
        keys = self._keys(self._marks.selection())
        current = self._tree.current_key()
        if current in keys:
            keys.remove(current)
            keys.append(current)
        return selected_ids(self._document.store, keys)

    def show(self) -> None:
        """Select in the tree what is selected in the document."""
        if self._is_syncing:
            return
        document, model, tree = self._document, self._model, self._tree
        ids = document.selection.ids
        self._is_partial = len(ids) > _MANY
        nodes = self._last() if self._is_partial else self._nodes(ids)
        self._is_syncing = True
        current = tree.current_key()
        if not ids and current is not None and self._marks.hasSelection():
            is_gone = not selected_ids(document.store, (current,))
            self._bereft = current.kind if is_gone else None
        if nodes:
            index = model.index_of(nodes[-1])
            tree.scrollTo(index)
            self._marks.setCurrentIndex(index, _Command.NoUpdate)
        if self._is_partial:
            self._mark()
        else:
            self._marks.mark(self._ranges(nodes))
        self._is_syncing = False

    def mark_what_is_seen(self) -> None:
        """Mark the rows that have come into sight, where not all that are selected are marked."""
        if self._is_partial and not self._is_syncing and self._tree.outline() is self._model:
            self._is_syncing = True
            self._mark(self._in_sight)
            self._is_syncing = False

    def _mark(self, known: list[Node] | None = None) -> None:
        """Mark what is selected of what is in sight, unless that is known already."""
        tree, model = self._tree, self._model
        chosen, found = self._document.selection, self._last()
        index, height = tree.indexAt(QPoint(0, 0)), tree.viewport().height()
        while index.isValid() and tree.visualRect(index).top() < height:
            node = model.node(index)
            if node.key.record_id in chosen and node not in found:
                found.append(node)
            index = tree.indexBelow(index)
        if found != known:
            self._in_sight = found
            self._marks.mark(self._ranges(found))

    def _last(self) -> list[Node]:
        """Return the row of what was chosen last; none if nothing that is selected has a row."""
        rows = map(self.row_of, reversed(self._document.selection.ids))
        last = next((row for row in rows if row is not None), None)
        return [self._model.tree.nodes[last]] if last is not None else []

    def _ranges(self, nodes: Iterable[Node]) -> QItemSelection:
        """Return rows as a selection, those one below the other as one range."""
        model, found = self._model, QItemSelection()
        by_parent: dict[Node | None, list[Node]] = {}
        for node in nodes:
            by_parent.setdefault(node.parent, []).append(node)
        for rows in by_parent.values():
            rows.sort(key=lambda node: node.row)
            first = rows[0]
            for node, after in zip_longest(rows, rows[1:]):
                if after is None or after.row > node.row + 1:
                    found.select(model.index_of(first), model.index_of(node, PROBLEMS))
                    first = after
        return found

    def _nodes(self, ids: Iterable[str]) -> list[Node]:
        """Return the rows of some records, as far as they have any."""
        found = map(self.row_of, ids)
        return [self._model.tree.nodes[key] for key in found if key is not None]

    def follow(self, change: Callable[[], object]) -> None:
        """Let rows come and go; what is selected stays so wherever its rows are then."""
        self._is_syncing = True
        try:
            change()
        finally:
            self._is_syncing = False
        if self._bereft is not None:
            # The row in the place of a deleted one is what keys are about now; one that it lay
            # below is not selected, so that the same key does not delete that too.
            kind, self._bereft = self._bereft, None
            current = self._tree.current_key()
            if current is not None and current.kind == kind:
                flags = _Command.ClearAndSelect | _Command.Rows
                self._marks.select(self._tree.currentIndex(), flags)
        elif self._is_partial and len(self._document.selection) > _MANY:
            self._is_syncing = True
            self._mark()
            self._is_syncing = False
        elif set(self._ids()) != set(self._document.selection.ids):
            # A group that stood for its elements is gone.
            self.show()

    def row_of(self, record_id: str) -> Key | None:
        """Return the row of a record, if it can be made; of a link the one beside the current."""
        find = self._model.tree.find
        rows = [key for key in rows_of(self._document.store, record_id) if find(key) is not None]
        current = self._tree.current_key()
        for key in rows:
            if current is not None and key.inner in (current.id, current.inner) and key.inner:
                return key
        return rows[0] if rows else None

    def drop_hidden(self) -> None:
        """Select no longer what a filter has hidden: nothing is done to what nobody sees."""
        store, selection = self._document.store, self._document.selection
        if self._model.tree.is_filtered:
            selection.remove(
                [key for key in selection.ids if rows_of(store, key) and self.row_of(key) is None]
            )

    def index_of(self, record_id: str) -> QModelIndex:
        """Return the index of the row of a record; none if it has no row."""
        key = self.row_of(record_id)
        return self._model.index_at(key) if key is not None else QModelIndex()
