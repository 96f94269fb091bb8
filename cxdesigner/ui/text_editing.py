"""Texts edited in their place on the canvas, one undo step for each edit."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cxdesigner.base.errors import EditError
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.text import main_text, set_text, text_merge_key
from cxdesigner.editor.document import Document
from cxdesigner.model.persona import Emotion
from cxdesigner.ui.canvas.inline import InlineEditor
from cxdesigner.ui.canvas_controller import CanvasController

_TYPE_SIZES = {"stage": 12.0, "step": 9.5, "lane_header": 11.0, "row_header": 9.5}
_HEADERS = frozenset({"stage", "step", "lane_header", "row_header", "line", "line_header"})
_LABEL_SIZE = (96.0, 18.0)


class TextEditing(QObject):
    """Opens the in-place editor over a record and brings what is typed into the document."""

    def __init__(self, controller: CanvasController) -> None:
        super().__init__(controller)
        self._controller = controller
        self.editor = InlineEditor(controller.canvas)
        self._document: Document | None = None
        self._record_id = ""
        self._key = ""
        self._mark = 0
        self.editor.edited.connect(self._typed)
        self.editor.closed.connect(self._closed)
        controller.shown.connect(self._follow)
        controller.canvas.zoom_changed.connect(lambda _zoom: self._follow())
        for bar in (
            controller.canvas.horizontalScrollBar(),
            controller.canvas.verticalScrollBar(),
        ):
            bar.valueChanged.connect(self._follow)

    def begin(self, record_id: str) -> None:
        """Open the editor over a record; nothing happens for one that has no text or place."""
        document = self._controller.document
        record = document.store.find(record_id)
        if isinstance(record, Emotion):
            # The point of a curve is edited through its element.
            record_id = record.element_id
            record = document.store.find(record_id)
        text = main_text(record)
        place = self._place_of(record_id)
        if text is None or place is None:
            return
        self.editor.close_editor(accept=True)
        rect, size = place
        self._document, self._record_id = document, record_id
        self._key = text_merge_key(record_id, "", document.language)
        self._mark = document.history.mark
        if not text and document.history.has_just_made(record_id):
            # One gesture: made and named together, and dropped together by Escape.
            self._mark = document.history.go_on(self._key)
        else:
            document.history.break_merge()
        self._controller.reveal(record_id)
        rect, size = self._place_of(record_id) or place
        shown = text.text(document.language) if text.has(document.language) else ""
        self.editor.open_at(rect, shown, size, document.language, record_id)

    def finish(self) -> None:
        """Take what is being typed and close the editor."""
        self.editor.close_editor(accept=True)

    def flush(self) -> None:
        """Take what is being typed; the editor stays open."""
        self.editor.flush()

    def _place_of(self, record_id: str) -> tuple[Rect, float] | None:
        item = self._controller.scene.items.get(record_id)
        rect = self._controller.rect_of(record_id)
        if rect is None:
            return None
        kind = item.kind if item is not None else "lane_header"
        if kind == "link":
            middle = self._controller.rect_of(record_id) or rect
            at = Point(middle.center.x - _LABEL_SIZE[0] / 2, middle.center.y - _LABEL_SIZE[1] / 2)
            return Rect(at.x, at.y, *_LABEL_SIZE), 9.0
        if kind in _HEADERS or kind == "lane":
            # The editor opens over the header, wherever that is.
            return rect, _TYPE_SIZES.get(kind, 11.0)
        return rect, 9.5

    def _follow(self) -> None:
        if not self.editor.is_open:
            return
        controller = self._controller
        if not controller.has_document or controller.document is not self._document:
            # Another document is shown, or none.
            self.editor.close_editor(accept=True)
            return
        if self._record_id not in self._document.store:
            self.editor.close_editor(accept=False)
            return
        place = self._place_of(self._record_id)
        if place is not None:
            self.editor.follow(place[0])

    def _typed(self, text: str) -> None:
        document = self._document
        if document is None or self._record_id not in document.store:
            return
        try:
            document.run_merging(
                self._key, _("Edit text"), set_text, self._record_id, text, document.language
            )
        except EditError as error:
            self._controller.show_hint(str(error))

    def _closed(self, accepted: bool) -> None:
        document, self._document = self._document, None
        if document is None:
            return
        if not accepted and document.history.mark != self._mark:
            # Escape takes back what was committed while typing.
            document.history.go_to(self._mark)
        document.history.break_merge()
