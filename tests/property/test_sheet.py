"""The table that follows patches is the table made anew, whatever is done."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sheets import sample

from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet import rows as rows_module
from cxdesigner.editor.sheet.edit import CellEdit, Complaints, write_cells
from cxdesigner.editor.sheet.paste import Area, apply_paste, plan_paste
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import Layout, TableState

TEXTS = st.sampled_from(
    ["", "a", "B\nc", "1h20", "-1", "3", "Stage 2", "Frontstage", "Wait point", "CSAT 4", "漢字"]
)
NUMBERS = st.integers(0, 40)
STEPS = st.one_of(
    st.tuples(st.just("write"), NUMBERS, NUMBERS, TEXTS),
    st.tuples(
        st.just("paste"),
        NUMBERS,
        NUMBERS,
        st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4).map(tuple),
    ),
    st.tuples(st.just("delete"), NUMBERS, NUMBERS, TEXTS),
    st.tuples(st.sampled_from(["undo", "redo"]), NUMBERS, NUMBERS, TEXTS),
)
SORTS = st.lists(
    st.tuples(
        st.sampled_from(["label", "emotion", "stage", "wait", "lane", "step"]), st.booleans()
    ),
    max_size=2,
    unique_by=lambda pair: pair[0],
).map(tuple)


def do(document: Document, sheet: Sheet, what: str, row: int, column: int, given: Any) -> None:
    ids = sheet.rows.ids
    key = sheet.columns[column % len(sheet.columns)].key
    if what == "write" and ids:
        edit = CellEdit(ids[row % len(ids)], key, given)
        document.run("Edit", write_cells, sheet.reading, sheet.all_columns, [edit], Complaints({}))
    elif what == "paste":
        keys = [shown.key for shown in sheet.columns]
        area = Area(tuple(ids), keys, row % (len(ids) + 1), min(column, len(keys) - 2))
        plan = plan_paste(sheet.reading, sheet.all_columns, area, given)
        arguments = (sheet.reading, sheet.all_columns, area, plan, area.complaints())
        document.run("Paste", apply_paste, *arguments, steps=sheet.has_steps)
    elif what == "delete":
        every = sorted(document.store.records)
        document.run("Delete", delete_records, (every[(row * 7 + column) % len(every)],))
    elif what == "undo":
        document.undo()
    elif what == "redo":
        document.redo()


def texts(sheet: Sheet) -> list[list[str]]:
    return [
        [sheet.text(row, column) for column in range(len(sheet.columns))]
        for row in range(len(sheet.rows.ids))
    ]


@given(
    steps=st.lists(STEPS, max_size=8),
    sort=SORTS,
    kind=st.sampled_from(["elements", "steps"]),
    many=st.sampled_from([0, 2, 64]),
)
def test_rows_that_follow_are_rows_made_anew(
    steps: list[tuple[str, int, int, Any]], sort: Any, kind: Any, many: int
) -> None:
    document = sample()
    layout = Layout(sort=sort)
    document.set_view(table=TableState(kind, layout, layout))
    sheet = Sheet(document)
    shown = list(sheet.rows.ids)

    def follow(patch: Any) -> None:
        nonlocal shown
        diff = sheet.follow(patch)
        if diff.moves is None:
            shown = list(sheet.rows.ids)
            return
        for move in diff.moves:
            if move.source is not None:
                assert shown.pop(move.source) == move.row_id
            if move.target is not None:
                shown.insert(move.target, move.row_id)

    document.changed.connect(follow)
    usual = rows_module.MANY
    rows_module.MANY = many
    try:
        for what, row, column, given in steps:
            before = dict(document.store.records)
            try:
                do(document, sheet, what, row, column, given)
            except EditError:
                assert dict(document.store.records) == before
            anew = Sheet(document)
            assert sheet.rows.ids == anew.rows.ids
            assert texts(sheet) == texts(anew)
            assert shown == sheet.rows.ids
    finally:
        rows_module.MANY = usual


@given(
    cells=st.lists(st.tuples(NUMBERS, NUMBERS, TEXTS), max_size=6),
    kind=st.sampled_from(["elements", "steps"]),
)
def test_writing_back_what_is_shown_changes_nothing(cells: Any, kind: Any) -> None:
    document = sample()
    document.set_view(table=TableState(kind))
    sheet = Sheet(document)
    document.changed.connect(sheet.follow)
    for row, column, text in cells:
        try:
            do(document, sheet, "write", row, column, text)
        except EditError:
            continue
    for row_id in list(sheet.rows.ids):
        for column in sheet.all_columns.values():
            record = document.store.find(row_id)
            text = column.read(sheet.reading, record)
            if not column.is_editable or (not text and not column.clearable):
                continue
            assert column.parse is not None
            value = column.parse(sheet.reading, record, text)
            if column.write is None:
                continue
            with document.store.trial() as tx:
                column.write(tx, sheet.reading, row_id, value)
                assert not document.store.pending()
