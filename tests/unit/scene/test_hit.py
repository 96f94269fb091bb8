"""What a click or a rubber band finds."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.live import LiveLayout


@pytest.fixture
def live() -> LiveLayout:
    doc = BlueprintBuilder(steps=3, stages=(3,))
    doc.element("a", "customer", 1, marks=("wait",))
    doc.element("b", "customer", 3)
    doc.element("f", "frontstage", 1)
    doc.link("a", "f", "interaction", label="Talks")
    doc.link("a", "b")
    doc.emotion("a", 1)
    return LiveLayout(doc.store(), LayoutOptions())


def test_elements_are_hit_by_their_box_and_their_badges(live: LiveLayout) -> None:
    index, item = SceneIndex(live.scene), live.scene.items["a"]
    assert index.at(item.rect.center) is item
    badge = item.children[0].rect.moved(item.x, item.y)
    assert index.at(Point(badge.center.x, badge.y + 1)) is item


def test_links_are_hit_near_their_line_only(live: LiveLayout) -> None:
    index = SceneIndex(live.scene)
    route = live.route_of("a-flow-b")
    assert route is not None
    longest = max(zip(route.points, route.points[1:], strict=False),
                  key=lambda pair: abs(pair[0].x - pair[1].x))  # fmt: skip
    middle = Point((longest[0].x + longest[1].x) / 2, longest[0].y)
    found = index.at(Point(middle.x, middle.y + 2), tolerance=4)
    assert found is not None
    assert found.id == "a-flow-b"
    far = index.at(Point(middle.x, middle.y + 9), tolerance=4)
    assert far is None or far.id != "a-flow-b"


def test_an_element_under_the_point_goes_before_a_link_near_it(live: LiveLayout) -> None:
    index, rect = SceneIndex(live.scene), live.scene.items["f"].rect
    found = index.at(Point(rect.center.x, rect.y + 1), tolerance=5)
    assert found is not None
    assert found.id == "f"


@pytest.mark.parametrize(
    ("item_id", "expected"),
    [
        ("emotion-persona-a", "emotion-persona-a"),
        ("stage-1", "stage-1"),
        (":header:line-interaction", ":header:line-interaction"),
        (":label:a-interaction-f", ":label:a-interaction-f"),
    ],
)
def test_everything_that_stands_alone_is_found_at_its_middle(
    live: LiveLayout, item_id: str, expected: str
) -> None:
    found = SceneIndex(live.scene).at(live.scene.items[item_id].rect.center)
    assert found is not None
    assert found.id == expected


def test_lines_are_found_within_the_tolerance_and_lanes_beneath_all(live: LiveLayout) -> None:
    index, grid = SceneIndex(live.scene), live.grid
    y = grid.line_y("line-interaction")
    assert y is not None
    line = index.at(Point(grid.right - 5, y + 3), tolerance=4)
    assert line is not None
    assert line.id == "line-interaction"
    lane = index.at(Point(grid.right - 2, grid.lanes[3].y + 4))
    assert lane is not None
    assert lane.id == grid.lanes[3].lane_id


def test_nothing_is_hit_outside(live: LiveLayout) -> None:
    assert SceneIndex(live.scene).at(Point(-500, -500), tolerance=5) is None
    assert SceneIndex().at(Point(0, 0)) is None


def test_a_band_takes_what_it_encloses_or_what_it_touches(live: LiveLayout) -> None:
    index, rect = SceneIndex(live.scene), live.scene.items["a"].rect
    inside = {item.id for item in index.within(rect.grown(1))}
    assert inside == {"a"}
    half = Rect(rect.x - 5, rect.y - 5, 20, 20)
    assert "a" not in {item.id for item in index.within(half)}
    assert "a" in {item.id for item in index.within(half, touching=True)}
    everything = {item.id for item in index.within(Rect(-10, -10, 1e5, 1e5))}
    assert {"a", "b", "f", "a-flow-b", "emotion-persona-a"} <= everything
