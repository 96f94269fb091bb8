"""One open blueprint."""

from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.connect import connect
from cxdesigner.editor.commands.move import move_elements_by
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.workspace import Workspace


@pytest.fixture
def document() -> Document:
    builder = BlueprintBuilder(languages=("zh-CN", "en"))
    builder.element("a", "customer", 1)
    return Document(builder.store())


def test_name_and_title(document):
    assert document.name == "Sample"
    assert document.title == "Sample"
    document.run("Add", add_element, "action", Place("lane-frontstage", "step-1"))
    assert document.title == "Sample — edited"
    document.set_saved(Path("folder/tea.cxd"))
    assert document.title == "tea.cxd — saved"
    assert not document.is_dirty
    assert Document(BlueprintBuilder().store(), name="Copy").name == "Copy"


def test_content_language_is_the_first_of_the_blueprint(document):
    assert document.language == "zh-CN"
    assert Document(document.store, language="en").language == "en"


def test_run_selects_what_the_command_made_and_redo_selects_it_again(document):
    ids = document.run("Add", add_element, "action", Place("lane-frontstage", "step-1"))
    assert document.selection.ids == ids
    document.undo()
    assert document.selection.ids == ()
    document.redo()
    assert document.selection.ids == ids


def test_a_refused_command_changes_nothing(document):
    document.selection.set(["a"])
    records, mark = dict(document.store.records), document.history.mark
    with pytest.raises(PolicyError, match="loop"):
        document.run("Link", connect, "a", "a")
    assert dict(document.store.records) == records
    assert (document.history.mark, document.selection.ids) == (mark, ("a",))
    assert not document.store.in_transaction


def test_typing_merges_until_something_else_is_selected(document):
    for text in ("q", "qu"):
        document.run_merging("k", "Type", set_text, "a", text, "zh-CN")
    assert len(document.history.undo_labels) == 1
    document.selection.set(["a"])
    document.run_merging("k", "Type", set_text, "a", "que", "zh-CN")
    assert len(document.history.undo_labels) == 2


def test_the_graph_follows_from_the_moment_it_is_asked_for(document):
    (b,) = document.run("Add", add_element, "touchpoint", Place("lane-customer", "step-2"))
    graph = document.graph
    assert set(graph) == {"a", b, "line-interaction", "line-visibility", "line-internal"}
    (link,) = document.run("Link", connect, "a", b)
    assert document.graph.has_edge("a", b, key=link)
    document.undo()
    assert not document.graph.has_edge("a", b)


def test_signals(document):
    told = []
    document.changed.connect(lambda patch: told.append(("changed", document.selection.ids)))
    document.view_changed.connect(lambda state: told.append(("view", state.emotion)))
    document.state_changed.connect(lambda: told.append(("state", document.is_dirty)))
    document.selection.set(["a"])
    with document.transaction("Delete") as tx:
        tx.delete(["a"])
    document.set_view(emotion="off")
    document.set_view(emotion="off")
    assert told == [("state", True), ("changed", ()), ("view", "off")]


def test_the_way_it_is_looked_at_is_no_unsaved_change(document):
    document.set_view(zoom=2.0, language="en")
    assert not document.is_dirty
    assert document.language == "en"


def test_workspace_knows_its_documents(document):
    workspace = Workspace()
    told = []
    workspace.activated.connect(told.append)
    other = Document(BlueprintBuilder().store(), path=Path("x.cxd"))
    workspace.add(document)
    workspace.add(other)
    assert workspace.documents == (document, other)
    assert workspace.active is other
    assert workspace.find(Path("x.cxd")) is other
    assert workspace.find(Path("y.cxd")) is None
    workspace.remove(other)
    assert workspace.active is document
    replacement = Document(BlueprintBuilder().store())
    workspace.replace(document, replacement)
    assert workspace.documents == (replacement,)
    workspace.remove(replacement)
    assert workspace.active is None
    assert told == [document, other, document, replacement, None]
    with pytest.raises(ValueError, match="not an open document"):
        workspace.activate(document)


def test_what_is_shown_follows_edits_and_the_view():
    builder = BlueprintBuilder(stages=(2, 2))
    builder.element("c", "customer", 1)
    builder.element("f", "frontstage", 3)
    document = Document(builder.store())
    assert document.shown is document.store
    document.set_view(hidden_lanes=("lane-frontstage",))
    shown = document.shown
    assert "f" not in shown
    document.run("move", move_elements_by, ["f"], lanes=1)
    assert "f" in document.shown
    document.set_view(zoom=2.0)
    assert document.shown is shown
    document.set_view(hidden_lanes=(), collapsed_stages=("stage-2",))
    assert "f" not in document.shown
    assert document.stands_for("step-3") == "stage-2"
    assert document.stands_for("step-1") == "step-1"
    assert document.collapsed_steps == {"step-3"}
