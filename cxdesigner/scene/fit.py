"""Fitting blueprints to sheets: how wide elements are, how much is scaled, what is tightened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cxdesigner.base.apart import take_apart
from cxdesigner.base.progress import Passes
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import MIN_ELEMENT_WIDTH
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.frame import (
    FrameTexts,
    TitleBlock,
    footer_size,
    measure_title,
    summary_height,
)
from cxdesigner.scene.items import Scene
from cxdesigner.scene.legend import ROW, Entry, entries, legend_item
from cxdesigner.scene.lens.dress import dressed, lens_entries
from cxdesigner.scene.lens.figures import LensFigures
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.options import LayoutOptions

_MAX_ELEMENT_WIDTH = 136.0
_MAX_SCALE = 4.5
_LARGE = 400
"""Elements; above it widths are estimated, not searched."""
_HUGE = 10_000
"""Records from which on what a layout leaves is taken apart: it would hold all threads up."""

_MANY = 6
"""Parts; of more than that the fullest are tried before all are laid out."""
_ENOUGH = 0.9995
"""Rounding must not make a fitting sheet fail."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all sheets of a document."""

    base: LayoutOptions
    texts: FrameTexts
    measurer: TextMeasurer
    lens: LensFigures | None = None
    """Figures that are laid over the drawing."""

    passes: Passes = field(default_factory=Passes)
    """How far the search for a fit is; how often all is laid out for it nobody knows."""

    def setter(self, scale: float = 1.0) -> Typesetter:
        """Return a typesetter for drawings that will be scaled."""
        return Typesetter(self.base.language, self.measurer, scale)


@dataclass(frozen=True, slots=True)
class Style:
    """How densely a sheet is set."""

    margin: float
    gap: float
    header_width: float
    emotion_height: float
    band_pad: float
    column_gap: float
    scale: float = 1.0
    """What type is prepared for; below 1 it starts larger."""


COMFORTABLE = Style(30.0, 12.0, 84.0, 96.0, 6.0, 22.0)
TIGHT = Style(26.0, 9.0, 84.0, 82.0, 5.0, 22.0)
DENSE = Style(20.0, 6.0, 82.0, 66.0, 4.0, 20.0)
_STYLES = (COMFORTABLE, TIGHT, DENSE)
_SMALLER = (0.97, 0.94, 0.91, 0.88, 0.85)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A blueprint, or a part of one, laid out for a sheet.

    ``width`` and ``height`` are what it needs with its frame, before `scale`.
    """

    scene: Scene
    style: Style
    title: TitleBlock | None
    summary_height: float
    legend: tuple[Entry, ...]
    legend_width: float
    foot_height: float
    width: float
    height: float
    scale: float = 1.0
    element_width: float = 0.0


def natural(view: RecordView, job: Job, *, bare: bool = False) -> Fitted:
    """Lay out for a sheet that fits the content; `bare` leaves the title block out."""
    setter = job.setter()
    options = _styled(job.base, COMFORTABLE)
    scene = _drawn(view, options, job)
    frame = max(scene.width, 620.0)
    if scene.width < frame:
        scene = _drawn(view, replace(options, min_width=frame), job)
    return _framed(scene, COMFORTABLE, job, frame, setter, bare=bare, first=not bare)


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
    tries = (*_STYLES, *(replace(DENSE, scale=scale) for scale in _SMALLER))
    fallback: tuple[Fitted, ...] | None = None
    for style in tries:
        if fallback is not None and style.scale > _scale_of(fallback) + 0.01 and style.scale < 1.0:
            continue
        found = _best_width(_fullest(views), job, sheet, style)
        if len(found) < len(views) and _scale_of(found) >= style.scale * _ENOUGH:
            found = _laid_out(views, job, sheet, style, found[0].element_width)
        scale = _scale_of(found)
        if scale >= style.scale * _ENOUGH:
            return _filled(views, job, sheet, found)
        if fallback is None or scale > _scale_of(fallback):
            fallback = found
        if scale < (_SMALLER[-1] if style is DENSE else 0.76):
            # No tightening closes such a gap.
            break
    if not force or fallback is None:
        return None
    if len(fallback) < len(views):
        width, style = fallback[0].element_width, fallback[0].style
        fallback = _laid_out(views, job, sheet, style, width)
    return _filled(views, job, sheet, fallback)


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
    low, high = MIN_ELEMENT_WIDTH, _MAX_ELEMENT_WIDTH
    best: tuple[Fitted, ...] | None = None
    large = sum(view.count(Element) for view in views) > _LARGE
    for number in range(2 if large else 6):
        found = _laid_out(views, job, sheet, style, width)
        # Once type must be scaled down at all, less of that is worth more than width.
        enough = _ENOUGH if style.scale == 1.0 else _MAX_SCALE
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
    return max(MIN_ELEMENT_WIDTH, int(min(*widths, _MAX_ELEMENT_WIDTH) * 4) / 4)


def _laid_out(
    views: Sequence[RecordView],
    job: Job,
    sheet: Sheet,
    style: Style,
    element_width: float,
) -> tuple[Fitted, ...]:
    options = replace(_styled(job.base, style), element_width=element_width)
    setter = job.setter(style.scale)
    found = []
    for at, view in enumerate(job.passes.through(views)):
        scene = _drawn(view, options, job)
        needed = scene.width + 2 * style.margin
        scale = sheet.width / needed
        # The frame is as wide as the sheet once that is scaled to the height it needs.
        for _round in range(3):
            frame = max(scene.width, sheet.width / min(scale, _MAX_SCALE) - 2 * style.margin)
            one = _framed(scene, style, job, frame, setter, first=at == 0)
            scale = min(sheet.width / needed, sheet.height / one.height, _MAX_SCALE)
        found.append(replace(one, scale=scale, element_width=element_width))
    return tuple(found)


def _filled(
    views: Sequence[RecordView],
    job: Job,
    sheet: Sheet,
    found: tuple[Fitted, ...],
) -> tuple[Fitted, ...]:
    """Give all parts one scale and use the room that is left: wider elements, higher bands."""
    style = found[0].style
    scale = min(one.scale for one in found)
    setter = job.setter(style.scale)
    room = sheet.width / scale - 2 * style.margin
    options = replace(
        _styled(job.base, style), element_width=found[0].element_width, min_width=room
    )
    high = sheet.height / scale
    result = _with_options(views, options, style, job, room, setter, scale)
    if len(views) > _MANY:
        return result
    columns = max(max(1, view.count(Step)) for view in views)
    spare = room - max(one.scene.width for one in found)
    wider = min(_MAX_ELEMENT_WIDTH, found[0].element_width + int(max(0.0, spare) / columns * 4) / 4)
    if wider > found[0].element_width:
        tried = _with_options(
            views, replace(options, element_width=wider), style, job, room, setter, scale
        )
        if all(one.height <= high / _ENOUGH and one.scene.width <= room / _ENOUGH for one in tried):
            options, result = replace(options, element_width=wider), tried
    extra = min(high - one.height for one in result)
    if extra > 8.0:
        lanes = max(1, len(views[0].lanes))
        pads = min(11.0, extra * 0.45 / (2 * lanes))
        band = min(72.0, extra * 0.4)
        roomy = replace(
            options,
            band_pad=options.band_pad + int(pads * 4) / 4,
            emotion_height=options.emotion_height + int(band),
        )
        tried = _with_options(views, roomy, style, job, room, setter, scale)
        if all(one.height <= high / _ENOUGH for one in tried):
            result = tried
    return result


def _with_options(
    views: Sequence[RecordView],
    options: LayoutOptions,
    style: Style,
    job: Job,
    frame: float,
    setter: Typesetter,
    scale: float,
) -> tuple[Fitted, ...]:
    found = []
    for at, view in enumerate(job.passes.through(views)):
        scene = _drawn(view, options, job)
        one = _framed(scene, style, job, frame, setter, first=at == 0)
        found.append(replace(one, scale=scale, element_width=options.element_width))
    return tuple(found)


def _drawn(view: RecordView, options: LayoutOptions, job: Job) -> Scene:
    layout = LiveLayout(view, options, job.measurer)
    scene = layout.scene
    if len(view) > _HUGE:
        layouts: list[object] = [layout]
        del layout
        take_apart(layouts)
    return scene


def _styled(base: LayoutOptions, style: Style) -> LayoutOptions:
    return replace(
        base,
        header_width=style.header_width,
        emotion_height=style.emotion_height,
        band_pad=style.band_pad,
        column_gap=style.column_gap,
        scale=style.scale,
    )


def _framed(
    scene: Scene,
    style: Style,
    job: Job,
    frame: float,
    setter: Typesetter,
    *,
    bare: bool = False,
    first: bool = True,
) -> Fitted:
    texts = job.texts
    scene = dressed(scene, job.lens, setter)
    title = None if bare else measure_title(texts, frame, setter, small=not first)
    summary = summary_height(texts, frame, style.header_width, setter) if first else 0.0
    legend = (*lens_entries(job.lens, setter), *entries(scene.items.values(), setter))
    footer_width, footer_height = footer_size(texts, setter)
    legend_width = frame - footer_width - 24.0
    rows = legend_item(legend, 0.0, 0.0, legend_width, setter).bounds.height
    foot = (summary + style.gap if summary else 0.0) + 5.0 + max(rows, footer_height + 2.0, ROW)
    height = 2 * style.margin + scene.height + style.gap + foot
    if title is not None:
        height += title.height + style.gap
    return Fitted(
        scene,
        style,
        title,
        summary,
        legend,
        legend_width,
        foot,
        frame + 2 * style.margin,
        height,
    )
