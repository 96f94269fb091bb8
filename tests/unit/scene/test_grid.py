"""Coordinates of a layout and what lies at a point."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Point
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.grid import EmotionAxis, Grid
from cxdesigner.scene.live import LiveLayout


@pytest.fixture
def layout() -> LiveLayout:
    doc = BlueprintBuilder(steps=3, stages=(2, 1))
    doc.element("a", "customer", 1)
    doc.element("b", "customer", 1)
    doc.element("c", "frontstage", 2)
    doc.emotion("a", 1)
    return LiveLayout(doc.store(), LayoutOptions())


def test_columns_are_found_by_x_and_gaps_go_to_the_nearer_one(layout: LiveLayout) -> None:
    grid = layout.grid
    first, second = grid.columns[0], grid.columns[1]
    assert grid.column_of_x(first.x + 5) == 0
    assert grid.column_of_x(second.x + 5) == 1
    assert grid.column_of_x(first.x + first.width + 1) == 0
    assert grid.column_of_x(second.x - 1) == 1
    assert grid.column_of_x(-1000) == 0
    assert grid.column_of_x(1e6) == 2


def test_a_drop_between_two_elements_of_a_cell_gets_the_place_between(layout: LiveLayout) -> None:
    grid, items = layout.grid, layout.scene.items
    upper, lower = items["a"].rect, items["b"].rect
    hit = grid.cell_at(Point(upper.center.x, (upper.bottom + lower.y) / 2))
    assert (hit.lane_id, hit.step_id, hit.index, hit.before_step) == (
        "lane-customer", "step-1", 1, None
    )  # fmt: skip
    assert grid.cell_at(Point(upper.center.x, upper.y + 1)).index == 0
    assert grid.cell_at(Point(upper.center.x, lower.bottom - 1)).index == 2


def test_a_drop_between_columns_names_the_place_of_a_new_step(layout: LiveLayout) -> None:
    grid = layout.grid
    gap = grid.gap_after(0)
    assert gap is not None
    lane = grid.lanes[1]
    assert grid.cell_at(Point(gap.center.x, lane.y + 5)).before_step == 1
    assert grid.cell_at(Point(grid.left + 1, lane.y + 5)).before_step == 0
    assert grid.cell_at(Point(grid.right - 1, lane.y + 5)).before_step == 3


def test_lines_lie_between_the_lanes_they_part(layout: LiveLayout) -> None:
    grid = layout.grid
    customer, frontstage = grid.lane_rect("lane-customer"), grid.lane_rect("lane-frontstage")
    y = grid.line_y("line-interaction")
    assert customer is not None
    assert frontstage is not None
    assert y is not None
    assert customer.bottom < y < frontstage.y
    assert grid.line_y("nothing") is None


@pytest.mark.parametrize(("low", "high"), [(-2, 2), (-5, 5), (1, 5), (0, 10)])
def test_values_and_heights_are_each_others_inverse(low: float, high: float) -> None:
    axis = EmotionAxis(low, high, y_low=100, y_high=20, top=10, bottom=110)
    assert axis.y_of(high) == 20
    assert axis.y_of(low) == 100
    assert axis.y_of(axis.neutral) == 60
    for share in (0, 0.25, 0.5, 1):
        value = low + share * (high - low)
        assert axis.value_of(axis.y_of(value)) == pytest.approx(value)
    assert axis.y_of(high + 100) == 20, "a value beyond the scale is drawn at its end"
    assert axis.value_of(0) == high


def test_a_grid_without_anything_answers() -> None:
    hit = Grid().cell_at(Point(3, 3))
    assert (hit.lane_id, hit.step_id) == (None, None)
    assert Grid().column_rect("x") is None


def test_a_blueprint_without_steps_offers_to_make_the_first() -> None:
    doc = BlueprintBuilder(steps=0)
    live = LiveLayout(doc.store(), LayoutOptions())
    lane = live.grid.lanes[0]
    hit = live.grid.cell_at(Point(live.grid.left + 50, lane.y + 5))
    assert (hit.lane_id, hit.step_id, hit.before_step) == ("lane-evidence", None, 0)
    assert live.scene.width > 500, "there is room to drop things"
