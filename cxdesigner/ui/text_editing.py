"""Texts edited in their place on the canvas, one undo step for each edit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cxdesigner.base.errors import EditError
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.commands.text import main_text
from cxdesigner.editor.text_session import TextSession
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import lane_name, line_name
from cxdesigner.model.record import Record
from cxdesigner.scene.blocks.measures import (
    LABEL_SIZE,
    LANE_SIZE,
    PILL_SIZE,
    ROW_SIZE,
    STAGE_SIZE,
    STEP_SIZE,
    TITLE_SIZE,
)
from cxdesigner.scene.blocks.title import TitlePlace
from cxdesigner.scene.items import part_id
from cxdesigner.scene.link_way import middle_of_way
from cxdesigner.scene.primitives import FontStyle
from cxdesigner.ui.canvas.inline import InlineEditor
from cxdesigner.ui.canvas_controller import CanvasController

Type = tuple[float, FontStyle]
"""Size in points and style."""

_TYPES: dict[str, Type] = {
    "stage": (STAGE_SIZE, "bold"),
    "step": (STEP_SIZE, "regular"),
    "row_header": (ROW_SIZE, "regular"),
    "line": (PILL_SIZE, "bold"),
    "line_header": (PILL_SIZE, "bold"),
}
_USUAL_TYPE: Type = (LANE_SIZE, "bold")
_HEADERS = frozenset({"stage", "step", "lane_header", "row_header", "line", "line_header"})
_LABEL_SIZE = (96.0, 18.0)
_UNPLACED_SIZE = (110.0, 44.0)
_FIELD_AIR = 18.0
"""What a field takes beside its text."""


class TextEditing(QObject):
    """Opens the in-place editor over a record and brings what is typed into the document."""

    feeling_wanted = Signal(object, str)
    """A point of the curve is to be typed at: an ``Emotion``, and which field of it."""

    refused = Signal(str)
    """What was typed is left as text: why."""

    ending_taken = Signal(object)
    """The end of a text was taken for a time, a mark …: a ``TakenEnding``."""

    dropped = Signal(str, object)
    """Escape dropped what was typed; the way back to it."""

    def __init__(self, controller: CanvasController) -> None:
        super().__init__(controller)
        self._controller = controller
        self.editor = InlineEditor(controller.canvas)
        self._session: TextSession | None = None
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
        """Open the editor over a record; nothing happens for one that has no text or place.

        A quote on the curve goes by the id of its item: it belongs to a point.
        """
        document = self._controller.document
        record = document.store.find(record_id)
        if isinstance(record, Emotion):
            # What is written at a point of the curve is its value.
            self.feeling_wanted.emit(record, "emotion")
            return
        item = self._controller.scene.items.get(record_id)
        if item is not None and item.kind == "quote" and item.record_id is not None:
            document.selection.set([item.record_id])
            self.feeling_wanted.emit(document.store.need(Emotion, item.record_id), "quote")
            return
        place = self._place_of(record_id)
        if main_text(record) is None or place is None:
            return
        self.editor.close_editor(accept=True)
        rect, kind = place
        session = TextSession(document, record_id)
        self._session = session
        self._controller.reveal(record_id)
        rect, kind = self._place_of(record_id) or place
        # What is drawn where somebody has written nothing, e.g. the usual name of a lane.
        with use_language(document.language):
            usual = "" if session.text or record is None else _usual_name(record, document.language)
        self.editor.usual = usual
        self.editor.open_at(
            rect, session.text, kind, document.language, record_id, self._title_of(record_id)
        )

    def finish(self) -> None:
        """Take what is being typed and close the editor."""
        self.editor.close_editor(accept=True)

    def flush(self) -> None:
        """Take what is being typed; the editor stays open."""
        self.editor.flush()

    def _place_of(self, record_id: str) -> tuple[Rect, Type] | None:
        item = self._controller.scene.items.get(record_id)
        rect = self._controller.rect_of(record_id)
        if rect is None and not self._controller.is_current:
            # It is being laid out, and who has made it types already.
            middle, size = self._controller.canvas.visible_rect().center, _UNPLACED_SIZE
            rect = Rect(middle.x - size[0] / 2, middle.y - size[1] / 2, *size)
            return rect, (TITLE_SIZE, "bold")
        if rect is None:
            return None
        kind = item.kind if item is not None else "lane_header"
        if item is not None and kind == "link":
            label = self._controller.scene.items.get(part_id("label", record_id))
            middle = label.rect.center if label is not None else middle_of_way(item)
            width, height = _LABEL_SIZE
            if label is not None:
                width = max(width, label.rect.width + _FIELD_AIR)
                height = max(height, label.rect.height)
            return Rect(middle.x - width / 2, middle.y - height / 2, width, height), (
                LABEL_SIZE,
                "regular",
            )
        if kind in _HEADERS or kind == "lane":
            # The editor opens over the header, wherever that is.
            return rect, _TYPES.get(kind, _USUAL_TYPE)
        return rect, (TITLE_SIZE, "bold")

    def _title_of(self, record_id: str) -> TitlePlace | None:
        """Return where the text of an element stands on it; None for anything else."""
        return self._controller.layout.title_of(record_id)

    def _follow(self) -> None:
        session, controller = self._session, self._controller
        if not self.editor.is_open or session is None:
            return
        if not controller.has_document or controller.document is not session.document:
            # Another document is shown, or none.
            self.editor.close_editor(accept=True)
            return
        if session.record_id not in session.document.store:
            self.editor.close_editor(accept=False)
            return
        place = self._place_of(session.record_id)
        if place is not None:
            self.editor.follow(place[0], self._title_of(session.record_id))

    def _typed(self, text: str) -> None:
        if self._session is None:
            return
        try:
            self._session.type(text)
        except EditError as error:
            self._controller.show_hint(str(error))

    def _closed(self, accepted: bool) -> None:
        session, self._session = self._session, None
        if session is None:
            return
        try:
            taken = session.close(accept=accepted)
        except EditError as error:
            self.refused.emit(str(error))
            return
        if taken is not None:
            self.ending_taken.emit(taken)
        if session.dropped is not None:
            self.dropped.emit(session.dropped.words, session.dropped.bring_back)


def _usual_name(record: Record, language: str) -> str:
    """Return what a lane or line is called as long as it has no name of its own."""
    match record:
        case Lane():
            return lane_name(record, language)
        case Line():
            return line_name(record, language)
        case _:
            return ""
