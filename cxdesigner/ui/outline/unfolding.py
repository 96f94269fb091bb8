"""Which rows of the outline are open: at first, after a filter, and when new ones come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QModelIndex, QObject

from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.tree import Node
from cxdesigner.ui.bridge import FRAME_MS, Later
from cxdesigner.ui.outline.delegate import ROW_PX
from cxdesigner.ui.outline.dozing import Dozing, staying
from cxdesigner.ui.outline.model import OutlineModel
from cxdesigner.ui.outline.view import OutlineView

GROUPS = frozenset({"journey", "stage", "step", "lane"})
"""Kinds of rows that are open where everything but links is."""

FIRST, PART = 600, 1_000
"""How many rows are opened at once at first, and then in each turn of the event loop."""

IN_SIGHT = 100
"""So many are enough at first where nothing is scrolled: each lays open one row at least."""

MOST = 2_500
"""Rows that a filter and the like lay open; others are opened when they come near what is read."""


class Unfolding(QObject):
    """Opens rows of a tree from top to bottom: many at first, the others a few at a time."""

    def __init__(self, tree: OutlineView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._due: Iterator[Key] = iter(())
        self._room = MOST
        self._is_wanted: Callable[[Key], bool] | None = None
        self._dozing = Dozing(tree)
        self._later = Later(self._go_on, FRAME_MS, restart=True, parent=self)
        self.folded: set[Key] = set()
        """Rows that were open or to be opened, and that the person has folded since."""

        tree.collapsed.connect(self._note_folded)
        tree.painted.connect(self._put_off)

    def begin(self, keys: Iterable[Key]) -> None:
        """Open rows, as far as they are there, and no others that were still to be opened."""
        self._begin(keys)

    def begin_again(self, keys: tuple[Key, ...], scrolled: int) -> None:
        """Open the rows that were open; of very many at first as many as are in sight."""
        self._begin(keys, first=FIRST if len(keys) <= FIRST else _in_sight(scrolled))

    def begin_where(
        self, is_wanted: Callable[[Key], bool], folded: Iterable[Key] = (), scrolled: int = 0
    ) -> None:
        """Open rows that are wanted and lie below none that is not; those in sight come first."""
        self._begin(self.groups(is_wanted), is_wanted, folded, _in_sight(scrolled))

    def _begin(
        self,
        keys: Iterable[Key],
        is_wanted: Callable[[Key], bool] | None = None,
        folded: Iterable[Key] = (),
        first: int | None = None,
    ) -> None:
        self._due, self.folded = iter(keys), set(folded)
        self._room, self._is_wanted = MOST, is_wanted
        self._dozing.begin()
        self._open(FIRST if first is None else first)

    def groups(self, is_wanted: Callable[[Key], bool]) -> Iterator[Key]:
        """Yield the rows to be opened, found as they are asked for: below what is not, none is."""
        model = self._tree.outline()
        assert model is not None
        return _groups(model, model.tree.root, is_wanted)

    def opened(self) -> tuple[Key, ...]:
        """Return the rows that are open, those that doze last."""
        model = self._tree.outline()
        assert model is not None
        awake = [
            key
            for key, node in model.tree.nodes.items()
            # What is open is made.
            if node.grow is None and node.children and self._tree.isExpanded(model.index_of(node))
        ]
        return *awake, *self._dozing.keys

    def rest(self) -> tuple[Key, ...]:
        """Return the rows that were still to be opened, and leave them."""
        due, self._due = tuple(self._due), iter(())
        return due

    def open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """Open rows that have come."""
        model = self._tree.outline()
        if model is None:
            return
        for row in range(first, last + 1):
            for node in model.node(parent).children[row].walk():
                if node.key.kind in GROUPS and node.children:
                    self._tree.expand(model.index_of(node))

    def _note_folded(self, index: QModelIndex) -> None:
        model = self._tree.outline()
        if model is not None and not self._dozing.is_at_work:
            self.folded.add(model.key(index))
            self._dozing.keys.discard(model.key(index))

    def _open(self, count: int) -> None:
        model = self._tree.outline()
        if model is None:
            return
        # Else each row that is opened lays out those below it, or all of them.
        self._tree.scheduleDelayedItemsLayout()
        taken = 0
        for key in islice(self._due, count):
            taken += 1
            index = model.index_at(key)
            if index.isValid() and (rows := model.rowCount(index)):
                self._room -= rows
                self._tree.expand(index)
            if self._room <= 0:
                self._let_doze()
                return
        if taken == count:
            self._later.request()

    def _let_doze(self) -> None:
        """Leave what is still to be opened until somebody comes near."""
        wanted = self._is_wanted
        if wanted is None:
            self._dozing.keys.update(self.rest())
        else:
            # Not found one by one: that would make all of them.
            self._due = iter(())
            self._dozing.is_wanted = lambda key: wanted(key) and key not in self.folded

    def _put_off(self) -> None:
        """Let what was painted be seen before more rows are opened."""
        if self._later.is_waiting:
            self._later.request()

    def _go_on(self) -> None:
        with staying(self._tree):
            self._open(PART)


def _in_sight(scrolled: int) -> int:
    """Return how many rows lie open from the top to the lower edge of the view, or more."""
    return min(FIRST, scrolled // ROW_PX + IN_SIGHT)


def _groups(model: OutlineModel, above: Node, is_wanted: Callable[[Key], bool]) -> Iterator[Key]:
    for node in tuple(above.children):
        if not is_wanted(node.key) or model.tree.nodes.get(node.key) is not node:
            continue
        # What is opened before it comes into sight is laid out with what it lies in, all at once.
        is_stage = node.key.kind == "stage"
        if is_stage:
            yield node.key
        yield from _groups(model, node, is_wanted)
        if not is_stage:
            yield node.key
