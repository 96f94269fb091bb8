"""What surveys say about elements, drawn beside the emotion curve for comparison.

A hollow diamond stands where the surveys of an element put its emotion (`analysis.felt`), in the
column of the point that somebody drew; a dotted line leads from the one to the other. A pale bar
spans one standard deviation of the answers to either side, ``n=`` says how many there are. If asked
for, a dotted curve joins what was measured; it breaks off where nothing was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cxdesigner.analysis.felt import EMOTION, Evidence, Measured, evidence_runs
from cxdesigner.base.curve import Bezier, bezier
from cxdesigner.base.geometry import Rect, union
from cxdesigner.base.i18n import _, format_number, listed, ngettext
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.curve_name import curve_name, name_id
from cxdesigner.scene.blocks.feeling import EmotionCurve, persona_paint, place_curve
from cxdesigner.scene.blocks.free_places import FreePlaces, around
from cxdesigner.scene.blocks.scale import value_text
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import EmotionAxis, Grid
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import PathShape, Primitive, Stroke
from cxdesigner.scene.structure import Structure

MARK = 3.6
"""Half the width of a diamond."""
BAR = 2.2
"""Half the width of the bar of the spread."""
PAINT = "emotion.neutral"
ASKED = "asked"
"""Begins the ids of the names of personas that were asked and have no curve."""
_DOTS = (1.2, 1.6)
_CURVE = Stroke(PAINT, 1.5, (0.2, 3.0), cap="round")
_BAR_OPACITY = 0.18
_COUNT_SIZE = 8.0
_LEAST_BAR = 1.0


@dataclass(frozen=True, slots=True)
class _Way:
    """A stretch of the curve calculated from evidence: straight from point to point."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    segments: tuple[Bezier, ...]
    leads: tuple[tuple[float, Bezier], ...] = ()

    @classmethod
    def through(
        cls,
        run: Sequence[str],
        places: Mapping[str, float],
        measured: Mapping[str, Measured],
        axis: EmotionAxis,
    ) -> _Way:
        xs = tuple(places[key] for key in run)
        ys = tuple(axis.y_of(measured[key].value) for key in run)
        return cls(
            xs,
            ys,
            tuple(
                bezier(b[0] - a[0], a[1], b[1], *[(b[1] - a[1]) / max(b[0] - a[0], 1.0)] * 2)
                for a, b in pairwise(zip(xs, ys, strict=True))
            ),
        )


def diamond(paint: str = PAINT) -> Primitive:
    """Return the sign of a value from surveys about the origin."""
    outline = (("M", 0.0, -MARK), ("L", MARK, 0.0), ("L", 0.0, MARK), ("L", -MARK, 0.0), ("Z",))
    return PathShape(outline, "emotion.band.fill", Stroke(paint, 1.2, join="round"))


def spread_bar(top: float, bottom: float, paint: str = PAINT) -> tuple[Primitive, ...]:
    """Return the bar of a spread between two heights below the origin."""
    outline = (
        ("M", -BAR, top), ("L", BAR, top), ("L", BAR, bottom), ("L", -BAR, bottom), ("Z",)
    )  # fmt: skip
    ends = (("M", -BAR, top), ("L", BAR, top), ("M", -BAR, bottom), ("L", BAR, bottom))
    return (
        PathShape(outline, paint, opacity=_BAR_OPACITY),
        PathShape(ends, stroke=Stroke(paint, 0.9)),
    )


def evidence_sample(width: float) -> tuple[Primitive, ...]:
    """Return a sample of the curve calculated from evidence, its left middle at the origin."""
    return (PathShape((("M", 0.0, 0.0), ("L", width, 0.0)), stroke=_CURVE),)


def has_spread(item: SceneItem) -> bool:
    """Say whether an item of this kind has the bar of a spread."""
    return any(isinstance(shape, PathShape) and shape.opacity < 1 for shape in item.primitives)


def surveys_text(found: Measured) -> str:
    """Return the names of the surveys that a value comes from."""
    return listed(_("emotion") if one == EMOTION else one for one in found.sources)


def surveyed_items(
    view: RecordView,
    sides: Sequence[Side],
    curves: Sequence[EmotionCurve],
    labels: Mapping[str, Rect],
    grid: Grid,
    axis: EmotionAxis,
    setter: Typesetter,
    *,
    curve: bool,
    counts: dict[str, Rect | None],
) -> Iterator[SceneItem]:
    """Yield a sign for each element with answered surveys that lies in a column.

    Parameters
    ----------
    sides
        What is to be drawn, see `sides_of`.
    labels
        Where values and names of curves are printed, see `blocks.emotion.Labels`.
    curve
        Yield the curve calculated from evidence too, below the signs.
    counts
        Becomes where numbers of answers stand, by element; x is counted from the sign.
    """
    counts.clear()
    ways: list[_Way] = []
    for side in sides if curve else ():
        found = side.evidence.measured
        for run in evidence_runs(view, found.keys() & side.places.keys()):
            way = _Way.through(run, side.places, found, axis)
            yield _curve_item(len(ways), way, side, setter)
            ways.append(way)
    if not any(side.places for side in sides):
        return
    free = _taken(curves, ways, labels, axis, grid)
    for x, rect in sign_places(sides, axis):
        free.take(x, rect)
    for side in sides:
        for element_id, x in side.places.items():
            element = view.need(Element, element_id)
            item, counts[element_id] = sign(element, side, x, free, axis, setter)
            yield item
    for side in sides:
        if side.is_undrawn and side.places:
            yield _name_item(side, free, axis, setter)


@dataclass(frozen=True, slots=True)
class Side:
    """Evidence of one persona or of everybody: where it stands, beside which curve, in what paint.

    ``drawn`` is what somebody drew, by element; of a persona that ``is_undrawn`` that is nothing,
    while others have a curve. ``paint`` and ``name`` tell it from the others.
    """

    evidence: Evidence
    places: Mapping[str, float]
    drawn: Mapping[str, float | None]
    name: str
    paint: str
    is_undrawn: bool

    @classmethod
    def of(
        cls,
        view: RecordView,
        evidence: Evidence,
        curves: Sequence[EmotionCurve],
        structure: Structure,
        grid: Grid,
    ) -> Side:
        """Return evidence beside the curves that are drawn."""
        key = evidence.persona_id
        own = [one for one in curves if one.persona_id == key] if key is not None else [*curves]
        places = _places(view, evidence.measured, own, structure, grid)
        drawn = {point.element_id: point.value for one in reversed(own) for point in one.points}
        is_alone = len(curves) < 2 or key is None or not own
        name = "" if is_alone else own[0].name
        paint = PAINT if is_alone or not own[0].place else persona_paint(own[0].place)
        return cls(evidence, places, drawn, name, paint, bool(name) and not drawn)

    def part(self, sort: str, rest: str) -> str:
        """Return the id of an item of this side."""
        key = self.evidence.persona_id
        return part_id(sort, rest if key is None or not self.name else f"{rest}:{key}")


def sides_of(
    view: RecordView,
    evidence: Sequence[Evidence],
    curves: Sequence[EmotionCurve],
    structure: Structure,
    grid: Grid,
) -> tuple[Side, ...]:
    """Return the evidence of each persona that has some of its own, and that of everybody."""
    return tuple(Side.of(view, one, curves, structure, grid) for one in evidence)


def sign_places(sides: Sequence[Side], axis: EmotionAxis) -> Iterator[tuple[float, Rect]]:
    """Yield where signs are drawn: x, and what they cover, counted from there."""
    for side in sides:
        for element_id, x in side.places.items():
            found, drawn = side.evidence.measured[element_id], side.drawn.get(element_id)
            y = axis.y_of(found.value)
            yield x, Rect(-MARK - 1.0, y - MARK - 1.0, 2 * MARK + 2.0, 2 * MARK + 2.0)
            edges = (
                _reach(found, axis) if drawn is None else (*_reach(found, axis), axis.y_of(drawn))
            )
            top, bottom = min(edges), max(edges)
            if bottom - top >= _LEAST_BAR:
                yield x, Rect(-BAR, top, 2 * BAR, bottom - top)


def _places(
    view: RecordView,
    measured: Mapping[str, Measured],
    curves: Sequence[EmotionCurve],
    structure: Structure,
    grid: Grid,
) -> dict[str, float]:
    """Return where signs stand, by element: at its point, else in the middle of its column."""
    drawn = {
        point.element_id: x
        for curve in reversed(curves)
        for point, x in zip(curve.points, curve.xs, strict=True)
    }
    found: dict[str, float] = {}
    for element_id in sorted(measured):
        element, place = view.get(Element, element_id), structure.place.get(element_id)
        if element is None or element.step_id is None or place is None:
            continue
        x = drawn.get(element_id)
        found[element_id] = (
            grid.columns[place[1]].x + grid.columns[place[1]].width / 2 if x is None else x
        )
    return found


def _taken(
    curves: Sequence[EmotionCurve],
    ways: Sequence[_Way],
    labels: Mapping[str, Rect],
    axis: EmotionAxis,
    grid: Grid,
) -> FreePlaces:
    """Return the free places around what is drawn already."""
    placed = [place_curve(curve, axis) for curve in curves]
    free = FreePlaces([*placed, *ways], axis, grid.left + 2.0, grid.right - 2.0)
    for one in placed:
        for point, x, y in zip(one.points, one.xs, one.ys, strict=True):
            free.take_marker(x, y)
            if point.id in labels:
                free.take_label(x, labels[point.id])
        name = labels.get(name_id(one.curve.persona_id))
        if name is not None:
            free.take_label(one.xs[-1], name)
    return free


def _reach(found: Measured, axis: EmotionAxis) -> tuple[float, float]:
    """Return top and bottom of the bar of a spread; both are y of the value without one."""
    spread = found.spread or 0.0
    return axis.y_of(found.value + spread), axis.y_of(found.value - spread)


def sign(
    element: Element,
    side: Side,
    x: float,
    free: FreePlaces,
    axis: EmotionAxis,
    setter: Typesetter,
) -> tuple[SceneItem, Rect | None]:
    """Draw the sign of an element at an x; returns as well where its count stands, x from there."""
    found, drawn, paint = side.evidence.measured[element.id], side.drawn.get(element.id), side.paint
    y = axis.y_of(found.value)
    shapes: list[Primitive] = []
    top, bottom = (edge - y for edge in _reach(found, axis))
    bounds = Rect(-BAR - 1.0, -MARK - 1.0, 2 * BAR + 2.0, 2 * MARK + 2.0)
    if bottom - top >= _LEAST_BAR:
        shapes += spread_bar(top, bottom, paint)
        bounds = _spanning(bounds, top - 1.0, bottom + 1.0)
    if drawn is not None:
        down = axis.y_of(drawn) - y
        if abs(down) > 2 * MARK:
            start = MARK if down > 0 else -MARK
            bounds = _spanning(bounds, down, down)
            line = (("M", 0.0, start), ("L", 0.0, down))
            shapes.append(PathShape(line, stroke=Stroke(paint, 0.8, _DOTS)))
    shapes.append(diamond(paint))
    rect: Rect | None = None
    if found.n is not None:
        text, size, width = _count(found.n, setter)
        rect = free.find(x, around(y, width, size * 1.15, found.value >= axis.neutral))
        shapes += setter.measurer.runs(
            text, rect.x, rect.y - y + size * 0.94, "regular", size, paint, setter.language
        )
        label = Rect(rect.x, rect.y - y, rect.width, rect.height)
        bounds = union((bounds, label))
    words = [side.name] if side.name else []
    words += spread_words(found)
    if drawn is not None:
        words.append(_("drawn: {value}").format(value=value_text(drawn, axis)))
    item = SceneItem(
        id=side.part("surveyed", element.id),
        kind="surveyed",
        layer=Layer.EMOTION,
        x=x,
        y=y,
        bounds=bounds,
        primitives=tuple(shapes),
        label=_("From {surveys}: {value}").format(
            surveys=surveys_text(found), value=value_text(round(found.value, 1), axis)
        ),
        description=listed(words),
        language=setter.language,
        step_id=element.step_id,
        source_id=element.id,
        persona_id=side.evidence.persona_id,
    )
    return item, rect


def count_width(found: Measured, setter: Typesetter) -> float:
    """Return the width of the number of answers as it is printed."""
    return _count(found.n, setter)[2] if found.n is not None else 0.0


def _count(n: float, setter: Typesetter) -> tuple[str, float, float]:
    text = _("n={n}").format(n=format_number(n))
    size = setter.size(_COUNT_SIZE, text)
    return text, size, setter.width(text, "regular", size)


def _name_item(side: Side, free: FreePlaces, axis: EmotionAxis, setter: Typesetter) -> SceneItem:
    """Name a persona without a curve beside its last sign, as curves are named."""
    element_id, x = max(side.places.items(), key=lambda one: one[1])
    value, key = side.evidence.measured[element_id].value, side.evidence.persona_id

    def candidates(width: float, height: float) -> Iterator[Rect]:
        return around(axis.y_of(value), width, height, value >= axis.neutral)

    id_ = part_id(ASKED, key or "")
    return curve_name(id_, key, side.name, side.paint, x, candidates, free, setter)


def spread_words(found: Measured) -> Iterator[str]:
    """Yield how many answered and how far their answers lie apart, as far as that is known."""
    if found.n is not None:
        yield ngettext("{n} answer", "{n} answers", int(found.n)).format(n=format_number(found.n))
    if found.spread is not None:
        yield _("standard deviation {value}").format(value=format_number(found.spread, 1))


def _spanning(rect: Rect, top: float, bottom: float) -> Rect:
    low, high = min(rect.y, top), max(rect.bottom, bottom)
    return Rect(rect.x, low, rect.width, high - low)


def _curve_item(number: int, way: _Way, side: Side, setter: Typesetter) -> SceneItem:
    x, y = way.xs[0], way.ys[0]
    points = [(px - x, py - y) for px, py in zip(way.xs, way.ys, strict=True)]
    told = ngettext("{n} point", "{n} points", len(points)).format(n=len(points))
    outline = tuple(("L" if at else "M", *point) for at, point in enumerate(points))
    return SceneItem(
        id=side.part("surveyed_curve", str(number)),
        kind="surveyed_curve",
        layer=Layer.EMOTION,
        x=x,
        y=y,
        bounds=union(Rect(px, py - 1.0, 0.0, 2.0) for px, py in points),
        primitives=(PathShape(outline, stroke=replace(_CURVE, paint=side.paint)),),
        label=_("Curve calculated from evidence"),
        description=listed([side.name, told] if side.name else [told]),
        persona_id=side.evidence.persona_id,
        language=setter.language,
    )
