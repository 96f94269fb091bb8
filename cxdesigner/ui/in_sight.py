"""What was made or chosen otherwise than by mouse on the canvas is brought into sight there."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject

from cxdesigner.base.geometry import Rect, union
from cxdesigner.editor.document import Document
from cxdesigner.editor.history import Ids
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.scene.late import bounds_of
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.cells import cell_rect
from cxdesigner.ui.canvas.revealing import is_in_sight
from cxdesigner.ui.canvas_controller import CanvasController
from cxdesigner.ui.editors import EditorStack
from cxdesigner.ui.qactions import QActions

_MOST = 1_000
"""So many records are looked at for one that is seen; then whatever is seen is."""

_RANKS: tuple[tuple[type[Record], ...], ...] = ((Element, Step, Stage, Lane), (Link,), (Record,))
"""What shows where a change was: what has a place, else what joins it, else what is known of it."""


class InSight(QObject):
    """Scrolls as little as is needed, and only where nothing of the thing is seen.

    That is what an action selects, what another editor has selected when the canvas comes to the
    front again, and what undo and redo change. What is selected by mouse is below the pointer.
    """

    def __init__(
        self, editors: EditorStack, controller: CanvasController, actions: QActions
    ) -> None:
        super().__init__(editors)
        self._editors, self._controller = editors, controller
        self._document: Document | None = None
        self._disconnect: list[Callable[[], None]] = []
        self._known: WeakKeyDictionary[Document, Ids] = WeakKeyDictionary()
        self._waiting: tuple[Callable[[], Iterator[Rect]], Container[str]] | None = None
        """Where something is drawn, of which records, until the drawing is current."""

        self._soon = Later(self._go_on, parent=self)
        actions.selected.connect(self._show_chosen)
        editors.shown.connect(self._come_back)
        controller.shown.connect(self._go_on)

    def set_document(self, document: Document | None) -> None:
        """Look after a document from now on."""
        for disconnect in self._disconnect:
            disconnect()
        self._document, self._waiting, self._disconnect = document, None, []
        if document is not None:
            self._disconnect = [
                document.selection.changed.connect(self._note),
                document.replayed.connect(self._show_change),
            ]
            self._known.setdefault(document, document.selection.ids)

    def _note(self) -> None:
        """Remember what was selected last while the canvas was in front."""
        if self._document is not None and self._editors.name == "canvas":
            self._known[self._document] = self._document.selection.ids

    def _come_back(self, name: str) -> None:
        document, controller = self._document, self._controller
        if name != "canvas" or document is None or not controller.has_document:
            return
        if controller.document is not document:
            # The canvas shows another one already, at the place where that was left.
            return
        if self._known.get(document) != document.selection.ids:
            self._note()
            self._waiting = self._chosen, document.selection
            # The rail comes back as well, and takes room.
            self._soon.request()

    def _show_chosen(self) -> None:
        if self._document is not None:
            self._show(self._chosen, self._document.selection)

    def _show_change(self, patch: Patch) -> None:
        self._show(lambda: self._changed(patch), patch.changes)

    def _show(self, places: Callable[[], Iterator[Rect]], ids: Container[str]) -> None:
        if self._editors.name == "canvas":
            self._waiting = places, ids
            self._go_on()

    def _go_on(self) -> None:
        """Bring it into sight as soon as what is drawn is the document as it is now."""
        waiting, controller = self._waiting, self._controller
        if waiting is None or not controller.has_document or not controller.is_current:
            return
        self._waiting = None
        places, ids = waiting
        canvas = controller.canvas
        seen, content, found = canvas.visible_rect(), canvas.content_rect(), list[Rect]()
        for rect in islice(places(), _MOST):
            if is_in_sight(rect, seen, content):
                return
            found.append(rect)
        if not found:
            return
        if len(found) == _MOST and any(one.id in ids for one in controller.index.within(seen)):
            return
        whole = union(found)
        fits = whole.width <= seen.width and whole.height <= seen.height
        canvas.reveal(whole if fits else found[0])

    def _chosen(self) -> Iterator[Rect]:
        """Yield where what is selected is drawn, what was chosen last first."""
        if self._document is not None:
            yield from self._drawn(reversed(self._document.selection.ids))

    def _drawn(self, ids: Iterable[str]) -> Iterator[Rect]:
        items = self._controller.scene.items
        for number, key in enumerate(ids):
            if key in items:
                yield bounds_of(items, key)
            elif not number and (rect := self._controller.rect_of(key)) is not None:
                # To look for what is drawn under another name all items are gone through.
                yield rect

    def _changed(self, patch: Patch) -> Iterator[Rect]:
        """Yield where a change shows: its records, cells of what is gone, else what is selected."""
        for kinds in _RANKS:
            of_kind = [
                (key, before)
                for key, (before, after) in patch.changes.items()
                if isinstance(after or before, kinds)
            ]
            found = False
            for rect in self._places(of_kind):
                found = True
                yield rect
            if found:
                return
        yield from self._chosen()

    def _places(self, changed: Iterable[tuple[str, Record | None]]) -> Iterator[Rect]:
        items, grid = self._controller.scene.items, self._controller.grid
        for key, before in changed:
            element_id = str(getattr(before, "element_id", ""))
            if key in items:
                yield bounds_of(items, key)
            elif element_id in items:
                yield bounds_of(items, element_id)
            elif isinstance(before, Element) and before.step_id is not None:
                rect = cell_rect(grid, (before.lane_id, before.step_id))
                if rect is not None:
                    yield rect
