"""Points of emotion curves: what they are, what they are called, how they are marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesigner.base.curve import Bezier, bezier_segments
from cxdesigner.base.i18n import _
from cxdesigner.base.quick import quick
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.primitives import Group, PathShape, Primitive, RectShape, Stroke

PERSONA_PAINTS = 8
MARK = 3.4
"""Half the width of a marker."""
DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 3.0), (2.0, 2.2), (8.0, 2.5, 2.0, 2.5))
"""Of the curves of the first, second, … persona."""


@quick
@dataclass(frozen=True, slots=True)
class EmotionPoint:
    """One value of one persona; ``names`` say what it is: peak, low, end.

    ``value`` is raw; None for a feeling given as a word only, which is printed at the neutral
    line and is no point of the curve. ``offset`` is its distance from the left of its column.
    """

    id: str
    element_id: str
    step_id: str | None
    stage_id: str | None
    offset: float
    value: float | None
    names: tuple[str, ...] = ()
    word: str = ""
    quote: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class EmotionCurve:
    """All points of a persona from left to right, and where they are along the journey.

    ``place`` counts personas from 0. ``before`` and ``after`` are (x, value) pairs of points beyond
    a part of a blueprint, to which the curve leads.
    """

    persona_id: str
    name: str
    place: int
    points: tuple[EmotionPoint, ...]
    xs: tuple[float, ...]
    before: tuple[tuple[float, float], ...] = ()
    after: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedCurve:
    """A curve with the points that lie on it, in scene coordinates.

    ``leads`` are the stretches to what comes before and after a part of a blueprint.
    """

    curve: EmotionCurve
    points: tuple[EmotionPoint, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    segments: tuple[Bezier, ...]
    leads: tuple[tuple[float, Bezier], ...] = ()

    @property
    def paint(self) -> str:
        """Paint of the curve: ink for the first persona, a colour of their own for others."""
        return "emotion.curve" if self.curve.place == 0 else persona_paint(self.curve.place)


def persona_paint(place: int) -> str:
    """Return the paint of the persona at a place (0…)."""
    return f"emotion.persona.{place % PERSONA_PAINTS + 1}"


def place_curve(curve: EmotionCurve, axis: EmotionAxis) -> PlacedCurve:
    """Return a curve with its points on a scale."""
    points, xs = curve.points, curve.xs
    if any(point.value is None for point in points):
        on_it = [at for at, point in enumerate(points) if point.value is not None]
        points, xs = tuple(points[at] for at in on_it), tuple(xs[at] for at in on_it)
    ys = heights(points, axis)
    outer = [(x, axis.y_of(value)) for x, value in (*curve.before, *curve.after)]
    first = len(curve.before)
    places = [*outer[:first], *zip(xs, ys, strict=True), *outer[first:]]
    all_xs = [x for x, _y in places]
    way = bezier_segments(all_xs, [y for _x, y in places])
    last = first + max(0, len(xs) - 1)
    numbers = {at for at in (first - 1, last) if 0 <= at < len(way)} if outer else set()
    if not xs:
        # Only what passes by: from the last point before to the first one after.
        numbers = {first - 1} if curve.before and curve.after else set()
    leads = tuple((all_xs[at], way[at]) for at in sorted(numbers))
    return PlacedCurve(curve, points, xs, ys, way[first:last] if xs else (), leads)


def heights(points: Sequence[EmotionPoint], axis: EmotionAxis) -> tuple[float, ...]:
    """Return the y of points; those without a value lie at the neutral line."""
    neutral = axis.neutral
    ys = {value: axis.y_of(neutral if value is None else value)
          for value in {point.value for point in points}}  # fmt: skip
    return tuple([ys[point.value] for point in points])


ASSUMED_DASH = (1.5, 1.1)
"""Of the outline of values that nobody measured."""


def marker(sign: int, place: int, paint: str, assumed: bool = False) -> tuple[Primitive, ...]:
    """Return a triangle up, a triangle down or a square; each persona fills it in its own way.

    Assumed values are hollow, with a dashed outline.
    """
    m = MARK
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
    if assumed:
        return (PathShape(outline, "emotion.band.fill", Stroke(paint, 1.1, ASSUMED_DASH)),)
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
    paint = "emotion.curve" if place == 0 else persona_paint(place)
    line = PathShape(
        (("M", 0.0, 0.0), ("L", width, 0.0)),
        stroke=Stroke(paint, 1.7, DASHES[place % len(DASHES)]),
    )
    return (line, Group(width / 2, 0.0, marker(1, place, "emotion.positive")))


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
    lowest, highest = min(values), max(values)
    is_low = abs(lowest - neutral) >= abs(highest - neutral)
    peak = values.index(lowest if is_low else highest)
    if values[peak] != neutral:
        found.setdefault(peak, []).append(_("Peak"))
    low = values.index(lowest)
    if low != peak and values[low] < neutral and values[low] != values[peak]:
        found.setdefault(low, []).append(_("Low"))
    found.setdefault(end_index if end_index is not None else len(values) - 1, []).append(_("End"))
    return {at: tuple(names) for at, names in found.items()}
