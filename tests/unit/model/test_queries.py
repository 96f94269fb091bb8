import pytest

from builders import BlueprintBuilder
from cxdesigner.model import queries
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.store import Store


@pytest.fixture
def store() -> Store:
    build = BlueprintBuilder(stages=(2, 1), default_channel="phone")
    for lane in ("evidence", "customer", "frontstage", "backstage", "support"):
        build.element(lane, lane, 2)  # type: ignore[arg-type]
    build.element("wide", "support", 1, end_step_id="step-3")
    build.element("whole", "support", None)
    build.element("note", "customer", 1, "note")
    build.link("customer", "frontstage", "interaction")
    build.link("support", "frontstage", "support")
    build.link("frontstage", "backstage", "recovery")
    build.link("evidence", "customer", "evidence")
    build.emotion("customer", 1, "pa")
    build.emotion("customer", -1, "pb")
    return build.store()


def crossed(store: Store, link_id: str) -> list[str]:
    return [line.kind for line in queries.lines_crossed(store, store.need(Link, link_id))]


def test_crossings_follow_lanes_and_lines_as_placed(store: Store) -> None:
    assert crossed(store, "customer-interaction-frontstage") == ["interaction"]
    assert crossed(store, "support-support-frontstage") == ["visibility", "internal"]
    line = store.need(Line, "line-visibility")
    with store.transaction() as tx:
        tx.put(line.replace(after_lane_id="lane-customer"))
    assert crossed(store, "support-support-frontstage") == ["internal"]
    assert crossed(store, "customer-interaction-frontstage") == ["interaction", "visibility"]
    with store.transaction() as tx:
        tx.put(line.replace(hidden=True))
    assert crossed(store, "customer-interaction-frontstage") == ["interaction"]


def test_recovery_and_evidence_cross_nothing(store: Store) -> None:
    assert crossed(store, "frontstage-recovery-backstage") == []
    assert crossed(store, "evidence-evidence-customer") == []


def test_spans(store: Store) -> None:
    assert queries.span_of(store, store.need(Element, "customer")) == (1, 1)
    assert queries.span_of(store, store.need(Element, "wide")) == (0, 2)
    assert queries.span_of(store, store.need(Element, "whole")) == (0, 2)
    assert queries.column_of(store, store.need(Element, "whole")) is None


def test_customer_elements_leave_notes_out(store: Store) -> None:
    assert [el.id for el in queries.customer_elements(store)] == ["customer"]


def test_the_first_persona_is_meant_when_none_is_named(store: Store) -> None:
    assert queries.emotion_at(store, "customer").value == 1  # type: ignore[union-attr]
    assert queries.emotion_at(store, "customer", "pb").value == -1  # type: ignore[union-attr]
    assert queries.emotions_of(store, None)["customer"].persona_id == "pa"


def test_a_touchpoint_without_channel_has_that_of_the_document(store: Store) -> None:
    assert queries.channel_of(store, store.need(Element, "customer")).text() == "phone"
    assert not queries.channel_of(store, store.need(Element, "frontstage"))


def test_stages_reach_through_two_levels(store: Store) -> None:
    stage = queries.stage_of(store, store.need(Element, "customer"))
    assert stage is not None
    with store.transaction() as tx:
        tx.put(stage.replace(parent_id="stage-2"))
    top = queries.top_stage(store, queries.stage_of(store, store.need(Element, "customer")))
    assert top is not None
    assert top.id == "stage-2"
    assert [step.id for step in queries.steps_of_stage(store, "stage-2")] == [
        "step-1",
        "step-2",
        "step-3",
    ]


def test_names_of_lanes_and_lines_default_to_their_role(store: Store) -> None:
    lane = store.need(Lane, "lane-customer")
    assert queries.lane_name(lane) == "Customer actions"
    assert queries.lane_name(lane.replace(name={"zh-CN": "顾客"}), "zh-CN") == "顾客"
    assert queries.line_name(store.need(Line, "line-visibility")) == "Line of visibility"


@pytest.mark.parametrize("persona_id", [None, "pa", "pb", "nobody"])
def test_feelings_at_many_elements_are_those_at_each(
    store: Store, monkeypatch: pytest.MonkeyPatch, persona_id: str | None
) -> None:
    with store.transaction() as tx:
        for key, value in (("z-second", 2), ("a-first", 1)):
            tx.put(Emotion(id=key, persona_id="pa", element_id="support", value=value))  # type: ignore[arg-type]
    keys = [element.id for element in store.of_type(Element)]
    each = [queries.emotion_at(store, key, persona_id) for key in keys]
    assert any(each) == (persona_id != "nobody")
    monkeypatch.setattr(queries, "_MANY", 0)
    assert queries.emotions_at(store, keys, persona_id) == each
