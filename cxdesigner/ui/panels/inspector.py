"""The inspector: what is selected, or the blueprint itself, to read and to change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from cxdesigner.base.i18n import N_, _, ngettext
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.document import Document
from cxdesigner.editor.search.places import shown_id
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import FRAME_MS, Later
from cxdesigner.ui.panels.fields import Field
from cxdesigner.ui.panels.page import Page, Seat
from cxdesigner.ui.widgets import Fold, plain_label

WIDTH_PX = 248


@cache
def _page_type(record_type: type[Record] | None) -> type[Page]:
    """Return the page for records of a type, None for several; imported when first shown."""
    if record_type is Element:
        from cxdesigner.ui.panels.element_page import ElementPage

        return ElementPage
    from cxdesigner.ui.panels import other_pages

    pages: dict[type[Record] | None, type[Page]] = {
        Link: other_pages.LinkPage,
        Stage: other_pages.StagePage,
        Step: other_pages.StepPage,
        Lane: other_pages.LanePage,
        LaneRow: other_pages.LanePage,
        Line: other_pages.LinePage,
    }
    return pages.get(record_type, other_pages.MixedPage)


_TITLES: dict[type[Record], str] = {
    Link: N_("Link"),
    Stage: N_("Stage"),
    Step: N_("Step"),
    Lane: N_("Lane"),
    LaneRow: N_("Row of a lane"),
    Line: N_("Line"),
    Parked: N_("Parked element"),
}


class Inspector(QScrollArea):
    """Shows a page for the selection of a document; pages are made once and used again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAccessibleName(_("Inspector"))
        self.setFixedWidth(WIDTH_PX)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.seat = Seat(theme)
        body = QWidget()
        body.setObjectName("inspectorBody")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(12, 12, 12, 12)
        self._box.setSpacing(9)
        self.title = plain_label("")
        self.title.setObjectName("inspectorTitle")
        self._box.addWidget(self.title)
        self.setWidget(body)
        self._pages: dict[type[Page], Page] = {}
        self.page: Page | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._looked_at: ViewState | None = None
        self._later = Later(self.refresh, FRAME_MS, parent=self)

    @property
    def document(self) -> Document | None:
        """The document shown."""
        return self.seat.document

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        self.commit()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self.seat.document = document
        for page in self._pages.values():
            page.ids = ()
        if document is not None:
            self._looked_at = document.view_state.without_place
            self._disconnects = [
                document.changed.connect(self._later.request),
                document.view_changed.connect(self._view_changed),
                document.selection.changed.connect(self._selection_changed),
            ]
        self.refresh()

    def _view_changed(self, state: ViewState) -> None:
        # Zoom and place change all the time, and no field shows them.
        looked_at = state.without_place
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._later.request()

    def _selection_changed(self) -> None:
        # What was typed belongs to what was selected before: take it while that is still shown.
        self.commit()
        self._later.request()

    def go_to_group(self, by: int) -> None:
        """Go to the next group (1) or to the one before (-1); behind the last comes the first."""
        self._later.now()
        body = self.widget()
        assert body is not None
        groups = [fold.header for fold in body.findChildren(Fold) if fold.header.isVisible()]
        groups.sort(key=lambda header: header.mapTo(body, QPoint()).y())
        if not groups:
            return
        here = QApplication.focusWidget()
        y = -1 if here is None or not body.isAncestorOf(here) else here.mapTo(body, QPoint()).y()
        places = [header.mapTo(body, QPoint()).y() for header in groups]
        if by > 0:
            place = next((n for n, top in enumerate(places) if top > y), 0)
        else:
            place = next((n for n in reversed(range(len(places))) if places[n] < y), -1)
        groups[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(groups[place])

    def refresh(self) -> None:
        """Show the selection as it is now."""
        document = self.document
        self._later.cancel()
        if document is None:
            self.title.clear()
            self._show_page(None)
            return
        ids = self._shown_ids(document)
        page = self._page_for(document, ids)
        # Fields come and go: nobody should see them jump.
        self.setUpdatesEnabled(False)
        try:
            if self.page is not None and (page is not self.page or ids != self.page.ids):
                self.page.give_up()
            self._show_page(page)
            page.show_records(ids)
            self.title.setText(self._title(document, ids))
            page.box.activate()
            self._box.activate()
        finally:
            self.setUpdatesEnabled(True)

    def refresh_now(self) -> None:
        """Show a change that is still waiting to be shown."""
        self._later.now()

    def commit(self) -> None:
        """Take what was typed and not taken yet, e.g. before saving."""
        if self.page is not None and self.document is not None:
            self.page.commit()

    def focus_field(self, attribute: str) -> bool:
        """Lead the person to the field of an attribute of what is selected; say if there is one."""
        self.refresh()
        field = self.page.field_of(attribute) if self.page is not None else None
        return self._focus(field)

    def focus_card(self, record_id: str, attribute: str) -> bool:
        """Lead the person to a field of a persona, metric, opportunity or the like."""
        document = self.document
        record = None if document is None else document.store.find(record_id)
        if document is None or record is None:
            return False
        owner = shown_id(document.store, record_id)
        document.selection.set((owner,) if owner != record_id else ())
        self.refresh()
        card = self.page.card_of(record) if self.page is not None else None
        if card is None:
            return False
        return self._focus(card.field_of(attribute) or next(iter(card.fields), None))

    def _focus(self, field: Field | None) -> bool:
        if field is None:
            return False
        folded = field.parentWidget()
        while folded is not None and folded is not self.page:
            if isinstance(folded, Fold):
                folded.header.setChecked(True)
            folded = folded.parentWidget()
        field.setFocus()
        # What came with the field, or was unfolded for it, has no place yet.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(field)
        return True

    def restyle(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.seat.theme = theme
        for page in self._pages.values():
            page.restyle()

    def _shown_ids(self, document: Document) -> tuple[str, ...]:
        # A point of the curve, a pain or a metric is shown by what it belongs to.
        if not document.selection.ids:
            return ()
        from cxdesigner.ui.panels.known_groups import SHOWN_WITH_OWNER

        view, records, found = document.store, document.store.records, []
        # Everything may be selected.
        if SHOWN_WITH_OWNER.isdisjoint(set(map(type, map(records.get, document.selection.ids)))):
            return document.selection.ids
        for key in document.selection.ids:
            record = records.get(key)
            if type(record) in SHOWN_WITH_OWNER:
                owner = shown_id(view, key)
                found += [owner] if owner != key else []
            else:
                found.append(key)
        return tuple(dict.fromkeys(found))

    def _page_for(self, document: Document, ids: tuple[str, ...]) -> Page:
        if not ids:
            from cxdesigner.ui.panels.document_page import DocumentPage

            return self._made(DocumentPage)
        kinds = set(map(type, map(document.store.records.get, ids)))
        pages = {_page_type(kind) for kind in kinds if issubclass(kind, Record)}
        return self._made(pages.pop() if len(pages) == 1 else _page_type(None))

    def _made(self, page_type: type[Page]) -> Page:
        page = self._pages.get(page_type)
        if page is None:
            page = self._pages[page_type] = page_type(self.seat)  # type: ignore[call-arg]
            self._box.addWidget(page, 1)
            page.hide()
        return page

    def _show_page(self, page: Page | None) -> None:
        if page is self.page:
            return
        if self.page is not None:
            self.page.hide()
        self.page = page
        if page is not None:
            page.show()
            self.verticalScrollBar().setValue(0)

    def _title(self, document: Document, ids: tuple[str, ...]) -> str:
        if not ids:
            is_map = document.store.blueprint.kind == "journey_map"
            return _("Journey map") if is_map else _("Service blueprint")
        if len(ids) > 1:
            n = len(ids)
            return ngettext("{n} thing selected", "{n} things selected", n).format(n=n)
        record = document.store.find(ids[0])
        if isinstance(record, Element):
            return _(KIND_NAMES[record.kind])
        words = _TITLES.get(type(record)) if record is not None else None
        return _(words) if words else ""
