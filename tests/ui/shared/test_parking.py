"""The parking strip."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.text import set_text
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.queries import reading_order
from cxdesigner.ui.fade import Fade
from cxdesigner.ui.panels import parking
from cxdesigner.ui.panels.other_pages import MixedPage
from cxdesigner.ui.panels.parking import HEIGHT_PX

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def park_by_key(hands: Hands, *element_ids: str) -> None:
    for element_id in element_ids:
        hands.click(hands.middle(element_id))
        hands.key(Qt.Key.Key_K, CONTROL | SHIFT)
    settle()


def drag_out(hands: Hands, row: int, place: QPointF) -> None:
    strip = hands.window.parking.list
    strip.setCurrentRow(row)
    mime, at, copy = strip.mime_of(), hands.pixel(place), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(at.toPoint(), copy, mime, left, plain),
        QDragMoveEvent(at.toPoint(), copy, mime, left, plain),
        QDropEvent(at, copy, mime, left, plain),
    ):
        QApplication.sendEvent(hands.port, event)
    settle()


def test_the_strip_is_there_while_it_holds_something(hands: Hands) -> None:
    strip = hands.window.parking
    assert strip.isHidden()
    park_by_key(hands, "c2")
    hands.wait(lambda: not strip.isHidden())
    assert hands.document.store.get(Element, "c2") is None
    assert strip.list.item(0).text() == "到店等位"
    assert "1" in strip.title.text()
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.wait(strip.isHidden)
    assert hands.document.store.get(Element, "c2") is not None


def test_parked_elements_in_a_row_are_marked_at_once(hands: Hands) -> None:
    park_by_key(hands, "c2", "c3", "c4", "c5")
    strip = hands.window.parking
    hands.wait(lambda: strip.list.count() == 4)
    parked = [one.id for one in hands.document.store.of_type(Parked)]
    ranges = strip.list.selectionModel().selection
    for chosen, count in ((parked, 1), ((parked[0], parked[3]), 2), (parked[1:3], 1), ((), 0)):
        hands.document.selection.set(chosen)
        marked = set(chosen)
        hands.wait(
            lambda marked=marked: (
                {parked[strip.list.row(one)] for one in strip.list.selectedItems()} == marked
            )
        )
        assert len(ranges().indexes()) == len(chosen)
        assert ranges().count() == count


def test_of_very_many_some_come_at_a_time(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parking, "_AT_ONCE", 2)
    strip, turns = hands.window.parking, list[int]()

    def noted() -> None:
        before = strip.list.count()
        strip.refresh()
        turns.append(strip.list.count() - before)

    monkeypatch.setattr(strip._later, "_function", noted)
    hands.document.selection.set(["c2", "c3", "c4", "c5", "c6"])
    settle()
    hands.key(Qt.Key.Key_K, CONTROL | SHIFT)
    hands.wait(lambda: strip.list.count() == 5)
    assert max(turns) == 2
    parked = [one.id for one in hands.document.store.of_type(Parked)]
    # All are marked, those that came later too.
    hands.document.selection.set(parked)
    hands.wait(lambda: len(strip.list.selectedItems()) == 5)
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.wait(strip.isHidden)
    hands.key(Qt.Key.Key_Y, CONTROL)
    hands.wait(lambda: strip.list.count() > 0)
    # Its name can be written at once, although its row has not come yet.
    strip.edit(parked[4])
    assert strip.list.count() == 5
    assert strip.list.currentRow() == 4
    hands.key(Qt.Key.Key_Escape)


def test_all_that_is_parked_is_selected_although_some_rows_have_not_come(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    park_by_key(hands, "c2", "c3", "c4", "c5")
    strip, document = hands.window.parking, hands.document
    hands.wait(lambda: strip.list.count() == 4)
    monkeypatch.setattr(parking, "_AT_ONCE", 2)
    strip.set_document(None)
    strip.set_document(document)
    assert strip.list.count() == 2
    strip.list.setFocus()
    hands.key(Qt.Key.Key_A, CONTROL)
    assert set(document.selection.ids) == {one.id for one in document.store.of_type(Parked)}
    hands.wait(lambda: len(strip.list.selectedItems()) == 4)
    assert len(document.selection) == 4


def test_what_is_chosen_besides_stays_chosen_although_its_row_has_not_come(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    park_by_key(hands, "c2", "c3", "c4", "c5")
    strip, document = hands.window.parking, hands.document
    hands.wait(lambda: strip.list.count() == 4)
    parked = [one.id for one in document.store.of_type(Parked)]
    monkeypatch.setattr(parking, "_AT_ONCE", 2)

    def click(row: int, *, with_control: bool) -> None:
        # Rows come only when the strip is looked at again: until then two are there.
        document.selection.set(parked)
        strip.set_document(None)
        strip.set_document(document)
        strip._later.cancel()
        settle()
        assert strip.list.count() == 2
        spot = strip.list.visualItemRect(strip.list.item(row)).center()
        keys = CONTROL if with_control else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, keys, spot)

    click(0, with_control=True)
    assert set(document.selection.ids) == set(parked[1:])
    click(0, with_control=False)
    assert set(document.selection.ids) == {parked[0]}
    hands.wait(lambda: strip.list.count() == 4)


def test_of_what_is_parked_only_what_differs_is_set_anew(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    park_by_key(hands, "c2", "c3", "c4", "c5")
    strip, document = hands.window.parking, hands.document
    hands.wait(lambda: strip.list.count() == 4)
    parked = [one.id for one in document.store.of_type(Parked)]
    settle()
    made: list[str] = []
    monkeypatch.setattr(parking, "plain_tip", lambda text: made.append(text) or text)
    document.selection.set(parked[:2])
    hands.wait(lambda: len(strip.list.selectedItems()) == 2)
    document.run("Rename", set_text, "b2", "Other", "zh-CN")
    settle()
    assert made == []
    document.run("Rename", set_text, parked[1], "New", "zh-CN")
    hands.wait(lambda: strip.list.item(1).text() == "New")
    assert made == ["New"]
    # A name that is the old one for the document is the old one in the strip.
    strip.list.item(1).setText("New   ")
    hands.wait(lambda: strip.list.item(1).text() == "New")


def test_parked_elements_without_room_are_scrolled_to(hands: Hands) -> None:
    park_by_key(hands, "c2", "c3")
    strip = hands.window.parking
    bar = strip.list.horizontalScrollBar()
    hands.wait(lambda: strip.list.count() == 2)
    hands.wait(lambda: strip.height() == HEIGHT_PX)
    assert not bar.isVisible()
    chip = strip.list.visualItemRect(strip.list.item(0)).height()
    for row in range(2):
        strip.list.item(row).setText("A name as long as a name can be " * 4)
    strip.setMaximumWidth(300)
    hands.wait(bar.isVisible)
    hands.wait(lambda: strip.height() == HEIGHT_PX + bar.height())
    assert strip.list.viewport().height() > chip


def test_it_can_be_asked_for_and_hidden(hands: Hands) -> None:
    strip = hands.window.parking
    hands.key(Qt.Key.Key_F9, CONTROL)
    assert strip.isVisible()
    hands.press_button(strip.close_button)
    assert strip.isHidden()


def test_an_element_is_dragged_to_the_strip_and_back(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F9, CONTROL)
    settle()
    strip = hands.window.parking
    hands.hover(hands.middle("c2"))
    hands.start_drag(hands.middle("c2"), hands.cell("support", 1))
    down = QPointF(hands.port.mapFromGlobal(strip.mapToGlobal(strip.rect().center())))
    hands.move_to(down)
    hands.release_at(down)
    settle()
    assert [p.former_id for p in hands.document.store.of_type(Parked)] == ["c2"]
    hands.wait(lambda: strip.list.count() == 1)
    column = next(
        n
        for n, step in enumerate(hands.document.store.steps)
        if not hands.document.store.elements_in("lane-customer", step.id)
    )
    drag_out(hands, 0, hands.cell("customer", column))
    placed = hands.document.store.need(Element, "c2")
    assert placed.step_id == hands.document.store.steps[column].id
    assert placed.lane_id == "lane-customer"
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.store.count(Parked) == 1


def test_a_list_pasted_without_a_selection_is_parked(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Escape)
    QApplication.clipboard().setText("one\ntwo 5m W")
    settle()
    hands.key(Qt.Key.Key_V, CONTROL)
    parked = hands.document.store.of_type(Parked)
    assert [p.label.text("zh-CN") for p in parked] == ["one", "two"]
    hands.document.selection.set(tuple(p.id for p in parked))
    hands.wait(lambda: isinstance(hands.window.inspector.page, MixedPage))
    page = hands.window.inspector.page
    assert isinstance(page, MixedPage)
    assert page.hint.text() == "Drag them onto the canvas to go on with them."
    QApplication.clipboard().clear()


def test_enter_in_the_strip_places_and_a_double_click_renames(hands: Hands) -> None:
    park_by_key(hands, "c2")
    strip = hands.window.parking
    hands.wait(lambda: strip.list.count() == 1)
    strip.list.item(0).setText("New name")
    (parked,) = hands.document.store.of_type(Parked)
    assert parked.label.text("zh-CN") == "New name"
    strip.list.setFocus()
    strip.list.setCurrentRow(0)
    settle()
    QTest.keyClick(strip.list, Qt.Key.Key_Return)
    assert hands.document.store.need(Element, "c2").label.text("zh-CN") == "New name"


def test_a_list_pasted_into_an_empty_blueprint_goes_to_the_customers(hands: Hands) -> None:
    everything = [element.id for element in hands.document.store.of_type(Element)]
    hands.document.run("Empty", delete_records, everything)
    hands.document.selection.clear()
    QApplication.clipboard().setText("one\ntwo 5m W")
    settle()
    hands.key(Qt.Key.Key_V, CONTROL)
    assert hands.document.store.count(Parked) == 0
    made = reading_order(hands.document.store)
    assert [(el.label.text("zh-CN"), el.lane_id) for el in made] == [
        ("one", "lane-customer"),
        ("two", "lane-customer"),
    ]
    assert hands.document.store.links_of(made[0].id)


def test_f2_in_the_strip_edits_the_name(hands: Hands) -> None:
    park_by_key(hands, "c2")
    strip = hands.window.parking
    hands.wait(lambda: strip.list.count() == 1)
    strip.list.setFocus()
    strip.list.setCurrentRow(0)
    hands.window.update_actions()
    hands.key(Qt.Key.Key_F2)
    assert isinstance(hands.focus, QLineEdit)
    hands.type("New name")
    hands.key(Qt.Key.Key_Return)
    (parked,) = hands.document.store.of_type(Parked)
    assert parked.label.text("zh-CN") == "New name"


def open_name(hands: Hands, element_id: str = "c2") -> QLineEdit:
    park_by_key(hands, element_id)
    strip = hands.window.parking
    hands.wait(lambda: strip.list.count() == 1)
    strip.list.setFocus()
    strip.list.setCurrentRow(0)
    hands.window.update_actions()
    hands.key(Qt.Key.Key_F2)
    assert isinstance(hands.focus, QLineEdit)
    return hands.focus


def test_a_refresh_leaves_the_name_that_is_typed_alone(hands: Hands) -> None:
    line, strip = open_name(hands), hands.window.parking
    strip.refresh()
    assert line.selectedText() == "到店等位"
    hands.type("New")
    strip.refresh()
    assert line.text() == "New"
    hands.key(Qt.Key.Key_Escape)
    assert strip.list.item(0).text() == "到店等位"
    document = hands.document
    (parked,) = document.store.of_type(Parked)
    document.run("Rename", set_text, parked.id, "Other", "zh-CN")
    hands.wait(lambda: strip.list.item(0).text() == "Other")


def test_a_long_name_is_edited_as_a_whole(hands: Hands) -> None:
    long = "A name that is longer than what the strip has room for"
    hands.document.run("Rename", set_text, "c2", long, "zh-CN")
    line = open_name(hands)
    assert line.text() == long
    strip = hands.window.parking.list
    shown = strip.itemDelegate().displayText(strip.item(0).text(), QLocale())
    assert shown == "A name that is longer than what …"
    line.end(False)
    hands.type("!")
    hands.key(Qt.Key.Key_Return)
    (parked,) = hands.document.store.of_type(Parked)
    assert parked.label.text("zh-CN") == f"{long}!"


def test_what_has_no_room_in_the_strip_fades_out_and_the_wheel_brings_it(hands: Hands) -> None:
    park_by_key(hands, "c2", "c3", "c4", "c5")
    strip = hands.window.parking
    hands.wait(lambda: strip.list.count() == 4)
    strip.list.setFixedWidth(300)
    settle(6)
    fades = strip.findChildren(Fade)
    bar = strip.list.horizontalScrollBar()
    bar.setValue(0)
    assert bar.maximum() > 0
    assert [fade.isVisible() for fade in fades] == [False, True]
    at = QPointF(strip.list.viewport().rect().center())
    for _turn in range(20):
        none, way = Qt.KeyboardModifier.NoModifier, QPoint(0, -120)
        event = QWheelEvent(
            at, strip.list.viewport().mapToGlobal(at), QPoint(), way, Qt.MouseButton.NoButton, none,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(strip.list.viewport(), event)
    assert bar.value() == bar.maximum()
    assert [fade.isVisible() for fade in fades] == [True, False]
