"""Headers of columns: chevrons of stages in one or two levels, names of steps."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.base.geometry import Rect
from cxdesigner.base.quick import quick
from cxdesigner.scene.blocks.measures import (
    CHEVRON,
    STAGE_PAD,
    STAGE_SIZE,
    STEP_SIZE,
    SUBSTAGE_SIZE,
    eighths_up,
)
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import PathShape, Stroke

_EDGE = 0.8


@quick
@dataclass(frozen=True, slots=True)
class StageRun:
    """Neighbouring columns of one stage. ``number`` is printed before the name: ``2``, ``2.1``.

    A stage whose steps are not neighbours has several runs; ``part`` counts them from 0.
    """

    stage_id: str
    number: str
    name: str
    first: int
    last: int
    level: int = 0
    part: int = 0

    @property
    def id(self) -> str:
        """Id of its item."""
        return part_id(self.stage_id, str(self.part + 1)) if self.part else self.stage_id

    @property
    def text(self) -> str:
        """What is printed."""
        return f"{self.number} {self.name}" if self.name else self.number


def stage_height(runs: tuple[tuple[StageRun, float], ...], level: int, setter: Typesetter) -> float:
    """Return the height of a row of chevrons; `runs` come with their widths."""
    tallest = STAGE_SIZE if level == 0 else SUBSTAGE_SIZE
    memo = setter.memo
    for run, width in runs:
        key = "stage", run.text, level, width
        known = memo.get(key)
        if known is None:
            size, lines = _set_name(run, width, setter)
            known = memo[key] = len(lines) * size
        tallest = max(tallest, known)
    pad = STAGE_PAD if level == 0 else STAGE_PAD - 2.5
    return eighths_up(tallest * 1.28 + 2 * pad - 2.0)


def _set_name(
    run: StageRun, width: float, setter: Typesetter
) -> tuple[float, tuple[TextLine, ...]]:
    """Return size and lines of a name: a little smaller rather than on two lines."""
    full = STAGE_SIZE if run.level == 0 else SUBSTAGE_SIZE
    room = _text_width(width)
    for nominal in (full, full - 1.0, full - 2.0):
        size = setter.size(nominal, run.text)
        if setter.width(run.text, "bold", size) <= room:
            return size, setter.wrap(run.text, "bold", size, room)
    size = setter.size(full - 1.0, run.text)
    return size, setter.wrap(run.text, "bold", size, room)


def stage_item(
    run: StageRun, x: float, y: float, width: float, height: float, setter: Typesetter, order: int
) -> SceneItem:
    """Draw one chevron with its number and name."""
    size, lines = _set_name(run, width, setter)
    step = size * 1.28
    tip = min(CHEVRON, width / 4)
    sub, low = ("" if run.level == 0 else ".sub"), height - _EDGE / 2
    shape = PathShape(
        (("M", 0.0, _EDGE / 2), ("L", width - tip, _EDGE / 2), ("L", width, height / 2),
         ("L", width - tip, low), ("L", 0.0, low), ("L", tip, height / 2), ("Z",)),
        f"stage.fill{sub}",
        # Seen in high contrast only; else it has the colour of the ground.
        Stroke(f"stage.border{sub}", _EDGE),
    )  # fmt: skip
    top = (height - len(lines) * step) / 2
    drawn = [shape]
    runs = tuple(
        text
        for at, line in enumerate(lines)
        for text in setter.measurer.runs(
            line.text,
            tip + 7.0,
            top + at * step + step / 2 + size * 0.37,
            "bold",
            size,
            "stage.ink",
            setter.language,
        )
    )
    return SceneItem(
        id=run.id,
        kind="stage",
        layer=Layer.HEADER,
        x=x,
        y=y,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=(*drawn, *runs),
        label=run.text,
        language=setter.language,
        order=order,
        record_id=run.stage_id,
        stage_id=run.stage_id,
    )


def _text_width(width: float) -> float:
    return max(20.0, width - 2 * CHEVRON - 8.0)


def step_height(names: tuple[str, ...], width: float, setter: Typesetter) -> float:
    """Return the height of the row of step names; 0 when no step has one."""
    rows = 0
    size = STEP_SIZE
    for name in names:
        if name:
            size = max(size, setter.size(STEP_SIZE, name))
            rows = max(rows, len(setter.wrap(name, "regular", setter.size(STEP_SIZE, name), width)))
    return eighths_up(rows * setter.leading(size) + 3.0) if rows else 0.0


def step_item(
    step_id: str,
    stage_id: str | None,
    name: str,
    x: float,
    y: float,
    width: float,
    height: float,
    setter: Typesetter,
    order: int,
) -> SceneItem:
    """Draw the name of one step."""
    size = setter.size(STEP_SIZE, name)
    lines = setter.wrap(name, "regular", size, width)
    return SceneItem(
        id=step_id,
        kind="step",
        layer=Layer.HEADER,
        x=x,
        y=y,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=setter.lines(lines, width / 2, 0.0, size, "regular", "step.ink", "center"),
        label=name,
        language=setter.language,
        order=order,
        record_id=step_id,
        stage_id=stage_id,
        step_id=step_id,
    )
