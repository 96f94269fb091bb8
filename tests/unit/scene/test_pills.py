"""Names of lines keep apart where the lane between them is hidden."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cxdesigner.base.geometry import Rect
from cxdesigner.formats.templates import load_template
from cxdesigner.model.lane import Lane
from cxdesigner.model.projection import Projection
from cxdesigner.model.store import Store
from cxdesigner.scene.blocks.lane import line_header, pill_size
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.primitives import TextRun


@pytest.mark.parametrize("tag", ["en", "zh-CN"])
@pytest.mark.parametrize("emotion", ["band", "overlay"])
@pytest.mark.parametrize(
    "roles", [("frontstage",), ("backstage",), ("frontstage", "backstage"), ("support",)]
)
def test_pills_of_one_gap_do_not_touch(tag: str, emotion: str, roles: tuple[str, ...]) -> None:
    store = Store(load_template("hot-pot"))
    hidden = [lane.id for lane in store.of_type(Lane) if lane.role in roles]
    view = Projection(store, hidden).view
    grid = LiveLayout(view, LayoutOptions(language=tag, emotion=emotion)).grid  # type: ignore[arg-type]
    pills = sorted((line.pill for line in grid.lines), key=lambda pill: pill.y)
    assert len(pills) == 3
    for upper, lower in pairwise(pills):
        assert lower.y - upper.bottom >= 3.0


def test_the_name_of_a_line_stands_on_one_line_where_it_can_and_within_its_pill() -> None:
    setter = Typesetter("en")
    rows = {}
    for name in ("Line of interaction", "Line of visibility", "Line of internal interaction"):
        width, height = pill_size(name, 81.0, setter)
        assert width <= 81.0
        item = line_header("l", "custom", name, Rect(0.0, 0.0, width, height), setter, 0)
        runs = [shape for shape in item.primitives if isinstance(shape, TextRun)]
        assert all(run.x >= 3.0 and run.x + run.width <= width - 3.0 for run in runs)
        rows[name] = len({run.y for run in runs})
    assert list(rows.values()) == [1, 1, 2]
