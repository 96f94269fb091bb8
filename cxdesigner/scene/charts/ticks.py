"""The values printed beside a scale: at even steps, also where there is no room for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from cxdesigner.scene.charts.scale import Scale
from cxdesigner.scene.charts.sheet import AXIS_SIZE, Sheet
from cxdesigner.scene.charts.signs import QUIET
from cxdesigner.scene.primitives import Primitive

_GAP = 4.0
_WIDEST = 90.0


def even_step(spans: Sequence[tuple[float, float]], gap: float) -> int:
    """Return n so that every n-th of some labels can be printed, the first and the last as well.

    Parameters
    ----------
    spans
        Where each label begins and ends, one after the other.
    gap
        What is left free between two of them.
    """
    count = len(spans) - 1
    for step in range(1, count + 1):
        if count % step == 0 and all(
            one[1] + gap <= other[0] for one, other in pairwise(spans[::step])
        ):
            return step
    # Not even both ends have room.
    return count + 1


def level_ticks(
    sheet: Sheet, scale: Scale, x_of: Callable[[float], float]
) -> tuple[list[Primitive], float]:
    """Return the values below a scale that runs to the right, and how high they are."""
    labels = []
    for value, text in scale.ticks:
        block = sheet.line(text, AXIS_SIZE, _WIDEST)
        start = min(max(x_of(value) - block.width / 2, sheet.left), sheet.right - block.width)
        labels.append((start, block))
    step = even_step([(start, start + block.width) for start, block in labels], _GAP)
    drawn: list[Primitive] = []
    height = 0.0
    for start, block in labels[::step]:
        height = max(height, block.height)
        drawn += sheet.put(block, start, sheet.y, QUIET)
    return drawn, height


def upright_ticks(
    sheet: Sheet, scale: Scale, right: float, y_of: Callable[[float], float]
) -> list[Primitive]:
    """Return the values beside a scale that runs upward; they end at an x."""
    labels = [(y_of(value), sheet.line(text, AXIS_SIZE, 60.0)) for value, text in scale.ticks]
    spans = [(-y - block.leading / 2, -y + block.leading / 2) for y, block in labels]
    drawn: list[Primitive] = []
    for y, block in labels[:: even_step(spans, 0.0)]:
        drawn += sheet.put(block, right, y - block.leading / 2, QUIET, "right")
    return drawn
