"""The canvas as one of the editors of a blueprint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cxdesigner.editor.covered import uncover
from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas_controller import CanvasController
from cxdesigner.ui.text_editing import TextEditing


class CanvasEditor:
    """A ``BlueprintEditor`` made of canvas, controller and in-place editing."""

    def __init__(self, controller: CanvasController, text_editing: TextEditing) -> None:
        self._controller = controller
        self._text_editing = text_editing

    @property
    def widget(self) -> QWidget:
        """The canvas."""
        return self._controller.canvas

    def set_document(self, document: Document | None) -> None:
        """Do nothing: the window keeps the controller on its document.

        Problems and exports ask it where things are also while another editor is in front.
        """

    def reveal(self, record_id: str) -> str:
        """Scroll as little as is needed to see a record, whose lane or stage may be put away.

        What does not pass a filter is paler here, and seen all the same.
        """
        controller = self._controller
        is_drawn = not controller.has_document or controller.rect_of(record_id) is not None
        said = "" if is_drawn else uncover(controller.document, record_id)
        if said and not controller.is_current:
            # A large blueprint is laid out aside.
            once = Qt.ConnectionType.SingleShotConnection
            controller.shown.connect(lambda: controller.reveal(record_id), once)
        controller.reveal(record_id)
        return said

    def begin_text_edit(self, record_id: str) -> None:
        """Open the editor of a record's text in its place."""
        self._controller.begin_text_edit(record_id)

    def commit(self) -> None:
        """Take what is being typed."""
        self._text_editing.flush()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._controller.canvas.set_theme(theme)
        self._text_editing.editor.restyle()
