"""A line between what lies above the customers and their emotion curve."""

import pytest

from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.live import LiveLayout


@pytest.mark.parametrize("place", ["above", "overlay"])
@pytest.mark.parametrize("kinds", [["interaction"], ["interaction", "visibility"]])
def test_a_line_above_the_customers_lies_above_their_curve(place, kinds) -> None:
    store = Store(load_template("hot-pot"))
    lines = [line for line in store.lines if line.kind in kinds]
    with store.transaction() as tx:
        for line in lines:
            tx.put(line.replace(after_lane_id="lane-evidence"))
    made = LiveLayout(store, LayoutOptions(language="zh-CN", emotion=place))
    grid = made.grid
    evidence, axis = grid.lane_rect("lane-evidence"), grid.emotion
    seen = [box for box in grid.lines if box.line_id in {line.id for line in lines}]
    assert [box.kind for box in seen] == kinds
    for box in seen:
        assert evidence.bottom < box.pill.y < box.y < box.pill.bottom < axis.top
    assert seen[0].pill.bottom < seen[-1].pill.y or len(seen) == 1
    # And what runs along the lane of the customers stays below the curve.
    assert made.scene.items["link-d1-c6-flow"].rect.y > axis.bottom
