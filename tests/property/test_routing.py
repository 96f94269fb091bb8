"""Routes of random links in random grids: nothing runs through a box or along another link."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st
from route_cases import faults, label_faults, lay_out

from cxdesigner.scene.route import (
    STACK_GAP,
    Columns,
    GridBox,
    LiveRoutes,
    RouteGrid,
    RouteLink,
    Topology,
    plan_link,
    plan_routes,
    realise,
)

HEIGHTS = (30.0, 46.0, 62.0, 80.0)
LOW_AND_HIGH = (10.0, 20.0, 30.0, 46.0, 80.0)
LABELS = (0.0, 0.0, 20.0, 60.0, 120.0)


@st.composite
def grids(draw, spans: bool = True) -> RouteGrid:
    columns = draw(st.integers(1, 7))
    lanes = draw(st.integers(1, 5))
    bottom: dict[tuple[int, int], float] = defaultdict(float)
    boxes = []
    for index in range(draw(st.integers(2, 14))):
        lane = draw(st.integers(0, lanes - 1))
        first = last = draw(st.integers(0, columns - 1))
        if spans and draw(st.integers(0, 6)) == 0:
            first, last = sorted((first, draw(st.integers(0, columns - 1))))
            if draw(st.booleans()):
                first, last = 0, columns - 1
        top = max(bottom[lane, column] for column in range(first, last + 1))
        height = draw(st.sampled_from(HEIGHTS))
        diamond = first == last and draw(st.integers(0, 4)) == 0
        shape = "diamond" if diamond else "rect"
        boxes.append(GridBox(f"b{index:02}", lane, first, last, top, height, shape))
        for column in range(first, last + 1):
            bottom[lane, column] = top + height + STACK_GAP
    lines = draw(st.lists(st.integers(1, lanes - 1), max_size=3)) if lanes > 1 else []
    return RouteGrid(columns, lanes, 96.0, tuple(boxes), tuple(sorted(lines)))


@st.composite
def cases(draw, spans: bool = True) -> tuple[RouteGrid, list[RouteLink]]:
    grid = draw(grids(spans))
    ids = st.sampled_from([box.id for box in grid.boxes])
    links = []
    for index in range(draw(st.integers(1, 24))):
        width = draw(st.sampled_from(LABELS))
        links.append(
            RouteLink(
                f"l{index:02}",
                draw(ids),
                draw(ids),
                width,
                12.0 if width else 0.0,
                draw(st.sampled_from((None, "support", "evidence"))),
            )
        )
    return grid, links


@given(cases(), st.sampled_from((0.0, 5.0, 30.0)))
def test_routes_keep_clear_of_boxes_and_of_each_other(case, slack):
    grid, links = case
    plan = plan_routes(grid, links)
    geometry = lay_out(plan, slack)
    routes = realise(plan, geometry)
    assert routes.keys() == {link.id for link in links}
    assert faults(plan, geometry, routes) == []


@given(cases(), st.sampled_from((0.0, 5.0, 30.0)))
def test_labels_cover_nothing_or_say_so(case, slack):
    grid, links = case
    plan = plan_routes(grid, links)
    geometry = lay_out(plan, slack)
    routes = realise(plan, geometry)
    assert label_faults(geometry, routes) == []
    for link in links:
        label = routes[link.id].label
        if link.label_width:
            assert (label.width, label.height) == (link.label_width, link.label_height)
        else:
            assert label is None


@given(cases(), st.floats(0.0, 1.0))
def test_named_lines_may_lie_anywhere_in_their_gutter(case, share):
    grid, links = case
    plan = plan_routes(grid, links)
    geometry = lay_out(plan, 4.0)
    lines = tuple(
        replace(
            line,
            y=geometry.lane_gutters[line.gutter].start
            + share * geometry.lane_gutters[line.gutter].length,
        )
        for line in geometry.lines
    )
    geometry = replace(geometry, lines=lines, obstacles=())
    routes = realise(plan, geometry)
    assert faults(plan, geometry, routes) == []
    assert label_faults(geometry, routes) == []


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_links_and_boxes_does_not_matter(case, random):
    grid, links = case
    shuffled = random.sample(links, len(links))
    other = replace(grid, boxes=tuple(random.sample(grid.boxes, len(grid.boxes))))
    one, two = plan_routes(grid, links), plan_routes(other, shuffled)
    assert one.ways == two.ways
    assert (one.horizontal, one.vertical) == (two.horizontal, two.vertical)


@given(cases(spans=False), cases(spans=False))
def test_boxes_beyond_the_ends_do_not_change_the_way_of_a_link(case, other):
    grid, links = case
    more, _ = other
    far = tuple(
        box._replace(id="x" + box.id, first=box.first + grid.columns, last=box.last + grid.columns)
        for box in more.boxes
        if box.lane < grid.lanes
    )
    wider = replace(grid, columns=grid.columns + more.columns, boxes=grid.boxes + far)
    before, after = Topology(grid), Topology(wider)
    for link in links:
        assert plan_link(before, link) == plan_link(after, link)


@given(cases())
def test_gutters_are_never_narrower_than_their_tracks(case):
    grid, links = case
    plan = plan_routes(grid, links)
    assert len(plan.horizontal) == grid.lanes + 1
    assert len(plan.vertical) == grid.columns + 1
    for demand in (*plan.horizontal, *plan.vertical):
        assert demand.tracks == len(demand.thickness)
        if demand.tracks:
            assert demand.size >= 22.0
            assert demand.size >= sum(demand.thickness)
    for index in range(1, grid.lanes):
        assert len(plan.horizontal[index].lines) == grid.lines.count(index)
        assert plan.horizontal[index].size >= 22.0


def stacked(boxes: list[GridBox]) -> tuple[GridBox, ...]:
    """Stack boxes anew after an edit."""
    bottom: dict[tuple[int, int], float] = defaultdict(float)
    placed = []
    for box in boxes:
        cells = [(box.lane, column) for column in range(box.first, box.last + 1)]
        top = max(bottom[cell] for cell in cells)
        placed.append(box._replace(top=top))
        for cell in cells:
            bottom[cell] = top + box.height + STACK_GAP
    return tuple(placed)


@given(cases())
def test_a_way_known_from_elsewhere_is_the_one_found_here(case) -> None:
    grid, links = case
    shared = Topology(grid)
    for link in links:
        # A fresh topology knows no ways yet.
        assert plan_link(shared, link) == plan_link(Topology(grid), link)
        bent = plan_link(Topology(grid), link, straight=False)
        assert plan_link(shared, link, straight=False) == bent


def renumbered(boxes: list[GridBox], columns: Columns) -> list[GridBox]:
    """Return what is left of boxes; those over several columns keep at least one of them."""
    found = []
    for box in boxes:
        kept = [
            now
            for column in range(box.first, box.last + 1)
            if (now := columns.now(column)) is not None
        ]
        if kept:
            found.append(box._replace(first=kept[0], last=kept[-1]))
    return found


@given(cases(), st.data())
def test_a_plan_after_edits_is_the_plan_from_scratch(case, data):
    grid, links = case
    live = LiveRoutes()
    plan = live.plan(grid, links)
    assert plan == plan_routes(grid, links)
    for edit in range(data.draw(st.integers(1, 5))):
        boxes = list(grid.boxes)
        kind = data.draw(
            st.sampled_from(
                ("grow", "move", "add", "drop", "link", "unlink", "label", "insert", "remove")
            )
        )
        columns = None
        at = data.draw(st.integers(0, len(boxes) - 1))
        if kind == "grow":
            boxes[at] = boxes[at]._replace(height=data.draw(st.sampled_from(HEIGHTS)))
        elif kind == "move":
            column = data.draw(st.integers(0, grid.columns - 1))
            lane = data.draw(st.integers(0, grid.lanes - 1))
            boxes[at] = boxes[at]._replace(lane=lane, first=column, last=column)
        elif kind == "add":
            boxes.append(boxes[at]._replace(id=f"n{edit}", last=boxes[at].first))
        elif kind == "drop" and len(boxes) > 2:
            gone = boxes.pop(at).id
            links = [link for link in links if gone not in (link.source, link.target)]
        elif kind == "link":
            other = data.draw(st.integers(0, len(boxes) - 1))
            bundle = data.draw(st.sampled_from((None, "support")))
            links = [*links, RouteLink(f"k{edit}", boxes[at].id, boxes[other].id, bundle=bundle)]
        elif kind == "unlink" and links:
            links = links[:-1]
        elif kind == "label" and links:
            links = [*links[1:], replace(links[0], label_width=30.0, label_height=12.0)]
        elif kind == "insert":
            place = data.draw(st.integers(0, grid.columns))
            columns = Columns(place, 0, data.draw(st.integers(1, 2)))
        elif kind == "remove" and grid.columns > 1:
            place = data.draw(st.integers(0, grid.columns - 1))
            columns = Columns(place, 1, data.draw(st.integers(0, 1)))
            if grid.columns + columns.by < 1 or not renumbered(boxes, columns):
                columns = None
        if columns is not None:
            boxes = renumbered(boxes, columns)
            ids = {box.id for box in boxes}
            links = [link for link in links if link.source in ids and link.target in ids]
            grid = replace(grid, columns=grid.columns + columns.by)
        grid = replace(grid, boxes=stacked(boxes))
        before = plan
        plan = live.plan(grid, links, columns=columns)
        assert plan == plan_routes(grid, links)
        assert plan.touched >= before.ways.keys() ^ plan.ways.keys()
        for id_ in plan.ways.keys() - plan.touched:
            assert plan.ways[id_] is before.ways[id_]


@st.composite
def bands(draw) -> tuple[RouteGrid, list[RouteLink]]:
    """Rows as a blueprint has them: of boxes over several columns, or of boxes in one each."""
    columns, lanes = draw(st.integers(2, 8)), draw(st.integers(2, 6))
    boxes: list[GridBox] = []
    for lane in range(lanes):
        is_wide = draw(st.booleans())
        column = draw(st.integers(0, 1))
        while column < columns:
            last = min(columns - 1, column + draw(st.integers(1, columns))) if is_wide else column
            height = draw(st.sampled_from(HEIGHTS))
            boxes.append(GridBox(f"b{len(boxes):02}", lane, column, last, 0.0, height))
            column = last + draw(st.integers(1, 2))
    if not boxes:
        boxes.append(GridBox("b00", 0, 0, columns - 1, 0.0, 30.0))
    ids = st.sampled_from([box.id for box in boxes])
    links = [
        RouteLink(
            f"l{index:02}",
            draw(ids),
            draw(ids),
            width := draw(st.sampled_from(LABELS)),
            12.0 if width else 0.0,
            draw(st.sampled_from((None, "support", "evidence"))),
        )
        for index in range(draw(st.integers(1, 24)))
    ]
    return RouteGrid(columns, lanes, 96.0, tuple(boxes)), links


@given(bands(), st.data())
def test_boxes_over_several_columns_become_higher_and_lower(case, data) -> None:
    grid, links = case
    live = LiveRoutes()
    plan = live.plan(grid, links)
    for _edit in range(data.draw(st.integers(1, 5))):
        columns = None
        boxes = list(grid.boxes)
        if data.draw(st.booleans()):
            columns = Columns(data.draw(st.integers(0, grid.columns)), 0, 1)
            boxes = renumbered(boxes, columns)
            grid = replace(grid, columns=grid.columns + 1)
        for at in data.draw(st.sets(st.integers(0, len(boxes) - 1), min_size=1, max_size=3)):
            height, taken = (
                data.draw(st.sampled_from(HEIGHTS)),
                data.draw(st.sampled_from((0.0, 20.0))),
            )
            boxes[at] = boxes[at]._replace(height=height, taken=taken)
        grid = replace(grid, boxes=tuple(boxes))
        before = plan
        plan = live.plan(grid, links, columns=columns)
        assert plan == plan_routes(grid, links)
        for id_ in plan.ways.keys() - plan.touched:
            assert plan.ways[id_] is before.ways[id_]


def strip(chance: Random) -> tuple[RouteGrid, list[RouteLink]]:
    """A lane of stacked boxes above one with few, with links among all of them."""
    boxes: list[GridBox] = []
    for column in range(4):
        for lane, most in ((0, 2), (1, 1)):
            top = 0.0
            for slot in range(chance.randint(1 - lane, most)):
                height = chance.choice(LOW_AND_HIGH)
                boxes.append(GridBox(f"{lane}{column}{slot}", lane, column, column, top, height))
                top += height + STACK_GAP
    ids = [box.id for box in boxes]
    ends = [chance.sample(ids, 2) for _ in range(chance.randint(3, 9))]
    links = [
        RouteLink(f"l{at}", *pair, width := chance.choice(LABELS), 12.0 if width else 0.0)
        for at, pair in enumerate(ends)
    ]
    return RouteGrid(6, 2, 96.0, tuple(boxes)), links


@given(st.integers(0, 2**32))
@example(seed=14)
@example(seed=256)
def test_straight_links_follow_the_level_of_their_lane(seed: int) -> None:
    chance = Random(seed)
    grid, links = strip(chance)
    live = LiveRoutes()
    boxes, plan = grid.boxes, live.plan(grid, links)
    for height in chance.choices(LOW_AND_HIGH, k=4):
        # To this box nothing leads.
        grid = replace(grid, boxes=(*boxes, GridBox("other", 0, 5, 5, 0.0, height)))
        before, plan = plan, live.plan(grid, links)
        fresh = plan_routes(grid, links)
        assert replace(plan, grid=grid) == fresh
        assert realise(plan, lay_out(plan)) == realise(fresh, lay_out(fresh))
        for id_ in plan.ways.keys() - plan.touched:
            assert plan.ways[id_] is before.ways[id_]
