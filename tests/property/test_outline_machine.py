"""Random work in the editor: the outline that follows is the outline from scratch."""

from __future__ import annotations

from editor_work import EditorWork
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Shown
from cxdesigner.editor.outline.tree import Node, OutlineTree, TreeObserver
from cxdesigner.model.view import RecordView


class Mirror(TreeObserver):
    """Repeats on a copy what it hears of, as the view of a toolkit does."""

    def __init__(self) -> None:
        self.tree: OutlineTree | None = None
        self._then: tuple[object, ...] = ()
        self.top: list[object] = []

    def begin(self, tree: OutlineTree) -> None:
        self.tree = tree
        self.top = self._copy(tree.root)

    def _copy(self, node: Node) -> list[object]:
        return [node.key, *(self._copy(child) for child in node.children)]

    def _at(self, node: Node) -> list[object]:
        if node.parent is None:
            return self.top
        found = self._at(node.parent)[node.row + 1]
        assert isinstance(found, list)
        assert found[0] == node.key
        return found

    def inserting(self, parent: Node, row: int) -> None:
        assert 0 <= row <= len(parent.children)
        self._then = (parent, row)

    def inserted(self) -> None:
        parent, row = self._then
        assert isinstance(parent, Node)
        assert isinstance(row, int)
        self._at(parent).insert(row + 1, self._copy(parent.children[row]))

    def removing(self, node: Node) -> None:
        assert node.parent is not None
        self._at(node)
        del self._at(node.parent)[node.row + 1]

    def moving(self, node: Node, parent: Node, row: int) -> None:
        assert node.parent is not None
        above: Node | None = parent
        while above is not None:
            assert above is not node, "a row cannot move below itself"
            above = above.parent
        assert node.parent is not parent or row not in (node.row, node.row + 1)
        source, target = self._at(node.parent), self._at(parent)
        taken = self._at(node)
        del source[node.row + 1]
        target.insert(row + 1 - (source is target and node.row < row), taken)


class OutlineMachine(EditorWork):
    def begin_with(self, document: Document) -> None:
        super().begin_with(document)
        self.mirror, self.narrow_mirror = Mirror(), Mirror()
        self.tree = OutlineTree(document.store, observer=self.mirror)
        self.mirror.begin(self.tree)
        self.shown = Shown()
        self.shown.add(document.store, [el.id for el in document.store.steps[:2]])
        self.narrow = OutlineTree(document.store, self.shown, self.narrow_mirror)
        self.narrow_mirror.begin(self.narrow)
        document.store.viewers.append(self.tree.apply)
        document.store.viewers.append(self.narrow.apply)

    @invariant()
    def tree_is_as_if_made_anew(self) -> None:
        view = RecordView(self.document.store)
        assert self.tree.state() == OutlineTree(view).state()
        assert self.narrow.state() == OutlineTree(view, self.shown).state()

    @invariant()
    def what_was_told_is_what_happened(self) -> None:
        for mirror, tree in ((self.mirror, self.tree), (self.narrow_mirror, self.narrow)):
            assert mirror.top == mirror._copy(tree.root)


OutlineMachine.TestCase.settings = settings(
    deadline=None,
    stateful_step_count=25,
    max_examples=settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow],
)
TestOutline = OutlineMachine.TestCase
