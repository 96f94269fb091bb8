"""Drawing of the emotion curve: axis, curves of personas, points, quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxdesigner.base.curve import Bezier, bezier_segments, curve_at
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.i18n import _, format_number
from cxdesigner.scene.blocks.measures import (
    AXIS_SIZE,
    LANE_SIZE,
    QUOTE_SIZE,
    VALUE_SIZE,
    eighths_up,
)
from cxdesigner.scene.blocks.text import Typesetter, has_chinese
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.primitives import Clip, Group, PathShape, Primitive, RectShape, Stroke

AXIS_ID = "emotion_axis"
PERSONA_PAINTS = 8

QUOTE_LATIN = 25
QUOTE_CHINESE = 12

_MARK = 3.4
"""Half the width of a marker."""
_DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 3.0), (2.0, 2.2), (8.0, 2.5, 2.0, 2.5))
_TINT = 0.6
_BUCKET = 100.0
_FEW = 5
"""Longer scales are labelled at their ends and middle only."""


@dataclass(frozen=True, slots=True)
class EmotionPoint:
    """One value of one persona; ``names`` say what it is: peak, low, end.

    ``value`` is raw; None for a feeling given as a word only, which is printed at the neutral
    line and is no point of the curve.
    """

    id: str
    element_id: str
    step_id: str | None
    stage_id: str | None
    x: float
    value: float | None
    names: tuple[str, ...] = ()
    word: str = ""
    quote: str = ""
    subject: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class EmotionCurve:
    """All points of a persona from left to right; ``place`` counts personas from 0."""

    persona_id: str
    name: str
    place: int
    points: tuple[EmotionPoint, ...]


def value_text(value: float, axis: EmotionAxis) -> str:
    """Return a value as it is printed: with a sign where the scale has its neutral at 0."""
    decimals = 0
    while decimals < 2 and abs(value * 10**decimals - round(value * 10**decimals)) > 1e-9:
        decimals += 1
    text = format_number(value, decimals)
    return f"+{text}" if axis.neutral == 0 and value > 0 else text


def short_quote(text: str) -> str:
    """Return a quote of at most 25 Latin letters or 12 Chinese characters, else cut with "…"."""
    text = " ".join(text.split())
    room = float(QUOTE_LATIN)
    cost = QUOTE_LATIN / QUOTE_CHINESE
    used = 0.0
    for at, char in enumerate(text):
        used += cost if has_chinese(char) else 1.0
        if used > room + 1e-6:
            kept = text[:at]
            if " " in kept and not has_chinese(kept):
                kept = kept[: kept.rindex(" ")]
            return kept.rstrip(" ,.;:，。；：、") + "…"
    return text


# ---- the ground


def axis_values(axis: EmotionAxis) -> tuple[float, ...]:
    """Return the values that are printed at the left: all whole ones of a short scale."""
    span = axis.high - axis.low
    if span <= _FEW and span == int(span) and axis.low == int(axis.low):
        return tuple(axis.low + at for at in range(int(span) + 1))
    return (axis.low, axis.neutral, axis.high)


def axis_item(
    axis: EmotionAxis,
    title: str,
    header_width: float,
    left: float,
    right: float,
    setter: Typesetter,
    overlay: bool,
) -> SceneItem:
    """Draw ground, grid and scale of the band; over a lane, the scale only."""
    top, height = axis.top, axis.bottom - axis.top
    drawn: list[Primitive] = []
    if not overlay:
        drawn.append(RectShape(0.0, 0.0, right, height, fill="emotion.band.fill"))
        size = setter.size(LANE_SIZE, title)
        # Beside the scale.
        room = header_width - 11.0 - 26.0
        lines = setter.wrap(title, "bold", size, max(room, 30.0))
        drawn += setter.lines(lines, 11.0, 4.0, size, "bold", "ink")
    size = setter.size(AXIS_SIZE)
    for value in axis_values(axis):
        y = axis.y_of(value) - top
        neutral = abs(value - axis.neutral) < 1e-9
        stroke = Stroke("emotion.zero", 0.9, (4.0, 3.0)) if neutral else Stroke("emotion.grid", 0.7)
        if not overlay or neutral:
            drawn.append(PathShape((("M", left, y), ("L", right, y)), stroke=stroke))
        text = value_text(value, axis)
        width = setter.width(text, "regular", size)
        drawn += setter.measurer.runs(
            text, header_width - 5.0 - width, y + size * 0.36, "regular", size, "emotion.axis",
            setter.language,
        )  # fmt: skip
    return SceneItem(
        id=AXIS_ID,
        kind="emotion_axis",
        layer=Layer.GRID,
        x=0.0,
        y=top,
        bounds=Rect(0.0, 0.0, right, height),
        primitives=tuple(drawn),
        label=title,
        language=setter.language,
    )


# ---- curves and points


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A curve with the points that lie on it, in scene coordinates."""

    curve: EmotionCurve
    points: tuple[tuple[EmotionPoint, Point], ...]
    segments: tuple[Bezier, ...]

    @property
    def paint(self) -> str:
        return "emotion.curve" if self.curve.place == 0 else _persona_paint(self.curve.place)


def _persona_paint(place: int) -> str:
    return f"emotion.persona.{place % PERSONA_PAINTS + 1}"


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
    drawn = [_place(curve, axis) for curve in curves]
    items: list[SceneItem] = []
    several = len(drawn) > 1
    for one in drawn:
        items.append(_curve_item(one, axis, setter, overlay, fill=one.curve.place == 0))
    labels = _Labels(drawn, axis, right)
    for one in drawn:
        if several and one.points:
            name = _name_item(one, labels, setter)
            if name is not None:
                items.append(name)
    for one in drawn:
        items += _point_items(one, axis, labels, setter)
    items += _quote_items(drawn, axis, setter, right, quote_top)
    return tuple(items)


def _place(curve: EmotionCurve, axis: EmotionAxis) -> _Drawn:
    placed = tuple(
        (point, Point(point.x, axis.y_of(point.value)))
        for point in curve.points
        if point.value is not None
    )
    return _Drawn(curve, placed, bezier_segments([place for _point, place in placed]))


def _curve_item(
    one: _Drawn, axis: EmotionAxis, setter: Typesetter, overlay: bool, fill: bool
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
                    _DASHES[one.curve.place % len(_DASHES)],
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


class _Labels:
    """Finds free places for labels: clear of curves, markers and one another."""

    def __init__(self, drawn: Sequence[_Drawn], axis: EmotionAxis, right: float) -> None:
        self._curves = [one.segments for one in drawn]
        self._axis = axis
        self._right = right
        self._taken: dict[int, list[Rect]] = {}
        for one in drawn:
            for _point, place in one.points:
                self._take(
                    Rect(place.x - _MARK - 0.5, place.y - _MARK - 0.5, 2 * _MARK + 1, 2 * _MARK + 1)
                )

    def _take(self, rect: Rect) -> None:
        for cell in range(int(rect.x // _BUCKET), int(rect.right // _BUCKET) + 1):
            self._taken.setdefault(cell, []).append(rect)

    def find(self, candidates: Sequence[Rect]) -> Rect:
        """Return the first free one, else the one that hides least, and take its place."""
        best = candidates[0]
        least = float("inf")
        for at, rect in enumerate(candidates):
            cost = self._cost(rect)
            if cost == 0:
                best = rect
                break
            if cost + at * 0.01 < least:
                best, least = rect, cost + at * 0.01
        self._take(best)
        return best

    def _cost(self, rect: Rect) -> float:
        cost = 0.0
        if rect.y < self._axis.top or rect.bottom > self._axis.bottom:
            cost += 2.0
        if rect.right > self._right or rect.x < 0:
            cost += 4.0
        inner = rect.grown(0.6)
        for cell in range(int(inner.x // _BUCKET), int(inner.right // _BUCKET) + 1):
            for other in self._taken.get(cell, ()):
                if inner.intersects(other):
                    cost += 3.0
        for segments in self._curves:
            steps = max(2, int(rect.width / 3))
            for at in range(steps + 1):
                y = curve_at(segments, rect.x + rect.width * at / steps)
                if y is not None and rect.y - 1.2 < y < rect.bottom + 1.2:
                    cost += 2.0
                    break
        return cost


def _around(place: Point, width: float, height: float, above: bool) -> list[Rect]:
    """Return places for a label around a point, the best first."""
    gap = _MARK + 1.2
    x, y = place
    up, down = y - gap - height, y + gap
    first, second = (up, down) if above else (down, up)
    found = []
    for top in (first, second):
        found += [
            Rect(x + 2.5, top, width, height),
            Rect(x - width / 2, top, width, height),
            Rect(x - width - 2.5, top, width, height),
        ]
        if top == first:
            found += [
                Rect(x + gap + 1.0, y - height / 2, width, height),
                Rect(x - gap - 1.0 - width, y - height / 2, width, height),
            ]
    found += [
        Rect(x + dx, (first - extra if above else first + extra), width, height)
        for extra in (5.0, 10.0)
        for dx in (2.5, -width / 2, -width - 2.5)
    ]
    return found


def _point_items(
    one: _Drawn, axis: EmotionAxis, labels: _Labels, setter: Typesetter
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
        style = "bold" if point.names else "regular"
        width = setter.width(text, style, size)
        rect = labels.find(_around(place, width, size * 1.15, above=sign >= 0))
        local = Point(rect.x - place.x, rect.y - place.y)
        items.append(
            SceneItem(
                id=point.id,
                kind="emotion",
                layer=Layer.EMOTION,
                x=place.x,
                y=place.y,
                bounds=Rect(-_MARK - 1.5, -_MARK - 1.5, 2 * _MARK + 3, 2 * _MARK + 3),
                primitives=(
                    *_marker(sign, one.curve.place, paint),
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
    point: EmotionPoint, one: _Drawn, axis: EmotionAxis, labels: _Labels, setter: Typesetter
) -> SceneItem:
    size = setter.size(VALUE_SIZE, point.word)
    line = setter.measurer.truncate(point.word, "regular", size, 90.0, setter.language)
    place = Point(point.x, axis.y_of(axis.neutral))
    rect = labels.find(_around(place, line.width, size * 1.15, above=True))
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


def _name_item(one: _Drawn, labels: _Labels, setter: Typesetter) -> SceneItem | None:
    """Draw the name of a persona near the right end of the curve, when there are several."""
    place = one.points[-1][1]
    text = one.curve.name
    if not text:
        return None
    paint = _persona_paint(one.curve.place)
    size = setter.size(VALUE_SIZE, text)
    width = setter.width(text, "bold", size)
    gap = _MARK + 4.0
    height = size * 1.15
    candidates = [Rect(place.x + gap, place.y - height / 2 + d, width, height)
                  for d in (0.0, -8.0, 8.0, -14.0, 14.0)]  # fmt: skip
    candidates += _around(place, width, height, above=one.curve.place % 2 == 0)
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


def _marker(sign: int, place: int, paint: str) -> tuple[Primitive, ...]:
    """Return a triangle up, a triangle down or a square; each persona fills it in its own way."""
    m = _MARK
    if sign > 0:
        outline: tuple[tuple[str | float, ...], ...] = (
            ("M", 0.0, -m - 0.4), ("L", m + 0.3, m - 0.5), ("L", -m - 0.3, m - 0.5), ("Z",)
        )  # fmt: skip
    elif sign < 0:
        outline = (
            ("M", 0.0, m + 0.4), ("L", m + 0.3, 0.5 - m), ("L", -m - 0.3, 0.5 - m), ("Z",)
        )  # fmt: skip
    else:
        s = m - 0.5
        outline = (("M", -s, -s), ("L", s, -s), ("L", s, s), ("L", -s, s), ("Z",))
    match place % 4:
        case 0:
            return (PathShape(outline, paint, Stroke("emotion.band.fill", 0.9, join="round")),)
        case 1:
            return (PathShape(outline, "emotion.band.fill", Stroke(paint, 1.3, join="round")),)
        case 2:
            return (
                PathShape(outline, "emotion.band.fill", Stroke(paint, 1.1, join="round")),
                RectShape(-0.9, -0.9, 1.8, 1.8, 0.9, paint),
            )
        case _:
            return (
                RectShape(-m - 1, -m - 1, 2 * m + 2, 2 * m + 2, m + 1, "emotion.band.fill",
                          Stroke(paint, 0.8)),
                PathShape(outline, paint, None),
            )  # fmt: skip


def persona_sample(place: int, width: float) -> tuple[Primitive, ...]:
    """Return a sample of the curve of a persona, its left middle at the origin."""
    paint = "emotion.curve" if place == 0 else _persona_paint(place)
    line = PathShape(
        (("M", 0.0, 0.0), ("L", width, 0.0)),
        stroke=Stroke(paint, 1.7, _DASHES[place % len(_DASHES)]),
    )
    return (line, Group(width / 2, 0.0, _marker(1, place, "emotion.positive")))


# ---- quotes


def quote_width(text: str, setter: Typesetter) -> float:
    """Return the width of a call-out with its padding."""
    size = setter.size(QUOTE_SIZE, text)
    return eighths_up(setter.width(text, "regular", size) + 10.0)


def quote_height(setter: Typesetter) -> float:
    """Return the height of one row of call-outs with its gap."""
    return eighths_up(setter.size(QUOTE_SIZE) * 1.3 + 8.0)


def quote_rows(quotes: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Deal call-outs (middle x, width) out to rows in which none touch; first fit."""
    ends: list[float] = []
    rows = []
    for x, width in quotes:
        for at, end in enumerate(ends):
            if end + 4.0 <= x - width / 2:
                break
        else:
            at = len(ends)
            ends.append(0.0)
        ends[at] = x + width / 2
        rows.append(at)
    return tuple(rows)


def _quote_items(
    drawn: Sequence[_Drawn], axis: EmotionAxis, setter: Typesetter, right: float, top: float
) -> list[SceneItem]:
    found = sorted(
        ((point, place, one) for one in drawn for point, place in one.points if point.quote),
        key=lambda item: (item[1].x, item[0].id),
    )
    texts = [f"“{short_quote(point.quote)}”" for point, _place_, _one in found]
    widths = [quote_width(text, setter) for text in texts]
    spans = [
        (min(place.x, right - width / 2), width)
        for (_point, place, _one), width in zip(found, widths, strict=True)
    ]
    step = quote_height(setter)
    items = []
    for (point, _place_, one), text, (x, width), row in zip(
        found, texts, spans, quote_rows(spans), strict=True
    ):
        size = setter.size(QUOTE_SIZE, text)
        height = step - 4.0
        paint = _persona_paint(one.curve.place)
        items.append(
            SceneItem(
                id=f"quote:{point.id}",
                kind="quote",
                layer=Layer.EMOTION,
                x=x - width / 2,
                y=top + row * step,
                bounds=Rect(0.0, 0.0, width, height),
                primitives=(
                    RectShape(0.0, 0.0, width, height, 4.0, "emotion.quote.fill",
                              Stroke("emotion.quote.border", 0.7)),
                    *setter.measurer.runs(
                        text, 5.0, height / 2 + size * 0.36, "regular", size,
                        "emotion.quote.ink" if one.curve.place == 0 else paint, setter.language,
                    ),
                ),
                label=point.quote,
                language=setter.language,
                order=3,
                record_id=point.id,
                persona_id=one.curve.persona_id,
            )
        )  # fmt: skip
    return items


def summits(
    values: Sequence[float], end_index: int | None, neutral: float
) -> dict[int, tuple[str, ...]]:
    """Return what the points of a curve are called: peak, low and end.

    The peak is the value farthest from neutral; between a positive and a negative one the
    negative wins (domain 4.2). The lowest value is named besides when it lies below neutral and
    is not the peak. Without a marked end the last value is the end.
    """
    if not values:
        return {}
    found: dict[int, list[str]] = {}
    peak = max(range(len(values)), key=lambda at: (abs(values[at] - neutral), -values[at], -at))
    if values[peak] != neutral:
        found.setdefault(peak, []).append(_("Peak"))
    low = min(range(len(values)), key=lambda at: (values[at], at))
    if low != peak and values[low] < neutral and values[low] != values[peak]:
        found.setdefault(low, []).append(_("Low"))
    found.setdefault(end_index if end_index is not None else len(values) - 1, []).append(_("End"))
    return {at: tuple(names) for at, names in found.items()}


def has_crossing(rects: Sequence[Rect]) -> bool:
    """Say whether neighbouring rectangles, sorted by x, overlap."""
    return any(first.intersects(second) for first, second in pairwise(rects))
