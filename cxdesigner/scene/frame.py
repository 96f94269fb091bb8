"""What stands around a blueprint on a sheet: title block, conclusions, footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cxdesigner.analysis.sentences import Conclusion, heading_of
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, dotted, listed
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import STATE_NAMES, personas_with_emotions
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import eighths_up
from cxdesigner.scene.blocks.outline import rounded_outline
from cxdesigner.scene.blocks.picture import PictureSpec, cover
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import Clip, FontStyle, PathShape, Primitive, RectShape, Stroke

TITLE_SIZE = 24.0
SMALL_TITLE_SIZE = 14.0
_SUBTITLE_SIZE = 11.0
_SIDE_SIZE = 10.5
_NOTE_SIZE = 9.0
_SUMMARY_SIZE = 11.0
_HEADLINE_SIZE = 10.5
_DETAIL_SIZE = 9.0
_FOOTER_SIZE = 8.5
_CARD_PAD = 7.0
_CARD_GAP = 12.0

_FACE = 38.0
"""Diameter of a portrait."""
_FACE_STEP = 5.0
_FACE_GAP = 10.0
"""Between the last portrait and the names."""

_PEOPLE = 3
"""So many personas are named beside the title; beyond them stands how many more there are."""

_TONES = {
    "warning": "emotion.negative",
    "good": "emotion.positive",
    "neutral": "lane.support",
}


@dataclass(frozen=True, slots=True)
class FrameTexts:
    """The words around the drawing, in one language."""

    title: str
    subtitle: str
    side: tuple[str, ...]
    """At the right of the title: whom it is about, where feelings come from, state, version."""
    notice: str
    conclusions: tuple[Conclusion, ...]
    heading: str = ""
    """Of the conclusions."""
    portraits: tuple[PictureSpec, ...] = ()
    """Of the personas named beside the title."""


def frame_texts(
    view: RecordView,
    language: str,
    conclusions: tuple[Conclusion, ...],
    name: str = "",
    persona_ids: tuple[str, ...] | None = None,
) -> FrameTexts:
    """Read title, subtitle, side notes and notice of a blueprint; `name` stands in for a title.

    Beside the title stand the personas whose feelings are drawn: `persona_ids`, None = everybody's.
    """
    blueprint = view.blueprint
    people = personas_with_emotions(view) or view.personas[:1]
    people = tuple(one for one in people if not persona_ids or one.id in persona_ids) or people
    named = []
    for persona in people[:_PEOPLE]:
        called = (persona.name.text(language), persona.segment.text(language))
        named.append(dotted(called))
    if len(people) > _PEOPLE:
        named.append(f"+{len(people) - _PEOPLE}")
    version = dotted(
        (
            _state_words(blueprint),
            blueprint.version_label,
            blueprint.author.text(language),
            blueprint.date,
        )
    )
    side = [listed(part for part in named if part), blueprint.emotion_source.text(language)]
    is_map = blueprint.kind == "journey_map"
    untitled = _("Untitled journey map") if is_map else _("Untitled blueprint")
    title = blueprint.title.text(language) or name or untitled
    return FrameTexts(
        title,
        blueprint.subtitle.text(language) or blueprint.scenario.text(language),
        (*side, version),
        _("Figures are illustrative examples.") if blueprint.illustrative else "",
        conclusions,
        heading_of(view),
        tuple(_portraits(view, people[:_PEOPLE])),
    )


def _state_words(blueprint: Blueprint) -> str:
    """Return what a page says of its state; one that says nothing shows what there is today."""
    is_today = blueprint.state in (None, "current")
    return "" if is_today else _(STATE_NAMES.get(blueprint.state, ""))


def _portraits(view: RecordView, people: Sequence[Persona]) -> Iterator[PictureSpec]:
    for persona in people:
        asset = view.get(Asset, persona.image_id)
        if asset is not None:
            yield PictureSpec(asset.sha256, asset.width, asset.height)


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """A measured title block."""

    texts: FrameTexts
    width: float
    is_small: bool
    height: float
    title_lines: tuple[TextLine, ...]
    subtitle_lines: tuple[TextLine, ...]
    side: tuple[tuple[TextLine, FontStyle, float], ...]
    portraits: float = 0.0
    """Where the portraits start, from the right."""


def measure_title(
    texts: FrameTexts, width: float, setter: Typesetter, *, small: bool = False
) -> TitleBlock:
    """Measure the title block for a width; the small one is for pages after the first."""
    side: list[tuple[TextLine, FontStyle, float]] = []
    if not small:
        for at, text in enumerate(texts.side):
            style: FontStyle = "regular" if at else "bold"
            size = setter.size(_NOTE_SIZE if at else _SIDE_SIZE, text)
            # Where a line is broken at a dot, the break says enough.
            lines = setter.wrap(text, style, size, width * 0.36)
            side += [(replace(line, text=line.text.rstrip(" ·")), style, size) for line in lines]
    taken = max((line.width for line, _style, _size in side), default=0.0)
    faces = () if small else texts.portraits
    if faces:
        taken += _FACE_GAP + len(faces) * (_FACE + _FACE_STEP) - _FACE_STEP
    room = width - (taken + 24.0 if taken else 0.0)
    size = SMALL_TITLE_SIZE if small else TITLE_SIZE
    title_lines = setter.wrap(texts.title, "bold", size, room)
    subtitle_lines = () if small else setter.wrap(texts.subtitle, "regular", _SUBTITLE_SIZE, room)
    left = len(title_lines) * size * 1.2 + len(subtitle_lines) * setter.leading(_SUBTITLE_SIZE)
    if subtitle_lines:
        left += 3.0
    right = sum(setter.leading(size) for _line, _style, size in side)
    height = eighths_up(max(left, right, _FACE if faces else 0.0))
    return TitleBlock(
        texts,
        width,
        small,
        height,
        title_lines,
        subtitle_lines,
        tuple(side),
        taken if faces else 0.0,
    )


def title_item(block: TitleBlock, x: float, y: float, setter: Typesetter) -> SceneItem:
    """Draw a title block."""
    drawn: list[Primitive] = []
    size = SMALL_TITLE_SIZE if block.is_small else TITLE_SIZE
    top = 0.0
    for line in block.title_lines:
        drawn += setter.measurer.runs(
            line.text, 0.0, top + size * 0.97, "bold", size, "title.ink", setter.language
        )
        top += size * 1.2
    if block.subtitle_lines:
        drawn += setter.lines(
            block.subtitle_lines, 0.0, top + 3.0, _SUBTITLE_SIZE, "regular", "subtitle.ink"
        )
    # At the right the last lines of both columns stand level.
    top = block.height - sum(setter.leading(size) for _line, _style, size in block.side)
    for line, style, size in block.side:
        paint = "title.ink" if style == "bold" else "subtitle.ink"
        drawn += setter.line(line.text, block.width, top, size, style, paint, "right")
        top += setter.leading(size)
    if block.portraits:
        left, top = block.width - block.portraits, block.height - _FACE
        for picture in block.texts.portraits:
            drawn += _face(picture, left, top)
            left += _FACE + _FACE_STEP
    return SceneItem(
        id=part_id("title"),
        kind="title",
        layer=Layer.FRAME,
        x=x,
        y=y,
        bounds=Rect(0.0, 0.0, block.width, block.height),
        primitives=tuple(drawn),
        label=block.texts.title,
        description=block.texts.subtitle,
        language=setter.language,
        order=-1,
    )


def _face(picture: PictureSpec, x: float, y: float) -> tuple[Primitive, ...]:
    outline = rounded_outline(x, y, _FACE, _FACE, _FACE / 2)
    return (
        Clip(x, y, _FACE, _FACE, (cover(picture, x, y, _FACE, _FACE),), outline),
        PathShape(outline, stroke=Stroke("element.border", 0.8)),
    )


# ---- conclusions


def summary_height(texts: FrameTexts, width: float, indent: float, setter: Typesetter) -> float:
    """Return the height of the cards; 0 when there is nothing to say.

    `indent` is the width of the column at the left that holds the heading.
    """
    if not texts.conclusions:
        return 0.0
    return max(
        _card_height(texts.conclusions, width - indent, setter),
        eighths_up(len(_heading(texts, indent, setter)) * _SUMMARY_SIZE * 1.2 + 4.0),
    )


def _heading(texts: FrameTexts, indent: float, setter: Typesetter) -> tuple[TextLine, ...]:
    return setter.wrap(texts.heading, "bold", _SUMMARY_SIZE, indent - 12.0)


def _headline_size(setter: Typesetter) -> float:
    return setter.size(_HEADLINE_SIZE, "中")


def _detail_size(setter: Typesetter) -> float:
    # Names of elements may be Chinese whatever the language of the sentence.
    return setter.size(_DETAIL_SIZE, "中")


def _card_width(conclusions: Sequence[Conclusion], width: float) -> float:
    return (width - (len(conclusions) - 1) * _CARD_GAP) / len(conclusions)


def _card_lines(
    conclusion: Conclusion, width: float, setter: Typesetter
) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    inner = width - 4.0 - 2 * _CARD_PAD
    return (
        setter.wrap(conclusion.headline, "bold", _headline_size(setter), inner),
        setter.wrap(conclusion.detail, "regular", _detail_size(setter), inner),
    )


def _card_height(conclusions: Sequence[Conclusion], width: float, setter: Typesetter) -> float:
    card = _card_width(conclusions, width)
    tallest = 0.0
    for conclusion in conclusions:
        headline, detail = _card_lines(conclusion, card, setter)
        tallest = max(
            tallest,
            len(headline) * setter.leading(_headline_size(setter))
            + len(detail) * setter.leading(_detail_size(setter)),
        )
    return eighths_up(tallest + 2 * _CARD_PAD - 3.0)


def summary_item(
    texts: FrameTexts,
    x: float,
    y: float,
    width: float,
    indent: float,
    setter: Typesetter,
) -> SceneItem:
    """Draw what the blueprint says: a heading at the left, a card for each conclusion."""
    conclusions = texts.conclusions
    heading = _heading(texts, indent, setter)
    drawn: list[Primitive] = []
    for at, line in enumerate(heading):
        drawn += setter.measurer.runs(
            line.text,
            0.0,
            2.0 + (at + 0.5) * _SUMMARY_SIZE * 1.2 + _SUMMARY_SIZE * 0.37,
            "bold",
            _SUMMARY_SIZE,
            "title.ink",
            setter.language,
        )
    card = _card_width(conclusions, width - indent)
    height = summary_height(texts, width, indent, setter)
    for at, conclusion in enumerate(conclusions):
        left = indent + at * (card + _CARD_GAP)
        headline, detail = _card_lines(conclusion, card, setter)
        drawn.append(RectShape(left, 0.0, card, height, 2.0, "summary.fill"))
        drawn.append(
            RectShape(left, 0.0, 4.0, height, fill=_TONES.get(conclusion.tone, "lane.support"))
        )
        text_top = _CARD_PAD - 1.5
        drawn += setter.lines(
            headline,
            left + 4.0 + _CARD_PAD,
            text_top,
            _headline_size(setter),
            "bold",
            "summary.ink",
        )
        text_top += len(headline) * setter.leading(_headline_size(setter))
        drawn += setter.lines(
            detail,
            left + 4.0 + _CARD_PAD,
            text_top,
            _detail_size(setter),
            "regular",
            "ink.secondary",
        )
    return SceneItem(
        id=part_id("summary"),
        kind="summary",
        layer=Layer.FRAME,
        x=x,
        y=y,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=tuple(drawn),
        label=texts.heading,
        description=" ".join(conclusion.headline for conclusion in conclusions),
        language=setter.language,
        order=1,
    )


# ---- footer


def footer_size(texts: FrameTexts, setter: Typesetter) -> tuple[float, float]:
    """Return width and height of notice and page number, set in the lower right corner."""
    size = setter.size(_FOOTER_SIZE)
    width = max(setter.width(texts.notice, "regular", size), 60.0)
    rows = 2 if texts.notice else 1
    return eighths_up(width), eighths_up(rows * setter.leading(size))


def footer_item(
    texts: FrameTexts, right: float, y: float, number: int, count: int, setter: Typesetter
) -> SceneItem:
    """Draw the number of the page, and the notice below it, flush right."""
    size = setter.size(_FOOTER_SIZE)
    width, height = footer_size(texts, setter)
    pages = f"{number} / {count}"
    lines = [pages, texts.notice] if texts.notice else [pages]
    return SceneItem(
        id=part_id("footer"),
        kind="footer",
        layer=Layer.FRAME,
        x=right - width,
        y=y,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=tuple(
            run
            for at, text in enumerate(lines)
            for run in setter.line(
                text, width, at * setter.leading(size), size, "regular", "footer.ink", "right"
            )
        ),
        label=pages,
        description=texts.notice,
        language=setter.language,
        order=3,
    )


def rule(x: float, y: float, width: float) -> SceneItem:
    """Draw the hairline above legend and footer."""
    return SceneItem(
        id=part_id("footer", "rule"),
        kind="footer",
        layer=Layer.FRAME,
        x=x,
        y=y,
        bounds=Rect(0.0, 0.0, width, 0.0),
        primitives=(
            PathShape((("M", 0.0, 0.0), ("L", width, 0.0)), stroke=Stroke("footer.rule", 0.7)),
        ),
        order=2,
    )
