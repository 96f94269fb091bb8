"""Rows within lanes: made, moved, filled, taken away."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.move import move_elements, move_elements_by
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.rows import (
    add_row,
    add_row_below,
    move_row,
    move_row_by,
    rows_by_provider,
    rows_of,
)
from cxdesigner.editor.document import Document
from cxdesigner.editor.gestures import place_of_hit
from cxdesigner.editor.structure_gestures import DragRow
from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRow
from cxdesigner.scene.grid import CellHit

LANE = "lane-frontstage"


@pytest.fixture
def store():
    builder = BlueprintBuilder(steps=3)
    builder.element("f1", "frontstage", 1, actor="Waiter")
    builder.element("f2", "frontstage", 2, owner="Kitchen")
    builder.element("f3", "frontstage", 3)
    return builder.store()


def do(store, command, *args, **kwargs):
    with store.transaction() as tx:
        return command(tx, *args, **kwargs)


def names(store):
    return [row.name.text() for row in rows_of(store, LANE)]


def row_of(store, element_id):
    return store.need(Element, element_id).row_id


def test_rows_of_a_lane(store):
    (second,) = do(store, add_row, LANE)
    (first,) = do(store, add_row, LANE, index=0)
    (between,) = do(store, add_row_below, first)
    assert [row.id for row in rows_of(store, LANE)] == [first, between, second]
    (element,) = do(store, add_element, "action", Place(LANE, "step-1", row_id=second))
    assert row_of(store, element) == second
    do(store, move_elements, [element], Place("lane-backstage", "step-1"))
    assert row_of(store, element) is None


def test_rows_change_places_within_their_lane_only(store):
    first, second, third = (do(store, add_row, LANE)[0] for _ in range(3))
    (other,) = do(store, add_row, "lane-backstage")
    do(store, move_row, third, first, above=True)
    assert [row.id for row in rows_of(store, LANE)] == [third, first, second]
    do(store, move_row_by, third, 1)
    do(store, move_row_by, second, 1)
    assert [row.id for row in rows_of(store, LANE)] == [first, third, second]
    with pytest.raises(PolicyError):
        do(store, move_row, first, other)


def test_each_role_or_system_gets_a_row_and_its_elements(store):
    do(store, rows_by_provider, LANE)
    assert names(store) == ["Waiter", "Kitchen"]
    rows = [row.id for row in rows_of(store, LANE)]
    assert [row_of(store, key) for key in ("f1", "f2", "f3")] == [*rows, None]
    assert do(store, rows_by_provider, LANE) == ()
    with pytest.raises(PolicyError):
        do(store, rows_by_provider, "lane-backstage")


def test_an_element_goes_from_row_to_row_and_out_of_all(store):
    _first, second = (do(store, add_row, LANE)[0] for _ in range(2))
    do(store, move_elements, ["f1"], Place(LANE, "step-1", 0, row_id=second))
    assert row_of(store, "f1") == second
    do(store, move_elements, ["f1"], Place(LANE, "step-2"))
    assert row_of(store, "f1") == second
    do(store, move_elements, ["f1", "f2"], Place(LANE, "step-1", 0, row_id=""))
    assert row_of(store, "f1") is None


def test_elements_of_one_row_go_to_another_together(store):
    (row,) = do(store, add_row, LANE)
    do(store, move_elements, ["f1", "f2", "f3"], Place(LANE, "step-1", 0, row_id=row))
    assert {row_of(store, key) for key in ("f1", "f2", "f3")} == {row}
    assert [store.need(Element, key).step_id for key in ("f1", "f2", "f3")] == [
        "step-1",
        "step-2",
        "step-3",
    ]


def test_keys_move_through_the_rows_before_the_next_lane(store):
    first, second = (do(store, add_row, LANE)[0] for _ in range(2))
    seen = []
    for _ in range(3):
        do(store, move_elements_by, ["f1"], lanes=1)
        element = store.need(Element, "f1")
        seen.append((element.lane_id, element.row_id))
    assert seen == [(LANE, first), (LANE, second), ("lane-backstage", None)]
    do(store, move_elements_by, ["f1"], lanes=-1)
    assert row_of(store, "f1") == second


def test_a_row_that_goes_leaves_its_elements_in_the_lane(store):
    (row,) = do(store, add_row, LANE)
    do(store, move_elements, ["f1"], Place(LANE, "step-1", 0, row_id=row))
    do(store, delete_records, [row])
    assert store.get(LaneRow, row) is None
    assert row_of(store, "f1") is None


def test_what_lies_beside_the_rows_of_a_lane_is_a_place_too(store):
    (row,) = do(store, add_row, LANE)
    assert place_of_hit(store, CellHit(LANE, None, "step-1", 0)).row_id == ""
    assert place_of_hit(store, CellHit(LANE, row, "step-1", 0)).row_id == row
    assert place_of_hit(store, CellHit("lane-backstage", None, "step-1", 0)).row_id is None


def test_a_row_is_pulled(store):
    document = Document(store.records.values())
    first, second = (document.run("", add_row, LANE)[0] for _ in range(2))
    drag = DragRow(document, second)
    drag.to(first, above=True)
    assert drag.ghost
    drag.release()
    assert [row.id for row in rows_of(document.store, LANE)] == [second, first]
    assert document.history.undo_label == "Move row"
