"""Actions of the table: what its rows are, and what happens to the cells selected in it."""

from __future__ import annotations

from dataclasses import replace

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.editor.sheet.state import RowKind

_CELLS = "context:cell"
_ROWS: tuple[tuple[RowKind, str], ...] = (
    ("elements", N_("A row for each element")),
    ("steps", N_("A row for each step")),
)
_COMMANDS: tuple[tuple[str, str, tuple[str, ...], str, int, int], ...] = (
    ("fill_down", N_("Fill down"), ("Ctrl+D",), "", 0, 0),
    ("clear", N_("Clear cells"), (), "", 0, 1),
    ("insert_above", N_("Insert row above"), ("Ctrl+Shift+I",), "", 1, 0),
    ("insert_below", N_("Insert row below"), ("Ctrl+I",), "plus", 1, 1),
    ("paste_rows", N_("Paste as new rows"), (), "", 1, 2),
    ("duplicate_rows", N_("Duplicate rows"), ("Ctrl+Alt+D",), "", 1, 3),
    ("delete_rows", N_("Delete rows"), ("Ctrl+Del",), "trash-2", 1, 4),
    ("select_rows", N_("Select whole rows"), ("Shift+Space",), "", 2, 0),
    ("select_columns", N_("Select whole columns"), ("Ctrl+Space",), "", 2, 1),
    ("sort_rising", N_("Sort rising"), (), "", 3, 0),
    ("sort_falling", N_("Sort falling"), (), "", 3, 1),
    ("sort_none", N_("Order of the blueprint"), (), "", 3, 2),
    ("filter", N_("Filter rows"), ("Ctrl+Alt+Shift+F",), "", 4, 0),
    ("filter_column", N_("Filter this column…"), ("Ctrl+Alt+F",), "", 4, 1),
    ("filter_none", N_("Show all rows"), (), "", 4, 2),
    ("hide_column", N_("Hide column"), (), "", 5, 0),
    ("column_left", N_("Move column left"), (), "", 5, 1),
    ("column_right", N_("Move column right"), (), "", 5, 2),
    ("columns", N_("Choose columns…"), (), "", 5, 3),
)


def actions() -> tuple[Action, ...]:
    """Return the actions of the table."""
    return (
        *(_rows(kind, label, place) for place, (kind, label) in enumerate(_ROWS)),
        *(_command(*row) for row in _COMMANDS),
    )


def _rows(kind: RowKind, label: str, place: int) -> Action:
    def choose(session: Session) -> None:
        document = session.document
        table = document.view_state.table
        document.set_view(editor="table", table=replace(table, rows=kind))

    return Action(
        f"table.rows_{kind}",
        label,
        choose,
        lambda context: context.has_document,
        slots=(Slot("menu:view", -1, 10 + place, "table_rows"),),
        checked=lambda context: context.editor == "table" and context.table_rows == kind,
        exclusive="table_rows",
    )


def _command(
    name: str, label: str, shortcuts: tuple[str, ...], icon: str, group: int, order: int
) -> Action:
    return Action(
        f"table.{name}",
        label,
        lambda session: session.host.in_table(name),
        in_table,
        shortcuts,
        icon,
        slots=(Slot("menu:edit", 5, group * 10 + order, "table"), Slot(_CELLS, group, order)),
        editors=("table",),
    )


def in_table(context: Context) -> bool:
    """The table is in front and no text is being typed."""
    return context.in_document and context.editor == "table"
