"""Names of lines on paper cover nothing, whatever their length and whatever lies beside them."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from random_blueprints import random_blueprint

from cxdesigner.base.geometry import Rect
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.text import LocalText
from cxdesigner.scene.framed import COMFORTABLE, DENSE, FLAT, TIGHT, styled
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.pills import laid_out_on_paper

MEASURER = TextMeasurer()
_NAMES = ("", "Line of internal interaction", "Line of what nobody sees but everybody waits for")


@given(
    seed=st.integers(0, 2**32),
    style=st.sampled_from((COMFORTABLE, TIGHT, DENSE, FLAT)),
    width=st.sampled_from((78.0, 106.0, 136.0)),
    emotion=st.sampled_from(("band", "above", "overlay", "off")),
)
def test_names_of_lines_cover_nothing(seed: int, style, width: float, emotion: str) -> None:
    chance = random.Random(seed)
    store = random_blueprint(chance, 4)
    with store.transaction() as tx:
        for line in store.lines:
            tx.put(line.replace(name=LocalText.of(chance.choice(_NAMES))))
        after = chance.choice([lane.id for lane in store.lanes[:-1]])
        own = LocalText.of(chance.choice(_NAMES[1:]))
        tx.put(Line(id="own", kind="custom", after_lane_id=after, name=own))  # type: ignore[arg-type]
    base = LayoutOptions(language="en", emotion=emotion, element_width=width)  # type: ignore[arg-type]
    layout = laid_out_on_paper(store, styled(base, style), MEASURER)
    taken = [*_taken(layout)]
    for line in layout.grid.lines:
        for rect in taken:
            assert not line.pill.grown(1.5).intersects(rect)


def _taken(layout: LiveLayout):
    for item in layout.scene.of_kind("element"):
        yield item.rect
        yield from (mark.rect.moved(item.x, item.y) for mark in item.children)
    for link in layout.view.of_type(Link):
        route = layout.route_of(link.id)
        assert route is not None
        if route.label is not None:
            yield route.label
        for one, two in pairwise(route.points):
            x, y = min(one.x, two.x), min(one.y, two.y)
            # A stretch has some width as it is drawn.
            yield Rect(x, y, abs(one.x - two.x) + 0.1, abs(one.y - two.y) + 0.1)
