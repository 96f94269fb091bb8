"""Draws the figures of a lens over the items of a scene; nothing is laid out anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from cxdesigner.analysis.words import named
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.scene.blocks.outline import rounded_outline
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.charts.signs import bar
from cxdesigner.scene.items import Layer, Scene, SceneItem, part_id
from cxdesigner.scene.legend import Entry
from cxdesigner.scene.lens.figures import LensFigures
from cxdesigner.scene.lens.heat import Heat, Warmth
from cxdesigner.scene.lens.ruler import with_ruler
from cxdesigner.scene.primitives import Group, PathShape, Primitive, RectShape, Stroke

HOT, GOOD, CALM = "emotion.negative", "emotion.positive", "element.border"
LIT = "line.ink"
_TAG = 8.0
"""Type size of the figures in points."""

_TAG_PAD = 3.5
_TAG_BELOW = 3.5
"""The middle of a figure below the edge of its element: it covers no sign of the channel."""

_BESIDE_NAME = 4.0
"""Between the name of a line and its number."""

_EDGE = 3.0
"""A line enters a number no nearer to its upper or lower edge."""

_FAINTEST, _FULLEST = 0.06, 0.21
"""Opacity of the least and the most heat: small texts on it stay readable in all themes."""

PALE = 0.5
"""How thick the veil is over what is not critical: what stands back on paper is still read."""

DRESSED = frozenset({"element", "link", "link_label"})
"""Kinds that look different through a lens."""


Tint = tuple[str, float]
"""Paint token and opacity, 0…1."""


def tint_of(warmth: Warmth, heat: Heat) -> Tint:
    """Return how an element is tinted: the warmer the fuller, what is good in another colour."""
    opacity = _FAINTEST + (_FULLEST - _FAINTEST) * min(1.0, abs(warmth.share))
    if not heat.diverging:
        return HOT, opacity
    if not warmth.share:
        return CALM, _FAINTEST
    return (GOOD if warmth.share > 0 else HOT), opacity


def warm_item(item: SceneItem, warmth: Warmth, heat: Heat, setter: Typesetter) -> SceneItem:
    """Return an element with its tint beneath its texts, and a tag with its figure.

    The tag lies on the lower left edge.
    """
    paint, opacity = tint_of(warmth, heat)
    box = item.bounds
    shape = rounded_outline(box.x, box.y, box.width, box.height, 5.0)
    size = setter.size(_TAG, warmth.text)
    width = setter.width(warmth.text, "bold", size) + 2 * _TAG_PAD
    height = size * 1.4
    left, middle = box.x - 3.0, box.bottom + _TAG_BELOW
    tint = PathShape(shape, paint, None, opacity)
    ground, inside = _parted(item.primitives)
    drawn: tuple[Primitive, ...] = (
        PathShape(shape, None, Stroke(paint, 1.0 + 1.6 * abs(warmth.share))),
        RectShape(
            left, middle - height / 2, width, height, height / 2, "canvas", Stroke(paint, 1.0)
        ),
        *setter.line(warmth.text, left + _TAG_PAD, middle - setter.leading(size) / 2, size, "bold"),
    )
    said = named(heat.name, warmth.text)
    words = f"{item.description}. {said}" if item.description else said
    return replace(item, primitives=(*ground, tint, *inside, *drawn), description=words)


def _parted(shapes: tuple[Primitive, ...]) -> tuple[tuple[Primitive, ...], tuple[Primitive, ...]]:
    """Return the ground of an element, and what is written and drawn on it."""
    first = next(
        (at for at, one in enumerate(shapes) if not isinstance(one, RectShape | PathShape)),
        len(shapes),
    )
    return shapes[:first], shapes[first:]


# ---- critical path


def lit_item(item: SceneItem) -> SceneItem:
    """Return an element or a link of the critical path as it is emphasised: with thicker lines."""
    if item.kind == "link_label":
        return item
    if item.kind == "link":
        return replace(item, primitives=tuple(map(_thick, item.primitives)), layer=Layer.LINK)
    box = item.bounds
    frame = PathShape(
        rounded_outline(box.x - 1.5, box.y - 1.5, box.width + 3.0, box.height + 3.0, 6.0),
        None,
        Stroke(LIT, 2.4),
    )
    return replace(item, primitives=(*item.primitives, frame))


def _thick(shape: Primitive) -> Primitive:
    match shape:
        case PathShape(stroke=Stroke() as stroke) if stroke.paint.startswith("link."):
            return replace(shape, stroke=replace(stroke, paint=LIT, width=stroke.width + 1.5))
        case PathShape(fill=str() as fill) if fill.startswith("link."):
            return replace(shape, fill=LIT)
        case Group():
            return replace(shape, children=tuple(map(_thick, shape.children)))
    return shape


def pale_item(item: SceneItem) -> SceneItem:
    """Return what is not on the critical path as it stands back: under a veil, thin."""
    if item.kind == "link":
        return replace(item, primitives=tuple(map(_thin, item.primitives)))
    box = item.bounds
    for child in item.children:
        rect = child.rect
        left, top = min(box.x, rect.x), min(box.y, rect.y)
        right, bottom = max(box.right, rect.right), max(box.bottom, rect.bottom)
        box = Rect(left, top, right - left, bottom - top)
    ground = f"lane.{item.lane_role}.tint" if item.kind == "element" else "canvas"
    shape = rounded_outline(box.x - 1.0, box.y - 1.0, box.width + 2.0, box.height + 2.0, 5.0)
    veil = PathShape(shape, ground, None, PALE)
    covered = replace(item, primitives=(*item.primitives, veil))
    if not item.children:
        return covered
    # Badges are drawn after their element: they go below its veil.
    inside = tuple(Group(child.x, child.y, child.primitives) for child in item.children)
    return replace(item, primitives=(*item.primitives, *inside, veil), children=())


def _thin(shape: Primitive) -> Primitive:
    match shape:
        case PathShape(stroke=Stroke() as stroke) if stroke.paint.startswith("link."):
            return replace(shape, stroke=replace(stroke, paint=CALM, width=stroke.width * 0.75))
        case PathShape(fill=str() as fill) if fill.startswith("link."):
            return replace(shape, fill=CALM)
        case Group():
            return replace(shape, children=tuple(map(_thin, shape.children)))
    return shape


# ---- crossings


def crossing_items(scene: Scene, figures: LensFigures, setter: Typesetter) -> Iterator[SceneItem]:
    """Yield a pill with the number of crossings on each line, where the columns begin.

    It stands as level with the name of the line as it can while the line runs into it.
    """
    counts, left = dict(figures.crossings or ()), _band_start(scene)
    names = {item.record_id: item.rect.center.y for item in scene.of_kind("line_header")}
    for item in scene.of_kind("line"):
        count = counts.get(item.record_id or item.id)
        if count is None:
            continue
        text = f"× {count}"
        size = setter.size(_TAG, text)
        width, height = setter.width(text, "bold", size) + 9.0, size * 1.7
        line, reach = item.rect.center.y, height / 2 - _EDGE
        name = names.get(item.record_id or item.id, line)
        middle = min(max(name, line - reach), line + reach)
        yield SceneItem(
            id=part_id("crossings", item.id),
            kind="badge",
            layer=Layer.LABEL,
            x=left + _BESIDE_NAME,
            y=middle,
            bounds=Rect(0.0, -height / 2, width, height),
            primitives=(
                RectShape(0.0, -height / 2, width, height, height / 2, "line.pill.fill",
                          Stroke("line.ink", 1.0)),
                *setter.line(text, width / 2, -setter.leading(size) / 2, size, "bold",
                             "line.pill.ink", "center"),
            ),
            label=text,
            description=_("{n} links cross this line").format(n=count),
            language=setter.language,
            order=item.order,
        )  # fmt: skip


# ---- all of it


def dressed_item(item: SceneItem, figures: LensFigures, setter: Typesetter) -> SceneItem:
    """Return an item as it looks through a lens; the same one where the lens says nothing."""
    if item.kind not in DRESSED:
        return item
    shown = item
    if figures.critical:
        shown = lit_item(shown) if is_lit(item, figures) else pale_item(shown)
    warmth = warmth_of(item, figures)
    if warmth is not None and figures.heat is not None:
        shown = warm_item(shown, warmth, figures.heat, setter)
    return shown


def warmth_of(item: SceneItem, figures: LensFigures) -> Warmth | None:
    """Return the heat of an element; None of all else."""
    if figures.heat is None or item.kind != "element":
        return None
    return figures.heat.of.get(item.record_id or item.id)


def is_lit(item: SceneItem, figures: LensFigures) -> bool:
    """Say whether an item belongs to the critical path that is asked for."""
    return figures.critical is not None and (item.record_id or item.id) in figures.critical


def dressed(scene: Scene, figures: LensFigures | None, setter: Typesetter) -> Scene:
    """Return a scene with the figures of a lens over it; only a ruler makes it higher."""
    if figures is None:
        return scene
    if figures.ruler:
        scene = with_ruler(scene, figures.ruler, setter)
    items = {key: dressed_item(item, figures, setter) for key, item in scene.items.items()}
    if figures.crossings is not None:
        items |= {item.id: item for item in crossing_items(scene, figures, setter)}
    return replace(scene, items=MappingProxyType(items))


def _band_start(scene: Scene) -> float:
    """Return the x where the columns begin: right of the names of the lanes."""
    return max((item.rect.right for item in scene.of_kind("lane_header")), default=0.0)


def lens_entries(figures: LensFigures | None, setter: Typesetter) -> tuple[Entry, ...]:
    """Return what a legend says about a lens."""
    if figures is None:
        return ()
    found: list[Entry] = []
    if figures.heat is not None:
        found.append(_heat_entry(figures.heat))
    if figures.critical:
        sign = (PathShape((("M", 0.0, 0.0), ("L", 20.0, 0.0)), None, Stroke(LIT, 2.8)),)
        found.append(Entry(sign, 20.0, _("Critical path")))
    elif figures.critical is not None:
        found.append(_nothing(_("Critical path")))
    if figures.ruler:
        found.append(Entry(bar(0.0, -3.5, 16.0, 7.0, "lane.customer", "soft"), 16.0, _("Work")))
        wait = bar(0.0, -3.5, 16.0, 7.0, "emotion.negative", "hatched")
        found.append(Entry(wait, 16.0, _("Waiting")))
    elif figures.ruler is not None:
        found.append(_nothing(_("Time ruler")))
    if figures.crossings:
        pill = RectShape(0.0, -5.0, 18.0, 10.0, 5.0, "line.pill.fill", Stroke("line.ink", 1.0))
        found.append(Entry((pill,), 18.0, _("Crossings of the lines")))
    elif figures.crossings is not None:
        found.append(_nothing(_("Crossings of the lines")))
    return tuple(found)


def _nothing(name: str) -> Entry:
    return Entry((), 0.0, _("{name}: nothing to show").format(name=name))


def _heat_entry(heat: Heat) -> Entry:
    if not heat.of:
        return _nothing(heat.name)
    if heat.diverging:
        shares: tuple[float, ...] = (-1.0, -0.5, 0.0, 0.5, 1.0)
    else:
        shares = (0.0, 0.25, 0.5, 0.75, 1.0) if heat.low != heat.high else (1.0,)
    sign: list[Primitive] = []
    for at, share in enumerate(shares):
        paint, opacity = tint_of(Warmth(share, ""), heat)
        x = at * 8.0
        box = rounded_outline(x, -5.0, 8.0, 10.0, 0.5)
        sign += [PathShape(box, paint, None, opacity), PathShape(box, None, Stroke(paint, 0.7))]
    name = _("{name}: {low} to {high}").format(name=heat.name, low=heat.low, high=heat.high)
    if heat.low == heat.high:
        name = named(heat.name, heat.high)
    return Entry(tuple(sign), 8.0 * len(shares), name)
