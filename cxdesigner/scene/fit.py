"""Fitting blueprints to sheets: how wide elements are, how much is scaled, what is tightened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import MIN_ELEMENT_WIDTH
from cxdesigner.scene.fill import ENOUGH, MAX_ELEMENT_WIDTH, filled
from cxdesigner.scene.framed import (
    COMFORTABLE,
    DENSE,
    FLAT,
    TIGHT,
    Fitted,
    Job,
    Sheet,
    Style,
    drawn,
    framed,
    styled,
)

_MAX_SCALE = 4.5
_LARGE = 400
"""Elements; above it widths are estimated, not searched."""

_MANY = 6
"""Parts; of more than that the fullest are tried before all are laid out."""

_STYLES = (COMFORTABLE, TIGHT, DENSE)
_SMALLER, _LEAST = (0.97, 0.94, 0.91, 0.88, 0.85), 0.82
"""Scales of type, and what no tightening makes up for."""


def fit_parts(
    views: Sequence[RecordView],
    job: Job,
    sheet: Sheet,
    *,
    force: bool = False,
) -> tuple[Fitted, ...] | None:
    """Lay out parts for sheets of one size, all in one style and scale.

    The roomiest style that fits wins; then type is kept at its least readable size while the
    rest is scaled down a little. None if it still does not fit, unless `force` accepts any scale.
    """
    tries = (
        *_STYLES,
        *(replace(style, scale=scale) for style in (DENSE, FLAT) for scale in _SMALLER),
    )
    fallback: tuple[Fitted, ...] | None = None
    for style in tries:
        if fallback is not None and style.scale > _scale_of(fallback) + 0.01 and style.scale < 1.0:
            continue
        found = _best_width(_fullest(views), job, sheet, style)
        if len(found) < len(views) and _scale_of(found) >= style.scale * ENOUGH:
            found = _laid_out(views, job, sheet, style, found[0].element_width)
        scale = _scale_of(found)
        if scale >= style.scale * ENOUGH:
            return filled(views, job, sheet, found)
        if fallback is None or scale > _scale_of(fallback):
            fallback = found
        if scale < (_LEAST if style is DENSE else 0.76):
            # No tightening closes such a gap.
            break
    if not force or fallback is None:
        return None
    if len(fallback) < len(views):
        width, style = fallback[0].element_width, fallback[0].style
        fallback = _laid_out(views, job, sheet, style, width)
    return filled(views, job, sheet, fallback)


def _fullest(views: Sequence[RecordView]) -> Sequence[RecordView]:
    """Return the parts that ask most of a sheet; of a few parts all."""
    if len(views) <= _MANY:
        return views
    first, *rest = views
    rest.sort(key=lambda view: -view.count(Element) - view.count(Link))
    # The first sheet has the large title and the conclusions.
    return (first, *rest[: _MANY - 1])


def _scale_of(found: Sequence[Fitted]) -> float:
    return min(one.scale for one in found)


def _best_width(
    views: Sequence[RecordView],
    job: Job,
    sheet: Sheet,
    style: Style,
) -> tuple[Fitted, ...]:
    """Lay out with the widest elements that need no more scaling than the style allows for.

    Wider elements are lower, for their titles need fewer lines, and the sheet is filled in both
    directions somewhere in between: found by bisection. Where no width will do, the one that
    needs the least scaling is taken.
    """
    width = job.base.element_width
    low, high = MIN_ELEMENT_WIDTH, MAX_ELEMENT_WIDTH
    best: tuple[Fitted, ...] | None = None
    large = sum(view.count(Element) for view in views) > _LARGE
    for number in range(2 if large else 6):
        found = _laid_out(views, job, sheet, style, width)
        # Once type must be scaled down at all, less of that is worth more than width.
        enough = ENOUGH if style.scale == 1.0 else _MAX_SCALE
        if best is None or _merit(found, enough) > _merit(best, enough):
            best = found
        fits = _scale_of(found) >= enough * style.scale
        if fits and number == 0:
            break
        tightest = min(found, key=lambda one: one.scale)
        by_width = sheet.width / (tightest.scene.width + 2 * style.margin)
        if fits or by_width > tightest.scale + 1e-6:
            low = width
        else:
            high = width
        if high - low < 1.0:
            break
        width = _next_width(views, found, width, sheet, style, low, high, large=large)
    assert best is not None
    return best


def _merit(found: Sequence[Fitted], enough: float) -> tuple[float, float]:
    scale = _scale_of(found)
    return (min(scale, enough), found[0].element_width if scale >= enough else 0.0)


def _next_width(
    views: Sequence[RecordView],
    found: Sequence[Fitted],
    width: float,
    sheet: Sheet,
    style: Style,
    low: float,
    high: float,
    *,
    large: bool,
) -> float:
    if not large:
        return round((low + high) * 2) / 4
    room = sheet.width / style.scale - 2 * style.margin
    widths = []
    for view, one in zip(views, found, strict=True):
        columns = max(1, view.count(Step))
        widths.append((room - one.scene.width + columns * width) / columns)
    return max(MIN_ELEMENT_WIDTH, int(min(*widths, MAX_ELEMENT_WIDTH) * 4) / 4)


def _laid_out(
    views: Sequence[RecordView],
    job: Job,
    sheet: Sheet,
    style: Style,
    element_width: float,
) -> tuple[Fitted, ...]:
    options = replace(styled(job.base, style), element_width=element_width)
    setter = job.setter(style.scale)
    found = []
    for at, view in enumerate(job.passes.through(views)):
        scene = drawn(view, options, job)
        needed = scene.width + 2 * style.margin
        scale = sheet.width / needed
        # The frame is as wide as the sheet once that is scaled to the height it needs.
        for _round in range(3):
            frame = max(scene.width, sheet.width / min(scale, _MAX_SCALE) - 2 * style.margin)
            one = framed(scene, style, job, frame, setter, first=at == 0)
            scale = min(sheet.width / needed, sheet.height / one.height, _MAX_SCALE)
        found.append(replace(one, scale=scale, element_width=element_width))
    return tuple(found)
