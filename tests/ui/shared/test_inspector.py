"""The inspector: what a person types there, and what they see of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import emotion_at
from cxdesigner.ui.panels.document_page import DocumentPage
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.fields import AreaField, DurationField, ParsedField, TextField
from cxdesigner.ui.panels.other_pages import LinePage, LinkPage, MixedPage
from cxdesigner.ui.window import Window


def element(document: Document, element_id: str) -> Element:
    return document.store.need(Element, element_id)


def show(window: Window, document: Document, *ids: str) -> None:
    document.selection.set(ids)
    window.inspector.refresh()


def line_of(window: Window, name: str) -> QLineEdit:
    found = window.inspector.findChild(QLineEdit, f"{name}Edit")
    assert found is not None
    return found


@pytest.fixture
def page(window: Window, hot_pot: Document) -> ElementPage:
    show(window, hot_pot, "c2")
    assert isinstance(window.inspector.page, ElementPage)
    return window.inspector.page


def test_shows_what_is_known_about_an_element(window: Window, page: ElementPage) -> None:
    assert window.inspector.title.text() == "Touchpoint"
    label = page.by_attribute["label"]
    assert isinstance(label, AreaField)
    assert label.area.toPlainText() == "到店等位"
    assert line_of(window, "work").text() == "1 min"
    assert line_of(window, "wait").text() == "40 min"
    assert line_of(window, "channel").text() == "门店"
    assert page.emotion.slider.value() == -1
    assert page.emotion.number.line.text() == "\N{MINUS SIGN}1"
    assert [mark for mark, chip in page.marks.chips.items() if not chip.isHidden()] == ["wait"]


def test_typing_a_name_is_one_undo_step(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    before = element(hot_pot, "c2").label
    label = page.by_attribute["label"]
    assert isinstance(label, AreaField)
    label.area.setFocus()
    label.area.selectAll()
    qtbot.keyClicks(label.area, "Wait")
    assert element(hot_pot, "c2").label.text("zh-CN") == "Wait"
    assert len(hot_pot.history.undo_labels) == 1
    qtbot.keyClicks(label.area, " here")
    assert len(hot_pot.history.undo_labels) == 1
    hot_pot.undo()
    window.inspector.refresh_now()
    assert element(hot_pot, "c2").label == before
    assert label.area.toPlainText() == "到店等位"


def test_focus_and_caret_survive_every_refresh(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    channel = line_of(window, "channel")
    channel.setFocus()
    channel.setText("shop floor")
    channel.setCursorPosition(4)
    qtbot.keyClicks(channel, "!")
    window.inspector.refresh()
    assert channel.text() == "shop! floor"
    assert channel.cursorPosition() == 5
    assert QApplication.focusWidget() is channel


def test_two_fields_are_two_undo_steps(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    channel, actor = line_of(window, "channel"), line_of(window, "actor")
    channel.setFocus()
    qtbot.keyClicks(channel, "a")
    actor.setFocus()
    qtbot.keyClicks(actor, "b")
    channel.setFocus()
    qtbot.keyClicks(channel, "c")
    assert len(hot_pot.history.undo_labels) == 3


def test_chinese_input_is_taken_when_the_word_is_chosen(
    hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    label = page.by_attribute["label"]
    assert isinstance(label, AreaField)
    label.area.setFocus()
    label.area.selectAll()
    QApplication.sendEvent(label.area, QInputMethodEvent("deng", []))
    page.refresh()
    assert label.area.toPlainText() in ("", "到店等位")
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("等位")
    QApplication.sendEvent(label.area, chosen)
    assert element(hot_pot, "c2").label.text("zh-CN") == "等位"


@pytest.mark.parametrize(
    ("typed", "minutes", "shown"),
    [("40", 40, "40 min"), ("80 min", 80, "1 h 20 min"), ("1h20", 80, "1 h 20 min")],
)
def test_times_are_read_as_people_write_them(
    window: Window,
    hot_pot: Document,
    page: ElementPage,
    qtbot: QtBot,
    typed: str,
    minutes: float,
    shown: str,
) -> None:
    work = line_of(window, "work")
    work.setFocus()
    work.selectAll()
    qtbot.keyClicks(work, typed)
    qtbot.keyClick(work, Qt.Key.Key_Return)
    window.inspector.refresh_now()
    stored = element(hot_pot, "c2").work
    assert stored is not None
    assert stored.minutes == minutes
    assert work.text() == shown


def test_a_range_is_kept_as_it_was_written(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    work = line_of(window, "work")
    work.setFocus()
    work.selectAll()
    qtbot.keyClicks(work, "10-25 min")
    qtbot.keyClick(work, Qt.Key.Key_Return)
    assert element(hot_pot, "c2").work == Duration("10-25 min")


def test_an_unreadable_time_is_explained_and_the_old_one_kept(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    before = element(hot_pot, "c2").work
    field = page.by_attribute["work"]
    assert isinstance(field, ParsedField)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "soon")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert element(hot_pot, "c2").work == before
    assert "1h20" in field.error.text()
    assert field.error.isVisible()
    assert not hot_pot.history.can_undo
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "1 min"
    assert not field.error.isVisible()


def test_what_is_typed_is_saved_without_leaving_the_field(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    work = line_of(window, "work")
    work.setFocus()
    work.selectAll()
    qtbot.keyClicks(work, "7")
    assert element(hot_pot, "c2").work == Duration(1)
    window.commit_fields()
    assert element(hot_pot, "c2").work == Duration(7)


def test_what_is_typed_stays_with_what_was_selected(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    other = element(hot_pot, "c1").work
    work = line_of(window, "work")
    work.setFocus()
    work.selectAll()
    qtbot.keyClicks(work, "9")
    show(window, hot_pot, "c1")
    assert element(hot_pot, "c2").work == Duration(9)
    assert element(hot_pot, "c1").work == other


def test_the_slider_sets_the_emotion_in_one_step(
    hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    slider = page.emotion.slider
    slider.setFocus()
    for _press in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    felt = emotion_at(hot_pot.store, "c2")
    assert felt is not None
    assert felt.value == 0.5
    assert len(hot_pot.history.undo_labels) == 1
    qtbot.mouseClick(page.emotion.clear, Qt.MouseButton.LeftButton)
    gone = emotion_at(hot_pot.store, "c2")
    assert gone is None or gone.value is None
    page.refresh()
    assert not slider.has_value


def test_a_time_below_zero_is_told_at_the_field(
    hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    before = hot_pot.store.need(Element, "c2").work
    field = page.by_attribute["work"]
    assert isinstance(field, DurationField)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "-5")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.error.text() == "A time cannot be below zero."
    assert hot_pot.store.need(Element, "c2").work == before


def test_marks_are_added_and_removed(hot_pot: Document, page: ElementPage, qtbot: QtBot) -> None:
    page.marks.choices["mot"].trigger()
    assert element(hot_pot, "c2").marks == ("wait", "mot")
    page.refresh()
    qtbot.mouseClick(page.marks.chips["wait"], Qt.MouseButton.LeftButton)
    assert element(hot_pot, "c2").marks == ("mot",)
    assert hot_pot.selection.ids == ("c2",)


def test_pains_are_added_edited_and_removed(
    hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    page.known.folds["insightsGroup"].header.setChecked(True)
    pains = page.known.list_of(PainPoint)
    before = {pain.id for pain in hot_pot.store.referring("c2", PainPoint)}
    qtbot.mouseClick(pains.add_button, Qt.MouseButton.LeftButton)
    (added,) = {pain.id for pain in hot_pot.store.referring("c2", PainPoint)} - before
    card = pains.cards[added]
    text, severity = card.by_attribute["text"], card.by_attribute["severity"]
    assert isinstance(text, AreaField)
    assert isinstance(severity, ParsedField)
    assert QApplication.focusWidget() is text.area
    qtbot.keyClicks(text.area, "Too long")
    severity.line.setFocus()
    qtbot.keyClicks(severity.line, "6")
    qtbot.keyClick(severity.line, Qt.Key.Key_Return)
    assert "from 1 to 5" in severity.error.text()
    severity.line.selectAll()
    qtbot.keyClicks(severity.line, "4")
    qtbot.keyClick(severity.line, Qt.Key.Key_Return)
    pain = hot_pot.store.need(PainPoint, added)
    assert (pain.text.text(), pain.severity) == ("Too long", 4)
    # The page has grown: it is laid out before anybody can reach the button.
    QApplication.processEvents()
    qtbot.mouseClick(card.remove_button, Qt.MouseButton.LeftButton)
    assert added not in hot_pot.store


def test_several_elements_show_what_they_share(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    show(window, hot_pot, "c2", "c3")
    assert window.inspector.title.text() == "2 things selected"
    work, channel = line_of(window, "work"), line_of(window, "channel")
    assert work.text() == ""
    assert work.placeholderText() == "Mixed"
    assert channel.text() == "门店"
    channel.setFocus()
    qtbot.keyClicks(channel, "!")
    assert [element(hot_pot, key).channel.text() for key in ("c2", "c3")] == ["!门店", "!门店"]
    assert len(hot_pot.history.undo_labels) == 1


def test_a_text_that_the_language_lacks_is_shown_in_grey(window: Window, hot_pot: Document) -> None:
    with hot_pot.transaction("Two languages") as tx:
        blueprint = hot_pot.store.blueprint
        tx.put(blueprint.replace(languages=("zh-CN", "en")))
        text = type(blueprint.title).of({"zh-CN": "到店"})
        tx.put(element(hot_pot, "c2").replace(channel=text))
    hot_pot.set_view(language="en")
    show(window, hot_pot, "c2")
    channel = line_of(window, "channel")
    assert channel.text() == ""
    assert channel.placeholderText() == "到店"
    field = window.inspector.page and window.inspector.page.by_attribute["channel"]
    assert isinstance(field, TextField)
    field.edited.emit("shop")
    assert element(hot_pot, "c2").channel.text("zh-CN") == "到店"
    assert element(hot_pot, "c2").channel.text("en") == "shop"


def test_links_change_kind_and_turn_round(window: Window, hot_pot: Document, qtbot: QtBot) -> None:
    link = next(link for link in hot_pot.store.of_type(Link) if link.kind == "flow")
    show(window, hot_pot, link.id)
    page = window.inspector.page
    assert isinstance(page, LinkPage)
    assert page.kind.value == "flow"
    qtbot.mouseClick(page.reverse, Qt.MouseButton.LeftButton)
    turned = hot_pot.store.need(Link, link.id)
    assert (turned.source_id, turned.target_id) == (link.target_id, link.source_id)
    page.kind.choice.setFocus()
    qtbot.keyClick(page.kind.choice, Qt.Key.Key_Down)
    assert hot_pot.store.need(Link, link.id).kind == "interaction"


def test_a_line_is_moved_below_another_lane(window: Window, hot_pot: Document) -> None:
    line = hot_pot.store.lines[0]
    show(window, hot_pot, line.id)
    page = window.inspector.page
    assert isinstance(page, LinePage)
    last = hot_pot.store.lanes[-1].id
    page.after.edited.emit(last)
    assert hot_pot.store.need(Line, line.id).after_lane_id == last


def test_things_of_different_types_are_counted(window: Window, hot_pot: Document) -> None:
    link = hot_pot.store.of_type(Link)[0].id
    show(window, hot_pot, "c2", link)
    page = window.inspector.page
    assert isinstance(page, MixedPage)
    assert page.counts.text() == "1 element\n1 link"


def test_a_point_of_the_curve_shows_its_element(window: Window, hot_pot: Document) -> None:
    felt = emotion_at(hot_pot.store, "c2")
    assert felt is not None
    show(window, hot_pot, felt.id)
    assert isinstance(window.inspector.page, ElementPage)
    assert window.inspector.page.ids == ("c2",)


def test_nothing_selected_shows_the_blueprint(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    show(window, hot_pot)
    page = window.inspector.page
    assert isinstance(page, DocumentPage)
    title = page.by_attribute["title"]
    assert isinstance(title, AreaField)
    qtbot.keyClicks(title.area, "X")
    assert hot_pot.store.blueprint.title.text().startswith("X")
    qtbot.mouseClick(page.personas.add_button, Qt.MouseButton.LeftButton)
    added = hot_pot.store.of_type(Persona)[-1]
    qtbot.keyClicks(QApplication.focusWidget(), "Ann")
    assert hot_pot.store.need(Persona, added.id).name.text() == "Ann"
    page.scale.edited.emit((1, 5))
    blueprint = hot_pot.store.need(Blueprint, hot_pot.store.blueprint.id)
    assert (blueprint.scale_min, blueprint.scale_max) == (1, 5)
    page.languages["en"].check.click()
    assert hot_pot.store.blueprint.languages == ("zh-CN", "en")
    page.languages["zh-CN"].check.click()
    assert hot_pot.store.blueprint.languages == ("en",)
    assert not page.languages["en"].check.isEnabled()


def test_languages_are_told_by_their_names_as_far_as_there_is_room(
    window: Window, hot_pot: Document
) -> None:
    show(window, hot_pot)
    page = window.inspector.page
    assert isinstance(page, DocumentPage)
    assert page.language_group.header.count == "简体中文"
    for tag, told in (("en", "简体中文 · English"), ("zh-TW", "3")):
        page.languages[tag].edited.emit(True)
        window.inspector.refresh()
        assert page.language_group.header.count == told


def test_an_emotion_for_many_goes_to_what_the_customer_does(
    hot_pot: Document, window: Window, page: ElementPage, qtbot: QtBot
) -> None:
    show(window, hot_pot, "e1", "f1", "p1", "c1", "c4")
    number = page.emotion.number.line
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "1.5")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    felt = {key: emotion_at(hot_pot.store, key) for key in ("e1", "f1", "p1", "c1", "c4")}
    assert {key: one.value for key, one in felt.items() if one} == {"c1": 1.5, "c4": 1.5}
    page.refresh()
    assert number.text() == "+1.5"
