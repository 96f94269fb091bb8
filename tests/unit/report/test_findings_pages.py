"""Findings on sheets behind a drawing."""

from rules_templates import Edit

from cxdesigner.base.i18n import use_language
from cxdesigner.model.blueprint import Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.report.handout import handout
from cxdesigner.report.table_pages import SHEET
from cxdesigner.rules.registry import find_rule
from cxdesigner.rules.runner import run
from cxdesigner.scene.items import PageSet
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.primitives import TextRun


def faulty() -> Store:
    edit = Edit("C").set("b3", actor=EMPTY).set("c2", label=EMPTY)
    return edit.add(
        Suppression(id="ignore-1", code="S23", subject_id="c2", reason=LocalText.of("Next week"))
    ).store


def with_findings(store: Store) -> PageSet:
    return handout(store, PageOptions(), findings=True)


def runs(pages: PageSet, first: int) -> list[TextRun]:
    return [
        shape
        for page in pages.pages[first:]
        for item in page.scene.items.values()
        for shape in item.primitives
        if isinstance(shape, TextRun)
    ]


def said(pages: PageSet, first: int) -> str:
    return " ".join(" ".join(run.text for run in runs(pages, first)).split())


def test_findings_follow_the_drawing_and_suppressed_ones_come_last_with_their_reason() -> None:
    store = faulty()
    plain = compose(store)
    pages = with_findings(store)
    text = said(pages, len(plain.pages))
    active, _sep, aside = text.partition("Suppressed (1) ")
    assert "Checked as review" in active
    assert "Warning (1) C03 Nobody is named who does" in active
    assert "S23" not in active
    assert aside.startswith("S23 This touchpoint has no label. Suppressed: Next week")
    assert [page.scene.items.keys() for page in pages.pages[: len(plain.pages)]] == [
        page.scene.items.keys() for page in plain.pages
    ]
    assert pages.outline[-1].title == "Problems"
    assert pages.outline[-1].page == len(plain.pages)


def test_what_is_suppressed_is_grey() -> None:
    store = faulty()
    plain = compose(store)
    paints = {run.text: run.paint for run in runs(with_findings(store), len(plain.pages))}
    assert paints["S23"] == "ink.secondary"
    assert paints["C03"] == "ink"


def test_what_helps_stands_beside_the_problem() -> None:
    store = Edit("C").set("b3", actor=EMPTY).store
    pages = with_findings(store)
    helps = find_rule("C03")
    assert helps is not None and helps.fix is not None  # noqa: PT018
    assert helps.fix.label in said(pages, 1)


def test_many_findings_take_more_sheets_and_stay_on_them() -> None:
    store = Store(Edit("C").store.records.values())
    with store.transaction("x") as tx:
        for element in store.of_type(Element):
            long = "A very long name that has to be broken over several lines, " * 4
            tx.put(element.replace(kind="touchpoint", label=LocalText.of(long)))
    plain = compose(store)
    pages = with_findings(store)
    assert len(run(store)) > 20
    assert len(pages.pages) - len(plain.pages) > 1
    for shape in runs(pages, len(plain.pages)):
        assert 0 < shape.y < SHEET[1]
        assert 0 < shape.x + shape.width < SHEET[0]
    assert [page.number for page in pages.pages] == list(range(1, len(pages.pages) + 1))


def test_the_words_are_in_the_language_of_the_sheets() -> None:
    store = Edit("A").store
    with use_language("en"):
        plain = compose(store)
        text = said(with_findings(store), len(plain.pages))
    assert "没有问题" in text


def test_what_stands_in_brackets_has_those_of_the_language() -> None:
    aside = Suppression(id="ignore-1", code="S23", subject_id="c2")
    store = Edit("A").set("c2", label=EMPTY).add(aside).store
    plain = compose(store)
    assert "已忽略（1）" in said(with_findings(store), len(plain.pages))


def test_no_headings_stand_above_nothing() -> None:
    text = said(with_findings(Edit("C").store), 1)
    assert "No problems" in text
    assert "What helps" not in text
