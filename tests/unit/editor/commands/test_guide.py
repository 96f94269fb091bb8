"""What the journey guide writes and removes."""

from builders import BlueprintBuilder
from cxdesigner.editor.commands.guide import remove_touchpoint
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store


def journey() -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=3)
    for number in (1, 2, 3):
        bp.element(f"c{number}", "customer", number)
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    return bp


def without(bp: BlueprintBuilder, element_id: str) -> Store:
    store = bp.store()
    with store.transaction() as tx:
        remove_touchpoint(tx, element_id)
    return store


def test_a_touchpoint_that_goes_leaves_the_journey_whole() -> None:
    store = without(journey(), "c2")
    assert [(one.source_id, one.target_id) for one in store.of_type(Link)] == [("c1", "c3")]
    assert store.count(Step) == 2


def test_an_end_takes_its_link_with_it() -> None:
    store = without(journey(), "c3")
    assert [(one.source_id, one.target_id) for one in store.of_type(Link)] == [("c1", "c2")]


def test_two_that_are_linked_already_get_no_second_link() -> None:
    bp = journey()
    bp.link("c1", "c3")
    store = without(bp, "c2")
    assert [(one.source_id, one.target_id) for one in store.of_type(Link)] == [("c1", "c3")]


def test_a_step_stays_for_what_else_stands_there_and_as_the_last_of_its_stage() -> None:
    bp = journey()
    bp.element("f2", "frontstage", 2)
    store = without(bp, "c2")
    assert store.count(Step) == 3
    assert store.get(Element, "f2") is not None
    one = BlueprintBuilder(steps=1)
    one.element("c1", "customer", 1)
    assert without(one, "c1").count(Step) == 1
