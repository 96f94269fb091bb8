"""The table as one of the editors of a blueprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from cxdesigner.base.errors import CxError, EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import ActionRegistry
from cxdesigner.editor.document import Document
from cxdesigner.editor.session import Session
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import RowKind, TableState
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.patch import Patch
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.filter.hidden import through_filters
from cxdesigner.ui.menus import fill
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.qactions import QActions
from cxdesigner.ui.table.bar import TableBar
from cxdesigner.ui.table.delegate import CellDelegate
from cxdesigner.ui.table.empty import EmptyTable
from cxdesigner.ui.table.filter_popup import FilterPopup
from cxdesigner.ui.table.model import SheetModel
from cxdesigner.ui.table.selection import SharedSelection
from cxdesigner.ui.table.typing import CellTyping
from cxdesigner.ui.table.view import SheetView
from cxdesigner.ui.table.widths import set_widths
from cxdesigner.ui.table.work import TableWork

MOST_VALUES = 2_000
"""More different values than this are narrowed by the filter of all rows instead."""


class TableEditor(QWidget):
    """A ``BlueprintEditor``: bar, cells, and what is said where there are none."""

    def __init__(
        self, session: Session, registry: ActionRegistry, actions: QActions, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("table")
        self.setAccessibleName(_("Table"))
        self._session, self._registry, self._actions = session, registry, actions
        self._document: Document | None = None
        self._disconnect: list[Callable[[], None]] = []
        self._table = TableState()
        self._seen: tuple[object, ...] = ()
        self.model = SheetModel()
        self.view = SheetView(self.model, theme)
        self.work = TableWork(session, self.view, self.model)
        self.typing = CellTyping(self.work, self.model, session.host.tell)
        self.shared = SharedSelection(self.view, self.model)
        self.delegate = CellDelegate(
            self.model,
            theme,
            typing=self.typing,
            went=self._plan_step,
            parent=self,
        )
        self.view.setItemDelegate(self.delegate)
        self.bar = TableBar(theme)
        self.empty = EmptyTable()
        self.pages = QStackedWidget()
        self.pages.setObjectName("tablePages")
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.pages, 1)
        self.setFocusProxy(self.view)
        self._after_edit: tuple[str, int] | None = None
        self._narrow = Later(self._take_filter, parent=self)
        self._connect_parts()

    def _connect_parts(self) -> None:
        view, bar, work, empty = self.view, self.bar, self.work, self.empty
        view.selectionModel().selectionChanged.connect(self.shared.tell)
        view.selectionModel().currentChanged.connect(self.shared.tell)
        view.fill_wanted.connect(lambda first, last: self.guard(partial(work.fill, first, last)))
        view.menu_wanted.connect(self._popup)
        view.edit_begun.connect(self.delegate.show_choices)
        view.refused.connect(self._session.host.tell)
        view.head.sort_wanted.connect(work.sort_by)
        view.head.filter_wanted.connect(self.open_filter)
        view.head.menu_wanted.connect(self._head_menu)
        view.head.sectionMoved.connect(self._column_moved)
        view.head.sectionResized.connect(self._column_resized)
        self.delegate.closeEditor.connect(self._editor_closed)
        bar.filtered.connect(self._filter)
        bar.rows_wanted.connect(self._choose_rows)
        bar.row_wanted.connect(self._insert)
        bar.all_wanted.connect(work.show_all)
        bar.column_switched.connect(
            lambda key, shown: self.guard(partial(work.show_column, key, shown))
        )
        bar.filter.left.connect(self._leave_filter)
        empty.row_wanted.connect(self._insert)
        empty.paste_wanted.connect(lambda: self.guard(work.paste))
        empty.all_wanted.connect(work.show_all)

    # -- what the window asks ----------------------------------------------------------------

    @property
    def widget(self) -> QWidget:
        """The table itself."""
        return self

    def set_document(self, document: Document | None) -> None:
        """Work on a document from now on; with None do nothing."""
        if self._document is not None:
            # A cell that is being typed into belongs to the document that goes.
            self.commit()
        for disconnect in self._disconnect:
            disconnect()
        self._disconnect = []
        self._document = self.shared.document = document
        if document is None:
            self.model.show_sheet(None)
            return
        self._disconnect = [
            document.changed.connect(self._follow),
            document.view_changed.connect(self._follow_view),
            document.selection.changed.connect(self.shared.take),
            document.filtering.changed.connect(self._narrow.request),
        ]
        self._narrow.cancel()
        self._show_anew(Sheet(document))
        self.shared.drop_hidden()
        self.shared.take()

    def reveal(self, record_id: str) -> str:
        """Scroll so that the row of a record is seen, through filters; return what to say."""
        document, said = self._document, ""
        if document is not None and self.shared.could_show(record_id):
            said = through_filters(
                document,
                record_id,
                lambda: self.shared.row_of(record_id) is not None,
                self._narrow.now,
                self.work.show_rows,
            )
        row = self.shared.row_of(record_id)
        if row is not None:
            self.view.scrollTo(self.model.index(row, max(0, self.view.currentIndex().column())))
        return said

    def begin_text_edit(self, record_id: str) -> None:
        """Edit the current cell; the title of another row."""
        row = self.shared.row_of(record_id)
        if row is None:
            return
        if row != self.view.currentIndex().row():
            self.view.go_to(row, self.view.title_column())
        self.view.begin_edit()

    def commit(self) -> None:
        """Take what is being typed into a cell or the filter."""
        self.bar.take_filter()
        editor = self.delegate.editor
        if editor is not None:
            self.delegate.commitData.emit(editor)
            self.delegate.closeEditor.emit(editor, CellDelegate.EndEditHint.NoHint)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.view.restyle(theme)
        self.bar.restyle(theme)
        self.delegate.restyle(theme)

    def run(self, command: str) -> None:
        """Do what an action of the table says."""
        match command:
            case "filter":
                self.bar.filter.setFocus()
                self.bar.filter.selectAll()
            case "filter_column":
                self.open_filter(self.view.currentIndex().column())
            case "columns":
                self.bar.columns.showMenu()
            case _:
                self.work.run(command)

    def guard(self, command: Callable[[], object]) -> None:
        """Do something by mouse; what is refused is told."""
        try:
            command()
        except EditError as error:
            self._session.host.tell(str(error))
        except CxError as error:
            self._session.host.report(error)

    def _insert(self) -> None:
        self.commit()
        self.guard(partial(self.work.insert, above=False))

    # -- showing -----------------------------------------------------------------------------

    def _show_anew(self, sheet: Sheet) -> None:
        """Read everything again; the current cell stays where it was if it is still there."""
        current = self._current_cell()
        self.shared.is_held = True
        self.model.show_sheet(sheet)
        self._table = sheet.document.view_state.table
        self._seen = self._seen_state(sheet.document.view_state)
        set_widths(self.view, sheet)
        self.shared.is_held = False
        self._show_state()
        if current is not None:
            row = self.model.sheet.rows.place(current[0]) if self.model.sheet else None
            keys = [column.key for column in sheet.columns]
            if row is not None:
                column = keys.index(current[1]) if current[1] in keys else 0
                self.view.go_to(row, column)

    def _current_cell(self) -> tuple[str, str] | None:
        index = self.view.currentIndex()
        if not index.isValid() or self.model.sheet is None:
            return None
        return self.model.ids[index.row()], self.model.column(index.column()).key

    def _show_state(self) -> None:
        sheet = self.model.sheet
        if sheet is None:
            return
        layout = sheet.layout
        total = len(sheet.records)
        shown = len(self.model.ids)
        hidden = sheet.hidden
        is_filtered = layout.is_filtered or bool(hidden)
        self.bar.show_state(
            self._table.rows, layout.query, shown, total, hidden, is_filtered=is_filtered
        )
        self.bar.show_columns(
            [(key, column.title, sheet.is_shown(key)) for key, column in sheet.all_columns.items()]
        )
        self.view.head.show_layout(layout, [column.key for column in sheet.columns])
        self.empty.show_state(is_filtered=is_filtered)
        page: QWidget = self.view if shown else self.empty
        if self.pages.currentWidget() is not page:
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self.pages.isAncestorOf(focus)
            self.pages.setCurrentWidget(page)
            self.setFocusProxy(self.view if shown else self.empty.row)
            if had_focus and self.isVisible():
                self.setFocus()

    def _follow(self, patch: Patch) -> None:
        self.shared.is_held = True
        was_empty = not self.model.ids
        diff = self.model.follow(patch)
        self.shared.is_held = False
        if diff is None:
            return
        # Until now there was nothing to tell how wide the columns have to be.
        is_first = was_empty and bool(self.model.ids)
        if (diff.columns_changed or is_first) and self.model.sheet is not None:
            set_widths(self.view, self.model.sheet)
        if diff.moves is None or diff.moves or diff.columns_changed:
            self._show_state()
            self.shared.tell()
        self.view.viewport().update()

    def _take_filter(self) -> None:
        """Show and hide rows as the filter of the document says now."""
        sheet = self.model.sheet
        if sheet is None or self._document is None:
            return
        if self.delegate.editor is not None:
            # A cell that is typed into stays where it is; its row is looked at again afterwards.
            return
        if sheet.narrow():
            self._show_anew(sheet)
            self.shared.drop_hidden()
            self.shared.take()
        else:
            self._show_state()

    def _seen_state(self, state: ViewState) -> tuple[object, ...]:
        layout = state.table.layout
        return (
            state.table.rows,
            layout.order,
            layout.hidden,
            layout.shown,
            layout.sort,
            layout.query,
            layout.allowed,
            state.language,
            state.persona_id,
        )

    def _follow_view(self, state: ViewState) -> None:
        if state.editor != "table" or self._document is None:
            return
        if self._seen_state(state) != self._seen:
            self._show_anew(Sheet(self._document))
            self.shared.drop_hidden()
            self.shared.take()

    # -- editing -----------------------------------------------------------------------------

    def _plan_step(self, step: tuple[int, int]) -> None:
        """Remember the cell to go to: the edit may move rows, so it is named by its record."""
        index = self.view.currentIndex()
        row, column = index.row() + step[0], index.column() + step[1]
        if not 0 <= column < self.model.columnCount():
            row, column = row + (1 if column > 0 else -1), 0 if column > 0 else column
            column %= max(1, self.model.columnCount())
        if step == (0, 0) or not 0 <= row < self.model.rowCount():
            row, column = index.row(), index.column()
        self._after_edit = (self.model.ids[row], column)

    def _editor_closed(self, *_ignored: object) -> None:
        self._narrow.request()
        planned, self._after_edit = self._after_edit, None
        if planned is None or self.model.sheet is None:
            return
        row = self.model.sheet.rows.place(planned[0])
        current = self.view.currentIndex()
        if row is not None and (row, planned[1]) != (current.row(), current.column()):
            self.view.go_to(row, planned[1])
        elif row is not None:
            self.view.scrollTo(current)

    # -- columns -----------------------------------------------------------------------------

    def _column_moved(self, _logical: int, old: int, new: int) -> None:
        if self.shared.is_held:
            return
        # The order belongs to the view state; the header itself never keeps one.
        self.shared.is_held = True
        self.view.head.moveSection(new, old)
        self.shared.is_held = False
        QTimer.singleShot(0, self, partial(self.work.move_column, old, new))

    def _column_resized(self, section: int, old: int, new: int) -> None:
        sheet = self.model.sheet
        if self.shared.is_held or sheet is None or section >= len(sheet.columns) or not old:
            return
        self.work.set_layout(sheet.layout.with_width(sheet.columns[section].key, new))

    # -- filter ------------------------------------------------------------------------------

    def _filter(self, query: str) -> None:
        sheet = self.model.sheet
        if sheet is not None and query != sheet.layout.query:
            self.work.set_layout(replace(sheet.layout, query=query))

    def _leave_filter(self) -> None:
        self.bar.take_filter()
        self.setFocus()
        if not self.view.currentIndex().isValid() and self.model.ids:
            self.view.go_to(0, self.view.title_column())

    def _choose_rows(self, kind: RowKind) -> None:
        self._actions[f"table.rows_{kind}"].trigger()

    def open_filter(self, section: int) -> None:
        """Show the values of a column to choose from."""
        sheet = self.model.sheet
        if sheet is None or not 0 <= section < len(sheet.columns):
            return
        column = sheet.columns[section]
        values = sheet.rows.values(column.key, sheet.records)
        if len(values) > MOST_VALUES:
            self._session.host.tell(_("This column has too many values to choose from."))
            return
        popup = FilterPopup(self, column.title, values, sheet.layout.allowed_in(column.key))
        popup.chosen.connect(partial(self.work.allow, column.key))
        place = self.view.head.place_of(section)
        popup.open_at(self.view.head.viewport().mapToGlobal(place.bottomLeft()))

    # -- menus -------------------------------------------------------------------------------

    def _head_menu(self, section: int, place: QPoint) -> None:
        row = max(0, self.view.currentIndex().row())
        if self.model.ids:
            self.view.go_to(min(row, len(self.model.ids) - 1), section)
        self._popup(place)

    def _popup(self, place: QPoint) -> None:
        self._actions.update()
        menu = PopupMenu(self)
        menu.setObjectName("contextMenu")
        fill(menu, "context:cell", self._registry, self._actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
