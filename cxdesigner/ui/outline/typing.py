"""Texts typed in the rows of the outline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.editor.text_session import TextSession
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.ui.canvas.inline import COMMIT_MS
from cxdesigner.ui.panels.typing_widgets import PASSING, Line

How = Literal["enter", "escape", "next", "back", "up", "down", "leave"]


class RowEditor(Line):
    """A field over the title of a row; while composing, its keys belong to the input method."""

    edited = Signal(str)
    """The text so far, at least each second while typing."""

    done = Signal(str)
    """The person is done with it: how, see ``How``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setObjectName("rowEditor")
        self.setAccessibleName(_("Text"))
        self.setMaxLength(MAX_LENGTH)
        self.is_composing = False
        self._is_untold = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_MS)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(self._due)
        self.hide()

    def _due(self) -> None:
        self._is_untold = True
        # By age, not by pause: who types without a break is saved too.
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Say what was typed since it was said last."""
        # A timer that runs out is not active any more.
        self._timer.stop()
        if self._is_untold:
            self._is_untold = False
            self.edited.emit(self.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if event.commitString():
            self._due()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        how: dict[int, How] = {
            Qt.Key.Key_Return: "enter",
            Qt.Key.Key_Enter: "enter",
            Qt.Key.Key_Escape: "escape",
            Qt.Key.Key_Up: "up",
            Qt.Key.Key_Down: "down",
        }
        chosen = how.get(event.key())
        if chosen is None:
            super().keyPressEvent(event)
            return
        event.accept()
        # While something is composed they choose a candidate or drop it.
        if not self.is_composing:
            self.done.emit(chosen)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if not self.is_composing:
            self.done.emit("next" if forward else "back")
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in PASSING:
            self.done.emit("leave")


class RowTyping(QObject):
    """Opens the field over a row and brings what is typed into the document.

    Parameters
    ----------
    run
        Runs an action of the registry by its id.
    tell
        Says in passing why something is refused.
    """

    ending_taken = Signal(object)
    """The end of a text was taken for a time, a mark …: a ``TakenEnding``."""

    dropped = Signal(str, object)
    """Escape dropped what was typed; the way back to it."""

    def __init__(
        self, tree: QTreeView, run: Callable[[str], object], tell: Callable[[str], object]
    ) -> None:
        super().__init__(tree)
        self._tree, self._run, self._tell = tree, run, tell
        self.field = RowEditor(tree.viewport())
        self.field.edited.connect(self._typed)
        self.field.done.connect(self._done)
        self._session: TextSession | None = None
        self._goes_on = False
        self.place_of: Callable[[str], QRect] = lambda _record_id: QRect()
        """Returns where the title of a record is in the viewport; set by the tree's owner."""

    @property
    def is_open(self) -> bool:
        """Whether a text is being typed."""
        return self._session is not None

    def begin(self, document: Document, record_id: str, *, focus: bool = True) -> None:
        """Open the field over a row, all of its text selected.

        Without `focus` the tree goes on getting the keys: an input method that begins to compose
        there would lose what it has if the focus moved away now.
        """
        self.end(accept=True)
        self._session = TextSession(document, record_id)
        self._goes_on = self._session.is_new
        self.field.setText(self._session.text)
        self.field.selectAll()
        self.follow()
        self.field.show()
        self.field.raise_()
        if focus:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def compose(self, event: QInputMethodEvent) -> None:
        """Hand on what an input method sends to the tree."""
        QApplication.sendEvent(self.field, event)
        if event.commitString():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not event.preeditString():
            self.end(accept=False)

    def follow(self) -> None:
        """Keep over the row, wherever it is now."""
        session = self._session
        if session is None:
            return
        if session.record_id not in session.document.store:
            self._session = None
            self.field.hide()
            return
        place = self.place_of(session.record_id)
        if place.isValid():
            self.field.setGeometry(place.adjusted(0, 1, 0, -1))

    def flush(self) -> None:
        """Take what is being typed; the field stays open."""
        self.field.flush()

    def end(self, *, accept: bool) -> TextSession | None:
        """Close the field; return what was open."""
        session = self._session
        if session is None:
            return None
        self.field.flush()
        self._session = None
        had_focus = self.field.hasFocus()
        self.field.hide()
        try:
            taken = session.close(accept=accept)
        except EditError as error:
            taken = None
            self._tell(str(error))
        if taken is not None:
            self.ending_taken.emit(taken)
        if session.dropped is not None:
            self.dropped.emit(session.dropped.words, session.dropped.bring_back)
        if had_focus:
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        return session

    def _typed(self, text: str) -> None:
        if self._session is not None:
            try:
                self._session.type(text)
            except EditError as error:
                self._tell(str(error))

    def _done(self, how: How) -> None:
        goes_on = self._goes_on
        session = self.end(accept=how != "escape")
        if session is None or how == "leave":
            return
        if goes_on and how in ("enter", "escape") and not session.text:
            # A new row that stays empty was one too many.
            session.drop()
        elif goes_on and how == "enter":
            self._run("outline.add_below")
        elif how in ("next", "back"):
            self._run("outline.next_lane" if how == "next" else "outline.previous_lane")
            self.begin(session.document, session.record_id)
            self.field.end(False)
            self._goes_on = goes_on
        elif how in ("up", "down"):
            key = Qt.Key.Key_Up if how == "up" else Qt.Key.Key_Down
            QApplication.sendEvent(
                self._tree, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            )
