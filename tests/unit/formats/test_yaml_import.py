"""What the importer makes of files that people write: gaps, contradictions, other forms."""

from textwrap import dedent

import pytest

from cxdesigner.base.errors import DamagedFileError
from cxdesigner.formats import limits
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.yaml_import import ImportResult, import_yaml
from cxdesigner.model.blueprint import (
    Blueprint,
    Brand,
    Comment,
    RuleSettings,
    SeverityOverride,
    Suppression,
)
from cxdesigner.model.element import Element
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def imported(text: str) -> ImportResult:
    """Import a text; what comes out always is a document that opens again."""
    result = import_yaml(dedent(text).encode(), "a.yaml")
    data = write_cxd(result.records)
    assert set(read_cxd(data, "a.cxd").records) == set(result.records)
    assert write_cxd(import_yaml(dedent(text).encode(), "b.yaml").records) == data
    return result


def view_of(text: str) -> RecordView:
    return RecordView(imported(text).records)


def codes(result: ImportResult) -> list[str]:
    return [repair.code for repair in result.repairs]


def refused(text: str | bytes) -> str:
    data = dedent(text).encode() if isinstance(text, str) else text
    with pytest.raises(DamagedFileError) as caught:
        import_yaml(data, "a.yaml")
    assert "a.yaml" in str(caught.value)
    return str(caught.value)


# ---- gaps


@pytest.mark.parametrize(
    "text",
    [
        "title: x",
        "id:\ntitle:\nnodes:\nedges:\nstages:\npersonas:\nemotion_scale:\nscope:\ncem:\n",
        "nodes: []\nedges: []\nmetrics: []\nlanguages: []\nprinciples: []\ncem: []\nscope: []",
        "nodes: [null, ]\nedges: [~]\nstages: [null]\n",
        "nodes: [{}]\nedges: [{}]\nstages: [{}]\npersonas: [{}]\nmetrics: [{}]\nraci: [{}]",
        "nodes: [{id: a, label: , kind: , stage: , col: , emotion: , mark: , info: , work: }]",
    ],
)
def test_lists_and_fields_may_be_missing_null_or_empty(text: str) -> None:
    view = view_of(text)
    assert (view.blueprint.scale_min, view.blueprint.scale_max) == (-2, 2)
    assert [lane.role for lane in view.lanes][:5] == [
        "evidence",
        "customer",
        "frontstage",
        "backstage",
        "support",
    ]
    assert [line.kind for line in view.lines] == ["interaction", "visibility", "internal"]


def test_a_node_without_lane_goes_where_its_kind_belongs() -> None:
    result = imported("nodes: [{id: a, kind: process, col: 1}, {id: b, col: 1}]")
    view = RecordView(result.records)
    roles = [view.need(Lane, view.need(Element, key).lane_id).role for key in "ab"]
    assert roles == ["support", "customer"]
    assert len(result.repairs) == 2


def test_a_node_without_kind_gets_the_usual_one_of_its_lane() -> None:
    view = view_of("""
        nodes:
          - {id: a, lane: customer, col: 1}
          - {id: b, lane: backstage, col: 1}
          - {id: c, lane: support, col: 1}
          - {id: d, lane: evidence, col: 1}
          - {id: e, lane: management, col: 1}
    """)
    kinds = [view.need(Element, key).kind for key in "abcde"]
    assert kinds == ["touchpoint", "action", "process", "evidence", "process"]
    assert [lane.role for lane in view.lanes][-1] == "management"


def test_emotions_without_any_persona_get_an_unnamed_one() -> None:
    view = view_of("nodes: [{id: a, lane: customer, col: 1, emotion: -1}]")
    (persona,) = view.personas
    assert not persona.name
    (emotion,) = view.of_type(Emotion)
    assert (emotion.persona_id, emotion.element_id, emotion.value) == (persona.id, "a", -1)


def test_without_emotions_no_persona_is_made() -> None:
    assert view_of("nodes: [{id: a, lane: customer, col: 1}]").personas == ()


# ---- spelling


def test_words_keep_their_spelling() -> None:
    view = view_of("""
        id: no
        title: {zh-CN: 是, en: Yes, zh_hant: 真}
        languages: [zh-CN, en, zh_hant]
        date: 2026-10-31
        version: 1.10
        state: Current
        nodes:
          - {id: 007, lane: customer, col: 1, label: No, mark: [mot, Wow], level: 2, tags: on}
          - {id: 0x1F, lane: customer, col: 2, label: 1:20, work: 1:20, info: {price: 1e3}}
        edges: [{from: 007, to: 0x1F, type: flow, label: Yes}]
        personas: [{id: 1.0, name: ~}]
    """)
    blueprint = view.blueprint
    assert blueprint.id == "no"
    assert blueprint.title == LocalText.of({"zh-CN": "是", "en": "Yes", "zh_hant": "真"})
    assert blueprint.languages == ("zh-CN", "en", "zh_hant")
    assert (blueprint.date, blueprint.version_label) == ("2026-10-31", "1.10")
    assert blueprint.state == "Current"
    first, second = view.need(Element, "007"), view.need(Element, "0x1F")
    assert first.label == LocalText.of("No")
    assert first.marks == ("mot", "Wow")
    assert first.tags == ("on",)
    assert second.label == LocalText.of("1:20")
    assert second.work is not None
    assert second.work.minutes == 80
    assert second.info == (("price", "1e3"),)
    assert view.links_of("007")[0].label == LocalText.of("Yes")
    assert view.personas[0].id == "1.0"


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("40", 40),
        ("2.5", 2.5),
        ("[10, 25]", 17.5),
        ("{min: 1, max: 2, unit: h}", 90),
        ("{min: 10, max: 20}", 15),
        ("10-25 min", 17.5),
        ("3 business days", 4320),
        ("约 20 分钟", 20),
        ('"40"', 40),
        ("soon", None),
        ("-3", -3),
    ],
)
def test_times_are_numbers_ranges_or_text(written: str, minutes: float | None) -> None:
    view = view_of(f"nodes: [{{id: a, lane: customer, col: 1, work: {written}}}]")
    work = view.need(Element, "a").work
    assert work is not None
    assert work.minutes == minutes


def test_emotions_have_many_forms() -> None:
    view = view_of("""
        emotion_scale: [1, 5]
        personas: [{id: pa}, {id: pb}]
        nodes:
          - {id: a, lane: customer, col: 1, emotion: 4}
          - {id: b, lane: customer, col: 2, emotion: 愉悦}
          - {id: c, lane: customer, col: 3, emotion: {value: 2, quote: Hm., assumed: yes}}
          - {id: d, lane: customer, col: 4, emotion: {pa: 1, pb: {value: 5, quote: {en: Wow}}}}
          - {id: e, lane: customer, col: 5, emotion: [{persona: pb, value: 3}, 2]}
        emotions:
          - {id: em1, node: b, persona: pb, value: 1, source: interview}
    """)
    assert (view.blueprint.scale_min, view.blueprint.scale_max) == (1, 5)
    found = {(e.element_id, e.persona_id): e for e in view.of_type(Emotion)}
    assert found["a", "pa"].value == 4
    assert found["b", "pa"].word == LocalText.of("愉悦")
    assert found["b", "pa"].value is None
    assert found["c", "pa"].assumed
    assert found["c", "pa"].quote == LocalText.of("Hm.")
    assert (found["d", "pa"].value, found["d", "pb"].value) == (1, 5)
    assert found["d", "pb"].quote == LocalText.of({"en": "Wow"})
    assert (found["e", "pa"].value, found["e", "pb"].value) == (2, 3)
    assert found["b", "pb"].id == "em1"
    assert len(found) == 8


def test_an_emotion_of_an_unknown_persona_is_told() -> None:
    result = imported("""
        personas: [{id: pa}]
        nodes: [{id: a, lane: customer, col: 1, emotion: {pa: 1, px: 2}}]
    """)
    assert "px" in result.repairs[0].message
    assert RecordView(result.records).count(Emotion) == 1


# ---- columns, stages, cells


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


# ---- ids


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


# ---- edges and tables


def test_s01_and_s02_edges_that_lead_nowhere_are_dropped() -> None:
    result = imported("""
        nodes: [{id: a, lane: customer, col: 1}, {id: b, lane: customer, col: 2}]
        lines: [{id: l1, kind: interaction}]
        edges:
          - {from: a, to: b, type: flow}
          - {from: a, to: ghost, type: flow}
          - {to: b, type: flow}
          - {from: b, to: b, type: flow}
          - {from: a, to: l1, type: interaction}
    """)
    assert codes(result) == ["S01", "S01", "S02", "S01"]
    assert [repair.line for repair in result.repairs] == [6, 7, 8, 9]
    assert "a line" in result.repairs[3].message
    assert RecordView(result.records).count(Link) == 1


def test_an_edge_without_type_gets_that_which_the_lanes_suggest() -> None:
    view = view_of("""
        nodes:
          - {id: c, lane: customer, col: 1}
          - {id: f, lane: frontstage, col: 1}
          - {id: p, lane: support, col: 1}
        edges: [{from: c, to: f}, {from: p, to: f}]
    """)
    assert sorted(link.kind for link in view.of_type(Link)) == ["interaction", "support"]


def test_two_equal_edges_are_both_kept() -> None:
    view = view_of("""
        nodes: [{id: a, lane: customer, col: 1}, {id: b, lane: customer, col: 2}]
        edges: [{from: a, to: b, type: flow}, {from: a, to: b, type: flow}]
    """)
    assert view.count(Link) == 2


def test_d03_what_is_said_of_an_unknown_node_is_kept_for_the_journey() -> None:
    result = imported("""
        nodes: [{id: a, lane: customer, col: 1}]
        metrics: [{id: m, node: x, type: nps}, {id: j, node: null, type: nps}]
        pain_points: [{id: q, node: x}]
        raci: [{node: x, R: [A]}, {node: a, R: B}]
        delight_points: [{id: d, node: x}]
    """)
    assert codes(result) == ["D03"] * 4
    view = RecordView(result.records)
    assert view.need(Metric, "m").element_id is None
    assert view.need(PainPoint, "q").element_id is None
    assert view.need(DelightPoint, "d").element_id is None
    (row,) = view.of_type(RaciRow)
    assert (row.element_id, row.responsible) == ("a", (LocalText.of("B"),))


def test_everything_that_the_field_names_has_a_key() -> None:
    result = imported("""
        id: doc
        subtitle: sub
        author: me
        lineage: svc-1
        notes: n
        illustrative: true
        plan: {background: b, purpose: p, theme: t, audience: a, design: d, steps: [s]}
        loyalty_drivers: [price]
        default_channel: store
        component_exempt: [x]
        collects_ok: [name]
        evidence_position: below_customer
        settings: {wait_mark: 15, low_threshold: -0.3, remote_channels: [chat], stale_days: 90}
        severity: {S05: off}
        ignore: {C01: none yet}
        brand: {name: ACME, colours: {accent: "#112233"}}
        roles: [{id: r, name: Host, duty: greet, purpose: welcome, authority: refund}]
        lanes:
          - {id: c, role: customer, name: Guest, order: 1}
          - {id: f1, role: frontstage, name: Hosts, order: 2, rows: [{id: r1, name: Door}]}
          - {id: f2, role: frontstage, name: Screens, order: 3, hint: h}
        lines:
          - {id: li, kind: interaction, after: c, name: Contact}
          - {kind: custom, after: f1, name: Mine, hidden: true}
        nodes:
          - {id: a, lane: c, col: 1, need: {text: calm, type: unspoken}, tasks: [t], method: m,
             people: p, infrastructure: i, material: ma, context: co, senses: [sight],
             service_type: extra, personalised: true, third_party: true, preparation: true,
             mitigation: mi, info_varies: [price], maister: [anxious], drivers: [price],
             principles: [fast], detail: de, online: true, owner: ow, abandon: true, icon: star,
             link_url: "https://example.org", source: so, notes: no, automation: bot,
             ignore: [L07], ignore_reason: on purpose}
          - {id: b, lane: f1, lane_row: r1, col: 1, redundant_with: [d, ghost], category: goods}
          - {id: d, lane: f2, col: 1, ignore: [{code: S05, reason: ok}]}
          - {id: e, lane: frontstage, col: 2}
        edges: [{id: k, from: a, to: b, type: flow, loop: true, parallel: true, default: true,
                 condition: again, notes: n}]
        thoughts: [{id: th, node: a, aspect: feeling, text: hm}]
        feedback: [{id: fb, node: a, inlet: app, told_customer: true, act: ghost}]
        comments: [{id: cm, node: a, author: X, text: why, resolved: true}, {text: y, subject: zz}]
    """)
    view = RecordView(result.records)
    blueprint = view.blueprint
    assert blueprint.lineage_id == "svc-1"
    assert blueprint.plan is not None
    assert blueprint.plan.steps == (LocalText.of("s"),)
    assert blueprint.illustrative
    settings = view.of_type(RuleSettings)[0]
    assert settings.wait_mark is not None
    assert settings.wait_mark.minutes == 15
    assert settings.remote_channels == ("chat",)
    assert view.of_type(SeverityOverride)[0].severity == "off"
    ignored = {(s.code, s.subject_id): s.reason.text(None) for s in view.of_type(Suppression)}
    assert ignored == {("C01", None): "none yet", ("L07", "a"): "on purpose", ("S05", "d"): "ok"}
    assert view.of_type(Brand)[0].colours == (("accent", "#112233"),)
    assert view.of_type(Role)[0].authority == LocalText.of("refund")
    assert [lane.id for lane in view.lanes] == ["c", "f1", "f2"]
    assert view.of_type(LaneRow)[0].lane_id == "f1"
    assert [(line.after_lane_id, line.hidden) for line in view.lines] == [
        ("c", False),
        ("f1", True),
    ]
    element = view.need(Element, "a")
    assert (element.need, element.need_type) == (LocalText.of("calm"), "unspoken")
    elsewhere = (
        "id unknown end_step_id row_id order label channel actor work wait std max marks start "
        "end factors modules servqual level category redundant_with info collects tags image_ids"
    )
    for name, field in Element.model_fields.items():
        if name not in elsewhere.split():
            assert getattr(element, name) != field.default, name
    assert view.need(Element, "b").row_id == "r1"
    assert view.need(Element, "b").redundant_with == ("d",)
    assert view.need(Element, "e").lane_id == "f1"
    link = view.need(Link, "k")
    assert (link.loop, link.parallel, link.default) == (True, True, True)
    assert view.need(Thought, "th").aspect == "feeling"
    assert view.need(Feedback, "fb").told_customer
    assert view.need(Comment, "cm").subject_id == "a"
    messages = " ".join(str(repair) for repair in result.repairs)
    assert len(result.repairs) == 3
    for word in ("redundant_with", "opportunity “ghost”", "“zz” does not exist"):
        assert word in messages


def test_a_journey_map_has_its_own_lanes() -> None:
    view = view_of("""
        kind: journey_map
        nodes:
          - {id: a, lane: customer, kind: touchpoint, col: 1, emotion: 1}
          - {id: b, lane: thinking, kind: note, col: 1}
          - {id: c, lane: opportunity, col: 1}
          - {id: d, lane: note, col: 1}
    """)
    lanes = {lane.id: lane.role for lane in view.lanes}
    roles = [lanes[view.need(Element, key).lane_id] for key in "abcd"]
    assert roles == ["doing", "thinking", "opportunity", "note"]
    assert view.need(Element, "c").kind == "note"
    assert view.lines == ()


def test_a_file_with_lanes_of_a_journey_is_a_journey_map() -> None:
    view = view_of("nodes: [{id: a, lane: doing, col: 1}, {id: b, lane: pain, col: 1}]")
    assert view.blueprint.kind == "journey_map"


def test_the_lineage_comes_from_the_id_and_can_be_given() -> None:
    first = view_of("id: x\ntitle: as is").blueprint
    assert first.lineage_id == view_of("id: x\ntitle: to be").blueprint.lineage_id
    assert first.lineage_id != view_of("id: y").blueprint.lineage_id
    assert view_of("id: y\nlineage: svc").blueprint.lineage_id == "svc"


# ---- what is told or refused


def test_unknown_fields_are_told_and_left_out() -> None:
    result = imported("""
        colour: red
        scope: {start: a, middle: b}
        nodes: [{id: c1, lane: customer, col: 1, wieght: 3}]
        cem: {factors: [{id: price, mood: 1}]}
    """)
    messages = [str(repair) for repair in result.repairs]
    assert messages == [
        "line 2: The field “colour” is not known and was left out.",
        "line 3: The field “middle” of scope is not known and was left out.",
        'line 4: The field “wieght” of node "c1" is not known and was left out.',
        'line 5: The field “mood” of factor "price" is not known and was left out.',
    ]


def test_a_field_that_is_there_twice_is_told() -> None:
    result = imported("title: a\ntitle: b\n")
    assert RecordView(result.records).blueprint.title == LocalText.of("b")
    assert result.repairs[0].line == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "nodes: [{id: c1, lane: customer, kind: cloud, col: 1}]",
            'line 1, node "c1", field “kind”: Expected one of: touchpoint, action, decision, '
            "system, process, evidence, note. Found “cloud”.",
        ),
        ("nodes: [{id: c1, lane: upstairs, col: 1}]", "evidence, customer, frontstage"),
        ("nodes: [{id: a}, {id: b}]\nedges: [{from: a, to: b, type: magic}]", "flow, interaction"),
        ("kind: poster", "service_blueprint, journey_map"),
        ("maturity: finished", "sketch, draft, review, final"),
        ("nodes: [{id: a, lane: customer, col: first}]", "field “col”: Expected a finite number"),
        ("nodes: [{id: a, lane: customer, col: 1, emotion: .nan}]", "Expected a finite number"),
        ("nodes: [{id: a, lane: customer, col: 1, level: 2.5}]", "Expected a whole number"),
        ("nodes: [{id: a, lane: customer, col: 1, start: maybe}]", "Expected true or false"),
        ("nodes: [{id: a, lane: customer, col: 1, label: [a]}]", "Expected a text"),
        ("nodes: [{id: a, lane: customer, col: 1, work: {least: 1}}]", "{min, max, unit}"),
        ("nodes: {a: b}", "Expected a list"),
        ("nodes: [a]", "Expected fields and values"),
        ("metrics: [{id: m, counts: {1: many}}]", "Expected numbers"),
        ("emotion_scale: {min: 2, max: -2}", "least value below the highest"),
        ("lanes: [{id: x, role: attic}]", "evidence, customer"),
        ("- a\n- b\n", "Expected fields and values, as in"),
        ("just text", "Expected fields and values, as in"),
        ("title: 'x\n", "line 2"),
        ("a:\n\tb: 1\n", "line 2, column 1"),
        ("a: [1, 2\nb: 3", "line 2"),
        ("a: *x", "stands for nothing"),
        ("a: !!python/object/apply:os.system [ls]", "is not allowed"),
        ("a: !!binary aGk=", "is not allowed"),
        ("a: 1\n---\nb: 2\n", "line 2, column 1: More than one document"),
        ("? [a, b]\n: c\n", "single word or text"),
        ("title: " + "x" * 10_001, "longer than 10000"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_line_and_words(text: str, words: str) -> None:
    assert words in refused(text)


def test_tabs_are_named() -> None:
    assert "with tabs" in refused("a:\n\tb: 1\n")


def test_twenty_of_many_problems_are_shown() -> None:
    nodes = ", ".join(f"{{id: n{n}, lane: customer, kind: x, col: 1, row: {n}}}" for n in range(30))
    assert "30 problems in all" in refused(f"nodes: [{nodes}]")


def test_aliases_count_as_often_as_they_are_used() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(1, 9):
        lines.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]")
    assert "aliases counted" in refused("\n".join(lines))
    assert "stands for nothing" in refused("a: &a [*a]")


def test_nesting_is_limited() -> None:
    for depth in (limits.DEPTH, 5_000, 100_000):
        assert "Nested deeper than 64 levels" in refused("a: " + "[" * depth)


def test_anchors_and_merges_work() -> None:
    view = view_of("""
        base: &base {lane: customer, kind: touchpoint, channel: shop}
        nodes:
          - {<<: *base, id: a, col: 1}
          - {<<: [*base], id: b, col: 2, channel: web}
    """)
    assert view.need(Element, "a").channel == LocalText.of("shop")
    assert view.need(Element, "b").channel == LocalText.of("web")


def test_other_encodings_and_kinds_of_files_are_named() -> None:
    assert "UTF-16" in refused("title: x".encode("utf-16"))
    assert "UTF-8" in refused("title: é".encode("latin-1"))
    assert "empty" in refused(b"")
    assert "Control characters" in refused(b"title: a\x00b")
    assert import_yaml("\ufefftitle: x".encode(), "a").records


def test_sizes_are_limited() -> None:
    assert "limit is 8 MB" in refused(b"title: x\n" + b"#" * limits.IMPORT_BYTES)


def test_unnamed_persona_is_no_persona_of_the_file() -> None:
    view = view_of("nodes: [{id: a, lane: customer, col: 1, emotion: 1}]")
    assert view.of_type(Persona)[0].id == "persona-unnamed"
    assert isinstance(view.blueprint, Blueprint)
    assert view.of_type(Line)
    assert view.of_type(Step)
    assert not view.of_type(Stage)
