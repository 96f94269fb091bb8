"""Chips of the parking strip pulled onto the canvas."""

import pytest
from hands import Hands
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxdesigner.model.element import Parked
from cxdesigner.ui.canvas.drops import KIND_MIME
from cxdesigner.ui.tools.parking import parked_ids

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pull_a_chip(hands: Hands, row: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Drag a chip of the strip a little; return how many are taken along."""
    taken: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _actions: taken.append(drag.mimeData()))
    strip = hands.window.parking.list
    spot = strip.visualItemRect(strip.item(row)).center()
    QTest.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    for by in (3, 30):
        at = QPointF(spot + QPoint(by, 0))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            strip.viewport().mapToGlobal(at),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(strip.viewport(), event)
    (mime,) = taken
    count = len(parked_ids(bytes(mime.data(KIND_MIME).data()).decode()))
    QTest.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot + QPoint(30, 0))
    return count


def test_one_chip_is_dragged_though_all_that_was_parked_is_selected(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, strip = hands.document, hands.window.parking.list
    document.selection.set(["c2", "c3", "f2"])
    hands.key(Qt.Key.Key_K, CONTROL | SHIFT)
    hands.wait(lambda: len(strip.selectedItems()) == 3)
    second = document.store.of_type(Parked)[1].id
    assert pull_a_chip(hands, 1, monkeypatch) == 1
    assert document.selection.ids == (second,)


def test_chips_that_a_person_chose_are_dragged_together(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, strip = hands.document, hands.window.parking.list
    document.selection.set(["c2", "c3", "f2"])
    hands.key(Qt.Key.Key_K, CONTROL | SHIFT)
    hands.wait(lambda: len(strip.selectedItems()) == 3)
    place = strip.visualItemRect(strip.item(1)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    hands.wait(lambda: len(strip.selectedItems()) == 2)
    assert pull_a_chip(hands, 0, monkeypatch) == 2
    strip.setFocus()
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.wait(lambda: len(strip.selectedItems()) == 3)
    assert pull_a_chip(hands, 0, monkeypatch) == 3
