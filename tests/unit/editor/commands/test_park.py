"""Elements without a place."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.park import park_elements, park_list, place_parked
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.list_text import parse_list
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions, layout


def sample() -> Store:
    builder = BlueprintBuilder(steps=3)
    a = builder.element("a", "customer", 1)
    b = builder.element("b", "customer", 2, marks=("pain",), end_step_id="step-3")
    builder.link(a, b)
    builder.emotion(b, -1.0)
    builder.records += [
        PainPoint(id="pain", element_id="b", text="too long", opportunity_ids=("idea",)),  # type: ignore[arg-type]
        Opportunity(id="idea", element_id="b", text="tell the time"),  # type: ignore[arg-type]
    ]
    return builder.store()


def park(store: Store, *ids: str) -> tuple[str, ...]:
    with store.transaction() as tx:
        return park_elements(tx, ids)


def place(store: Store, ids: tuple[str, ...], lane: str = "customer") -> tuple[str, ...]:
    with store.transaction() as tx:
        return place_parked(tx, ids, Place(f"lane-{lane}", "step-2"))


def test_what_is_parked_comes_back_with_all_that_is_known_about_it() -> None:
    store = sample()
    before = dict(store.records)
    parked = park(store, "b")
    assert store.get(Element, "b") is None
    assert store.need(Opportunity, "idea").element_id is None
    assert [p.label.text() for p in store.of_type(Parked)] == ["b"]
    assert place(store, parked) == ("b",)
    after = dict(store.records)
    # It begins in its cell anew; how far it reached is forgotten.
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    assert changed == {"b"}
    assert store.need(Element, "b").marks == ("pain",)


def test_a_link_of_two_parked_ones_comes_back_with_the_last() -> None:
    for first, second in (("a", "b"), ("b", "a")):
        store = sample()
        ids = park(store, "a", "b")
        by_name = dict(zip(("a", "b"), ids, strict=True))
        place(store, (by_name[first],))
        assert not store.of_type(Link)
        place(store, (by_name[second],))
        assert [(ln.source_id, ln.target_id) for ln in store.of_type(Link)] == [("a", "b")]


def test_the_parked_are_in_no_count_no_layout_but_in_the_file() -> None:
    store = sample()
    (parked,) = park(store, "b")
    assert Facts(store).counts.elements == 1
    scene = layout(store, LayoutOptions(language="en"))
    assert all(item.record_id != parked for item in scene.items.values())
    data = write_cxd(tuple(store))
    again = Store(read_cxd(data, "x.cxd").records)
    assert again.need(Parked, parked) == store.need(Parked, parked)


def test_in_a_lane_of_another_role_it_becomes_what_that_lane_holds() -> None:
    store = sample()
    (element_id,) = place(store, park(store, "b"), "support")
    assert store.need(Element, element_id).kind == "process"


def test_several_are_placed_one_behind_the_other() -> None:
    store = BlueprintBuilder(steps=1).store()
    with store.transaction() as tx:
        ids = park_list(tx, parse_list("# x\none 40m W -1 ! why\ntwo?\nthree"), "en")
    assert store.count(Element) == 0
    with store.transaction() as tx:
        made = place_parked(tx, ids, Place("lane-customer", "step-1"))
    assert [store.need(Element, key).label.text("en") for key in made] == ["one", "two?", "three"]
    assert len(store.steps) == 3
    assert [pain.element_id for pain in store.of_type(PainPoint)] == [made[0]]
    assert store.need(Element, made[1]).kind == "decision"


def test_nothing_to_park_or_to_place_is_told() -> None:
    store = sample()
    with pytest.raises(EditError):
        park(store, "lane-customer")
    with pytest.raises(EditError):
        place(store, ("a",))
    with pytest.raises(EditError), store.transaction() as tx:
        park_list(tx, parse_list("# only"), "en")
