"""The mouse of a person: presses, moves, drags and drops as the widgets get them."""

from __future__ import annotations

from collections.abc import Callable

from eyes import Eyes
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxdesigner.ui.canvas.drops import KIND_MIME
from cxdesigner.ui.window import Window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


def settle(times: int = 3) -> None:
    """Let everything that is due happen."""
    for _ in range(times):
        QApplication.processEvents()


class Pointer(Eyes):
    """A mouse on one window; places are points of the scene."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.presses = 0
        """Mouse buttons pressed so far."""

        self.keys = 0
        """Keys pressed so far, letters included."""

        self.letters = 0
        """Keys that typed a text; a character of Chinese counts as one key."""

        self.trace = ""
        """What the hands did so far, in the letters of `keystroke_model`."""

    def wait(self, condition: Callable[[], bool]) -> None:
        """Rest until something is so."""
        tries = 600
        while not condition():
            tries -= 1
            assert tries, "waited in vain"
            QTest.qWait(5)

    def pixel(self, place: QPointF) -> QPointF:
        return QPointF(self.canvas.mapFromScene(place))

    def _mouse(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        at: QPointF,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        keys: Qt.KeyboardModifier,
    ) -> None:
        is_press = kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        self.presses += is_press
        if is_press or kind == QEvent.Type.MouseButtonRelease:
            self.trace += "B"
        global_place = QPointF(widget.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(widget, QMouseEvent(kind, at, global_place, button, held, keys))
        settle(1)

    def press_at(
        self,
        at: QPointF,
        widget: QWidget | None = None,
        keys: Qt.KeyboardModifier = PLAIN,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        self._mouse(widget or self.port, QEvent.Type.MouseButtonPress, at, button, button, keys)

    def move_to(
        self,
        at: QPointF,
        widget: QWidget | None = None,
        keys: Qt.KeyboardModifier = PLAIN,
        held: Qt.MouseButton = LEFT,
    ) -> None:
        self._mouse(widget or self.port, QEvent.Type.MouseMove, at, NONE, held, keys)

    def release_at(
        self,
        at: QPointF,
        widget: QWidget | None = None,
        keys: Qt.KeyboardModifier = PLAIN,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        self._mouse(widget or self.port, QEvent.Type.MouseButtonRelease, at, button, NONE, keys)

    def hover(self, place: QPointF) -> None:
        self.trace += "P"
        self.move_to(self.pixel(place), held=NONE)

    def click(self, place: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
        at = self.pixel(place)
        self.hover(place)
        self.press_at(at, keys=keys)
        self.release_at(at, keys=keys)

    def double_click(self, place: QPointF) -> None:
        self.double_click_on(self.port, self.pixel(place))

    def double_click_on(self, widget: QWidget, at: QPointF | None = None) -> None:
        """Click twice on a pixel of a widget, on its middle for instance."""
        at = at if at is not None else QPointF(widget.rect().center())
        self.trace += "P"
        self.move_to(at, widget, held=NONE)
        self.press_at(at, widget)
        self.release_at(at, widget)
        self._mouse(widget, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, PLAIN)
        self.release_at(at, widget)

    def start_drag(
        self, start: QPointF, *ways: QPointF, keys: Qt.KeyboardModifier = PLAIN
    ) -> QPointF:
        """Press, and move through places without letting go; returns the last pixel."""
        self.hover(start)
        first = self.pixel(start)
        self.press_at(first, keys=keys)
        at = first
        for way in ways:
            end = self.pixel(way)
            self._pull(at, end, keys=keys)
            at = end
        return at

    def _pull(
        self,
        start: QPointF,
        end: QPointF,
        widget: QWidget | None = None,
        keys: Qt.KeyboardModifier = PLAIN,
    ) -> None:
        self.trace += "P"
        for part in (0.3, 0.7, 1.0):
            self.move_to(start + (end - start) * part, widget, keys)

    def drag(self, start: QPointF, *ways: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
        self.release_at(self.start_drag(start, *ways, keys=keys), keys=keys)

    def drag_header(self, bar: QWidget, start: QPointF, end: QPointF, *, drop: bool = True) -> None:
        """Drag on a header; places are pixels of the header."""
        self.trace += "P"
        self.move_to(start, bar, held=NONE)
        self.press_at(start, bar)
        self._pull(start, end, bar)
        if drop:
            self.release_at(end, bar)

    def header(self, record_id: str) -> tuple[QWidget, QPointF]:
        """The header bar that shows a record, and the middle of it there."""
        for bar in (self.canvas.headers.stages, self.canvas.headers.lanes):
            place = bar.place_of(record_id)
            if place is not None:
                return bar, place.center()
        raise LookupError(record_id)

    def wheel(self, place: QPointF, turn: int, keys: Qt.KeyboardModifier = PLAIN) -> None:
        at = self.pixel(place)
        event = QWheelEvent(
            at,
            QPointF(self.port.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, turn),
            NONE,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.port, event)
        settle(1)

    def drop_from_rail(self, kind: str, place: QPointF, *, drop: bool = True) -> None:
        """Drag a thing of the rail over the canvas, as the system reports it."""
        mime = self.window.rail.buttons[kind].mime_data()
        assert mime.hasFormat(KIND_MIME)
        self.presses += 1
        self.trace += "PBPB" if drop else "PBP"
        self.drop_data(mime, place, drop=drop)

    def drop_data(self, mime: QMimeData, place: QPointF, *, drop: bool = True) -> None:
        """Drag something over the canvas, as the system reports it."""
        at = self.pixel(place)
        copy = Qt.DropAction.CopyAction
        for event in (
            QDragEnterEvent(at.toPoint(), copy, mime, LEFT, PLAIN),
            QDragMoveEvent(at.toPoint(), copy, mime, LEFT, PLAIN),
        ):
            QApplication.sendEvent(self.port, event)
        if drop:
            QApplication.sendEvent(self.port, QDropEvent(at, copy, mime, LEFT, PLAIN))
        settle()

    def press_button(self, button: QWidget) -> None:
        """Click a button of the window or of a dialog."""
        self.click_on(button, button.rect().center())
        settle()

    def click_on(self, widget: QWidget, at: QPoint) -> None:
        """Click a place of a widget."""
        self.presses += 1
        self.trace += "PBB"
        QTest.mouseClick(widget, LEFT, pos=at)

    def right_click(self, place: QPointF) -> None:
        """Click with the right button, which asks for a menu when it goes down."""
        right = Qt.MouseButton.RightButton
        at = self.pixel(place)
        self.hover(place)
        self.press_at(at, button=right)
        global_place = self.port.mapToGlobal(at.toPoint())
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at.toPoint(), global_place)
        QApplication.sendEvent(self.port, asked)
        menu = QApplication.activePopupWidget()
        # A menu that is there takes what the mouse does next.
        over = menu or self.port
        self.release_at(QPointF(over.mapFromGlobal(global_place)), over, button=right)
