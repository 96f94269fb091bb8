"""Columns of an imported file: which steps there are, and where each node stands."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from cxdesigner.base.i18n import _
from cxdesigner.base.order import initial_keys
from cxdesigner.formats.yaml_fields import Fields, Source
from cxdesigner.formats.yaml_ids import Names
from cxdesigner.model.record import StageId, StepId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import EMPTY, LocalText

Key = tuple[float, str | None]
"""A step: number of its column and id of its stage."""


@dataclass(slots=True)
class Place:
    """Where a node stands: the columns and the stage that the file says."""

    fields: Fields
    column: float | None
    end: float | None
    stage: str | None = None
    says_stage: bool = False
    key: Key | None = None
    end_key: Key | None = None


@dataclass(slots=True)
class Columns:
    """The steps of a blueprint, from left to right, and the places of its nodes."""

    steps: tuple[Step, ...] = ()
    ids: dict[Key, StepId] = field(default_factory=dict)

    def step_of(self, place: Place) -> StepId | None:
        """Return the step of a node; None if it belongs to the whole journey."""
        return None if place.key is None else self.ids[place.key]

    def end_step_of(self, place: Place) -> StepId | None:
        """Return the last step of a node that spans several."""
        return None if place.end_key is None else self.ids[place.end_key]


def read_places(nodes: list[Fields], stages: list[Stage], names: Names) -> list[Place]:
    """Return where the nodes stand, with unknown stages mended (S06)."""
    places = [_place(node, names) for node in nodes]
    rank = {stage.id: number for number, stage in enumerate(stages)}
    owners = _Owners(places, rank)
    for place in places:
        written = place.fields.text("stage")
        if written is not None and place.stage is None:
            place.stage = owners.of(place.column, nearest=True)
            _tell_unknown_stage(place, written)
        elif not place.says_stage and place.column is not None:
            place.stage = owners.of(place.column)
    return places


def build_columns(
    places: list[Place], rows: list[Fields], stages: list[Stage], names: Names, source: Source
) -> Columns:
    """Return the steps: each column is one, a column of two stages is two neighbouring ones.

    Parameters
    ----------
    rows
        Entries of the optional list ``steps``: names of columns, and columns without nodes.
    stages
        In order of time.
    """
    rank = {stage.id: number for number, stage in enumerate(stages)}
    owners = _Owners(places, rank)
    given = _given_steps(rows, owners, names, source)
    keys: set[Key] = set(given)
    for place in places:
        if place.column is not None:
            place.key = (place.column, place.stage)
            keys.add(place.key)
    for place in places:
        if place.key is None and place.stage is not None:
            place.key = _first_of_stage(place.stage, keys, rank)
            keys.add(place.key)
    for place in places:
        if place.end is not None and not any(key[0] == place.end for key in keys):
            keys.add((place.end, owners.of(place.end) or place.stage))
    ordered = sorted(keys, key=lambda key: (key[0], _rank(key[1], rank)))
    numbers = {key: number for number, key in enumerate(ordered)}
    last_of = {key[0]: key for key in ordered}
    for place in places:
        _set_end(place, numbers, last_of)
    uses = Counter(column for column, _stage in keys)
    columns = Columns()
    made = []
    for key, order in zip(ordered, initial_keys(len(ordered)), strict=True):
        fields, name = given.get(key, (None, EMPTY))
        wished = _step_name(key, uses[key[0]] > 1)
        if fields is not None:
            step_id = names.own("steps", fields, Step.PREFIX, wished=wished)
        else:
            step_id = names.fresh(Step.PREFIX, wished, repr(key))
        columns.ids[key] = StepId(step_id)
        stage_id = None if key[1] is None else StageId(key[1])
        made.append(Step(id=step_id, order=order, stage_id=stage_id, name=name))
    columns.steps = tuple(made)
    return columns


def _place(node: Fields, names: Names) -> Place:
    column = node.number("col")
    end = node.number("end_col")
    span = node.number("span")
    if end is None and span is not None and column is not None and span > 1:
        end = column + span - 1
    place = Place(node, column, end, says_stage=node.names("stage"))
    place.stage = names.find("stages", node.text("stage"))
    return place


def _tell_unknown_stage(place: Place, written: str) -> None:
    fields = place.fields
    if place.stage is None:
        message = _("{subject}: the stage “{stage}” does not exist; left without a stage.")
    else:
        message = _(
            "{subject}: the stage “{stage}” does not exist; put into “{new}”, which owns the "
            "column."
        )
    text = message.format(subject=fields.subject, stage=written, new=place.stage)
    fields.source.repair(text, code="S06", line=fields.line_of("stage"))


class _Owners:
    """Which stage owns a column, judged by the nodes whose stage is known."""

    def __init__(self, places: list[Place], rank: dict[str, int]) -> None:
        self._columns: dict[float, str] = {}
        self._spans: dict[str, tuple[float, float]] = {}
        for place in places:
            if place.column is None or place.stage is None:
                continue
            owner = self._columns.get(place.column)
            if owner is None or rank[place.stage] < rank[owner]:
                self._columns[place.column] = place.stage
            low, high = self._spans.get(place.stage, (place.column, place.column))
            self._spans[place.stage] = (min(low, place.column), max(high, place.column))

    def of(self, column: float | None, *, nearest: bool = False) -> str | None:
        """Return the owner: of this column, else of the columns around it, else of the nearest."""
        if column is None:
            return None
        if column in self._columns:
            return self._columns[column]
        for stage, (low, high) in self._spans.items():
            if low < column < high:
                return stage
        if nearest and self._columns:
            # Of two equally near ones the earlier: a column follows what came before.
            return self._columns[min(self._columns, key=lambda c: (abs(c - column), c))]
        return None


def _given_steps(
    rows: list[Fields], owners: _Owners, names: Names, source: Source
) -> dict[Key, tuple[Fields, LocalText]]:
    given: dict[Key, tuple[Fields, LocalText]] = {}
    for number, row in enumerate(rows, 1):
        column = row.number("col")
        column = float(number) if column is None else column
        written = row.text("stage")
        stage = names.find("stages", written)
        if written is not None and stage is None:
            stage = owners.of(column, nearest=True)
            message = _("{subject}: the stage “{stage}” does not exist.")
            text = message.format(subject=row.subject, stage=written)
            source.repair(text, code="S06", line=row.line_of("stage"))
        elif not row.names("stage"):
            stage = owners.of(column)
        name = row.local("name")
        if (column, stage) in given:
            message = _("{subject}: this column has a step already; the later one is left out.")
            source.repair(message.format(subject=row.subject), code="S04", line=row.line)
        else:
            given[column, stage] = (row, name)
        row.text("id")
        row.finish()
    return given


def _first_of_stage(stage: str, keys: set[Key], rank: dict[str, int]) -> Key:
    own = sorted(key for key in keys if key[1] == stage)
    if own:
        return own[0]
    before = [key[0] for key in keys if key[1] is not None and _rank(key[1], rank) < rank[stage]]
    return (max(before, default=-math.inf), stage)


def _set_end(place: Place, numbers: dict[Key, int], last_of: dict[float, Key]) -> None:
    if place.end is None or place.key is None:
        return
    end = last_of[place.end]
    if numbers[end] > numbers[place.key]:
        place.end_key = end
    elif place.column is not None and place.end < place.column:
        message = _("{subject}: it ends before it starts; the end was left out.")
        text = message.format(subject=place.fields.subject)
        place.fields.source.repair(text, line=place.fields.line)


def _rank(stage: str | None, rank: dict[str, int]) -> float:
    """What belongs to no stage stands behind the stages of its column."""
    return math.inf if stage is None else rank[stage]


def _step_name(key: Key, shared: bool) -> str:
    column, stage = key
    number = "0" if math.isinf(column) else f"{column:g}"
    if not shared and not math.isinf(column):
        return f"step-{number}"
    return f"step-{number}-{stage or 'none'}"
