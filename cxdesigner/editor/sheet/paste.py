"""A pasted block laid over the table: which cells change, which rows are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cxdesigner.analysis.words import number_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, language, listed, ngettext, use_language
from cxdesigner.base.progress import Tell
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.block import Block
from cxdesigner.editor.sheet.copying import MANY
from cxdesigner.editor.sheet.edit import (
    CellEdit,
    Columns,
    Complaints,
    edit_cells,
    real_edits,
)
from cxdesigner.editor.sheet.grow import Texts, add_rows
from cxdesigner.editor.sheet.heads import Heads, find_heads
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.values import folded
from cxdesigner.model.element import Element
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Area:
    """What a block is laid over: rows and columns as they are shown, and the selected part."""

    row_ids: Sequence[str]
    keys: Sequence[str]
    """Keys of the columns shown, from left to right."""

    top: int = 0
    left: int = 0
    height: int = 1
    width: int = 1

    def complaints(self) -> Complaints:
        """Return what notes what is wrong with cells, by the numbers of the rows."""
        return Complaints({key: place for place, key in enumerate(self.row_ids, start=1)})


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What pasting would do."""

    edits: tuple[CellEdit, ...] = ()
    """Only what changes something."""

    new_rows: tuple[Texts, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Titles of columns that cannot be changed here."""

    heads: Heads | None = None
    """The row that said where cells go."""

    scale: tuple[float, float] | None = None
    """The scale of the emotions pasted, where that of the blueprint is another."""

    @property
    def cells(self) -> int:
        """How many cells are written."""
        return len(self.edits) + sum(map(len, self.new_rows))

    def columns(self) -> Iterator[str]:
        """Yield the column of each cell in which something is written."""
        yield from (edit.column for edit in self.edits)
        yield from (key for row in self.new_rows for key, text in row.items() if text.strip())

    def summary(self) -> str:
        """Return in words how much changes."""
        parts = []
        if self.edits:
            parts.append(
                ngettext("{count} cell changes.", "{count} cells change.", len(self.edits)).format(
                    count=len(self.edits)
                )
            )
        if self.new_rows:
            parts.append(
                ngettext(
                    "{count} row is added.", "{count} rows are added.", len(self.new_rows)
                ).format(count=len(self.new_rows))
            )
        if self.scale is not None:
            low, high = map(number_text, self.scale)
            text = _("Emotions from {low} to {high} were brought onto the scale here.")
            parts.append(text.format(low=low, high=high))
        return " ".join(parts)

    def told_of_passed_over(self) -> str:
        """Return in words which columns and rows are left out; nothing if none is."""
        told = [] if self.heads is None else self.heads.told()
        if self.passed_over:
            told.append(
                ngettext(
                    "{columns} cannot be changed here and was passed over.",
                    "{columns} cannot be changed here and were passed over.",
                    len(self.passed_over),
                ).format(columns=listed(self.passed_over))
            )
        return " ".join(told)


def plan_paste(reading: Reading, columns: Columns, area: Area, block: Block) -> PastePlan:
    """Return what pasting a block changes; a row of column names at the top says where cells go.

    A block that fits into the selection several times fills it, as in a spreadsheet. What runs
    over the last row becomes new rows.

    Raises
    ------
    EditError
        If there is nothing to paste, or the block is wider than the table.
    """
    if not block or not block[0]:
        raise EditError(_("The clipboard holds nothing that can be pasted here."))
    heads = find_heads(columns, block)
    keys: list[str | None]
    if heads is not None:
        keys, block = list(heads.keys), heads.below(reading.view, block)
    else:
        block = _tiled(block, area)
        left = area.left
        if left + len(block[0]) > len(area.keys):
            raise EditError(
                ngettext(
                    "The block has {count} column, more than there is room for from here.",
                    "The block has {count} columns, more than there is room for from here.",
                    len(block[0]),
                ),
                count=len(block[0]),
            )
        keys = list(area.keys[left : left + len(block[0])])
    passed = [columns[key].title for key in keys if key and not columns[key].is_editable]
    used = [key if key is not None and columns[key].is_editable else None for key in keys]
    edits: list[CellEdit] = []
    new_rows: list[Texts] = []
    above: Texts = {}
    for offset, texts in enumerate(block):
        cells = {key: text for key, text in zip(used, texts, strict=True) if key is not None}
        has_text = any(text.strip() for text in cells.values())
        if has_text:
            above = _below_merged(reading, columns, cells, above)
        place = area.top + offset
        if place < len(area.row_ids):
            edits += [CellEdit(area.row_ids[place], key, text) for key, text in cells.items()]
        elif has_text:
            new_rows.append(above)
    changes = real_edits(reading, columns, edits)
    blueprint = reading.view.blueprint
    scale = None if heads is None else heads.scale
    if scale == (blueprint.scale_min, blueprint.scale_max):
        scale = None
    return PastePlan(changes, tuple(new_rows), tuple(dict.fromkeys(passed)), heads, scale)


def _below_merged(reading: Reading, columns: Columns, cells: Texts, above: Texts) -> Texts:
    """Return a row with the stage and step of the row above where it gives none.

    Of merged cells a spreadsheet copies the first alone. A step reaches no farther than its stage;
    one that is there and belongs to no stage stays outside.
    """
    found = dict(cells)
    name = found.get("step", "") if columns["step"].part else ""
    step_id = None if name.strip().isdecimal() else reading.steps.find(name)
    if step_id is not None and reading.view.need(Step, step_id).stage_id is None:
        return found
    for part in ("stage", "step"):
        if part not in cells or columns[part].part != part:
            continue
        if not found[part].strip():
            found[part] = above.get(part, "")
        elif part == "stage" and folded(found[part]) != folded(above.get(part, "")):
            above = {}
    return found


def planned_aside(
    document: Document, reading: Reading, columns: Columns, area: Area, block: Block
) -> PastePlan:
    """Return the same, worked out aside if it is much.

    Raises
    ------
    Stopped
        If the person cancelled.
    """
    if sum(map(len, block)) < MANY:
        return plan_paste(reading, columns, area, block)
    reading, spoken = reading.on(GivingView(document.store)), language()

    def work(_tell: Tell) -> PastePlan:
        with use_language(spoken):
            return plan_paste(reading, columns, area, block)

    return document.aside(_("Paste cells"), work, may_drop=True)


def apply_paste(
    tx: Transaction,
    reading: Reading,
    columns: Columns,
    area: Area,
    plan: PastePlan,
    complaints: Complaints,
    *,
    steps: bool,
) -> tuple[str, ...]:
    """Do what a plan says, or nothing; cells that can hold no such value are passed over.

    Returns
    -------
    tuple of str
        The ids of the new rows.

    Raises
    ------
    EditError
        If a text cannot be used; the message names row and column.
    """
    # Thousands of cells are written aside, on a fork.
    reading = reading.on(tx.view)
    # What leads to others may lead to rows that are only made now.
    late = [edit for edit in plan.edits if columns[edit.column].write_new is not None]
    early = [edit for edit in plan.edits if columns[edit.column].write_new is None]
    edit_cells(tx, reading, columns, early, complaints)
    placeholders = _placeholders(tx.view)
    made = add_rows(
        tx,
        reading,
        columns,
        plan.new_rows,
        area.row_ids[-1] if area.row_ids else None,
        complaints,
        len(area.row_ids) + 1,
        steps=steps,
    )
    edit_cells(tx, reading, columns, late, complaints)
    over = plan.heads is not None and plan.edits
    advice = _("To add new rows, use “Paste as new rows”.") if over else ""
    complaints.require_none(plan.columns(), advice)
    if placeholders and tx.view.count(Step) > len(placeholders):
        empty = takewhile(lambda key: not tx.view.referring(key, Element), placeholders)
        tx.delete(list(empty))
    return made


def _placeholders(view: RecordView) -> list[str]:
    """Return the steps of a new blueprint that nobody has named or put anything into."""
    if view.count(Element) or view.count(Stage) or any(step.name for step in view.steps):
        return []
    return [step.id for step in view.steps]


def _tiled(block: Block, area: Area) -> Block:
    down, across = area.height // len(block), area.width // len(block[0])
    if area.height % len(block) or area.width % len(block[0]) or down * across <= 1:
        return block
    return tuple(row * across for row in block) * down
