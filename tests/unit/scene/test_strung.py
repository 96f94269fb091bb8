"""Links follow carried elements: from side to side, upright, with the look of their kind."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.scene.blocks.link import LINK_STROKES
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.primitives import PathShape
from cxdesigner.scene.strung import LEAST_PT, strung_links, way_between

places = st.builds(
    Rect,
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.floats(10, 200),
    st.floats(10, 80),
)


def on_edge(point: Point, rect: Rect) -> bool:
    near = rect.grown(0.001)
    return near.contains(point) and not rect.grown(-0.001).contains(point)


@given(source=places, target=places)
def test_a_way_is_upright_and_leads_from_edge_to_edge(source: Rect, target: Rect) -> None:
    way = way_between(source, target)
    if way is None:
        assert source.grown(LEAST_PT).intersects(target.grown(LEAST_PT))
        return
    assert on_edge(way[0], source)
    assert on_edge(way[-1], target)
    for first, second in pairwise(way):
        assert first.x == second.x or first.y == second.y
        middle = Point((first.x + second.x) / 2, (first.y + second.y) / 2)
        assert not source.grown(-0.001).contains(middle)
        assert not target.grown(-0.001).contains(middle)


@pytest.mark.parametrize("dx", [0.0, 300.0, -120.0])
def test_all_links_of_what_is_carried_follow(dx: float) -> None:
    store = Store(load_template("hot-pot"))
    items = LiveLayout(store).scene.items
    carried = {"c3": items["c3"].moved(dx, 40.0)}
    links = store.links_of("c3")
    found = strung_links(links, carried, items)
    assert {item.id for item in found} <= {link.id for link in links}
    assert found
    for item in found:
        link = next(one for one in links if one.id == item.id)
        way = item.primitives[0]
        assert isinstance(way, PathShape)
        assert way.stroke == LINK_STROKES[link.kind]
        end = carried["c3"].rect
        corners = [Point(item.x, item.y)]
        corners.append(
            Point(
                item.x + (item.bounds.x if item.bounds.x < 0 else item.bounds.right),
                item.y + (item.bounds.y if item.bounds.y < 0 else item.bounds.bottom),
            )
        )
        assert any(end.grown(0.01).contains(corner) for corner in corners)


def test_a_link_between_two_that_are_carried_goes_along() -> None:
    store = Store(load_template("hot-pot"))
    items = LiveLayout(store).scene.items
    link = next(one for one in store.links_of("c3") if one.source_id == "c3")
    carried = {key: items[key].moved(900.0, 0.0) for key in (link.source_id, link.target_id)}
    (moved,) = strung_links([link], carried, items)
    (still,) = strung_links([link], {}, items)
    assert moved.x == pytest.approx(still.x + 900.0)
    assert moved.bounds == still.bounds
