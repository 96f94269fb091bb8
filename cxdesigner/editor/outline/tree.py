"""The outline as a tree of nodes that follows patches row by row."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count

from cxdesigner.base.order import longest_rise
from cxdesigner.editor.outline.nodes import (
    JOURNEY,
    ROOT,
    Key,
    Order,
    RowKind,
    Shown,
    lane_row,
    step_row,
)
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

_DEPTHS: dict[RowKind, int] = {
    "root": 0,
    "journey": 1,
    "stage": 1,
    "step": 3,
    "lane": 4,
    "element": 5,
    "link": 6,
}


_NUMBERS = count()


class Node:
    """One row of the tree; ``row`` is its place among the children of its parent.

    ``number`` names it for good: no other node ever has the same.
    """

    __slots__ = ("children", "key", "number", "parent", "row")

    def __init__(self, key: Key, parent: Node | None = None, row: int = 0) -> None:
        self.key = key
        self.parent = parent
        self.row = row
        self.children: list[Node] = []
        self.number = next(_NUMBERS)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()


class TreeObserver:
    """Is told of each change of a tree before and after it happens; does nothing itself."""

    def inserting(self, parent: Node, row: int) -> None:
        """Hear that a node, with all below it, is about to come at a row."""

    def inserted(self) -> None:
        """Hear that it is there."""

    def removing(self, node: Node) -> None:
        """Hear that a node is about to go with all below it."""

    def removed(self) -> None:
        """Hear that it is gone."""

    def moving(self, node: Node, parent: Node, row: int) -> None:
        """Hear that a node is about to move before a row, counted as the rows are now."""

    def moved(self) -> None:
        """Hear that it is there."""

    def changed(self, node: Node) -> None:
        """Hear that a row says something else."""

    def all_changed(self) -> None:
        """Hear that every row may say something else."""


class OutlineTree:
    """Stages, steps, lanes, elements and links of a view that changes by patches.

    Parameters
    ----------
    shown
        What a filter lets through; None for everything. What is changed or added later is let
        through too, so that nothing vanishes while somebody works on it.
    """

    def __init__(
        self,
        view: RecordView,
        shown: Shown | None = None,
        observer: TreeObserver | None = None,
    ) -> None:
        self._view = view
        self._shown = shown
        self._order = Order(view, shown)
        self.observer = observer or TreeObserver()
        self.root = Node(ROOT)
        self.nodes: dict[Key, Node] = {}
        """Every node by what it shows."""

        self.numbered: dict[int, Node] = {}
        """Every node by its number."""

        self._grow(self.root, None)

    @property
    def shown(self) -> Shown | None:
        """What is let through; None for everything."""
        return self._shown

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is in use."""
        return self._shown is not None

    def state(self) -> tuple[object, ...]:
        """Return the whole tree as nested tuples, for comparison in tests."""

        def of(node: Node) -> tuple[object, ...]:
            assert [child.row for child in node.children] == list(range(len(node.children)))
            assert all(child.parent is node for child in node.children)
            assert self.nodes[node.key] is node
            return (node.key, *(of(child) for child in node.children))

        assert sum(1 for _node in self.root.walk()) == len(self.nodes) == len(self.numbered)
        return of(self.root)

    # -- following ---------------------------------------------------------------------------

    def apply(self, patch: Patch) -> None:
        """Follow a patch that the view has taken already."""
        reach = _Reach(self._view)
        for before, after in patch.changes.values():
            reach.add(before, after)
        if reach.columns:
            self._order.forget_columns()
            reach.parents.add(ROOT)
            reach.parents |= {key for key in self.nodes if key.kind == "stage"}
        if reach.lanes:
            reach.parents |= {key for key in self.nodes if key.kind in ("step", "journey", "root")}
        if self._shown is not None:
            self._let_through(self._shown, patch, reach)
        self._put_in_order(reach.parents)
        if reach.everything:
            self.observer.all_changed()
            return
        for key in reach.rows:
            node = self.nodes.get(key)
            if node is not None:
                self.observer.changed(node)

    def _let_through(self, shown: Shown, patch: Patch, reach: _Reach) -> None:
        for _before, after in patch.changes.values():
            if isinstance(after, Element | Step | Stage) and shown.lets(after):
                shown.add(self._view, (after.id,))
            if isinstance(after, Element):
                reach.parents.add(lane_row(after.lane_id, after.step_id))
                reach.parents.add(step_row(after.step_id))
                for link in self._view.links_of(after.id) if shown.passes is not None else ():
                    # It passes with both its ends.
                    ends = (link.source_id, link.target_id)
                    reach.parents.update(Key("element", end) for end in ends)
        reach.parents |= {ROOT, *(key for key in self.nodes if key.kind == "stage")}

    def _put_in_order(self, parents: set[Key]) -> None:
        # From the root down, so that a new parent is there before its children move to it.
        due: list[tuple[int, Key]] = []
        for key in parents:
            heappush(due, (self._depth(key), key))
        done: set[Key] = set()
        left_over: list[tuple[Node, Key]] = []
        while due:
            _depth, key = heappop(due)
            parent = self.nodes.get(key)
            if parent is None or key in done:
                continue
            done.add(key)
            wanted = self._order.below(key)
            self._arrange(parent, wanted, due)
            if len(parent.children) > len(wanted):
                members = frozenset(wanted)
                left_over += [(n, key) for n in parent.children if n.key not in members]
        for node, key in left_over:
            # What another parent wanted has moved there meanwhile.
            stays = node.parent is not None and node.parent.key == key
            if stays and self.nodes.get(node.key) is node:
                self._remove(node)

    def _depth(self, key: Key) -> int:
        if key.kind == "stage":
            stage = self._view.get(Stage, key.id)
            return 2 if stage is not None and stage.parent_id is not None else 1
        return _DEPTHS[key.kind]

    def _arrange(self, parent: Node, wanted: tuple[Key, ...], due: list[tuple[int, Key]]) -> None:
        rows = [self.nodes[key].row for key in wanted if self._is_in(key, parent)]
        here = [key for key in wanted if self._is_in(key, parent)]
        staying = {here[place] for place in longest_rise(rows)}
        before: Node | None = None
        for key in wanted:
            node = self.nodes.get(key)
            if key not in staying:
                row = before.row + 1 if before is not None else 0
                if node is None:
                    node = self._insert(key, parent, row, due)
                elif node.parent is not parent or row not in (node.row, node.row + 1):
                    self._move(node, parent, row)
            assert node is not None
            before = node

    def _is_in(self, key: Key, parent: Node) -> bool:
        node = self.nodes.get(key)
        return node is not None and node.parent is parent

    # -- changing ----------------------------------------------------------------------------

    def _grow(self, node: Node, due: list[tuple[int, Key]] | None) -> None:
        """Put in what lies below a new node; what is elsewhere in the tree moves here later."""
        self.nodes[node.key] = node
        self.numbered[node.number] = node
        for key in self._order.below(node.key):
            if key in self.nodes:
                if due is not None:
                    heappush(due, (self._depth(node.key), node.key))
                continue
            child = Node(key, node, len(node.children))
            node.children.append(child)
            if key.kind == "link":
                # Most rows, and nothing lies below them.
                self.nodes[key] = child
                self.numbered[child.number] = child
            else:
                self._grow(child, due)

    def _insert(self, key: Key, parent: Node, row: int, due: list[tuple[int, Key]]) -> Node:
        node = Node(key, parent, row)
        self.observer.inserting(parent, row)
        self._grow(node, due)
        parent.children.insert(row, node)
        _count(parent, row)
        self.observer.inserted()
        return node

    def _remove(self, node: Node) -> None:
        parent = node.parent
        assert parent is not None
        self.observer.removing(node)
        del parent.children[node.row]
        _count(parent, node.row)
        for gone in node.walk():
            del self.nodes[gone.key]
            del self.numbered[gone.number]
        self.observer.removed()

    def _move(self, node: Node, parent: Node, row: int) -> None:
        source = node.parent
        assert source is not None
        self.observer.moving(node, parent, row)
        del source.children[node.row]
        if source is parent and node.row < row:
            row -= 1
        parent.children.insert(row, node)
        if source is parent:
            _count(parent, min(row, node.row))
        else:
            _count(source, node.row)
            _count(parent, row)
            node.parent = parent
        self.observer.moved()


def _count(parent: Node, start: int) -> None:
    for row in range(start, len(parent.children)):
        parent.children[row].row = row


class _Reach:
    """What a patch touches: parents whose children may be others, rows that say something else."""

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self.parents: set[Key] = set()
        self.rows: dict[Key, None] = {}
        self.columns = False
        """Whether stages or steps came, went or moved."""

        self.lanes = False
        """Whether lanes came, went or moved."""

        self.everything = False
        """Whether any row may say something else."""

    def add(self, before: Record | None, after: Record | None) -> None:
        """Take in the change of one record."""
        record = after if after is not None else before
        match record:
            case Element():
                self._element(before, after)
            case Link():
                for link in (before, after):
                    if isinstance(link, Link):
                        for element_id in (link.source_id, link.target_id):
                            element = Key("element", element_id)
                            self.parents.add(element)
                            self.rows[element] = None
                            self.rows[Key("link", link.id, element_id)] = None
            case Step():
                if _differ(before, after, "order", "stage_id"):
                    # Steps without a name are called by their number.
                    self.columns = self.everything = True
                self.rows[Key("step", record.id)] = None
            case Stage():
                if _differ(before, after, "order", "parent_id"):
                    self.columns = True
                self.rows[Key("stage", record.id)] = None
            case Lane():
                if _differ(before, after, "order"):
                    self.lanes = True
                self.everything = True
            case Blueprint() | Persona():
                self.everything = True
            case _:
                for known in (before, after):
                    about = getattr(known, "element_id", None)
                    if about is not None:
                        self.rows[Key("element", about)] = None

    def _element(self, before: Record | None, after: Record | None) -> None:
        for element in (before, after):
            if isinstance(element, Element):
                self.rows[Key("element", element.id)] = None
                for link in self._view.links_of(element.id):
                    for end in (link.source_id, link.target_id):
                        self.rows[Key("link", link.id, end)] = None
        if not _differ(before, after, "lane_id", "step_id", "order"):
            return
        for element in (before, after):
            if isinstance(element, Element):
                self.parents.add(lane_row(element.lane_id, element.step_id))
                self.parents.add(step_row(element.step_id))
                if element.step_id is None:
                    self.parents |= {ROOT, JOURNEY}


def _differ(before: Record | None, after: Record | None, *fields: str) -> bool:
    if before is None or after is None:
        return True
    return any(getattr(before, name) != getattr(after, name) for name in fields)
