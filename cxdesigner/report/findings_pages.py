"""What the rules say as sheets behind a drawing; what somebody lives with comes last, in grey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, use_language
from cxdesigner.model.view import RecordView
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.rules.finding import SEVERITY_NAMES, Finding
from cxdesigner.rules.runner import run
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, Outline, Page, PageSet, Scene, SceneItem
from cxdesigner.scene.primitives import FontStyle, Primitive

SHEET = (595.28, 841.89)
"""Width and height of A4, points."""

_MARGIN = 48.0
_CODE = 92.0
"""Room for severity and code at the left of each sentence, points."""

_SIZE, _SMALL, _HEADING = 10.0, 9.0, 15.0
_GAP = 6.0


def with_findings(pages: PageSet, view: RecordView) -> PageSet:
    """Return the sheets of a blueprint followed by what the rules say about it.

    Checked as mature as it says it is. Suppressed findings come last, with their reason.
    """
    with use_language(pages.language):
        blocks = list(_blocks(view, run(view), pages.language))
        setter = Typesetter(pages.language)
        added = tuple(_sheets(blocks, setter, len(pages.pages) + 1))
        title = _("Problems")
    entry = Outline(title, len(pages.pages), 0.0)
    return replace(pages, pages=(*pages.pages, *added), outline=(*pages.outline, entry))


Block = tuple[str, str, FontStyle, float, str]
"""What stands at the left, the sentence, its style, its size, and its paint token."""


def _blocks(view: RecordView, findings: Iterable[Finding], language: str) -> Iterator[Block]:
    every = tuple(findings)
    active = [one for one in every if not one.suppressed]
    aside = [one for one in every if one.suppressed]
    yield "", _("Problems"), "bold", _HEADING, "ink"
    level = _(MATURITY_NAMES[view.blueprint.maturity])
    yield "", _("checked as {maturity}").format(maturity=level), "regular", _SMALL, "ink.secondary"
    if not active:
        yield "", _("No problems"), "regular", _SIZE, "ink"
    for one in active:
        yield _head(one), one.message, "regular", _SIZE, "ink"
    if not aside:
        return
    yield "", "", "regular", _SIZE, "ink"
    yield "", _("Suppressed"), "bold", _HEADING, "ink"
    for one in aside:
        yield _head(one), one.message, "regular", _SIZE, "ink.secondary"
        reason = one.reason.text(language).strip() or _("no reason given")
        words = _("Suppressed: {reason}").format(reason=reason)
        yield " ", words, "regular", _SIZE, "ink.secondary"


def _head(finding: Finding) -> str:
    return f"{_(SEVERITY_NAMES[finding.severity])} {finding.code}"


def _sheets(blocks: Iterable[Block], setter: Typesetter, first: int) -> Iterator[Page]:
    width, height = SHEET
    drawn: list[Primitive] = []
    spoken: list[str] = []
    top, number = _MARGIN, first
    for head, words, style, nominal, paint in blocks:
        size = setter.size(nominal, words)
        left = _MARGIN + (_CODE if head else 0.0)
        lines = setter.wrap(words, style, size, width - _MARGIN - left)
        room = max(1, len(lines)) * setter.leading(size) + _GAP
        if top + room > height - _MARGIN and drawn:
            yield _sheet(drawn, spoken, number)
            drawn, spoken, top, number = [], [], _MARGIN, number + 1
        if head.strip():
            drawn += setter.line(head, _MARGIN, top, size, "bold", paint)
        drawn += setter.lines(lines, left, top, size, style, paint)
        spoken.append(f"{head} {words}".strip())
        top += room
    yield _sheet(drawn, spoken, number)


def _sheet(drawn: Iterable[Primitive], spoken: Iterable[str], number: int) -> Page:
    width, height = SHEET
    item = SceneItem(
        ":findings", "summary", Layer.FRAME, 0.0, 0.0, Rect(0.0, 0.0, width, height), tuple(drawn)
    )
    item = replace(item, label=_("Problems"), description=" · ".join(spoken))
    scene = Scene(MappingProxyType({item.id: item}), width, height)
    return Page(scene, width, height, number=number, name=_("Problems"))
