"""A drawing, or several one below the other, with the frame of a sheet around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cxdesigner.base.apart import take_apart
from cxdesigner.base.progress import Passes, in_silence
from cxdesigner.model.view import RecordView
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
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.pills import HUGE, laid_out_on_paper

STRIP_GAP = 22.0
"""Between drawings that stand on a sheet one below the other."""


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

    def in_parts(self) -> Job:
        """Return the job of laying a blueprint out in several parts."""
        return replace(self, base=replace(self.base, is_part=True))

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
DENSE = Style(20.0, 6.0, 82.0, 80.0, 4.0, 20.0)
FLAT = replace(DENSE, emotion_height=66.0)
"""Where nothing else helps: a low curve says less."""


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
    is_below: bool = False
    """Whether it stands below the one before, on the same sheet and without a frame of its own."""


def natural(view: RecordView, job: Job, *, bare: bool = False) -> Fitted:
    """Lay out for a sheet that fits the content; `bare` leaves the title block out."""
    setter = job.setter()
    options = styled(job.base, COMFORTABLE)
    scene = drawn(view, options, job)
    frame = max(scene.width, 620.0)
    if scene.width < frame:
        scene = drawn(view, replace(options, min_width=frame), job)
    return framed(scene, COMFORTABLE, job, frame, setter, bare=bare, first=not bare)


def drawn(view: RecordView, options: LayoutOptions, job: Job) -> Scene:
    """Lay out a blueprint."""
    # Sheets are laid out in many ways, one after the other: whoever does that tells how far it is.
    with in_silence():
        layout = laid_out_on_paper(view, options, job.measurer)
    scene = layout.scene
    if len(view) > HUGE:
        layouts: list[object] = [layout]
        del layout
        take_apart(layouts)
    return scene


def styled(base: LayoutOptions, style: Style) -> LayoutOptions:
    """Return options in a style."""
    return replace(
        base,
        header_width=style.header_width,
        emotion_height=style.emotion_height,
        band_pad=style.band_pad,
        column_gap=style.column_gap,
        on_paper=True,
        scale=style.scale,
    )


def framed(
    scene: Scene,
    style: Style,
    job: Job,
    frame: float,
    setter: Typesetter,
    *,
    bare: bool = False,
    first: bool = True,
    under: Sequence[Scene] = (),
) -> Fitted:
    """Put the frame of a sheet around a drawing; `under` are others that stand below it."""
    texts = job.texts
    scene = dressed(scene, job.lens, setter)
    scenes = (scene, *(dressed(one, job.lens, setter) for one in under))
    title = None if bare else measure_title(texts, frame, setter, small=not first)
    summary = summary_height(texts, frame, style.header_width, setter) if first else 0.0
    items = (item for one in scenes for item in one.items.values())
    legend = (*lens_entries(job.lens, setter), *entries(items, setter))
    footer_width, footer_height = footer_size(texts, setter)
    legend_width = frame - footer_width - 24.0
    rows = legend_item(legend, 0.0, 0.0, legend_width, setter).bounds.height
    foot = (summary + style.gap if summary else 0.0) + 5.0 + max(rows, footer_height + 2.0, ROW)
    height = 2 * style.margin + sum(one.height for one in scenes) + style.gap + foot
    height += STRIP_GAP * len(under)
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


def below(scene: Scene, style: Style, job: Job, setter: Typesetter) -> Fitted:
    """Return a drawing that stands below another one: it has no frame of its own."""
    scene = dressed(scene, job.lens, setter)
    return Fitted(scene, style, None, 0.0, (), 0.0, 0.0, scene.width, scene.height, is_below=True)


def on_sheets(found: Sequence[Fitted]) -> list[list[int]]:
    """Return which parts stand on each sheet."""
    groups: list[list[int]] = []
    for at, one in enumerate(found):
        if one.is_below and groups:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def count_sheets(found: Sequence[Fitted]) -> int:
    """Return how many sheets parts take."""
    return sum(not one.is_below for one in found)
