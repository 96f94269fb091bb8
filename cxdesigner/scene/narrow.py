"""Columns that stand for collapsed stages are narrow: which they are, and how wide columns are."""

from __future__ import annotations

from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import NARROW_WIDTH
from cxdesigner.scene.options import LayoutOptions


def is_narrow(step: Step | None, options: LayoutOptions) -> bool:
    """Say whether the column of a step is narrow."""
    return step is not None and step.stage_id in options.narrow_stages


def narrow_steps(view: RecordView, options: LayoutOptions) -> frozenset[str]:
    """Return the steps whose columns are narrow."""
    if not options.narrow_stages:
        return frozenset()
    return frozenset(step.id for step in view.steps if is_narrow(step, options))


def narrow_width(options: LayoutOptions) -> float:
    """Return the width of a narrow column, points."""
    return min(NARROW_WIDTH, options.element_width)


def columns_width(view: RecordView, first: int, last: int, options: LayoutOptions) -> float:
    """Return the width of columns with the least gaps between them, points."""
    count = last - first + 1
    width = count * options.element_width + (count - 1) * options.column_gap
    return width - _saved(view, first, last + 1, options)


def least_x(view: RecordView, column: int, options: LayoutOptions) -> float:
    """Return how far right of the first column another one begins at least, points."""
    pitch = options.element_width + options.column_gap
    return column * pitch - _saved(view, 0, column, options)


def _saved(view: RecordView, start: int, end: int, options: LayoutOptions) -> float:
    if not options.narrow_stages:
        return 0.0
    count = sum(1 for step in view.steps[start:end] if is_narrow(step, options))
    return count * (options.element_width - narrow_width(options))
