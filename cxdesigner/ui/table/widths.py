"""How wide the columns of the table are that nobody has dragged: as their words want."""

from __future__ import annotations

from itertools import islice

from PySide6.QtGui import QFont, QFontMetrics

from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.ui.table.delegate import marks_px, one_line
from cxdesigner.ui.table.view import SheetView

_MEASURED_ROWS = 100
_WIDEST_PX, _NARROWEST_PX = 300, 72
_CELL_AIR_PX, _HEAD_AIR_PX = 30, 38
"""Beside the words: the colour of a lane or the edge of a cell; the signs of sorting and filter."""


def set_widths(view: SheetView, sheet: Sheet) -> None:
    """Give the columns the widths that they were dragged to, and the others what they want."""
    dragged = dict(sheet.layout.widths)
    for place, column in enumerate(sheet.columns):
        width = dragged.get(column.key)
        view.setColumnWidth(place, _fitting(view, sheet, place, column) if width is None else width)


def _fitting(view: SheetView, sheet: Sheet, place: int, column: Column) -> int:
    # Without any text a column is as narrow as its heading, and leaves the room to the others.
    model = view.sheet_model
    font = QFont(view.font())
    font.setBold(column.is_title)
    cells, head = QFontMetrics(font), view.horizontalHeader().fontMetrics()
    rows = range(min(model.rowCount(), _MEASURED_ROWS))
    # Many say the same.
    texts = {one_line(model.text(row, place)) for row in rows}
    widest = max((cells.horizontalAdvance(text) for text in texts if text), default=0)
    if widest and column.key == "marks":
        marks = (getattr(sheet.view.find(key), "marks", ()) for key in sheet.rows.ids)
        widest += marks_px(max(map(len, islice(marks, _MEASURED_ROWS)), default=0))
    wanted = min(widest + _CELL_AIR_PX, _WIDEST_PX) if widest else 0
    return max(wanted, head.horizontalAdvance(sheet.head(column)) + _HEAD_AIR_PX, _NARROWEST_PX)
