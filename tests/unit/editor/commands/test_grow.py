"""Type to build."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.editor.commands.connect import connect
from cxdesigner.editor.commands.grow import grow_along, grow_upright
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store


def builder() -> BlueprintBuilder:
    made = BlueprintBuilder(steps=3)
    made.element("a", "customer", 1)
    return made


def along(store: Store, element_id: str) -> Element:
    with store.transaction() as tx:
        (made,) = grow_along(tx, element_id)
    return store.need(Element, made)


def upright(store: Store, element_id: str, by: int) -> str:
    with store.transaction() as tx:
        return grow_upright(tx, element_id, by)[0]


def ends(store: Store) -> set[tuple[str, str, str]]:
    return {(link.source_id, link.kind, link.target_id) for link in store.of_type(Link)}


def test_the_next_empty_cell_is_used_and_flow_leads_there() -> None:
    store = builder().store()
    made = along(store, "a")
    assert (made.step_id, made.kind) == ("step-2", "touchpoint")
    assert ends(store) == {("a", "flow", made.id)}
    assert len(store.steps) == 3


def test_before_an_occupied_cell_a_step_is_made_and_the_flow_passes_it() -> None:
    made = builder()
    made.element("b", "customer", 2)
    made.link("a", "b", label="yes")
    store = made.store()
    new = along(store, "a")
    assert store.positions(Step)[new.step_id or ""] == 1
    assert len(store.steps) == 4
    assert ends(store) == {("a", "flow", new.id), (new.id, "flow", "b")}


def test_behind_the_last_column_a_step_is_made() -> None:
    made = BlueprintBuilder(steps=1)
    made.element("d", "customer", 1, "decision")
    store = made.store()
    new = along(store, "d")
    assert store.positions(Step)[new.step_id or ""] == 1
    assert new.kind == "touchpoint"


@pytest.mark.parametrize(("role", "linked"), [("support", True), ("evidence", False)])
def test_flow_leads_on_only_where_something_is_done(role: str, linked: bool) -> None:
    made = BlueprintBuilder(steps=2)
    made.element("x", role, 1)  # type: ignore[arg-type]
    store = made.store()
    along(store, "x")
    assert bool(store.of_type(Link)) is linked


def test_below_and_above_come_with_the_link_of_the_lanes() -> None:
    store = builder().store()
    front = upright(store, "a", 1)
    back = upright(store, front, 1)
    proof = upright(store, "a", -1)
    assert ends(store) == {
        ("a", "interaction", front),
        (back, "support", front),
        (proof, "evidence", "a"),
    }
    assert upright(store, "a", 1) == front
    with pytest.raises(PolicyError):
        upright(store, proof, -1)


def test_where_the_columns_give_the_order_of_the_customer_no_flow_begins() -> None:
    made = builder()
    made.element("b", "customer", 2)
    store = made.store()
    new = along(store, "b")
    # One arrow would make the steps before it look forgotten (S05).
    assert ends(store) == set()
    with store.transaction() as tx:
        connect(tx, "a", "b", "flow")
    assert {("a", "flow", "b"), (new.id, "flow", along(store, new.id).id)} <= ends(store)
