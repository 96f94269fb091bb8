"""The outline of a large blueprint: rows below steps are made when somebody asks for them."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.filtering import matching
from cxdesigner.editor.outline.nodes import JOURNEY, ROOT, Key, lane_row
from cxdesigner.editor.outline.tree import Node, OutlineTree, TreeObserver
from cxdesigner.model.element import Element

STEP_1, STEP_2 = Key("step", "step-1"), Key("step", "step-2")
QUEUE = Key("element", "queue")


class Moves(TreeObserver):
    """Hears what moves, comes and goes, and which groups say something else."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Key]] = []

    def inserting(self, parent: Node, row: int) -> None:
        self.told.append(("inserting", parent.key))

    def removing(self, node: Node) -> None:
        self.told.append(("removing", node.key))

    def moving(self, node: Node, parent: Node, row: int) -> None:
        self.told.append(("moving", node.key))

    def changed(self, node: Node) -> None:
        if node.key.kind in ("step", "lane", "journey"):
            self.told.append(("changed", node.key))


@pytest.fixture
def document() -> Document:
    builder = BlueprintBuilder(steps=4, stages=(2, 2))
    builder.element("queue", "customer", 1)
    builder.element("second", "customer", 1)
    builder.element("host", "frontstage", 1)
    builder.element("sit", "customer", 2)
    builder.element("brand", "evidence", None)
    builder.link("queue", "sit")
    return Document(builder.records)


def late(document: Document, observer: TreeObserver | None = None) -> OutlineTree:
    tree = OutlineTree(document.store, observer=observer, late=True)
    document.store.viewers.append(tree.apply)
    return tree


def move(document: Document, element_id: str, **where: str | None) -> None:
    with document.transaction("Move") as tx:
        tx.put(document.store.need(Element, element_id).replace(**where))


def test_stages_and_steps_are_made_and_nothing_below(document: Document) -> None:
    tree = late(document)
    assert {key.kind for key in tree.nodes} == {"root", "journey", "stage", "step"}
    assert tree.has_below(tree.nodes[STEP_1])
    assert not tree.has_below(tree.nodes[Key("step", "step-3")])
    assert {key.kind for key in tree.nodes} == {"root", "journey", "stage", "step"}


def test_a_row_that_is_asked_for_is_made_with_those_it_lies_below(document: Document) -> None:
    tree = late(document)
    link = Key("link", "queue-flow-sit", "sit")
    node = tree.find(link)
    assert node is not None
    assert node.key == link
    above = []
    while node.parent is not None:
        node = node.parent
        above.append(node.key)
    stage = Key("stage", "stage-1")
    lane = lane_row("lane-customer", "step-2")
    assert above == [Key("element", "sit"), lane, STEP_2, stage, ROOT]
    assert QUEUE not in tree.nodes
    assert tree.find(Key("element", "brand")) is not None


@pytest.mark.parametrize(
    "key",
    [
        Key("element", "none"),
        Key("link", "none", "sit"),
        Key("link", "queue-flow-sit", "host"),
        lane_row("lane-support", "step-1"),
        lane_row("lane-customer", "none"),
        Key("step", "none"),
        Key("stage", "queue"),
    ],
)
def test_a_row_that_is_not_there_is_not_made(document: Document, key: Key) -> None:
    assert late(document).find(key) is None


def test_a_row_that_is_seen_stays_the_same_where_nobody_has_looked(document: Document) -> None:
    moves = Moves()
    tree = late(document, moves)
    node = tree.find(QUEUE)
    move(document, "queue", step_id="step-2")
    assert tree.nodes[QUEUE] is node
    assert ("moving", QUEUE) in moves.told
    move(document, "queue", step_id="step-3")
    assert tree.nodes[QUEUE] is node
    move(document, "queue", step_id=None)
    assert tree.nodes[QUEUE] is node
    document.undo()
    assert tree.nodes[QUEUE] is node
    assert tree.state() == OutlineTree(document.store).state()


def test_nobody_hears_of_rows_that_are_not_made(document: Document) -> None:
    moves = Moves()
    tree = late(document, moves)
    move(document, "second", step_id="step-2")
    assert moves.told == []
    assert tree.state() == OutlineTree(document.store).state()


def test_a_step_without_rows_hears_of_its_first(document: Document) -> None:
    moves = Moves()
    tree = late(document, moves)
    step = Key("step", "step-3")
    assert not tree.has_below(tree.nodes[step])
    move(document, "sit", step_id="step-3")
    assert ("inserting", step) in moves.told
    assert tree.has_below(tree.nodes[step])


def test_a_step_that_nobody_opened_may_become_empty(document: Document) -> None:
    moves = Moves()
    tree = late(document, moves)
    assert tree.has_below(tree.nodes[STEP_2])
    assert tree.has_below(tree.nodes[JOURNEY])
    move(document, "sit", step_id="step-1")
    assert moves.told == [("changed", STEP_2)], "its arrow is drawn no more"
    assert not tree.has_below(tree.nodes[STEP_2])
    move(document, "brand", step_id="step-2")
    assert JOURNEY not in tree.nodes
    assert tree.has_below(tree.nodes[STEP_2])
    assert tree.state() == OutlineTree(document.store).state()


def test_under_a_filter_rows_are_made_when_they_are_asked_for(document: Document) -> None:
    shown = matching(document.store, "sit", "en", document.filtering)
    tree = OutlineTree(document.store, shown, late=True)
    sit = Key("element", "sit")
    assert sit not in tree.nodes
    assert tree.count_elements() == 1
    assert tree.find(sit) is tree.nodes[sit]
    assert tree.find(QUEUE) is None
    assert tree.state() == OutlineTree(document.store, shown).state()
