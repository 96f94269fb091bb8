"""Pictures dropped on the canvas or pasted: onto an element, else into a cell as a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData

from cxdesigner.base.errors import CxError, EditError
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.base.picture import ICON_SIDE, Picture
from cxdesigner.editor.commands.pictures import add_pictured, add_pictures, set_own_icon
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.document import Document
from cxdesigner.editor.gestures import place_of_hit
from cxdesigner.model.element import Element
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.canvas_controller import CanvasController
from cxdesigner.ui.picture_import import Source, bring_in, pictures_in
from cxdesigner.ui.under_way import UnderWay


class PictureDrops:
    """Takes pictures for one canvas; what cannot be used is said by `refuse`."""

    def __init__(
        self,
        controller: CanvasController,
        tell: Callable[[str], object],
        refuse: Callable[[CxError], object],
        under_way: UnderWay,
    ) -> None:
        self._controller = controller
        self._tell = tell
        self._refuse = refuse
        self._under_way = under_way

    # -- over the canvas ---------------------------------------------------------------------

    def aim(self, event: PointerEvent) -> bool:
        """Show where pictures would go; return whether they may go there."""
        element_id, place = self._target(event)
        overlay = self._controller.canvas.overlay
        item = self._controller.scene.items.get(element_id or "")
        overlay.hover.show_items(() if item is None else (item,))
        overlay.hint.show_rect(self._rect(place) if item is None and place is not None else None)
        if item is not None:
            self._controller.show_hint(_("Drop: the picture goes onto this element."))
        elif place is not None:
            self._controller.show_hint(_("Drop: a new element with this picture."))
        return item is not None or place is not None

    def leave(self) -> None:
        """Forget what was dragged here."""
        overlay = self._controller.canvas.overlay
        overlay.hover.show_items(())
        overlay.hint.show_rect(None)
        self._controller.show_hint("")

    def drop(self, sources: Sequence[Source], event: PointerEvent) -> bool:
        """Take pictures where they are dropped; return whether there is a place for them."""
        self.leave()
        element_id, place = self._target(event)
        if element_id is not None:
            self.add(sources, (element_id,))
        elif place is not None:
            self.add_new(sources, place)
        return element_id is not None or place is not None

    def _target(self, event: PointerEvent) -> tuple[str | None, Place | None]:
        if not self._controller.has_document:
            return None, None
        store = self._controller.document.store
        item = self._controller.index.at(event.point, event.tolerance(4.0))
        record_id = None if item is None else item.record_id or item.id
        if store.get(Element, record_id) is not None:
            return record_id, None
        hit = self._controller.grid.cell_at(event.point)
        place = place_of_hit(store, hit, gaps=False)
        return None, place

    def _rect(self, place: Place) -> Rect | None:
        grid = self._controller.grid
        lane = grid.lane_rect(place.lane_id)
        column = grid.column_rect(place.step_id) if place.step_id is not None else None
        if lane is None or column is None:
            return lane
        return Rect(column.x - 4.0, lane.y, column.width + 8.0, lane.height)

    # -- taking ------------------------------------------------------------------------------

    def paste(self, mime: QMimeData | None, place: Place | None) -> bool:
        """Take pictures of the clipboard; return whether there were any.

        They go onto the selected elements, else into a cell: the selected one, or a place.
        """
        sources = pictures_in(mime)
        if not sources:
            return False
        document = self._controller.document
        elements = [element.id for element in document.selection.records(Element)]
        cell = document.selection.cell
        where = Place(*cell) if cell is not None else place
        if elements:
            self.add(sources, elements)
        elif where is not None:
            self.add_new(sources, where)
        else:
            raise EditError(_("Select an element or a cell for the picture first."))
        return True

    def add(self, sources: Sequence[Source], element_ids: Sequence[str]) -> None:
        """Add pictures to elements, when they are read."""
        document, ids = self._controller.document, tuple(element_ids)
        self._bring(document, sources, lambda found: add_to(document, ids, found))

    def add_new(self, sources: Sequence[Source], place: Place) -> None:
        """Put pictures into a cell on a new element, when they are read."""
        document = self._controller.document
        self._bring(
            document,
            sources,
            lambda found: document.run(_("Insert picture"), add_pictured, place, found),
        )

    def _bring(
        self,
        document: Document,
        sources: Sequence[Source],
        take: Callable[[tuple[Picture, ...]], object],
    ) -> None:
        def taken(found: tuple[Picture, ...]) -> None:
            take(found)
            n = len(found)
            self._tell(ngettext("{n} picture added.", "{n} pictures added.", n).format(n=n))

        def cancel() -> None:
            job.cancel()
            self._tell(_("No picture was added."))

        document.history.break_merge()
        job = bring_in(sources, taken, self._refuse)
        self._under_way.tell(_("Reading pictures…"), job, cancel, document)


def add_to(document: Document, ids: Sequence[str], found: Sequence[Picture]) -> None:
    """Add pictures to elements as one undo step; the selection stays as it is."""
    chosen = document.selection.ids
    document.run(_("Insert picture"), add_pictures, tuple(ids), tuple(found))
    document.selection.set(chosen or tuple(ids))


def bring_icon(
    document: Document,
    source: Source,
    element_ids: Sequence[str],
    refuse: Callable[[CxError], object],
) -> None:
    """Give elements an icon of the person's own, when it is read."""
    ids = tuple(element_ids)

    def take(found: tuple[Picture, ...]) -> None:
        chosen = document.selection.ids
        document.run(_("Change icon"), set_own_icon, ids, found[0])
        document.selection.set(chosen)

    bring_in([source], take, refuse, side=ICON_SIDE)
