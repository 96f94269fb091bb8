"""What shows a newcomer where more can be put: cells of columns in use, the band of the curve."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from program import running
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.move import resize_element
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.editor.commands.text import set_text
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.ui.canvas import cells as cells_module


def columns_shown(hands: Hands) -> set[float]:
    return {cell.x for cell in hands.canvas.overlay.near_cells.cells}


def test_places_left_in_a_column_show_under_the_pointer_and_at_the_selection(hands: Hands) -> None:
    grid, near = hands.window.controller.grid, hands.canvas.overlay.near_cells
    assert near.cells == ()
    hands.hover(hands.middle("c3"))
    pointed = grid.columns[grid.column_of_x(hands.middle("c3").x())]
    assert columns_shown(hands) == {pointed.x}
    filled = [item.rect for item in hands.window.controller.scene.of_kind("element")]
    assert not any(cell.intersects(box) for cell in near.cells for box in filled)
    hands.click(hands.middle("c6"))
    settle()
    hands.window.canvas.tool.leave()
    chosen = grid.columns[grid.column_of_x(hands.middle("c6").x())]
    assert columns_shown(hands) == {chosen.x}
    at = hands.start_drag(hands.middle("c6"), hands.middle("c3"))
    assert near.cells == ()
    hands.release_at(at)


def test_places_stay_while_a_blueprint_is_being_begun(qtbot: QtBot) -> None:
    """The places below a step are not gone as soon as the pointer is elsewhere."""
    with running(load_template("empty-blueprint")) as editor:
        hands = Hands(editor.window)
        overlay = hands.canvas.overlay
        places = len(overlay.cells.cells)
        assert places
        for column, words in enumerate(("Finds", "Orders")):
            hands.double_click(hands.cell("customer", column))
            hands.type(words)
            hands.key(Qt.Key.Key_Return)
        hands.canvas.tool.leave()
        settle()
        assert len(overlay.cells.cells) == places - 2
        assert not set(overlay.near_cells.cells) & set(overlay.cells.cells)
        boxes = [item.rect for item in hands.window.controller.scene.of_kind("element")]
        assert not any(cell.intersects(box) for cell in overlay.cells.cells for box in boxes)
        place = Place("lane-customer", hands.window.controller.grid.columns[3].step_id)
        for _each in range(11):
            hands.document.run("add", add_element, "action", place)
        settle()
        used = {box.x for box in boxes} | {hands.window.controller.grid.columns[3].x}
        assert not {cell.x for cell in overlay.cells.cells} & used


def test_elements_are_looked_through_only_while_a_place_may_be_left(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    real = cells_module.covered_cells
    monkeypatch.setattr(cells_module, "covered_cells", lambda view: looked.append(1) or real(view))
    hands.document.run("edit", set_text, "c3", "Sits", "zh-CN")
    settle()
    assert not looked
    shown = hands.canvas.overlay.cells
    assert not shown.cells
    # A column that has nothing yet.
    hands.document.run("step", insert_step, len(hands.document.store.steps))
    settle()
    assert looked
    assert len(shown.cells) == len(hands.document.store.lanes)


def test_no_place_is_shown_where_a_wide_element_lies(qtbot: QtBot) -> None:
    with running(load_template("empty-blueprint")) as editor:
        hands = Hands(editor.window)
        steps = [column.step_id for column in hands.window.controller.grid.columns]
        hands.document.run("add", add_element, "action", Place("lane-customer", steps[1]))
        hands.document.run("add", add_element, "evidence", Place("lane-evidence", steps[0]))
        evidence = hands.document.store.of_type(Element)[-1]
        hands.document.run("reach", resize_element, evidence.id, steps[0], steps[2])
        settle()
        cells = hands.canvas.overlay.cells.cells
        assert cells
        boxes = [item.rect for item in hands.window.controller.scene.of_kind("element")]
        assert max(box.width for box in boxes) > 250
        assert not any(cell.intersects(box) for cell in cells for box in boxes)


def test_the_empty_band_says_how_the_first_feeling_is_made(qtbot: QtBot) -> None:
    with running(load_template("empty-blueprint")) as editor:
        hands = Hands(editor.window)
        band = hands.canvas.overlay.band
        assert "Double-click" in band.text
        axis = hands.window.controller.grid.emotion
        assert axis is not None
        hands.double_click(hands.cell("customer", 0))
        hands.type("Arrives")
        hands.canvas.setFocus()
        settle()
        assert "Double-click" in band.text
        x = hands.cell("customer", 0).x()
        hands.double_click(QPointF(x, (axis.y_high + axis.y_of(0)) / 2))
        settle()
        assert hands.document.store.count(Emotion) == 1
        assert band.text == ""


def test_in_a_narrow_window_the_hint_goes_on_in_a_second_line(qtbot: QtBot) -> None:
    with running(load_template("empty-blueprint")) as editor:
        band = Hands(editor.window).canvas.overlay.band
        band.show_in(Rect(0.0, 0.0, 800.0, 40.0), band.text)
        port = QWidget()
        qtbot.addWidget(port)
        port.resize(250, 40)
        picture = QImage(port.size(), QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        band.paint(painter, None, port)
        painter.end()
        inked = {x for x in range(250) for y in range(40) if picture.pixel(x, y) != 0xFFFFFFFF}
        assert 150 < max(inked) < 240


def test_between_two_columns_the_nearest_gets_its_feeling(qtbot: QtBot) -> None:
    with running(load_template("empty-blueprint")) as editor:
        hands = Hands(editor.window)
        hands.double_click(hands.cell("customer", 1))
        hands.type("Arrives")
        hands.canvas.setFocus()
        settle()
        grid = hands.window.controller.grid
        assert grid.emotion is not None
        column = grid.columns[1]
        beside = QPointF(column.x + column.width + 4, grid.emotion.y_of(1))
        hands.double_click(beside)
        settle()
        (felt,) = hands.document.store.of_type(Emotion)
        assert felt.value == 1
