"""Names of lines keep apart where the lane between them is hidden."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cxdesigner.base.geometry import Rect
from cxdesigner.formats.templates import load_template
from cxdesigner.model.lane import Lane
from cxdesigner.model.projection import Projection
from cxdesigner.model.queries import LINE_NAMES
from cxdesigner.model.store import Store
from cxdesigner.scene.blocks.lane import line_header, pill_size
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.page import PageOptions, PaperSize, compose
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


@pytest.mark.parametrize("scale", [1.0, 0.91, 0.85, 0.82])
@pytest.mark.parametrize("reach", [0.0, 34.0])
def test_no_word_of_the_name_of_a_line_is_split_on_paper(scale: float, reach: float) -> None:
    setter = Typesetter("en", scale=scale)
    room = 79.0 + reach
    for name in LINE_NAMES.values():
        if not reach and scale < 0.91:
            continue
        width, height = pill_size(name, room, setter)
        assert width <= room + 0.125
        item = line_header("l", "custom", name, Rect(0.0, 0.0, width, height), setter, 0)
        rows: dict[float, str] = {}
        for shape in item.primitives:
            if isinstance(shape, TextRun):
                rows[shape.y] = rows.get(shape.y, "") + shape.text
                assert shape.x >= 2.5
                assert shape.x + shape.width <= width - 2.5
        assert " ".join(rows.values()) == name
        whole = setter.width(name, "bold", setter.size(8.0, name)) + 5.0
        assert (len(rows) == 1) == (whole <= room)


def test_names_of_lines_reach_over_their_lines_on_paper_alone() -> None:
    store = Store(load_template("broadband"))
    grid = LiveLayout(store, LayoutOptions(language="en")).grid
    assert all(line.pill.right <= grid.left for line in grid.lines)
    page = compose(store, PageOptions(language="en")).pages[0].scene
    widths = {item.label: item.bounds.width for item in page.of_kind("line_header")}
    assert grid.left < widths["Line of internal interaction"] < grid.left + 45.0


def test_names_of_lines_stand_on_one_line_on_a_full_sheet() -> None:
    store = Store(load_template("outpatient"))
    (page,) = compose(store, PageOptions(size="A3", language="en")).pages
    heights = {round(item.rect.height, 3) for item in page.scene.of_kind("line_header")}
    assert len(heights) == 1


@pytest.mark.parametrize(
    ("name", "size", "landscape"),
    [
        ("outpatient", "A3", True),
        ("car-claim", "A3", True),
        ("broadband", "A4", True),
        ("service-hall", "A4", False),
    ],
)
def test_names_of_lines_cover_nothing(name: str, size: PaperSize, landscape: bool) -> None:
    """Neither elements nor the tags of links that come from other sheets."""
    options = PageOptions(size=size, landscape=landscape, language="en")
    for page in compose(Store(load_template(name)), options).pages:
        items = [
            item.rect
            for item in page.scene.items.values()
            if item.kind in ("element", "link_label")
        ]
        for pill in page.scene.of_kind("line_header"):
            assert not any(pill.rect.intersects(rect) for rect in items)


@pytest.mark.parametrize(
    "name",
    [
        "bank-account",
        "broadband",
        "car-claim",
        "electronics",
        "hot-pot",
        "online-order",
        "outpatient",
        "service-hall",
    ],
)
def test_names_of_lines_of_templates_stand_on_one_line_on_paper(name: str) -> None:
    """All of one sheet: so they are as high as each other, but for how large they are set."""
    store = Store(load_template(name))
    for page in compose(store, PageOptions(size="A3", language="en")).pages:
        heights = [item.rect.height for item in page.scene.of_kind("line_header")]
        assert max(heights) < 1.3 * min(heights)
