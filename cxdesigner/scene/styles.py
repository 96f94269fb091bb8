"""Looks that a person gave single things: a colour of a small palette instead of the usual one.

A ``Style`` record holds pairs of role and paint. Roles are ``fill`` and ``border`` of elements,
``line`` of links, ``accent`` of lanes; a paint is a token of the palette or a literal ``#rrggbb``.
What a file holds besides is kept and not drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from cxdesigner.model.asset import Style
from cxdesigner.model.view import RecordView
from cxdesigner.scene.primitives import PathShape, Primitive, RectShape, Stroke, TextRun
from cxdesigner.scene.theme import STYLE_COLOURS

Paints = tuple[tuple[str, str], ...]
"""Pairs of role and paint, sorted by role."""

_TOKENS = frozenset(
    token for name in STYLE_COLOURS for token in (f"style.{name}", f"style.{name}.tint")
)
_LITERAL = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_EDGE = 1.4
"""Least width of a border that has a colour of its own."""


def paints_of(view: RecordView, record_id: str) -> Paints:
    """Return the look of a record; () for the usual one."""
    found: dict[str, str] = {}
    for style in view.referring(record_id, Style):
        found.update(pair for pair in style.paints if _is_known(pair[1]))
    return tuple(sorted(found.items()))


def _is_known(paint: str) -> bool:
    return paint in _TOKENS or _LITERAL.match(paint) is not None


def styled_element(
    primitives: Iterable[Primitive], paints: Paints, own_border: Iterable[str] = ()
) -> tuple[Primitive, ...]:
    """Return the drawing of an element in its look; `own_border` are more paints of its border."""
    wanted = dict(paints)
    fills, borders = {}, {}
    if "fill" in wanted:
        fills = dict.fromkeys(("element.fill", "note.fill"), wanted["fill"])
    if "border" in wanted:
        borders = dict.fromkeys(("element.border", "note.border", *own_border), wanted["border"])
    return tuple(_repainted(shape, fills, borders, _EDGE) for shape in primitives)


def styled_line(
    primitives: Iterable[Primitive], paints: Paints, usual: str
) -> tuple[Primitive, ...]:
    """Return the drawing of a link in its look; `usual` is the paint that its kind has."""
    colour = dict(paints).get("line")
    if colour is None:
        return tuple(primitives)
    return tuple(_repainted(shape, {usual: colour}, {usual: colour}) for shape in primitives)


def styled_header(
    primitives: Iterable[Primitive], paints: Paints, usual: str
) -> tuple[Primitive, ...]:
    """Return the header of a lane with bar and name in its look."""
    colour = dict(paints).get("accent")
    if colour is None:
        return tuple(primitives)
    return tuple(_repainted(shape, {usual: colour}, {usual: colour}) for shape in primitives)


def _repainted(
    shape: Primitive, fills: Mapping[str, str], strokes: Mapping[str, str], least: float = 0.0
) -> Primitive:
    match shape:
        case RectShape() | PathShape():
            stroke = shape.stroke
            if stroke is not None and stroke.paint in strokes:
                stroke = _pen(stroke, strokes[stroke.paint], least)
            fill = fills.get(shape.fill, shape.fill) if shape.fill is not None else None
            return replace(shape, fill=fill, stroke=stroke)
        case TextRun() if shape.paint in fills:
            return replace(shape, paint=fills[shape.paint])
    return shape


def _pen(stroke: Stroke, paint: str, least: float) -> Stroke:
    return replace(stroke, paint=paint, width=max(stroke.width, least))
