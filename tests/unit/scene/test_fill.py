"""Sheets are filled: curves are not flat, and none is half empty because another is full."""

from __future__ import annotations

from functools import cache

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView
from cxdesigner.scene.items import PageSet, SceneItem
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.parts import even_groups
from cxdesigner.scene.primitives import Group, TextRun

TEMPLATES = (("hot-pot", "zh-CN"), ("electronics", "en"), ("outpatient", "en"), ("homestay", "en"))


@cache
def _sheets(name: str, language: str, size: str, landscape: bool = True) -> PageSet:
    options = PageOptions(size=size, landscape=landscape, language=language)  # type: ignore[arg-type]
    return compose(RecordView(load_template(name)), options)


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_the_curve_has_its_share_of_a_dense_sheet(name: str, language: str) -> None:
    (page,) = _sheets(name, language, "A3").pages
    (axis,) = page.scene.of_kind("emotion_axis")
    assert axis.rect.height >= page.height * 0.085


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_no_sheet_of_a_split_is_left_blank(name: str, language: str) -> None:
    pages = _sheets(name, language, "A4").pages
    assert len(pages) > 1
    for page in pages:
        low = max(item.rect.bottom for item in page.scene.of_kind("lane"))
        ends = page.scene.items.get(":summary") or page.scene.items[":legend"]
        assert ends.rect.y - low < page.height * 0.13
        right = max(item.rect.right for item in page.scene.of_kind("element"))
        assert right > page.width * 0.72


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_elements_and_curves_are_as_large_on_all_sheets(
    name: str, language: str, landscape: bool
) -> None:
    pages = _sheets(name, language, "A4", landscape).pages
    assert len(pages) > 1
    curves = [item.rect.height for page in pages for item in page.scene.of_kind("emotion_axis")]
    assert max(curves) - min(curves) < 0.01
    # Elements of one column each; what spans several is as wide as these and the gaps between.
    widths = [min(item.rect.width for item in page.scene.of_kind("element")) for page in pages]
    assert max(widths) - min(widths) < 0.01


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_what_stands_below_another_keeps_its_names(name: str, language: str) -> None:
    pages = _sheets(name, language, "A4").pages
    view = RecordView(load_template(name))
    ids = [item.id for page in pages for item in page.scene.of_kind("element")]
    assert sorted(ids) == sorted(element.id for element in view.of_type(Element))
    for page in pages:
        rects = [item.rect for item in page.scene.of_kind("element")]
        for at, rect in enumerate(rects):
            assert not any(rect.intersects(other) for other in rects[at + 1 :])


def test_the_lower_lanes_of_all_columns_share_a_sheet() -> None:
    pages = _sheets("outpatient", "en", "A4").pages
    assert len(pages) == 3
    last = pages[-1]
    assert {item.lane_role for item in last.scene.of_kind("lane")} == {"backstage", "support"}
    assert len(list(last.scene.of_kind("lane"))) == 4
    assert last.name.startswith("Book, ")
    assert last.name.endswith("Follow up")
    kinds = [item.label for item in last.scene.of_kind("legend")]
    assert len(kinds) == len(set(kinds))


def test_groups_are_about_as_wide_as_each_other() -> None:
    runs = [(0, 0), (1, 2), (3, 6), (7, 7), (8, 8)]
    assert even_groups(runs, 7) == ((0, 2), (3, 8))
    assert even_groups([(0, 1), (2, 3), (4, 5), (6, 7)], 6) == ((0, 3), (4, 7))
    assert even_groups([(0, 3)], 9) == ((0, 3),)


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_what_is_felt_is_seen_on_a_full_sheet(language: str) -> None:
    (page,) = _sheets("broadband", language, "A3").pages
    (axis,) = page.scene.of_kind("emotion_axis")
    assert _height_of_scale(axis) > 0.057 * page.height


def _height_of_scale(axis: SceneItem) -> float:
    (drawn,) = (shape for shape in axis.primitives if isinstance(shape, Group))
    ends = {run.text: run.y * drawn.scale for run in drawn.children if isinstance(run, TextRun)}
    return ends["−2"] - ends["+2"]


def _words(item: SceneItem) -> list[Rect]:
    """Where the letters of an item of a page stand."""
    (drawn,) = (shape for shape in item.primitives if isinstance(shape, Group))
    return [
        Rect(
            item.x + run.x * drawn.scale,
            item.y + (run.y - 0.75 * run.size) * drawn.scale,
            run.width * drawn.scale,
            run.size * drawn.scale,
        )
        for run in drawn.children
        if isinstance(run, TextRun)
    ]


@pytest.mark.parametrize(
    ("name", "language"), [("outpatient", "en"), ("electronics", "en"), ("electronics", "zh-CN")]
)
def test_the_scale_takes_the_air_that_values_leave(name: str, language: str) -> None:
    """No value reaches its ends here: labels of the outermost ones stand within it."""
    (page,) = _sheets(name, language, "A3").pages
    (axis,) = page.scene.of_kind("emotion_axis")
    assert _height_of_scale(axis) > 0.78 * axis.rect.height


@pytest.mark.parametrize("value", [-2.0, -1.75, -1.0, 0.0, 1.5, 2.0])
@pytest.mark.parametrize("other", [-2.0, -1.5, 0.5, 2.0])
@pytest.mark.parametrize("quote", ["", "Why?"])
def test_words_of_a_curve_stay_within_its_band(value: float, other: float, quote: str) -> None:
    doc = BlueprintBuilder(steps=2, scale_min=-2, scale_max=2)
    for number, felt in enumerate((value, other), 1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", felt, quote=quote)
    (page,) = compose(doc.store(), PageOptions(size="A3", landscape=True)).pages
    (axis,) = page.scene.of_kind("emotion_axis")
    words = [rect for item in page.scene.of_kind("emotion") for rect in _words(item)]
    assert len(words) >= 2
    quotes = [item.rect for item in page.scene.of_kind("quote")]
    for rect in (*words, *quotes):
        assert axis.rect.y - 0.01 <= rect.y
        assert rect.bottom <= axis.rect.bottom + 0.01
    for rect in words:
        assert not any(rect.intersects(call_out) for call_out in quotes)
