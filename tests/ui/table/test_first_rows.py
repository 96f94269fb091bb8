"""The first rows of a table give its columns their widths."""

from __future__ import annotations

from dataclasses import replace

from hands import settle
from table_hands import Cells

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element


def test_columns_are_as_wide_as_what_comes_into_an_empty_table(
    cells: Cells, hot_pot: Document
) -> None:
    full = {key: cells.view.columnWidth(cells.column(key)) for key in ("lane", "label")}
    hot_pot.run("Delete", delete_records, [one.id for one in hot_pot.store.of_type(Element)])
    table = hot_pot.view_state.table
    for rows in ("steps", "elements"):
        # Shown again, the columns are as narrow as their headings.
        hot_pot.set_view(table=replace(table, rows=rows))
        settle()
    assert cells.view.columnWidth(cells.column("label")) < full["label"]
    hot_pot.undo()
    settle()
    for key, width in full.items():
        assert cells.view.columnWidth(cells.column(key)) == width
