"""Links, texts, fields, marks, emotions."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError, PolicyError
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.connect import (
    connect,
    connect_chain,
    connect_new,
    insert_on_link,
    may_lead_through,
    place_on_link,
    put_on_link,
    reconnect,
    reverse_links,
    set_link_kind,
)
from cxdesigner.editor.commands.emotion import (
    default_step,
    neutral,
    nudge_emotion,
    on_scale,
    set_emotion,
    set_quote,
)
from cxdesigner.editor.commands.fields import (
    MIXED,
    field_merge_key,
    field_value,
    set_field,
    toggle_mark,
)
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.text import main_text, set_text, set_texts, text_merge_key
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.store import Store
from cxdesigner.model.text import MAX_LENGTH, LocalText


def do(store: Store, command, *args, **kwargs):
    with store.transaction() as tx:
        return command(tx, *args, **kwargs)


@pytest.fixture
def builder() -> BlueprintBuilder:
    builder = BlueprintBuilder(steps=4, languages=("en", "zh-CN"))
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 2)
    builder.element("c", "customer", 3)
    builder.element("f", "frontstage", 2)
    builder.element("n", "customer", 4, "note")
    builder.link("a", "b", label="yes", default=True)
    return builder


@pytest.fixture
def store(builder) -> Store:
    return builder.store()


def test_the_lanes_suggest_the_kind(store):
    kinds = [
        store.need(Link, do(store, connect, *ends)[0]).kind for ends in (("b", "c"), ("b", "f"))
    ]
    assert kinds == ["flow", "interaction"]
    (link,) = do(store, connect, "f", "b", "recovery")
    assert store.need(Link, link).kind == "recovery"


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("a", "a", "itself"),
        ("a", "line-interaction", "line"),
        ("a", "n", "note"),
        ("a", "nobody", "both ends"),
        ("a", "step-1", "Only elements"),
        ("a", "b", "already"),
    ],
)
def test_links_without_meaning_are_refused_with_the_reason(store, source, target, reason):
    with pytest.raises(PolicyError, match=reason):
        do(store, connect, source, target)


def test_a_chain_passes_over_what_is_linked_already(store):
    (made,) = do(store, connect_chain, ["a", "b", "c"])
    assert store.need(Link, made).target_id == "c"
    with pytest.raises(PolicyError, match="already"):
        do(store, connect_chain, ["a", "b"])
    with pytest.raises(PolicyError, match="two elements"):
        do(store, connect_chain, ["a"])


def test_a_link_dropped_on_an_empty_cell_makes_an_element(store):
    (new,) = do(store, connect_new, "c", "touchpoint", Place("lane-customer", gap=3))
    assert [link.target_id for link in store.outgoing("c")] == [new]
    assert len(store.steps) == 5
    with pytest.raises(PolicyError):
        do(store, connect_new, "n", "touchpoint", Place("lane-customer", gap=3))
    assert len(store.steps) == 5


def test_an_end_is_moved(store):
    do(store, reconnect, "a-flow-b", "target", "c")
    do(store, reconnect, "a-flow-b", "source", "b")
    link = store.need(Link, "a-flow-b")
    assert (link.source_id, link.target_id, link.label.text()) == ("b", "c", "yes")
    do(store, reconnect, "a-flow-b", "source", "b")
    with pytest.raises(PolicyError):
        do(store, reconnect, "a-flow-b", "source", "c")


def test_evidence_shows_what_it_is_linked_from(store):
    # Evidence has no arrow head: who pulls it from the customer cannot see that it is wrong.
    (e,) = do(store, connect_new, "a", "evidence", Place("lane-evidence", "step-1"))
    (link,) = store.outgoing(e)
    assert (link.kind, link.target_id) == ("evidence", "a")
    with pytest.raises(PolicyError, match="already"):
        do(store, connect, "a", e)
    (made,) = do(store, connect_chain, ["b", e])
    assert store.need(Link, made).target_id == "b"


def test_an_end_that_is_moved_to_another_lane_takes_a_kind_that_means_something(store):
    do(store, reconnect, "a-flow-b", "target", "f")
    link = store.need(Link, "a-flow-b")
    assert (link.kind, link.target_id, link.label.text()) == ("interaction", "f", "yes")
    (e,) = do(store, add_element, "evidence", Place("lane-evidence", "step-1"))
    do(store, reconnect, "a-flow-b", "target", e)
    link = store.need(Link, "a-flow-b")
    assert (link.kind, link.source_id, link.target_id) == ("evidence", e, "a")
    do(store, reconnect, "a-flow-b", "source", "f")
    link = store.need(Link, "a-flow-b")
    assert (link.kind, link.source_id, link.target_id) == ("interaction", "f", "a")


def test_a_kind_chosen_against_the_lanes_stays_when_an_end_moves_within_its_lane(store):
    do(store, set_link_kind, ["a-flow-b"], "support")
    do(store, reconnect, "a-flow-b", "target", "c")
    assert store.need(Link, "a-flow-b").kind == "support"


def test_kind_and_direction(store):
    do(store, set_link_kind, ["a-flow-b"], "recovery")
    assert store.need(Link, "a-flow-b").kind == "recovery"
    do(store, reverse_links, ["a-flow-b"])
    assert store.need(Link, "a-flow-b").source_id == "b"
    do(store, connect, "a", "b", "recovery")
    with pytest.raises(PolicyError):
        do(store, reverse_links, ["a-flow-b"])
    do(store, connect, "b", "a", "flow")
    with pytest.raises(PolicyError):
        do(store, set_link_kind, ["a-flow-b"], "flow")


def test_two_opposite_links_can_be_reversed_together(store):
    (back,) = do(store, connect, "b", "a", "flow")
    do(store, reverse_links, ["a-flow-b", back])
    assert store.need(Link, back).source_id == "a"


def test_an_element_put_into_a_link_leaves_the_answer_at_the_decision(store):
    (new,) = do(store, insert_on_link, "a-flow-b", "action", Place("lane-frontstage", "step-1"))
    first = store.need(Link, "a-flow-b")
    (second,) = store.outgoing(new)
    assert (first.kind, second.kind) == ("interaction", "interaction")
    assert (first.target_id, first.label.text(), first.default) == (new, "yes", True)
    assert (second.target_id, second.label.text(), second.default) == ("b", "", False)
    with pytest.raises(PolicyError):
        do(store, put_on_link, "a-flow-b", new)


def test_what_is_put_into_a_link_goes_between_its_ends():
    builder = BlueprintBuilder(steps=4)
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 3)
    builder.element("c", "customer", 4)
    builder.link("a", "b")
    builder.link("b", "c")
    store = builder.store()
    assert place_on_link(store, "a-flow-b", "action") == Place("lane-customer", "step-2")
    assert place_on_link(store, "b-flow-c", "action") == Place("lane-customer", gap=3)
    assert place_on_link(store, "b-flow-c", "process") == Place("lane-backstage", gap=3)


def test_only_what_has_no_links_is_led_into_a_link(store):
    assert not may_lead_through(store, "a-flow-b", "a")
    assert not may_lead_through(store, "nothing", "a")
    (new,) = do(store, add_element, "action", Place("lane-customer", "step-1"))
    assert may_lead_through(store, "a-flow-b", new)
    (note,) = do(store, add_element, "note", Place("lane-customer", "step-1"))
    assert not may_lead_through(store, "a-flow-b", note)


def test_typing_in_a_blueprint_of_one_language_stays_plain():
    builder = BlueprintBuilder(languages=("zh-CN",))
    builder.element("a", "customer", 1, label="")
    store = builder.store()
    do(store, set_text, "a", "点餐", "zh-CN")
    assert store.need(Element, "a").label == LocalText.of("点餐")


def test_typing_in_a_blueprint_of_two_languages(store):
    do(store, set_text, "a", "Order", "en")
    assert store.need(Element, "a").label == LocalText.of("Order")
    do(store, set_text, "a", "点", "zh-CN")
    do(store, set_text, "a", "点餐", "zh-CN")
    assert store.need(Element, "a").label == LocalText.of({"en": "Order", "zh-CN": "点餐"})
    do(store, set_text, "a", "", "en")
    assert store.need(Element, "a").label == LocalText.of({"zh-CN": "点餐"})
    do(store, set_text, "b", "", "en")
    do(store, set_text, "b", "坐", "zh-CN")
    assert store.need(Element, "b").label == LocalText.of({"zh-CN": "坐"})


def test_every_kind_of_thing_has_its_text(store):
    for record_id in ("bp", "lane-customer", "line-visibility", "step-1", "a-flow-b", "a"):
        do(store, set_text, record_id, "New", "en")
        assert main_text(store.find(record_id)).text("en") == "New"
    assert main_text(None) is None
    do(store, set_texts, ["a", "b"], "till", "en", "channel")
    assert store.need(Element, "b").channel.text() == "till"
    assert text_merge_key("a", "label", "en") != text_merge_key("a", "label", "zh-CN")


def test_texts_that_cannot_be(store):
    for record_id, text, field in (
        ("a", "x" * (MAX_LENGTH + 1), None),
        ("nobody", "x", None),
        ("a", "x", "order"),
        ("a", "x", "nothing"),
    ):
        with pytest.raises(EditError):
            do(store, set_text, record_id, text, "en", field)
    with pytest.raises(EditError, match="too long"):
        do(store, set_quote, None, "a", "x" * (MAX_LENGTH + 1), "en")
    assert store.personas == ()


def test_fields_of_several_records(store):
    assert field_value(store, ["a", "b"], "online") is None
    do(store, set_field, ["a"], "online", True)
    assert field_value(store, ["a", "b"], "online") is MIXED
    assert repr(MIXED) == "MIXED"
    assert do(store, set_field, ["a", "b", "step-1", "nobody"], "online", False) == ("a", "b")
    assert field_value(store, ["a", "b"], "online") is False
    assert field_value(store, [], "online") is None
    assert field_merge_key(["b", "a"], "online") == field_merge_key(["a", "b"], "online")


def test_fields_that_cannot_be_set(store):
    with pytest.raises(EditError):
        do(store, set_field, ["a"], "online", "perhaps")
    with pytest.raises(EditError):
        do(store, set_field, ["bp"], "scale_max", float("nan"))
    for field in ("id", "order", "lane_id", "step_id"):
        with pytest.raises(ValueError, match="command of its own"):
            do(store, set_field, ["a"], field, "x")


def test_marks_are_kept_in_order_of_urgency(store):
    do(store, toggle_mark, ["a"], "mot")
    do(store, toggle_mark, ["a", "b"], "wait")
    do(store, set_field, ["b"], "marks", ("wait", "own"))
    do(store, toggle_mark, ["a", "b"], "mot")
    assert store.need(Element, "a").marks == ("wait", "mot")
    assert store.need(Element, "b").marks == ("wait", "mot", "own")
    do(store, toggle_mark, ["a", "b"], "wait")
    assert store.need(Element, "a").marks == ("mot",)


def test_an_emotion_makes_the_first_persona_if_there_is_none(store):
    do(store, set_emotion, None, "a", 1.0)
    assert emotion_at(store, "a").value == 1.0
    assert not store.personas[0].name
    do(store, set_emotion, None, "a", 99.0)
    assert emotion_at(store, "a").value == 99.0
    do(store, set_emotion, None, "a", None)
    assert store.count(Emotion) == 0
    assert len(store.personas) == 1
    with pytest.raises(PolicyError):
        do(store, set_emotion, None, "step-1", 1.0)


def test_an_emotion_without_value_keeps_what_was_said(store):
    do(store, set_quote, None, "a", "Too long!", "en")
    do(store, set_emotion, None, "a", -1.0)
    do(store, set_emotion, None, "a", None)
    assert emotion_at(store, "a").value is None
    assert emotion_at(store, "a").quote.text("en") == "Too long!"
    do(store, set_quote, None, "a", "", "en")
    assert store.count(Emotion) == 0


def test_each_persona_feels_for_itself(builder):
    builder.emotion("a", 1, "p")
    builder.persona("q", order="X")
    store = builder.store()
    do(store, set_emotion, "q", "a", -2.0)
    assert emotion_at(store, "a", "p").value == 1
    assert emotion_at(store, "a", "q").value == -2


def test_keys_raise_an_emotion_by_steps_and_stop_at_the_end(store):
    do(store, nudge_emotion, None, ["a"], 1)
    assert emotion_at(store, "a").value == 0
    for _ in range(9):
        do(store, nudge_emotion, None, ["a"], 1)
    assert emotion_at(store, "a").value == 2


@pytest.mark.parametrize(
    ("low", "high", "step", "middle"),
    [(-2, 2, 0.5, 0), (-5, 5, 1, 0), (1, 5, 0.5, 3), (0, 10, 1, 5)],
)
def test_scales(low, high, step, middle):
    store = BlueprintBuilder(scale_min=low, scale_max=high).store()
    assert default_step(store) == step
    assert neutral(store) == middle
    assert on_scale(store, high + 9) == high
    assert on_scale(store, low - 9) == low
    assert on_scale(store, low + step * 1.4, step) == low + step
