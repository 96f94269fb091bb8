"""Keeps button, popover and veil in step with the filter of the document on screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from cxdesigner.base.kept import kept_property
from cxdesigner.editor.document import Document
from cxdesigner.model.link import Link
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.filter_veil import FilterVeil

if TYPE_CHECKING:
    from cxdesigner.ui.filter.popover import FilterPopover
    from cxdesigner.ui.window import Window


class FilterController(QObject):
    """The filter in one window."""

    changed = Signal()
    """What passes may be something else than before."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        canvas = window.canvas
        self.veil = FilterVeil(canvas.paint, canvas.tiles.items_within)
        self._more = Later(self.veil.go_on, 1, parent=self)
        self.veil.unfinished = self._more.request
        canvas.scene().addItem(self.veil)
        self._document: Document | None = None
        self._disconnect: Callable[[], None] = lambda: None
        self._later = Later(self.refresh, parent=self)
        window.findings.changed.connect(self._take_findings)
        window.controller.shown.connect(self._later.request)

    @kept_property
    def popover(self) -> FilterPopover:
        """What can be asked for; made when it is first opened."""
        from cxdesigner.ui.filter.popover import FilterPopover

        made = FilterPopover(self._window)
        made.told.connect(self._window.status.tell)
        made.save_wanted.connect(lambda: self._window.show_dialog("views"))
        return made

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        self._disconnect()
        self._document = document
        if "popover" in vars(self):
            self.popover.hide()
        if document is not None:
            self._disconnect = document.filtering.changed.connect(self._later.request)
        self.refresh()

    def open(self) -> None:
        """Show what can be asked for, below the button of the tool bar."""
        document = self._document
        if document is None:
            return
        self._window.commit_fields()
        self._window.findings.refresh()
        button = self._window.toolbar.filter
        place = QRect(button.mapToGlobal(QPoint()), button.size())
        self.popover.open_at(place, document, self._problems())

    def _problems(self) -> dict[str, frozenset[str]]:
        """Return record id → gravity and rule of the findings; a link's are its ends' too."""
        document = self._document
        if document is None:
            return {}
        found: dict[str, frozenset[str]] = {}
        # Of tens of thousands of findings most are the only one about their record.
        every: dict[tuple[str, str], frozenset[str]] = {}
        record_of = document.store.records.get
        for finding in self._window.findings.found:
            what = (finding.severity, finding.code)
            said = every.setdefault(what, frozenset(what))
            for part in finding.parts or (finding,):
                for key in part.subjects:
                    link = record_of(key)
                    ends = (link.source_id, link.target_id) if isinstance(link, Link) else ()
                    for about in (key, *ends):
                        known = found.get(about)
                        found[about] = said if known is None else known | said
        return found

    def _take_findings(self) -> None:
        document = self._document
        if document is not None and document.view_state.filter.asks_for_problems:
            document.filtering.set_findings(self._problems())

    def refresh(self) -> None:
        """Show now what the filter lets through."""
        self._later.cancel()
        document, canvas = self._document, self._window.canvas
        is_on = document is not None and document.filtering.is_on
        if document is not None and is_on and document.view_state.filter.asks_for_problems:
            document.filtering.set_findings(self._problems())
            self._later.cancel()
        shown = canvas.shown
        self.veil.show_pale(self._is_pale if is_on else None, shown.width, shown.height)
        counts = document.filtering.counts if document is not None and is_on else None
        self._window.toolbar.show_filter(counts)
        self.changed.emit()

    def _is_pale(self, item: SceneItem) -> bool:
        document = self._document
        if document is None:
            return False
        store, matches = document.store, document.filtering.matches
        for key in document.behind(item.record_id or item.id):
            if matches(store.find(key)):
                return False
        return True
