"""What stands above the columns: runs of stages in two levels and names of steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxdesigner.model.stage import Stage
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import eighths_up
from cxdesigner.scene.blocks.stage import StageRun, stage_height, step_height
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.options import LayoutOptions

REACH = 9.0
"""How far a chevron reaches beyond the columns of its stage."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Runs of stages, names and stages of steps, heights of the rows."""

    runs: tuple[StageRun, ...] = ()
    step_names: tuple[str, ...] = ()
    step_stages: tuple[str | None, ...] = ()
    heights: tuple[float, float, float] = (0.0, 0.0, 0.0)
    stages: Mapping[str, str | None] = field(default_factory=dict)
    """The stage of each step."""


def read_headers(view: RecordView, options: LayoutOptions, setter: Typesetter) -> Headers:
    """Return the headers of all columns with the heights their texts need."""
    stages = {stage.id: stage for stage in view.stages}
    numbers = _numbers(view)
    parents: list[str | None] = []
    children: list[str | None] = []
    step_stages: list[str | None] = []
    for step in view.steps:
        stage = stages.get(step.stage_id or "")
        step_stages.append(stage.id if stage else None)
        parent = stages.get(stage.parent_id or "") if stage else None
        children.append(stage.id if stage and parent else None)
        parents.append((parent or stage).id if stage else None)
    runs = [
        StageRun(stage_id, numbers[stage_id], stages[stage_id].name.text(options.language),
                 first, last, level, part)
        for level, row in enumerate((parents, children))
        for stage_id, first, last, part in _runs(row)
    ]  # fmt: skip
    names = tuple(step.name.text(options.language) for step in view.steps)
    heights = [0.0, 0.0]
    for level in (0, 1):
        members = tuple((run, run_width(run, options)) for run in runs if run.level == level)
        if members:
            heights[level] = stage_height(members, level, setter)
    return Headers(
        tuple(runs),
        names,
        tuple(step_stages),
        (
            heights[0],
            heights[1],
            eighths_up(step_height(names, options.element_width + 8.0, setter)),
        ),
        dict(zip([step.id for step in view.steps], step_stages, strict=True)),
    )


def run_width(run: StageRun, options: LayoutOptions) -> float:
    """Return the least width of the chevron of a run: gaps between columns may be wider."""
    count = run.last - run.first + 1
    return (
        count * options.element_width
        + (count - 1) * options.column_gap
        + min(2 * REACH, options.column_gap - 4.0)
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
