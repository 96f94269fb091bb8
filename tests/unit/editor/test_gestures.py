"""Drags: a ghost on the way, one step at the end, nothing on Escape."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.document import Document
from cxdesigner.editor.gestures import (
    DragElements,
    DragEmotion,
    DragSpan,
    NewElement,
    place_of_hit,
)
from cxdesigner.editor.link_gestures import DragLink, DragLinkEnd
from cxdesigner.editor.structure_gestures import (
    DragLane,
    DragLine,
    DragStage,
    DragStageEdge,
    DragSteps,
)
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.queries import emotion_at
from cxdesigner.scene.grid import CellHit


def set_field(document: Document, element_id: str, **fields: object) -> None:
    with document.transaction() as tx:
        tx.put(document.store.need(Element, element_id).replace(**fields))


@pytest.fixture
def document() -> Document:
    builder = BlueprintBuilder(stages=(2, 2))
    for name in ("a", "b", "c"):
        builder.element(name, "customer", 1)
    builder.element("f", "frontstage", 2)
    builder.link("a", "f", "interaction")
    builder.emotion("a", 1)
    return Document(builder.store())


def test_a_ghost_changes_nothing_until_release(document):
    before = dict(document.store.records)
    drag = DragElements(document, ["a", "b"], "b")
    ghost = drag.to(Place("lane-customer", "step-3", 0))
    assert set(ghost.changes) == {"a", "b"}
    assert dict(document.store.records) == before
    assert not document.history.can_undo
    drag.to(Place("lane-frontstage", "step-2"))
    drag.release()
    assert document.history.undo_labels == ("Move elements",)
    assert document.store.need(Element, "a").step_id == "step-2"
    assert document.selection.ids == ("b", "a")
    assert drag.release() == ()


def test_escape_drops_the_ghost(document):
    before = dict(document.store.records)
    drag = DragElements(document, ["a"], "a")
    drag.to(Place("lane-frontstage", gap=1))
    drag.cancel()
    assert not drag.ghost
    assert drag.release() == ()
    assert dict(document.store.records) == before


def test_leaving_the_grid_is_no_target(document):
    drag = DragElements(document, ["a"], "a")
    drag.to(Place("lane-frontstage", "step-1"))
    assert not drag.to_hit(CellHit(None, None, None, 0))
    assert drag.release() == ()
    assert not document.history.can_undo


def test_dropping_where_it_was_is_no_step(document):
    drag = DragElements(document, ["a"], "a")
    drag.to_hit(CellHit("lane-customer", None, "step-1", 0))
    drag.release()
    assert not document.history.can_undo


def test_a_lane_where_the_kind_means_nothing_is_told_before_it_is_dropped_there(document):
    drag = DragElements(document, ["a"], "a")
    drag.to(Place("lane-frontstage", "step-1"))
    assert drag.words == "Touchpoint does not belong in “Frontstage”"
    drag.to(Place("lane-customer", "step-3"))
    assert drag.words == "1 element goes to “Customer actions”"
    drag.to(Place("lane-frontstage", "step-1"), copies=True)
    assert drag.words == "Copy of 1 element · Touchpoint does not belong in “Frontstage”"
    new = NewElement(document, "evidence")
    new.to(Place("lane-support", gap=0))
    assert (new.words, new.refusal) == ("Evidence does not belong in “Support processes”", "")
    new.to(Place("lane-evidence", gap=0))
    assert new.words == "New element: Evidence"


def test_a_hit_counts_without_what_is_moving(document):
    view = document.store
    hit = CellHit("lane-customer", None, "step-1", 2)
    assert place_of_hit(view, hit) == Place("lane-customer", "step-1", 2)
    assert place_of_hit(view, hit, ["a"]) == Place("lane-customer", "step-1", 1)
    assert place_of_hit(view, hit, ["a", "b"]) == Place("lane-customer", "step-1", 0)
    gap = CellHit("lane-customer", None, "step-1", 0, 1)
    assert place_of_hit(view, gap) == Place("lane-customer", gap=1)
    assert place_of_hit(view, gap, gaps=False) == Place("lane-customer", "step-1", 0)
    assert place_of_hit(view, CellHit("lane-customer", None, None, 0, 0), gaps=False).gap == 0


def test_a_refused_target_says_why_and_does_nothing(document):
    drag = DragLink(document, "a")
    drag.to_element("a")
    assert "loop" in drag.refusal
    assert drag.suggested_kind() is None
    assert drag.release() == ()


def test_a_link_is_pulled_to_an_element_or_to_an_empty_place(document):
    drag = DragLink(document, "a")
    drag.to_element("b")
    assert drag.suggested_kind() == "flow"
    (link,) = drag.release()
    assert document.store.need(Link, link).target_id == "b"
    drag = DragLink(document, "a")
    drag.to_place(Place("lane-backstage", "step-3"))
    (element,) = drag.release()
    assert document.store.need(Element, element).kind == "action"
    assert document.store.incoming(element)
    assert document.history.undo_label == "Link elements"


def test_the_end_of_a_link_is_pulled(document):
    drag = DragLinkEnd(document, "a-interaction-f", "source")
    drag.to("b")
    drag.release()
    assert document.store.need(Link, "a-interaction-f").source_id == "b"


def test_a_line_and_a_lane_are_pulled(document):
    line = DragLine(document, "line-visibility")
    line.to("lane-backstage")
    line.release()
    assert document.store.need(Line, "line-visibility").after_lane_id == "lane-backstage"
    lane = DragLane(document, "lane-support")
    lane.to("lane-evidence", above=True)
    lane.release()
    assert document.store.lanes[0].id == "lane-support"


def test_a_line_that_stays_among_others_says_why(document):
    line = DragLine(document, "line-visibility")
    line.to("lane-frontstage")
    assert line.words == "Stays where it is"
    with document.transaction() as tx:
        tx.put(
            document.store.need(Line, "line-interaction").replace(
                after_lane_id="lane-frontstage", hidden=True
            )
        )
    line = DragLine(document, "line-visibility")
    line.to("lane-frontstage")
    assert line.words == "Stays where it is"
    with document.transaction() as tx:
        tx.put(document.store.need(Line, "line-interaction").replace(hidden=False))
    line = DragLine(document, "line-visibility")
    line.to("lane-frontstage")
    assert line.words == "Stays where it is · the kinds of lines say which of them is above"


def test_the_border_of_a_stage_that_stays_says_so(document):
    edge = DragStageEdge(document, "stage-1", "end")
    edge.to(2)
    assert (edge.ghost.changes, edge.words) == ({}, "Stays where it is")
    edge.to(1)
    assert edge.words == "“Stage 1”: 1 step"
    edge.release()
    edge = DragStageEdge(document, "stage-1", "end")
    edge.to(0)
    assert edge.words == "Stays where it is · a stage keeps at least one step"
    edge = DragStageEdge(document, "stage-2", "start")
    edge.to(0)
    assert edge.words == "Stays where it is · a stage keeps at least one step"
    edge = DragStageEdge(document, "stage-1", "start")
    edge.to(0)
    assert edge.words == "Stays where it is"


def test_columns_and_stages_are_pulled(document):
    steps = DragSteps(document, ["step-1"])
    steps.to(2)
    steps.release()
    assert [step.id for step in document.store.steps][:2] == ["step-2", "step-1"]
    stage = DragStage(document, "stage-2")
    stage.to(0)
    stage.release()
    assert document.store.stages[0].id == "stage-2"
    edge = DragStageEdge(document, "stage-2", "end")
    edge.to(3)
    assert edge.steps() == [step.id for step in document.store.steps[:3]]
    edge.release()
    assert [step.stage_id for step in document.store.steps] == ["stage-2"] * 3 + ["stage-1"]


def test_an_end_of_an_element_is_pulled_but_not_past_the_other(document):
    drag = DragSpan(document, "f", "end")
    drag.to("step-4")
    drag.release()
    assert document.store.need(Element, "f").end_step_id == "step-4"
    drag = DragSpan(document, "f", "start")
    drag.to("step-1")
    drag.release()
    drag = DragSpan(document, "f", "end")
    drag.to("step-1")
    drag.release()
    element = document.store.need(Element, "f")
    assert (element.step_id, element.end_step_id) == ("step-1", None)


def test_an_end_of_what_belongs_to_the_whole_journey_is_pulled(document):
    set_field(document, "f", step_id=None)
    drag = DragSpan(document, "f", "start")
    drag.to("step-2")
    assert [place.step_id for place in drag.reach()] == ["step-2", "step-4"]
    drag.release()
    element = document.store.need(Element, "f")
    assert (element.step_id, element.end_step_id) == ("step-2", "step-4")


def test_an_emotion_snaps_to_the_steps_of_the_scale_and_stays_on_it(document):
    drag = DragEmotion(document, None, "a")
    drag.to(-0.7)
    assert drag.value == -0.5
    drag.to(-0.7, fine=True)
    assert drag.value == -0.7
    drag.to(-99)
    drag.release()
    assert emotion_at(document.store, "a").value == -2
    document.undo()
    assert emotion_at(document.store, "a").value == 1
