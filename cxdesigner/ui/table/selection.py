"""The selection that the table shares with the other editors: rows here, records there."""

from __future__ import annotations

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step
from cxdesigner.ui.table.model import SheetModel
from cxdesigner.ui.table.view import SheetView


class SharedSelection:
    """Tells the document which rows are selected, and selects the rows of what is elsewhere."""

    def __init__(self, view: SheetView, model: SheetModel) -> None:
        self._view, self._model = view, model
        self.document: Document | None = None
        self.is_held = False
        """Whether the table is being changed by the program: what Qt selects then means nothing."""

    def row_of(self, record_id: str) -> int | None:
        """Return the row that shows a record; in a table of steps that of its step."""
        sheet = self._model.sheet
        if sheet is None:
            return None
        if sheet.has_steps:
            element = sheet.view.get(Element, record_id)
            if element is not None:
                record_id = element.step_id or ""
        return sheet.rows.place(record_id)

    def could_show(self, record_id: str) -> bool:
        """Say whether a record has a row here when nothing is filtered."""
        sheet = self._model.sheet
        if sheet is None:
            return False
        element = sheet.view.get(Element, record_id)
        if sheet.has_steps:
            step_id = record_id if element is None else element.step_id
            return step_id is not None and sheet.view.get(Step, step_id) is not None
        return element is not None

    def tell(self, *_ignored: object) -> None:
        """Select the records of the rows with a selected cell."""
        if self.is_held or self.document is None or self._model.sheet is None:
            return
        ids = [self._model.ids[row] for row in self._view.selected_rows()]
        current = self._view.currentIndex()
        if current.isValid() and self._model.ids[current.row()] in ids:
            # The row that was gone to last is the one that questions are about.
            last = self._model.ids[current.row()]
            ids = [*(row_id for row_id in ids if row_id != last), last]
        self.is_held = True
        self.document.selection.set(ids)
        self.is_held = False

    def take(self) -> None:
        """Select the rows of the records that are selected."""
        if self.is_held or self.document is None:
            return
        found = [self.row_of(key) for key in self.document.selection.ids]
        rows = sorted({row for row in found if row is not None})
        if rows == self._view.selected_rows():
            return
        self.is_held = True
        if not rows:
            self._view.clearSelection()
        elif len(rows) == 1:
            column = self._view.currentIndex().column()
            self._view.go_to(rows[0], column if column >= 0 else self._view.title_column())
        else:
            primary = next(row for row in reversed(found) if row is not None)
            self._view.select_rows_at(rows, primary)
        self.is_held = False

    def drop_hidden(self) -> None:
        """Select no longer what a filter has hidden: nothing is done to what nobody sees."""
        sheet = self._model.sheet
        if self.document is None or sheet is None or len(sheet.rows.ids) == len(sheet.records):
            return
        ids = self.document.selection.ids
        self.document.selection.remove(
            [key for key in ids if self.could_show(key) and self.row_of(key) is None]
        )
