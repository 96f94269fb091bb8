"""Rows made anew from texts: elements, or steps with what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.columns import columns_of
from cxdesigner.editor.commands.place import Place, default_kind, lane_for
from cxdesigner.editor.commands.stages import add_stage
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.editor.commands.text import with_language
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.edit import CellEdit, Columns, Complaints, edit_cells
from cxdesigner.editor.sheet.element_columns import WHOLE_JOURNEY
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.values import folded, spellings
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY

Texts = Mapping[str, str]
"""Column key → text of one new row; only what is given."""


def add_rows(
    tx: Transaction,
    reading: Reading,
    columns: Columns,
    rows: Sequence[Texts],
    after_id: str | None,
    complaints: Complaints,
    first_number: int,
    *,
    steps: bool,
) -> tuple[str, ...]:
    """Make elements (or steps) with the texts given; stages and steps of new names are made too.

    Parameters
    ----------
    after_id
        The row above the first new one: an element without a place of its own goes on from there,
        along the lane to the right.
    first_number
        Number of the first new row, for what is wrong with it.

    Returns
    -------
    tuple of str
        The ids of the new rows.
    """
    made: list[str] = []
    late: list[tuple[str, Column, str]] = []
    anew = _Anew(usual_kind=_usual_kind(rows))
    for number, texts in enumerate(rows, start=first_number):
        given = {key: text for key, text in texts.items() if text.strip()}
        own = _OneRow(complaints, number)
        if steps:
            key: str | None = _new_step(tx, reading, given, after_id, anew)
        else:
            key = _new_element(tx, reading, columns, given, after_id, own, anew)
        if key is None:
            continue
        made.append(key)
        after_id = key
        rest = [
            CellEdit(key, column, text)
            for column, text in given.items()
            if not columns[column].part and columns[column].is_editable
        ]
        late += [(key, columns[e.column], e.text) for e in rest if columns[e.column].write_new]
        early = [edit for edit in rest if columns[edit.column].write_new is None]
        edit_cells(tx, reading, columns, early, own)
    rows_made = frozenset(made)
    for key, column, text in late:
        assert column.parse is not None
        assert column.write_new is not None
        value = column.parse(reading, None, text)
        column.write_new(tx, reading, key, value, rows_made)
    return tuple(made)


@dataclass(slots=True)
class _Anew:
    """Stages and steps made so far by the names that the table gives them."""

    usual_kind: ElementKind | None = None
    """What rows are for that give neither lane nor kind; None: what the lane above holds."""

    lane_id: str | None = None
    """The lane named last: where a lane is not named, a merged cell may reach down from it."""

    stages: dict[str, str] = field(default_factory=dict)
    steps: dict[tuple[str | None, str], str] = field(default_factory=dict)


def _usual_kind(rows: Sequence[Texts]) -> ElementKind | None:
    """Return what a table of feelings is about that speaks of no lanes: what the customer does."""
    told = {key for row in rows for key, text in row.items() if text.strip()}
    return "touchpoint" if "emotion" in told and told.isdisjoint(("lane", "kind")) else None


class _OneRow(Complaints):
    """Complaints about a row that has no record the person could have seen."""

    def __init__(self, others: Complaints, number: int) -> None:
        super().__init__({})
        self._others, self._number = others, number
        self.strange = others.strange

    def add(self, row: str | int, column: Column, text: str, error: EditError) -> None:
        self._others.add(self._number, column, text, error)


# -- steps ---------------------------------------------------------------------------------------


def _new_step(
    tx: Transaction, reading: Reading, texts: Texts, after_id: str | None, anew: _Anew
) -> str:
    stage_text = texts.get("stage", "")
    view = tx.view
    if not stage_text:
        after = view.get(Step, after_id)
        column = view.positions(Step)[after.id] + 1 if after is not None else len(view.steps)
        return insert_step(tx, column, stage_id=after.stage_id if after is not None else None)[0]
    after = view.get(Step, after_id)
    near_id = after.stage_id if after is not None else None
    stage_id = _stage_named(reading, stage_text, near_id, anew)
    if stage_id is None:
        return _new_stage(tx, reading, stage_text, anew)
    return _step_at_end(tx, stage_id)


def _stage_named(reading: Reading, text: str, near_id: str | None, anew: _Anew) -> str | None:
    near = reading.view.get(Stage, near_id)
    if near is not None and near.name.text(reading.language).strip() == text.strip():
        return near.id
    return anew.stages.get(folded(text)) or reading.stages.find(text)


def _step_at_end(tx: Transaction, stage_id: str) -> str:
    own = columns_of(tx.view, stage_id)
    column = own[-1] + 1 if own else len(tx.view.steps)
    return insert_step(tx, column, stage_id=stage_id)[0]


def _new_stage(tx: Transaction, reading: Reading, text: str, anew: _Anew) -> str:
    """Make a stage with its first step; return the id of the step."""
    # A number stands for what has no name.
    name = "" if text.strip().isdecimal() else text.strip()
    words = with_language(tx.view, EMPTY, name, reading.language)
    (stage_id,) = add_stage(tx, name=words)
    anew.stages[folded(text)] = stage_id
    return steps_of_stage(tx.view, stage_id)[0].id


# -- elements ------------------------------------------------------------------------------------


def _new_element(
    tx: Transaction,
    reading: Reading,
    columns: Columns,
    texts: Texts,
    after_id: str | None,
    complaints: Complaints,
    anew: _Anew,
) -> str | None:
    view = tx.view
    after = view.get(Element, after_id)
    kind = cast("ElementKind | None", _value(reading, columns["kind"], texts, complaints))
    lane_id = _value(reading, columns["lane"], texts, complaints)
    if "lane" in texts and lane_id is None:
        return None
    if lane_id is not None:
        anew.lane_id = lane_id
    else:
        near = anew.lane_id or (after.lane_id if after is not None else None)
        sort = kind or anew.usual_kind
        lane = view.get(Lane, near) if sort is None else lane_for(view, sort, near)
        lane = lane or lane_for(view, kind or "touchpoint", near)
        if lane is None:
            return None
        lane_id = lane.id
    lane = view.need(Lane, lane_id)
    step_id = _step_for(tx, reading, texts, after, lane_id, anew)
    try:
        (key,) = add_element(tx, kind or default_kind(lane.role), Place(lane_id, step_id))
    except EditError as error:
        # Without its place there is no row: that is no cell to be passed over.
        refusal = EditError(str(error))
        complaints.add(0, columns["kind"], texts.get("kind", ""), refusal)
        return None
    if "row" in texts:
        edit_cells(tx, reading, columns, (CellEdit(key, "row", texts["row"]),), complaints)
    return key


def _value(reading: Reading, column: Column, texts: Texts, complaints: Complaints) -> str | None:
    if column.key not in texts:
        return None
    assert column.parse is not None
    try:
        value = column.parse(reading, None, texts[column.key])
    except EditError as error:
        complaints.add(0, column, texts[column.key], error)
        return None
    return str(value)


def _step_for(
    tx: Transaction,
    reading: Reading,
    texts: Texts,
    after: Element | None,
    lane_id: str,
    anew: _Anew,
) -> str | None:
    """Return the step of a new row; one that is named and not there yet is made."""
    view = tx.view
    if folded(texts.get("step", "")) in spellings(WHOLE_JOURNEY):
        return None
    above = view.get(Step, after.step_id) if after is not None else None
    stage_id: str | None = None
    if "stage" in texts:
        near_id = above.stage_id if above else None
        stage_id = _stage_named(reading, texts["stage"], near_id, anew)
        if stage_id is None:
            step_id = _new_stage(tx, reading, texts["stage"], anew)
            stage_id = view.need(Step, step_id).stage_id
            return _named(tx, reading, step_id, texts.get("step", ""), stage_id, anew)
    if "step" in texts:
        return _step_named(tx, reading, texts["step"], stage_id, above, anew)
    own = steps_of_stage(view, stage_id) if stage_id is not None else view.steps
    if stage_id is not None and (above is None or above.stage_id != stage_id):
        return _behind_the_last(tx, stage_id, lane_id)
    if above is None:
        return own[0].id if own else insert_step(tx, len(view.steps))[0]
    assert after is not None
    if after.lane_id != lane_id:
        return above.id
    places = [step.id for step in own]
    place = places.index(above.id) + 1
    if place < len(places):
        return places[place]
    column = view.positions(Step)[above.id] + 1
    return insert_step(tx, column, stage_id=above.stage_id)[0]


def _behind_the_last(tx: Transaction, stage_id: str, lane_id: str) -> str:
    """Return the step of a stage behind the last one that has something in a lane."""
    view, own = tx.view, steps_of_stage(tx.view, stage_id)
    positions = view.positions(Step)
    ends = [
        positions[element.end_step_id or step.id]
        for step in own
        for element in view.elements_in(lane_id, step.id)
    ]
    last = max(ends, default=-1)
    free = (step.id for step in own if positions[step.id] > last)
    return next(free, None) or _step_at_end(tx, stage_id)


def _step_named(
    tx: Transaction,
    reading: Reading,
    text: str,
    stage_id: str | None,
    above: Step | None,
    anew: _Anew,
) -> str:
    view = tx.view
    name = text.strip()
    known = anew.steps.get((stage_id, folded(name)))
    if known is not None:
        return known
    own = steps_of_stage(view, stage_id) if stage_id is not None else view.steps
    # Twins of one name are told apart by the row above, which is the usual order of a table.
    if above is not None and above in own and above.name.text(reading.language).strip() == name:
        return above.id
    for step in own:
        if step.name.text(reading.language).strip().casefold() == name.casefold():
            return step.id
    known = reading.steps.find(name)
    if known is not None and any(step.id == known for step in own):
        return known
    if stage_id is not None:
        step_id = _step_at_end(tx, stage_id)
    else:
        step_id = insert_step(tx, len(view.steps))[0]
    return _named(tx, reading, step_id, name, stage_id, anew)


def _named(
    tx: Transaction,
    reading: Reading,
    step_id: str,
    name: str,
    stage_id: str | None,
    anew: _Anew,
) -> str:
    anew.steps[stage_id, folded(name)] = step_id
    if name.strip() and not name.strip().isdecimal():
        step = tx.view.need(Step, step_id)
        words = with_language(tx.view, step.name, name.strip(), reading.language)
        tx.put(step.replace(name=words))
    return step_id
