"""Sheets: a blueprint with title block, conclusions, legend and footer, fitted to paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import conclusions
from cxdesigner.base import collector
from cxdesigner.base.apart import take_apart
from cxdesigner.base.i18n import listed, use_language
from cxdesigner.base.progress import part, through
from cxdesigner.model.projection import Projection
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.feelings import summit_names, whole_curves
from cxdesigner.scene.fit import fit_parts
from cxdesigner.scene.frame import (
    footer_item,
    frame_texts,
    rule,
    summary_item,
    title_item,
)
from cxdesigner.scene.framed import (
    STRIP_GAP,
    Fitted,
    Job,
    Sheet,
    count_sheets,
    natural,
    on_sheets,
)
from cxdesigner.scene.items import Outline, Page, PageSet, Scene, SceneItem, part_id
from cxdesigner.scene.legend import legend_item
from cxdesigner.scene.lens.figures import lens_figures
from cxdesigner.scene.lens.options import NO_LENS, Lens
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.options import EmotionPlace, LayoutOptions
from cxdesigner.scene.paper import PAPER, SLIDE, PaperSize
from cxdesigner.scene.parts import (
    Part,
    cut,
    even_groups,
    group_columns,
    lane_halves,
    leads_of,
    stage_columns,
    stubs,
)
from cxdesigner.scene.primitives import Group

MAX_SIDE = 14_400.0
"""Longest side of a page in PDF, points; a longer drawing is folded into strips."""

_STRIP_GAP = 36.0
_LONG = 12
"""Sheets; longer documents are not tried both ways round."""
_HEADER_ROOM = 140.0
"""Of the width of a page: margins and lane headers, at the least."""
_NARROWEST = 98.0
"""Of a column with its gap, on a page that many columns must share."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What sheets are asked for.

    Attributes
    ----------
    size
        None makes one sheet that fits the content.
    landscape
        None takes what needs fewer sheets, landscape first. A slide always lies.
    language
        None is the first language of the blueprint.
    surveyed
        Draw what surveys say about elements beside the emotion curve.
    evidence_curve
        Join what surveys say to a curve of its own.
    name
        What the sheets are headed with where the blueprint has no title: the name of its file.
    lens
        Figures that are laid over the drawing.
    problems
        (element id, findings), for the heat of problems.
    collapsed
        Stages that are drawn as one narrow column, with boxes that count what is left out.
    behind
        Sheets that will follow those of the drawing: numbers count them.
    single
        One sheet even where type becomes too small to read (PNG and SVG have one sheet only).
    """

    size: PaperSize | None = None
    landscape: bool | None = None
    language: str | None = None
    emotion: EmotionPlace = "band"
    surveyed: bool = False
    evidence_curve: bool = False
    persona_ids: tuple[str, ...] | None = None
    behind: int = 0
    single: bool = False
    name: str = ""
    lens: Lens = NO_LENS
    problems: tuple[tuple[str, int], ...] = ()
    collapsed: tuple[str, ...] = ()


def language_of(view: RecordView, options: PageOptions) -> str:
    """Return the language that sheets are in."""
    languages = view.blueprint.languages
    return options.language or (languages[0] if languages else "en")


def compose(
    view: RecordView, options: PageOptions | None = None, *, told: RecordView | None = None
) -> PageSet:
    """Return the sheets of a blueprint; the sentences are those of ``told``, if that is another.

    A drawing that would need type under the readable size is split by stage: each sheet repeats
    the lane headers, and links that go on elsewhere end in a tag with the page.
    """
    options = options or PageOptions()
    language = language_of(view, options)
    with collector.paused(), use_language(language):
        said = conclusions(told or view, language, persona_ids=options.persona_ids)
        texts = frame_texts(view, language, said, options.name, options.persona_ids)
        base = LayoutOptions(
            language=language,
            emotion=options.emotion,
            surveyed=options.surveyed,
            evidence_curve=options.evidence_curve,
            persona_ids=options.persona_ids,
            narrow_stages=frozenset(options.collapsed),
        )
        # What is the peak of the journey does not change with what is drawn of it.
        base = replace(base, summits=summit_names(view, base))
        felt = Facts(view, persona_ids=options.persona_ids)
        lens = lens_figures(felt, options.lens, dict(options.problems)) if options.lens else None
        members: Mapping[str, tuple[str, ...]] = {}
        if options.collapsed:
            projection = Projection(view, collapsed=options.collapsed, tag=language)
            view, members = projection.view, projection.members
        base = replace(base, whole=whole_curves(view, base))
        job = Job(base, texts, TextMeasurer(), lens)
        with part(0.0, 0.9):
            parts, fitted, sheet = _fit(view, job, options)
        with part(0.9, 1.0):
            waiting = dict(enumerate(fitted))
            # A layout goes when its page is made: all of them at once would hold everybody up.
            del fitted
            pages = _pages(view, parts, waiting, sheet, job, options.behind)
        outline = _outline(view, pages, language)
    return PageSet(
        pages=pages,
        title=texts.title,
        subject=texts.subtitle,
        author="",
        keywords=tuple(stage.name.text(language) for stage in view.stages if stage.name),
        language=language,
        outline=outline,
        members=members,
    )


def _fit(
    view: RecordView, job: Job, options: PageOptions
) -> tuple[tuple[Part, ...], tuple[Fitted, ...], Sheet | None]:
    count = max(1, view.count(Step))
    whole = (Part(view, 0, count - 1),)
    if options.size is None:
        if not options.single and count * job.base.element_width > MAX_SIDE:
            return _strips(view, job)
        found = (natural(view, job),)
        if options.single or max(found[0].width, found[0].height) <= MAX_SIDE:
            return whole, found, None
        return _strips(view, job)
    short, long = PAPER[options.size]
    landscape, portrait = Sheet(long, short), Sheet(short, long)
    sheets = {None: (landscape, portrait), True: (landscape,), False: (portrait,)}[
        True if options.size == SLIDE else options.landscape
    ]
    for sheet in sheets:
        if count * _NARROWEST * 0.85 + _HEADER_ROOM > sheet.width and not options.single:
            continue
        fitted = fit_parts((view,), job, sheet, force=options.single)
        if fitted is not None:
            return whole, fitted, sheet
    return _split(view, job, sheets)


def _split(
    view: RecordView, job: Job, sheets: Sequence[Sheet]
) -> tuple[tuple[Part, ...], tuple[Fitted, ...], Sheet]:
    runs = stage_columns(view)
    best: tuple[tuple[Part, ...], tuple[Fitted, ...], Sheet] | None = None
    halves = lane_halves(view)
    # What is too high for a sheet is parted between lanes as well, before type gets too small.
    for force, lanes in ((False, ()), (False, halves), (True, ())):
        for sheet in sheets:
            most = max(1, int((sheet.width - _HEADER_ROOM) / _NARROWEST))
            for columns in sorted({most, max(1, most - 1), max(1, most * 3 // 4)}, reverse=True):
                parts = cut(view, even_groups(runs, columns), lanes)
                views = [one.view for one in parts]
                fitted = fit_parts(views, job.in_parts(), sheet, force=force)
                if fitted is None:
                    continue
                if best is None or _is_better(fitted, best[1], force=force):
                    best = parts, fitted, sheet
                break
            if best is not None and len(best[0]) > _LONG:
                # The other way round would take as long again and save little.
                break
        if best is not None:
            return best
    raise AssertionError("a forced fit always succeeds")  # pragma: no cover


def _is_better(new: Sequence[Fitted], old: Sequence[Fitted], *, force: bool) -> bool:
    if force and abs(new[0].scale - old[0].scale) > 0.02:
        return new[0].scale > old[0].scale
    return count_sheets(new) < count_sheets(old)


def _strips(
    view: RecordView, job: Job
) -> tuple[tuple[Part, ...], tuple[Fitted, ...], Sheet | None]:
    """Fold a drawing that is too wide for any page into parts that are not."""
    job = job.in_parts()
    most = int((MAX_SIDE - 400.0) / (job.base.element_width + job.base.column_gap))
    while True:
        parts = cut(view, group_columns(stage_columns(view), most))
        found = tuple(
            natural(one.view, job, bare=at > 0) for at, one in enumerate(job.passes.through(parts))
        )
        if most <= 4 or all(one.width <= MAX_SIDE for one in found):
            return parts, found, None
        most = most * 9 // 10


# ---- drawing


def _pages(
    view: RecordView,
    parts: Sequence[Part],
    fitted: dict[int, Fitted],
    sheet: Sheet | None,
    job: Job,
    behind: int,
) -> tuple[Page, ...]:
    """Return the pages; `fitted` is used up, and `behind` others will follow."""
    texts, language = job.texts, job.base.language
    deal = _stacked if sheet is None else on_sheets
    groups = deal(tuple(fitted.values()))
    gap = _STRIP_GAP if sheet is None else STRIP_GAP
    page_of = {at: number for number, group in enumerate(groups, 1) for at in group}
    count = len(groups) + behind
    names = [str(page_of[at]) for at in range(len(parts))]
    leads = leads_of(view, parts, language)
    pages = []
    for number, group in enumerate(through(groups), 1):
        width = max(fitted[at].width for at in group)
        first = fitted.pop(group[0])
        style = first.style
        setter = Typesetter(language, scale=style.scale)
        items: list[SceneItem] = []
        y = style.margin
        frame_width = width - 2 * style.margin
        if first.title is not None:
            items.append(title_item(first.title, style.margin, y, setter))
            y += first.title.height + style.gap
        for place, at in enumerate(group):
            prefix = part_id(f"part{at + 1}", "") if place else ""
            scene = (fitted.pop(at) if place else first).scene
            tags = stubs(leads[at], scene, setter, names)
            taken = {item.id for item in items} if place else set()
            items += [
                _renamed(item.moved(style.margin, y), prefix, taken)
                for item in (*scene.items.values(), *tags)
            ]
            y += scene.height + (gap if place + 1 < len(group) else style.gap)
        height = sheet.height / first.scale if sheet else y + first.foot_height + style.margin
        if sheet is not None:
            width = sheet.width / first.scale
            frame_width = width - 2 * style.margin
            y = height - style.margin - first.foot_height
        if first.summary_height:
            items.append(
                summary_item(
                    texts,
                    style.margin,
                    y,
                    frame_width,
                    style.header_width,
                    setter,
                )
            )
            y += first.summary_height + style.gap
        items.append(rule(style.margin, y - 1.0, frame_width))
        y += 5.0
        items.append(footer_item(texts, width - style.margin, y + 1.5, number, count, setter))
        items.append(legend_item(first.legend, style.margin, y, first.legend_width, setter))
        scale = first.scale if sheet is not None else 1.0
        if scale != 1.0:
            items = [scaled(item, scale) for item in items]
        size = (sheet.width, sheet.height) if sheet is not None else (width, height)
        drawn = Scene(MappingProxyType({item.id: item for item in items}), *size, language=language)
        pages.append(
            Page(
                drawn,
                *size,
                number,
                count,
                scale,
                _page_name(view, [parts[at] for at in group], language),
            )
        )
        done: list[object] = [first]
        del first, scene, items
        take_apart(done)
    return tuple(pages)


def _stacked(fitted: Sequence[Fitted]) -> list[list[int]]:
    """Deal strips out to pages that are not too high."""
    found: list[list[int]] = []
    height = 0.0
    for at, one in enumerate(fitted):
        needed = one.scene.height + _STRIP_GAP
        if found and height + needed <= MAX_SIDE:
            found[-1].append(at)
            height += needed
        else:
            found.append([at])
            height = one.height + _STRIP_GAP + 60.0
    return found


def _page_name(view: RecordView, parts: Sequence[Part], language: str) -> str:
    names: list[str] = []
    for step in (step for one in parts for step in one.view.steps):
        stage = view.get(Stage, step.stage_id)
        name = stage.name.text(language) if stage else ""
        if name and name not in names:
            names.append(name)
    return listed(names)


def _renamed(item: SceneItem, prefix: str, taken: Collection[str]) -> SceneItem:
    """Give what stands on a sheet twice (lanes, lines) an id of its own each time."""
    if item.id not in taken:
        return item
    return replace(
        item,
        id=f"{prefix}{item.id}",
        children=tuple(replace(child, id=f"{prefix}{child.id}") for child in item.children),
    )


def scaled(item: SceneItem, scale: float) -> SceneItem:
    """Return the same drawing larger or smaller, about the origin."""
    bounds = item.bounds
    return replace(
        item,
        x=item.x * scale,
        y=item.y * scale,
        bounds=type(bounds)(
            bounds.x * scale, bounds.y * scale, bounds.width * scale, bounds.height * scale
        ),
        primitives=(Group(0.0, 0.0, item.primitives, scale),) if item.primitives else (),
        children=tuple(scaled(child, scale) for child in item.children),
    )


def _outline(view: RecordView, pages: Sequence[Page], language: str) -> tuple[Outline, ...]:
    """Return an entry for each stage in its order, second level below the first."""
    found: dict[str, Outline] = {}
    order: list[str] = []
    for page in pages:
        for item in page.scene.of_kind("stage"):
            if item.record_id is None or item.record_id in found:
                continue
            stage = view.get(Stage, item.record_id)
            level = 1 if stage is not None and stage.parent_id is not None else 0
            found[item.record_id] = Outline(item.label, page.number, item.y, level)
    for stage in view.stages:
        if stage.id in found and stage.parent_id not in found:
            order.append(stage.id)
            order += [
                child.id
                for child in view.stages
                if child.parent_id == stage.id and child.id in found
            ]
    return tuple(found[stage_id] for stage_id in order)
