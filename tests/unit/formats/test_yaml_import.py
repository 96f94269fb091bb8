"""What the importer makes of gaps, of spelling, of edges and tables."""

import pytest
from yaml_texts import codes, imported, view_of

from cxdesigner.model.blueprint import (
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
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Role
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


@pytest.mark.parametrize(
    "text",
    [
        "title: x",
        "id:\ntitle:\nnodes:\nedges:\nstages:\npersonas:\nemotion_scale:\nscope:\ncem:\n",
        "nodes: []\nedges: []\nmetrics: []\nlanguages: []\nprinciples: []\ncem: []\nscope: []",
        "nodes: [null, ]\nedges: [~]\nstages: [null]\n",
        "nodes: [{}]\nedges: [{}]\nstages: [{}]\npersonas: [{}]\nmetrics: [{}]\nraci: [{}]",
        "nodes: [{id: a, label: , kind: , stage: , col: , emotion: , mark: , info: , work: }]",
        "nodes: {}\nedges: ''\nstate: []\ntitle: []\nlanguages: {}\nemotion_scale: {min: ''}",
        "nodes: [[], '', {id: [], label: [], kind: '', col: {}, emotion: ' ', work: '', mark: ''}]",
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


def test_an_entry_of_a_list_may_be_empty() -> None:
    view = view_of("""
        languages: [en, [], {}, null, '']
        principles: [[], {}, null, '', Tell me once]
        nodes: [{id: a, lane: customer, mark: [[], wait], tasks: [{}, [], Sweep]}]
    """)
    assert view.blueprint.languages == ("en",)
    assert [str(item.text()) for item in view.blueprint.principles] == ["Tell me once"]
    element = view.need(Element, "a")
    assert element.marks == ("wait",)
    assert [task.text() for task in element.tasks] == ["Sweep"]


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
        ("[null, 5]", 5),
        ("[5]", 5),
        ("['10', '20']", 15),
        ("{min: 2, max: , unit: h}", 120),
        ("{max: '5', unit: 分钟}", 5),
    ],
)
def test_times_are_numbers_ranges_or_text(written: str, minutes: float | None) -> None:
    view = view_of(f"nodes: [{{id: a, lane: customer, col: 1, work: {written}}}]")
    work = view.need(Element, "a").work
    assert work is not None
    assert work.minutes == minutes


@pytest.mark.parametrize("written", ["[null, null]", "{min: null, max: }", "{unit: h}", "[]"])
def test_a_range_without_bounds_is_no_time(written: str) -> None:
    view = view_of(f"nodes: [{{id: a, lane: customer, col: 1, work: {written}}}]")
    assert view.need(Element, "a").work is None


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
        "end factors modules servqual level category redundant_with info collects tags image_ids "
        "icon_id tells_id"
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
