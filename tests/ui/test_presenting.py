"""Presenting: keys and buttons walk, nothing is changed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hands import settle
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from builders import BlueprintBuilder
from cxdesigner.base.progress import Stopped, Tell, unheard
from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.presenting import presenter as presenter_module
from cxdesigner.ui.presenting import stage as stage_module
from cxdesigner.ui.presenting.presenter import Presenter
from cxdesigner.ui.presenting.show import made_ready
from cxdesigner.ui.window import Window

KEY = Qt.Key

ON_BOTH_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from cxdesigner.app import furnish, open_frame
from cxdesigner.ui.presenting.presenter import Presenter
application, window = open_frame()
editor = furnish(window)
editor.open_first(Path(sys.argv[1]))
for screen in application.screens():
    corner = screen.geometry().topLeft()
    window.setGeometry(corner.x() + 40, corner.y() + 40, 700, 500)
    QTest.qWait(50)
    window.actions_["view.present"].trigger()
    presenter = window.findChild(Presenter)
    assert presenter.isFullScreen()
    print(presenter.geometry().getRect())
    presenter.close()
    QTest.qWait(50)
editor.end()
"""


def press(presenter: Presenter, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(presenter.stage, key)


def test_keys_walk_through_all_slides_and_stop_at_the_ends(presenter: Presenter) -> None:
    assert presenter.slide.kind == "whole"
    press(presenter, KEY.Key_Left)
    assert presenter.number == 0
    press(presenter, KEY.Key_Right, KEY.Key_Space, KEY.Key_PageDown)
    assert presenter.number == 3
    press(presenter, KEY.Key_Backspace)
    assert presenter.number == 2
    press(presenter, KEY.Key_End, KEY.Key_Right)
    assert presenter.slide.kind == "end"
    press(presenter, KEY.Key_Home)
    assert presenter.number == 0


def test_arrows_walk_wherever_the_focus_is(presenter: Presenter) -> None:
    for button in presenter.findChildren(QToolButton):
        if button.isEnabled():
            presenter.go(3)
            button.setFocus()
            QTest.keyClick(button, KEY.Key_Right)
            assert presenter.number == 4, button.objectName()
            QTest.keyClick(button, KEY.Key_Left)
            assert presenter.number == 3, button.objectName()
            QTest.keyClick(button, KEY.Key_Down)
            assert presenter.spot is not None, button.objectName()
            QTest.keyClick(button, KEY.Key_Up)


def test_it_fills_the_screen_that_the_window_is_on(root: Path, cxd: Path, tmp_path: Path) -> None:
    sizes = [(0, 0, 1366, 768), (1366, 0, 1920, 1080)]
    screens = [
        {"name": f"S{x}", "x": x, "y": y, "width": w, "height": h, "dpi": 96, "dpr": 1}
        for x, y, w, h in sizes
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    platform = "offscreen:configfile=screens.json"
    ran = subprocess.run(
        [sys.executable, "-c", ON_BOTH_SCREENS, str(cxd)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": platform},
        timeout=120,
        check=True,
    )
    assert ran.stdout.splitlines() == [str(size) for size in sizes]


def test_the_picture_begins_as_high_with_and_without_a_trail(presenter: Presenter) -> None:
    """Letters of Chinese are higher than others: the heading was cut where a trail stands."""
    tops = set()
    for kind in ("whole", "stage", "step"):
        while presenter.slide.kind != kind:
            press(presenter, KEY.Key_Right)
        settle()
        assert presenter.heading.height() >= presenter.heading.sizeHint().height(), kind
        tops.add(presenter.stage.y())
    assert presenter.trail.isVisible()
    assert len(tops) == 1


def test_a_click_goes_on_and_buttons_go_both_ways(presenter: Presenter) -> None:
    QTest.mouseClick(presenter.stage, Qt.MouseButton.LeftButton)
    assert presenter.number == 1
    QTest.mouseClick(presenter.back, Qt.MouseButton.LeftButton)
    assert presenter.number == 0
    assert not presenter.back.isEnabled()


def test_the_curve_is_shown_up_to_the_step(presenter: Presenter, qtbot: QtBot) -> None:
    ends = []
    for _n in range(4):
        qtbot.waitUntil(lambda: not presenter.stage.is_gliding)
        assert presenter.stage.look is not None
        ends.append(presenter.stage.look.curve_end)
        press(presenter, KEY.Key_Right)
    assert ends == sorted(ends)
    assert ends[0] < ends[-1]


def test_a_lane_is_put_in_the_spotlight_by_number_arrows_and_menu(presenter: Presenter) -> None:
    press(presenter, KEY.Key_2)
    first = presenter.spot
    assert first is not None
    press(presenter, KEY.Key_Down)
    assert presenter.spot not in (None, first)
    press(presenter, KEY.Key_0)
    assert presenter.spot is None
    menu = presenter.spotlight.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[2].trigger()
    assert presenter.spot == first
    assert presenter.spotlight.text() == "顾客行为"


def test_notes_and_curve_are_switched_by_key(presenter: Presenter) -> None:
    assert presenter.notes_area.isVisible()
    press(presenter, KEY.Key_N, KEY.Key_E)
    assert not presenter.notes_area.isVisible()
    assert presenter.stage.shows_whole_curve


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_notes_take_what_they_want_and_a_third_at_most(
    presenter: Presenter, qtbot: QtBot, size: tuple[int, int]
) -> None:
    presenter.showNormal()
    presenter.resize(*size)
    qtbot.waitUntil(lambda: (presenter.width(), presenter.height()) == size)
    heights = []
    for number in range(len(presenter.slides) - 1):
        presenter.go(number)
        heights.append(presenter.notes_area.height())
    assert len(set(heights)) == 1
    assert heights[0] <= size[1] // 3
    # The notes of this sample are a line each.
    assert heights[0] <= 2 * presenter.notes.fontMetrics().lineSpacing() + 24


def test_without_notes_on_the_way_the_picture_has_all_the_room(qtbot: QtBot) -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1)
    doc.emotion("a", 1.0)
    found = Presenter(Document(doc.records), Theme.load("light"))
    found.show()
    assert found.notes_area.isHidden()
    press(found, KEY.Key_End)
    assert found.slide.notes
    assert found.notes_area.isVisible()
    press(found, KEY.Key_Home)
    assert found.notes_area.isHidden()
    found.close()


def test_a_large_presentation_is_prepared_aside_and_can_be_cancelled(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter_module, "LARGE", 0)
    said: list[str] = []

    def stop(words: str, work: object, *, may_drop: bool = False) -> object:
        said.append(words)
        raise Stopped

    hot_pot.aside = stop  # type: ignore[assignment]
    window.actions_["view.present"].trigger()
    assert window.findChild(Presenter) is None

    def do(words: str, work: Callable[[Tell], object], *, may_drop: bool = False) -> object:
        said.append(words)
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(work, unheard).result()

    hot_pot.aside = do  # type: ignore[assignment]
    window.actions_["view.present"].trigger()
    found = window.findChild(Presenter)
    assert found is not None
    assert said == ["Preparing the presentation…"] * 2
    show = made_ready(hot_pot)(unheard)
    assert found.slides == show.slides
    assert [item.id for item in found.stage._body] == [
        item.id for item in show.items if item.kind not in stage_module._CURVE
    ]
    found.close()


def test_a_picture_of_very_many_items_comes_bit_by_bit_and_is_the_same(
    hot_pot: Document, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def seen(found: Presenter) -> list[QImage]:
        pictures = []
        for number in (0, 1, 3, len(found.slides) - 1):
            found.go(number)
            found.stage.show_slide(found.slide, None, at_once=True)
            found.stage.grab()
            qtbot.waitUntil(lambda: not found.stage.is_drawing)
            pictures.append(found.stage.grab().toImage())
        return pictures

    drawn = []
    for many in (stage_module._MANY, 0):
        monkeypatch.setattr(stage_module, "_MANY", many)
        monkeypatch.setattr(stage_module, "_SLICE_S", 0.0)
        found = Presenter(hot_pot, Theme.load("light"))
        qtbot.addWidget(found)
        found.stage.setFixedSize(800, 400)
        found.show()
        found._show_curve(True)
        assert found.stage._glides == bool(many)
        drawn.append(seen(found))
    assert drawn[0] == drawn[1]


def test_no_key_changes_the_blueprint(presenter: Presenter, hot_pot: Document) -> None:
    before = dict(hot_pot.store.records)
    for key in (KEY.Key_Delete, KEY.Key_A, KEY.Key_F2, KEY.Key_Tab, KEY.Key_Z):
        press(presenter, key)
        QTest.keyClick(presenter.stage, key, Qt.KeyboardModifier.ControlModifier)
    assert dict(hot_pot.store.records) == before
    assert not hot_pot.is_dirty


def test_escape_ends_it(presenter: Presenter, window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(presenter.destroyed):
        press(presenter, KEY.Key_Escape)
    assert window.findChild(Presenter) is None


def test_the_label_of_a_link_is_lit_or_dimmed_as_a_whole(
    presenter: Presenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    veils: list[QPainterPath] = []
    monkeypatch.setattr(QPainter, "fillPath", lambda brush, path, colour: veils.append(path))
    presenter.resize(1366, 768)
    across = 0
    for number, slide in enumerate(presenter.slides):
        presenter.go(number)
        presenter.stage.show_slide(slide, None, at_once=True)
        look = presenter.stage.look
        assert look is not None
        veils.clear()
        presenter.stage.grab()
        for label in presenter.stage.labels:
            if label.intersects(look.focus) and not look.focus.encloses(label):
                across += 1
                place = QRectF(label.x + 1, label.y + 1, label.width - 2, label.height - 2)
                is_lit = look.focus.contains(label.center)
                assert veils[-1].intersects(place) != is_lit
                assert veils[-1].contains(place) != is_lit
    assert across


def test_the_whole_has_a_place_for_notes_only_where_it_has_some(qtbot: QtBot) -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1, detail="Greets everybody")
    doc.element("b", "customer", 2)
    found = Presenter(Document(doc.records), Theme.load("light"))
    found.show()
    assert found.slide.kind == "whole"
    assert not found.slide.notes
    assert found.notes_area.isHidden()
    has_notes = {}
    while found.slide.kind != "end":
        press(found, KEY.Key_Right)
        has_notes[found.slide.kind] = bool(found.slide.notes)
        assert found.notes_area.isVisible() == bool(found.slide.notes), "no empty strip"
        if found.slide.kind == "step":
            assert found.stage.below_px, "the picture keeps its size on the way"
    assert has_notes["end"] == found.notes_area.isVisible()
    found.close()


def test_keys_with_others_held_do_nothing(presenter: Presenter) -> None:
    held = Qt.KeyboardModifier
    presenter.go(3)
    for keys in (held.ControlModifier, held.AltModifier, held.ShiftModifier,
                 held.ControlModifier | held.ShiftModifier):  # fmt: skip
        for key in (KEY.Key_Up, KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_Home, KEY.Key_E,
                    KEY.Key_N, KEY.Key_F5, KEY.Key_Space, KEY.Key_Escape):  # fmt: skip
            QTest.keyClick(presenter.stage, key, keys)
            assert (presenter.number, presenter.spot) == (3, None), (key, keys)
            assert presenter.isVisible()
            assert presenter.notes_toggle.isChecked()
            assert not presenter.curve.isChecked()
    # Digits are typed with Shift on French keyboards, and there is a block of keys for them.
    for keys in (held.ShiftModifier, held.KeypadModifier):
        QTest.keyClick(presenter.stage, KEY.Key_2, keys)
        assert presenter.spot is not None
        presenter.set_spot(None)


def test_the_bar_names_the_keys(presenter: Presenter) -> None:
    for button, keys in (
        (presenter.spotlight, "↑ ↓, 0–9"),
        (presenter.curve, "E"),
        (presenter.notes_toggle, "N"),
        (presenter.back, "←"),
        (presenter.forward, "→"),
        (presenter.leave, "Esc"),
    ):
        assert f"({keys})" in button.toolTip() or f"（{keys}）" in button.toolTip()
        assert button.isVisible()


def test_where_there_is_nothing_to_say_nothing_is_said(qtbot: QtBot) -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1, detail="Greets everybody")
    doc.element("b", "customer", 2)
    found = Presenter(Document(doc.records), Theme.load("light"))
    qtbot.addWidget(found)
    found.show()
    said = []
    for number in range(len(found.slides)):
        found.go(number)
        said.append(found.notes.text())
    assert any("Greets everybody" in text for text in said)
    assert "" in said
    assert not any("No notes" in text for text in said)


@pytest.mark.parametrize("persona", [False, True])
def test_without_feelings_there_is_no_band_for_them(qtbot: QtBot, persona: bool) -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1)
    if persona:
        doc.persona("wu")
    found = Presenter(Document(doc.records), Theme.load("light"))
    qtbot.addWidget(found)
    found.show()
    assert made_ready(Document(doc.records))(unheard).grid.emotion is None
    assert found.curve.isHidden()
    assert found.notes_toggle.isHidden()
    press(found, KEY.Key_E)
    assert not found.stage.shows_whole_curve
