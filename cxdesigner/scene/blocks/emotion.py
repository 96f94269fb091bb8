"""Drawing of emotion curves with their points and names."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.i18n import _
from cxdesigner.scene.blocks.feeling import (
    DASHES,
    MARK,
    EmotionCurve,
    EmotionPoint,
    PlacedCurve,
    marker,
    persona_paint,
    place_curve,
)
from cxdesigner.scene.blocks.free_places import FreePlaces, around
from cxdesigner.scene.blocks.measures import VALUE_SIZE
from cxdesigner.scene.blocks.quote import quote_items
from cxdesigner.scene.blocks.scale import value_text
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import Clip, FontStyle, PathShape, Primitive, RectShape, Stroke

_TINT = 0.6


def emotion_items(
    curves: Sequence[EmotionCurve],
    axis: EmotionAxis,
    setter: Typesetter,
    left: float,
    right: float,
    quote_top: float,
    ground: str | None = None,
    memory: PointMemory | None = None,
) -> tuple[SceneItem, ...]:
    """Draw all curves, their points and the quotes.

    Parameters
    ----------
    left, right
        Where labels may begin and must end.
    quote_top
        Upper edge of the strip of quotes (see `quote_rows`), below the scale.
    ground
        What is laid under values, so that links that cross the curve do not cross these.
    memory
        Points of the last drawing, used again where nothing near them changed.
    """
    drawn = [place_curve(curve, axis) for curve in curves]
    items: list[SceneItem] = []
    several = len(drawn) > 1
    for one in drawn:
        items += _curve_items(one, axis, setter, fill=one.curve.place == 0)
    labels = FreePlaces(drawn, axis, left, right)
    for one in drawn:
        if several and one.points:
            name = _name_item(one, labels, setter)
            if name is not None:
                items.append(name)
    if memory is not None and several:
        # Labels of several curves make way for each other; nothing is known to stay.
        memory.clear()
        memory = None
    # Of several curves the peaks, lows and ends find their places before the other values.
    for named in (True, False) if several else (None,):
        for one in drawn:
            items += _point_items(one, axis, labels, setter, memory, ground, named)
    items += quote_items(drawn, setter, left, right, quote_top)
    return tuple(items)


_PIECE = 12
"""Stretches between points that one item of a curve covers: a canvas paints what is in sight."""


def _curve_items(
    one: PlacedCurve, axis: EmotionAxis, setter: Typesetter, *, fill: bool
) -> list[SceneItem]:
    """Draw a curve in pieces; the first has the id ``curve:<persona>``."""
    if len(one.points) == 1:
        return [_curve_item(one, 0, 1, axis, setter, fill=fill)]
    return [
        _curve_item(one, first, min(first + _PIECE + 1, len(one.points)), axis, setter, fill=fill)
        for first in range(0, len(one.points) - 1, _PIECE)
    ]


def _curve_item(
    one: PlacedCurve,
    first: int,
    end: int,
    axis: EmotionAxis,
    setter: Typesetter,
    *,
    fill: bool,
) -> SceneItem:
    points = one.points[first:end]
    x0, x1 = points[0][1].x, points[-1][1].x
    y0 = axis.top
    neutral, height = axis.y_of(axis.neutral) - y0, axis.bottom - y0
    bezier: list[tuple[str | float, ...]] = [
        ("C", c1.x - x0, c1.y - y0, c2.x - x0, c2.y - y0, to.x - x0, to.y - y0)
        for _start, c1, c2, to in one.segments[first : end - 1]
    ]
    start = points[0][1].y - y0
    drawn: list[Primitive] = []
    if one.curve.place == 0:
        hairs: list[tuple[str | float, ...]] = []
        for _point, place in points:
            hairs += [("M", place.x - x0, place.y - y0), ("L", place.x - x0, height)]
        drawn.append(PathShape(tuple(hairs), stroke=Stroke("emotion.grid", 0.7, (2.0, 2.5))))
    if fill and bezier:
        area = (("M", 0.0, neutral), ("L", 0.0, start), *bezier, ("L", x1 - x0, neutral), ("Z",))
        for top, bottom, paint in (
            (0.0, neutral, "emotion.positive.fill"),
            (neutral, height, "emotion.negative.fill"),
        ):
            shape = PathShape(area, paint, None, _TINT)
            drawn.append(Clip(0.0, top, x1 - x0, bottom - top, (shape,)))
    if bezier:
        path = (("M", 0.0, start), *bezier)
        dash = DASHES[one.curve.place % len(DASHES)]
        drawn.append(PathShape(path, stroke=Stroke(one.paint, 1.7, dash, join="round")))
    piece = (str(first // _PIECE),) if first else ()
    return SceneItem(
        id=part_id("curve", one.curve.persona_id, *piece),
        kind="emotion_curve",
        layer=Layer.EMOTION,
        x=x0,
        y=y0,
        bounds=Rect(0.0, axis.y_high - y0, x1 - x0, axis.y_low - axis.y_high),
        primitives=tuple(drawn),
        label=one.curve.name,
        language=setter.language,
        record_id=one.curve.persona_id,
        persona_id=one.curve.persona_id,
        order=one.curve.place - 100,
    )


class PointMemory(dict[str, tuple[object, Rect, SceneItem]]):
    """Drawn points by id: what they depended on, where the label went, the item."""


_NEIGHBOURS = 4
"""Points on either side that a label may look at."""


def _point_items(
    one: PlacedCurve,
    axis: EmotionAxis,
    labels: FreePlaces,
    setter: Typesetter,
    memory: PointMemory | None,
    ground: str | None,
    named: bool | None = None,
) -> list[SceneItem]:
    """Draw the points of a curve: all, or only those with a name, or only the others."""
    items = []
    placed = {point.id: (at, place) for at, (point, place) in enumerate(one.points)}
    has_words = any(point.value is None for point in one.curve.points)
    last: list[Rect] = []
    for point in one.curve.points:
        if named is not None and bool(point.names) != named:
            continue
        found = placed.get(point.id)
        if found is None:
            if point.word:
                items.append(_word_item(point, one, axis, labels, setter))
            continue
        at, place = found
        near = one.points[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        key = (near, tuple(last[-_NEIGHBOURS:]), axis, labels.right, one.curve.name, ground)
        known = memory.get(point.id) if memory is not None and not has_words else None
        if known is not None and known[0] == key:
            labels.take(known[1])
            rect, item = known[1], known[2]
        else:
            crowded = named is False and len(labels.curves) > 2
            rect, item = _point_item(
                point, place, one, axis, labels, setter, ground, can_hide=crowded
            )
            if memory is not None:
                memory[point.id] = (key, rect, item)
        last.append(rect)
        items.append(item)
    return items


def _point_item(
    point: EmotionPoint,
    place: Point,
    one: PlacedCurve,
    axis: EmotionAxis,
    labels: FreePlaces,
    setter: Typesetter,
    ground: str | None,
    *,
    can_hide: bool = False,
) -> tuple[Rect, SceneItem]:
    """Draw a point; where curves are many its value is left out rather than set over another."""
    value = point.value if point.value is not None else axis.neutral
    sign = (value > axis.neutral) - (value < axis.neutral)
    paint = ("emotion.neutral", "emotion.positive", "emotion.negative")[sign]
    text = value_text(value, axis)
    if point.names:
        text = f"{_join(point.names)} {text}"
    size = setter.size(VALUE_SIZE, text)
    style: FontStyle = "bold" if point.names else "regular"
    width = setter.width(text, style, size)
    found = labels.find(around(place, width, size * 1.15, above=sign >= 0), can_hide=can_hide)
    rect = found or Rect(place.x, place.y, 0.0, 0.0)
    local = Point(rect.x - place.x, rect.y - place.y)
    below = (
        (RectShape(local.x - 1.0, local.y, rect.width + 2.0, rect.height, 2.0, ground),)
        if ground and found
        else ()
    )
    runs = (
        setter.measurer.runs(
            text, local.x, local.y + size * 0.94, style, size, paint, setter.language
        )
        if found
        else ()
    )
    return rect, SceneItem(
        id=point.id,
        kind="emotion",
        layer=Layer.EMOTION,
        x=place.x,
        y=place.y,
        bounds=Rect(-MARK - 1.5, -MARK - 1.5, 2 * MARK + 3, 2 * MARK + 3),
        primitives=(
            *below,
            *marker(sign, one.curve.place, paint, point.assumed),
            *runs,
        ),
        label=text,
        description=one.curve.name,
        language=setter.language,
        order=1,
        record_id=point.id,
        stage_id=point.stage_id,
        step_id=point.step_id,
        source_id=point.element_id,
        persona_id=one.curve.persona_id,
    )


def _word_item(
    point: EmotionPoint, one: PlacedCurve, axis: EmotionAxis, labels: FreePlaces, setter: Typesetter
) -> SceneItem:
    size = setter.size(VALUE_SIZE, point.word)
    line = setter.measurer.truncate(point.word, "regular", size, 90.0, setter.language)
    place = Point(point.x, axis.y_of(axis.neutral))
    rect = labels.find(around(place, line.width, size * 1.15, above=True))
    return SceneItem(
        id=point.id,
        kind="emotion",
        layer=Layer.EMOTION,
        x=place.x,
        y=place.y,
        bounds=Rect(rect.x - place.x, rect.y - place.y, rect.width, rect.height),
        primitives=setter.measurer.runs(
            line.text,
            rect.x - place.x,
            rect.y - place.y + size * 0.94,
            "regular",
            size,
            "ink.secondary",
            setter.language,
        ),
        label=point.word,
        description=one.curve.name,
        language=setter.language,
        order=1,
        record_id=point.id,
        stage_id=point.stage_id,
        step_id=point.step_id,
        source_id=point.element_id,
        persona_id=one.curve.persona_id,
    )


def _join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else _("{first} & {second}").format(
        first=names[0], second=names[1]
    )  # fmt: skip


def _name_item(one: PlacedCurve, labels: FreePlaces, setter: Typesetter) -> SceneItem | None:
    """Draw the name of a persona near the right end of the curve, when there are several."""
    place = one.points[-1][1]
    text = one.curve.name
    if not text:
        return None
    paint = persona_paint(one.curve.place)
    size = setter.size(VALUE_SIZE, text)
    width = setter.width(text, "bold", size)
    gap = MARK + 4.0
    height = size * 1.15
    candidates = [Rect(place.x + gap, place.y - height / 2 + d, width, height)
                  for d in (0.0, -8.0, 8.0, -14.0, 14.0)]  # fmt: skip
    candidates += around(place, width, height, above=one.curve.place % 2 == 0)
    rect = labels.find(candidates)
    return SceneItem(
        id=part_id("name", one.curve.persona_id),
        kind="emotion_curve",
        layer=Layer.EMOTION,
        x=rect.x,
        y=rect.y,
        bounds=Rect(0.0, 0.0, rect.width, rect.height),
        primitives=setter.measurer.runs(
            text, 0.0, size * 0.94, "bold", size, paint, setter.language
        ),
        label=text,
        language=setter.language,
        order=2,
        record_id=one.curve.persona_id,
        persona_id=one.curve.persona_id,
    )
