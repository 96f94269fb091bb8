"""Where one is after something was deleted: keys go on from there."""

from cxdesigner.editor.builtin.deleting import tell_gone
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.stages import add_stage
from cxdesigner.editor.navigate import siblings
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import emotion_at


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


def delete(registry, session, document, *ids):
    document.selection.set(ids)
    registry.run("edit.delete", session)
    return document.selection.ids


def test_after_a_step_the_one_that_takes_its_place_is_selected(registry, session, document):
    first, second, *_more, last = (step.id for step in document.store.steps)
    assert delete(registry, session, document, "a", first) == (second,)
    before = document.store.steps[-2].id
    assert delete(registry, session, document, last) == (before,)
    document.undo()
    assert document.selection.ids == (last,)


def test_after_a_stage_or_a_lane_the_one_beside_it_is_selected(registry, session, document):
    document.run("stage", add_stage)
    (stage,) = document.run("stage", add_stage)
    stages = [one.id for one in document.store.stages]
    assert delete(registry, session, document, stage) == (stages[-2],)
    lanes = [lane.id for lane in document.store.lanes]
    assert delete(registry, session, document, lanes[1]) == (lanes[2],)
    assert delete(registry, session, document, lanes[-1]) == (lanes[-2],)


def test_after_a_point_of_the_curve_the_next_is_selected_and_at_last_the_element(
    registry, session, document
):
    (persona,) = (one.id for one in document.store.of_type(Persona))
    for element in ("a", "b"):
        document.run("feel", set_emotion, persona, element, 1.0)
    points = siblings(document.store, emotion_at(document.store, "a", persona))
    assert len(points) == 2
    assert delete(registry, session, document, points[0]) == (points[1],)
    assert delete(registry, session, document, points[1]) == ("b",)


def test_after_everything_nothing_is_selected(registry, session, document):
    lanes = [lane.id for lane in document.store.lanes]
    assert delete(registry, session, document, *lanes) == ()
    assert document.selection.cell is None


def test_of_what_was_deleted_none_is_looked_for_among_all_that_was_selected(document):
    class Chosen(tuple[str, ...]):
        def __contains__(self, key: object) -> bool:
            raise AssertionError("with thousands selected that takes thousands of times as long")

    chosen, mark, told = Chosen(("a", "b")), document.history.mark, []
    document.run("Delete", delete_records, chosen[:1])
    tell_gone(told.append, document, mark, chosen)
    assert document.store.find("a") is None
