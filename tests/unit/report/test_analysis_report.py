"""The analyses on paper: everything that has data, nothing cut, nothing off the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
import pytest

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import use_language
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.render.pdf import write_pdf
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.report.analysis_pages.page import PAGE_KEYS
from cxdesigner.report.analysis_report import MARGIN, analysis_report
from cxdesigner.scene.blocks.measures import MIN_LATIN
from cxdesigner.scene.items import PageSet, SceneItem
from cxdesigner.scene.primitives import Group, Primitive, TextRun
from cxdesigner.scene.theme import PRINT, Theme


def facts_of(template: str) -> Facts:
    return Facts(Store(load_template(template)))


def report(template: str, language: str = "en") -> PageSet:
    return analysis_report(facts_of(template), language)


def labels(pages: PageSet) -> list[str]:
    return [item.label for page in pages.pages for item in page.scene.items.values()]


@pytest.mark.parametrize("template", ["electronics", "outpatient"])
def test_every_analysis_with_data_is_an_entry_of_the_outline(template: str) -> None:
    facts = facts_of(template)
    shown = [analysis_page(key, facts, "en") for key in PAGE_KEYS]
    wanted = [page.summary.title for page in shown if page.need is None]
    assert [entry.title for entry in report(template).outline] == wanted


def test_nothing_lies_beyond_the_margins_or_on_what_is_below() -> None:
    for page in report("hot-pot", "zh-CN").pages:
        for item in page.scene.items.values():
            if item.kind == "footer":
                continue
            assert item.rect.x >= MARGIN - 0.01
            assert item.rect.right <= page.width - MARGIN + 0.01
            assert item.rect.y >= MARGIN - 0.01
            assert item.rect.bottom <= page.height - MARGIN + 0.01


def test_the_gap_table_is_printed_in_chinese() -> None:
    found = labels(report("electronics", "zh-CN"))
    assert "便利性 5 7 −2 9 −18 10 −5" in found
    assert any("依据 Schmitt" in label for label in found)


def test_it_is_a_document_with_an_outline() -> None:
    data = write_pdf(report("electronics"), Theme.load(PRINT))
    with pikepdf.open(BytesIO(data)) as document:
        assert len(document.pages) > 5
        with document.open_outline() as outline:
            assert "CEM table" in [entry.title for entry in outline.root]


def test_a_blueprint_without_figures_says_so() -> None:
    pages = report("empty-blueprint")
    assert len(pages.pages) == 1
    assert "No analysis has data yet." in labels(pages)


def test_a_picture_of_several_parts_is_parted_and_stays_readable() -> None:
    pages = report("outpatient")
    sizes = [size for page in pages.pages for size in drawn_sizes(page.scene.items.values())]
    assert min(sizes) >= MIN_LATIN * 0.85


def drawn_sizes(items: Iterable[SceneItem]) -> Iterator[float]:
    for item in items:
        yield from sizes_in(item.primitives, 1.0)
        yield from drawn_sizes(item.children)


def sizes_in(shapes: Iterable[Primitive], scale: float) -> Iterator[float]:
    for shape in shapes:
        if isinstance(shape, TextRun):
            yield shape.size * scale
        elif isinstance(shape, Group):
            yield from sizes_in(shape.children, scale * shape.scale)


def test_pictures_begin_level_with_the_text() -> None:
    lefts = {
        round(item.rect.x, 2)
        for page in report("outpatient").pages
        for item in page.scene.items.values()
        if "heading-" in item.id
    }
    assert lefts == {MARGIN}


def test_each_sheet_says_which_of_how_many_it_is() -> None:
    pages = report("hot-pot", "zh-CN").pages
    texts = {
        run.text
        for item in pages[2].scene.items.values()
        for run in item.primitives
        if isinstance(run, TextRun)
    }
    assert f"3 / {len(pages)}" in texts


@pytest.mark.parametrize(("template", "language"), [("electronics", "zh-TW"), ("outpatient", "en")])
def test_a_short_table_is_not_parted(template: str, language: str) -> None:
    """The table of opportunity scores began at the foot of a sheet and ended on the next."""
    facts = facts_of(template)
    rows_by_heading: dict[str, int] = {}
    for key in PAGE_KEYS:
        with use_language(language):
            page = analysis_page(key, facts, language)
        for section in page.sections if page.need is None else ():
            if section.table is not None:
                heading = " ".join(section.table.columns)
                rows_by_heading[heading] = len(section.table.rows)
    again = [
        item.label
        for page in report(template, language).pages
        for item in page.scene.items.values()
        if re.fullmatch(r":report:\d+:\d+", item.id)
    ]
    assert again
    assert [heading for heading in again if rows_by_heading[heading] <= 6] == []
