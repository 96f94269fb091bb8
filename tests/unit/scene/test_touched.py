"""What a patch touches of a layout: as little as can be."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRow
from cxdesigner.model.store import Store
from cxdesigner.scene.structure import read_structure
from cxdesigner.scene.touched import Touched, touched_by

LANE = "lane-customer"


@pytest.fixture
def store() -> Store:
    """Two rows, one of them with something over several steps, in one lane."""
    builder = BlueprintBuilder(steps=4)
    builder.element("alone", "customer", 1, row_id="row-a")
    builder.element("above", "customer", 1, row_id="row-b", end_step_id="step-3")
    builder.element("first", "customer", 2, row_id="row-b")
    builder.element("second", "customer", 3, row_id="row-b")
    store = Store(builder.records)
    with store.transaction("Rows") as tx:
        for row in ("a", "b"):
            tx.put(LaneRow(id=f"row-{row}", lane_id=LANE, order=f"V{row}"))  # type: ignore[arg-type]
    return store


def touched(store: Store, changes: dict[str, dict[str, str | None] | None]) -> Touched:
    """Move elements, or delete them (None)."""
    structure, patches = read_structure(store), []
    store.viewers.append(patches.append)
    with store.transaction("Edit") as tx:
        for key, where in changes.items():
            if where is None:
                tx.delete([key])
            else:
                tx.put(store.need(Element, key).replace(**where))
    store.viewers.remove(patches.append)
    return touched_by(patches[0], store, structure)


def test_an_element_in_a_lane_with_rows_touches_its_cells(store: Store) -> None:
    found = touched(store, {"first": {"step_id": "step-4"}})
    assert not found.structure
    assert found.cells == {(LANE, "step-2"), (LANE, "step-4")}
    found = touched(store, {"first": {"row_id": "row-a"}})
    assert not found.structure
    assert found.cells == {(LANE, "step-4")}


def test_an_own_row_stays_when_its_last_element_goes(store: Store) -> None:
    assert not touched(store, {"alone": None}).structure


def test_below_what_reaches_over_steps_the_last_element_takes_its_band_along(
    store: Store,
) -> None:
    assert not touched(store, {"first": None}).structure
    assert touched(store, {"second": None}).structure


def test_elements_that_are_in_no_row_have_a_band_as_long_as_there_is_one(store: Store) -> None:
    assert touched(store, {"alone": {"row_id": None}}).structure
    assert not touched(store, {"first": {"row_id": None}}).structure
    assert not touched(store, {"first": {"row_id": "row-a"}}).structure
    assert touched(store, {"alone": {"row_id": "row-a"}}).structure
