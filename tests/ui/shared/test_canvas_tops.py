"""What lies on top of the drawing: frames, marks, ghosts; and the menu of a header."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxdesigner.scene.primitives import PathShape
from cxdesigner.ui.canvas import header_bar
from cxdesigner.ui.canvas.reach import reach_of
from cxdesigner.ui.canvas.tile import qrect

NONE_KEYS = Qt.KeyboardModifier.NoModifier


def test_marks_lie_above_the_frame_of_what_is_selected(hands: Hands) -> None:
    hands.canvas.set_zoom(2.0)
    items = hands.window.controller.scene.items
    item = next(i for i in items.values() if any(part.kind == "badge" for part in i.children))
    badge = next(part for part in item.children if part.kind == "badge")
    middle = badge.rect.moved(item.x, item.y).center
    hands.canvas.reveal(badge.rect.moved(item.x, item.y))
    settle()

    hands.document.selection.set((item.id,))
    settle()
    at = hands.pixel(QPointF(*middle)).toPoint()
    image = hands.port.grab(QRect(at.x() - 5, at.y() - 5, 10, 10)).toImage()
    pixels = [image.pixelColor(x, y) for x in range(10) for y in range(10)]
    assert any(pixel.red() > pixel.blue() + 60 for pixel in pixels)
    assert not any(pixel.blue() > pixel.red() + 20 for pixel in pixels)
    assert hands.canvas.overlay.selection.boundingRect().isValid()
    # The signs of problems lie there too.
    assert hands.window.problem_work.signs.marks.zValue() > hands.canvas.overlay.selection.zValue()


def test_the_ghost_of_a_feeling_covers_its_label(hands: Hands) -> None:
    items = hands.window.controller.scene.items.values()
    item = next(i for i in items if i.kind == "emotion" and i.primitives)
    hands.canvas.overlay.ghost.show_items((item,))
    reach = reach_of(item).moved(item.x, item.y)
    assert hands.canvas.overlay.ghost.boundingRect().contains(qrect(reach))


def test_a_curve_covers_the_hairlines_below_its_points(hands: Hands) -> None:
    """Or some of each is left on the canvas when the curve of another persona is drawn."""
    items = hands.window.controller.scene.items.values()
    item = next(i for i in items if i.kind == "emotion_curve" and i.primitives)
    hairs = next(found for found in item.primitives if isinstance(found, PathShape))
    lowest = max(float(command[2]) for command in hairs.commands)
    assert lowest > item.bounds.bottom
    assert reach_of(item).bottom >= lowest


def test_a_step_without_a_name_has_its_own_menu_where_a_click_selects_it(hands: Hands) -> None:
    step = hands.document.store.steps[1]
    assert not step.name
    bar, at = hands.header(step.id)
    low = QPoint(round(at.x()), bar.height() - 2)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=low)
    assert hands.document.selection.ids == (step.id,)
    asked: list[object] = []
    hands.canvas.menu_requested.connect(lambda *found: asked.append(found[2]))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, low, bar.mapToGlobal(low), NONE_KEYS)
    QApplication.sendEvent(bar, event)
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    assert [getattr(item, "record_id", None) for item in asked] == [step.id]
    assert hands.document.selection.ids == (step.id,)


def test_headers_in_sight_are_framed_wherever_one_scrolls(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, bar = hands.document.store, hands.canvas.headers.stages
    steps, scroll = store.steps, hands.canvas.horizontalScrollBar()
    monkeypatch.setattr(header_bar, "_STRETCH_PT", 50.0)
    bar._order = None
    hands.canvas.set_zoom(2.5)
    for place in (0, scroll.maximum() // 3, scroll.maximum()):
        scroll.setValue(place)
        hands.document.selection.clear()
        settle()
        plain = bar.grab().toImage()
        for chosen in ([step.id for step in steps], [stage.id for stage in store.stages]):
            hands.document.selection.set(chosen)
            settle()
            framed = bar.grab().toImage()
            assert framed != plain
            with monkeypatch.context() as patched:
                patched.setattr(bar, "_within", lambda _left, _right: bar.items)
                assert framed == bar.grab().toImage(), "as if all had been looked at"
