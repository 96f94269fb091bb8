"""What a person can do to the window, at random, for `tools/monkey.py`."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QTableView,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from cxdesigner.formats.templates import template_names
from cxdesigner.model.stage import Stage
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window
from tools.monkey_answers import KEYS, TEXTS, Answers, send_text

_MOST_DOCUMENTS = 5
_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_NONE, _PLAIN = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_WITH = (
    *[_PLAIN] * 6, _SHIFT, _CONTROL, _CONTROL, Qt.KeyboardModifier.AltModifier, _CONTROL | _SHIFT,
)  # fmt: skip
_MOVE = QEvent.Type.MouseMove
_VIEWS = (
    "view.canvas", "view.table", "view.outline", "view.plan", "plan.board", "plan.table",
    "plan.roles", "view.inspector", "view.problems", "view.minimap", "tools.analyses",
    "tools.what_if", "guide.journey", "guide.cem", "edit.find", "edit.palette", "view.filter",
)  # fmt: skip
_SELDOM = ("file.", "help.", "compare.", "view.present", "view.theme", "view.program_language")
_NEVER = ("file.quit", "file.print")


class Monkey:
    """Does one random thing after the other in the window of a running program."""

    def __init__(
        self, editor: Editor, chance: random.Random, folder: Path, note: Callable[..., object]
    ) -> None:
        self._editor, self._chance, self._note = editor, chance, note
        self._dialogs = Answers(random.Random(chance.random()), folder, note)
        self._deeds: dict[Callable[[], object], float] = {
            self._action: 22, self._click: 14, self._drag: 14, self._key: 14, self._type: 7,
            self._double_click: 6, self._select: 6, self._open_view: 5, self._right_click: 5,
            self._undo: 4, self._delete: 3, self._compose: 3, self._turn_wheel: 3, self._rest: 3,
            self._collapse: 2, self._paste: 2, self._switch: 2, self._begin_document: 1,
            self._theme: 1, self._resize: 1, self._language: 0.5,
        }  # fmt: skip
        QDrag.exec = lambda drag, *_actions: self._drop(drag)  # type: ignore[method-assign]

    @property
    def answers(self) -> list[str]:
        """The buttons that questions were answered with."""
        return self._dialogs.pressed

    @answers.setter
    def answers(self, pressed: list[str]) -> None:
        self._dialogs.pressed = pressed

    @property
    def _window(self) -> Window:
        return self._editor.window

    def act(self) -> None:
        """Do one thing, and let everything happen that follows from it."""
        self._dialogs.begin_step()
        if QApplication.activePopupWidget() is not None and self._chance.random() < 0.6:
            self._use_popup()
        else:
            self._chance.choices([*self._deeds], [*self._deeds.values()])[0]()
        for _turn in range(2):
            QApplication.processEvents()
        if QApplication.activeModalWidget() is None:
            # What a loop of events would have buried by now.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not self._window.isActiveWindow() and QApplication.activePopupWidget() is None:
            self._window.activateWindow()

    # -- where -------------------------------------------------------------------------------

    def _widget(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        top = popup or (self._window if self._chance.random() < 0.8 else self._chance.choice(tops))
        port = self._window.canvas.viewport()
        if top is self._window and port.isVisible() and self._chance.random() < 0.35:
            return port
        return self._chance.choice(
            [one for one in top.findChildren(QWidget) if one.isVisible()] or [top]
        )

    def _place(self, widget: QWidget) -> QPoint:
        """A place in a widget, often where something is."""
        found = QPoint(-1, -1)
        view = widget.parent()
        if self._chance.random() < 0.6:
            if widget is self._window.canvas.viewport():
                items = self._window.controller.scene.items
                if items:
                    rect = items[self._chance.choice([*items])].rect
                    found = self._window.canvas.mapFromScene(QPointF(*rect.center))
            elif isinstance(view, QAbstractItemView) and (model := view.model()) is not None:
                columns = model.columnCount() if isinstance(view, QTableView | QTreeView) else 1
                if model.rowCount() and columns:
                    index = model.index(
                        self._chance.randrange(model.rowCount()), self._chance.randrange(columns)
                    )
                    found = view.visualRect(index).center()
        if widget.rect().contains(found):
            return found
        return QPoint(
            self._chance.randrange(max(1, widget.width())),
            self._chance.randrange(max(1, widget.height())),
        )

    def _aimed(self, deed: str) -> tuple[QWidget, QPoint]:
        widget = self._widget()
        place = self._place(widget)
        self._note(deed, _named(widget), place.toTuple())
        return widget, place

    # -- mouse -------------------------------------------------------------------------------

    def _press(self, widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = _PLAIN) -> None:
        self._send(widget, _MOVE, at, _NONE)
        if isValid(widget) and widget.isVisible():
            QTest.mousePress(widget, _LEFT, keys, at)
            QApplication.processEvents()

    def _release(self, widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = _PLAIN) -> None:
        is_there = isValid(widget) and widget.isVisible()
        # On nothing if it is gone: Qt would take the button for held from then on.
        QTest.mouseRelease(widget if is_there else QWidget(), _LEFT, keys, at)
        QApplication.processEvents()

    def _send(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        at: QPoint,
        held: Qt.MouseButton,
        keys: Qt.KeyboardModifier = _PLAIN,
    ) -> None:
        # A widget that is gone or hidden gets no mouse any more.
        if isValid(widget) and widget.isVisible():
            button = _NONE if kind == _MOVE else held
            where = QPointF(widget.mapToGlobal(at))
            QApplication.sendEvent(
                widget, QMouseEvent(kind, QPointF(at), where, button, held, keys)
            )
            QApplication.processEvents()

    def _click(self) -> None:
        widget, at = self._aimed("click")
        keys = self._chance.choice(_WITH)
        self._press(widget, at, keys)
        self._release(widget, at, keys)

    def _double_click(self) -> None:
        widget, at = self._aimed("double click")
        self._press(widget, at)
        self._release(widget, at)
        self._send(widget, QEvent.Type.MouseButtonDblClick, at, _LEFT)
        self._release(widget, at)

    def _right_click(self) -> None:
        widget, at = self._aimed("right click")
        QTest.mouseClick(widget, _RIGHT, _PLAIN, at)
        if isValid(widget):
            where, reason = widget.mapToGlobal(at), QContextMenuEvent.Reason.Mouse
            QApplication.sendEvent(widget, QContextMenuEvent(reason, at, where))

    def _drag(self) -> None:
        widget, at = self._aimed("drag")
        keys = self._chance.choice(_WITH[:8])
        self._press(widget, at, keys)
        for _way in range(self._chance.randint(1, 5)):
            if not isValid(widget):
                break
            end = self._place(widget)
            for place in ((at + end) / 2, end):
                self._send(widget, _MOVE, place, _LEFT, keys)
            at = end
            if self._chance.random() < 0.2:
                self._note("in the drag:")
                self._chance.choice([
                    self._key, self._action, self._undo, self._delete, self._switch,
                    self._open_view, self._theme, self._language, self._collapse,
                ])()  # fmt: skip
        self._release(widget, at, keys)

    def _drop(self, drag: QDrag) -> Qt.DropAction:
        """Take the place of the system, which would wait for a mouse that is not there."""
        widget = self._widget()
        at, mime = self._place(widget), drag.mimeData()
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        for event in (
            QDragEnterEvent(at, actions, mime, _LEFT, _PLAIN),
            QDragMoveEvent(at, actions, mime, _LEFT, _PLAIN),
        ):
            QApplication.sendEvent(widget, event)
        drop = QDropEvent(QPointF(at), actions, mime, _LEFT, _PLAIN)
        QApplication.sendEvent(widget, drop)
        return drop.dropAction() if drop.isAccepted() else Qt.DropAction.IgnoreAction

    def _turn_wheel(self) -> None:
        widget, at = self._aimed("wheel")
        turn = QPoint(0, self._chance.choice((-960, -120, 120, 960)))
        keys, where = self._chance.choice((_PLAIN, _CONTROL)), QPointF(widget.mapToGlobal(at))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(QPointF(at), where, QPoint(), turn, _NONE, keys, phase, False)
        QApplication.sendEvent(widget, event)

    # -- keys --------------------------------------------------------------------------------

    def _key(self) -> None:
        widget = QApplication.activePopupWidget() or QApplication.focusWidget() or self._window
        key, keys = self._chance.choice(KEYS), self._chance.choice(_WITH)
        if key != Qt.Key.Key_Q:
            self._note("key", key.name, keys.name, _named(widget))
            QTest.keyClick(widget, key, keys)

    def _type(self) -> None:
        text = self._chance.choice(TEXTS)
        self._note("type", repr(text[:12]))
        send_text(text)
        focus = QApplication.focusWidget()
        if focus is not None and self._chance.random() < 0.4:
            ends = (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
            QTest.keyClick(focus, self._chance.choice(ends))

    def _compose(self) -> None:
        self._note("compose")
        focus = QApplication.focusWidget()
        if focus is not None:
            preedit = self._chance.choice(("ni", "zhong'guo", ""))
            QApplication.sendEvent(focus, QInputMethodEvent(preedit, []))
            if self._chance.random() < 0.6:
                send_text(self._chance.choice(("你好", "😀")))

    # -- actions -----------------------------------------------------------------------------

    def _action(self) -> None:
        window = self._window
        window.update_actions()
        seldom = _SELDOM if self._chance.random() < 0.5 else ()
        offered = [
            one for one in window.registry
            if window.actions_[one.id].isEnabled() and not one.id.startswith((*seldom, *_NEVER))
        ]  # fmt: skip
        chosen = self._chance.choice(offered)
        self._note("action", chosen.id)
        if chosen.choices is None:
            window.actions_[chosen.id].trigger()
            return
        menu = window.actions_.menu(chosen.id)
        menu.aboutToShow.emit()
        if menu.actions():
            entry = self._chance.choice(menu.actions())
            self._note("choice", entry.objectName())
            entry.trigger()

    def _open_view(self) -> None:
        name = self._chance.choice(_VIEWS)
        self._note("open", name)
        self._window.actions_[name].trigger()

    def _undo(self) -> None:
        times = self._chance.choice((1, 1, 2, 5, 30))
        self._note("undo and redo", times)
        for _time in range(times):
            name = "edit.undo" if self._chance.random() < 0.6 else "edit.redo"
            self._window.actions_[name].trigger()

    def _select(self) -> None:
        document = self._window.document
        if document is not None:
            ids = [*document.store.records]
            some = self._chance.sample(ids, min(len(ids), self._chance.choice((1, 1, 2, 5))))
            self._note("select", *some)
            document.selection.set(tuple(some))

    def _delete(self) -> None:
        self._select()
        self._window.actions_["edit.delete"].trigger()

    def _paste(self) -> None:
        self._note("paste")
        mime = QMimeData()
        mime.setText(self._chance.choice((*TEXTS, "a\tb\nc\td\n", "等位\n点餐\n- 上菜")))
        QGuiApplication.clipboard().setMimeData(mime)
        self._window.actions_["edit.paste"].trigger()

    def _use_popup(self) -> None:
        popup = QApplication.activePopupWidget()
        entries = popup.actions() if isinstance(popup, QMenu) else []
        usable = [
            one for one in entries
            if one.isEnabled() and not one.isSeparator() and one.objectName() not in _NEVER
        ]  # fmt: skip
        if popup is None or not usable or self._chance.random() < 0.2:
            self._note("close popup")
            if popup is not None:
                popup.close()
            return
        assert isinstance(popup, QMenu)
        chosen = self._chance.choice(usable)
        self._note("menu", chosen.objectName() or chosen.text())
        popup.setActiveAction(chosen)
        QTest.keyClick(popup, Qt.Key.Key_Return)

    # -- documents, looks --------------------------------------------------------------------

    def _switch(self) -> None:
        if self._editor.workspace.documents:
            document = self._chance.choice(self._editor.workspace.documents)
            self._note("switch", document.name)
            self._editor.workspace.activate(document)

    def _begin_document(self) -> None:
        documents = self._editor.workspace.documents
        template = self._chance.choice(template_names()).name
        self._note("new", template)
        self._window.commit_fields()
        self._editor.files.new(template)
        if len(documents) > _MOST_DOCUMENTS and documents[0] in self._editor.workspace.documents:
            documents[0].set_saved()
            self._editor.workspace.remove(documents[0])

    def _collapse(self) -> None:
        document = self._window.document
        if document is not None:
            self._note("collapse and hide")
            stages = [one.id for one in document.store.of_type(Stage)]
            lanes = [one.id for one in document.store.lanes]
            document.set_view(
                collapsed_stages=frozenset(self._chance.sample(stages, min(1, len(stages)))),
                hidden_lanes=frozenset(self._chance.sample(lanes, min(1, len(lanes)))),
            )

    def _theme(self) -> None:
        self._note("theme")
        theme = self._chance.choice(("light", "dark", "high_contrast"))
        self._editor.settings.update(theme=theme)

    def _language(self) -> None:
        self._note("language")
        self._editor.settings.update(language=self._chance.choice(("en", "zh-CN", "zh-TW")))

    def _resize(self) -> None:
        self._note("resize")
        self._window.resize(self._chance.randint(400, 1900), self._chance.randint(300, 1100))

    def _rest(self) -> None:
        self._note("rest")
        QTest.qWait(self._chance.choice((5, 40, 200, 500)))


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__}:{widget.objectName()}"
