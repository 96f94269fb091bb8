"""The outline as a tree of nodes that follows patches row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from itertools import count

from cxdesigner.base.order import longest_rise
from cxdesigner.editor.outline.nodes import (
    ROOT,
    Key,
    Order,
    RowKind,
    Shown,
    lane_row,
    step_row,
)
from cxdesigner.editor.outline.reach import Reach
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import stage_of, top_stage
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

_LATE: frozenset[RowKind] = frozenset({"journey", "step", "lane", "element"})
"""Rows below which others may wait until somebody asks for them."""

_NUMBERS = count(1)


class Node:
    """One row of the tree; ``row`` is its place among the children of its parent.

    ``number`` names it for good: no other node ever has the same, and none has 0. What lies below
    may wait until somebody asks for it: ``grow`` is given the node then, None once ``made`` is all.
    """

    __slots__ = ("grow", "key", "made", "number", "parent", "row")

    def __init__(self, key: Key, parent: Node | None = None, row: int = 0) -> None:
        self.key = key
        self.parent = parent
        self.row = row
        self.made: list[Node] = []
        self.grow: Callable[[Node], None] | None = None
        self.number = next(_NUMBERS)

    @property
    def children(self) -> list[Node]:
        """The rows below, made now if they were not yet."""
        if self.grow is not None:
            self.grow(self)
        return self.made

    def walk(self, *, made: bool = False) -> Iterator[Node]:
        """Yield this node and all below it, each before its children; or what is made of it."""
        yield self
        for child in self.made if made else self.children:
            yield from child.walk(made=made)


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
    late
        Whether rows below steps are made when somebody asks for them.
    """

    def __init__(
        self,
        view: RecordView,
        shown: Shown | None = None,
        observer: TreeObserver | None = None,
        *,
        late: bool = False,
    ) -> None:
        self._view = view
        self._late = late
        self._due: list[tuple[int, Key]] = []
        """Parents whose rows are still to be put in order, the outer ones first."""

        self._shown = shown
        self._order = Order(view, shown)
        self.observer = observer or TreeObserver()
        self.root = Node(ROOT)
        self.nodes: dict[Key, Node] = {}
        """Every node that is made, by what it shows; ``find`` makes one that is not."""

        self.numbered: dict[int, Node] = {}
        """Every node by its number."""

        self._grow(self.root, late=self._late)

    def find(self, key: Key) -> Node | None:
        """Return the node of a row, made now if it was not yet; None if there is no such row."""
        node = self.nodes.get(key)
        if node is not None or not self._late:
            return node
        above: Key | None = None
        match key.kind:
            case "lane":
                above = step_row(key.inner or None)
            case "element":
                element = self._view.get(Element, key.id)
                above = lane_row(element.lane_id, element.step_id) if element is not None else None
            case "link":
                above = Key("element", key.inner)
        parent = self.find(above) if above is not None else None
        if parent is None or parent.grow is None:
            return None
        parent.grow(parent)
        return self.nodes.get(key)

    def has_below(self, node: Node) -> bool:
        """Say whether rows lie below a node, without making them."""
        if node.grow is not None and self._order.any_below(node.key):
            return True
        # That there is none is made at once: a first one then comes as any other.
        return bool(node.children)

    @property
    def shown(self) -> Shown | None:
        """What is let through; None for everything."""
        return self._shown

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is in use."""
        return self._shown is not None

    def count_elements(self) -> int:
        """Return how many elements have a row, made or not."""
        shown = self._shown
        if shown is None:
            return self._view.count(Element)
        return sum(1 for key in shown.elements if key in self._view)

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
        reach = Reach(self._view)
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
        if self._late:
            self._make_way(patch)
        self._put_in_order(reach.parents)
        if reach.everything:
            self.observer.all_changed()
            return
        for key in reach.rows:
            node = self.nodes.get(key)
            if node is not None:
                self.observer.changed(node)

    def _let_through(self, shown: Shown, patch: Patch, reach: Reach) -> None:
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
                stage = stage_of(self._view, after)
                reach.parents |= {ROOT, *_stage_rows(self._view, stage)}
            elif isinstance(after, Step | Stage):
                reach.parents |= {ROOT, *(key for key in self.nodes if key.kind == "stage")}

    def _make_way(self, patch: Patch) -> None:
        """Make the rows that those which are made already move to, so that they stay the same."""
        for _before, after in patch.changes.values():
            if isinstance(after, Element) and Key("element", after.id) in self.nodes:
                for key in (step_row(after.step_id), lane_row(after.lane_id, after.step_id)):
                    parent = self.nodes.get(key)
                    if parent is not None and parent.grow is not None:
                        parent.grow(parent)

    def _put_in_order(self, parents: set[Key]) -> None:
        # From the root down, so that a new parent is there before its children move to it.
        due = self._due
        for key in parents:
            heappush(due, (self._depth(key), key))
        done: set[Key] = set()
        left_over: list[tuple[Node, Key]] = []
        while due:
            _depth, key = heappop(due)
            parent = self.nodes.get(key)
            if parent is None or key in done:
                continue
            if parent.grow is not None:
                if not self._order.any_below(key):
                    # It can be opened no more, and no row goes that would say so.
                    self.observer.changed(parent)
                continue
            done.add(key)
            wanted = self._order.below(key)
            self._arrange(parent, wanted)
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

    def _arrange(self, parent: Node, wanted: tuple[Key, ...]) -> None:
        rows = [self.nodes[key].row for key in wanted if self._is_in(key, parent)]
        here = [key for key in wanted if self._is_in(key, parent)]
        staying = {here[place] for place in longest_rise(rows)}
        before: Node | None = None
        for key in wanted:
            node = self.nodes.get(key)
            if key not in staying:
                row = before.row + 1 if before is not None else 0
                if node is None:
                    node = self._insert(key, parent, row)
                elif node.parent is not parent or row not in (node.row, node.row + 1):
                    self._move(node, parent, row)
            assert node is not None
            before = node

    def _is_in(self, key: Key, parent: Node) -> bool:
        node = self.nodes.get(key)
        return node is not None and node.parent is parent

    # -- changing ----------------------------------------------------------------------------

    def _grow(self, node: Node, *, late: bool = False) -> None:
        """Put in what lies below a new node; what is elsewhere in the tree moves here later."""
        self.nodes[node.key] = node
        self.numbered[node.number] = node
        self._fill(node, late=late)

    def _grow_late(self, node: Node) -> None:
        self._fill(node, late=True)

    def _fill(self, node: Node, *, late: bool) -> None:
        node.grow = None
        for key in self._order.below(node.key):
            if key in self.nodes:
                heappush(self._due, (self._depth(node.key), node.key))
                continue
            child = Node(key, node, len(node.children))
            node.children.append(child)
            is_leaf = key.kind == "link"
            if is_leaf or (late and key.kind in _LATE):
                # Most rows. Nothing lies below links.
                self.nodes[key] = child
                self.numbered[child.number] = child
                child.grow = None if is_leaf else self._grow_late
            else:
                self._grow(child, late=late)

    def _insert(self, key: Key, parent: Node, row: int) -> Node:
        node = Node(key, parent, row)
        self.observer.inserting(parent, row)
        self._grow(node)
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
        for gone in node.walk(made=True):
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


def _stage_rows(view: RecordView, stage: Stage | None) -> set[Key]:
    """Return the rows of a stage and of the one it lies in."""
    found = (stage, top_stage(view, stage))
    return {Key("stage", one.id) for one in found if one is not None}
