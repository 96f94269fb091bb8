"""What stands above the columns: runs of stages in two levels and names of steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import eighths_up
from cxdesigner.scene.blocks.stage import StageRun, stage_height, step_height
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import ColumnBox
from cxdesigner.scene.narrow import is_narrow, narrow_width
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import Span

REACH = 9.0
"""How far a chevron reaches beyond the columns of its stage."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Runs of stages, names and stages of steps, height of the row of names."""

    runs: tuple[StageRun, ...] = ()
    step_names: tuple[str, ...] = ()
    step_stages: tuple[str | None, ...] = ()
    step_height: float = 0.0
    stages: Mapping[str, str | None] = field(default_factory=dict)
    """The stage of each step."""
    steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)
    """What names were read of."""

    def extents(
        self, columns: Sequence[ColumnBox], gutters: Sequence[Span], kept: int = 0
    ) -> Iterator[tuple[StageRun, float, float]]:
        """Yield runs with left and right of their chevrons.

        Those are left out that depend on the first `kept` columns and gutters only.
        """
        starts = {(run.level, run.first) for run in self.runs}
        ends = {(run.level, run.last) for run in self.runs}
        for run in self.runs:
            if run.last + 1 < kept:
                continue
            first, last = columns[run.first], columns[run.last]
            before, after = gutters[run.first], gutters[run.last + 1]
            # Chevrons of neighbouring stages meet in the middle of the gap between them.
            left = (before.start + before.end) / 2 + 2.0
            if (run.level, run.first - 1) not in ends:
                left = max(first.x - REACH, before.start + 2.0)
            right = (after.start + after.end) / 2 - 2.0
            if (run.level, run.last + 1) not in starts:
                right = min(last.x + last.width + REACH, after.end)
            yield run, left, right

    def heights(
        self, columns: Sequence[ColumnBox], gutters: Sequence[Span], setter: Typesetter
    ) -> tuple[float, float, float]:
        """Return the heights of stages, stages of the second level and step names."""
        members: tuple[list[tuple[StageRun, float]], ...] = ([], [])
        for run, left, right in self.extents(columns, gutters):
            members[run.level].append((run, right - left))
        first, second = (
            stage_height(tuple(row), level, setter) if row else 0.0
            for level, row in enumerate(members)
        )
        return first, second, self.step_height

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the items that stand above the columns."""
        return frozenset((*self.stages, *(run.id for run in self.runs)))

    def columns_kept(self, before: Headers, kept: int) -> int:
        """Return over how many of the first `kept` columns the same stands as before."""
        if self is before:
            return kept
        if self.step_names[:kept] != before.step_names[:kept]:
            return 0
        if self.step_stages[:kept] != before.step_stages[:kept]:
            return 0
        inner = {run for run in self.runs if run.last + 1 < kept}
        return kept if inner == {run for run in before.runs if run.last + 1 < kept} else 0


def read_headers(
    view: RecordView, options: LayoutOptions, setter: Typesetter, known: Headers | None = None
) -> Headers:
    """Return the headers of all columns with the texts they need.

    `known` are those read before with the same options.
    """
    stages = {stage.id: stage for stage in view.stages}
    numbers = _numbers(view)
    parents: list[str | None] = []
    children: list[str | None] = []
    step_stages: list[str | None] = []
    steps = view.steps
    known_stages: dict[str | None, tuple[str | None, str | None, str | None]] = {}
    for step in steps:
        stage_id = step.stage_id
        found = known_stages.get(stage_id)
        if found is None:
            stage = stages.get(stage_id or "")
            parent = stages.get(stage.parent_id or "") if stage else None
            found = known_stages[stage_id] = (
                stage.id if stage else None,
                stage.id if stage and parent else None,
                (parent or stage).id if stage else None,
            )
        step_stages.append(found[0])
        children.append(found[1])
        parents.append(found[2])
    runs = [
        StageRun(stage_id, numbers[stage_id], stages[stage_id].name.text(options.language),
                 first, last, level, part)
        for level, row in enumerate((parents, children))
        for stage_id, first, last, part in _runs(row)
    ]  # fmt: skip
    names = _names(steps, options.language, known or Headers())
    return Headers(
        tuple(runs),
        names,
        tuple(step_stages),
        _names_height(steps, names, options, setter),
        dict(zip([step.id for step in steps], step_stages, strict=True)),
        steps,
    )


def _names_height(
    steps: Sequence[Step], names: Sequence[str], options: LayoutOptions, setter: Typesetter
) -> float:
    """Return the height of the row of names, which wrap sooner over narrow columns."""
    if not options.narrow_stages:
        return eighths_up(step_height(tuple(names), options.element_width + 8.0, setter))
    pairs = [(name, is_narrow(step, options)) for step, name in zip(steps, names, strict=True)]
    wide = tuple(name for name, narrow in pairs if not narrow)
    small = tuple(name for name, narrow in pairs if narrow)
    return eighths_up(
        max(
            step_height(wide, options.element_width + 8.0, setter),
            step_height(small, narrow_width(options) + 8.0, setter),
        )
    )


def _names(steps: tuple[Step, ...], language: str, known: Headers) -> tuple[str, ...]:
    """Return the names of steps; those of records that were read before are known."""
    first = 0
    for step, before in zip(steps, known.steps, strict=False):
        if step is not before:
            break
        first += 1
    same = 0
    for step, before in zip(reversed(steps[first:]), reversed(known.steps[first:]), strict=False):
        if step is not before:
            break
        same += 1
    end = len(steps) - same
    return (
        *known.step_names[:first],
        *[step.name.text(language) for step in steps[first:end]],
        *known.step_names[len(known.steps) - same :],
    )


def _numbers(view: RecordView) -> dict[str, str]:
    """Return the number of each stage: 1, 2, … and 2.1, 2.2, … within a parent."""
    found: dict[str, str] = {}
    counts: dict[str, int] = {}
    known = {stage.id for stage in view.stages}

    def number(stage: Stage, parent: str) -> None:
        counts[parent] = counts.get(parent, 0) + 1
        prefix = f"{found[parent]}." if parent else ""
        found[stage.id] = f"{prefix}{counts[parent]}"

    for stage in view.stages:
        if stage.parent_id not in known:
            number(stage, "")
    for stage in view.stages:
        if stage.id not in found and stage.parent_id in found:
            number(stage, stage.parent_id or "")
    for stage in view.stages:
        # Deeper levels are not drawn; a number keeps them from being lost in a loop of parents.
        found.setdefault(stage.id, "")
    return found


def _runs(row: list[str | None]) -> list[tuple[str, int, int, int]]:
    found: list[tuple[str, int, int, int]] = []
    parts: dict[str, int] = {}
    at = 0
    while at < len(row):
        stage_id = row[at]
        last = at
        while last + 1 < len(row) and row[last + 1] == stage_id:
            last += 1
        if stage_id is not None:
            part = parts.get(stage_id, 0)
            parts[stage_id] = part + 1
            found.append((stage_id, at, last, part))
        at = last + 1
    return found
