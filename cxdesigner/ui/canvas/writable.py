"""A view on which an input method can begin: the first key of Chinese text is not lost.

The focus stays on the view while the first word is composed, because an input method drops what it
composes when the focus moves. The editor over the selection shows it all the same, and takes the
focus with the first word that is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.inline import InlineEditor


class WritableView(QGraphicsView):
    """A view whose in-place editor waits on what is selected."""

    composed = Signal(object)
    """A ``QInputMethodEvent`` for what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_editor: InlineEditor | None = None
        """The in-place editor, if there is one; it gets the key that began the edit."""

        self._takes_text = False

    def take_text(self, takes_text: bool) -> None:
        """Let input methods begin on what is selected, or not."""
        self._takes_text = takes_text
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, takes_text)
        if self.hasFocus():
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt lets a view take text only for items of its scene.
        self.take_text(self._takes_text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed.emit(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if query == Qt.InputMethodQuery.ImEnabled:
            return self._takes_text
        editor = self.text_editor
        if editor is None:
            return None
        # The editor waits hidden over the selection: candidates are shown there from the first key.
        found = editor.inputMethodQuery(query)
        is_place = isinstance(found, QRectF | QRect)
        return found.translated(editor.pos()) if is_place else found
