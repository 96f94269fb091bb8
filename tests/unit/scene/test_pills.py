"""Names of lines keep apart where the lane between them is hidden."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cxdesigner.formats.templates import load_template
from cxdesigner.model.lane import Lane
from cxdesigner.model.projection import Projection
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.live import LiveLayout


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
