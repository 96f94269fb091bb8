"""A person's hands: mouse, wheel and keys as the widgets get them; no command is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from answers import wait_to_answer
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.canvas.drops import KIND_MIME
from cxdesigner.ui.canvas.inline import InlineEditor
from cxdesigner.ui.canvas.view import CanvasView
from cxdesigner.ui.tools.handles import grips_of
from cxdesigner.ui.window import Window

if TYPE_CHECKING:
    from cxdesigner.ui.guide.panel import GuidePanel

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


def settle(times: int = 3) -> None:
    """Let everything that is due happen."""
    for _ in range(times):
        QApplication.processEvents()


class Hands:
    """Mouse and keys on one window; places are points of the scene."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.presses = 0
        """Mouse buttons pressed so far."""

        self.keys = 0
        """Keys pressed so far, letters included."""

    # -- what is there -----------------------------------------------------------------------

    @property
    def canvas(self) -> CanvasView:
        return self.window.canvas

    @property
    def port(self) -> QWidget:
        return self.canvas.viewport()

    @property
    def document(self) -> Document:
        found = self.window.document
        assert found is not None
        return found

    @property
    def editor(self) -> InlineEditor:
        return self.window.text_editing.editor

    def middle(self, item_id: str) -> QPointF:
        rect = self.window.controller.scene.items[item_id].rect
        return QPointF(*rect.center)

    def cell(self, role: str, column: int, *, low: bool = False) -> QPointF:
        """A place in a cell: a lane by its role, a column by its number from 0."""
        grid = self.window.controller.grid
        lane = next(lane for lane in grid.lanes if lane.role == role)
        box = grid.columns[column]
        down = lane.height - 3 if low else lane.height / 2
        return QPointF(box.x + box.width / 2, lane.y + down)

    def gap(self, role: str, column: int) -> QPointF:
        """A place between two columns: before the one of a number."""
        grid = self.window.controller.grid
        lane = next(lane for lane in grid.lanes if lane.role == role)
        gap = grid.gap_after(column - 1)
        assert gap is not None
        return QPointF(gap.center.x, lane.y + lane.height / 2)

    def grip(self, element_id: str) -> QPointF:
        """The grip at the right of an element."""
        return QPointF(*grips_of(self.window.controller.scene.items[element_id])[0])

    def labels(self) -> list[str]:
        language = self.document.language
        return [e.label.text(language) for e in self.document.store.of_type(Element)]

    def label(self, element_id: str) -> str:
        return self.document.store.need(Element, element_id).label.text("zh-CN")

    def begin_edit(self, element_id: str) -> None:
        """Edit the text of an element in its place."""
        self.click(self.middle(element_id))
        self.key(Qt.Key.Key_F2)
        assert self.editor.is_open
        assert self.focus is self.editor

    def open_guide(self, action: str) -> GuidePanel:
        self.window.update_actions()
        self.window.actions_[action].trigger()
        panel = self.window.guide.panel
        assert panel is not None
        self.wait(panel.isVisible)
        settle()
        return panel

    def wait(self, condition: Callable[[], bool]) -> None:
        """Rest until something is so."""
        tries = 600
        while not condition():
            tries -= 1
            assert tries, "waited in vain"
            QTest.qWait(5)

    # -- mouse -------------------------------------------------------------------------------

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
        self.presses += kind == QEvent.Type.MouseButtonPress
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
        self.move_to(self.pixel(place), held=NONE)

    def click(self, place: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
        at = self.pixel(place)
        self.hover(place)
        self.press_at(at, keys=keys)
        self.release_at(at, keys=keys)

    def double_click(self, place: QPointF) -> None:
        at = self.pixel(place)
        self.click(place)
        self._mouse(self.port, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, PLAIN)
        self.release_at(at)

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
            for part in (0.3, 0.7, 1.0):
                self.move_to(at + (end - at) * part, keys=keys)
            at = end
        return at

    def drag(self, start: QPointF, *ways: QPointF, keys: Qt.KeyboardModifier = PLAIN) -> None:
        self.release_at(self.start_drag(start, *ways, keys=keys), keys=keys)

    def drag_header(self, bar: QWidget, start: QPointF, end: QPointF, *, drop: bool = True) -> None:
        """Drag on a header; places are pixels of the header."""
        self.move_to(start, bar, held=NONE)
        self.press_at(start, bar)
        for part in (0.3, 0.7, 1.0):
            self.move_to(start + (end - start) * part, bar)
        if drop:
            self.release_at(end, bar)

    def double_click_header(self, bar: QWidget, at: QPointF) -> None:
        """Click twice on a header, at a pixel of it."""
        self.press_at(at, bar)
        self.release_at(at, bar)
        self._mouse(bar, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, PLAIN)
        self.release_at(at, bar)

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
        self.presses += 1
        QTest.mouseClick(button, LEFT, pos=button.rect().center())
        settle()

    # -- dialogs -----------------------------------------------------------------------------

    def expect(self, *answers: tuple[str, Callable[[QWidget], object]]) -> list[str]:
        """Answer the dialogs that the next thing done opens, each by name, one after the other.

        Returns a list that fills with the names of those that were answered.
        """
        seen: list[str] = []

        def wait_for(left: Sequence[tuple[str, Callable[[QWidget], object]]]) -> None:
            if not left:
                return
            name, answer = left[0]

            def look() -> Callable[[], object] | None:
                dialog = QApplication.activeModalWidget()
                if dialog is None or not dialog.isVisible() or dialog.objectName() != name:
                    return None
                seen.append(name)
                wait_for(left[1:])
                return lambda: answer(dialog)

            wait_to_answer(name, look)

        wait_for(answers)
        return seen

    def type_path(self, path: Path) -> Callable[[QWidget], None]:
        """An answer to a file dialog: the path is typed, then Enter."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            field.setFocus()
            field.selectAll()
            for letter in str(path):
                QTest.keyClick(field, letter)
            self.keys += len(str(path)) + 1

            def enter(tries: int = 100) -> None:
                # A list of proposals, which comes when the folder is read, takes the first Enter.
                popup = QApplication.activePopupWidget()
                if popup is not None:
                    QTest.keyClick(popup, Qt.Key.Key_Escape)
                elif dialog.isVisible():
                    QTest.keyClick(field, Qt.Key.Key_Return)
                if tries and dialog.isVisible():
                    QTimer.singleShot(30, dialog, lambda: enter(tries - 1))

            enter()

        return answer

    def press(self, name: str) -> Callable[[QWidget], None]:
        """An answer to a dialog: a click on the button of this name."""

        def answer(dialog: QWidget) -> None:
            button = dialog.findChild(QWidget, name)
            assert button is not None, name
            self.press_button(button)

        return answer

    def enter(self, dialog: QWidget) -> None:
        """An answer to a dialog: Enter."""
        self.keys += 1
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)

    # -- keys --------------------------------------------------------------------------------

    @property
    def focus(self) -> QWidget:
        if not self.window.isActiveWindow() and QApplication.activeModalWidget() is None:
            # The window of the test before, going away late, takes the focus with it.
            self.window.activateWindow()
            settle()
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key | str, keys: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        for _ in range(times):
            self.keys += 1
            QTest.keyClick(self.focus, key, keys)
            settle()

    def hold(self, key: Qt.Key) -> None:
        QTest.keyPress(self.focus, key)
        settle()

    def let_go(self, key: Qt.Key) -> None:
        QTest.keyRelease(self.focus, key)
        settle()

    def type(self, text: str) -> None:
        for letter in text:
            self.keys += 1
            QTest.keyClick(self.focus, letter)
        settle()

    def preedit(self, text: str) -> None:
        """Show what an input method is composing; nothing is chosen yet."""
        QApplication.sendEvent(self.focus, QInputMethodEvent(text, []))

    def compose(self, *preedits: str, commit: str) -> None:
        """Type through an input method: what is shown while composing, then what is chosen."""
        for preedit in preedits:
            self.preedit(preedit)
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.focus, event)
        settle()


def unchanged(document: Document, gesture: Callable[[], object]) -> bool:
    """Say whether a gesture leaves the document as it is."""
    before = document.store.revision
    gesture()
    return document.store.revision == before
