"""Where a blueprint has several personas, the table says whose feelings it shows."""

from __future__ import annotations

from hands import settle
from PySide6.QtCore import Qt
from table_hands import Cells

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document


def head(cells: Cells, key: str) -> str:
    sideways = Qt.Orientation.Horizontal
    return str(cells.table.model.headerData(cells.column(key), sideways))


def test_the_heading_names_the_persona_where_there_are_several(
    cells: Cells, hot_pot: Document
) -> None:
    first, second = hot_pot.store.personas
    assert head(cells, "emotion") == "Emotion · 林晓"
    assert head(cells, "label") == "Title"
    metrics = cells.view.head.fontMetrics()
    assert cells.view.columnWidth(cells.column("emotion")) > metrics.horizontalAdvance(
        head(cells, "emotion")
    )
    hot_pot.set_view(persona_id=second.id)
    settle()
    assert head(cells, "emotion") == "Emotion · 赵先生一家"
    hot_pot.run("Delete", delete_records, [first.id])
    settle()
    assert head(cells, "emotion") == "Emotion"
