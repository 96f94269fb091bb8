"""From emotion records to the points of the curves that are drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cxdesigner.analysis.emotion import end_place
from cxdesigner.analysis.felt import was_asked
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import EmotionRoom
from cxdesigner.scene.band_air import air_around
from cxdesigner.scene.blocks.feeling import EmotionCurve, EmotionPoint, summits
from cxdesigner.scene.blocks.measures import BAND_EDGE, GRID_PAD, VALUE_SIZE, eighths_up
from cxdesigner.scene.blocks.quote import quote_lines, quote_width
from cxdesigner.scene.blocks.quote_rows import NO_QUOTES, QuotePlace, QuoteRows, deal_quotes
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.narrow import columns_width, least_x
from cxdesigner.scene.options import LayoutOptions, WholeCurves
from cxdesigner.scene.structure import Structure, read_structure
from cxdesigner.scene.touched import Touched

_QUOTE_PAD = 3.0


def shown_personas(view: RecordView, options: LayoutOptions) -> tuple[Persona, ...]:
    """Return the personas whose feelings are drawn, in their order.

    Behind those with a curve come the ones of whom only surveys tell, where these are drawn.
    """
    if options.persona_ids is not None:
        wanted = set(options.persona_ids)
        return tuple(persona for persona in view.personas if persona.id in wanted)
    found = tuple(persona for persona in view.personas if _feels(view, persona))
    if options.surveyed:
        rest = (persona for persona in view.personas if persona not in found)
        found += tuple(persona for persona in rest if was_asked(view, persona.id))
    if found or not options.empty_band:
        return found
    return view.personas[:1]


def _feels(view: RecordView, persona: Persona) -> bool:
    return any(
        isinstance(emotion := view.find(key), Emotion)
        and (emotion.value is not None or emotion.word)
        for key in view.referring_ids(persona.id)
    )


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
    drawn = shown_personas(view, options)
    passing = dict(options.whole.values) if options.whole is not None else {}
    if not options.empty_band and not any(
        _feels(view, one) or passing.get(one.id) or (options.surveyed and was_asked(view, one.id))
        for one in drawn
    ):
        return None
    blueprint = view.blueprint
    label = eighths_up(setter.size(VALUE_SIZE) * 1.15 + 6.0)
    height = options.emotion_height
    pads = label, label
    if options.on_paper:
        pads = air_around(view, drawn, options, setter, label)
    rows = _quote_rows(view, structure, options, setter, quotes) if quotes else NO_QUOTES
    return EmotionRoom(blueprint.scale_min, blueprint.scale_max, height, *pads, rows)


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
    columns: dict[str, set[int]] = {}
    for emotion_id in sizes:
        emotion = view.need(Emotion, emotion_id)
        if emotion.element_id in structure.place:
            place = structure.place[emotion.element_id]
            columns.setdefault(emotion.persona_id, set()).add(place[1])
    for persona_id, those in columns.items():
        for column, members in _felt_in(view, persona_id, structure, those).items():
            left = least_x(view, column, options)
            for one in _in_column(view, column, members, options):
                if one.id in sizes:
                    found.append(QuotePlace(one.id, left + one.offset, *sizes[one.id]))
    if not found:
        return NO_QUOTES
    edge = min(GRID_PAD, options.column_gap) - BAND_EDGE
    right = columns_width(view, 0, len(structure.step_ids) - 1, options) + edge
    rows = deal_quotes(found, -edge, right, setter)
    return rows._replace(height=rows.height + _QUOTE_PAD)


def emotion_curves(
    view: RecordView,
    structure: Structure,
    grid: Grid,
    options: LayoutOptions,
    before: Sequence[EmotionCurve],
    touched: Touched,
) -> tuple[EmotionCurve, ...]:
    """Return the curves to draw, their points from left to right.

    Points are those of the curves `before` where nothing `touched` them.
    """
    known = {} if touched.structure else {curve.persona_id: curve.points for curve in before}
    neutral = (view.blueprint.scale_min + view.blueprint.scale_max) / 2
    found: list[EmotionCurve] = []
    for at, persona in enumerate(shown_personas(view, options)):
        name = persona.name.text(options.language) or persona.segment.text(options.language)
        points: list[EmotionPoint] | None = None
        if persona.id in known:
            points = _points_anew(view, persona, structure, options, known[persona.id], touched)
        if points is None:
            points = _points(view, persona, structure, options)
        named = _named(view, points, neutral, options)
        xs = _xs(named, structure, grid)
        beyond = _beyond(persona.id, view, grid, options)
        found.append(EmotionCurve(persona.id, name, at, named, xs, *beyond))
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
    view: RecordView, persona: Persona, structure: Structure, options: LayoutOptions
) -> list[EmotionPoint]:
    """Return the points of a persona from left to right, without the names of summits."""
    by_column: dict[int, list[_Member]] = {}
    for emotion in view.referring(persona.id, Emotion):
        _note(view, emotion, structure, by_column)
    return [
        point
        for column in sorted(by_column)
        for point in _in_column(view, column, by_column[column], options)
    ]


def _points_anew(
    view: RecordView,
    persona: Persona,
    structure: Structure,
    options: LayoutOptions,
    known: Sequence[EmotionPoint],
    touched: Touched,
) -> list[EmotionPoint] | None:
    """Return the same with points of before in columns that nothing touched; None for too many.

    The names of summits are those of before.
    """
    place, felt = structure.place, touched.elements | touched.feelings
    steps = {step_id for _lane_id, step_id in touched.cells}
    steps.update([one.step_id for one in known if one.element_id in felt and one.step_id])
    columns = {structure.column_of[key] for key in steps if key in structure.column_of}
    columns.update([place[key][1] for key in felt if key in place])
    if len(columns) > _FEW:
        return None
    found = [
        one
        for one in known
        if one.element_id not in felt and place[one.element_id][1] not in columns
    ]
    for column, members in _felt_in(view, persona.id, structure, columns).items():
        at = bisect_left(found, column, key=lambda one: place[one.element_id][1])
        found[at:at] = _in_column(view, column, members, options)
    return found


def _felt_in(
    view: RecordView, persona_id: str, structure: Structure, columns: set[int]
) -> dict[int, list[_Member]]:
    """Return what a persona feels in some columns."""
    found: dict[int, list[_Member]] = {}
    for element_id in {*structure.ids_in(columns), *structure.spanning()}:
        if structure.place[element_id][1] in columns:
            for emotion in view.referring(element_id, Emotion):
                if emotion.persona_id == persona_id:
                    _note(view, emotion, structure, found)
    return found


_Member = tuple[tuple[int, int, str], Element, Emotion]
"""A feeling in a column, with what orders it there."""

_FEW = 100
"""Columns up to which points are put among those that are there."""


def _note(
    view: RecordView, emotion: Emotion, structure: Structure, by_column: dict[int, list[_Member]]
) -> None:
    """Note a feeling with its column, if it has one."""
    element = view.get(Element, emotion.element_id)
    place = structure.place.get(emotion.element_id)
    if element is None or place is None or element.step_id is None:
        return
    if emotion.value is None and not emotion.word:
        return
    band, first, _last, slot = place
    by_column.setdefault(first, []).append(((band, slot, element.id), element, emotion))


def _in_column(
    view: RecordView, column: int, members: list[_Member], options: LayoutOptions
) -> Iterator[EmotionPoint]:
    """Yield the points of a column."""
    share = columns_width(view, column, column, options) / (len(members) + 1)
    language = options.language
    for at, (_key, element, emotion) in enumerate(sorted(members, key=lambda item: item[0])):
        yield EmotionPoint(
            id=emotion.id,
            element_id=element.id,
            step_id=element.step_id,
            stage_id=None,
            # In steps of 1/64 point, so that curves that move are not drawn otherwise.
            offset=round(share * (at + 1) * 64.0) / 64.0,
            value=emotion.value,
            word=emotion.word.text(language),
            quote=emotion.quote.text(language),
            assumed=emotion.assumed,
        )


def _named(
    view: RecordView, points: list[EmotionPoint], neutral: float, options: LayoutOptions
) -> tuple[EmotionPoint, ...]:
    """Return points with the names of those that are a peak, a low or an end."""
    if options.summits is not None:
        known = dict(options.summits)
        names = {at: known[one.id] for at, one in enumerate(points) if one.id in known}
    else:
        valued = [at for at, one in enumerate(points) if one.value is not None]
        found = summits(
            [points[at].value or 0.0 for at in valued],
            _end(
                (view.need(Element, points[at].element_id) for at in reversed(valued)), len(valued)
            ),
            neutral,
        )
        names = {valued[at]: words for at, words in found.items()}
    for at in names.keys() | {at for at, one in enumerate(points) if one.names}:
        if points[at].names != names.get(at, ()):
            points[at] = replace(points[at], names=names.get(at, ()))
    return tuple(points)


def _end(last_first: Iterable[Element], count: int) -> int | None:
    return end_place(((e.end, e.abandon) for e in last_first), count) if count else None


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
        end = _end((item.element for item in reversed(placed)), len(placed))
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

    def at(
        origin: float, near: Sequence[int], valued: Sequence[tuple[int, float]], edge: int
    ) -> list[tuple[float, float]]:
        found: list[tuple[float, float]] = []
        for column in near:
            values = [value for other, value in valued if other == column]
            share = grid.element_width / (len(values) + 1)
            start = origin + (column - edge) * pitch
            found += [(start + share * (n + 1), value) for n, value in enumerate(values)]
        return found

    # Each column has a point or more: no farther ones are asked for.
    columns = sorted({column for column, _value in points})
    nearest = columns[: bisect_left(columns, first)][-_BEYOND:]
    next_ones = columns[bisect_right(columns, last) :][:_BEYOND]
    before = at(left.x, nearest, points, first)
    after = at(right.x, next_ones, points, last)
    return tuple(before[-_BEYOND:]), tuple(after[:_BEYOND])
