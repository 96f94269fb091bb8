"""What the actions of the table do with the cells that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, listed
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.builtin.deleting import tell_gone
from cxdesigner.editor.builtin.pasting import paste_from_clipboard
from cxdesigner.editor.clipboard import paste as paste_fragment
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING
from cxdesigner.editor.fragment import copy_fragment
from cxdesigner.editor.questions import Choice, Question
from cxdesigner.editor.session import Session
from cxdesigner.editor.sheet.block import Block, parse_block
from cxdesigner.editor.sheet.copying import written_out
from cxdesigner.editor.sheet.edit import CellEdit, Columns, Complaints, real_edits, write_cells
from cxdesigner.editor.sheet.insert import insert_row
from cxdesigner.editor.sheet.paste import Area, PastePlan, apply_paste, planned_aside
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import Layout
from cxdesigner.ui.table.model import SheetModel
from cxdesigner.ui.table.view import SheetView

ASK_FROM = 50
"""From so many cells or rows on a paste is shown before it is done."""


class TableWork:
    """Commands on selected cells, by the names that the registry gives them."""

    def __init__(self, session: Session, view: SheetView, model: SheetModel) -> None:
        self._session, self._view, self._model = session, view, model
        self._commands: dict[str, Callable[[], object]] = {
            "copy": self.copy,
            "cut": self._cut,
            "paste": self.paste,
            "paste_rows": lambda: self.paste(below=True),
            "clear": self.clear,
            "fill_down": self._fill_down,
            "insert_above": lambda: self.insert(above=True),
            "insert_below": lambda: self.insert(above=False),
            "duplicate_rows": self._duplicate,
            "delete_rows": self._delete_rows,
            "select_all": self._select_all,
            "select_rows": lambda: self._view.select_rows_at(self._view.selected_rows()),
            "select_columns": self._select_columns,
            "sort_rising": lambda: self._sort(False),
            "sort_falling": lambda: self._sort(True),
            "sort_none": lambda: self.set_layout(replace(self.sheet.layout, sort=())),
            "filter_none": self.show_all,
            "hide_column": self._hide_column,
            "column_left": lambda: self._move_column(-1),
            "column_right": lambda: self._move_column(1),
        }

    def __contains__(self, command: object) -> bool:
        return command in self._commands

    def run(self, command: str) -> None:
        """Do something with the selected cells."""
        self._commands[command]()

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self.sheet.document

    @property
    def sheet(self) -> Sheet:
        """The table that is shown."""
        sheet = self._model.sheet
        if sheet is None:
            raise EditError(_("No blueprint is open."))
        return sheet

    # -- cells -------------------------------------------------------------------------------

    def write_selected(self, text: str) -> None:
        """Store a text in every selected cell that can be changed."""
        cells = [cell for cell in self._cells() if self._model.column(cell[1]).is_editable]
        self._run_edits([self.edit(row, column, text) for row, column in cells])

    def edit(self, row: int, column: int, text: str) -> CellEdit:
        """Return a text for a cell, which may lie elsewhere by the time it is stored."""
        return CellEdit(self._model.ids[row], self._model.column(column).key, text)

    def numbers(self) -> dict[str, int]:
        """Return the numbers of the rows, by which a person is told of them."""
        return {row_id: number for number, row_id in enumerate(self._model.ids, start=1)}

    def _run_edits(self, edits: Sequence[CellEdit], label: str = "") -> None:
        sheet, document = self.sheet, self.document
        mark = document.history.mark
        tell, left = self._session.host.tell, Complaints(self.numbers())
        change_cells(document, sheet.reading, sheet.all_columns, edits, left, label=label)
        if document.history.mark != mark and (told := left.told()):
            tell(told)
        tell_gone(tell, document, mark)

    def _cells(self) -> list[tuple[int, int]]:
        return [
            (row, column)
            for part in self._view.parts()
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
        ]

    def clear(self) -> None:
        """Empty the selected cells that can be empty."""
        cells = self._cells()
        columns = {column for _row, column in cells}
        can = {
            column
            for column in columns
            if self._model.column(column).is_editable and self._model.column(column).clearable
        }
        if not can:
            names = listed(self._model.column(column).title for column in sorted(columns))
            raise EditError(_("{columns} cannot be empty."), columns=names)
        edits = [self.edit(row, column, "") for row, column in cells if column in can]
        self._run_edits(edits, _("Clear cells"))

    # -- clipboard ---------------------------------------------------------------------------

    def copy(self) -> bool:
        """Put the selected cells on the clipboard, as text and as a table; say whether it was done.

        What is not selected within their rectangle is empty.
        """
        rows, columns = self._view.selected_rows(), self._view.selected_columns()
        if not rows or not columns:
            raise EditError(_("There is nothing to copy."))
        sheet, chosen = self.sheet, None
        if not self._view.is_one_block():
            at, across = ({key: n for n, key in enumerate(keys)} for keys in (rows, columns))
            chosen = {(at[row], across[column]) for row, column in self._cells()}
        ids = [self._model.ids[row] for row in rows]
        shown = [self._model.column(column) for column in columns]
        try:
            text, table = written_out(self.document, sheet.reading, ids, shown, chosen)
        except Stopped:
            return False
        mime = QMimeData()
        mime.setText(text)
        mime.setHtml(table)
        QApplication.clipboard().setMimeData(mime)
        return True

    def _cut(self) -> None:
        if self.copy():
            self.clear()

    def paste(self, *, below: bool = False) -> None:
        """Lay what is on the clipboard over the cells from the current one on, or add it below."""
        if self._session.host.clipboard_fragment() is not None:
            # Elements copied on the canvas come as elements.
            paste_from_clipboard(self._session)
            return
        sheet, block = self.sheet, parse_block(self._session.host.clipboard_text())
        area = self._area(len(block[0]) if block else 0, below=below)
        try:
            plan = planned_aside(self.document, sheet.reading, sheet.all_columns, area, block)
        except Stopped:
            return
        told = plan.told_of_passed_over()
        if not plan.edits and not plan.new_rows:
            self._session.host.tell(told or _("These cells hold this already."))
            return
        if not self._agreed(plan):
            return
        mark, left = self.document.history.mark, area.complaints()
        rest = (sheet.reading, sheet.all_columns, area, plan, left)
        made = self.document.run_many(
            plan.cells, _("Paste cells"), apply_paste, *rest, steps=sheet.has_steps
        )
        if self.document.history.mark == mark:
            # Thousands of cells are written aside, which somebody can cancel.
            return
        self._show_pasted(area, block, made)
        said = plan.summary(), told, left.told()
        self._session.host.tell(" ".join(filter(None, said)))

    def _area(self, width: int, *, below: bool) -> Area:
        """Return where a block of a width goes; below all rows, one that is narrow has titles."""
        block, titles = self._view.block(), self._view.title_column()
        keys = [column.key for column in self.sheet.columns]
        ids = tuple(self._model.ids)
        if below or block is None:
            return Area(ids, keys, len(ids), titles if width <= titles else 0)
        top, left, bottom, right = block
        return Area(ids, keys, top, left, bottom - top + 1, right - left + 1)

    def _agreed(self, plan: PastePlan) -> bool:
        if len(plan.edits) + len(plan.new_rows) < ASK_FROM:
            return True
        undo = _("One undo takes all of it back.")
        question = Question(
            "paste_cells",
            _("Paste this table?"),
            (Choice("paste", _("Paste")), Choice("cancel", _("Cancel"))),
            f"{plan.summary()} {undo}",
        )
        return self._session.host.ask(question) == "paste"

    def _show_pasted(self, area: Area, block: Block, made: Sequence[str]) -> None:
        """Select what was pasted: the new rows, else the cells that the block lies on."""
        if made:
            places = [self.sheet.rows.place(row_id) for row_id in made]
            rows = sorted(place for place in places if place is not None)
            self._view.select_rows_at(rows, rows[0] if rows else None)

    # -- filling -----------------------------------------------------------------------------

    def _fill_down(self) -> None:
        """Copy the top cell of each selected column into the others; of one row, the one above."""
        rows, columns = self._view.selected_rows(), self._view.selected_columns()
        if not rows:
            return
        source = rows[0] if len(rows) > 1 else rows[0] - 1
        if source < 0:
            raise EditError(_("There is no cell above to fill from."))
        revision = self.document.store.revision
        self._fill([source], [row for row in rows if row != source], columns)
        if self.document.store.revision == revision:
            is_empty = not any(self._model.text(source, column) for column in columns)
            same = _("The cells hold the same already.")
            raise EditError(_("The cell to fill from is empty.") if is_empty else same)

    def fill(self, first: int, last: int) -> None:
        """Copy the selected cells into rows beside them, again and again."""
        rows, columns = self._view.selected_rows(), self._view.selected_columns()
        targets = list(range(first, last + 1))
        if first < rows[0]:
            # Upward, the last row is the next one.
            rows, targets = rows[::-1], targets[::-1]
        self._fill(rows, targets, columns)
        model = self._model
        low, high = min(rows[0], rows[-1], first), max(rows[0], rows[-1], last)
        self._view.select_block(low, columns[0], min(high, model.rowCount() - 1), columns[-1])

    def _fill(self, sources: Sequence[int], targets: Sequence[int], columns: Sequence[int]) -> None:
        edits = [
            self.edit(row, column, self._model.text(sources[number % len(sources)], column))
            for number, row in enumerate(targets)
            for column in columns
        ]
        editable = self.sheet.all_columns
        if not any(editable[edit.column].is_editable for edit in edits):
            names = listed(self._model.column(column).title for column in columns)
            raise EditError(_("“{column}” is for reading only."), column=names)
        self._run_edits(edits, _("Fill cells"))

    # -- rows --------------------------------------------------------------------------------

    def insert(self, *, above: bool) -> None:
        """Insert a row beside the current one and begin with its title."""
        index = self._view.currentIndex()
        row_id = self._model.ids[index.row()] if index.isValid() else None
        if row_id is None and self._model.ids:
            row_id = self._model.ids[-1]
        steps = self.sheet.has_steps
        made = self.document.run(_("Insert row"), insert_row, row_id, above=above, steps=steps)
        place = self.sheet.rows.place(made[0]) if made else None
        if place is not None:
            self._view.go_to(place, self._view.title_column())
            self._view.setFocus()

    def _selected_ids(self) -> list[str]:
        ids = [self._model.ids[row] for row in self._view.selected_rows()]
        if not ids:
            raise EditError(_("Select a cell in the table first."))
        return ids

    def _duplicate(self) -> None:
        document = self.document
        fragment = copy_fragment(document.store, self._selected_ids(), document.language)
        document.run_many(len(fragment.records), _("Duplicate rows"), paste_fragment, fragment)

    def _delete_rows(self) -> None:
        ids = self._selected_ids()
        row = self._view.currentIndex().row()
        column = max(0, self._view.currentIndex().column())
        document, mark = self.document, self.document.history.mark
        document.run_many(len(ids), _("Delete rows"), delete_records, ids)
        tell_gone(self._session.host.tell, document, mark, ids)
        if self._model.ids:
            self._view.go_to(min(row, len(self._model.ids) - 1), column)

    def _select_all(self) -> None:
        self._view.selectAll()

    def _select_columns(self) -> None:
        columns = self._view.selected_columns()
        if columns and self._model.ids:
            self._view.select_block(0, columns[0], len(self._model.ids) - 1, columns[-1])

    # -- columns, order, filter --------------------------------------------------------------

    def set_layout(self, layout: Layout) -> None:
        """Look at the table in another way."""
        document = self.document
        document.set_view(table=document.view_state.table.with_layout(layout))

    def allow(self, key: str, texts: frozenset[str] | None) -> None:
        """Filter by the texts of a column; keys go on near a row that this hides."""
        index = self._view.currentIndex()
        row, column, had_rows = index.row(), index.column(), bool(self._view.selected_rows())
        self.set_layout(self.sheet.layout.with_allowed(key, texts))
        if had_rows and self._model.ids and not self._view.selected_rows():
            self._view.go_to(min(max(0, row), len(self._model.ids) - 1), max(0, column))

    def show_all(self) -> None:
        """Filter nothing, neither here nor in the whole document."""
        self.show_rows()
        if self.document.filtering.is_on:
            self.document.set_view(filter=EVERYTHING)

    def show_rows(self) -> None:
        """Filter nothing here; the filter of the document stays."""
        self.set_layout(replace(self.sheet.layout, query="", allowed=()))

    def sort_by(self, column: int, more: bool) -> None:
        """Sort as a click on the head of a column does."""
        self.set_layout(self.sheet.layout.sorted_by(self._model.column(column).key, more=more))

    def _current_key(self) -> str:
        index = self._view.currentIndex()
        if not index.isValid():
            raise EditError(_("Select a cell in the table first."))
        return self._model.column(index.column()).key

    def _sort(self, falls: bool) -> None:
        self.set_layout(replace(self.sheet.layout, sort=((self._current_key(), falls),)))

    def show_column(self, key: str, is_shown: bool) -> None:
        """Show or hide a column."""
        sheet = self.sheet
        if not is_shown and len(sheet.columns) == 1:
            raise EditError(_("One column has to be left."))
        self.set_layout(sheet.layout.with_column(key, is_shown))

    def _hide_column(self) -> None:
        self.show_column(self._current_key(), False)

    def _move_column(self, by: int) -> None:
        place = self._view.currentIndex().column()
        self.move_column(place, place + by)

    def move_column(self, source: int, target: int) -> None:
        """Move a column to another place among those shown."""
        sheet = self.sheet
        shown = [column.key for column in sheet.columns]
        if not (0 <= source < len(shown) and 0 <= target < len(shown)):
            return
        shown.insert(target, shown.pop(source))
        rest = iter(shown)
        visible = set(shown)
        order = {key: place for place, key in enumerate(sheet.layout.order)}
        every = sorted(sheet.all_columns, key=lambda key: order.get(key, len(order)))
        # The hidden ones keep their places between the others.
        keys = tuple(next(rest) if key in visible else key for key in every)
        self.set_layout(replace(sheet.layout, order=keys))


def change_cells(
    document: Document,
    reading: Reading,
    columns: Columns,
    edits: Sequence[CellEdit],
    complaints: Complaints,
    *,
    label: str = "",
) -> bool:
    """Write texts into cells as one step; return whether one of them changed.

    Raises
    ------
    EditError
        If a text cannot be used, or no cell can hold it; nothing is changed then.
    """
    real = real_edits(reading, columns, edits)
    if real and not label:
        changed = {edit.column for edit in real}
        title = columns[next(iter(changed))].title
        label = _("Change {what}").format(what=title) if len(changed) == 1 else _("Edit cells")
    if real:
        document.run_many(len(real), label, write_cells, reading, columns, real, complaints)
    return bool(real)
