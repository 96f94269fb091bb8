"""The action plan, the roles and the duties on sheets behind a drawing."""

import pytest
from rules_templates import Edit

from cxdesigner.base.i18n import use_language
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.persona import Role
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.render.pdf import write_pdf
from cxdesigner.report.handout import handout
from cxdesigner.report.plan import pages as plan_pages
from cxdesigner.report.table_pages import SHEET, Column, PrintedTable, drafted, plain_rows
from cxdesigner.scene.items import Page, PageSet
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.primitives import TextRun
from cxdesigner.scene.theme import PRINT, Theme

TODAY = "2026-11-26"


def with_plan(store: Store) -> PageSet:
    return handout(store, PageOptions(), plan=True, today=TODAY)


def runs(page: Page) -> list[TextRun]:
    return [
        shape
        for item in page.scene.items.values()
        for shape in item.primitives
        if isinstance(shape, TextRun)
    ]


def said(page: Page) -> str:
    return " ".join(" ".join(run.text for run in runs(page)).split())


def changed(code: str, *records: object) -> Store:
    store = Edit(code).store
    with store.transaction("x") as tx:
        for record in records:
            tx.put(record)  # type: ignore[arg-type]
    return store


def test_the_plan_follows_the_drawing_and_roles_are_left_out_where_there_are_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # More roles than fit beside each other go on on another sheet.
    monkeypatch.setattr(plan_pages, "_MOST_PARTIES", 8)
    store = Edit("C").store
    plain = compose(store)
    pages = with_plan(store)
    added = pages.pages[len(plain.pages) :]
    assert [page.name for page in added] == ["Action plan", "RACI matrix", "RACI matrix"]
    assert [page.number for page in pages.pages] == list(range(1, len(pages.pages) + 1))
    entries = pages.outline[len(plain.outline) :]
    assert [(one.title, one.page) for one in entries] == [("Action plan", 1), ("RACI matrix", 2)]
    text = said(added[0])
    assert "3 actions" in text
    # None is over yet.
    assert "done or dropped" not in text
    # By value: 50, 16, 15.
    assert text.index("Show expected wait") < text.index("Show booking") < text.index("Pay at")
    assert "Nobody says how long the wait is" in text


def test_what_is_late_or_owned_by_nobody_stands_out() -> None:
    old = Edit("C").store.need(Opportunity, "o2")
    store = changed("C", old.replace(due="2026-10", owner=LocalText.of("")))
    page = with_plan(store).pages[1]
    paints = {run.text: run.paint for run in runs(page)}
    assert paints["nobody"] == "problem.warning"
    assert [run.text for run in runs(page) if run.paint == "problem.error"] == [
        "2026-10,",
        "overdue",
    ]
    assert "1 overdue · 1 without an owner" in said(page)


def test_a_done_action_says_what_it_changed() -> None:
    old = Edit("C").store.need(Opportunity, "o1")
    store = changed("C", old.replace(status="done", changed_ids=("b1",)))
    page = with_plan(store).pages[1]
    assert "3 actions · 1 done or dropped" in said(page)
    assert "Changed: Nurse triages and orders the list" in said(page)
    assert said(page).index("Not started (2)") < said(page).index("Done (1)")


def test_roles_have_duty_purpose_and_authority() -> None:
    role = Role(
        id="r1",
        name=LocalText.of("Nurse"),
        duty=LocalText.of("Triages"),
        purpose=LocalText.of("Nobody waits in fear"),
        authority=LocalText.of("May move a patient forward"),
    )
    store = changed("C", role)
    pages = with_plan(store).pages
    (page,) = [one for one in pages if one.name == "Roles"]
    for words in ("Nurse", "Triages", "Nobody waits in fear", "May move a patient forward"):
        assert words in said(page)


def test_what_the_lanes_say_stands_in_brackets() -> None:
    store = Edit("C").store
    page = with_plan(store).pages[2]
    texts = [run.text for run in runs(page)]
    assert "(RA)" in texts
    assert "RA" in texts


def test_many_actions_repeat_the_headings_and_stay_on_the_sheets() -> None:
    long = "Something that takes more than one line to say, and then some more of it. " * 3
    store = changed(
        "C",
        *(Opportunity(id=f"x{n}", text=LocalText.of(f"{n} {long}")) for n in range(60)),
    )
    plain = compose(store)
    added = [
        page for page in with_plan(store).pages[len(plain.pages) :] if page.name == "Action plan"
    ]
    assert len(added) > 2
    for page in added:
        assert "What it answers" in said(page)
        for run in runs(page):
            assert 0 < run.y < SHEET[1]
            assert 0 < run.x
            assert run.x + run.width < SHEET[0]
    everything = " ".join(said(page) for page in added)
    assert all(f" {n} Something" in everything for n in range(60))


def test_a_text_longer_than_a_sheet_goes_on_on_the_next() -> None:
    words = " ".join(f"word{n}" for n in range(1100))
    store = changed("C", Opportunity(id="x", text=LocalText.of(words)))
    plain = compose(store)
    pages = with_plan(store).pages[len(plain.pages) :]
    everything = " ".join(said(page) for page in pages if page.name == "Action plan")
    assert all(f"word{n}" in everything for n in (0, 700, 1099))


def test_the_sheets_speak_the_language_of_the_blueprint_and_can_be_searched() -> None:
    from io import BytesIO

    import pikepdf

    store = Edit("A").store
    with use_language("en"):
        pages = with_plan(store)
    assert pages.pages[1].name == "行动计划"
    text = said(pages.pages[1])
    for words in ("要做什么", "应对什么", "未开始", "等待时间不透明"):
        assert words in text
    data = write_pdf(pages, Theme.load(PRINT))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == len(pages.pages)
        with pdf.open_outline() as outline:
            titles = [str(entry.title) for entry in outline.root]
    assert "行动计划" in titles


def test_all_sheets_are_numbered_through_and_say_what_they_are_about() -> None:
    pages = handout(Edit("C").store, PageOptions(), findings=True, plan=True, today=TODAY).pages
    assert len(pages) == 4
    for number, page in enumerate(pages, 1):
        assert (page.number, page.count) == (number, 4)
        assert f"{number} / 4" in said(page)
        assert "Hospital outpatient visit" in said(page)


def test_a_table_that_goes_on_repeats_its_title() -> None:
    store = changed(
        "C", *(Opportunity(id=f"x{n}", text=LocalText.of(f"Do {n}")) for n in range(40))
    )
    first, second = (page for page in with_plan(store).pages if page.name == "Action plan")
    assert said(first).startswith("Action plan ")
    assert said(second).startswith("Action plan · continued ")


def test_no_word_of_a_heading_is_parted() -> None:
    store = Edit("C").store
    (page,) = [page for page in with_plan(store).pages if page.name == "RACI matrix"]
    texts = {run.text for run in runs(page)}
    assert {"Laboratory", "Pharmacist", "coordination"} <= texts


def test_a_sheet_with_hardly_a_row_is_saved() -> None:
    sheets = []
    for rows in range(1, 60):
        table = PrintedTable(
            "Names", "", (Column("Name", 1),), plain_rows((f"{n}",) for n in range(rows))
        )
        drafts = drafted((table,), "en")
        sheets.append(len(drafts))
        words = [run.text for draft in drafts for run in draft.drawn if isinstance(run, TextRun)]
        assert [word for word in words if word.isdigit()] == [f"{n}" for n in range(rows)]
    assert sheets == sorted(sheets)
    # Without that the 24th row would stand on a sheet by itself.
    assert sheets.index(2) > 23
