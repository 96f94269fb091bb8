"""Elements: added, moved, deleted; lanes and lines."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.lanes import (
    add_lane,
    add_line,
    hide_line,
    missing_line_kinds,
    move_band,
    move_lane,
    move_line,
)
from cxdesigner.editor.commands.move import (
    move_elements,
    move_elements_by,
    move_in_cell,
    resize_element,
    set_whole_journey,
)
from cxdesigner.editor.commands.place import Place, default_kind, lane_for, place_beside
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.persona import Persona
from cxdesigner.model.store import Store


def do(store: Store, command, *args, **kwargs):
    with store.transaction() as tx:
        return command(tx, *args, **kwargs)


def cell(store: Store, lane: str, step: int | None) -> list[str]:
    step_id = None if step is None else f"step-{step}"
    return [element.id for element in store.elements_in(f"lane-{lane}", step_id)]


def place(lane: str, step: int | None, index: int | None = None, gap: int | None = None) -> Place:
    return Place(f"lane-{lane}", None if step is None else f"step-{step}", index, gap)


@pytest.fixture
def store() -> Store:
    builder = BlueprintBuilder(steps=4)
    for name in ("a1", "a2", "a3"):
        builder.element(name, "customer", 1)
    builder.element("b", "customer", 2)
    builder.element("f", "frontstage", 2)
    builder.element("wide", "support", 2, end_step_id="step-3")
    builder.element("all", "support", None)
    return builder.store()


@pytest.mark.parametrize(
    ("index", "order"), [(0, "n123"), (1, "1n23"), (3, "123n"), (None, "123n"), (99, "123n")]
)
def test_an_element_is_added_at_a_place_in_a_cell(store, index, order):
    (new,) = do(store, add_element, "touchpoint", place("customer", 1, index))
    found = cell(store, "customer", 1)
    assert "".join("n" if key == new else key[1:] for key in found) == order


def test_an_element_is_added_into_a_new_column(store):
    (new,) = do(store, add_element, "touchpoint", place("customer", None, gap=1))
    assert len(store.steps) == 5
    assert store.need(Element, new).step_id == store.steps[1].id


def test_what_has_no_meaning_is_refused(store):
    with pytest.raises(PolicyError, match="one step"):
        do(store, add_element, "decision", place("customer", None))
    with pytest.raises(PolicyError, match="no lane"):
        do(store, add_element, "action", Place("nowhere", "step-1"))
    with pytest.raises(PolicyError, match="no step"):
        do(store, add_element, "action", Place("lane-customer", "nowhere"))
    assert len(store.steps) == 4


def test_moving_within_a_cell_changes_one_record(store):
    patches = []
    store.viewers.append(patches.append)
    do(store, move_elements, ["a3"], place("customer", 1, 0))
    assert cell(store, "customer", 1) == ["a3", "a1", "a2"]
    assert set(patches[0].changes) == {"a3"}


def test_equal_order_keys_of_an_import_make_room():
    builder = BlueprintBuilder()
    for name in "abc":
        builder.element(name, "customer", 1)
    builder.records = [
        record.replace(order="V") if isinstance(record, Element) else record
        for record in builder.records
    ]
    store = builder.store()
    do(store, move_elements, ["c"], place("customer", 1, 1))
    assert cell(store, "customer", 1) == ["a", "c", "b"]


def test_putting_things_at_one_place_again_and_again_keeps_keys_short(store):
    for _ in range(300):
        do(store, add_element, "note", place("customer", 1, 1))
    keys = [el.order for el in store.elements_in("lane-customer", "step-1")]
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) < 60


def test_several_elements_keep_their_places_to_each_other(store):
    do(store, move_elements, ["b", "f"], place("frontstage", 3))
    assert cell(store, "frontstage", 3) == ["b"]
    assert cell(store, "backstage", 3) == ["f"]


def test_a_group_stops_at_the_edge_of_the_grid(store):
    do(store, move_elements, ["a1", "b"], place("customer", 4))
    assert cell(store, "customer", 3) == ["a1"]
    assert cell(store, "customer", 4) == ["b"]
    do(store, move_elements_by, ["a1", "b"], columns=-9, lanes=-9)
    assert cell(store, "evidence", 1) == ["a1"]
    assert cell(store, "evidence", 2) == ["b"]


def test_a_stack_keeps_its_order_whichever_element_was_taken_hold_of(store):
    do(store, move_elements, ["a3", "a1"], place("customer", 2, 0))
    assert cell(store, "customer", 2) == ["a1", "a3", "b"]


def test_what_spans_keeps_its_length_as_far_as_there_are_columns(store):
    do(store, move_elements, ["wide"], place("backstage", 3))
    wide = store.need(Element, "wide")
    assert (wide.lane_id, wide.step_id, wide.end_step_id) == ("lane-backstage", "step-3", "step-4")
    do(store, move_elements, ["wide"], place("backstage", 4))
    assert store.need(Element, "wide").end_step_id is None


def test_keys_move_what_spans_only_as_far_as_its_length_has_room(store):
    do(store, move_elements_by, ["wide"], columns=1)
    for _more in range(2):
        do(store, move_elements_by, ["wide"], columns=1)
        wide = store.need(Element, "wide")
        assert (wide.step_id, wide.end_step_id) == ("step-3", "step-4")
    do(store, move_elements_by, ["wide", "b"], columns=1)
    assert store.need(Element, "b").step_id == "step-2"
    do(store, move_elements_by, ["b", "all"], columns=1)
    assert store.need(Element, "b").step_id == "step-3"
    do(store, move_elements_by, ["wide"], columns=-2)
    wide = store.need(Element, "wide")
    assert (wide.step_id, wide.end_step_id) == ("step-1", "step-2")


def test_dropping_between_columns_makes_a_column(store):
    do(store, move_elements, ["b"], place("customer", None, gap=3))
    assert len(store.steps) == 5
    assert store.need(Element, "b").step_id == store.steps[3].id


def test_the_whole_journey(store):
    do(store, move_elements, ["wide"], place("support", None))
    assert cell(store, "support", None) == ["all", "wide"]
    do(store, move_elements, ["all"], place("backstage", 2))
    assert store.need(Element, "all").step_id == "step-2"
    do(store, set_whole_journey, ["f"])
    assert cell(store, "frontstage", None) == ["f"]
    do(store, move_elements_by, ["wide", "b"], lanes=1)
    assert cell(store, "support", None) == ["wide"]


def test_keys_move_within_the_cell(store):
    do(store, move_in_cell, ["a1", "a2"], 1)
    assert cell(store, "customer", 1) == ["a3", "a1", "a2"]
    do(store, move_in_cell, ["a1", "a2"], 1)
    assert cell(store, "customer", 1) == ["a3", "a1", "a2"]
    do(store, move_in_cell, ["a1"], -1)
    assert cell(store, "customer", 1) == ["a1", "a3", "a2"]


def test_an_element_reaches_from_one_step_to_another(store):
    do(store, resize_element, "b", "step-3", "step-1")
    element = store.need(Element, "b")
    assert (element.step_id, element.end_step_id) == ("step-1", "step-3")
    assert cell(store, "customer", 1)[-1] == "b"
    do(store, resize_element, "b", "step-1", "step-1")
    assert store.need(Element, "b").end_step_id is None


def test_where_a_new_element_goes_without_pointing(store):
    assert place_beside(store, "touchpoint") == place("customer", 3)
    assert place_beside(store, "touchpoint", ["a1"]) == place("customer", None, gap=1)
    assert place_beside(store, "touchpoint", ["b"]) == place("customer", 3)
    assert place_beside(store, "action", ["f"]) == place("frontstage", 3)
    assert place_beside(store, "evidence", ["b"]) == place("evidence", 2)
    assert place_beside(store, "process", ["wide"]) == place("support", 4)
    assert place_beside(store, "action", ["lane-backstage"]) == place("backstage", 1)
    assert place_beside(store, "touchpoint", ["step-4"]) == place("customer", 4)
    assert place_beside(Store(), "note") is None


def test_lanes_for_kinds(store):
    assert lane_for(store, "process", "lane-evidence").id == "lane-backstage"
    assert lane_for(store, "evidence").id == "lane-evidence"
    assert default_kind("support") == "process"
    assert default_kind("doing") == "touchpoint"
    assert default_kind("pain") == "note"


def bands(store: Store) -> str:
    found = []
    for lane in store.lanes:
        found.append(lane.role[:1])
        found += ["|" for line in store.lines if line.after_lane_id == lane.id]
    return "".join(found)


def test_lines_stay_between_the_other_lanes_when_a_lane_moves(store):
    assert bands(store) == "ec|f|b|s"
    do(store, move_lane, "lane-customer", "lane-evidence", above=True)
    assert bands(store) == "ce|f|b|s"
    do(store, move_lane, "lane-frontstage", "lane-backstage")
    assert bands(store) == "ce||bf|s"


def test_a_lane_is_added_on_the_same_side_of_the_lines_as_its_neighbour(store):
    (new,) = do(store, add_lane, "note", beside="lane-customer")
    assert bands(store) == "ecn|f|b|s"
    do(store, add_lane, "note", beside="lane-frontstage", above=True)
    assert bands(store) == "ecn|nf|b|s"
    do(store, add_lane, "management")
    assert bands(store) == "ecn|nf|b|sm"
    assert store.need(Lane, new).role == "note"


def test_a_lane_passes_lines_one_by_one_and_a_line_passes_lanes(store):
    do(store, move_band, "lane-frontstage", -1)
    assert bands(store) == "ecf||b|s"
    do(store, move_band, "lane-frontstage", -1)
    assert bands(store) == "efc||b|s"
    do(store, move_band, "line-interaction", -1)
    assert store.need(Line, "line-interaction").after_lane_id == "lane-frontstage"
    for _ in range(5):
        do(store, move_band, "line-interaction", -1)
    assert bands(store) == "e|fc|b|s"
    for _ in range(9):
        do(store, move_band, "line-interaction", 1)
    assert bands(store) == "efc|b|s|"


def test_a_lane_and_a_line_pass_what_is_not_seen_together_with_the_next_that_is(store):
    do(store, move_band, "lane-customer", 1, passed={"line-interaction"})
    assert bands(store) == "e|fc|b|s"
    do(store, move_band, "lane-customer", 1, passed={"line-interaction", "lane-backstage"})
    assert bands(store) == "e|f|cb|s"
    do(store, move_band, "lane-customer", 1, passed={"lane-backstage"})
    assert bands(store) == "e|f|b|cs"
    do(store, move_band, "lane-customer", 1, passed={"lane-support"})
    assert bands(store) == "e|f|b|cs"
    do(store, move_band, "line-internal", -1, passed={"lane-backstage"})
    assert bands(store) == "e||f|bcs"


def test_the_top_lane_passes_its_line_and_the_next_lane():
    builder = BlueprintBuilder(roles=("customer", "frontstage", "backstage"))
    store = builder.store()
    do(store, move_band, "lane-customer", -1)
    assert bands(store) == "c|f|b|"
    do(store, move_band, "lane-customer", 1)
    assert bands(store) == "f|c|b|"


def test_deleting_a_lane_moves_its_lines_up_and_deletes_its_elements(store):
    do(store, delete_records, ["lane-frontstage"])
    assert bands(store) == "ec||b|s"
    assert "f" not in store
    do(store, delete_records, ["lane-evidence", "lane-customer"])
    assert bands(store) == "b|||s"
    do(store, delete_records, ["lane-backstage", "lane-support"])
    assert store.lines == ()


def test_lines(store):
    do(store, move_line, "line-visibility", "lane-evidence")
    assert bands(store) == "e|c|fb|s"
    do(store, delete_records, ["line-visibility"])
    assert missing_line_kinds(store) == ("visibility",)
    (line,) = do(store, add_line, "visibility", "lane-frontstage")
    assert bands(store) == "ec|f|b|s"
    do(store, hide_line, line, True)
    assert store.need(Line, line).hidden
    for where in ("nowhere", "step-1"):
        with pytest.raises(PolicyError):
            do(store, move_line, line, where)


def test_deleting_anything(store):
    with store.transaction() as tx:
        tx.put(Persona(id="p"))
    do(store, delete_records, ["bp", "a1", "p", "step-2", "nobody"])
    assert "bp" in store
    assert {"a1", "p", "step-2", "b", "f"}.isdisjoint(store.records)
    assert store.need(Element, "wide").step_id == "step-3"
