"""Random work in the editor while rows of the outline are made when somebody asks for them."""

from __future__ import annotations

from editor_work import EditorWork, numbers
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, rule

from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Key, Shown
from cxdesigner.editor.outline.tree import Node, OutlineTree, TreeObserver
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView


class Asking(TreeObserver):
    """Knows of the rows it asked for what it is told, as the view of a toolkit does."""

    def __init__(self) -> None:
        self.below: dict[int, list[int]] = {}
        """Numbers of the rows below each row whose rows were asked for."""

        self._then: tuple[Node, int] | None = None

    def ask(self, node: Node) -> None:
        self.below.setdefault(node.number, [child.number for child in node.children])

    def inserting(self, parent: Node, row: int) -> None:
        assert parent.grow is None
        self._then = parent, row

    def inserted(self) -> None:
        assert self._then is not None
        parent, row = self._then
        if parent.number in self.below:
            self.below[parent.number].insert(row, parent.children[row].number)

    def removing(self, node: Node) -> None:
        assert node.parent is not None
        self._take(node)

    def _take(self, node: Node) -> None:
        assert node.parent is not None
        rows = self.below.get(node.parent.number)
        if rows is not None:
            assert rows[node.row] == node.number
            del rows[node.row]

    def moving(self, node: Node, parent: Node, row: int) -> None:
        if node.parent is parent and node.row < row:
            row -= 1
        self._take(node)
        if parent.number in self.below:
            self.below[parent.number].insert(row, node.number)


class LateOutlineMachine(EditorWork):
    is_filtered = False

    def begin_with(self, document: Document) -> None:
        super().begin_with(document)
        self.heard = Asking()
        self.shown: Shown | None = None
        if self.is_filtered:
            self.shown = Shown()
            self.shown.add(document.store, [step.id for step in document.store.steps[:2]])
        self.tree = OutlineTree(document.store, self.shown, self.heard, late=True)
        document.store.viewers.append(self.tree.apply)
        self.heard.ask(self.tree.root)

    @rule(which=numbers)
    def ask_for_what_is_below_a_row(self, which: int) -> None:
        made = list(self.tree.nodes.values())
        self.heard.ask(made[which % len(made)])

    @rule(which=numbers)
    def look_for_an_element(self, which: int) -> None:
        elements = self.document.store.of_type(Element)
        if elements:
            key = Key("element", elements[which % len(elements)].id)
            node = self.tree.find(key)
            if node is None:
                assert self.shown is not None
                assert key.id not in self.shown.elements
            else:
                assert node.key == key

    def anew(self) -> OutlineTree:
        return OutlineTree(RecordView(self.document.store), self.shown)

    @invariant()
    def elements_are_counted_unmade(self) -> None:
        made = sum(1 for key in self.anew().nodes if key.kind == "element")
        assert self.tree.count_elements() == made

    @invariant()
    def what_is_made_is_as_if_made_anew(self) -> None:
        anew = self.anew()
        assert len(self.tree.nodes) == len(self.tree.numbered)
        for key, node in self.tree.nodes.items():
            assert node.key == key
            assert self.tree.numbered[node.number] is node
            if node.grow is None:
                assert [n.key for n in node.children] == [n.key for n in anew.nodes[key].children]
                assert all(child.parent is node for child in node.children)
                assert [child.row for child in node.children] == list(range(len(node.children)))
            else:
                assert key in anew.nodes

    @invariant()
    def who_asked_was_told_of_all(self) -> None:
        for number, rows in self.heard.below.items():
            node = self.tree.numbered.get(number)
            if node is not None:
                assert [child.number for child in node.children] == rows

    @invariant()
    def whether_rows_are_below_is_known(self) -> None:
        anew = self.anew()
        for key, node in self.tree.nodes.items():
            assert self.tree.has_below(node) == bool(anew.nodes[key].children)

    def teardown(self) -> None:
        if hasattr(self, "tree"):
            assert self.tree.state() == self.anew().state()
        super().teardown()


class LateFilteredMachine(LateOutlineMachine):
    """The same of what a filter lets through, with everything that is changed later."""

    is_filtered = True


for machine in (LateOutlineMachine, LateFilteredMachine):
    machine.TestCase.settings = settings(
        deadline=None,
        stateful_step_count=25,
        max_examples=settings().max_examples,
        suppress_health_check=[HealthCheck.too_slow],
    )
TestLateOutline = LateOutlineMachine.TestCase
TestLateFiltered = LateFilteredMachine.TestCase
