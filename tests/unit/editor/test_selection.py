"""What is selected."""

from builders import BlueprintBuilder
from cxdesigner.editor.document import Document
from cxdesigner.editor.selection import Selection
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane


def document() -> Document:
    builder = BlueprintBuilder()
    for name in "abc":
        builder.element(name, "customer", 1)
    return Document(builder.store())


def test_order_and_primary():
    selection = Selection(document().store)
    selection.set(["b", "a", "b", "nobody"])
    assert selection.ids == ("b", "a")
    assert selection.primary == "a"
    selection.add(["b", "c"])
    assert selection.ids == ("a", "b", "c")
    selection.toggle("b")
    assert selection.ids == ("a", "c")
    assert "a" in selection
    assert len(selection) == 2
    selection.toggle("b")
    assert selection.primary == "b"
    selection.remove(["b", "zzz"])
    selection.clear()
    assert selection.primary is None


def test_records_of_a_type():
    doc = document()
    doc.selection.set(["c", "lane-customer", "a"])
    assert [record.id for record in doc.selection.records(Element)] == ["c", "a"]
    assert [record.id for record in doc.selection.records(Lane)] == ["lane-customer"]


def test_told_once_and_only_of_changes():
    doc = document()
    told = []
    doc.selection.changed.connect(lambda: told.append(doc.selection.ids))
    doc.selection.set(["a", "b"])
    doc.selection.set(["a", "b"])
    doc.selection.clear()
    assert told == [("a", "b"), ()]


def test_what_is_deleted_is_no_longer_selected_and_comes_back_with_undo():
    doc = document()
    doc.selection.set(["a", "b"])
    with doc.transaction("Delete") as tx:
        tx.delete(["a"])
    assert doc.selection.ids == ("b",)
    doc.undo()
    assert doc.selection.ids == ("a", "b")
