"""From emotion records to the points of the curves that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxdesigner.analysis.emotion import end_place
from cxdesigner.analysis.felt import was_asked
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import EmotionRoom
from cxdesigner.scene.blocks.feeling import EmotionCurve, EmotionPoint, summits
from cxdesigner.scene.blocks.measures import BAND_EDGE, GRID_PAD, VALUE_SIZE, eighths_up
from cxdesigner.scene.blocks.quote import quote_lines, quote_width
from cxdesigner.scene.blocks.quote_rows import NO_QUOTES, QuotePlace, QuoteRows, deal_quotes
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.narrow import columns_width, least_x
from cxdesigner.scene.options import LayoutOptions, WholeCurves
from cxdesigner.scene.structure import Structure, read_structure

_QUOTE_PAD = 3.0


def shown_personas(view: RecordView, options: LayoutOptions) -> tuple[Persona, ...]:
    """Return the personas whose feelings are drawn, in their order.

    Behind those with a curve come the ones of whom only surveys tell, where these are drawn.
    """
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
    if options.surveyed:
        rest = (persona for persona in view.personas if persona not in found)
        found += tuple(persona for persona in rest if was_asked(view, persona.id))
    if found or not options.empty_band:
        return found
    return view.personas[:1]


Quotes = tuple[tuple[str, float, int], ...]
"""Emotion, width and number of lines of each call-out."""


def read_quotes(view: RecordView, options: LayoutOptions, setter: Typesetter) -> Quotes:
    """Return what personas say where a value is known."""
    found: list[tuple[str, float, int]] = []
    for persona in shown_personas(view, options):
        for emotion in view.referring(persona.id, Emotion):
            if emotion.value is None:
                continue
            lines = quote_lines(emotion.quote.text(options.language), setter)
            if lines:
                width = quote_width(lines)
                found.append((emotion.id, width, len(lines)))
    return tuple(found)


def emotion_room(
    view: RecordView,
    structure: Structure,
    options: LayoutOptions,
    setter: Typesetter,
    quotes: Quotes,
) -> EmotionRoom | None:
    """Return the room that the curves need; None when nothing is to be drawn."""
    if options.emotion == "off":
        return None
    if not options.empty_band and not shown_personas(view, options):
        return None
    blueprint = view.blueprint
    label = eighths_up(setter.size(VALUE_SIZE) * 1.15 + 6.0)
    height = options.emotion_height
    rows = _quote_rows(view, structure, options, setter, quotes) if quotes else NO_QUOTES
    return EmotionRoom(blueprint.scale_min, blueprint.scale_max, height, label, label, rows)


def _quote_rows(
    view: RecordView,
    structure: Structure,
    options: LayoutOptions,
    setter: Typesetter,
    quotes: Quotes,
) -> QuoteRows:
    """Return the rows of call-outs, from the narrowest gaps there can be."""
    sizes = {emotion_id: (width, lines) for emotion_id, width, lines in quotes}
    found: list[QuotePlace] = []
    for persona in shown_personas(view, options):
        for offset, element, emotion in _placed(view, persona, structure, options):
            if emotion.id in sizes:
                x = least_x(view, structure.place[element.id][1], options) + offset
                found.append(QuotePlace(emotion.id, x, *sizes[emotion.id]))
    if not found:
        return NO_QUOTES
    edge = min(GRID_PAD, options.column_gap) - BAND_EDGE
    right = columns_width(view, 0, len(structure.step_ids) - 1, options) + edge
    rows = deal_quotes(found, -edge, right, setter)
    return rows._replace(height=rows.height + _QUOTE_PAD)


def emotion_curves(
    view: RecordView, structure: Structure, grid: Grid, options: LayoutOptions
) -> tuple[EmotionCurve, ...]:
    """Return the curves to draw, their points from left to right."""
    neutral = (view.blueprint.scale_min + view.blueprint.scale_max) / 2
    found: list[EmotionCurve] = []
    for at, persona in enumerate(shown_personas(view, options)):
        name = persona.name.text(options.language) or persona.segment.text(options.language)
        points = _points(view, persona, structure, neutral, options)
        xs = _xs(points, structure, grid)
        beyond = _beyond(persona.id, view, grid, options)
        found.append(EmotionCurve(persona.id, name, at, points, xs, *beyond))
    return tuple(found)


def placed_anew(curve: EmotionCurve, structure: Structure, grid: Grid) -> EmotionCurve:
    """Return a curve whose points are the same in columns that lie elsewhere."""
    return EmotionCurve(
        curve.persona_id,
        curve.name,
        curve.place,
        curve.points,
        _xs(curve.points, structure, grid),
    )


def _xs(points: tuple[EmotionPoint, ...], structure: Structure, grid: Grid) -> tuple[float, ...]:
    place, columns = structure.place, grid.columns
    return tuple([columns[place[one.element_id][1]].x + one.offset for one in points])


def _points(
    view: RecordView,
    persona: Persona,
    structure: Structure,
    neutral: float,
    options: LayoutOptions,
) -> tuple[EmotionPoint, ...]:
    language = options.language
    placed = _placed(view, persona, structure, options)
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
            offset=offset,
            value=emotion.value,
            names=by_place.get(at, ()),
            word=emotion.word.text(language),
            quote=emotion.quote.text(language),
            assumed=emotion.assumed,
        )
        for at, (offset, element, emotion) in enumerate(placed)
    )


def _placed(
    view: RecordView, persona: Persona, structure: Structure, options: LayoutOptions
) -> list[tuple[float, Element, Emotion]]:
    """Return what a persona feels from left to right, with its distance from its column's left."""
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
        share = columns_width(view, column, column, options) / (len(members) + 1)
        placed += [
            # In steps of 1/64 point, so that curves that move are not drawn otherwise.
            (round(share * (at + 1) * 64.0) / 64.0, element, emotion)
            for at, (_key, element, emotion) in enumerate(members)
        ]
    return placed


def _end(elements: Sequence[Element]) -> int | None:
    return end_place([(e.end, e.abandon) for e in elements]) if elements else None


def band_title() -> str:
    """Return what the band is called in the language in use."""
    return _("Emotion curve")


def summit_names(
    view: RecordView, options: LayoutOptions
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the emotions of the whole blueprint that are a peak, a low or an end, with names."""
    structure = _felt(view)
    neutral = (view.blueprint.scale_min + view.blueprint.scale_max) / 2
    found: list[tuple[str, tuple[str, ...]]] = []
    for persona in shown_personas(view, options):
        placed = _valued(view, structure, persona)
        end = _end([item.element for item in placed])
        names = summits([item.value for item in placed], end, neutral)
        found += [(placed[at].emotion_id, words) for at, words in sorted(names.items())]
    return tuple(found)


def whole_curves(view: RecordView, options: LayoutOptions) -> WholeCurves:
    """Return the points of all curves of a blueprint, for drawings of parts of it."""
    structure = _felt(view)
    return WholeCurves(
        tuple(step.id for step in view.steps),
        tuple(
            (
                persona.id,
                tuple((item.column, item.value) for item in _valued(view, structure, persona)),
            )
            for persona in shown_personas(view, options)
        ),
    )


def _felt(view: RecordView) -> Structure:
    """Return where elements with a feeling stand to each other: a fraction of all."""
    keys = {emotion.element_id for emotion in view.of_type(Emotion)}
    elements = (view.get(Element, key) for key in sorted(keys))
    return read_structure(view, [element for element in elements if element is not None])


class _Valued(NamedTuple):
    """A point of a curve of the whole blueprint."""

    column: int
    emotion_id: str
    element: Element
    value: float


def _valued(view: RecordView, structure: Structure, persona: Persona) -> list[_Valued]:
    """Return the points of a persona that have a value, from left to right."""
    placed: list[tuple[tuple[int, int, int, str], _Valued]] = []
    for emotion in view.referring(persona.id, Emotion):
        element = view.get(Element, emotion.element_id)
        place = structure.place.get(emotion.element_id)
        if element is None or place is None or element.step_id is None or emotion.value is None:
            continue
        key = (place[1], place[0], place[3], element.id)
        placed.append((key, _Valued(place[1], emotion.id, element, emotion.value)))
    return [item for _key, item in sorted(placed, key=lambda pair: pair[0])]


_BEYOND = 2
"""Points beyond either edge that shape the curve up to it."""


def _beyond(
    persona_id: str, view: RecordView, grid: Grid, options: LayoutOptions
) -> tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]]:
    """Return the (x, value) pairs of the nearest points before and after a part of a blueprint."""
    whole, steps = options.whole, view.steps
    if whole is None or not steps:
        return (), ()
    first, last = whole.step_ids.index(steps[0].id), whole.step_ids.index(steps[-1].id)
    points = dict(whole.values).get(persona_id, ())
    pitch = grid.element_width + options.column_gap
    left, right = grid.columns[0], grid.columns[-1]

    def at(origin: float, columns: list[tuple[int, float]], edge: int) -> list[tuple[float, float]]:
        found: list[tuple[float, float]] = []
        for column in sorted({column for column, _value in columns}):
            values = [value for other, value in columns if other == column]
            share = grid.element_width / (len(values) + 1)
            start = origin + (column - edge) * pitch
            found += [(start + share * (n + 1), value) for n, value in enumerate(values)]
        return found

    before = at(left.x, [point for point in points if point[0] < first], first)
    after = at(right.x, [point for point in points if point[0] > last], last)
    return tuple(before[-_BEYOND:]), tuple(after[:_BEYOND])
