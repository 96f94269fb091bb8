"""Escape drops what was typed into a field of the inspector, says so, and gives it back."""

import pytest
from hands import Hands
from inspecting import show, take_focus
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.ui.guide.factor_grid import FactorGrid
from cxdesigner.ui.panels.fields import ParsedField
from cxdesigner.ui.panels.list_fields import WordsField
from cxdesigner.ui.panels.record_field import RecordField
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.window import Window


def typed_and_dropped(window: Window, attribute: str, text: str) -> ParsedField:
    page = show(window.inspector, "c2")
    field = page.by_attribute[attribute]
    assert isinstance(field, ParsedField)
    take_focus(field.line)
    field.line.selectAll()
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    return field


def back_button(window: Window) -> QToolButton | None:
    buttons = window.status.findChildren(QToolButton, "bringBack")
    return next((button for button in buttons if button.isVisible()), None)


def test_a_time_comes_back(window: Window, hot_pot: Document) -> None:
    field = typed_and_dropped(window, "wait", "1h20")
    assert field.line.text() == "40 min"
    assert not hot_pot.history.can_undo
    assert window.status.message.text() == "“1h20” was dropped."
    button = back_button(window)
    assert button is not None
    button.click()
    assert hot_pot.store.need(Element, "c2").wait is not None
    assert hot_pot.store.need(Element, "c2").wait.minutes == 80
    assert field.line.text() == "1 h 20 min"
    assert back_button(window) is None


def test_what_means_nothing_comes_back_to_be_put_right(window: Window, hot_pot: Document) -> None:
    field = typed_and_dropped(window, "wait", "soon")
    button = back_button(window)
    assert button is not None
    button.click()
    assert field.line.text() == "soon"
    assert field.error.text()
    assert not hot_pot.history.can_undo


@pytest.mark.parametrize("text", ["40 min", ""])
def test_nothing_new_is_not_told(window: Window, hot_pot: Document, text: str) -> None:
    typed_and_dropped(window, "wait", text)
    assert back_button(window) is None
    assert not window.status.message.text()


def test_it_is_not_offered_to_another_element(window: Window, hot_pot: Document) -> None:
    typed_and_dropped(window, "wait", "1h20")
    hot_pot.selection.set(["c3"])
    assert back_button(window) is None


def bring_back(window: Window) -> None:
    button = back_button(window)
    assert button is not None
    button.click()


def drop(line: QLineEdit, text: str) -> None:
    take_focus(line)
    line.selectAll()
    line.insert(text)
    QTest.keyClick(line, Qt.Key.Key_Escape)


def test_a_word_that_was_not_added_yet_comes_back(window: Window, hot_pot: Document) -> None:
    field = show(window.inspector, "c2").field_of("tags")
    assert isinstance(field, WordsField)
    drop(field.line, "busy")
    assert field.line.text() == ""
    assert window.status.message.text() == "“busy” was dropped."
    bring_back(window)
    assert "busy" in hot_pot.store.need(Element, "c2").tags
    assert field.line.text() == ""


def test_a_name_that_was_not_taken_yet_comes_back(window: Window, hot_pot: Document) -> None:
    page = show(window.inspector, "c2")
    field = next(one for one in page.findChildren(RecordField) if one.isVisible())
    before, known = field.line.text(), list(field._names().values())
    name = next(one for one in known if one != before)
    drop(field.line, name)
    assert field.line.text() == before
    assert window.status.message.text() == f"“{name}” was dropped."
    bring_back(window)
    assert field.line.text() == name
    assert hot_pot.history.can_undo


def test_a_score_of_the_guide_comes_back(window: Window, hot_pot: Document) -> None:
    hands = Hands(window)
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(1)
    assert panel.page is not None
    cell = panel.page.findChild(FactorGrid).cells["product", "experience"]
    drop(cell.line, "4")
    assert window.status.message.text() == "“4” was dropped."
    bring_back(window)
    assert cell.line.text() == "4"
    assert hot_pot.history.can_undo


def test_a_number_of_the_guide_comes_back(window: Window, hot_pot: Document) -> None:
    hands = Hands(window)
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(6)
    assert panel.page is not None
    field = panel.page.findChild(ParsedField, "guideMonths")
    drop(field.line, "7")
    assert window.status.message.text() == "“7” was dropped."
    bring_back(window)
    assert field.line.text() == "7"
    assert hot_pot.history.can_undo


def test_a_field_below_the_plan_comes_back_to_its_own_action(
    window: Window, hot_pot: Document
) -> None:
    Hands(window).key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    plan = window.editors.current
    assert isinstance(plan, PlanEditor)
    field = plan.strip.by_attribute["effort"]
    assert isinstance(field, ParsedField)
    about = plan.strip.ids
    was = field.line.text()
    drop(field.line, "5" if was != "5" else "4")
    assert field.line.text() == was
    bring_back(window)
    assert hot_pot.store.need(Opportunity, about[0]).effort == (5 if was != "5" else 4)
    drop(field.line, "1")
    plan.strip.show_action(hot_pot, next(key for key in ("o1", "o2", "o3") if key not in about))
    button, steps = back_button(window), len(hot_pot.history.undo_labels)
    if button is not None:
        button.click()
    assert len(hot_pot.history.undo_labels) == steps
