"""What is selected in the document and in the outline, kept alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Key, rows_of, selected_ids
from cxdesigner.editor.outline.tree import Node
from cxdesigner.ui.outline.model import PROBLEMS, OutlineModel
from cxdesigner.ui.outline.view import OutlineView

_Command = QItemSelectionModel.SelectionFlag


@dataclass(slots=True)
class Place:
    """How the outline of a document was left: rows opened, the current one, how far scrolled."""

    opened: set[Key] = field(default_factory=set)
    current: Key | None = None
    scrolled: int = 0


_MANY = 400
"""Rows from which on those that are folded away are not marked: each that is drawn asks whether
it is among the marked ones, one after the other."""


class RowSelection:
    """Between the selection of a document and that of the rows of a tree.

    A lane or the whole journey as a row stands for its elements. Of very many only the rows that
    can be scrolled to are marked; more are when somebody opens theirs.
    """

    def __init__(self, tree: OutlineView, document: Document, model: OutlineModel) -> None:
        self._tree, self._document, self._model = tree, document, model
        self._is_syncing = False
        self._is_bereft = False
        """Whether what was selected is being deleted."""

        self._is_partial = False
        """Whether more is selected in the document than is marked in the tree."""

        tree.selectionModel().selectionChanged.connect(self._take)
        tree.expanded.connect(self._opened)

    def _take(self, *_ignored: object) -> None:
        """Select in the document what is selected in the tree."""
        if self._is_syncing:
            return
        self._is_syncing = True
        self._is_partial = False
        self._document.selection.set(self._ids())
        self._is_syncing = False

    def _opened(self, index: QModelIndex) -> None:
        # What is open is made, also while the view has not laid it out.
        self._model.rowCount(index)
        if self._is_partial and not self._is_syncing:
            self.show()

    def _ids(self) -> tuple[str, ...]:
        """Return what the selected rows stand for, the current one last."""
        model, tree = self._model, self._tree
        keys = [model.key(index) for index in tree.selectionModel().selectedRows()]
        current = tree.current_key()
        if current in keys:
            keys.remove(current)
            keys.append(current)
        return selected_ids(self._document.store, keys)

    def show(self) -> None:
        """Select in the tree what is selected in the document."""
        if self._is_syncing:
            return
        document, model, tree = self._document, self._model, self._tree
        nodes = self._nodes()
        self._is_partial = len(nodes) > _MANY
        marked = nodes
        if self._is_partial:
            if tree.currentIndex() != model.index_of(nodes[-1]):
                self._is_syncing = True
                tree.scrollTo(model.index_of(nodes[-1]))
            marked = self._shown(nodes)
        chosen = self._ranges(marked)
        self._is_syncing = True
        selection = tree.selectionModel()
        current = tree.current_key()
        if not document.selection.ids and current is not None and selection.hasSelection():
            self._is_bereft = not selected_ids(document.store, (current,))
        if nodes:
            index = model.index_of(nodes[-1])
            tree.scrollTo(index)
            selection.setCurrentIndex(index, _Command.NoUpdate)
        selection.select(chosen, _Command.ClearAndSelect)
        self._is_syncing = False

    def _ranges(self, nodes: Iterable[Node]) -> QItemSelection:
        """Return rows as a selection, those one below the other as one range.

        A tree of Qt goes through all ranges for each cell that it paints.
        """
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

    def _nodes(self) -> list[Node]:
        """Return the rows of what is selected; of very many those that are made, and the last."""
        ids, known = self._document.selection.ids, self._model.tree.nodes
        if len(ids) > _MANY:
            last = next((row for row in map(self.row_of, reversed(ids)) if row is not None), None)
            if last is not None and not self._model.tree.is_filtered:
                # It is brought into sight, and others with it.
                self._tree.scrollTo(self._model.index_at(last))
        found = [self.row_of(key, make=len(ids) <= _MANY) for key in ids]
        return [known[key] for key in found if key is not None]

    def _shown(self, nodes: Iterable[Node]) -> list[Node]:
        """Return those of some rows that can be scrolled to."""
        tree, model = self._tree, self._model
        known: dict[Node | None, bool] = {None: True, model.tree.root: True}

        def is_open(node: Node | None) -> bool:
            found = known.get(node)
            if found is None:
                assert node is not None
                found = is_open(node.parent) and tree.isExpanded(model.index_of(node))
                known[node] = found
            return found

        return [node for node in nodes if is_open(node.parent)]

    def follow(self, change: Callable[[], object]) -> None:
        """Let rows come and go; what is selected stays so wherever its rows are then."""
        self._is_syncing = True
        try:
            change()
        finally:
            self._is_syncing = False
        if self._is_bereft:
            # The row in the place of a deleted one is what keys are about now.
            self._is_bereft = False
            flags = _Command.ClearAndSelect | _Command.Rows
            self._tree.selectionModel().select(self._tree.currentIndex(), flags)
        elif self._is_partial:
            self.show()
        elif set(self._ids()) != set(self._document.selection.ids):
            # A group that stood for its elements is gone.
            self.show()

    def row_of(self, record_id: str, *, make: bool = True) -> Key | None:
        """Return the row of a record, if it can be made; of a link the one beside the current."""
        tree = self._model.tree
        find = tree.find if make else tree.nodes.get
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
