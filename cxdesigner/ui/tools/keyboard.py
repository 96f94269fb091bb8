"""Keys that are no actions: typing begins an edit, Home and End go to the ends of a lane.

Typing goes into the text of what is selected; in an empty cell what the tool in use draws is made,
else what the lane usually holds.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.grow import add_in_cell
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.text import main_text
from cxdesigner.model.element import Element
from cxdesigner.model.queries import reading_order
from cxdesigner.ui.tools import ToolHost
from cxdesigner.ui.tools.held_keys import HeldKeys

_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class CanvasKeyboard:
    """Answers the keys that neither the canvas itself nor an action takes."""

    def __init__(self, host: ToolHost) -> None:
        self._host = host
        self._held = HeldKeys(host)
        host.canvas.key_typed.connect(self.key)
        host.canvas.composed.connect(self.compose)

    def follow_selection(self) -> None:
        """Let the editor wait on what is selected now."""
        canvas, chosen = self._host.canvas, self._host.document.selection
        item = self._host.scene.items.get(chosen.primary or "")
        rect = item.rect if item is not None else canvas.overlay.cursor.place
        is_text = main_text(self._host.document.store.find(chosen.primary)) is not None
        canvas.take_text(chosen.cell is not None or is_text)
        if rect is not None and canvas.text_editor is not None:
            canvas.text_editor.wait_at(rect)

    @property
    def _rests(self) -> bool:
        """Whether keys mean nothing; while a new layout is on its way there is a text to type."""
        return self._host.canvas.tool is None and self._host.is_current

    def compose(self, event: QInputMethodEvent) -> None:
        """Take what an input method composes on the canvas; the first of it begins an edit."""
        editor = self._host.canvas.text_editor
        if editor is None or self._rests:
            return
        if not editor.is_open:
            if not event.preeditString() and not event.commitString():
                return
            editor.stays_behind = True
            try:
                if not self._edit():
                    return
            finally:
                editor.stays_behind = False
        QApplication.sendEvent(editor, event)
        if not event.preeditString():
            editor.setFocus()

    def key(self, event: QKeyEvent) -> None:
        """Take a key press; it stays ignored when it means nothing here."""
        editor = self._host.canvas.text_editor
        if self._rests or event.modifiers() & _COMMAND_KEYS:
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._edit():
                return
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(1 if event.key() == Qt.Key.Key_End else -1)
        elif event.text().isprintable() and event.text().strip():
            if not self._edit():
                return
            # What was there is selected: the key replaces it.
            field = editor if editor is not None and editor.is_open else QApplication.focusWidget()
            if field is not None and field is not self._host.canvas:
                QApplication.sendEvent(field, event)
        else:
            return
        event.accept()

    def _edit(self) -> bool:
        document = self._host.document
        if document.selection.cell is not None:
            place = Place(*document.selection.cell)
            try:
                tool = self._host.tool_name
                (made,) = document.run(_("Add element"), add_in_cell, place, tool)
            except EditError as error:
                self._host.show_hint(error.message)
                return False
            self._host.finished()
            self._host.begin_text_edit(made)
            return True
        primary = document.selection.primary
        if main_text(document.store.find(primary)) is None or primary is None:
            return False
        self._host.begin_text_edit(primary)
        return True

    def _go_to_end(self, sign: int) -> None:
        document = self._host.document
        store = document.store
        order = [key for el in reading_order(document.shown) if (key := el.id) in store]
        record = document.store.find(document.selection.primary)
        if isinstance(record, Element):
            lane = [key for key in order if store.need(Element, key).lane_id == record.lane_id]
            order = lane
        if order:
            target = order[-1 if sign > 0 else 0]
            document.selection.set([target])
            self._reveal(target)

    def _reveal(self, record_id: str) -> None:
        item = self._host.scene.items.get(record_id)
        if item is not None:
            self._host.canvas.reveal(item.rect)
