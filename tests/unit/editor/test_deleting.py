"""Where one is after something was deleted: keys go on from there."""

from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.place import Place


def test_the_cell_of_a_deleted_element_is_selected(registry, session, document):
    document.selection.set(["a", "b"])
    registry.run("edit.delete", session)
    assert document.selection.cell == ("lane-customer", "step-2")
    registry.run("select.down", session)
    assert document.selection.ids == ("f",)
    document.undo()
    assert document.selection.ids == ("a", "b")


def test_what_is_left_in_the_cell_is_selected(registry, session, document):
    place = Place("lane-customer", "step-2", 1)
    (new,) = document.run("add", add_element, "touchpoint", place)
    document.selection.set(["b"])
    registry.run("edit.delete", session)
    assert document.selection.ids == (new,)


def test_after_a_link_its_element_is_selected_where_one_came_from(registry, session, document):
    (link,) = document.store.outgoing("b")
    document.selection.set([link.id])
    registry.run("edit.delete", session)
    assert document.selection.ids == ()
    document.undo()
    document.selection.set(["b"])
    registry.run("select.next_link", session)
    registry.run("edit.delete", session)
    assert document.selection.ids == ("b",)


def test_after_a_step_nothing_is_selected(registry, session, document):
    document.selection.set(["a", "step-1"])
    registry.run("edit.delete", session)
    assert document.selection.ids == ()
    assert document.selection.cell is None
    document.selection.set(["step-2", "b"])
    registry.run("edit.delete", session)
    assert document.selection.cell is None
