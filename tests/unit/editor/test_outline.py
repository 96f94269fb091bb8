"""The outline without a window: rows, sentences, filter, commands."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.commands import add_below, add_inside, drop_rows
from cxdesigner.editor.outline.filtering import matching
from cxdesigner.editor.outline.nodes import JOURNEY, ROOT, Key, lane_row, rows_of, selected_ids
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.editor.outline.tree import OutlineTree, TreeObserver
from cxdesigner.editor.text_session import TextSession
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


def sample() -> BlueprintBuilder:
    builder = BlueprintBuilder(steps=5, stages=(2, 2))
    builder.element(
        "queue",
        "customer",
        1,
        label="Takes a number",
        channel="app",
        work=Duration(2),
        marks=("wait", "mot"),
    )
    builder.element("host", "frontstage", 1, label="Shows tables", actor="Host")
    builder.element("sit", "customer", 2, kind="decision", label="")
    builder.element("brand", "evidence", None, label="Brand")
    builder.element("music", "evidence", 2, label="Music", end_step_id="step-4")
    builder.link("queue", "sit", label="then")
    builder.link("queue", "host", "interaction")
    builder.emotion("queue", 0.5)
    return builder


def tree_of(store: Store) -> list[str]:
    """The rows as indented lines."""
    rows = Rows(store)
    lines: list[str] = []

    def write(node, depth):
        if depth >= 0:
            lines.append("  " * depth + rows.title(node.key))
        for child in node.children:
            write(child, depth + 1)

    write(OutlineTree(store).root, -1)
    return lines


def test_rows_go_from_stage_to_link() -> None:
    assert tree_of(sample().store()) == [
        "Whole journey",
        "  Physical evidence",
        "    Brand",
        "Stage 1",
        "  Step 1",
        "    Customer actions",
        "      Takes a number",
        "        → to Decision (then)",
        "        → to Shows tables",
        "    Frontstage",
        "      Shows tables",
        "        ← from Takes a number",
        "  Step 2",
        "    Physical evidence",
        "      Music",
        "    Customer actions",
        "      Decision",
        "        ← from Takes a number (then)",
        "Stage 2",
        "  Step 3",
        "  Step 4",
        "Step 5",
    ]


def test_a_second_level_stage_stands_among_the_steps_of_its_stage() -> None:
    builder = sample()
    builder.add(Stage(id="inner", order="zz", parent_id="stage-2", name=LocalText.of("Inner")))
    store = builder.store()
    with store.transaction() as tx:
        tx.put(store.need(Step, "step-3").replace(stage_id="inner"))
        tx.put(Stage(id="empty", order="zzz", name=LocalText.of("Empty")))
    assert tree_of(store)[-6:] == [
        "Stage 2",
        "  Inner",
        "    Step 3",
        "  Step 4",
        "Empty",
        "Step 5",
    ]


def test_a_ring_of_stages_is_shown_all_the_same() -> None:
    builder = BlueprintBuilder(steps=2, stages=(1, 1))
    store = builder.store()
    with store.transaction() as tx:
        tx.put(store.need(Stage, "stage-1").replace(parent_id="stage-2"))
        tx.put(store.need(Stage, "stage-2").replace(parent_id="stage-1"))
    assert tree_of(store) == ["Stage 1", "  Step 1", "Stage 2", "  Step 2"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "Touchpoint Takes a number, lane Customer actions, step 1 of 5, app, 2 min, "
            "feels +0.5, Wait point, Moment of truth; 2 links, 1 problem",
        ),
        (
            "zh-CN",
            "接触点“Takes a number”，泳道“Customer actions”，第 1 步（共 5 步），app，2 分钟，"
            "情感 +0.5，等待点，关键时刻；2 条连接，1 个问题",
        ),
        (
            "zh-TW",
            "接觸點「Takes a number」，泳道「Customer actions」，第 1 步（共 5 步），app，2 分鐘，"
            "情緒 +0.5，等候點，關鍵時刻；2 條連結，1 個問題",
        ),
    ],
)
def test_a_row_is_heard_as_one_sentence(language: str, expected: str) -> None:
    rows = Rows(sample().store(), problems={"queue": 1})
    with use_language(language):
        assert rows.sentence(Key("element", "queue")) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key("stage", "stage-1"), "Stage Stage 1; 2 steps"),
        (Key("step", "step-1"), "step 1 of 5; 2 elements"),
        (lane_row("lane-customer", "step-1"), "lane Customer actions, step 1 of 5; 1 element"),
        (
            lane_row("lane-evidence", None),
            "lane Physical evidence, whole journey; 1 element",
        ),
        (JOURNEY, "Whole journey; 1 element"),
        (Key("link", "queue-flow-sit", "queue"), "Flow → to Decision (then)"),
        (
            Key("element", "sit"),
            "Decision without a name, lane Customer actions, step 2 of 5; 1 link",
        ),
        (Key("element", "brand"), "Evidence Brand, lane Physical evidence, whole journey"),
        (
            Key("element", "music"),
            "Evidence Music, lane Physical evidence, step 2 of 5, up to step 4",
        ),
    ],
)
def test_every_kind_of_row_is_heard(key: Key, expected: str) -> None:
    assert Rows(sample().store()).sentence(key) == expected


def test_columns_of_a_row() -> None:
    rows = Rows(sample().store(), problems={"queue": 2})
    key = Key("element", "queue")
    assert (rows.place(key), rows.time(key), rows.emotion_text(key)) == ("app", "2 min", "+0.5")
    assert rows.marks(key) == ("wait", "mot")
    assert rows.mark_text(key) == "Wait point, Moment of truth"
    assert rows.problem_count(key) == 2
    assert rows.place(Key("element", "host")) == "Host"
    assert rows.time(Key("step", "step-1")) == ""


def test_rows_of_what_is_gone_say_nothing() -> None:
    rows = Rows(sample().store())
    for kind in ("element", "link", "lane"):
        assert rows.title(Key(kind, "gone", "queue")) == ""
    assert rows_of(rows.view, "gone") == ()


def test_a_filter_keeps_what_leads_to_what_it_finds() -> None:
    store = sample().store()
    shown = matching(store, "TAKES number", "en")
    tree = OutlineTree(store, shown)
    assert tree.is_filtered
    kinds = [(node.key.kind, node.key.id) for node in tree.root.walk()][1:5]
    assert kinds == [
        ("stage", "stage-1"),
        ("step", "step-1"),
        ("lane", "lane-customer"),
        ("element", "queue"),
    ]
    assert matching(store, "  ", "en") is None


def test_a_filter_looks_at_lanes_kinds_and_headers() -> None:
    store = sample().store()

    def found(text: str) -> set[str]:
        shown = matching(store, text, "en")
        assert shown is not None
        return shown.elements

    assert found("frontstage") == {"host"}
    assert found("decision") == {"sit"}
    assert found("stage 1 customer") == {"queue", "sit"}
    assert found("nothing like it") == set()


def test_what_is_worked_on_stays_in_a_filtered_outline() -> None:
    document = Document(sample().store())
    tree = OutlineTree(document.store, matching(document.store, "Takes", "en"))
    document.store.viewers.append(tree.apply)
    with document.transaction() as tx:
        tx.put(tx.view.need(Element, "queue").replace(label="Other"))
        tx.put(tx.view.need(Element, "brand").replace(label="Logo"))
    assert {Key("element", "queue"), Key("element", "brand"), JOURNEY} <= set(tree.nodes)


def test_one_edit_touches_one_row() -> None:
    class Log(TreeObserver):
        def __init__(self) -> None:
            self.told: list[object] = []

        def inserting(self, parent, row):
            self.told.append(("inserting", parent.key, row))

        def removing(self, node):
            self.told.append(("removing", node.key))

        def moving(self, node, parent, row):
            self.told.append(("moving", node.key, parent.key, row))

        def changed(self, node):
            self.told.append(("changed", node.key))

    store, log = sample().store(), Log()
    store.viewers.append(OutlineTree(store, observer=log).apply)
    with store.transaction() as tx:
        tx.put(tx.view.need(Element, "music").replace(label="Song"))
    assert log.told == [("changed", Key("element", "music"))]
    log.told.clear()
    with store.transaction() as tx:
        tx.put(tx.view.need(Element, "host").replace(lane_id="lane-backstage"))
    host = Key("element", "host")
    assert log.told[:3] == [
        ("inserting", Key("step", "step-1"), 1),
        ("moving", host, lane_row("lane-backstage", "step-1"), 0),
        ("removing", lane_row("lane-frontstage", "step-1")),
    ]


def test_groups_stand_for_their_elements() -> None:
    store = sample().store()
    keys = (JOURNEY, lane_row("lane-customer", "step-1"), Key("stage", "stage-1"))
    assert selected_ids(store, keys) == ("brand", "queue", "stage-1")
    again = (Key("element", "queue"), lane_row("lane-customer", "step-2"), Key("element", "queue"))
    assert selected_ids(store, again) == ("sit", "queue")


def test_a_row_below_is_of_the_same_kind() -> None:
    document = Document(sample().store())
    store = document.store
    (element,) = document.run("x", add_below, "host")
    assert store.need(Element, element).kind == "action"
    assert [e.id for e in store.elements_in("lane-frontstage", "step-1")] == ["host", element]
    (after,) = document.run("x", add_below, "sit")
    assert store.need(Element, after).kind == "touchpoint"
    (step,) = document.run("x", add_below, "step-1")
    assert store.positions(Step)[step] == 1
    assert store.need(Step, step).stage_id == "stage-1"
    (stage,) = document.run("x", add_below, "stage-1")
    assert [s.id for s in store.stages] == ["stage-1", stage, "stage-2"]
    (last,) = document.run("x", add_below, None)
    assert store.steps[-1].id == last


def test_a_row_inside() -> None:
    document = Document(sample().store())
    store = document.store
    (step,) = document.run("x", add_inside, "stage-1")
    assert store.positions(Step)[step] == 2
    (element,) = document.run("x", add_inside, "step-5")
    assert store.need(Element, element).lane_id == "lane-customer"
    (beside,) = document.run("x", add_inside, "host")
    assert store.elements_in("lane-frontstage", "step-1")[-1].id == beside
    assert document.run("x", add_inside, "nothing") == ()


def drop(document: Document, keys: list[Key], parent: Key, row: int = -1) -> None:
    node = OutlineTree(document.store).nodes[parent]
    below = [child.key for child in node.children]
    document.run("x", drop_rows, keys, parent, below, row)


def test_elements_are_dropped_into_lanes_onto_elements_and_steps() -> None:
    document = Document(sample().store())
    store, queue = document.store, Key("element", "queue")
    drop(document, [queue], lane_row("lane-customer", "step-2"), 0)
    assert [e.id for e in store.elements_in("lane-customer", "step-2")] == ["queue", "sit"]
    drop(document, [queue], Key("element", "sit"))
    assert [e.id for e in store.elements_in("lane-customer", "step-2")] == ["sit", "queue"]
    drop(document, [queue], Key("step", "step-5"))
    assert store.need(Element, "queue").step_id == "step-5"
    drop(document, [Key("element", "music")], JOURNEY)
    assert store.need(Element, "music").step_id is None


def test_steps_and_stages_are_dropped_between_others() -> None:
    document = Document(sample().store())
    store = document.store
    drop(document, [Key("step", "step-5")], Key("stage", "stage-1"), 1)
    assert store.positions(Step)["step-5"] == 1
    assert store.need(Step, "step-5").stage_id == "stage-1"
    drop(document, [Key("stage", "stage-2")], ROOT, 1)
    assert [s.id for s in store.stages] == ["stage-2", "stage-1"]
    drop(document, [Key("step", "step-1")], Key("step", "step-2"))
    assert [s.id for s in store.steps][-2:] == ["step-2", "step-1"]


@pytest.mark.parametrize(
    ("key", "parent"),
    [
        (Key("element", "queue"), Key("stage", "stage-1")),
        (Key("step", "step-1"), JOURNEY),
        (Key("stage", "stage-1"), JOURNEY),
        (Key("link", "queue-flow-sit", "queue"), Key("step", "step-1")),
    ],
)
def test_what_has_no_place_there_is_refused(key: Key, parent: Key) -> None:
    document = Document(sample().store())
    with pytest.raises(EditError, match="cannot be put here"):
        drop(document, [key], parent)
    assert not document.is_dirty


def test_typing_is_one_step_and_escape_drops_it() -> None:
    document = Document(sample().store())
    session = TextSession(document, "host")
    assert not session.is_new
    session.type("A")
    session.type("Ab")
    session.close(accept=True)
    assert document.history.undo_labels == ("Edit text",)
    other = TextSession(document, "host")
    assert other.text == "Ab"
    other.type("gone")
    other.close(accept=False)
    assert document.store.need(Element, "host").label == LocalText.of("Ab")
    document.run("x", add_below, "host")
    made = document.selection.primary
    assert made is not None
    assert TextSession(document, made).is_new


def test_escape_takes_nothing_back_that_was_done_while_a_text_was_open() -> None:
    document = Document(sample().store())
    document.run("Add", add_below, "host")
    made = document.selection.primary
    assert made is not None
    session = TextSession(document, made)
    document.run("Elsewhere", set_text, "queue", "Other", "en")
    session.close(accept=True)
    assert document.history.undo_labels[0] == "Elsewhere"
    session = TextSession(document, "host")
    session.type("gone")
    document.run("Elsewhere", set_text, "queue", "Another", "en")
    session.close(accept=False)
    assert document.store.need(Element, "queue").label == LocalText.of("Another")
    assert document.store.need(Element, "host").label == LocalText.of("Shows tables")


def test_what_escape_drops_comes_back_also_after_work_elsewhere() -> None:
    document = Document(sample().store())
    session = TextSession(document, "host")
    session.type("gone")
    document.run("Elsewhere", set_text, "queue", "Another", "en")
    session.close(accept=False)
    assert session.dropped is not None
    assert session.dropped.words == "gone"
    assert session.dropped.bring_back()
    assert document.store.need(Element, "host").label == LocalText.of("gone")
    assert document.store.need(Element, "queue").label == LocalText.of("Another")


def test_a_text_whose_record_was_undone_is_not_brought_back() -> None:
    document = Document(sample().store())
    document.run("Add", add_below, "host")
    made = document.selection.primary
    assert made is not None
    TextSession(document, made).type("A")
    session = TextSession(document, made)
    document.undo()
    session.close(accept=False)
    assert made not in document.store
    assert document.history.can_redo
