"""From emotion records to the points of the curves that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.analysis.emotion import end_place
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import EmotionRoom
from cxdesigner.scene.blocks.feeling import EmotionCurve, EmotionPoint, summits
from cxdesigner.scene.blocks.measures import VALUE_SIZE, eighths_up
from cxdesigner.scene.blocks.quote import quote_height, quote_rows, quote_width, short_quote
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.structure import Structure, read_structure

_QUOTE_PAD = 3.0


def shown_personas(view: RecordView, options: LayoutOptions) -> tuple[Persona, ...]:
    """Return the personas whose feelings are drawn, in their order."""
    if options.persona_ids is not None:
        wanted = set(options.persona_ids)
        return tuple(persona for persona in view.personas if persona.id in wanted)
    found = tuple(
        persona
        for persona in view.personas
        if any(
            emotion.value is not None or emotion.word
            for emotion in view.referring(persona.id, Emotion)
        )
    )
    if found or not options.empty_band:
        return found
    return view.personas[:1]


def emotion_room(
    view: RecordView, structure: Structure, options: LayoutOptions, setter: Typesetter
) -> EmotionRoom | None:
    """Return the room that the curves need; None when nothing is to be drawn."""
    if options.emotion == "off":
        return None
    personas = shown_personas(view, options)
    if not personas:
        if not options.empty_band:
            return None
    blueprint = view.blueprint
    label = eighths_up(setter.size(VALUE_SIZE) * 1.15 + 6.0)
    rows = _quote_rows(view, structure, options, personas, setter)
    quotes = rows * quote_height(setter) + _QUOTE_PAD if rows else 0.0
    return EmotionRoom(
        blueprint.scale_min, blueprint.scale_max, options.emotion_height, label, label, quotes
    )


def _quote_rows(
    view: RecordView,
    structure: Structure,
    options: LayoutOptions,
    personas: tuple[Persona, ...],
    setter: Typesetter,
) -> int:
    """Return how many rows of call-outs there are, from the narrowest gaps there can be."""
    pitch = options.element_width + options.column_gap
    found: list[tuple[float, str, float]] = []
    for persona in personas:
        for emotion in view.referring(persona.id, Emotion):
            place = structure.place.get(emotion.element_id)
            text = short_quote(emotion.quote.text(options.language))
            if text and place and emotion.value is not None:
                found.append((place[1] * pitch, emotion.id, quote_width(f"“{text}”", setter)))
    if not found:
        return 0
    found.sort(key=lambda item: item[:2])
    rows = quote_rows([(x, width) for x, _id, width in found])
    # Call-outs at the right edge move left and may need one row more.
    return max(rows) + 1 if max(rows) else 1


def emotion_curves(
    view: RecordView, structure: Structure, grid: Grid, options: LayoutOptions
) -> tuple[EmotionCurve, ...]:
    """Return the curves to draw, their points from left to right."""
    neutral = (view.blueprint.scale_min + view.blueprint.scale_max) / 2
    return tuple(
        EmotionCurve(
            persona.id,
            persona.name.text(options.language) or persona.segment.text(options.language),
            at,
            _points(view, persona, structure, grid, neutral, options),
        )
        for at, persona in enumerate(shown_personas(view, options))
    )


def _points(
    view: RecordView,
    persona: Persona,
    structure: Structure,
    grid: Grid,
    neutral: float,
    options: LayoutOptions,
) -> tuple[EmotionPoint, ...]:
    language = options.language
    by_column: dict[int, list[tuple[tuple[int, int, str], Element, Emotion]]] = {}
    for emotion in view.referring(persona.id, Emotion):
        element = view.get(Element, emotion.element_id)
        place = structure.place.get(emotion.element_id)
        if element is None or place is None or element.step_id is None:
            continue
        if emotion.value is None and not emotion.word:
            continue
        band, first, _last, slot = place
        by_column.setdefault(first, []).append(((band, slot, element.id), element, emotion))
    placed: list[tuple[float, Element, Emotion]] = []
    for column in sorted(by_column):
        members = sorted(by_column[column], key=lambda item: item[0])
        box = grid.columns[column]
        share = box.width / (len(members) + 1)
        placed += [
            (box.x + share * (at + 1), element, emotion)
            for at, (_key, element, emotion) in enumerate(members)
        ]
    valued = [at for at, (_x, _el, emotion) in enumerate(placed) if emotion.value is not None]
    names = summits(
        [placed[at][2].value or 0.0 for at in valued],
        _end([placed[at][1] for at in valued]),
        neutral,
    )
    by_place = {valued[at]: found for at, found in names.items()}
    if options.summits is not None:
        known = dict(options.summits)
        by_place = {at: known.get(emotion.id, ()) for at, (_x, _el, emotion) in enumerate(placed)}
    return tuple(
        EmotionPoint(
            id=emotion.id,
            element_id=element.id,
            step_id=element.step_id,
            stage_id=None,
            x=x,
            value=emotion.value,
            names=by_place.get(at, ()),
            word=emotion.word.text(language),
            quote=emotion.quote.text(language),
            assumed=emotion.assumed,
        )
        for at, (x, element, emotion) in enumerate(placed)
    )


def _end(elements: Sequence[Element]) -> int | None:
    return end_place([(e.end, e.abandon) for e in elements]) if elements else None


def band_title() -> str:
    """Return what the band is called in the language in use."""
    return _("Emotion curve")


def summit_names(
    view: RecordView, options: LayoutOptions
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the emotions of the whole blueprint that are a peak, a low or an end, with names."""
    structure = read_structure(view)
    neutral = (view.blueprint.scale_min + view.blueprint.scale_max) / 2
    found: list[tuple[str, tuple[str, ...]]] = []
    for persona in shown_personas(view, options):
        placed: list[tuple[tuple[int, int, int, str], Element, Emotion, float]] = []
        for emotion in view.referring(persona.id, Emotion):
            element = view.get(Element, emotion.element_id)
            place = structure.place.get(emotion.element_id)
            if element is None or place is None or element.step_id is None:
                continue
            if emotion.value is not None:
                key = (place[1], place[0], place[3], element.id)
                placed.append((key, element, emotion, emotion.value))
        placed.sort(key=lambda item: item[0])
        end = _end([item[1] for item in placed])
        names = summits([item[3] for item in placed], end, neutral)
        found += [(placed[at][2].id, words) for at, words in sorted(names.items())]
    return tuple(found)
