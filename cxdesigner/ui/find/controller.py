"""Keeps the find bar in step with the document on screen and marks hits on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt

from cxdesigner.base.errors import EditError
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, dotted, ngettext
from cxdesigner.editor.commands.replace import replace_hits
from cxdesigner.editor.covered import is_covered
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING
from cxdesigner.editor.search.hits import Hit, TextSearch
from cxdesigner.editor.search.pattern import Query
from cxdesigner.editor.search.places import place_words, shown_id
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.element import Element
from cxdesigner.scene.items import SceneItem, part_id
from cxdesigner.scene.link_way import middle_of_way
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.hits import HitFrames
from cxdesigner.ui.find.bar import FindBar
from cxdesigner.ui.find.rows import HitModel

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_TYPING_MS = 60
_EDIT_MS = 200
_READ_MS, _READ_S = 1, 0.01
_SPOT = 8.0
"""Around the middle of a link without a label."""


class FindController(QObject):
    """Find and replace in one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.model = HitModel(self._place_of, self._is_hidden)
        self.bar = FindBar(self.model, window.theme)
        self.frames = HitFrames(window.canvas.paint)
        window.canvas.scene().addItem(self.frames)
        self._search: TextSearch | None = None
        self._document: Document | None = None
        self._place: int | None = None
        self._asked: tuple[Query, str | None] | None = None
        self._filter = EVERYTHING
        """The filter that was on when something was found last."""

        self._disconnect: Callable[[], None] = _nothing
        self._typed = Later(self._find_anew, _TYPING_MS, restart=True, parent=self)
        self._edited = Later(self._find_again, _EDIT_MS, restart=True, parent=self)
        self._marks = Later(self._mark, parent=self)
        self._reading = Later(self._read_on, _READ_MS, parent=self)
        bar = self.bar
        bar.query_changed.connect(self._typed.request)
        bar.stepped.connect(self.step)
        bar.replace_wanted.connect(self.replace_chosen)
        bar.replace_one_wanted.connect(self.replace_current)
        bar.closed.connect(self.close_bar)
        bar.list.gone_to.connect(self._go_to_row)
        bar.list.clicked.connect(self._clicked)
        self.model.ticked.connect(self._answer)
        window.controller.shown.connect(self._marks.request)

    # -- open, close, document ---------------------------------------------------------------

    def open(self, *, replacing: bool) -> None:
        """Show the bar for finding, or for replacing too."""
        window = self._window
        window.commit_fields()
        bar = self.bar
        bar.show_replace(replacing)
        bar.show()
        self._follow_document()
        self._find_anew()
        # Who knows already what to find says next what to put there.
        field = bar.instead if replacing and bar.field.text() else bar.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def take_over(self, other: FindController) -> None:
        """Seek what a window that this one takes the place of seeks, in its bar if that is open."""
        there, here = other.bar, self.bar
        for old, new in ((there.field, here.field), (there.instead, here.instead)):
            new.setText(old.text())
        toggles = (there.case, here.case), (there.words, here.words), (there.regex, here.regex)
        for ticked, toggle in toggles:
            toggle.setChecked(ticked.isChecked())
        if not there.isHidden():
            self.open(replacing=there.is_replacing)

    def close_bar(self) -> None:
        """Hide the bar; what is selected stays so."""
        self.bar.hide()
        self._let_go()
        self.frames.show_rects(())
        self._window.editors.current.widget.setFocus()

    def set_document(self, document: Document | None) -> None:
        """Search another document from now on, if the bar is shown."""
        if document is not self._document:
            self._let_go()
            # A window that goes is told of none while there still is one for the next window.
            if document is not None and not self.bar.isHidden():
                self._follow_document()
                self._find_anew()

    def _follow_document(self) -> None:
        document = self._window.document
        if document is not None and document is not self._document:
            self._let_go()
            self._document = document
            self._search = TextSearch(document)
            self._search.changed.connect(self._edited.request)
            self._disconnect = document.view_changed.connect(self._follow_view)

    def _let_go(self) -> None:
        for later in (self._typed, self._edited, self._marks, self._reading):
            later.cancel()
        self._disconnect()
        self._disconnect = _nothing
        if self._search is not None:
            self._search.close()
        self._search = self._document = self._asked = None
        self._show(())

    def _follow_view(self, state: ViewState) -> None:
        if state.filter != self._filter:
            self._edited.request()

    # -- find --------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Select the next hit, or the one before; past the end it goes on at the other."""
        self._follow_document()
        if self._search is not None:
            self._search.read_on()
        self._typed.now()
        self._edited.now()
        if self._asked is None:
            self._find_anew()
        total = self.model.rowCount()
        if not total:
            if not self.bar.field.text():
                self.open(replacing=self.bar.is_replacing)
            return
        if self._place is None:
            self._place = self._near() if by > 0 else (self._near() - 1) % total
        else:
            self._place = (self._place + by) % total
        self._go()

    def _near(self) -> int:
        """Return the first hit in or after what is selected."""
        document = self._document
        primary = document.selection.primary if document is not None else None
        if document is None or primary is None:
            return 0
        owners = (shown_id(document.store, hit.record_id) for hit in self.model.hits)
        return next((place for place, owner in enumerate(owners) if owner == primary), 0)

    def _go(self) -> None:
        document = self._document
        if document is None or self._place is None:
            return
        hit = self.model.hits[self._place]
        target = shown_id(document.store, hit.record_id)
        if self._window.controller.rect_of(target) is not None or is_covered(document, target):
            document.selection.set((target,))
            self._window.editors.reveal(target)
        else:
            # Texts of the whole blueprint and its personas stand in its own page.
            document.selection.clear()
        self.bar.list.setCurrentIndex(self.model.index(self._place))
        self._answer()

    def _go_to_row(self) -> None:
        row = self.bar.list.currentIndex().row()
        if row >= 0:
            self._place = row
            self._go()

    def _clicked(self, index: QModelIndex) -> None:
        spot = self.bar.list.viewport().mapFromGlobal(self.bar.list.cursor().pos())
        if spot.x() < 34:
            self.bar.list.tick_current()
        self._place = index.row()
        self._go()

    def _find_anew(self) -> None:
        self._typed.cancel()
        if self._search is not None and not self._search.read_on(_READ_S):
            self._reading.request()
            return
        self._find(anew=True)

    def _read_on(self) -> None:
        """Read more of a large document; what was asked for is found when all of it is read."""
        self._find_anew()

    def _find_again(self) -> None:
        self._edited.cancel()
        self._find(anew=False)

    def _find(self, *, anew: bool) -> None:
        search, document = self._search, self._document
        if search is None or document is None:
            return
        before = self._current()
        asked = (self.bar.query, self.bar.template)
        shown = document.view_state.filter
        is_other = self._asked is None or (self._asked[0], self._filter) != (asked[0], shown)
        self._asked, self._filter = asked, shown
        try:
            hits = search.find(*asked)
        except EditError as error:
            self._show(())
            in_template = _is_understood(asked[0])
            self.bar.show_answer(None, str(error), in_template=in_template)
            return
        self._place = None
        if before is not None and not (anew and is_other):
            keys = [hit.key for hit in hits]
            self._place = keys.index(before.key) if before.key in keys else None
        self._show(hits, anew=is_other)

    def _current(self) -> Hit | None:
        hits = self.model.hits
        return hits[self._place] if self._place is not None and self._place < len(hits) else None

    def _show(self, hits: tuple[Hit, ...], *, anew: bool = True) -> None:
        if not hits:
            self._place = None
        self.model.show_hits(hits, anew=anew)
        if self._place is not None:
            self.bar.list.setCurrentIndex(self.model.index(self._place))
        self._answer()
        self._marks.request()

    def _answer(self) -> None:
        hit = self._current()
        where = self._place_of(hit) if hit is not None else ""
        self.bar.show_answer(self._place, where=where)

    def _place_of(self, hit: Hit) -> str:
        document = self._document
        if document is None:
            return ""
        place = place_words(document.store, hit, document.language)
        return dotted([place, _("hidden by the filter") if self._is_hidden(hit) else ""])

    def _is_hidden(self, hit: Hit) -> bool:
        """Say whether a hit is in an element that the filter hides or makes pale."""
        document = self._document
        if document is None or not document.filtering.is_on:
            return False
        element = document.store.get(Element, shown_id(document.store, hit.record_id))
        return element is not None and not document.filtering.matches(element)

    def _mark(self) -> None:
        document, controller = self._document, self._window.controller
        if document is None or self.bar.isHidden() or not controller.has_document:
            self.frames.show_rects(())
            return
        items = controller.scene.items
        ids = dict.fromkeys(shown_id(document.store, hit.record_id) for hit in self.model.hits)
        self.frames.show_rects([_marked(items, key) for key in ids if key in items])

    # -- replace -----------------------------------------------------------------------------

    def replace_chosen(self) -> None:
        """Replace everything that is ticked, as one step to undo."""
        self._typed.now()
        self._replace(self.model.chosen())

    def replace_current(self) -> None:
        """Replace the current hit and go to the next; without one go to the first."""
        self._typed.now()
        hit = self._current()
        if hit is None:
            self.step(1)
            return
        place = self._place
        if self._replace((hit,)):
            total = self.model.rowCount()
            self._place = place % total if place is not None and total else None
            self._go()

    def _replace(self, hits: tuple[Hit, ...]) -> bool:
        document = self._document
        if document is None or not hits or self.bar.template is None:
            return False
        kept = document.selection.ids
        try:
            with document.transaction(_("Replace")) as tx:
                changed = replace_hits(tx, hits)
        except EditError as error:
            self.bar.show_answer(self._place, str(error))
            return False
        document.history.break_merge()
        document.selection.set(kept)
        n = len(hits) if changed else 0
        self._window.status.tell(ngettext("{n} hit replaced.", "{n} hits replaced.", n).format(n=n))
        self._find_again()
        return True

    def restyle(self) -> None:
        """Take the colours of the window's theme."""
        self.bar.restyle(self._window.theme)


def _nothing() -> None:
    """Do nothing."""


def _is_understood(query: Query) -> bool:
    try:
        query.compiled()
    except EditError:
        return False
    return True


def _marked(items: Mapping[str, SceneItem], key: str) -> Rect:
    """Return where something found is marked: a link at its label, not over all it goes around."""
    item = items[key]
    if item.kind != "link":
        return item.rect
    label = items.get(part_id("label", key))
    if label is not None:
        return label.rect
    middle = middle_of_way(item)
    return Rect(middle.x, middle.y, 0.0, 0.0).grown(_SPOT)
