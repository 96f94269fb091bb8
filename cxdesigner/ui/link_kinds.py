"""A small choice beside a link that was just drawn: another kind, or the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QWidget

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.link import LINK_KIND_NAMES
from cxdesigner.editor.commands.connect import (
    connect,
    free_link_kinds,
    offered_link_kinds,
    set_link_kind,
    supports_back,
    turn_to_support,
)
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.canvas_controller import CanvasController

_CLEAR_PX = 14
"""How far the choice keeps from an element: the dots lie between, from which links are drawn."""

_STAYING_KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_Meta,
    }
)


class LinkKindChoice(QFrame):
    """Offers the kinds that a link between its lanes can have; Tab leads from the canvas to it.

    A link drawn down from who needs something can be turned into the support that it may be meant
    as. It goes with the next thing that is done.
    """

    def __init__(self, controller: CanvasController, turn: QAction) -> None:
        # Beside the viewport, not in it: what floats there makes every pan repaint more.
        super().__init__(controller.canvas)
        self._controller = controller
        self._link: str | tuple[str, str] = ""
        self._at = QPoint()
        self._end = QRect()
        self._upward = False
        self.buttons: dict[LinkKind, QToolButton] = {}
        self.setObjectName("linkKindChoice")
        self.setAccessibleName(_("Kind of link"))
        box = QHBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.setSpacing(2)
        for kind, name in LINK_KIND_NAMES.items():
            button = self._button(f"linkKind-{kind}", _(name))
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, kind=kind: self._choose(kind))
            self.buttons[kind] = button
        self._turning = turn
        self.turn = self._button("linkTurn", _("Turn round as support"))
        self.turn.clicked.connect(self._turn_round)
        canvas = controller.canvas
        controller.linked.connect(self.offer)
        controller.shown.connect(self.dismiss)
        canvas.zoom_changed.connect(self.dismiss)
        for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            bar.valueChanged.connect(self.dismiss)
        canvas.installEventFilter(self)
        canvas.viewport().installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self.hide()

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        return button

    def offer(self, link: str | tuple[str, str], event: PointerEvent) -> None:
        """Show the choice beside where a link was let go; nothing where there is none.

        Parameters
        ----------
        link
            The id of the link, or both ends of a second one that is made when a kind is chosen.
        """
        view = self._controller.document.store
        if isinstance(link, str):
            made = view.get(Link, link)
            kinds = offered_link_kinds(view, made) if made is not None else ()
            if len(kinds) < 2:
                return
        else:
            made, kinds = None, free_link_kinds(view, *link)
        self._link = link
        for kind, button in self.buttons.items():
            button.setVisible(kind in kinds)
            button.setChecked(made is not None and kind == made.kind)
        self.turn.setVisible(made is not None and supports_back(view, made))
        # It names the key, which the person may have changed.
        self.turn.setToolTip(self._turning.toolTip())
        canvas = self._controller.canvas
        self._at = canvas.viewport().pos() + QPoint(round(event.view_x), round(event.view_y))
        self._find_end((made.source_id, made.target_id) if made is not None else link)
        self.adjustSize()
        self._keep_inside()
        self.show()
        self.raise_()

    def _find_end(self, ids: Iterable[str]) -> None:
        """Note the element where the link was let go, and whether the link comes from below."""
        items = self._controller.scene.items
        ends = [self._seen(items[key]) for key in ids if key in items]
        self._end = next((end for end in ends if end.contains(self._at)), QRect(self._at, self._at))
        self._upward = any(end.top() > self._end.bottom() for end in ends)

    def _seen(self, item: SceneItem) -> QRect:
        canvas, rect = self._controller.canvas, item.rect
        first = canvas.mapFromScene(QPointF(rect.x, rect.y))
        last = canvas.mapFromScene(QPointF(rect.right, rect.bottom))
        return QRect(first, last).translated(canvas.viewport().pos())

    def _keep_inside(self) -> None:
        """Stand clear of the element where the link ends, and of the link if there is room."""
        room = self._controller.canvas.viewport().geometry().adjusted(4, 4, -4, -4)
        left = min(self._at.x() - self.width() // 2, room.right() - self.width())
        above = self._end.top() - _CLEAR_PX - self.height()
        below = self._end.bottom() + _CLEAR_PX
        lowest = room.bottom() - self.height()
        top = above if above >= room.top() and (self._upward or below > lowest) else below
        self.move(max(room.left(), left), max(room.top(), min(top, lowest)))

    def _shown(self) -> list[QToolButton]:
        return [one for one in (*self.buttons.values(), self.turn) if one.isVisible()]

    def dismiss(self, *_ignored: object) -> None:
        """Take the choice away."""
        if self.isVisible():
            had_focus = any(button.hasFocus() for button in self._shown())
            self.hide()
            if had_focus:
                self._controller.canvas.setFocus()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._controller.canvas and not self.isAncestorOf(now):
            self.dismiss()

    def _choose(self, kind: LinkKind) -> None:
        if isinstance(self._link, str):
            self._change(_("Change kind of link"), set_link_kind, [self._link], kind)
        else:
            self._change(_("Link elements"), connect, *self._link, kind)

    def _turn_round(self) -> None:
        self._change(_("Turn round as support"), turn_to_support, [self._link])

    def _change(self, label: str, command: Callable[..., tuple[str, ...]], *what: object) -> None:
        document, link = self._controller.document, self._link
        self.dismiss()
        if any(key not in document.store for key in ((link,) if isinstance(link, str) else link)):
            return
        try:
            document.run(label, command, *what)
        except EditError as error:
            self._controller.show_hint(error.message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return False
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self.dismiss()
        elif kind == QEvent.Type.Resize:
            # A taller drawing has brought a scroll bar.
            self._keep_inside()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab:
                # It leads here, whatever it would do with the element that is selected.
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
            if event.key() == Qt.Key.Key_Tab:
                # The tabs of documents would come first.
                self._shown()[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() not in _STAYING_KEYS:
                self.dismiss()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = next((kind for kind, button in self.buttons.items() if button.hasFocus()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self._choose(chosen)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.turn.hasFocus():
            self._turn_round()
        else:
            super().keyPressEvent(event)
