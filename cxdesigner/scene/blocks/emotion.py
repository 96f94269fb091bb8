"""Drawing of emotion curves with their points and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.scene.blocks.curve_line import count_of_pieces, curve_piece, lead_items
from cxdesigner.scene.blocks.curve_name import curve_name, name_id
from cxdesigner.scene.blocks.feeling import (
    MARK,
    EmotionCurve,
    EmotionPoint,
    PlacedCurve,
    heights,
    marker,
    persona_paint,
    place_curve,
)
from cxdesigner.scene.blocks.free_places import FreePlaces, around
from cxdesigner.scene.blocks.measures import VALUE_SIZE
from cxdesigner.scene.blocks.quote import quote_items
from cxdesigner.scene.blocks.quote_rows import NO_QUOTES, QuoteRows
from cxdesigner.scene.blocks.scale import value_text
from cxdesigner.scene.blocks.several import ends_of, find_place, name_places, side_of
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.primitives import FontStyle, Primitive, RectShape


class BandGround(NamedTuple):
    """What curves are drawn on.

    Attributes
    ----------
    left, right
        Where labels may begin and must end.
    quote_top
        Upper edge of the strip of quotes, below the scale.
    paint
        What is laid under values, so that lines of the scale and links do not cross these.
    signs
        What else lies there and no value may cover: (x, rectangle counted from there).
    quotes
        The rows of quotes.
    folded
        Where columns of collapsed stages are: what was felt there is not shown.
    """

    axis: EmotionAxis
    left: float
    right: float
    quote_top: float
    paint: str | None = None
    signs: tuple[tuple[float, Rect], ...] = ()
    quotes: QuoteRows = NO_QUOTES
    folded: tuple[float, ...] = ()


Labels = dict[str, Rect]
"""Labels of points and names of curves by id; x is counted from the point, of a curve its last."""


def emotion_items(
    curves: Sequence[EmotionCurve], ground: BandGround, setter: Typesetter
) -> tuple[list[SceneItem], list[PlacedCurve], Labels]:
    """Draw all curves, their points and the quotes."""
    axis = ground.axis
    drawn = [place_curve(curve, axis) for curve in curves]
    items: list[SceneItem] = []
    several = len(drawn) > 1
    for one in drawn:
        items += [
            curve_piece(one, number, axis, setter, ground.folded)
            for number in range(count_of_pieces(one.xs))
        ]
        items += lead_items(one, axis, setter, ground.left, ground.right)
    places = FreePlaces(drawn, axis, ground.left, ground.right)
    for one in drawn:
        for x, y in zip(one.xs, one.ys, strict=True):
            places.take_marker(x, y)
    for x, rect in ground.signs:
        places.take(x, rect)
    labels: Labels = {}
    names = ends_of(drawn, setter.size(VALUE_SIZE) * 1.15) if several else {}
    # Of several curves the peaks and lows find their places first, then names, ends and the rest.
    for rank in range(4) if several else (None,):
        for one in drawn:
            if rank == 1 and one.points:
                name = _name_item(one, names[one.curve.persona_id], drawn, ground, places, setter)
                if name is not None:
                    items.append(name)
                    size = name.bounds
                    labels[name.id] = Rect(name.x - one.xs[-1], name.y, size.width, size.height)
            ys = heights(one.curve.points, axis)
            for point, x, y in zip(one.curve.points, one.curve.xs, ys, strict=True):
                if rank is not None and rank != _rank(point, one.curve):
                    continue
                if point.value is None:
                    if point.word:
                        items.append(_word_item(point, x, y, one, places, setter))
                    continue
                crowded = rank == 3 and len(drawn) > 2
                ink = None
                if several:
                    label = _label_of_several(
                        point, x, y, one, drawn, places, axis, setter, crowded
                    )
                    ink = persona_paint(one.curve.place)
                else:
                    label = find_label(point, x, y, places, axis, setter)
                if label is not None:
                    labels[point.id] = label
                items.append(point_item(point, x, y, label, one.curve, ground, setter, ink))
    items += quote_items(drawn, setter, ground.left, ground.right, ground.quote_top, ground.quotes)
    return items, drawn, labels


def _rank(point: EmotionPoint, curve: EmotionCurve) -> int:
    """Return when the value of a point is printed; the name of its curve comes with 1."""
    if not point.names:
        return 3
    return 2 if point is curve.points[-1] else 0


def _text_of(point: EmotionPoint, axis: EmotionAxis) -> tuple[str, FontStyle]:
    text = value_text(point.value if point.value is not None else axis.neutral, axis)
    if not point.names:
        return text, "regular"
    return f"{_join(point.names)} {text}", "bold"


def label_width(point: EmotionPoint, axis: EmotionAxis, setter: Typesetter) -> float:
    """Return the width of the value of a point as it is printed."""
    text, style = _text_of(point, axis)
    return setter.width(text, style, setter.size(VALUE_SIZE, text))


def find_label(
    point: EmotionPoint,
    x: float,
    y: float,
    places: FreePlaces,
    axis: EmotionAxis,
    setter: Typesetter,
) -> Rect:
    """Return where the value of a point of a single curve is printed, x counted from the point."""
    text, style = _text_of(point, axis)
    size = setter.size(VALUE_SIZE, text)
    width = setter.width(text, style, size)
    is_above = point.value is None or point.value >= axis.neutral
    return places.find(x, around(y, width, size * 1.15, is_above))


def _label_of_several(
    point: EmotionPoint,
    x: float,
    y: float,
    one: PlacedCurve,
    drawn: Sequence[PlacedCurve],
    places: FreePlaces,
    axis: EmotionAxis,
    setter: Typesetter,
    can_hide: bool,
) -> Rect | None:
    """Return where the value of a point of one of several curves is printed, x from the point."""
    size = label_width(point, axis, setter), setter.size(VALUE_SIZE) * 1.15
    is_above = point.value is None or point.value >= axis.neutral
    side = side_of(one, x, y, drawn, is_above=is_above)
    return find_place(x, y, size, side, places, can_hide=can_hide)


def point_item(
    point: EmotionPoint,
    x: float,
    y: float,
    label: Rect | None,
    curve: EmotionCurve,
    ground: BandGround,
    setter: Typesetter,
    ink: str | None = None,
) -> SceneItem:
    """Draw a point with its value; `ink` says of which of several curves it is."""
    axis = ground.axis
    value = point.value if point.value is not None else axis.neutral
    sign = (value > axis.neutral) - (value < axis.neutral)
    paint = ("emotion.neutral", "emotion.positive", "emotion.negative")[sign]
    text, style = _text_of(point, axis)
    drawn: list[Primitive] = []
    if ground.paint and label:
        drawn.append(
            RectShape(
                label.x - 1.0, label.y - y, label.width + 2.0, label.height, 2.0, ground.paint
            )
        )
    drawn += marker(sign, curve.place, paint, point.assumed)
    if label:
        size = setter.size(VALUE_SIZE, text)
        drawn += setter.measurer.runs(
            text, label.x, label.y - y + size * 0.94, style, size, ink or paint, setter.language
        )
    return SceneItem(
        id=point.id,
        kind="emotion",
        layer=Layer.EMOTION,
        x=x,
        y=y,
        bounds=_MARKER,
        primitives=tuple(drawn),
        label=text,
        description=curve.name,
        language=setter.language,
        order=1,
        record_id=point.id,
        stage_id=point.stage_id,
        step_id=point.step_id,
        source_id=point.element_id,
        persona_id=curve.persona_id,
    )


_MARKER = Rect(-MARK - 1.5, -MARK - 1.5, 2 * MARK + 3, 2 * MARK + 3)


def _word_item(
    point: EmotionPoint,
    x: float,
    y: float,
    one: PlacedCurve,
    places: FreePlaces,
    setter: Typesetter,
) -> SceneItem:
    size = setter.size(VALUE_SIZE, point.word)
    line = setter.measurer.truncate(point.word, "regular", size, 90.0, setter.language)
    rect = places.find(x, around(y, line.width, size * 1.15, above=True))
    return SceneItem(
        id=point.id,
        kind="emotion",
        layer=Layer.EMOTION,
        x=x,
        y=y,
        bounds=Rect(rect.x, rect.y - y, rect.width, rect.height),
        primitives=setter.measurer.runs(
            line.text,
            rect.x,
            rect.y - y + size * 0.94,
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


def _name_item(
    one: PlacedCurve,
    y: float,
    drawn: Sequence[PlacedCurve],
    ground: BandGround,
    places: FreePlaces,
    setter: Typesetter,
) -> SceneItem | None:
    """Draw the name of a persona near the right end of the curve, when there are several."""
    curve, x, end = one.curve, one.xs[-1], one.ys[-1]
    if not curve.name:
        return None
    side = side_of(one, x, end, drawn, is_above=end <= ground.axis.y_of(ground.axis.neutral))

    def candidates(width: float, height: float) -> Iterator[Rect]:
        return name_places(y, end, ground.right - x, (width, height), side)

    paint = persona_paint(curve.place)
    key = curve.persona_id
    return curve_name(name_id(key), key, curve.name, paint, x, candidates, places, setter)
