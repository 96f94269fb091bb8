"""Copying and pasting."""

import json

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError, PolicyError
from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.fragment import Fragment, copy_fragment, from_json, to_json
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint, Comment
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, Opportunity, PainPoint
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Store


def source() -> Store:
    builder = BlueprintBuilder(stages=(2, 2))
    builder.element("a", "customer", 1, redundant_with=("c",), image_ids=("pic",))
    builder.element("b", "customer", 2)
    builder.element("c", "frontstage", 2, end_step_id="step-3")
    builder.element("d", "customer", 4)
    builder.element("all", "support", None)
    builder.link("a", "b")
    builder.link("b", "c", "interaction")
    builder.link("b", "d")
    builder.emotion("a", -1.0, "lin", quote="too long")
    builder.add(Opportunity(id="idea", text="app"))
    builder.add(PainPoint(id="pain", element_id="a", opportunity_ids=("idea",)))
    builder.add(Metric(id="csat", element_id="b", type="csat", counts=(("5", 3.0),)))
    builder.add(Comment(id="remark", subject_id="a"))
    builder.add(Asset(id="pic", sha256="0" * 64, mime="image/png", data=""))
    return builder.store()


def do(store: Store, command, *args, **kwargs):
    with store.transaction() as tx:
        return command(tx, *args, **kwargs)


def copied(store: Store, *ids: str) -> Fragment:
    return from_json(to_json(copy_fragment(store, ids, "en")))


def where(store: Store, element_id: str) -> tuple[str, int | None]:
    element = store.need(Element, element_id)
    column = None
    if element.step_id is not None:
        column = [step.id for step in store.steps].index(element.step_id) + 1
    return element.lane_id.removeprefix("lane-"), column


def test_a_fragment_takes_what_belongs_to_the_elements_but_no_remarks():
    fragment = copied(source(), "a", "b")
    assert fragment.owned == {"a", "b", "a-flow-b", "emotion-lin-a", "pain", "csat"}
    assert {"lin", "idea", "pic"} <= {record.id for record in fragment.records}
    assert "remark" not in {record.id for record in fragment.records}
    assert fragment.text == "a\nb"
    assert copied(source(), "a-flow-b", "line-interaction").owned == {"a-flow-b"}
    assert not copied(source(), "line-interaction")


def test_pasting_into_the_same_blueprint_aims_the_top_left_at_the_place():
    store = source()
    a, b, c = do(store, paste, copied(store, "b", "a", "c"), Place("lane-customer", "step-3"))
    assert [where(store, key) for key in (a, b, c)] == [
        ("customer", 3),
        ("customer", 4),
        ("frontstage", 4),
    ]
    assert where(store, store.need(Element, c).id)[1] == 4
    assert len(store.steps) == 5  # c reaches over two columns
    assert store.need(Element, c).end_step_id == store.steps[4].id
    assert [link.target_id for link in store.outgoing(a)] == [b]
    assert [link.target_id for link in store.outgoing(b)] == [c]
    assert store.need(Element, a).redundant_with == (c,)
    assert store.need(Element, a).image_ids == ("pic",)
    emotion = emotion_at(store, a, "lin")
    assert (emotion.value, emotion.quote.text()) == (-1.0, "too long")
    (pain,) = store.referring(a, PainPoint)
    assert pain.opportunity_ids == ("idea",)
    assert store.count(Persona) == store.count(Opportunity) == 1


def test_pasting_without_a_place_stacks_below_the_originals():
    store = source()
    (copy,) = do(store, paste, copied(store, "b"))
    assert [el.id for el in store.elements_in("lane-customer", "step-2")] == ["b", copy]
    (whole,) = do(store, paste, copied(store, "all"), Place("lane-support", "step-2"))
    assert where(store, whole) == ("support", None)


def test_an_element_alone_goes_into_whatever_lane_is_pointed_at():
    store = source()
    (copy,) = do(store, paste, copied(store, "b"), Place("lane-backstage", "step-1", 0))
    assert where(store, copy) == ("backstage", 1)
    with pytest.raises(PolicyError):
        do(store, paste, copied(_with_decision(), "q"), Place("lane-customer"))


@pytest.mark.parametrize("lane", ["backstage", "support", "evidence"])
def test_elements_of_several_lanes_keep_them_where_they_would_mean_nothing_beside(lane):
    # The cell that was clicked last is rarely meant as the new lane of all of them.
    store = source()
    place = Place(f"lane-{lane}", "step-4")
    b, c = do(store, paste, copied(store, "b", "c"), place)
    assert [where(store, key) for key in (b, c)] == [("customer", 4), ("frontstage", 4)]
    builder = BlueprintBuilder(steps=2)
    builder.element("f", "frontstage", 1)
    builder.element("g", "backstage", 1)
    store = builder.store()
    f, g = do(store, paste, copied(store, "f", "g"), Place("lane-customer", "step-2"))
    assert [where(store, key) for key in (f, g)] == [("customer", 2), ("frontstage", 2)]


def _with_decision() -> Store:
    builder = BlueprintBuilder()
    builder.element("q", "customer", None, "decision")
    return builder.store()


def test_pasting_into_another_blueprint_goes_by_role():
    builder = BlueprintBuilder(
        steps=2, roles=("customer", "note", "frontstage", "support"), lineage_id="other"
    )
    builder.records[0] = builder.records[0].replace(id="bp-2")
    builder.element("x", "customer", 1)
    store = builder.store()
    a, b, c = do(store, paste, copied(source(), "a", "b", "c"))
    assert [where(store, key) for key in (a, b, c)] == [
        ("customer", 2),
        ("customer", 3),
        ("frontstage", 3),
    ]
    (persona,) = store.personas
    assert persona.id != "lin"
    assert persona.name.text() == "lin"
    assert emotion_at(store, a).value == -1
    assert store.count(Asset) == 1
    do(store, paste, copied(source(), "a"))
    assert (store.count(Persona), store.count(Asset)) == (1, 1)


def test_a_new_column_is_made_for_a_gap():
    store = source()
    a, b = do(store, paste, copied(store, "a", "b"), Place("lane-customer", gap=1))
    assert [where(store, key)[1] for key in (a, b)] == [2, 3]
    assert len(store.steps) == 6
    assert where(store, "b") == ("customer", 4)


def test_pasting_a_stage_makes_columns_of_its_own():
    store = source()
    (stage,) = do(store, paste, copied(store, "stage-1"), Place("lane-customer", "step-3"))
    assert [step.stage_id for step in store.steps] == [
        *("stage-1",) * 2,
        *("stage-2",) * 2,
        *(stage,) * 2,
    ]
    copy = store.need(Stage, stage)
    assert copy.name.text() == "Stage 1"
    assert [el.label.text() for el in store.elements_in("lane-customer", store.steps[4].id)] == [
        "a"
    ]
    (step,) = do(store, paste, copied(store, "step-1"), Place("lane-customer", "step-1"))
    assert store.steps[1].id == step
    assert store.steps[1].stage_id == "stage-1"


def test_pasting_a_lane_makes_a_lane():
    store = source()
    with store.transaction() as tx:
        tx.put(LaneRow(id="row", lane_id="lane-frontstage", order="V", name="Desk"))
        tx.put(store.need(Element, "c").replace(row_id="row"))
    (lane,) = do(store, paste, copied(store, "lane-frontstage"))
    assert store.need(Lane, lane).role == "frontstage"
    (copy,) = store.elements_in(lane, "step-2")
    assert store.need(LaneRow, copy.row_id).lane_id == lane


def test_the_same_fragment_can_be_pasted_twice():
    store = source()
    fragment = copied(store, "a", "b")
    first = do(store, paste, fragment, Place("lane-customer", "step-1"))
    second = do(store, paste, fragment, Place("lane-customer", "step-1"))
    assert not set(first) & set(second)
    assert store.count(Link) == 5
    assert store.count(Emotion) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tea",
        "[]",
        "{}",
        "[" * 100_000,
        '{"format": "cxdesigner-fragment", "version": 2, "owned": [], "records": []}',
        '{"format": "cxdesigner-fragment", "version": 1, "owned": [], "records": [3]}',
        '{"format": "cxdesigner-fragment", "version": 1, "owned": [], "records": [["x", {}]]}',
    ],
)
def test_a_foreign_clipboard_is_refused(text):
    with pytest.raises(EditError, match="nothing that can be pasted"):
        from_json(text)


def test_a_fragment_with_holes_pastes_what_holds_together():
    store = source()
    data = json.loads(to_json(copy_fragment(store, ["a", "b"], "en")))
    data["records"] = [pair for pair in data["records"] if pair[1]["id"] not in ("b", "lin")]
    (copy,) = do(store, paste, from_json(json.dumps(data)), Place("lane-customer", "step-1"))
    assert [link.target_id for link in store.links_of(copy)] == ["b"]
    assert emotion_at(store, copy) is None


def test_an_empty_fragment_is_refused():
    with pytest.raises(EditError):
        do(source(), paste, copied(source()))


def ends(store: Store, link_id: str) -> tuple[str, str]:
    link = store.need(Link, link_id)
    return link.source_id, link.target_id


def test_a_link_alone_is_pasted_between_what_is_selected():
    store = source()
    with store.transaction() as tx:
        tx.put(store.need(Link, "a-flow-b").replace(label="yes", default=True))
    fragment = copied(store, "a-flow-b")
    (new,) = do(store, paste, fragment, None, ["a", "d"])
    link = store.need(Link, new)
    assert (*ends(store, new), link.label.text(), link.default) == ("a", "d", "yes", True)
    with pytest.raises(PolicyError, match="already linked"):
        do(store, paste, fragment, None, ["a", "d"])
    with pytest.raises(PolicyError, match="already linked"):
        do(store, paste, fragment)


def test_a_link_that_was_cut_comes_back_where_it_was():
    store = source()
    fragment = copied(store, "a-flow-b")
    do(store, delete_records, ["a-flow-b"])
    (new,) = do(store, paste, fragment)
    assert ends(store, new) == ("a", "b")


def test_a_link_means_nothing_in_another_blueprint_without_its_ends():
    fragment = copied(source(), "a-flow-b")
    other = BlueprintBuilder(lineage_id="other")
    other.element("a", "customer", 1)
    other.element("b", "customer", 2)
    store = other.store()
    store_id = store.blueprint.id
    with store.transaction() as tx:
        tx.delete([store_id])
        tx.put(Blueprint(id="bp-2"))
    with pytest.raises(PolicyError, match="Select the elements"):
        do(store, paste, fragment)
    (new,) = do(store, paste, fragment, None, ["b", "a"])
    assert ends(store, new) == ("b", "a")


def test_a_link_copied_with_one_end_joins_the_copy():
    store = source()
    (new,) = do(store, paste, copied(store, "a", "a-flow-b"), Place("lane-customer", "step-3"))
    (link,) = store.outgoing(new)
    assert link.target_id == "b"


def test_cutting_and_pasting_between_two_blueprints_keeps_ids_apart():
    first, second = source(), source()
    with second.transaction() as tx:
        tx.put(second.blueprint.replace(lineage_id="another"))
    ids = ["a", "b", "c", "b-flow-d"]
    fragment = copied(first, *ids)
    before = dict(second.records)
    do(first, delete_records, ids)
    made = do(second, paste, fragment)
    assert {key: second.records[key] for key in before} == before
    assert not set(made) & set(first.records)
    assert len(made) == 3
    inner = [link for key in made for link in second.outgoing(key)]
    assert {link.target_id for link in inner} <= {*made, "d"}
    back = do(first, paste, copied(second, *made))
    assert not set(back) & set(second.records)
    assert [first.need(Element, key).label.text() for key in back] == ["a", "b", "c"]
