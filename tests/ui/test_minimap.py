"""The overview strip and what fits things to the canvas."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui import window_memory
from cxdesigner.ui.panels import minimap as panel
from cxdesigner.ui.panels.minimap import Minimap
from cxdesigner.ui.window import Window


@pytest.fixture
def minimap(window: Window, hands: Hands, qtbot: QtBot) -> Minimap:
    window.actions_["view.minimap"].trigger()
    qtbot.waitExposed(window)
    qtbot.wait(20)
    window.canvas.set_zoom(2.0)
    window.canvas.centerOn(0.0, 0.0)
    return window.minimap


def test_it_is_shown_and_hidden_by_its_action(window: Window, hands: Hands) -> None:
    assert window.minimap.isHidden()
    window.actions_["view.minimap"].trigger()
    assert window.minimap.isVisible()
    assert window.actions_["view.minimap"].isChecked()
    window.actions_["view.minimap"].trigger()
    assert window.minimap.isHidden()


def test_a_click_goes_there(window: Window, minimap: Minimap) -> None:
    before = window.canvas.visible_rect().center
    QTest.mouseClick(
        minimap, Qt.MouseButton.LeftButton, pos=QPoint(minimap.width() - 40, minimap.height() // 2)
    )
    assert window.canvas.visible_rect().center.x > before.x + 200


def test_what_is_seen_is_dragged_by_its_grip(window: Window, minimap: Minimap) -> None:
    start = minimap._seen().center().toPoint()
    before = window.canvas.visible_rect().center
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(minimap, start)
    assert window.canvas.visible_rect().center.x == pytest.approx(before.x, abs=12)
    QTest.mouseMove(minimap, start + QPoint(60, 0))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert window.canvas.visible_rect().center.x > before.x + 50


def test_arrows_move_what_is_seen(window: Window, minimap: Minimap) -> None:
    minimap.setFocus()
    before = window.canvas.visible_rect().center
    QTest.keyClick(minimap, Qt.Key.Key_Right)
    assert window.canvas.visible_rect().center.x > before.x


def test_elements_are_on_the_strip_in_their_colours(window: Window, minimap: Minimap) -> None:
    image = minimap.grab().toImage()
    seen = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }
    theme = window.theme
    for role in ("customer", "support"):
        colour = theme.colour(f"lane.{role}")
        assert colour.hex.upper() in seen


def colours(minimap: Minimap) -> set[str]:
    image = minimap.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.fixture
def slowly(
    minimap: Minimap, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[int], object]], None]:
    """Lets it be drawn item by item, and something be called with the number of each turn."""
    monkeypatch.setattr(panel, "_SLICE_S", 0.0)
    monkeypatch.setattr(panel, "_ITEMS", 1)
    turns: list[None] = []
    draw = minimap._is_drawn

    def follow(turned: Callable[[int], object]) -> None:
        def drawn() -> bool:
            turns.append(None)
            found = draw()
            turned(len(turns))
            return found

        monkeypatch.setattr(minimap, "_is_drawn", drawn)

    return follow


def test_it_is_drawn_a_little_at_a_time_and_shows_what_was_until_then(
    window: Window,
    minimap: Minimap,
    hot_pot: Document,
    qtbot: QtBot,
    slowly: Callable[[Callable[[int], object]], None],
) -> None:
    """An edit of 20,000 elements was followed by 0.1 s in which nothing could be typed."""
    customer = window.theme.colour("lane.customer").hex.upper()
    assert customer in colours(minimap)
    before, kept = minimap._picture, []
    slowly(lambda _turn: kept.append(minimap._picture is before))
    hot_pot.run("Delete", delete_records, [one.id for one in hot_pot.store.of_type(Element)])
    qtbot.waitUntil(lambda: customer not in colours(minimap))
    assert len(kept) > 5
    assert all(kept[:-1])
    assert not kept[-1]
    hot_pot.undo()
    qtbot.waitUntil(lambda: customer in colours(minimap))


def test_another_drawing_that_comes_meanwhile_is_the_one_that_is_shown(
    window: Window,
    minimap: Minimap,
    hot_pot: Document,
    qtbot: QtBot,
    slowly: Callable[[Callable[[int], object]], None],
) -> None:
    customer = window.theme.colour("lane.customer").hex.upper()
    every = [one.id for one in hot_pot.store.of_type(Element)]

    def turned(turn: int) -> None:
        if turn == 3:
            hot_pot.run("Delete", delete_records, every)

    slowly(turned)
    minimap.restyle(window.theme)
    qtbot.waitUntil(lambda: not hot_pot.store.count(Element))
    qtbot.waitUntil(lambda: customer not in colours(minimap))


def test_the_selection_fills_the_canvas(window: Window, hot_pot: Document, hands: Hands) -> None:
    element = hot_pot.store.elements_in(hot_pot.store.lanes[1].id, hot_pot.store.steps[4].id)[0]
    hot_pot.selection.set((element.id,))
    window.update_actions()
    window.actions_["view.zoom_selection"].trigger()
    rect = window.controller.rect_of(element.id)
    assert rect is not None
    seen = window.canvas.visible_rect()
    assert seen.encloses(rect)
    assert window.canvas.zoom == pytest.approx(1.5)


def test_the_stage_of_what_is_selected_fills_the_canvas(
    window: Window, hot_pot: Document, hands: Hands
) -> None:
    step = hot_pot.store.steps[3]
    hot_pot.selection.set((step.id,))
    window.update_actions()
    window.actions_["view.zoom_stage"].trigger()
    assert step.stage_id is not None
    rect = window.controller.rect_of(step.stage_id)
    assert rect is not None
    seen = window.canvas.visible_rect()
    assert seen.x <= rect.x
    assert rect.right <= seen.right
    assert seen.width < rect.width * 3


def test_panels_are_as_they_were_left(window: Window, minimap: Minimap) -> None:
    window_memory.keep(window)
    assert window.session.state.value.panels == ("inspector", "minimap")


@pytest.mark.parametrize("name", ["table", "outline", "plan"])
def test_the_zoom_of_a_drawing_that_nobody_sees_cannot_be_changed(
    window: Window, hands: Hands, name: str
) -> None:
    window.actions_[f"view.{name}"].trigger()
    window.update_actions()
    for zoom in ("zoom_in", "zoom_out", "zoom_100", "zoom_fit"):
        assert not window.actions_[f"view.{zoom}"].isEnabled()
    window.actions_["view.canvas"].trigger()
    window.update_actions()
    assert window.actions_["view.zoom_fit"].isEnabled()


@pytest.mark.parametrize("name", ["zoom_selection", "zoom_stage"])
def test_fitting_what_is_selected_in_the_table_shows_it_on_the_canvas(
    window: Window, hot_pot: Document, hands: Hands, name: str
) -> None:
    element = hot_pot.store.elements_in(hot_pot.store.lanes[1].id, hot_pot.store.steps[4].id)[0]
    window.actions_["view.table"].trigger()
    hot_pot.selection.set((element.id,))
    window.update_actions()
    window.actions_[f"view.{name}"].trigger()
    assert window.editors.name == "canvas"
    rect = window.controller.rect_of(element.id)
    assert rect is not None
    assert window.canvas.visible_rect().encloses(rect)


def test_the_overview_brings_the_canvas_to_the_front(window: Window, minimap: Minimap) -> None:
    before = window.canvas.visible_rect().center
    window.actions_["view.table"].trigger()
    point = QPoint(minimap.width() - 40, minimap.height() // 2)
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=point)
    assert window.editors.name == "canvas"
    assert window.canvas.visible_rect().center.x > before.x + 200
