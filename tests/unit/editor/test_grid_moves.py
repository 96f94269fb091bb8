"""Arrow keys go cell by cell."""

from builders import BlueprintBuilder
from cxdesigner.editor.grid_moves import move_in_grid
from cxdesigner.model.store import Store


def store() -> Store:
    builder = BlueprintBuilder(steps=3, stages=(3,))
    builder.element("a", "customer", 1)
    builder.element("a2", "customer", 1)
    builder.element("wide", "frontstage", 1, end_step_id="step-2")
    builder.element("c", "customer", 3)
    return builder.store()


def test_an_arrow_leads_to_the_next_cell_also_an_empty_one() -> None:
    view = store()
    assert move_in_grid(view, "a", None, "right") == ("lane-customer", "step-2")
    assert move_in_grid(view, None, ("lane-customer", "step-2"), "right") == "c"
    assert move_in_grid(view, None, ("lane-customer", "step-2"), "down") == "wide"
    assert move_in_grid(view, None, ("lane-customer", "step-2"), "left") == "a"
    assert move_in_grid(view, "c", None, "down") == ("lane-frontstage", "step-3")
    assert move_in_grid(view, "c", None, "right") is None


def test_a_stack_is_walked_before_the_next_lane() -> None:
    view = store()
    assert move_in_grid(view, "a", None, "down") == "a2"
    assert move_in_grid(view, "a2", None, "down") == "wide"
    assert move_in_grid(view, "wide", None, "up") == "a2"
    assert move_in_grid(view, "wide", None, "right") == ("lane-frontstage", "step-3")


def test_headers_lie_beyond_the_first_cells() -> None:
    view = store()
    assert move_in_grid(view, "a", None, "left") == "lane-customer"
    assert move_in_grid(view, "lane-customer", None, "right") == "a"
    top = view.lanes[0].id
    assert move_in_grid(view, None, (top, "step-2"), "up") == "step-2"
    assert move_in_grid(view, "step-2", None, "down") == (top, "step-2")
    assert move_in_grid(view, "step-2", None, "up") == "stage-1"
    bottom = view.lanes[-1].id
    assert move_in_grid(view, None, (bottom, "step-2"), "down") is None


def test_from_nothing_it_leads_to_the_first_element_else_to_the_customer() -> None:
    assert move_in_grid(store(), None, None, "right") == "a"
    assert move_in_grid(BlueprintBuilder(steps=1).store(), None, None, "right") == (
        "lane-customer",
        "step-1",
    )
    assert move_in_grid(Store(), None, None, "right") is None
