"""Sheets are filled: curves are not flat, and none is half empty because another is full."""

from __future__ import annotations

from functools import cache

import pytest

from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView
from cxdesigner.scene.items import PageSet
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
    (drawn,) = (shape for shape in axis.primitives if isinstance(shape, Group))
    ends = {run.text: run.y * drawn.scale for run in drawn.children if isinstance(run, TextRun)}
    assert ends["−2"] - ends["+2"] > 0.057 * page.height
