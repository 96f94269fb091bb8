"""The outline as one of the editors of a blueprint: filter above, tree below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING
from cxdesigner.editor.outline.commands import drop_rows
from cxdesigner.editor.outline.filtering import matching
from cxdesigner.editor.outline.nodes import Key, Shown
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.editor.outline.tree import OutlineTree
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.filter.hidden import through_filters
from cxdesigner.ui.findings import Findings
from cxdesigner.ui.outline.bar import OutlineBar
from cxdesigner.ui.outline.model import OutlineModel
from cxdesigner.ui.outline.selecting import Place, RowSelection
from cxdesigner.ui.outline.typing import RowTyping
from cxdesigner.ui.outline.unfolding import GROUPS, Unfolding
from cxdesigner.ui.outline.view import OutlineView

FILTER_MS = 120
OPEN_ALL = 400
"""Up to so many elements everything but links is open at first; beyond that the stages alone."""


class OutlineEditor(QWidget):
    """A ``BlueprintEditor``: all of a blueprint as rows, for the keyboard and screen readers."""

    menu_wanted = Signal(object, object)
    """The menu of a record (its id, or None) is asked for at a place of the screen."""

    def __init__(
        self,
        actions: Sequence[QAction],
        refresh_actions: Callable[[], object],
        findings: Findings,
        theme: Theme,
        tell: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("outline")
        self._theme, self._tell, self._findings = theme, tell, findings
        self._document: Document | None = None
        self._model: OutlineModel | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._places: WeakKeyDictionary[Document, Place] = WeakKeyDictionary()
        self._rows: RowSelection | None = None
        self._unfiltered: Place | None = None
        self.bar = OutlineBar(theme)
        self.filter, self.count = self.bar.filter, self.bar.count
        self.tree = OutlineView()
        self._unfolding = Unfolding(self.tree)
        self.tree.own_actions = list(actions)
        self.tree.refresh_actions = refresh_actions
        by_id = {action.objectName(): action for action in actions}
        self.typing = RowTyping(self.tree, partial(self._run, by_id), tell)
        self.typing.place_of = self._place_of
        self.tree.typing = self.typing
        self.setFocusProxy(self.tree)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.tree, 1)
        self._narrow = Later(self._apply_filter, FILTER_MS, restart=True, parent=self)
        self._follow = Later(self.typing.follow, parent=self)
        self.filter.textChanged.connect(self._narrow.request)
        self.filter.escaped.connect(self._leave_filter)
        self.bar.went_on.connect(self._go_on)
        self.bar.all_wanted.connect(self._show_all)
        self._again = Later(self._take_filter, parent=self)
        # While a row is typed into it stays, whatever the filter says.
        self.typing.field.done.connect(self._again.request)
        self.tree.menu_wanted.connect(self._show_menu)
        self.tree.link_followed.connect(self._go_along)
        self.tree.edit_wanted.connect(self._edit)
        self.tree.left_above.connect(self.filter.setFocus)
        self.tree.verticalScrollBar().valueChanged.connect(lambda _value: self.typing.follow())
        self.tree.header().sectionResized.connect(self._follow.request)
        findings.changed.connect(self._show_problems)

    # -- BlueprintEditor ---------------------------------------------------------------------

    @property
    def widget(self) -> QWidget:
        """The whole of it; the tree takes the focus."""
        return self

    def set_document(self, document: Document | None) -> None:
        """Show a document, as it was last left; None to rest."""
        if document is self._document:
            return
        self.typing.end(accept=True)
        self._remember()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self._document = document
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        if document is None:
            self._take_model(None)
            self._unfolding.begin(())
            return
        self._disconnects = [
            document.changed.connect(self._changed),
            document.view_changed.connect(self._view_changed),
            document.selection.changed.connect(self._show_selection),
            document.filtering.changed.connect(self._again.request),
        ]
        self._again.cancel()
        self._unfiltered = self._places.get(document)
        shown = matching(document.store, "", document.language, document.filtering)
        self._build(self._unfiltered, shown)

    def reveal(self, record_id: str) -> str:
        """Open and scroll as far as is needed to see the row of a record; return what to say."""
        document, said = self._document, ""
        if document is not None:
            said = through_filters(
                document,
                record_id,
                lambda: self._index_of(record_id).isValid(),
                self._again.now,
                self._clear_filter,
            )
        index = self._index_of(record_id)
        if index.isValid():
            self.tree.scrollTo(index)
        return said

    def begin_text_edit(self, record_id: str) -> None:
        """Let the person type the text of a record in its row."""
        if self._document is None or not self._index_of(record_id).isValid():
            return
        self.reveal(record_id)
        self.typing.begin(self._document, record_id)

    def commit(self) -> None:
        """Take what is being typed."""
        self.typing.flush()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.bar.restyle(theme)
        if self._model is not None:
            self._model.theme = theme
        self.tree.viewport().update()

    # -- building ----------------------------------------------------------------------------

    def _build(
        self,
        place: Place | None,
        shown: Shown | None,
        wanted: Callable[[Key], bool] | None = None,
    ) -> None:
        document = self._document
        assert document is not None
        store, state = document.store, document.view_state
        rows = Rows(store, state.language, state.persona_id, self._problems())
        small = store.count(Element) <= OPEN_ALL
        model = OutlineModel(
            lambda observer: OutlineTree(store, shown, observer, late=not small),
            rows,
            self._theme,
            self,
        )
        model.drop = self._drop
        self._take_model(model)
        if wanted is not None:
            scrolled = place.scrolled if place is not None else 0
            self._unfolding.begin_where(wanted, self._unfolding.folded, scrolled)
        elif place is not None:
            self._unfolding.begin_again(place.opened, place.scrolled)
        elif shown is not None:
            self._unfolding.begin_where(lambda key: key.kind in GROUPS)
        else:
            kinds = GROUPS if small else frozenset({"journey", "stage"})
            self._unfolding.begin(self._unfolding.groups(lambda key: key.kind in kinds))
        self._show_count()
        self._show_selection()
        if self._rows is not None:
            self._rows.drop_hidden()
        if not self.tree.currentIndex().isValid():
            current = model.index_at(place.current) if place and place.current else QModelIndex()
            first = current if current.isValid() else model.index(0, 0)
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.tree.selectionModel().setCurrentIndex(first, flags)
        if place is not None:
            self.tree.verticalScrollBar().setValue(place.scrolled)
            self.tree.scrollTo(self.tree.currentIndex())

    def _take_model(self, model: OutlineModel | None) -> None:
        old, self._model = self._model, model
        selection = self.tree.selectionModel()
        self.tree.setModel(model)
        if selection is not None:
            selection.deleteLater()
        if old is not None:
            old.deleteLater()
        self._rows = None
        if model is not None and self._document is not None:
            self._rows = RowSelection(self.tree, self._document, model)
            self.tree.about_to_paint = self._rows.mark_what_is_seen
            self.tree.chosen = self._rows.keys
            model.rowsInserted.connect(self._unfolding.open_new)
            for signal in (model.rowsRemoved, model.rowsMoved, model.rowsInserted):
                signal.connect(self._follow.request)

    def _remember(self) -> None:
        if self._document is not None and self._model is not None:
            filtered = self._model.tree.is_filtered
            place = self._unfiltered if filtered else self._place()
            if place is not None:
                self._places[self._document] = place

    def _place(self) -> Place:
        model = self._model
        assert model is not None
        opened = self._unfolding.opened()
        if not model.tree.is_filtered:
            opened += self._unfolding.rest()
        return Place(opened, self.tree.current_key(), self.tree.verticalScrollBar().value())

    # -- filter ------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        """Let the person type what the rows are to hold."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _apply_filter(self) -> None:
        model, document, text = self._model, self._document, self.filter.text()
        if document is None or model is None:
            return
        self.typing.end(accept=True)
        if not model.tree.is_filtered:
            self._unfiltered = self._place()
        shown = matching(document.store, text, document.language, document.filtering)
        self._build(None if text.split() else self._unfiltered, shown)

    def _leave_filter(self) -> None:
        self._clear_filter()
        self.tree.setFocus()

    def _clear_filter(self) -> None:
        if self.filter.text():
            self.filter.clear()
            self._narrow.now()

    def _go_on(self) -> None:
        self._narrow.now()
        self.tree.setFocus()

    def _show_all(self) -> None:
        """Filter nothing, neither here nor in the whole document."""
        self._leave_filter()
        if self._document is not None:
            self._document.set_view(filter=EVERYTHING)

    def _take_filter(self) -> None:
        """Show and hide rows as the filter of the document says now."""
        model, document = self._model, self._document
        if model is None or document is None or self.typing.is_open:
            return
        text, old = self.filter.text(), model.tree.shown
        was_on = old is not None and old.passes is not None
        if not was_on and not document.filtering.is_on:
            return
        new = matching(document.store, text, document.language, document.filtering)
        if new == old and was_on == document.filtering.is_on:
            self._show_count()
            return
        if old is None:
            self._unfiltered = self._place()
            self._build(None, new)
        elif new is None:
            self._build(self._unfiltered, None)
        else:
            place = self._place()
            opened, folded = frozenset(place.opened), frozenset(self._unfolding.folded)
            self._build(
                place,
                new,
                lambda key: key in opened or (key.kind in GROUPS and key not in folded),
            )

    def _show_count(self) -> None:
        model, document = self._model, self._document
        if model is None or document is None or not model.tree.is_filtered:
            self.bar.show_counts(None, 0, 0)
            return
        found = model.tree.count_elements()
        shown, total = document.filtering.counts
        self.bar.show_counts(found, total, total - shown)

    # -- following the document --------------------------------------------------------------

    def _changed(self, patch: Patch) -> None:
        if self._model is None or self._rows is None:
            return
        self._rows.follow(partial(self._model.tree.apply, patch))
        self._show_count()

    def _view_changed(self, state: ViewState) -> None:
        model = self._model
        if model is None:
            return
        rows = model.rows
        if (rows.language, rows.persona_id) != (state.language, state.persona_id):
            rows.language, rows.persona_id = state.language, state.persona_id
            model.all_changed()
            self.tree.viewport().update()

    def _problems(self) -> dict[str, int]:
        found = self._findings.found
        return Counter(key for finding in found if not finding.document for key in finding.subjects)

    def _show_problems(self) -> None:
        if self._model is not None:
            self._model.show_problems(self._problems())

    def _show_selection(self) -> None:
        if self._rows is not None:
            self._rows.show()

    def _index_of(self, record_id: str) -> QModelIndex:
        return self._rows.index_of(record_id) if self._rows is not None else QModelIndex()

    # -- doing -------------------------------------------------------------------------------

    def _run(self, actions: dict[str, QAction], action_id: str) -> None:
        self.tree.refresh_actions()
        actions[action_id].trigger()

    def _edit(self, key: Key, event: QKeyEvent | QInputMethodEvent | None) -> None:
        document = self._document
        if document is None or key.record_id is None:
            return
        by_method = isinstance(event, QInputMethodEvent)
        self.typing.begin(document, key.record_id, focus=not by_method)
        if isinstance(event, QKeyEvent):
            # What was there is selected: the key replaces it.
            QApplication.sendEvent(self.typing.field, event)

    def _place_of(self, record_id: str) -> QRect:
        index = self._index_of(record_id)
        return self.tree.title_rect(index) if index.isValid() else QRect()

    def _go_along(self, key: Key) -> None:
        """Go to the other end of a link."""
        document = self._document
        link: Record | None = document.store.find(key.id) if document is not None else None
        ends = [getattr(link, name, None) for name in ("source_id", "target_id")]
        other = next((end for end in ends if end is not None and end != key.inner), None)
        if document is not None and other is not None:
            document.selection.set((other,))

    def _drop(self, keys: Sequence[Key], parent: Key, row: int) -> None:
        model, document = self._model, self._document
        if model is None or document is None:
            return
        node = model.tree.find(parent)
        below = [child.key for child in node.children] if node is not None else []
        try:
            document.run(_("Move rows"), drop_rows, keys, parent, below, row)
        except EditError as error:
            self._tell(str(error))

    def _show_menu(self, place: QPoint) -> None:
        document = self._document
        primary = document.selection.primary if document is not None else None
        self.menu_wanted.emit(primary, place)
