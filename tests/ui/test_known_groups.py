"""What is known about elements, stages and the journey: all of it can be read and changed."""

from __future__ import annotations

from typing import Any

import pytest
from hands import settle
from inspecting import show, take_focus, use
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import use_language
from cxdesigner.editor.document import Document
from cxdesigner.editor.field_specs import field_groups
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.persona import Role
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.report.insight_words import METRIC_FIELDS
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.panels.date_field import DateField
from cxdesigner.ui.panels.document_page import DocumentPage
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.fields import AreaField, ParsedField
from cxdesigner.ui.panels.inspector import Inspector
from cxdesigner.ui.panels.known_groups import KnownList
from cxdesigner.ui.panels.other_pages import StagePage
from cxdesigner.ui.panels.record_field import RecordField
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.widgets import Choice, Fold
from tools.text_fit import contrast_in

LEFT = Qt.MouseButton.LeftButton
ABOUT_ELEMENTS: list[type[Record]] = [
    PainPoint, Opportunity, Metric, DelightPoint, Thought, RaciRow, Feedback,
]  # fmt: skip


def test_the_first_field_of_a_fresh_card_says_what_is_written_there(inspector: Inspector) -> None:
    for kind, words in ((PainPoint, "Pain point"), (Opportunity, "Opportunity")):
        cards = cards_of(inspector, kind, "c1")
        cards.add_button.click()
        card = list(cards.cards.values())[-1]
        first = card.fields[0]
        assert isinstance(first, AreaField)
        assert first.area.placeholderText() == words


def test_what_is_not_said_is_paler_than_what_is(
    inspector: Inspector, document: Document, program: Editor
) -> None:
    page = show(inspector, "c1")
    choice = Choice(page)
    choice.addItems(["Not said", "Basic"])
    choice.resize(160, 30)
    inks = []
    for index in (0, 1):
        choice.setCurrentIndex(index)
        picture = choice.grab(QRect(8, 4, 90, 22)).toImage()
        places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
        inks.append(min(picture.pixelColor(x, y).lightness() for x, y in places))
    assert inks[0] > inks[1] + 20


def cards_of(inspector: Inspector, kind: type[Record], *ids: str) -> KnownList:
    page = show(inspector, *ids)
    assert isinstance(page, ElementPage | StagePage | DocumentPage)
    return page.known.list_of(kind)


def assert_changed(document: Document, record: Record, name: str) -> None:
    """See another value in a field of a record; what is typed is taken when the focus leaves."""
    before = getattr(record, name)

    def now() -> object:
        return getattr(document.store.need(type(record), record.id), name)

    for _try in range(50):
        if now() != before:
            break
        QTest.qWait(20)
    assert now() != before, name


def use_all(document: Document, cards: KnownList, record: Record) -> None:
    """Change every field of a card and see each in the record."""
    settle()
    card = cards.cards[record.id]
    for fold in card.findChildren(Fold):
        fold.header.setChecked(True)
    settle()
    names = {spec.name for group in field_groups(type(record)) for spec in group.fields}
    names |= {key for key in card.by_attribute if key != "type"}
    # What gets another element is shown there; a test of its own does that.
    names.discard("element_id")
    # What gets a stage is shown there from then on.
    for name in sorted(names, key=lambda name: (name == "stage_id", name)):
        field = card.field_of(name)
        assert field is not None, name
        use(field)
        assert_changed(document, record, name)


@pytest.mark.parametrize("kind", ABOUT_ELEMENTS)
def test_all_that_is_known_about_an_element_is_within_reach(
    inspector: Inspector, document: Document, kind: type[Record]
) -> None:
    cards = cards_of(inspector, kind, "c1")
    before = set(cards.cards)
    QTest.mouseClick(cards.add_button, LEFT)
    (added,) = set(cards.cards) - before
    if kind is Metric:
        return
    use_all(document, cards, document.store.need(kind, added))


@pytest.mark.parametrize("kind_of_metric", ["csat", "nps", "ces", "duration"])
def test_a_metric_shows_the_fields_that_its_kind_has(
    inspector: Inspector, document: Document, kind_of_metric: str
) -> None:
    metric = Metric(id="known", type=kind_of_metric, element_id="c1")
    with document.transaction() as tx:
        tx.put(metric)
    cards = cards_of(inspector, Metric, "c1")
    card = cards.cards["known"]
    inspector.refresh()
    hidden = {name for name, field in card.by_attribute.items() if field.isHidden()}
    assert hidden == {n for n, kinds in METRIC_FIELDS.items() if kind_of_metric not in kinds}
    # Another kind has other fields, so the kind comes last.
    names = set(card.by_attribute) - hidden - {"element_id"}
    for name in sorted(names, key=lambda name: (name == "type", name)):
        use(card.by_attribute[name])
        assert_changed(document, metric, name)


def test_what_is_filled_in_stays_in_sight_whatever_the_kind(
    inspector: Inspector, document: Document
) -> None:
    with document.transaction() as tx:
        tx.put(Metric(id="known", type="duration", element_id="c1", counts=(("5", 2.0),)))
    card = cards_of(inspector, Metric, "c1").cards["known"]
    assert not card.by_attribute["counts"].isHidden()


def test_answers_that_are_no_numbers_are_explained(
    inspector: Inspector, document: Document
) -> None:
    # Of its own id: what cannot be read stays on the card of a record, also when it comes back.
    with document.transaction() as tx:
        tx.put(Metric(id="odd", type="csat", element_id="c1"))
    card = cards_of(inspector, Metric, "c1").cards["odd"]
    counts = card.field_of("counts")
    assert isinstance(counts, AreaField)
    counts.area.setFocus()
    QTest.keyClicks(counts.area, "5: many")
    counts.area.clearFocus()
    counts.commit()
    assert "such as 5: 12" in counts.error.text()
    assert document.store.need(Metric, "odd").counts == ()


def test_roles_and_what_concerns_the_whole_journey(
    inspector: Inspector, document: Document
) -> None:
    for kind in (Role, PainPoint, Feedback):
        cards = cards_of(inspector, kind)
        before = set(cards.cards)
        QTest.mouseClick(cards.add_button, LEFT)
        (added,) = set(cards.cards) - before
        use_all(document, cards, document.store.need(kind, added))
        record = document.store.find(added)
        if kind is PainPoint:
            # It belongs to a stage now and is shown there.
            inspector.refresh()
            assert added not in cards.cards
            assert added in cards_of(inspector, kind, record.stage_id).cards  # type: ignore[union-attr]
            continue
        QTest.mouseClick(cards.cards[added].remove_button, LEFT)
        assert added not in document.store


def test_several_elements_get_one_each_and_change_together(
    inspector: Inspector, document: Document
) -> None:
    ids = ("c1", "c2", "c3")
    cards = cards_of(inspector, DelightPoint, *ids)
    before = document.store.of_type(DelightPoint)
    steps = len(document.history.undo_labels)
    QTest.mouseClick(cards.add_button, LEFT)
    assert len(document.history.undo_labels) == steps + 1
    (card,) = (card for card in cards.cards.values() if len(card.ids) == 3)
    assert card.where.text() == "3 of 3 selected"
    text = card.by_attribute["text"]
    assert isinstance(text, AreaField)
    QTest.keyClicks(text.area, "Free fruit")
    inspector.refresh()
    added = [one for one in document.store.of_type(DelightPoint) if one not in before]
    assert sorted(str(one.element_id) for one in added) == list(ids)
    assert {one.text.text("zh-CN") for one in added} == {"Free fruit"}
    # Another selection, and back: what says the same is one card again.
    show(inspector, "c1")
    again = cards_of(inspector, DelightPoint, *ids)
    assert any(len(card.ids) == 3 for card in again.cards.values())
    (card,) = (card for card in again.cards.values() if len(card.ids) == 3)
    settle()
    QTest.mouseClick(card.remove_button, LEFT)
    assert document.store.of_type(DelightPoint) == before


def test_typing_what_another_says_does_not_change_the_other(
    inspector: Inspector, document: Document
) -> None:
    with document.transaction() as tx:
        tx.put(PainPoint(id="pa", element_id="c1", text=LocalText.of({"zh-CN": "AB"})))
        tx.put(PainPoint(id="pb", element_id="c2", text=LocalText.of({"zh-CN": "A"})))
    cards = cards_of(inspector, PainPoint, "c1", "c2")
    area = cards.cards["pb"].by_attribute["text"]
    assert isinstance(area, AreaField)
    area.area.setFocus()
    area.area.moveCursor(area.area.textCursor().MoveOperation.End)
    for letter in "BC":
        QTest.keyClicks(area.area, letter)
        inspector.refresh()
    texts = [document.store.need(PainPoint, key).text.text("zh-CN") for key in ("pa", "pb")]
    assert texts == ["AB", "ABC"]


def test_a_selected_metric_is_shown_with_its_element(
    inspector: Inspector, document: Document
) -> None:
    with document.transaction() as tx:
        tx.put(Metric(id="known", type="nps", element_id="c1"))
        tx.put(Metric(id="all", type="nps"))
    assert isinstance(show(inspector, "known"), ElementPage)
    assert isinstance(show(inspector, "all"), DocumentPage)


def due_of(inspector: Inspector, document: Document) -> ParsedField:
    with document.transaction() as tx:
        tx.put(Opportunity(id="known", element_id="c1", due="2026-10-31"))
    due = cards_of(inspector, Opportunity, "c1").cards["known"].field_of("due")
    assert isinstance(due, DateField)
    due.line.setFocus()
    return due


def test_a_date_is_chosen_in_a_calendar(inspector: Inspector, document: Document) -> None:
    due = due_of(inspector, document)
    QTest.keyClick(due.line, Qt.Key.Key_Down)
    popup: Any = QApplication.activePopupWidget()
    calendar = popup.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 10, 31)
    days = calendar.findChild(QTableView)
    QTest.keyClick(days, Qt.Key.Key_Left)
    QTest.keyClick(days, Qt.Key.Key_Return)
    settle()
    assert document.store.need(Opportunity, "known").due == "2026-10-30"
    assert due.line.text() == "2026-10-30"


def test_what_is_no_date_is_explained(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    due = due_of(inspector, document)
    due.line.setText("soon")
    QTest.keyClick(due.line, Qt.Key.Key_Return)
    assert due.error.text() == "Write a date such as 2026-10-31."
    assert document.store.need(Opportunity, "known").due == "2026-10-31"
    # Other fields change the record; what was typed stays until the person puts it right.
    due.line.clearFocus()
    impact = cards_of(inspector, Opportunity, "c1").cards["known"].field_of("impact")
    assert isinstance(impact, ParsedField)
    with document.transaction() as tx:
        tx.put(document.store.need(Opportunity, "known").replace(impact=3))
    qtbot.waitUntil(lambda: impact.line.text() == "3")
    assert due.line.text() == "soon"
    assert due.error.text()
    with document.transaction() as tx:
        tx.put(document.store.need(Opportunity, "known").replace(due="2026-11-01"))
    qtbot.waitUntil(lambda: due.line.text() == "2026-11-01")
    assert not due.error.text()


def test_the_days_of_the_week_are_read_in_the_calendar(
    inspector: Inspector, document: Document
) -> None:
    due = due_of(inspector, document)
    assert isinstance(due, DateField)
    calendar = due.open_calendar()
    days = calendar.findChild(QTableView)
    names = [days.model().index(0, n).data() for n in range(7)]
    width = max(days.fontMetrics().horizontalAdvance(name) for name in names)
    assert width <= days.columnWidth(0)
    QApplication.activePopupWidget().close()


def test_the_arrows_of_the_calendar_are_seen_in_the_dark(
    inspector: Inspector, document: Document, qapp: QApplication
) -> None:
    try:
        apply_theme(qapp, Theme.load("dark"))
        due = due_of(inspector, document)
        assert isinstance(due, DateField)
        calendar = due.open_calendar()
        settle()
        for way in ("prev", "next"):
            button: Any = calendar.findChild(QToolButton, f"qt_calendar_{way}month")
            area = QRect(button.mapTo(calendar, QPoint()), button.size())
            assert (contrast_in(calendar.grab(area).toImage()) or 0) >= 3
    finally:
        QApplication.activePopupWidget().close()
        apply_theme(qapp, Theme.load("light"))


@pytest.mark.parametrize("tongue", ["zh-CN", "zh-TW"])
def test_the_year_stands_before_the_month_in_chinese(
    inspector: Inspector, document: Document, tongue: str
) -> None:
    due = due_of(inspector, document)
    assert isinstance(due, DateField)
    due.line.setText("2026-11-03")
    with use_language(tongue):
        calendar = due.open_calendar()
        buttons: list[Any] = [
            calendar.findChild(QToolButton, f"qt_calendar_{part}button")
            for part in ("year", "month")
        ]
        settle()
        assert [button.text() for button in buttons] == ["2026年", "11月"]
        assert buttons[0].geometry().right() < buttons[1].x()
        calendar.showNextMonth()
        calendar.showNextMonth()
        assert [button.text() for button in buttons] == ["2027年", "1月"]
    QApplication.activePopupWidget().close()


def test_a_pain_is_given_to_another_element(inspector: Inspector, document: Document) -> None:
    cards = cards_of(inspector, PainPoint, "c2")
    (pain_id,) = cards.cards
    field = cards.cards[pain_id].field_of("element_id")
    assert isinstance(field, RecordField)
    settle()
    assert field.line.text() == "到店等位"
    take_focus(field.line)
    field.line.setText("nobody")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "nothing of this name" in field.error.text()
    field.line.setText("入座")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    inspector.refresh()
    assert document.store.need(PainPoint, pain_id).element_id == "c3"
    assert not cards.cards
    assert document.selection.ids == ("c2",)
    document.undo()
    inspector.refresh()
    assert list(cards.cards) == [pain_id]
