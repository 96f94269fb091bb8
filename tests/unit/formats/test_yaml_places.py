"""Columns, stages, cells and ids of an imported file."""

import pytest
from yaml_texts import codes, imported, view_of

from cxdesigner.model.element import Element
from cxdesigner.model.insight import (
    Opportunity,
    PainPoint,
)
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def columns(view: RecordView) -> list[tuple[str | None, list[str]]]:
    """Stage and elements of each step, from left to right."""
    return [
        (
            step.stage_id,
            sorted(e.id for e in view.of_type(Element) if e.step_id == step.id),
        )
        for step in view.steps
    ]


def test_each_column_is_a_step() -> None:
    view = view_of("""
        nodes:
          - {id: c, lane: customer, col: 12}
          - {id: a, lane: customer, col: 1}
          - {id: b, lane: customer, col: 2.5}
          - {id: d, lane: support, col: 2.5}
    """)
    assert columns(view) == [(None, ["a"]), (None, ["b", "d"]), (None, ["c"])]


def test_a_column_of_two_stages_becomes_neighbouring_steps_in_stage_order() -> None:
    view = view_of("""
        stages: [{id: s2, order: 2}, {id: s1, order: 1}]
        nodes:
          - {id: a, lane: customer, stage: s1, col: 1}
          - {id: c, lane: customer, stage: s2, col: 2}
          - {id: b, lane: support, stage: s1, col: 2}
          - {id: d, lane: customer, stage: s2, col: 3}
    """)
    assert columns(view) == [("s1", ["a"]), ("s1", ["b"]), ("s2", ["c"]), ("s2", ["d"])]


def test_stage_null_gives_a_step_without_stage() -> None:
    view = view_of("""
        stages: [{id: s1}, {id: s2}]
        nodes:
          - {id: a, lane: customer, stage: s1, col: 1}
          - {id: b, lane: support, stage: null, col: 2}
          - {id: c, lane: customer, stage: s2, col: 3}
    """)
    assert columns(view) == [("s1", ["a"]), (None, ["b"]), ("s2", ["c"])]


def test_a_node_that_names_no_stage_stands_in_that_of_its_column() -> None:
    view = view_of("""
        stages: [{id: s1}]
        nodes:
          - {id: a, lane: customer, stage: s1, col: 1}
          - {id: b, lane: support, col: 1}
    """)
    assert columns(view) == [("s1", ["a", "b"])]


def test_a_node_without_column_and_stage_spans_the_whole_journey() -> None:
    view = view_of("nodes: [{id: a, lane: support}, {id: b, lane: support, stage: null}]")
    assert {element.step_id for element in view.of_type(Element)} == {None}
    assert view.steps == ()


def test_a_node_with_a_stage_and_no_column_stands_at_its_first_step() -> None:
    view = view_of("""
        stages: [{id: s1}, {id: s2}, {id: s3}]
        nodes:
          - {id: a, lane: customer, stage: s1, col: 1}
          - {id: b, lane: customer, stage: s3, col: 2}
          - {id: c, lane: support, stage: s3}
          - {id: d, lane: support, stage: s2}
    """)
    assert columns(view) == [("s1", ["a"]), ("s2", ["d"]), ("s3", ["b", "c"])]


def test_row_is_the_order_within_the_cell() -> None:
    result = imported("""
        nodes:
          - {id: a, lane: support, col: 1, row: 2}
          - {id: b, lane: support, col: 1}
          - {id: c, lane: support, col: 1, row: 1}
    """)
    view = RecordView(result.records)
    element = view.need(Element, "a")
    ids = [e.id for e in view.elements_in(element.lane_id, element.step_id)]
    assert ids == ["b", "c", "a"]
    assert result.repairs == ()


def test_s24_two_nodes_on_one_row_are_stacked_in_their_order() -> None:
    result = imported("""
        nodes:
          - {id: z, lane: support, col: 1}
          - {id: a, lane: support, col: 1}
          - {id: m, lane: support, col: 1, row: 0}
    """)
    assert codes(result) == ["S24", "S24"]
    assert result.repairs[0].line == 4
    view = RecordView(result.records)
    element = view.need(Element, "a")
    assert [e.id for e in view.elements_in(element.lane_id, element.step_id)] == ["z", "a", "m"]


def test_nodes_in_different_rows_of_a_lane_are_not_in_one_cell() -> None:
    result = imported("""
        lanes:
          - {id: support, role: support, rows: [{id: r1, name: Stock}, {id: r2, name: Tills}]}
        nodes:
          - {id: a, lane: support, lane_row: r1, col: 1}
          - {id: b, lane: support, lane_row: r2, col: 1}
          - {id: c, lane: support, lane_row: r2, col: 1}
    """)
    assert codes(result) == ["S24"]
    assert "“c”" in result.repairs[0].message


def test_a_row_that_its_lane_does_not_have_is_told() -> None:
    result = imported("""
        lanes:
          - {id: l1, role: customer, rows: [{id: r1}]}
          - {id: l2, role: backstage, rows: [{id: r2}]}
        nodes:
          - {id: a, lane: l1, col: 1, lane_row: r1}
          - {id: b, lane: l1, col: 1, lane_row: r2}
          - {id: c, lane: l1, col: 2, lane_row: r9}
    """)
    view = RecordView(result.records)
    assert [view.need(Element, key).row_id for key in "abc"] == ["r1", None, None]
    assert [(repair.line, "no row" in repair.message) for repair in result.repairs] == [
        (7, True),
        (8, True),
    ]


def test_a_line_below_an_unknown_lane_stands_where_its_kind_does_and_is_told() -> None:
    result = imported("""
        lines:
          - {kind: visibility, after: cellar}
    """)
    view = RecordView(result.records)
    (line,) = view.of_type(Line)
    assert line.after_lane_id == "lane-frontstage"
    (note,) = result.repairs
    assert note.line == 3
    assert "cellar" in note.message


def test_a_node_may_span_columns() -> None:
    result = imported("""
        nodes:
          - {id: a, lane: support, col: 1, end_col: 3}
          - {id: b, lane: support, col: 1, row: 1, span: 2}
          - {id: c, lane: customer, col: 2}
          - {id: d, lane: customer, col: 3, end_col: 1}
    """)
    view = RecordView(result.records)
    steps = [step.id for step in view.steps]
    assert view.need(Element, "a").end_step_id == steps[2]
    assert view.need(Element, "b").end_step_id == steps[1]
    assert view.need(Element, "d").end_step_id is None
    assert "ends before it starts" in result.repairs[0].message


def test_columns_may_be_listed_with_names() -> None:
    view = view_of("""
        stages: [{id: s1}]
        steps: [{id: one, name: First}, {col: 2, stage: s1, name: {en: Second}}, {col: 4}]
        nodes: [{id: a, lane: customer, stage: s1, col: 2}, {id: b, lane: customer, col: 1}]
    """)
    assert [step.name.text("en") for step in view.steps] == ["First", "Second", ""]
    assert view.steps[0].id == "one"
    assert view.need(Element, "b").step_id == "one"


def test_s06_an_unknown_stage_is_that_which_owns_the_column() -> None:
    result = imported("""
        stages: [{id: s1}, {id: s2}]
        nodes:
          - {id: a, lane: customer, stage: s1, col: 1}
          - {id: b, lane: customer, stage: s2, col: 2}
          - {id: c, lane: support, stage: s7, col: 2}
          - {id: d, lane: support, stage: s8, col: 9}
    """)
    assert codes(result) == ["S06", "S06"]
    assert columns(RecordView(result.records)) == [
        ("s1", ["a"]),
        ("s2", ["b", "c"]),
        ("s2", ["d"]),
    ]


def test_stages_have_two_levels() -> None:
    view = view_of("""
        stages:
          - {id: s2, order: 2, name: After}
          - {id: s1, order: 1, name: Before, stages: [{id: s11}, {id: s12}]}
          - {id: s21, parent: s2}
    """)
    assert [stage.id for stage in view.stages] == ["s1", "s11", "s12", "s2", "s21"]
    assert [stage.parent_id for stage in view.stages] == [None, "s1", "s1", None, "s2"]


def test_stages_that_contain_each_other_are_parted() -> None:
    result = imported("stages: [{id: a, parent: b}, {id: b, parent: a}, {id: c, parent: c}]")
    assert len(result.repairs) == 2
    parents = {stage.id: stage.parent_id for stage in RecordView(result.records).stages}
    assert parents == {"a": "b", "b": None, "c": None}


def test_s04_the_later_of_two_equal_ids_is_renumbered_and_edges_stay_with_the_first() -> None:
    result = imported("""
        nodes:
          - {id: f1, lane: frontstage, col: 1, label: first}
          - {id: f1, lane: frontstage, col: 2, label: second}
          - {id: c1, lane: customer, col: 1}
        edges: [{from: c1, to: f1, type: interaction}]
        stages: [{id: s1}, {id: s1}]
        personas: [{id: p}, {id: p}]
        metrics: [{id: m, type: nps}, {id: m, type: csat}]
    """)
    assert codes(result) == ["S04"] * 4
    view = RecordView(result.records)
    assert view.need(Element, "f1").label == LocalText.of("first")
    assert view.need(Element, "f1-2").label == LocalText.of("second")
    assert view.of_type(Link)[0].target_id == "f1"


def test_an_id_of_two_tables_stays_with_the_node_and_references_follow() -> None:
    result = imported("""
        id: x
        stages: [{id: x, name: Stage}]
        personas: [{id: x, name: Persona}]
        opportunities: [{id: x}]
        nodes: [{id: x, lane: customer, stage: x, col: 1, emotion: {x: 1}}]
        pain_points: [{id: x, node: x, stage: x, persona: x, opportunities: [x]}]
    """)
    view = RecordView(result.records)
    assert view.get(Element, "x") is not None
    (stage,), (persona,), (pain,) = view.stages, view.personas, view.of_type(PainPoint)
    assert len({view.blueprint.id, stage.id, persona.id, pain.id, "x"}) == 5
    assert view.steps[0].stage_id == stage.id
    assert view.of_type(Emotion)[0].persona_id == persona.id
    assert (pain.element_id, pain.stage_id, pain.persona_id) == ("x", stage.id, persona.id)
    assert pain.opportunity_ids == (view.of_type(Opportunity)[0].id,)
    assert len(result.repairs) == 5
    assert all("now" in repair.message for repair in result.repairs)


def test_an_id_that_is_none_is_replaced_everywhere() -> None:
    result = imported("""
        nodes: [{id: "a b", lane: customer, col: 1}, {id: "-", lane: customer, col: 2}]
        edges: [{from: a b, to: "-", type: flow}]
    """)
    view = RecordView(result.records)
    (link,) = view.of_type(Link)
    assert view.get(Element, link.source_id) is not None
    assert len(result.repairs) == 2


@pytest.mark.parametrize(
    "written",
    [
        "[{id: a, stages: [{id: b, stages: [{id: c, stages: [{id: d}]}]}, {id: e}]}]",
        "[{id: a}, {id: b, parent: a}, {id: c, parent: b}, {id: d, parent: c}, {id: e, parent: a}]",
    ],
)
def test_stages_deeper_than_two_levels_are_lifted_and_told(written):
    result = imported(f"stages: {written}")
    stages = RecordView(result.records).stages
    assert [(stage.id, stage.parent_id) for stage in stages] == [
        ("a", None),
        ("b", "a"),
        ("c", "a"),
        ("d", "a"),
        ("e", "a"),
    ]
    assert [(repair.code, repair.line) for repair in result.repairs] == [("S06", 1)] * 2
    assert "two levels" in result.repairs[0].message
