"""A file is shown again as it was left."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxdesigner.ui.assembly import Editor


def test_zoom_and_place_come_back_with_the_file(editor: Editor, cxd: Path, qtbot: QtBot) -> None:
    canvas = editor.window.canvas
    editor.files.open(cxd)
    qtbot.wait(30)
    canvas.set_zoom(1.7)
    canvas.centerOn(700.0, 300.0)
    seen = canvas.visible_rect().center
    editor.workspace.remove(editor.workspace.documents[-1])
    editor.files.new()
    qtbot.wait(30)
    assert canvas.zoom != pytest.approx(1.7)
    editor.files.open(cxd)
    qtbot.wait(30)
    assert canvas.zoom == pytest.approx(1.7)
    again = canvas.visible_rect().center
    assert (again.x, again.y) == pytest.approx((seen.x, seen.y), abs=2.0)


def test_in_a_smaller_window_it_begins_where_it_began(
    editor: Editor, cxd: Path, qtbot: QtBot
) -> None:
    window, canvas = editor.window, editor.window.canvas
    editor.files.open(cxd)
    qtbot.wait(30)
    canvas.set_zoom(1.7)
    canvas.centerOn(700.0, 300.0)
    seen = canvas.visible_rect()
    editor.workspace.remove(editor.workspace.documents[-1])
    window.resize(window.width() - 300, window.height() - 100)
    editor.files.open(cxd)
    qtbot.wait(30)
    again = canvas.visible_rect()
    assert again.width < seen.width
    assert (again.x, again.y) == pytest.approx((seen.x, seen.y), abs=1.0)


def test_in_a_smaller_window_what_is_selected_is_still_in_sight(
    editor: Editor, cxd: Path, qtbot: QtBot
) -> None:
    window, canvas = editor.window, editor.window.canvas
    document, _told = editor.files.open(cxd)
    qtbot.wait(30)
    document.selection.set(["c7"])
    canvas.set_zoom(1.7)
    item = window.controller.rect_of("c7")
    assert item is not None
    canvas.scroll_by(canvas.mapFromScene(item.right, 0.0).x() - canvas.viewport().width() + 30, 0)
    seen = canvas.visible_rect()
    assert seen.contains(item.center)
    editor.workspace.remove(document)
    window.resize(window.width() - 300, window.height() - 100)
    editor.files.open(cxd)
    qtbot.wait(30)
    again = canvas.visible_rect()
    assert again.width < seen.width
    assert again.encloses(item)
