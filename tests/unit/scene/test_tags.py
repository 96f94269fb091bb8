"""Links that go on at another sheet end in tags at their elements."""

from functools import cache

import pytest

from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.view import RecordView
from cxdesigner.scene.items import PageSet
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.primitives import Group, TextRun


@cache
def _compose(name: str, **options: object) -> PageSet:
    return compose(RecordView(load_template(name)), PageOptions(**options))  # type: ignore[arg-type]


def test_the_words_of_a_link_stand_in_its_tag() -> None:
    pages = _compose("outpatient", size="A4", landscape=True, language="en").pages
    tags = [item for page in pages for item in page.scene.items.values() if ":stub:" in item.id]
    words = " ".join(tag.label for tag in tags)
    for start in ("Prescription →", "Patient reply →", "Re-check", "Sample and", "Second nurse"):
        assert start in words
    for page in pages:
        here = [tag.rect for tag in tags if page.scene.items.get(tag.id) is tag]
        for at, rect in enumerate(here):
            assert not any(rect.intersects(other) for other in here[at + 1 :])


@pytest.mark.parametrize(("sample", "tag"), [("outpatient", "en"), ("electronics", "zh-CN")])
def test_a_tag_has_all_words_of_its_link_and_hangs_at_its_element(sample: str, tag: str) -> None:
    shortened, loose = [], []
    for page in _compose(sample, size="A4", language=tag).pages:
        for item in page.scene.items.values():
            if ":stub:" not in item.id:
                continue
            shapes = [
                one
                for shape in item.primitives
                for one in (shape.children if isinstance(shape, Group) else (shape,))
            ]
            drawn = " ".join(run.text for run in shapes if isinstance(run, TextRun))
            assert drawn
            if "…" in drawn:
                shortened.append(drawn)
            element = page.scene.items[item.record_id or ""].rect
            if ":in" in item.id and item.rect.y > element.bottom:
                loose.append(drawn)
    assert (shortened, loose) == ([], [])


def test_a_tag_covers_neither_its_element_nor_the_foot_of_the_sheet() -> None:
    pages = _compose("outpatient", size="A4", landscape=True, language="en").pages
    for page in pages:
        items = page.scene.items
        foot = min(item.rect.y for item in items.values() if item.kind == "legend")
        for item in items.values():
            if ":stub:" in item.id:
                assert item.rect.y > items[item.record_id or ""].rect.bottom - 1
                assert item.rect.bottom < foot, item.label


def test_links_that_go_on_elsewhere_end_in_a_tag_with_the_page() -> None:
    pages = _compose("outpatient", size="A4", language="en").pages
    page_of = {item.id: page.number for page in pages for item in page.scene.of_kind("element")}
    assert page_of["c3"] != page_of["c4"]
    tag = pages[page_of["c3"] - 1].scene.items[":stub:c3:out"]
    assert str(page_of["c4"]) in tag.label
    back = pages[page_of["c4"] - 1].scene.items[":stub:c4:in"]
    assert str(page_of["c3"]) in back.label


def test_the_exit_of_a_decision_is_named_where_it_goes_on_elsewhere() -> None:
    pages = _compose("outpatient", size="A4", language="en").pages
    page_of = {item.id: page.number for page in pages for item in page.scene.of_kind("element")}
    view = RecordView(load_template("outpatient"))
    exits = [
        (link, page_of[link.source_id], page_of[link.target_id])
        for link in view.of_type(Link)
        if view.need(Element, link.source_id).kind == "decision"
        and page_of[link.source_id] != page_of[link.target_id]
    ]
    assert exits
    for link, here, there in exits:
        tags = [item.label for item in pages[here - 1].scene.items.values()
                if item.id.startswith(f":stub:{link.source_id}:out")]  # fmt: skip
        assert f"{link.label.text('en')} → {there}" in tags
