"""What is dragged onto the canvas: things from the rail, and pictures from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from cxdesigner.editor.commands.place import Place
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.dropped import hand_on, take_copy, take_drop
from cxdesigner.ui.picture_import import Source, pictures_in

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

KIND_MIME = "application/x-cxdesigner-kind"
"""What a thing dragged from the rail carries: the kind of element, as UTF-8."""


class PictureTarget(Protocol):
    """Takes pictures that are dropped."""

    def aim(self, event: PointerEvent) -> bool:
        """Show where pictures would go; return whether they may go there."""
        ...

    def leave(self) -> None:
        """Forget what was dragged here."""
        ...

    def drop(self, sources: Sequence[Source], event: PointerEvent) -> bool:
        """Take pictures; return whether there is a place for them."""
        ...

    def add(self, sources: Sequence[Source], element_ids: Sequence[str]) -> None:
        """Add pictures to elements."""
        ...

    def paste(self, mime: QMimeData | None, place: Place | None) -> bool:
        """Take pictures of the clipboard; return whether there were any."""
        ...


class CanvasDrops:
    """Reads what is dragged and tells the tool in use, or whoever takes pictures."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.pictures: PictureTarget | None = None
        self.open: Callable[[list[Path], str], object] = lambda _paths, _others: None
        """Opens documents that come with pictures, and says what is not opened."""

    def enter(self, event: QDragEnterEvent) -> None:
        """Take note of a drag that comes in."""
        mime = event.mimeData()
        wanted = mime.hasFormat(KIND_MIME) or (self.pictures is not None and pictures_in(mime))
        take_copy(event) if wanted else event.ignore()

    def move(self, event: QDragMoveEvent) -> None:
        """Show what a drop would do."""
        kind, pointer = _kind_of(event), self._view.pointer(event.position(), event)
        allowed = False
        if kind and self._view.tool is not None:
            allowed = self._view.tool.drop_move(kind, pointer)
        elif not kind and self.pictures is not None:
            allowed = self.pictures.aim(pointer)
        take_copy(event) if allowed else event.ignore()

    def leave(self) -> None:
        """Forget what was dragged here."""
        if self._view.tool is not None:
            self._view.tool.drop_leave()
        if self.pictures is not None:
            self.pictures.leave()

    def drop(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        kind, pointer = _kind_of(event), self._view.pointer(event.position(), event)
        taken = False
        # First: what is dropped may start its text, which then has the focus.
        self._view.setFocus()
        if kind and self._view.tool is not None:
            taken = self._view.tool.drop(kind, pointer)
        elif not kind and self.pictures is not None:
            sources = pictures_in(event.mimeData())
            taken = self.pictures.drop(sources, pointer)
            if taken:
                hand_on(self._view, event, sources, lambda *rest: self.open(*rest))
        if taken:
            take_drop(self._view, event)


def _kind_of(event: QDropEvent) -> str:
    mime = event.mimeData()
    return bytes(mime.data(KIND_MIME).data()).decode() if mime.hasFormat(KIND_MIME) else ""
