"""Rows of the outline: what they are called inside, and which ones lie below which."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.queries import top_stage
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

RowKind = Literal["root", "journey", "stage", "step", "lane", "element", "link"]
ROW_KINDS: tuple[RowKind, ...] = ("root", "journey", "stage", "step", "lane", "element", "link")


class Key(NamedTuple):
    """Names one row.

    ``id`` is that of the record shown. A lane is shown once below each step that has elements in
    it, and a link once below each of its ends: ``inner`` is the id of that step ('' for the whole
    journey) or element.
    """

    kind: RowKind
    id: str = ""
    inner: str = ""

    @property
    def record_id(self) -> str | None:
        """The record that selecting the row alone selects; None for a row that is a group."""
        return self.id if self.kind in ("stage", "step", "element", "link") else None


ROOT = Key("root")
JOURNEY = Key("journey")
"""What belongs to the whole journey instead of a step."""


def step_row(step_id: str | None) -> Key:
    """Return the row of a step, or that of the whole journey."""
    return JOURNEY if step_id is None else Key("step", step_id)


def lane_row(lane_id: str, step_id: str | None) -> Key:
    """Return the row of a lane below a step, or below the whole journey."""
    return Key("lane", lane_id, step_id or "")


def cell_of(key: Key) -> tuple[str, str | None]:
    """Return lane id and step id (None: the whole journey) of the row of a lane."""
    return key.id, key.inner or None


def rows_of(view: RecordView, record_id: str) -> tuple[Key, ...]:
    """Return the rows that a record may have."""
    match view.find(record_id):
        case Element():
            return (Key("element", record_id),)
        case Step():
            return (Key("step", record_id),)
        case Stage():
            return (Key("stage", record_id),)
        case Link() as link:
            ends = (link.source_id, link.target_id)
            return tuple(Key("link", record_id, end) for end in ends)
        case _:
            return ()


@dataclass(slots=True)
class Shown:
    """What filters let through, with everything that leads there."""

    elements: set[str] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)
    stages: set[str] = field(default_factory=set)
    passes: Callable[[Record], bool] | None = field(default=None, compare=False)
    """Says whether the filter of the whole document lets a record through; None: everything."""

    def lets(self, record: Record) -> bool:
        """Say whether a record may be shown at all."""
        return self.passes is None or self.passes(record)

    def add(self, view: RecordView, record_ids: Iterable[str]) -> None:
        """Let these elements, steps and stages through as well."""
        for key in record_ids:
            record = view.find(key)
            if isinstance(record, Element):
                self.elements.add(key)
                # What is there already has let through what it lies in.
                if record.step_id is not None and record.step_id not in self.steps:
                    self.add(view, (record.step_id,))
            elif isinstance(record, Stage):
                top = top_stage(view, record)
                self.stages |= {key} if top is None else {key, top.id}
            elif record is not None:
                self.steps.add(key)
                stage_id = getattr(record, "stage_id", None)
                self.add(view, (stage_id,) if stage_id is not None else ())


def columns_below(view: RecordView) -> dict[Key, tuple[Key, ...]]:
    """Return the rows of stages and steps below each stage and below the root, by time.

    A stage without steps comes after the one it comes after in the order of stages. Deeper levels
    than the second, which files can hold, are listed in the second.
    """
    outer: dict[str, str | None] = {}
    for stage in view.stages:
        top = top_stage(view, stage)
        outer[stage.id] = None if top is None or top.id == stage.id else top.id
    first: dict[str, int] = {}
    ranked: dict[str | None, list[tuple[int, int, int, Key]]] = {None: []}
    for stage_id in outer:
        ranked[stage_id] = []
    for column, step in enumerate(view.steps):
        if step.stage_id is not None:
            first.setdefault(step.stage_id, column)
            above = outer.get(step.stage_id)
            if above is not None:
                first.setdefault(above, column)
        ranked[step.stage_id].append((column, 0, -1, Key("step", step.id)))
    last = -1
    for number, (stage_id, above) in enumerate(outer.items()):
        is_empty = stage_id not in first
        last = first.get(stage_id, last)
        ranked[above].append((last, int(is_empty), number, Key("stage", stage_id)))
    return {
        ROOT if owner is None else Key("stage", owner): tuple([row[3] for row in sorted(rows)])
        for owner, rows in ranked.items()
    }


class Order:
    """Which rows lie below which, for a view as it is now.

    Parameters
    ----------
    shown
        What a filter lets through; None for everything.
    """

    def __init__(self, view: RecordView, shown: Shown | None = None) -> None:
        self._view = view
        self._shown = shown
        self._columns: dict[Key, tuple[Key, ...]] | None = None

    def forget_columns(self) -> None:
        """Read stages and steps anew when they are next asked for."""
        self._columns = None

    def below(self, key: Key) -> tuple[Key, ...]:
        """Return the rows below a row, in their order."""
        match key.kind:
            case "root":
                journey = (JOURNEY,) if self._lanes(None) else ()
                return (*journey, *self._stages_and_steps(key))
            case "stage":
                return self._stages_and_steps(key)
            case "journey":
                return self._lanes(None)
            case "step":
                return self._lanes(key.id)
            case "lane":
                cell = self._view.elements_in(*cell_of(key))
                return tuple(Key("element", e.id) for e in cell if self._lets(e.id))
            case "element":
                links = (*self._view.outgoing(key.id), *self._view.incoming(key.id))
                shown, at = self._shown, key.id
                if shown is not None:
                    links = tuple(link for link in links if shown.lets(link))
                return tuple(dict.fromkeys([Key("link", link.id, at) for link in links]))
            case "link":
                return ()

    def any_below(self, key: Key) -> bool:
        """Say whether rows lie below a row; sooner than ``below`` where nothing is filtered."""
        view = self._view
        if self._shown is None:
            match key.kind:
                case "step" | "journey":
                    step_id = key.id or None
                    return any(view.is_filled(lane.id, step_id) for lane in view.lanes)
                case "element":
                    return bool(view.outgoing(key.id) or view.incoming(key.id))
        return bool(self.below(key))

    def _stages_and_steps(self, key: Key) -> tuple[Key, ...]:
        if self._columns is None:
            self._columns = columns_below(self._view)
        rows = self._columns.get(key, ())
        shown = self._shown
        if shown is None:
            return rows
        return tuple(
            row for row in rows if row.id in (shown.steps if row.kind == "step" else shown.stages)
        )

    def _lanes(self, step_id: str | None) -> tuple[Key, ...]:
        cells = [(lane.id, self._view.elements_in(lane.id, step_id)) for lane in self._view.lanes]
        if self._shown is not None:
            cells = [(key, tuple(e for e in cell if self._lets(e.id))) for key, cell in cells]
        return tuple([lane_row(key, step_id) for key, cell in cells if cell])

    def _lets(self, element_id: str) -> bool:
        return self._shown is None or element_id in self._shown.elements


def selected_ids(view: RecordView, keys: Iterable[Key]) -> tuple[str, ...]:
    """Return what selecting rows selects, in their order; a group stands for its elements."""
    found: dict[str, None] = {}
    for key in keys:
        if key.record_id is not None:
            members: tuple[str, ...] = (key.record_id,) if key.record_id in view else ()
        elif key.kind == "lane":
            members = tuple(element.id for element in view.elements_in(*cell_of(key)))
        else:
            cells = [view.elements_in(lane.id, None) for lane in view.lanes]
            members = tuple(element.id for cell in cells for element in cell)
        for member in members:
            # What was chosen last comes last.
            found.pop(member, None)
            found[member] = None
    return tuple(found)
