"""A small blueprint with everything a table shows, and hands on its cells."""

from __future__ import annotations

from builders import BlueprintBuilder
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.block import parse_block
from cxdesigner.editor.sheet.edit import CellEdit, Complaints, write_cells
from cxdesigner.editor.sheet.paste import Area, apply_paste, plan_paste
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.text import LocalText


def sample() -> Document:
    """Return a hot-pot blueprint of four steps in two stages."""
    doc = BlueprintBuilder(stages=(2, 2))
    doc.element("queue", "customer", 1, label="Queue", channel="shop", wait=40, marks=("wait",))
    doc.element("order", "customer", 2, label="Order", channel="tablet", work=6)
    doc.element("menu", "evidence", 2, label="Menu")
    doc.element("greet", "frontstage", 1, label="Greet", owner="Door")
    doc.element("pay", "customer", 4, label="Pay", work=3)
    doc.link("queue", "order")
    doc.emotion("queue", -1)
    doc.emotion("pay", 1.5)
    doc.add(
        PainPoint(
            id="pain-1",
            element_id="queue",  # type: ignore[arg-type]
            text=LocalText.of("Too long"),
            severity=4.0,
        )
    )
    doc.add(
        Metric(
            id="metric-1",
            element_id="order",  # type: ignore[arg-type]
            type="csat",
            value=4.2,
            scale=5.0,
        )
    )
    return Document(doc.records)


def cell(document: Document, row_id: str, column: str) -> str:
    """Return the text of a cell."""
    sheet = Sheet(document)
    record = document.store.find(row_id)
    return sheet.all_columns[column].read(sheet.reading, record)


def write(document: Document, *edits: tuple[str, str, str]) -> str:
    """Type texts into cells as one step; return what is told of it."""
    sheet = Sheet(document)
    numbers = {key: place for place, key in enumerate(sheet.rows.ids, start=1)}
    complaints = Complaints(numbers)
    document.run_many(
        len(edits),
        "Edit cells",
        write_cells,
        sheet.reading,
        sheet.all_columns,
        [CellEdit(*edit) for edit in edits],
        complaints,
    )
    return complaints.told()


def paste(document: Document, text: str, top: int = 0, column: str = "label") -> tuple[str, ...]:
    """Paste a text over the cells from a row and column on, as one step."""
    sheet = Sheet(document)
    keys = [column.key for column in sheet.columns]
    area = Area(tuple(sheet.rows.ids), keys, top, keys.index(column))
    plan = plan_paste(sheet.reading, sheet.all_columns, area, parse_block(text))
    return document.run_many(
        plan.cells,
        "Paste",
        apply_paste,
        sheet.reading,
        sheet.all_columns,
        area,
        plan,
        area.complaints(),
        steps=sheet.has_steps,
    )
