"""The tour in a low window: its strip leaves room for what it speaks of, which is in sight."""

from __future__ import annotations

from hands import settle
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot
from small import SCREEN, act

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.tour import TOUR
from cxdesigner.ui.canvas.cells import cell_rect
from cxdesigner.ui.window import Window

STRIP_PX = 80
"""Of a low window at most: below it the lane that is spoken of is seen."""


def step_of(window: Window) -> str:
    tour = window.tour.tour
    assert tour is not None
    return tour.step.id if tour.step is not None else "over"


def seen(window: Window, place: Rect) -> bool:
    """Say whether a whole place is seen."""
    return window.canvas.visible_rect().encloses(place)


def test_the_strip_of_a_low_window_is_low(small_window: Window, qtbot: QtBot) -> None:
    small_window.session.files.new()
    small_window.resize(SCREEN)
    act(small_window, "help.tour")
    panel = small_window.tour.panel
    for step in TOUR:
        assert step_of(small_window) == step.id
        settle(6)
        assert panel.height() <= STRIP_PX, (step.id, panel.height())
        assert panel.mouse.height() >= panel.mouse.heightForWidth(panel.mouse.width()), step.id
        assert panel.skip.accessibleName()
        act(small_window, "help.tour_skip")
    small_window.resize(QSize(1366, 768))
    settle(6)
    assert panel.end.text()
    assert panel.title.isVisible()


def test_what_a_step_speaks_of_is_in_sight(small_window: Window, qtbot: QtBot) -> None:
    small_window.session.files.new()
    small_window.resize(SCREEN)
    document, grid = small_window.document, small_window.controller.grid
    assert document is not None
    lane = next(lane for lane in grid.lanes if lane.role == "customer")
    cell = cell_rect(grid, (lane.lane_id, document.store.steps[0].id))
    curve = grid.emotion_rect
    assert cell is not None
    assert curve is not None
    canvas = small_window.canvas
    places = {"curve": Rect(cell.x, curve.y, cell.width, curve.height)}
    wrong = []
    for place in range(6):
        for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            bar.setValue(bar.maximum())
        act(small_window, "help.tour_skip" if place else "help.tour")
        step = step_of(small_window)
        if not seen(small_window, places.get(step, cell)):
            wrong.append(step)
    assert not wrong


def test_it_comes_into_sight_as_its_tab_does(small_window: Window, qtbot: QtBot) -> None:
    files, workspace = small_window.session.files, small_window.session.workspace
    sheet = files.new()
    small_window.resize(SCREEN)
    act(small_window, "help.tour")
    bar = small_window.canvas.verticalScrollBar()
    bar.setValue(bar.maximum())
    files.new("hot-pot", beside=True)
    settle(6)
    workspace.activate(sheet)
    settle(6)
    grid = small_window.controller.grid
    lane = next(lane for lane in grid.lanes if lane.role == "customer")
    cell = cell_rect(grid, (lane.lane_id, sheet.store.steps[0].id))
    assert cell is not None
    assert seen(small_window, cell)
