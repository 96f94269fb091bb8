"""Rows of the outline that are open wherever somebody looks, and folded elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from PySide6.QtCore import QModelIndex, QObject, QPoint

from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.tree import Node
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.outline.delegate import ROW_PX
from cxdesigner.ui.outline.model import OutlineModel
from cxdesigner.ui.outline.view import OutlineView

MOST_OPEN, ENOUGH = 8_000, 6_500
"""Rows that lie open at most, and those that stay when there are more. Whenever one goes or moves,
Qt asks four questions about each: with 45,000 rows that holds the window for half a second."""

NEAR = 100
"""So many open steps around what is read never doze."""

PART = 25
"""Steps that fall asleep in one turn of the event loop."""

_UNITS = frozenset({"journey", "step"})
_BREATH_MS = 4


@contextmanager
def staying(tree: OutlineView) -> Iterator[None]:
    """Let rows come and go above and below; what is read stays where it is."""
    bar, top = tree.verticalScrollBar(), tree.indexAt(QPoint(0, 0))
    place = tree.visualRect(top).y()
    yield
    if bar.value():
        bar.setValue(bar.value() + tree.visualRect(top).y() - place)


class Dozing(QObject):
    """Folds open rows far from what is read when there are very many, and opens them in time."""

    def __init__(self, tree: OutlineView) -> None:
        super().__init__(tree)
        self._tree = tree
        self.keys: set[Key] = set()
        """Rows that are open, but folded as long as nobody is near."""

        self.is_wanted: Callable[[Key], bool] = _no_row
        """Says which other rows are to be opened when somebody comes near."""

        self.is_at_work = False
        """Whether rows are folded because they are far away."""

        self._rows = 0
        """About how many rows lie open; too many rather than too few."""

        self._fold = Later(self._fold_far, _BREATH_MS, parent=self)
        self._wake = Later(self._open_near, parent=self)
        tree.expanded.connect(self._opened)
        bar = tree.verticalScrollBar()
        bar.valueChanged.connect(self._wake.request)
        bar.rangeChanged.connect(self._wake.request)

    def begin(self) -> None:
        """Forget what dozes: other rows are shown."""
        self.keys = set()
        self.is_wanted = _no_row
        model = self._tree.outline()
        self._rows = model.rowCount() if model is not None else 0

    def _opened(self, index: QModelIndex) -> None:
        self._rows += self._tree.model().rowCount(index)
        if self._rows > MOST_OPEN:
            self._fold.request()

    def _open_near(self) -> None:
        """Open what dozes within the height of the view above and below what is in sight."""
        tree, model = self._tree, self._tree.outline()
        if model is None or not (self.keys or self.is_wanted is not _no_row):
            return
        height = tree.viewport().height()
        index = tree.indexAt(QPoint(0, max(-height, -tree.verticalScrollBar().value())))
        near: list[QModelIndex] = []
        rows = 0
        while index.isValid() and rows * ROW_PX < 3 * height:
            if not tree.isExpanded(index) and model.hasChildren(index):
                key = model.key(index)
                if key in self.keys or self.is_wanted(key):
                    near.append(index)
                    self.keys.discard(key)
            index = tree.indexBelow(index)
            rows += 1
        with staying(tree):
            for index in near:
                tree.expand(index)
        if near:
            # What dozes in these.
            self._wake.request()

    def _fold_far(self) -> None:
        tree, model = self._tree, self._tree.outline()
        if model is None:
            return
        units, here = self._units(model)
        self._rows = rows = self._rows_of(model.tree.root)
        far = sorted(range(len(units)), key=lambda at: -abs(at - here))
        current = set(_path(model.node(tree.currentIndex())))
        self.is_at_work = True
        with staying(tree):
            for at in islice(far, min(PART, max(0, len(far) - NEAR))):
                if rows <= ENOUGH:
                    break
                if units[at] in current:
                    continue
                rows -= self._rows_of(units[at])
                for node in self._open_in(units[at]):
                    self.keys.add(node.key)
                    tree.collapse(model.index_of(node))
        self.is_at_work = False
        is_less = rows < self._rows
        self._rows = rows
        if is_less and rows > ENOUGH:
            self._fold.request()

    def _units(self, model: OutlineModel) -> tuple[list[Node], int]:
        """Return the open steps from top to bottom, and which of them comes after what is read."""
        path = set(_path(model.node(self._tree.indexAt(QPoint(0, 0)))))
        units: list[Node] = []
        here = 0

        def visit(above: Node) -> None:
            nonlocal here
            for node in above.made:
                if node in path:
                    here = len(units)
                if not self._is_open(node):
                    continue
                if node.key.kind in _UNITS:
                    units.append(node)
                else:
                    visit(node)

        visit(model.tree.root)
        return units, here

    def _is_open(self, node: Node) -> bool:
        model = self._tree.outline()
        is_made = node.grow is None and bool(node.made)
        return is_made and model is not None and self._tree.isExpanded(model.index_of(node))

    def _open_in(self, node: Node) -> list[Node]:
        """Return a row and those in it as far as they are open, the outer ones first."""
        found = [node]
        for child in node.made:
            if self._is_open(child):
                found += self._open_in(child)
        return found

    def _rows_of(self, node: Node) -> int:
        return sum(len(one.made) for one in self._open_in(node))


def _no_row(_key: Key) -> bool:
    return False


def _path(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent
