"""Drawing of links: line, halo where it passes over other things, heads, marks, label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.blocks.measures import HALO, HEAD, LABEL_SIZE, eighths_up
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, Side
from cxdesigner.scene.primitives import PathShape, Primitive, RectShape, Stroke

LINK_STROKES: dict[str, Stroke] = {
    "flow": Stroke("link.flow", 1.3, join="round"),
    "interaction": Stroke("link.interaction", 1.0, join="round"),
    "support": Stroke("link.support", 0.9, join="round"),
    "information": Stroke("link.information", 0.9, (4.5, 2.5), join="round"),
    "evidence": Stroke("link.evidence", 0.7, (1.2, 2.2), join="round"),
    "recovery": Stroke("link.recovery", 1.1, (6.0, 2.0, 1.2, 2.0), join="round"),
}
"""How each kind of link is drawn (domain 2.4)."""

_HALF_HEAD = 2.6
_BOTH_HEAD = 5.5
_LABEL_PAD = 3.0
LABEL_WIDTH = 150.0
"""Labels are broken to be no wider."""
UPRIGHT_LABEL_WIDTH = 108.0
"""The same for links within a column: their labels stand beside a vertical line."""
GAP_LABEL_WIDTH = 58.0
"""The same for links to the next column: the gap between the columns grows for their labels."""
_LOOP = 4.6

Command = tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class LinkSpec:
    """All that the drawing of a link depends on but its way."""

    id: str
    kind: str
    label: str
    both: bool
    loop: bool
    parallel: bool
    default: bool
    source_id: str
    target_id: str
    label_width: float = LABEL_WIDTH


@dataclass(frozen=True, slots=True)
class LinkPath:
    """The way of a link in scene coordinates, as routing gives it."""

    points: tuple[Point, ...]
    source_side: Side
    target_side: Side
    label: Rect | None


@dataclass(frozen=True, slots=True)
class Ground:
    """A stretch of y with a ground of one colour; what lies between is canvas."""

    top: float
    bottom: float
    paint: str


def label_size(label: str, width: float, setter: Typesetter) -> tuple[float, float]:
    """Return width and height of a label with its padding; (0, 0) for none.

    `width` is what its lines may be wide at most.
    """
    if not label:
        return 0.0, 0.0
    size = setter.size(LABEL_SIZE, label)
    lines = setter.wrap(label, "regular", size, width)
    return (
        eighths_up(max(line.width for line in lines) + 2 * _LABEL_PAD),
        eighths_up(len(lines) * size * 1.22 + 2.0),
    )


def link_item(
    spec: LinkSpec,
    path: LinkPath,
    grounds: Sequence[Ground],
    shared: Sequence[tuple[Point, Point]],
    setter: Typesetter,
    order: int,
) -> SceneItem:
    """Draw one link.

    Parameters
    ----------
    grounds
        What colours lie below, from top to bottom: the halo takes the colour of its ground, so
        that it is seen only where another line is crossed.
    shared
        Stretches that links of the same bundle have drawn already: no halo there.
    """
    origin = path.points[0]
    points = tuple(Point(point.x - origin.x, point.y - origin.y) for point in path.points)
    stroke = LINK_STROKES[spec.kind]
    drawn: list[Primitive] = []
    drawn += _halo(path.points, origin, grounds, shared, stroke.width + 2 * HALO)
    heads: list[PathShape] = []
    length = _BOTH_HEAD if spec.both else HEAD
    start_cut = end_cut = 0.0
    if spec.kind != "evidence":
        is_open = spec.kind == "information"
        end_cut = 0.0 if is_open else length - 1.0
        heads.append(_head(points[-2], points[-1], length, stroke, is_open))
        if spec.both:
            start_cut = end_cut
            heads.append(_head(points[1], points[0], length, stroke, is_open))
    shown = _shortened(points, start_cut, end_cut)
    commands: tuple[Command, ...] = (
        ("M", *shown[0]),
        *(("L", *point) for point in shown[1:]),
    )
    drawn.append(PathShape(commands, stroke=stroke))
    drawn += heads
    drawn += _marks(spec, points, stroke)
    return SceneItem(
        id=spec.id,
        kind="link",
        layer=Layer.LINK,
        x=origin.x,
        y=origin.y,
        bounds=_bounds(points),
        primitives=tuple(drawn),
        label=spec.label,
        language=setter.language,
        order=order,
        record_id=spec.id,
        link_kind=spec.kind,
        source_id=spec.source_id,
        target_id=spec.target_id,
        source_side=path.source_side,
        target_side=path.target_side,
    )


def label_item(spec: LinkSpec, place: Rect, setter: Typesetter, order: int) -> SceneItem:
    """Draw the label of a link on its pill."""
    size = setter.size(LABEL_SIZE, spec.label)
    lines = setter.wrap(spec.label, "regular", size, spec.label_width)
    step = size * 1.22
    top = (place.height - len(lines) * step) / 2
    paint = "link.recovery" if spec.kind == "recovery" else "link.label"
    runs = tuple(
        run
        for at, line in enumerate(lines)
        for run in setter.measurer.runs(
            line.text,
            (place.width - line.width) / 2,
            top + (at + 0.5) * step + size * 0.37,
            "regular",
            size,
            paint,
            setter.language,
        )
    )
    return SceneItem(
        id=f"label:{spec.id}",
        kind="link_label",
        layer=Layer.LABEL,
        x=place.x,
        y=place.y,
        bounds=Rect(0.0, 0.0, place.width, place.height),
        primitives=(
            RectShape(0.0, 0.0, place.width, place.height, 3.0, "link.label.fill"),
            *runs,
        ),
        label=spec.label,
        language=setter.language,
        order=order,
        record_id=spec.id,
        link_kind=spec.kind,
    )


def sample(kind: str, width: float, both: bool = False) -> tuple[Primitive, ...]:
    """Return a horizontal sample of a kind of link, its middle at y = 0."""
    stroke = LINK_STROKES[kind]
    start, end = Point(0.0, 0.0), Point(width, 0.0)
    if kind == "evidence":
        return (PathShape((("M", 0.0, 0.0), ("L", width, 0.0)), stroke=stroke),)
    is_open = kind == "information"
    cut = 0.0 if is_open else HEAD - 1.0
    line = PathShape((("M", cut if both else 0.0, 0.0), ("L", width - cut, 0.0)), stroke=stroke)
    heads = [_head(start, end, HEAD, stroke, is_open)]
    if both:
        heads.append(_head(end, start, HEAD, stroke, is_open))
    return (line, *heads)


def _bounds(points: Sequence[Point]) -> Rect:
    left = min(point.x for point in points)
    top = min(point.y for point in points)
    return Rect(
        left,
        top,
        max(point.x for point in points) - left,
        max(point.y for point in points) - top,
    )


def _direction(start: Point, end: Point) -> tuple[float, float]:
    if start.x == end.x:
        return 0.0, 1.0 if end.y > start.y else -1.0
    return (1.0 if end.x > start.x else -1.0), 0.0


def _head(start: Point, tip: Point, length: float, stroke: Stroke, is_open: bool) -> PathShape:
    dx, dy = _direction(start, tip)
    half = _HALF_HEAD * length / HEAD
    back = Point(tip.x - dx * length, tip.y - dy * length)
    left = (back.x - dy * half, back.y + dx * half)
    right = (back.x + dy * half, back.y - dx * half)
    if is_open:
        return PathShape(
            (("M", *left), ("L", *tip), ("L", *right)),
            stroke=Stroke(stroke.paint, max(stroke.width, 1.0), cap="round", join="round"),
        )
    return PathShape((("M", *tip), ("L", *left), ("L", *right), ("Z",)), stroke.paint)


def _shortened(points: Sequence[Point], start_cut: float, end_cut: float) -> list[Point]:
    shown = list(points)
    if start_cut:
        shown[0] = _towards(shown[0], shown[1], start_cut)
    if end_cut:
        shown[-1] = _towards(shown[-1], shown[-2], end_cut)
    return shown


def _towards(point: Point, other: Point, distance: float) -> Point:
    dx, dy = _direction(point, other)
    room = abs(other.x - point.x) + abs(other.y - point.y)
    distance = min(distance, room / 2)
    return Point(point.x + dx * distance, point.y + dy * distance)


def _marks(spec: LinkSpec, points: Sequence[Point], stroke: Stroke) -> list[Primitive]:
    drawn: list[Primitive] = []
    if spec.loop:
        start, end = max(
            pairwise(points),
            key=lambda pair: abs(pair[0].x - pair[1].x) + abs(pair[0].y - pair[1].y),
        )
        # A third along, where no label stands.
        drawn += _loop_mark(
            Point(start.x + (end.x - start.x) / 4, start.y + (end.y - start.y) / 4), stroke.paint
        )
    if spec.default or spec.parallel:
        dx, dy = _direction(points[0], points[1])
        pen = Stroke(stroke.paint, 1.1, cap="round")
        for offset in (5.0,) if spec.default else (4.5, 7.0):
            x, y = points[0].x + dx * offset, points[0].y + dy * offset
            lean = 2.0 if spec.default else 0.0
            drawn.append(
                PathShape(
                    (
                        ("M", x - dy * 3.2 - dx * lean, y + dx * 3.2 - dy * lean),
                        ("L", x + dy * 3.2 + dx * lean, y - dx * 3.2 + dy * lean),
                    ),
                    stroke=pen,
                )
            )
    return drawn


def _loop_mark(at: Point, paint: str) -> list[Primitive]:
    """A curved arrow on a disc: this link goes back for rework."""
    r = 2.5
    k = r * 0.5523
    x, y = at
    return [
        RectShape(x - _LOOP, y - _LOOP, 2 * _LOOP, 2 * _LOOP, _LOOP, "canvas", Stroke(paint, 0.7)),
        PathShape(
            (
                ("M", x, y - r),
                ("C", x - k, y - r, x - r, y - k, x - r, y),
                ("C", x - r, y + k, x - k, y + r, x, y + r),
                ("C", x + k, y + r, x + r, y + k, x + r, y),
            ),
            stroke=Stroke(paint, 0.9),
        ),
        PathShape(
            (("M", x + 1.9, y - r), ("L", x - 0.6, y - r - 1.6), ("L", x - 0.6, y - r + 1.6),
             ("Z",)),
            paint,
        ),
    ]  # fmt: skip


# ---- halo


def _halo(
    points: Sequence[Point],
    origin: Point,
    grounds: Sequence[Ground],
    shared: Sequence[tuple[Point, Point]],
    width: float,
) -> list[Primitive]:
    pieces: dict[str, list[Command]] = {}
    for start, end in pairwise(points):
        for first, last in _without(start, end, shared):
            for paint, a, b in _on_grounds(first, last, grounds):
                pieces.setdefault(paint, []).extend(
                    (("M", a.x - origin.x, a.y - origin.y), ("L", b.x - origin.x, b.y - origin.y))
                )
    return [
        PathShape(tuple(commands), stroke=Stroke(paint, width))
        for paint, commands in sorted(pieces.items())
    ]


def _without(
    start: Point, end: Point, shared: Sequence[tuple[Point, Point]]
) -> list[tuple[Point, Point]]:
    """Return what is left of a segment when the stretches that run along it are taken away."""
    if not shared:
        return [(start, end)]
    vertical = start.x == end.x
    axis = 1 if vertical else 0
    low, high = sorted((start[axis], end[axis]))
    left = [(low, high)]
    for first, last in shared:
        if (first.x == last.x) != vertical or first[1 - axis] != start[1 - axis]:
            continue
        cut_low, cut_high = sorted((first[axis], last[axis]))
        # Two points more: the branch must not cut the trunk it leaves.
        cut_low, cut_high = cut_low - 2.0, cut_high + 2.0
        left = [
            part
            for a, b in left
            for part in ((a, min(b, cut_low)), (max(a, cut_high), b))
            if part[1] - part[0] > 0.01
        ]
    # Where a shared stretch meets this segment at an angle, keep clear of it as well.
    trimmed = []
    for a, b in left:
        for first, last in shared:
            if (first.x == last.x) == vertical:
                continue
            across = first[axis]
            span = sorted((first[1 - axis], last[1 - axis]))
            if not span[0] - 0.01 <= start[1 - axis] <= span[1] + 0.01:
                continue
            if abs(across - a) < 0.01:
                a += 2.0
            if abs(across - b) < 0.01:
                b -= 2.0
        if b - a > 0.01:
            trimmed.append((a, b))
    if vertical:
        return [(Point(start.x, a), Point(start.x, b)) for a, b in trimmed]
    return [(Point(a, start.y), Point(b, start.y)) for a, b in trimmed]


def _on_grounds(
    start: Point, end: Point, grounds: Sequence[Ground]
) -> list[tuple[str, Point, Point]]:
    """Cut a segment where the colour of the ground changes."""
    if start.y == end.y:
        for ground in grounds:
            if ground.top <= start.y <= ground.bottom:
                return [(ground.paint, start, end)]
        return [("halo", start, end)]
    low, high = sorted((start.y, end.y))
    found: list[tuple[str, Point, Point]] = []
    at = low
    for ground in grounds:
        if ground.bottom <= at or ground.top >= high:
            continue
        if ground.top > at:
            found.append(("halo", Point(start.x, at), Point(start.x, ground.top)))
            at = ground.top
        stop = min(high, ground.bottom)
        found.append((ground.paint, Point(start.x, at), Point(start.x, stop)))
        at = stop
    if at < high:
        found.append(("halo", Point(start.x, at), Point(start.x, high)))
    return found
