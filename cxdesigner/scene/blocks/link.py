"""Drawing of links: line, halo where it passes over other things, heads, marks, label."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.i18n import N_
from cxdesigner.base.quick import quick
from cxdesigner.scene.blocks.halo import Command, Ground, halo
from cxdesigner.scene.blocks.measures import HALF_HEAD, HALO, HEAD, LABEL_SIZE, eighths_up
from cxdesigner.scene.blocks.text import Typesetter, has_chinese
from cxdesigner.scene.items import Layer, SceneItem, Side, part_id
from cxdesigner.scene.primitives import PathShape, Primitive, RectShape, Stroke
from cxdesigner.scene.styles import USUAL, Look, styled_line, styled_pen

LINK_STROKES: dict[str, Stroke] = {
    "flow": Stroke("link.flow", 1.3, join="round"),
    "interaction": Stroke("link.interaction", 1.0, join="round"),
    "support": Stroke("link.support", 0.9, join="round"),
    "information": Stroke("link.information", 0.9, (4.5, 2.5), join="round"),
    "evidence": Stroke("link.evidence", 0.7, (1.2, 2.2), join="round"),
    "recovery": Stroke("link.recovery", 1.1, (6.0, 2.0, 1.2, 2.0), join="round"),
}
"""How each kind of link is drawn (domain 2.4)."""

_BOTH_HEAD = 5.5
_LABEL_PAD = 3.0
LABEL_WIDTH = 150.0
"""Labels are broken to be no wider."""
UPRIGHT_LABEL_WIDTH = 108.0
"""The same for links within a column: their labels stand beside a vertical line."""
GAP_LABEL_WIDTH = 58.0
"""The same for links to the next column: the gap between the columns grows for their labels."""
LINK_SIGNS: dict[str, str] = {
    "loop": N_("Loop back"),
    "default": N_("Usual way out of a decision"),
    "parallel": N_("At the same time as others"),
}
"""What the signs on links say."""
_LOOP = 4.6


@quick
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
    narrow_width: float = 0.0
    look: Look = USUAL


@quick
@dataclass(frozen=True, slots=True)
class LinkPath:
    """The way of a link in scene coordinates, as routing gives it."""

    points: tuple[Point, ...]
    source_side: Side
    target_side: Side
    label: Rect | None


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


def narrow_label_width(label: str, width: float, setter: Typesetter) -> float:
    """Return the width at which a label has one or two lines more, 0 if it cannot be narrower.

    Routing falls back on that shape where the wide one would hide another link. Words stay whole.
    """
    size = setter.size(LABEL_SIZE, label)
    wide = setter.wrap(label, "regular", size, width)
    if not wide or len(wide) > 2:
        return 0.0
    words = max((setter.width(word, "regular", size) for word in label.split()), default=0.0)
    total = sum(line.width for line in wide)
    is_chinese = has_chinese(label)
    most = len(wide) + 1 if is_chinese or len(wide) > 1 else 3
    least = total / most if is_chinese else max(words, total / 3)
    for share in (1.0, 1.15, 1.3, 1.5):
        narrow = setter.wrap(label, "regular", size, least * share + 0.5)
        if len(narrow) <= most:
            room = max(line.width for line in wide) - max(line.width for line in narrow)
            return least * share + 0.5 if room > 2 * size else 0.0
    return 0.0


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
    stroke = styled_pen(LINK_STROKES[spec.kind], spec.look)
    signs = _signs_of(spec)
    drawn: list[Primitive] = []
    drawn += halo(path.points, origin, grounds, shared, stroke.width + 2 * HALO)
    way = way_shapes(spec.kind, points, both=spec.both, look=spec.look)
    drawn += styled_line((*way, *_signs(signs, points, stroke)), spec.look, stroke.paint)
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
        link_signs=signs,
    )


PROMISED_LINK = SceneItem(
    id=part_id("link"),
    kind="link",
    layer=Layer.LINK,
    x=0.0,
    y=0.0,
    bounds=Rect(0.0, 0.0, 0.0, 0.0),
)
"""Stands in the place of links that nobody has looked at."""


def way_shapes(
    kind: str, points: Sequence[Point], *, both: bool, look: Look = USUAL
) -> tuple[PathShape, ...]:
    """Draw the way of a link of a kind with its heads."""
    stroke = styled_pen(LINK_STROKES[kind], look)
    heads: list[PathShape] = []
    length = _BOTH_HEAD if both else HEAD
    start_cut = end_cut = 0.0
    if kind != "evidence":
        is_open = kind == "information"
        end_cut = 0.0 if is_open else length - 1.0
        heads.append(_head(points[-2], points[-1], length, stroke, is_open))
        if both:
            start_cut = end_cut
            heads.append(_head(points[1], points[0], length, stroke, is_open))
    shown = _shortened(points, start_cut, end_cut)
    commands: tuple[Command, ...] = (
        ("M", *shown[0]),
        *(("L", *point) for point in shown[1:]),
    )
    return PathShape(commands, stroke=stroke), *heads


def label_item(spec: LinkSpec, place: Rect, setter: Typesetter, order: int) -> SceneItem:
    """Draw the label of a link on its pill."""
    size = setter.size(LABEL_SIZE, spec.label)
    widths = spec.label_width, spec.narrow_width
    shape = place.width, place.height
    fitting = [width for width in widths if label_size(spec.label, width, setter) == shape]
    lines = setter.wrap(spec.label, "regular", size, fitting[0] if fitting else place.width)
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
        id=part_id("label", spec.id),
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


def sample(
    kind: str, width: float, both: bool = False, signs: Collection[str] = ()
) -> tuple[Primitive, ...]:
    """Return a horizontal sample of a kind of link with signs on it, its middle at y = 0."""
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
    return (line, *heads, *_signs(signs, (start, end), stroke))


def _signs_of(spec: LinkSpec) -> tuple[str, ...]:
    beginning = ("default",) if spec.default else ("parallel",) if spec.parallel else ()
    return ("loop", *beginning) if spec.loop else beginning


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
    half = HALF_HEAD * length / HEAD
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


def _signs(signs: Collection[str], points: Sequence[Point], stroke: Stroke) -> list[Primitive]:
    drawn: list[Primitive] = []
    if "loop" in signs:
        start, end = max(
            pairwise(points),
            key=lambda pair: abs(pair[0].x - pair[1].x) + abs(pair[0].y - pair[1].y),
        )
        # A third along, where no label stands.
        drawn += _loop_mark(
            Point(start.x + (end.x - start.x) / 4, start.y + (end.y - start.y) / 4), stroke.paint
        )
    is_default = "default" in signs
    if is_default or "parallel" in signs:
        dx, dy = _direction(points[0], points[1])
        pen = Stroke(stroke.paint, 1.1, cap="round")
        for offset in (5.0,) if is_default else (4.5, 7.0):
            x, y = points[0].x + dx * offset, points[0].y + dy * offset
            lean = 2.0 if is_default else 0.0
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
