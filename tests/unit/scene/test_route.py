"""Routes of single links and of the three templates."""

from __future__ import annotations

import pytest
from route_cases import crossings, faults, hidden_strokes, label_faults, lay_out, svg
from route_templates import TEMPLATES, template

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.route import (
    ChannelChoice,
    Columns,
    GridBox,
    LiveRoutes,
    Route,
    RouteGrid,
    RouteLink,
    Topology,
    plan_link,
    plan_routes,
    realise,
)

WIDTH = 96.0


def box(
    id_: str, column: int, lane: int, slot: int = 0, last: int | None = None, **more
) -> GridBox:
    height = more.pop("height", 60.0)
    return GridBox(id_, lane, column, column if last is None else last, slot * 80.0, height, **more)


def grid(*boxes: GridBox, lines: tuple[int, ...] = ()) -> RouteGrid:
    columns = max(box.last for box in boxes) + 1
    lanes = max(box.lane for box in boxes) + 1
    return RouteGrid(columns, lanes, WIDTH, boxes, lines)


def link(ends: str, *, label: float = 0.0, bundle: str | None = None, id_: str = "") -> RouteLink:
    source, target = ends.split(">")
    return RouteLink(id_ or ends, source, target, label, 12.0 if label else 0.0, bundle)


def routed(a_grid: RouteGrid, *links: RouteLink) -> dict[str, Route]:
    plan = plan_routes(a_grid, links)
    geometry = lay_out(plan)
    routes = realise(plan, geometry)
    assert faults(plan, geometry, routes) == []
    assert label_faults(geometry, routes) == []
    return routes


def test_neighbours_in_a_lane_are_joined_by_one_level_segment():
    route = routed(grid(box("a", 0, 0), box("b", 1, 0, height=90.0)), link("a>b"))["a>b"]
    assert (route.source_side, route.target_side, route.bends) == ("right", "left", 0)


def test_neighbours_in_a_column_are_joined_by_one_plumb_segment():
    routes = routed(grid(box("a", 0, 0), box("b", 0, 1)), link("a>b"), link("b>a"))
    assert [route.bends for route in routes.values()] == [0, 0]
    assert routes["a>b"].source_side == "bottom"
    assert routes["b>a"].source_side == "top"
    assert abs(routes["a>b"].points[0].x - routes["b>a"].points[0].x) >= 14


def test_two_links_of_one_pair_lie_apart_in_a_lane_as_well():
    routes = routed(grid(box("a", 0, 0), box("b", 1, 0)), link("a>b"), link("b>a"))
    assert [route.bends for route in routes.values()] == [0, 0]
    assert abs(routes["a>b"].points[0].y - routes["b>a"].points[0].y) >= 14


def test_steps_of_boxes_of_unlike_heights_make_one_row():
    heights = (60.0, 80.0, 90.0, 70.0)
    boxes = grid(*(box(f"a{i}", i, 0, height=height) for i, height in enumerate(heights)))
    routes = routed(boxes, link("a0>a1"), link("a1>a2"), link("a2>a3"))
    assert len({route.points[0].y for route in routes.values()}) == 1


def test_a_step_over_an_empty_cell_stays_straight():
    boxes = grid(box("a", 0, 0), box("c", 2, 0), box("x", 1, 1))
    assert routed(boxes, link("a>c"))["a>c"].bends == 0


def test_a_step_over_a_box_goes_above_the_lane():
    boxes = grid(box("a", 0, 0), box("b", 1, 0), box("c", 2, 0))
    choice = plan_link(Topology(boxes), link("a>c"))
    assert (choice.source_side, choice.target_side, choice.gutters) == ("top", "top", (0,))


def test_a_step_back_goes_below_the_lane():
    boxes = grid(box("a", 0, 0), box("b", 1, 0), box("c", 2, 0))
    choice = plan_link(Topology(boxes), link("c>a"))
    assert (choice.source_side, choice.target_side, choice.gutters) == ("bottom", "bottom", (1,))


def test_a_decision_is_met_at_its_tips_only():
    boxes = grid(box("a", 0, 0), box("d", 1, 0, shape="diamond"), box("b", 2, 0), box("c", 3, 0))
    plan = plan_routes(boxes, [link("a>d"), link("d>b"), link("d>c"), link("d>a")])
    geometry = lay_out(plan)
    diamond: Rect = geometry.boxes["d"]
    for id_, route in realise(plan, geometry).items():
        end = route.points[-1] if id_.endswith("d") else route.points[0]
        assert end.x == pytest.approx(diamond.center.x) or end.y == pytest.approx(diamond.center.y)


def test_two_straight_links_to_one_tip_do_not_lie_on_each_other():
    boxes = grid(box("d", 0, 0, shape="diamond"), box("f", 0, 1))
    routes = routed(boxes, link("d>f"), link("f>d"), link("d>f", id_="recovery"))
    assert sorted(route.bends > 0 for route in routes.values()) == [False, True, True]


def test_a_step_back_from_a_decision_leaves_the_tip_where_the_way_forward_arrives():
    boxes = grid(box("a", 0, 0, last=1), box("d", 1, 1, shape="diamond"), box("c", 2, 1))
    routes = routed(boxes, link("a>d"), link("d>a"), link("d>c"))
    assert routes["a>d"].bends == 0
    assert routes["d>a"].points[0] != routes["a>d"].points[-1]


def test_a_link_over_an_occupied_cell_goes_round_it():
    boxes = grid(box("top", 0, 0), box("middle", 0, 1), box("bottom", 0, 2))
    route = routed(boxes, link("bottom>top"))["bottom>top"]
    assert (route.source_side, route.target_side, route.bends) == ("right", "right", 2)


def test_a_link_through_an_empty_cell_is_straight():
    boxes = grid(box("top", 0, 0), box("elsewhere", 1, 1), box("bottom", 0, 2))
    assert routed(boxes, link("bottom>top"))["bottom>top"].bends == 0


def test_stacked_neighbours_are_joined_straight():
    routes = routed(grid(box("a", 0, 0), box("b", 0, 0, 1)), link("a>b"), link("b>a"))
    assert [route.bends for route in routes.values()] == [0, 0]


def test_support_of_one_source_shares_a_trunk():
    boxes = grid(*(box(f"b{i}", i, 0) for i in range(4)), box("p", 1, 1))
    links = [link(f"p>b{i}", bundle="support") for i in range(4)]
    plan = plan_routes(boxes, links)
    routes = realise(plan, lay_out(plan))
    assert len({route.points[0] for route in routes.values()}) == 1
    assert plan.horizontal[1].tracks == 1
    assert crossings(plan, routes) == 0
    assert len({route.group for route in routes.values()}) == 1


def test_support_of_several_sources_merges_before_one_target():
    boxes = grid(box("b", 1, 0), *(box(f"p{i}", i, 1) for i in range(3)))
    routes = routed(boxes, *(link(f"p{i}>b", bundle="support") for i in range(3)))
    assert len({route.points[-1] for route in routes.values()}) == 1


def test_links_of_other_bundles_do_not_share():
    boxes = grid(*(box(f"b{i}", i, 0) for i in range(3)), box("p", 1, 1))
    routes = routed(boxes, *(link(f"p>b{i}") for i in range(3)))
    assert len({route.points[0] for route in routes.values()}) == 3


def test_an_element_of_the_whole_journey_is_met_above_the_other_end():
    boxes = grid(box("b0", 0, 0), box("b4", 4, 0), box("all", 0, 1, last=4))
    routes = routed(boxes, link("all>b0"), link("all>b4"))
    assert [route.bends for route in routes.values()] == [0, 0]


def test_an_element_of_the_whole_journey_is_left_through_a_gutter_where_a_box_is_in_the_way():
    boxes = grid(box("f", 2, 0), box("b", 2, 1), box("all", 0, 2, last=4))
    route = routed(boxes, link("all>f"))["all>f"]
    assert route.bends == 1


def test_a_box_shut_in_between_elements_of_the_whole_journey_has_a_way_out():
    boxes = grid(
        box("f", 1, 0), box("over", 0, 1, last=2), box("in", 1, 1, 1), box("under", 0, 1, 2, last=2)
    )
    routed(boxes, link("f>in"), link("in>f"), link("in>over"), link("under>in"))


def test_a_link_to_itself_is_a_small_loop():
    route = routed(grid(box("a", 0, 0), box("b", 1, 0)), link("a>a"))["a>a"]
    assert (route.source_side, route.target_side) == ("right", "top")


def test_label_of_an_exchange_lies_beside_the_line_of_interaction():
    boxes = grid(box("c", 1, 0), box("f", 1, 1), box("z", 2, 1), box("y", 0, 1), lines=(1,))
    plan = plan_routes(boxes, [link("c>f"), link("f>c", label=90.0)])
    geometry = lay_out(plan)
    routes = realise(plan, geometry)
    assert label_faults(geometry, routes) == []
    assert not routes["f>c"].label_conflict
    assert hidden_strokes(plan, routes) == 0


def test_a_label_on_a_step_widens_its_gutter():
    plan = plan_routes(grid(box("a", 0, 0), box("b", 1, 0)), [link("a>b", label=40.0)])
    assert plan.vertical[1].size >= 50.0
    geometry = lay_out(plan)
    assert not realise(plan, geometry)["a>b"].label_conflict


def test_a_label_without_any_place_says_so():
    boxes = grid(box("a", 0, 0), box("b", 0, 0, 1))
    plan = plan_routes(boxes, [RouteLink("a>b", "a", "b", 40.0, 30.0)])
    geometry = lay_out(plan)
    assert realise(plan, geometry)["a>b"].label_conflict


def test_tracks_keep_away_from_a_named_line():
    boxes = grid(*(box(f"a{i}", i, 0) for i in range(4)), *(box(f"b{i}", i, 1) for i in range(4)))
    boxes = RouteGrid(4, 2, WIDTH, boxes.boxes, (1,))
    plan = plan_routes(boxes, [link("a0>b3"), link("b1>a2"), link("a3>b0")])
    geometry = lay_out(plan)
    line = geometry.lines[0]
    for route in realise(plan, geometry).values():
        assert all(abs(point.y - line.y) > 5 for point in route.points)


def test_an_unused_outer_gutter_needs_no_room():
    plan = plan_routes(grid(box("a", 0, 0), box("b", 1, 0)), [link("a>b")])
    assert [demand.size for demand in plan.horizontal] == [0.0, 0.0]
    assert [demand.size for demand in plan.vertical] == [0.0, 22.0, 0.0]


# The study in design/look had 0.87 bends a link and 11 to 23 crossings.
LIMITS = {"hotpot": (0.65, 5), "electronics": (0.78, 10), "outpatient": (0.78, 14)}


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_have_few_bends_and_crossings(name, tmp_path):
    a_grid, links, _ = template(name)
    plan = plan_routes(a_grid, links)
    geometry = lay_out(plan)
    routes = realise(plan, geometry)
    (tmp_path / f"{name}.svg").write_text(svg(plan, geometry, routes), encoding="utf-8")
    bends, crossed = LIMITS[name]
    assert faults(plan, geometry, routes) == []
    assert label_faults(geometry, routes) == []
    assert not any(route.label_conflict for route in routes.values())
    assert sum(route.bends for route in routes.values()) / len(routes) <= bends
    assert crossings(plan, routes) <= crossed


@pytest.mark.parametrize("ends", ["a>b", "b>a", "a>d"])
def test_the_gap_between_columns_grows_for_the_label_of_a_link_within_a_lane(ends: str):
    boxes = grid(box("a", 0, 0), box("c", 0, 0, slot=1), box("d", 0, 0, slot=2), box("b", 1, 0),
                 box("e", 2, 0))  # fmt: skip
    route = routed(boxes, link(ends, label=58.0), link("b>e"))[ends]
    assert not route.label_conflict


def test_a_label_is_broken_into_more_lines_before_it_hides_a_link():
    # Links up and down in this column and in those beside it leave no room for the wide label.
    columns = range(3)
    boxes = grid(*(box(f"{name}{at}", at, lane) for at in columns
                   for lane, name in enumerate("ab")))  # fmt: skip
    labelled = RouteLink("a>b", "a1", "b1", 120.0, 12.0, None, 40.0, 14.0)
    others = [link(f"b{at}>a{at}", id_=f"{at}{number}") for at in columns for number in columns]
    links = [labelled, *others]
    plan = plan_routes(boxes, links)
    geometry = lay_out(plan)
    routes = realise(plan, geometry)
    label = routes["a>b"].label
    assert label is not None
    assert label_faults(geometry, routes) == []
    assert hidden_strokes(plan, routes) == 0
    alone = realise(plan_routes(boxes, [labelled]), lay_out(plan_routes(boxes, [labelled])))
    assert alone["a>b"].label is not None
    assert (alone["a>b"].label.width, alone["a>b"].label.height) == (120.0, 12.0)


def test_a_higher_box_over_several_columns_leaves_other_links_as_they_are() -> None:
    """In a long blueprint all links were planned anew for the text of one element."""
    boxes = [
        *(box(f"t{column}", column, 0) for column in range(60)),
        *(box(f"w{column}", column, 1, last=column + 2) for column in range(0, 60, 6)),
        *(box(f"s{column}", column, 2) for column in range(60)),
    ]
    links = [link(f"t{column}>t{column + 1}") for column in range(59)]
    links += [link(f"s{column}>t{column}") for column in range(60)]
    links += [link(f"w{column}>t{column}") for column in range(0, 60, 6)]
    live = LiveRoutes()
    live.plan(grid(*boxes), links)
    at = next(at for at, one in enumerate(boxes) if one.id == "w30")
    boxes[at] = boxes[at]._replace(height=140.0)
    plan = live.plan(grid(*boxes), links)
    assert plan == plan_routes(grid(*boxes), links)
    assert len(plan.touched) <= 3


def test_links_around_what_covers_the_journey_do_not_depend_on_the_height_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each edit of a text planned all links that go around the far end."""
    boxes = [
        *(box(f"t{column}", column, 0) for column in range(60)),
        box("w", 0, 1, last=59),
        *(box(f"s{column}", column, 2) for column in range(60)),
    ]
    links = [link(f"s{column}>t{column}") for column in range(60)]
    live = LiveRoutes()
    live.plan(grid(*boxes), links)
    planned: list[str] = []

    def counted(topology: Topology, one: RouteLink, *, straight: bool = True) -> ChannelChoice:
        planned.append(one.id)
        return plan_link(topology, one, straight=straight)

    monkeypatch.setattr("cxdesigner.scene.route.live.plan_link", counted)
    for key, around in (("t30", ["s30>t30"]), ("w", [])):
        at = next(at for at, one in enumerate(boxes) if one.id == key)
        boxes[at] = boxes[at]._replace(height=140.0)
        plan = live.plan(grid(*boxes), links)
        assert planned == around
        planned.clear()
        assert plan == plan_routes(grid(*boxes), links)
        planned.clear()


def test_a_link_from_a_wide_box_goes_round_the_other_end_once_that_is_as_near() -> None:
    """It stayed left until the blueprint was opened again."""
    boxes = (box("a", 1, 0, last=4), box("bar", 0, 1, last=9), box("b", 4, 2))
    live = LiveRoutes()
    before = live.plan(grid(*boxes), [link("a>b")])
    assert before.ways["a>b"].choice.passages == (7, -2, 7)
    boxes = (boxes[0], box("bar", 0, 1, last=8), boxes[2])
    plan = live.plan(grid(*boxes), [link("a>b")], columns=Columns(7, 1, 0))
    assert plan.ways["a>b"].choice.passages == (7, 16, 7)
    assert plan == plan_routes(grid(*boxes), [link("a>b")])


def test_a_low_box_lets_straight_links_follow_it_and_plans_none_of_them_anew() -> None:
    """All thousands of them were made anew as one lower element came into the lane."""
    boxes = [box(f"t{column}", column, 0) for column in range(60)]
    links = [link(f"t{column}>t{column + 1}") for column in range(59)]
    live = LiveRoutes()
    before = live.plan(grid(*boxes), links)
    boxes.append(box("low", 60, 0, height=30.0))
    live.plan(RouteGrid(61, 1, WIDTH, tuple(boxes[:-1])), links)
    plan = live.plan(grid(*boxes), links)
    assert plan == plan_routes(grid(*boxes), links)
    assert not plan.touched
    old = realise(before, lay_out(before))
    for id_, route in realise(plan, lay_out(plan)).items():
        assert {point.y for point in route.points} == {old[id_].points[0].y - 15.0}
