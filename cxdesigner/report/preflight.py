"""What would go wrong on paper: checked on composed sheets before they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from cxdesigner.base.colour import contrast
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, listed, ngettext
from cxdesigner.scene.blocks.measures import MIN_CHINESE, MIN_LATIN
from cxdesigner.scene.blocks.text import has_chinese
from cxdesigner.scene.items import Page, PageSet, SceneItem
from cxdesigner.scene.measure import ELLIPSIS, TextMeasurer
from cxdesigner.scene.primitives import Clip, Group, ImageShape, Primitive, TextRun
from cxdesigner.scene.theme import TEXT_ON, Theme

Problem = Literal[
    "clipped", "missing_glyphs", "small_text", "cut_quote", "coarse_picture", "contrast"
]

Sizes = Mapping[str, tuple[int, int]]
NO_SIZES: Sizes = MappingProxyType({})

_TOLERANCE = 0.05
_LEAST_CONTRAST = 4.5
_LEAST_DPI = 120.0
"""Of a picture: with fewer pixels an inch it looks blurred on paper."""

_NAMED = 3
_BEGIN = 24
"""So many letters tell which quote is meant."""


@dataclass(frozen=True, slots=True)
class PreflightNote:
    """One problem of a set of sheets, in words.

    ``subjects`` are record ids (ids of scene items where there is no record), ``pages`` numbers
    of sheets.
    """

    problem: Problem
    message: str
    subjects: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def preflight(
    pages: PageSet,
    theme: Theme | None = None,
    sizes: Sizes = NO_SIZES,
    *,
    single: bool = False,
) -> tuple[PreflightNote, ...]:
    """Return what is clipped, cannot be drawn or cannot be read, worst first.

    Parameters
    ----------
    theme
        Colours to check as well: text needs a contrast of 4.5 : 1 to its ground (WCAG 2.2,
        1.4.3).
    sizes
        Width and height in pixels of the pictures, by SHA-256.
    single
        The file can hold one sheet only, as PNG and SVG do: nothing can be split.
    """
    clipped: dict[str, _Subject] = {}
    missing: dict[str, _Subject] = {}
    small: dict[str, _Subject] = {}
    cut: dict[str, _Subject] = {}
    characters: dict[str, None] = {}
    smallest = MIN_CHINESE
    paints: set[str] = set()
    measurer = TextMeasurer()
    for page in pages.pages:
        sheet = Rect(0.0, 0.0, page.width, page.height).grown(_TOLERANCE)
        for item, x, y in _items(page):
            subject = _Subject(item.record_id or item.id, item.label, page.number)
            inside = sheet.encloses(item.bounds.moved(x, y))
            for run, run_x, run_y, scale in _runs(item.primitives, x, y, 1.0):
                paints.add(run.paint)
                size = run.size * scale
                inside = inside and sheet.encloses(
                    Rect(run_x, run_y - size * 0.8, run.width * scale, size)
                    if not run.rotation
                    else Rect(run_x, run_y, 0.0, 0.0)
                )
                lost = measurer.missing_glyphs(run.text, pages.language)
                if lost:
                    missing.setdefault(subject.id, subject)
                    characters.update(dict.fromkeys(lost))
                if item.kind == "quote" and run.text.endswith(ELLIPSIS) and _goes_on(item):
                    begin = item.label[:_BEGIN].rstrip() + ELLIPSIS
                    cut.setdefault(subject.id, _Subject(subject.id, begin, page.number))
                if run.paint.startswith("badge."):
                    # The letter of a badge is a sign; the legend says it in words.
                    continue
                least = MIN_CHINESE if has_chinese(run.text) else MIN_LATIN
                if size < least - _TOLERANCE:
                    small.setdefault(subject.id, subject)
                    smallest = min(smallest, size)
            if not inside:
                clipped.setdefault(subject.id, subject)
    notes: list[PreflightNote] = []
    if clipped:
        text = ngettext(
            "{n} item reaches beyond the edge of the sheet: {names}",
            "{n} items reach beyond the edge of the sheet: {names}",
            len(clipped),
        )
        notes.append(_note("clipped", text.format(n=len(clipped), names=_names(clipped)), clipped))
    if missing:
        text = _("No bundled font has these characters: {characters} ({names})")
        notes.append(
            _note(
                "missing_glyphs",
                text.format(characters=" ".join(characters), names=_names(missing)),
                missing,
            )
        )
    if small:
        text = _(
            "Text is too small to read on paper (down to {size} pt): take a larger sheet, or let"
            " the drawing be split by stage."
        )
        if single:
            text = _(
                "Text is too small to read on paper (down to {size} pt): take a larger sheet, or"
                " export a PDF, which can be split by stage."
            )
        elif sum(map(_is_drawing, pages.pages)) > 1:
            text = _(
                "Text is too small to read on paper (down to {size} pt), although the drawing is"
                " split: take a larger sheet."
            )
        notes.append(_note("small_text", text.format(size=f"{smallest:.1f}"), small))
    if cut:
        text = ngettext(
            "{n} quote is longer than what the curve shows of it: {names}",
            "{n} quotes are longer than what the curve shows of them: {names}",
            len(cut),
        )
        notes.append(_note("cut_quote", text.format(n=len(cut), names=_names(cut)), cut))
    notes += _coarse(pages, sizes)
    if theme is not None:
        notes += _faint(theme, paints)
    return tuple(notes)


def _is_drawing(page: Page) -> bool:
    """Say whether a sheet shows a part of the blueprint, not what is written about it."""
    return any(item.kind in ("stage", "lane", "element") for item in page.scene.items.values())


@dataclass(frozen=True, slots=True)
class _Subject:
    id: str
    name: str
    page: int


def _note(problem: Problem, message: str, subjects: dict[str, _Subject]) -> PreflightNote:
    return PreflightNote(
        problem,
        message,
        tuple(subjects),
        tuple(sorted({subject.page for subject in subjects.values()})),
    )


def _goes_on(quote: SceneItem) -> bool:
    """Say whether a quote is longer than what ends with "…"; people write that too."""
    return not quote.label.rstrip().endswith(ELLIPSIS)


def _names(subjects: dict[str, _Subject]) -> str:
    names = [subject.name or subject.id for subject in subjects.values()]
    return listed([*names[:_NAMED], "…"] if len(names) > _NAMED else names)


def _items(page: Page) -> Iterator[tuple[SceneItem, float, float]]:
    """Yield all items with their place on the sheet, children after their parents."""
    stack = [(item, 0.0, 0.0) for item in reversed(tuple(page.scene.in_paint_order()))]
    while stack:
        item, dx, dy = stack.pop()
        x, y = dx + item.x, dy + item.y
        yield item, x, y
        stack += [(child, x, y) for child in reversed(item.children)]


def _runs(
    primitives: tuple[Primitive, ...], dx: float, dy: float, scale: float
) -> Iterator[tuple[TextRun, float, float, float]]:
    for shape in primitives:
        match shape:
            case TextRun():
                yield shape, dx + shape.x * scale, dy + shape.y * scale, scale
            case Group():
                yield from _runs(
                    shape.children,
                    dx + shape.dx * scale,
                    dy + shape.dy * scale,
                    scale * shape.scale,
                )
            case Clip():
                yield from _runs(shape.children, dx, dy, scale)


def _coarse(pages: PageSet, sizes: Sizes) -> Iterator[PreflightNote]:
    """Yield a note about pictures that have too few pixels for where they are printed."""
    found: dict[str, _Subject] = {}
    least = _LEAST_DPI
    for page in pages.pages if sizes else ():
        for item, _x, _y in _items(page):
            for image, scale in _images(item.primitives, 1.0):
                pixels = sizes.get(image.sha256, (0, 0))[0]
                dpi = pixels * 72.0 / (image.width * scale)
                if 0.0 < dpi < _LEAST_DPI:
                    least = min(least, dpi)
                    name = item.label or item.description
                    subject = _Subject(item.record_id or item.id, name, page.number)
                    found.setdefault(subject.id, subject)
    if found:
        text = ngettext(
            "{n} picture has too few pixels for paper ({dpi} dpi, {least} is the least): {names}",
            "{n} pictures have too few pixels for paper (down to {dpi} dpi, {least} is the least):"
            " {names}",
            len(found),
        )
        text = text.format(n=len(found), dpi=int(least), least=int(_LEAST_DPI), names=_names(found))
        yield _note("coarse_picture", text, found)


def _images(primitives: tuple[Primitive, ...], scale: float) -> Iterator[tuple[ImageShape, float]]:
    for shape in primitives:
        match shape:
            case ImageShape():
                yield shape, scale
            case Group():
                yield from _images(shape.children, scale * shape.scale)
            case Clip():
                yield from _images(shape.children, scale)


def _faint(theme: Theme, paints: set[str]) -> Iterator[PreflightNote]:
    for paint in sorted(paints & TEXT_ON.keys()):
        for ground in TEXT_ON[paint]:
            ratio = contrast(theme.colour(paint), theme.colour(ground))
            if ratio < _LEAST_CONTRAST:
                yield PreflightNote(
                    "contrast",
                    _("{paint} on {ground} is hard to read: contrast {ratio} : 1").format(
                        paint=paint, ground=ground, ratio=f"{ratio:.1f}"
                    ),
                )
                break
