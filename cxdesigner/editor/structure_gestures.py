"""Drags of lanes, lines, rows, steps and stages without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal

from cxdesigner.base.i18n import N_, _, dotted, ngettext
from cxdesigner.editor.commands.lanes import (
    fills_its_height,
    move_lane,
    move_line,
    resize_lane,
)
from cxdesigner.editor.commands.rows import move_row
from cxdesigner.editor.commands.stages import move_boundary, move_stage
from cxdesigner.editor.commands.steps import move_steps
from cxdesigner.editor.document import Document
from cxdesigner.editor.gestures import STAYS, Gesture
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import steps_of_stage, top_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.report.record_names import name_of


class StructureGesture(Gesture):
    """A drag of what the grid is made of; the names of records are in the content language."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._numbers = dict(document.store.positions(Step))

    def _name(self, record_id: str) -> str:
        store, language = self.document.store, self.document.language
        record = store.find(record_id)
        if isinstance(record, Step) and not record.name.text(language):
            return _("Step {n}").format(n=self._numbers[record.id] + 1)
        return name_of(store, record, language)

    def _beside(self, record_id: str, other: str, *, above: bool) -> str:
        names = {"name": self._name(record_id), "other": self._name(other)}
        if above:
            return _("“{name}” goes above “{other}”").format(**names)
        return _("“{name}” goes below “{other}”").format(**names)

    def _before(self, moved: Sequence[str], other: str | None) -> str:
        """Return the words for steps or a stage that go before another, or to the end."""
        n = len(moved)
        name = self._name(moved[0])
        if other is None:
            if n == 1:
                return _("“{name}” goes to the end").format(name=name)
            return ngettext("{n} step goes to the end", "{n} steps go to the end", n).format(n=n)
        where = self._name(other)
        if n == 1:
            return _("“{name}” goes before “{other}”").format(name=name, other=where)
        return ngettext(
            "{n} step goes before “{other}”", "{n} steps go before “{other}”", n
        ).format(n=n, other=where)


class DragLine(StructureGesture):
    """A line pulled to another place between the lanes."""

    label = N_("Move line")

    def __init__(self, document: Document, line_id: str) -> None:
        super().__init__(document)
        self.line_id = line_id
        self._after = ""

    def to(self, after_lane_id: str | None) -> Patch:
        """Aim below a lane."""
        self._after = after_lane_id or ""
        return self._aim(after_lane_id)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_line(tx, self.line_id, self._after)

    def _said(self, view: RecordView) -> str:
        return self._beside(self.line_id, self._after, above=False) if self.ghost else _(STAYS)


class DragBeside(StructureGesture):
    """A lane or a row pulled by its header above or below another one."""

    move: ClassVar[Callable[..., tuple[str, ...]]]
    """The command: transaction, what is moved, beside what, above or not."""

    def __init__(self, document: Document, record_id: str) -> None:
        super().__init__(document)
        self.record_id = record_id
        self._target_side = ("", False)

    def to(self, beside: str | None, *, above: bool = False) -> Patch:
        """Aim above or below another one."""
        self._target_side = (beside or "", above)
        return self._aim(self._target_side if beside is not None else None)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        beside, above = self._target_side
        return type(self).move(tx, self.record_id, beside, above=above)

    def _said(self, view: RecordView) -> str:
        beside, above = self._target_side
        return self._beside(self.record_id, beside, above=above) if self.ghost else _(STAYS)


class DragLane(DragBeside):
    """A lane pulled by its header above or below another one."""

    label = N_("Move lane")
    move = staticmethod(move_lane)


class DragLaneHeight(Gesture):
    """The lower edge of a lane pulled down or up."""

    label = N_("Change the height of a lane")

    def __init__(self, document: Document, lane_id: str, drawn: float) -> None:
        super().__init__(document)
        self.lane_id = lane_id
        self._drawn = drawn
        self._height = 0.0

    def to(self, height: float | None) -> Patch:
        """Aim at a height in points; a lane that its content makes so high gets no lower."""
        lane = self.document.store.need(Lane, self.lane_id)
        self._height = height or 0.0
        if self._height < self._drawn and fills_its_height(lane, self._drawn):
            self._height = lane.min_height
        return self._aim(None if height is None else self._height)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return resize_lane(tx, (self.lane_id,), self._height)

    def _said(self, view: RecordView) -> str:
        if not self.ghost:
            return _(STAYS)
        return _("At least {n} points high").format(n=round(self._height))


class DragRow(DragBeside):
    """A row pulled by its header above or below another one of its lane."""

    label = N_("Move row")
    move = staticmethod(move_row)


class DragSteps(StructureGesture):
    """Columns pulled to another place."""

    label = N_("Move steps")

    def __init__(self, document: Document, step_ids: Sequence[str]) -> None:
        super().__init__(document)
        self.step_ids = tuple(step_ids)
        self._owner = document.store.need(Step, self.step_ids[0]).stage_id
        self._column = 0

    def to(self, column: int | None) -> Patch:
        """Aim before the column of a number (0…number of steps)."""
        self._column = column or 0
        return self._aim(column)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_steps(tx, self.step_ids, self._column)

    def _said(self, view: RecordView) -> str:
        if not self.ghost:
            return _(STAYS)
        words = self._before(self.step_ids, _next_of(view, self.step_ids))
        owners = {view.need(Step, key).stage_id for key in self.step_ids}
        owner = owners.pop()
        if owners or owner is None or owner == self._owner:
            return words
        stage = _("Stage “{name}”").format(name=self._name(owner))
        return dotted((words, stage))


class DragStage(StructureGesture):
    """A stage pulled to another place with its columns."""

    label = N_("Move stage")

    def __init__(self, document: Document, stage_id: str) -> None:
        super().__init__(document)
        self.stage_id = stage_id
        self._column = 0

    def to(self, column: int | None) -> Patch:
        """Aim before the column of a number (0…number of steps)."""
        self._column = column or 0
        return self._aim(column)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_stage(tx, self.stage_id, self._column)

    def _said(self, view: RecordView) -> str:
        if not self.ghost:
            return _(STAYS)
        own = [step.id for step in steps_of_stage(view, self.stage_id)]
        behind = _next_of(view, own)
        if behind is None:
            return self._before((self.stage_id,), None)
        stage = view.get(Stage, view.need(Step, behind).stage_id)
        if view.need(Stage, self.stage_id).parent_id is None:
            stage = top_stage(view, stage)
        return self._before((self.stage_id,), behind if stage is None else stage.id)


class DragStageEdge(StructureGesture):
    """The border of a stage pulled over columns."""

    label = N_("Move the border of a stage")

    def __init__(self, document: Document, stage_id: str, edge: Literal["start", "end"]) -> None:
        super().__init__(document)
        self.stage_id = stage_id
        self.edge = edge
        self._column = 0

    def to(self, column: int | None) -> Patch:
        """Aim before the column of a number (0…number of steps)."""
        self._column = column or 0
        return self._aim(column)

    def steps(self) -> list[str]:
        """Return the columns that the stage would have now."""
        view, changes = self.document.store, self.ghost.changes
        members = {self.stage_id, *(child.id for child in view.referring(self.stage_id, Stage))}
        found: list[str] = []
        for step in view.steps:
            _before, after = changes.get(step.id, (None, None))
            owner = after.stage_id if isinstance(after, Step) else step.stage_id
            if owner in members:
                found.append(step.id)
        return found

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_boundary(tx, self.stage_id, self.edge, self._column)

    def _said(self, view: RecordView) -> str:
        n = len(steps_of_stage(view, self.stage_id))
        steps = ngettext("{n} step", "{n} steps", n).format(n=n)
        return _("“{name}”: {what}").format(name=self._name(self.stage_id), what=steps)


def _next_of(view: RecordView, step_ids: Sequence[str]) -> str | None:
    """Return the step behind some steps, None at the end."""
    positions = view.positions(Step)
    behind = max((positions[key] for key in step_ids), default=-1) + 1
    return view.steps[behind].id if behind < len(view.steps) else None
