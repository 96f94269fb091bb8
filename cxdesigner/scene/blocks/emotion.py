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
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.primitives import Clip, FontStyle, PathShape, Primitive, Stroke

_TINT = 0.6


def emotion_items(
    curves: Sequence[EmotionCurve],
    axis: EmotionAxis,
    setter: Typesetter,
    right: float,
    quote_top: float,
    overlay: bool,
) -> tuple[SceneItem, ...]:
    """Draw all curves, their points and the quotes.

    Parameters
    ----------
    right
        Where labels must end.
    quote_top
        Upper edge of the strip of quotes (see `quote_rows`), below the scale.
    """
    drawn = [place_curve(curve, axis) for curve in curves]
    items: list[SceneItem] = []
    several = len(drawn) > 1
    for one in drawn:
        items.append(_curve_item(one, axis, setter, overlay, fill=one.curve.place == 0))
    labels = FreePlaces(drawn, axis, right)
    for one in drawn:
        if several and one.points:
            name = _name_item(one, labels, setter)
            if name is not None:
                items.append(name)
    for one in drawn:
        items += _point_items(one, axis, labels, setter)
    items += quote_items(drawn, setter, right, quote_top)
    return tuple(items)


def _curve_item(
    one: PlacedCurve, axis: EmotionAxis, setter: Typesetter, overlay: bool, fill: bool
) -> SceneItem:
    x0 = one.points[0][1].x if one.points else 0.0
    x1 = one.points[-1][1].x if one.points else 0.0
    y0 = axis.top
    neutral = axis.y_of(axis.neutral) - y0
    bezier: list[tuple[str | float, ...]] = []
    for _start, first, second, end in one.segments:
        bezier.append(
            ("C", first.x - x0, first.y - y0, second.x - x0, second.y - y0, end.x - x0, end.y - y0)
        )
    drawn: list[Primitive] = []
    if one.points:
        start = one.points[0][1]
        height = axis.bottom - axis.top
        if not overlay and one.curve.place == 0:
            lines: list[tuple[str | float, ...]] = []
            for _point, place in one.points:
                lines += [("M", place.x - x0, place.y - y0), ("L", place.x - x0, height)]
            drawn.append(PathShape(tuple(lines), stroke=Stroke("emotion.grid", 0.7, (2.0, 2.5))))
        if fill and bezier and not overlay:
            area = (
                ("M", 0.0, neutral),
                ("L", 0.0, start.y - y0),
                *bezier,
                ("L", x1 - x0, neutral),
                ("Z",),
            )
            drawn.append(
                Clip(
                    0.0,
                    0.0,
                    x1 - x0,
                    neutral,
                    (PathShape(area, "emotion.positive.fill", None, _TINT),),
                )
            )
            drawn.append(
                Clip(
                    0.0,
                    neutral,
                    x1 - x0,
                    height - neutral,
                    (PathShape(area, "emotion.negative.fill", None, _TINT),),
                )
            )
        path = (("M", 0.0, start.y - y0), *bezier)
        if overlay:
            drawn.append(PathShape(path, stroke=Stroke("halo", 4.0, join="round")))
        drawn.append(
            PathShape(
                path,
                stroke=Stroke(
                    one.paint,
                    1.7,
                    DASHES[one.curve.place % len(DASHES)],
                    join="round",
                ),
            )
        )
    return SceneItem(
        id=f"curve:{one.curve.persona_id}",
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


def _point_items(
    one: PlacedCurve, axis: EmotionAxis, labels: FreePlaces, setter: Typesetter
) -> list[SceneItem]:
    items = []
    by_id = {point.id: place for point, place in one.points}
    for point in one.curve.points:
        place = by_id.get(point.id)
        value = point.value
        if place is None or value is None:
            if point.word:
                items.append(_word_item(point, one, axis, labels, setter))
            continue
        sign = (value > axis.neutral) - (value < axis.neutral)
        paint = ("emotion.neutral", "emotion.positive", "emotion.negative")[sign]
        text = value_text(value, axis)
        if point.names:
            text = f"{_join(point.names)} {text}"
        size = setter.size(VALUE_SIZE, text)
        style: FontStyle = "bold" if point.names else "regular"
        width = setter.width(text, style, size)
        rect = labels.find(around(place, width, size * 1.15, above=sign >= 0))
        local = Point(rect.x - place.x, rect.y - place.y)
        items.append(
            SceneItem(
                id=point.id,
                kind="emotion",
                layer=Layer.EMOTION,
                x=place.x,
                y=place.y,
                bounds=Rect(-MARK - 1.5, -MARK - 1.5, 2 * MARK + 3, 2 * MARK + 3),
                primitives=(
                    *marker(sign, one.curve.place, paint),
                    *setter.measurer.runs(
                        text, local.x, local.y + size * 0.94, style, size, paint, setter.language
                    ),
                ),
                label=text,
                description=": ".join(part for part in (one.curve.name, point.subject) if part),
                language=setter.language,
                order=1,
                record_id=point.id,
                stage_id=point.stage_id,
                step_id=point.step_id,
                source_id=point.element_id,
                persona_id=one.curve.persona_id,
            )
        )
    return items


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
        description=point.subject,
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
        id=f"name:{one.curve.persona_id}",
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
