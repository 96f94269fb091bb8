"""What is typed into a cell: judged, stored, or dropped and given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.editor.builtin.deleting import tell_gone
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.edit import Complaints, write_cells
from cxdesigner.ui.table.model import Index, SheetModel
from cxdesigner.ui.table.work import TableWork, change_cells

if TYPE_CHECKING:
    from cxdesigner.editor.text_endings import TakenEnding

Way = Callable[[], object]
"""Does something that is done later, if at all."""


class CellTyping:
    """Brings what is typed into the cells of one table.

    Parameters
    ----------
    tell
        Says in passing why something is refused.
    """

    def __init__(self, work: TableWork, model: SheetModel, tell: Callable[[str], object]) -> None:
        self._work, self._model, self._tell = work, model, tell
        self.ending_taken: Callable[[TakenEnding], object] = lambda _taken: None
        """Told what the end of a typed title was taken for; set by whoever can offer the text."""

        self.dropped: Callable[[str, Way | None], object] = lambda _text, _way: None
        """Told which words were dropped, and what brings them back if they can be used."""

    def problem_of(self, index: Index, text: str) -> str:
        """Return what is wrong with a text for a cell; '' if nothing is."""
        edit = self._work.edit(index.row(), index.column(), text)
        sheet = self._work.sheet
        try:
            with sheet.document.store.trial() as tx:
                complaints = Complaints(self._work.numbers())
                write_cells(tx, sheet.reading, sheet.all_columns, (edit,), complaints)
        except EditError as error:
            return str(error)
        return ""

    def write(self, index: Index, text: str, everywhere: bool) -> None:
        """Store a text in a cell, or in every selected cell that can be changed."""
        if not everywhere:
            self._writing(index, text)()
            return
        try:
            self._work.write_selected(text)
        except EditError as error:
            self._tell(str(error))

    def drop(self, index: Index, text: str) -> None:
        """Say which text was dropped that would have changed a cell."""
        if text.strip() and text != self._model.text(index.row(), index.column()):
            is_good = not self.problem_of(index, text)
            self.dropped(text, self._writing(index, text) if is_good else None)

    def _writing(self, index: Index, text: str) -> Way:
        """Return what stores a text in a cell, also where the table is looked at anew meanwhile.

        The end of a title that is typed means the same as on the canvas.
        """
        sheet, edit = self._work.sheet, self._work.edit(index.row(), index.column(), text)
        before = self._model.text(index.row(), index.column())
        is_title = self._model.column(index.column()).is_title
        # They are made anew when somebody looks at another language or another kind of rows.
        reading, columns = sheet.reading, sheet.all_columns

        def write() -> None:
            document, complaints = sheet.document, Complaints(self._work.numbers())
            mark = document.history.mark
            try:
                changed = change_cells(document, reading, columns, (edit,), complaints)
                tell_gone(self._tell, document, mark)
                if changed and is_title and document.language == reading.language:
                    self._take_ending(document, edit.row_id, before, reading.persona_id)
            except EditError as error:
                self._tell(str(error))

        return write

    def _take_ending(
        self, document: Document, row_id: str, before: str, persona_id: str | None
    ) -> None:
        # Its grammar is compiled where somebody types.
        from cxdesigner.editor.text_endings import take_ending

        taken = take_ending(document, row_id, before, persona_id)
        if taken is not None:
            self.ending_taken(taken)
