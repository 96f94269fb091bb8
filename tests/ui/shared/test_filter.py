"""Filters and saved views in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QThreadPool
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.editor.facets import facet_words
from cxdesigner.editor.filter import EVERYTHING, Filter
from cxdesigner.model.element import Element
from cxdesigner.model.saved_view import SavedView
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.canvas import filter_veil
from cxdesigner.ui.dialogs.saved_views import SavedViewsDialog
from cxdesigner.ui.filter import popover as popover_module
from cxdesigner.ui.window import Window

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ONLY_WAITS = Filter(marks=("wait",))


def ink_at(hands: Hands, element_id: str) -> int:
    """Return the darkest grey within an element as the canvas shows it: how black its text is."""
    sprites = hands.canvas.tiles.sprites
    made = -1
    # Pictures of elements come a few with every frame.
    while made != sprites.made:
        made = sprites.made
        hands.port.repaint()
    rect = hands.window.controller.scene.items[element_id].rect
    corner = hands.canvas.mapFromScene(rect.x + 5, rect.y + 4)
    end = hands.canvas.mapFromScene(rect.right - 5, rect.bottom - 8)
    picture: QImage = hands.port.grab().toImage()
    ratio = picture.devicePixelRatio()
    return min(
        QColor(picture.pixel(round(x * ratio), round(y * ratio))).lightness()
        for x in range(corner.x(), end.x(), 1)
        for y in range(corner.y(), end.y(), 1)
    )


def test_all_that_passes_is_selected_not_what_is_pale(hands: Hands, hot_pot: Document) -> None:
    hot_pot.set_view(filter=ONLY_WAITS)
    hands.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert set(hot_pot.selection.ids) == hot_pot.filtering.passing
    hot_pot.set_view(filter=EVERYTHING)
    hands.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(hot_pot.selection.ids) == hot_pot.store.count(Element)


def test_chips_of_the_popover_filter_at_once(hands: Hands, hot_pot: Document) -> None:
    hands.key(Qt.Key.Key_F, BOTH)
    popover = hands.window.finders.filter.popover
    assert popover.isVisible()
    assert popover.count.text() == "30 of 30 elements"
    assert not popover.clear.isEnabled()
    hands.press_button(popover.chips["marks", "wait"])
    assert hot_pot.view_state.filter == ONLY_WAITS
    found, total = hot_pot.filtering.counts
    assert popover.count.text() == f"{found} of {total} elements"
    hands.wait(lambda: hands.window.toolbar.filter.text() == f"Filter: {found} of {total}")
    hands.press_button(popover.clear)
    assert hot_pot.view_state.filter == EVERYTHING
    hands.wait(lambda: hands.window.toolbar.filter.text() == "Filter")
    popover.hide()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """What counting waits for, as in a large blueprint."""
    event, count = Event(), popover_module.facet_words

    def counted(*args: Any) -> Any:
        event.wait(10)
        return count(*args)

    monkeypatch.setattr(popover_module, "LARGE", 1)
    monkeypatch.setattr(popover_module, "facet_words", counted)
    yield event
    event.set()


def test_chips_of_a_large_blueprint_are_counted_aside(
    hands: Hands, hot_pot: Document, held: Event
) -> None:
    hands.key(Qt.Key.Key_F, BOTH)
    popover = hands.window.finders.filter.popover
    assert popover.isVisible()
    assert not popover.chips
    held.set()
    hands.wait(lambda: not popover.is_counting)
    words = facet_words(hot_pot.store, hot_pot.language, {}, EVERYTHING)
    assert popover.chips.keys() >= {
        (facet, word.key) for facet, found in words.items() for word in found
    }
    assert next(iter(popover.chips.values())).hasFocus()
    hands.press_button(popover.chips["marks", "wait"])
    assert hot_pot.view_state.filter == ONLY_WAITS
    popover.hide()


@pytest.mark.parametrize("corner", [QPoint(300, 30), QPoint(300, 460)])
@pytest.mark.parametrize("screen", [QSize(911, 512), QSize(683, 500), QSize(1366, 768)])
def test_the_popover_stands_beside_its_button_on_the_screen(
    hands: Hands,
    hot_pot: Document,
    monkeypatch: pytest.MonkeyPatch,
    screen: QSize,
    corner: QPoint,
) -> None:
    class Screen:
        def availableGeometry(self) -> QRect:
            return QRect(QPoint(), screen)

    popover = hands.window.finders.filter.popover
    monkeypatch.setattr(popover, "screen", Screen)
    # Qt's screen that is nowhere puts a frame around a popup that is shown for the first time.
    moved: list[QPoint] = []
    monkeypatch.setattr(popover, "move", lambda *place: moved.append(QPoint(*place)))
    button = QRect(corner, QSize(80, 30))
    popover.open_at(button, hot_pot, {})
    settle()
    place = QRect(moved[-1], popover.size())
    assert not place.intersects(button)
    assert QRect(QPoint(), screen).contains(place)
    popover.hide()


def test_what_is_counted_for_a_popover_that_went_is_dropped(
    hands: Hands, hot_pot: Document, held: Event
) -> None:
    hands.key(Qt.Key.Key_F, BOTH)
    popover = hands.window.finders.filter.popover
    popover.hide()
    assert not popover.is_counting
    held.set()
    QThreadPool.globalInstance().waitForDone(5000)
    settle(20)
    assert not popover.chips
    hands.key(Qt.Key.Key_F, BOTH)
    hands.wait(lambda: bool(popover.chips))
    popover.hide()


def test_chips_are_pressed_by_keys(hands: Hands, hot_pot: Document, qtbot: QtBot) -> None:
    hands.press_button(hands.window.toolbar.filter)
    popover = hands.window.finders.filter.popover
    chip = next(iter(popover.chips.values()))
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert hot_pot.filtering.is_on
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_tab_goes_from_group_to_group(hands: Hands, hot_pot: Document) -> None:
    hands.window.actions_["view.filter"].trigger()
    chips = hands.window.finders.filter.popover.chips
    hands.key(Qt.Key.Key_Tab)
    assert hands.focus is next(
        chip for (facet, _word), chip in chips.items() if facet == "stage_ids"
    )
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Space)
    assert hot_pot.view_state.filter == Filter(stage_ids=(hot_pot.store.stages[1].id,))
    hands.key(Qt.Key.Key_Escape)


def test_what_does_not_pass_is_paled_without_a_layout(hands: Hands, hot_pot: Document) -> None:
    scene = hands.window.controller.scene
    waits = [el.id for el in hot_pot.store.of_type(Element) if "wait" in el.marks]
    shown, paled = waits[0], "c1"
    before = ink_at(hands, shown), ink_at(hands, paled)
    hot_pot.set_view(filter=ONLY_WAITS)
    hands.wait(hands.window.finders.filter.veil.isVisible)
    assert hands.window.controller.scene is scene
    assert abs(ink_at(hands, shown) - before[0]) < 12
    assert ink_at(hands, paled) > before[1] + 90
    hot_pot.set_view(filter=EVERYTHING)
    hands.wait(lambda: not hands.window.finders.filter.veil.isVisible())
    assert abs(ink_at(hands, paled) - before[1]) < 12


def test_the_veil_follows_edits(hands: Hands, hot_pot: Document) -> None:
    hot_pot.set_view(filter=ONLY_WAITS)
    hands.wait(hands.window.finders.filter.veil.isVisible)
    pale = ink_at(hands, "c1")
    with hot_pot.transaction() as tx:
        tx.put(hot_pot.store.need(Element, "c1").replace(marks=("wait",)))
    hands.wait(lambda: ink_at(hands, "c1") < pale - 90)


def test_a_stretch_is_worked_out_when_it_is_seen(hands: Hands, hot_pot: Document) -> None:
    hot_pot.set_view(filter=ONLY_WAITS)
    hands.wait(hands.window.finders.filter.veil.isVisible)
    hands.canvas.set_zoom(2.0)
    hands.port.repaint()
    assert 0 < hands.window.finders.filter.veil.worked_out <= 2


def test_all_is_paled_from_afar_however_little_time_there_is(
    hands: Hands, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 5,000 elements it took ten seconds: what was done already was drawn until time was up."""
    monkeypatch.setattr(filter_veil, "BUDGET_S", 0.0)
    for name in ("STRETCH", "AFAR"):
        monkeypatch.setattr(filter_veil, name, 300.0, raising=False)
    hands.canvas.set_zoom(0.1)
    hot_pot.set_view(filter=ONLY_WAITS)
    places = hands.window.controller.scene.width // 300.0
    assert places > 3
    veil = hands.window.finders.filter.veil
    hands.wait(lambda: veil.worked_out >= places)


def test_problems_are_asked_for_as_the_rules_find_them(
    hands: Hands, hot_pot: Document, editor: Editor
) -> None:
    document = editor.files.new()
    with document.transaction() as tx:
        for record in hot_pot.store:
            if record.TYPE in ("step", "stage"):
                tx.put(record)
        tx.put(hot_pot.store.need(Element, "c1").replace(image_ids=(), channel=""))
    document.set_view(filter=Filter(severities=("error", "warning", "advice")))
    hands.window.findings.refresh()
    hands.wait(lambda: hands.window.findings.is_current)
    subjects = {key for f in hands.window.findings.found for key in f.subjects}
    hands.wait(lambda: document.filtering.passing == subjects & {"c1"})


def test_views_are_saved_renamed_shown_and_deleted(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    hot_pot.set_view(filter=ONLY_WAITS, emotion="off")
    dialog = SavedViewsDialog(hot_pot, window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.name.hasFocus)
    assert dialog.asked.text() == "The present view shows: Wait point"
    assert not dialog.save.isEnabled()
    dialog.name.setText("Waiting")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    (saved,) = hot_pot.store.of_type(SavedView)
    assert dialog.list.item(0).text() == "Waiting"
    qtbot.mouseClick(dialog.rename, Qt.MouseButton.LeftButton)
    line = dialog.list.findChild(QLineEdit)
    assert line is not None
    line.setText("Where guests wait")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert hot_pot.store.need(SavedView, saved.id).name.text() == "Where guests wait"
    dialog.name.setText("Where guests  wait")
    assert dialog.save.text() == "Replace this view"
    dialog.name.clear()
    hot_pot.set_view(filter=Filter(marks=("pain",)))
    qtbot.mouseClick(dialog.update_view, Qt.MouseButton.LeftButton)
    assert hot_pot.store.need(SavedView, saved.id).marks == ("pain",)
    hot_pot.undo()
    hot_pot.set_view(filter=EVERYTHING, emotion="band")
    qtbot.mouseClick(dialog.show_view, Qt.MouseButton.LeftButton)
    assert hot_pot.view_state.filter == ONLY_WAITS
    assert hot_pot.view_state.emotion == "off"
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    assert hot_pot.store.count(SavedView) == 0
    hot_pot.undo()
    assert hot_pot.store.count(SavedView) == 1


def test_a_saved_view_is_picked_from_menu_popover_and_palette(
    hands: Hands, hot_pot: Document
) -> None:
    window = hands.window
    assert not window.actions_["view.saved"].isEnabled()
    with hot_pot.transaction() as tx:
        tx.put(SavedView(id="v", name="等待点", marks=("wait",)))
    window.actions_.update()
    menu = window.actions_.menu("view.saved")
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert hot_pot.view_state.filter == ONLY_WAITS
    window.actions_["view.filter_clear"].trigger()
    assert hot_pot.view_state.filter == EVERYTHING
    window.finders.filter.open()
    chip = next(
        c
        for c in window.finders.filter.popover.findChildren(QToolButton)
        if c.objectName() == "view-v"
    )
    hands.press_button(chip)
    assert hot_pot.view_state.filter == ONLY_WAITS
    window.finders.filter.popover.hide()


def test_the_dialog_opens_from_the_popover(
    hands: Hands, hot_pot: Document, answering: Callable[[str], list[str]]
) -> None:
    hands.window.finders.filter.open()
    seen = answering("close")
    hands.press_button(hands.window.finders.filter.popover.save)
    assert seen == ["savedViewsDialog"]


def test_each_document_has_its_own_filter(hands: Hands, hot_pot: Document, editor: Editor) -> None:
    hot_pot.set_unsaved()
    hot_pot.set_view(filter=ONLY_WAITS)
    hands.wait(hands.window.finders.filter.veil.isVisible)
    editor.files.new("electronics")
    hands.wait(lambda: not hands.window.finders.filter.veil.isVisible())
    assert not hands.window.toolbar.filter.isChecked()
    editor.workspace.activate(hot_pot)
    hands.wait(hands.window.finders.filter.veil.isVisible)


def test_one_finding_is_asked_for_from_the_list_and_by_a_chip(
    hands: Hands, hot_pot: Document
) -> None:
    window = hands.window
    with hot_pot.transaction() as tx:
        for key in ("c1", "c3"):
            element = hot_pot.store.need(Element, key)
            tx.put(element.replace(label="", image_ids=()))
    window.findings.refresh()
    hands.wait(lambda: window.findings.is_current and bool(window.findings.found))
    code = next(f.code for f in window.findings.found if "c1" in f.subjects)
    hands.document.selection.set(["c1"])
    window.show_panel("problems", True)
    settle()
    finding = next(f for f in window.findings.found if f.code == code)
    assert window.problems.choose(finding.key)
    hands.press_button(window.problems.buttons["filter"])
    assert hot_pot.view_state.filter == Filter(rules=(code,))
    hands.wait(lambda: {"c1", "c3"} <= hot_pot.filtering.passing)
    assert "c2" not in hot_pot.filtering.passing
    window.actions_["view.filter"].trigger()
    chip = window.finders.filter.popover.chips["rules", code]
    assert chip.isChecked()
    hands.press_button(chip)
    assert not hot_pot.view_state.filter
    window.finders.filter.popover.hide()


def test_the_popover_ends_with_its_last_group(hands: Hands, hot_pot: Document) -> None:
    popover = hands.window.finders.filter.popover
    hands.window.actions_["view.filter"].trigger()
    settle()
    body = popover.area.widget()
    assert body is not None
    chips = [chip.mapTo(body, chip.rect().bottomRight()).y() for chip in popover.chips.values()]
    assert body.height() - max(chips) < 30
    popover.hide()


def test_the_popover_opens_where_something_is_asked_for(hands: Hands, hot_pot: Document) -> None:
    hot_pot.set_view(filter=ONLY_WAITS)
    popover = hands.window.finders.filter.popover
    hands.window.actions_["view.filter"].trigger()
    settle()
    chip = popover.chips["marks", "wait"]
    assert chip.hasFocus()
    assert not chip.visibleRegion().isEmpty()
    popover.hide()


def test_a_view_of_which_nothing_is_left_says_so_and_shows_nothing_else(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    with hot_pot.transaction() as tx:
        tx.put(SavedView(id="v", name="Gone", stage_ids=("no such stage",)))
        tx.put(SavedView(id="w", name="Half", stage_ids=("no such stage",), marks=("wait",)))
    hot_pot.set_view(filter=Filter(kinds=("action",)))
    dialog = SavedViewsDialog(hot_pot, window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.list.setCurrentRow(0)
    qtbot.mouseClick(dialog.show_view, Qt.MouseButton.LeftButton)
    assert dialog.said.text().startswith("A stage of this view is no longer there.")
    assert hot_pot.view_state.filter == Filter(kinds=("action",))
    assert dialog.isVisible()
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.show_view, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert dialog.told == "A stage of this view is no longer there."
    assert hot_pot.view_state.filter == ONLY_WAITS
