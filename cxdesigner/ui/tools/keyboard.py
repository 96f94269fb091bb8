"""Keys that are no actions: typing begins an edit, Home and End go to the ends of a lane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cxdesigner.editor.commands.text import main_text
from cxdesigner.model.element import Element
from cxdesigner.model.queries import reading_order
from cxdesigner.ui.tools import ToolHost

_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class CanvasKeyboard:
    """Answers the keys that neither the canvas itself nor an action takes."""

    def __init__(self, host: ToolHost) -> None:
        self._host = host
        host.canvas.key_typed.connect(self.key)

    def key(self, event: QKeyEvent) -> None:
        """Take a key press; it stays ignored when it means nothing here."""
        if self._host.canvas.tool is None or event.modifiers() & _COMMAND_KEYS:
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._edit():
                return
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(1 if event.key() == Qt.Key.Key_End else -1)
        elif event.text().isprintable() and event.text().strip():
            if not self._edit():
                return
            editor = self._host.canvas.text_editor
            if editor is not None and editor.isVisible():
                # What was there is selected: the key replaces it.
                QApplication.sendEvent(editor, event)
        else:
            return
        event.accept()

    def _edit(self) -> bool:
        document = self._host.document
        primary = document.selection.primary
        if main_text(document.store.find(primary)) is None or primary is None:
            return False
        self._host.begin_text_edit(primary)
        return True

    def _go_to_end(self, sign: int) -> None:
        document = self._host.document
        order = [element.id for element in reading_order(document.shown)]
        record = document.store.find(document.selection.primary)
        if isinstance(record, Element):
            lane = [
                key for key in order if document.store.need(Element, key).lane_id == record.lane_id
            ]
            order = lane
        if order:
            target = order[-1 if sign > 0 else 0]
            document.selection.set([target])
            self._reveal(target)

    def _reveal(self, record_id: str) -> None:
        item = self._host.scene.items.get(record_id)
        if item is not None:
            self._host.canvas.reveal(item.rect)
