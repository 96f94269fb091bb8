"""Many cells changed at once: all of them or, with one message about what is wrong, none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxdesigner.base.errors import EditError, PolicyError
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.commands.assign import assign_steps
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.commands.move import move_elements, set_whole_journey
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.values import folded
from cxdesigner.model.element import ALLOWED_ROLES, Element
from cxdesigner.model.queries import role_of, steps_of_stage
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import clean_text
from cxdesigner.report.kind_names import KIND_NAMES

Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A text for a cell, named by the record of its row and the key of its column."""

    row_id: str
    column: str
    text: str


@dataclass(slots=True)
class Complaints:
    """What is wrong with the cells of one change, the first in full and the number of the rest.

    A cell that can hold no such value, whatever it is, is passed over if another of its column can.
    """

    number_of: Mapping[str, int]
    """Row id → number of the row as the person sees it, from 1."""

    first: str = ""
    more: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    """Column → how many cells were passed over; what is said of the first one, and why."""

    first_passed: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)
    strange: dict[str, str] = field(default_factory=dict)
    """Elements of a kind that their lane does not hold → both in words."""

    def add(self, row: str | int, column: Column, text: str, error: EditError) -> None:
        """Note that a text cannot stand in a cell."""
        if isinstance(error, PolicyError):
            self.passed[column.key] += 1
            self.reasons[str(error)] = None
            if column.key not in self.first_passed:
                self.first_passed[column.key] = self._told(row, column, text, error)
        elif self.first:
            self.more += 1
        else:
            self.first = self._told(row, column, text, error)

    def _told(self, row: str | int, column: Column, text: str, error: EditError) -> str:
        number = row if isinstance(row, int) else self.number_of.get(row, 0)
        shown = " ".join(text.split())
        return _("Row {row}, {column}: “{text}” cannot be used. {reason}").format(
            row=number,
            column=column.title,
            text=shown if len(shown) <= 40 else shown[:39] + "…",
            reason=str(error),
        )

    def told(self) -> str:
        """Return in words what was passed over, and what stands where its kind is unusual."""
        said = []
        count = self.passed.total()
        if count:
            words = ngettext(
                "{count} cell was passed over.", "{count} cells were passed over.", count
            )
            said += [words.format(count=count), *self.reasons]
        if self.strange:
            words = ngettext(
                "{count} element is of a kind that its lane does not hold: {which}.",
                "{count} elements are of a kind that their lane does not hold, such as {which}.",
                len(self.strange),
            )
            which = next(iter(self.strange.values()))
            said.append(words.format(count=len(self.strange), which=which))
        return " ".join(said)

    def require_none(self, written: Iterable[str], advice: str = "") -> None:
        """Do nothing if nothing is wrong and of each column some cell could be written.

        Parameters
        ----------
        written
            The columns of all cells that should be written.
        advice
            What else could be done, for the end of the message.

        Raises
        ------
        EditError
            With one message for the person, if something is.
        """
        message, more = self.first, self.more
        if not message and self.passed:
            cells = Counter(written)
            for column, count in self.passed.items():
                if count >= cells[column]:
                    message, more = self.first_passed[column], count - 1
                    break
        if not message:
            return
        if more:
            message += " " + ngettext(
                "{count} more cell cannot be used. Nothing was changed.",
                "{count} more cells cannot be used. Nothing was changed.",
                more,
            ).format(count=more)
        raise EditError(f"{message} {advice}".strip())


def real_edits(
    reading: Reading, columns: Columns, edits: Iterable[CellEdit]
) -> tuple[CellEdit, ...]:
    """Return the edits that would change something that can be changed.

    A cell that cannot be empty stays as it is where nothing is given for it.
    """
    found = {}
    for edit in edits:
        column = columns[edit.column]
        record = reading.view.find(edit.row_id)
        if record is None or not column.is_editable:
            continue
        text = clean_text(edit.text)
        if not text.strip() and not column.clearable:
            continue
        if column.read(reading, record) != text:
            found[edit.row_id, edit.column] = CellEdit(edit.row_id, edit.column, text)
        else:
            found.pop((edit.row_id, edit.column), None)
    return tuple(found.values())


def write_cells(
    tx: Transaction,
    reading: Reading,
    columns: Columns,
    edits: Sequence[CellEdit],
    complaints: Complaints,
) -> tuple[str, ...]:
    """Write texts into cells; those that can hold no such value are passed over and noted.

    Lane, row, step and stage of an element are taken together: it moves once, as on the canvas.

    Raises
    ------
    EditError
        If a text cannot be used, or no cell can hold it; the message names row and column, and
        nothing is changed.
    """
    reading = reading.on(tx.view)
    real = real_edits(reading, columns, edits)
    edit_cells(tx, reading, columns, real, complaints)
    complaints.require_none(edit.column for edit in real)
    return ()


def edit_cells(
    tx: Transaction,
    reading: Reading,
    columns: Columns,
    edits: Sequence[CellEdit],
    complaints: Complaints,
) -> None:
    """Write texts into cells, and note what cannot be used."""
    moves: dict[str, dict[str, tuple[CellEdit, Any]]] = {}
    # A lane before the row in it, what stands in a step before what is felt there.
    rank = {key: place for place, key in enumerate(columns)}
    for edit in sorted(edits, key=lambda edit: rank[edit.column]):
        column = columns[edit.column]
        record = tx.view.find(edit.row_id)
        if record is None:
            continue
        try:
            value = _parsed(reading, column, _moved(tx, record, moves), edit.text)
            if column.part:
                moves.setdefault(edit.row_id, {})[column.part] = (edit, value)
            else:
                assert column.write is not None
                column.write(tx, reading, edit.row_id, value)
        except EditError as error:
            complaints.add(edit.row_id, column, edit.text, error)
    _apply_moves(tx, reading, columns, moves, complaints)
    for row_id in dict.fromkeys(edit.row_id for edit in edits if edit.column in ("lane", "kind")):
        element = tx.view.get(Element, row_id)
        if element is not None and role_of(tx.view, element) not in ALLOWED_ROLES[element.kind]:
            complaints.strange[row_id] = _("{kind} in {lane}").format(
                kind=_(KIND_NAMES[element.kind]), lane=reading.lanes.labels[element.lane_id]
            )


def _parsed(reading: Reading, column: Column, record: Record, text: str) -> Any:
    assert column.parse is not None
    return column.parse(reading, record, text)


def _moved(
    tx: Transaction, record: Record, moves: Mapping[str, Mapping[str, tuple[CellEdit, Any]]]
) -> Record:
    """Return an element as it will stand in the lane that was given for it, for its row."""
    lane = moves.get(record.id, {}).get("lane")
    if lane is not None and isinstance(record, Element):
        return record.replace(lane_id=lane[1], row_id=None)
    return record


def _apply_moves(
    tx: Transaction,
    reading: Reading,
    columns: Columns,
    moves: Mapping[str, Mapping[str, tuple[CellEdit, Any]]],
    complaints: Complaints,
) -> None:
    stages: dict[str, list[str]] = {}
    for row_id, parts in moves.items():
        record = tx.view.find(row_id)
        if isinstance(record, Step):
            stages.setdefault(parts["stage"][1], []).append(row_id)
            continue
        edit, _value = next(iter(parts.values()))
        try:
            place_element(tx, reading, row_id, {part: value for part, (_, value) in parts.items()})
        except EditError as error:
            complaints.add(row_id, columns[edit.column], edit.text, error)
    for stage_id, step_ids in stages.items():
        assign_steps(tx, step_ids, stage_id)


def place_element(
    tx: Transaction, reading: Reading, element_id: str, parts: Mapping[str, Any]
) -> None:
    """Move an element to the lane, row, step or stage given; what is not given stays.

    A stage without a step means its first step, unless the element is in the stage already.

    Raises
    ------
    EditError
        If step and stage contradict each other, or the place has no meaning.
    """
    view = tx.view
    element = view.need(Element, element_id)
    lane_id = parts.get("lane", element.lane_id)
    step_id = parts.get("step", element.step_id)
    if "stage" in parts:
        step_id = _step_in_stage(tx, reading, parts["stage"], step_id, "step" in parts)
    if step_id is None and element.step_id is not None:
        set_whole_journey(tx, (element_id,))
    if (lane_id, step_id) != (element.lane_id, element.step_id):
        move_elements(tx, (element_id,), Place(lane_id, step_id))
    if "row" in parts:
        set_field(tx, (element_id,), "row_id", parts["row"])


def _step_in_stage(
    tx: Transaction, reading: Reading, stage_id: str, step_id: str | None, is_given: bool
) -> str | None:
    steps = steps_of_stage(tx.view, stage_id)
    if any(step.id == step_id for step in steps):
        return step_id
    stage = reading.stages.labels[tx.view.need(Stage, stage_id).id]
    if is_given and step_id is not None:
        name = tx.view.need(Step, step_id).name.text(reading.language)
        twin = next(
            (s for s in steps if name and folded(s.name.text(reading.language)) == folded(name)),
            None,
        )
        if twin is not None:
            return twin.id
        raise EditError(
            _("The step “{step}” does not belong to the stage “{stage}”."),
            step=reading.steps.labels[step_id],
            stage=stage,
        )
    if not steps:
        raise EditError(_("The stage “{stage}” has no step."), stage=stage)
    return steps[0].id
