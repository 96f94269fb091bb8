"""Looks that a person gave single things instead of the usual ones.

A ``Style`` record holds pairs of role and paint. Roles are ``fill`` and ``border`` of elements,
``line`` of links, ``accent`` of lanes; a paint is a token of the palette or a literal ``#rrggbb``.
Besides it says how lines are drawn and titles set. What a file holds besides is kept and not drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from cxdesigner.model.asset import Style, TextSize, TextWeight
from cxdesigner.model.lane import LineStroke, LineWeight
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

_DASHES: Mapping[LineStroke, tuple[float, ...]] = {
    "solid": (),
    "dash": (4.5, 2.5),
    "dot": (1.2, 2.2),
}
_WIDTHS: Mapping[LineWeight, float] = {"thin": 0.7, "medium": 1.3, "heavy": 2.2}


class Look(NamedTuple):
    """How one thing is drawn where that differs from the usual; as in ``Style``."""

    paints: Paints = ()
    stroke: LineStroke | None = None
    weight: LineWeight | None = None
    text_size: TextSize | None = None
    text_weight: TextWeight | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether anything but the text looks different."""
        return bool(self.paints or self.stroke or self.weight)


USUAL = Look()


def look_of(view: RecordView, record_id: str) -> Look:
    """Return the look of a record."""
    found = USUAL
    if not view.count(Style):
        return found
    for style in view.referring(record_id, Style):
        paints = dict(found.paints)
        paints.update(pair for pair in style.paints if _is_known(pair[1]))
        found = Look(
            tuple(sorted(paints.items())),
            style.stroke or found.stroke,
            style.weight or found.weight,
            style.text_size or found.text_size,
            style.text_weight or found.text_weight,
        )
    return found


def _is_known(paint: str) -> bool:
    return paint in _TOKENS or _LITERAL.match(paint) is not None


def styled_pen(pen: Stroke, look: Look) -> Stroke:
    """Return a pen in the pattern and the width of a look."""
    if look.weight is not None:
        pen = replace(pen, width=_WIDTHS[look.weight])
    if look.stroke is not None:
        longer = max(1.0, pen.width)
        pen = replace(pen, dash=tuple(length * longer for length in _DASHES[look.stroke]))
    return pen


def styled_element(
    primitives: Iterable[Primitive], look: Look, own_border: Iterable[str] = ()
) -> tuple[Primitive, ...]:
    """Return the drawing of an element in its look; `own_border` are more paints of its border."""
    wanted, edges = dict(look.paints), {"element.border", "note.border", *own_border}
    fills = {}
    if "fill" in wanted:
        fills = dict.fromkeys(("element.fill", "note.fill"), wanted["fill"])

    def pen(stroke: Stroke) -> Stroke:
        if stroke.paint not in edges:
            return stroke
        if "border" in wanted:
            stroke = replace(stroke, paint=wanted["border"], width=max(stroke.width, _EDGE))
        return styled_pen(stroke, look)

    return tuple(_repainted(shape, fills, pen) for shape in primitives)


def styled_line(primitives: Iterable[Primitive], look: Look, usual: str) -> tuple[Primitive, ...]:
    """Return the drawing of a link in its colour; `usual` is the paint that its kind has."""
    return _recoloured(primitives, dict(look.paints).get("line"), usual)


def styled_header(
    primitives: Iterable[Primitive], paints: Paints, usual: str
) -> tuple[Primitive, ...]:
    """Return the header of a lane with bar and name in its look."""
    return _recoloured(primitives, dict(paints).get("accent"), usual)


def _recoloured(
    primitives: Iterable[Primitive], colour: str | None, usual: str
) -> tuple[Primitive, ...]:
    if colour is None:
        return tuple(primitives)

    def pen(stroke: Stroke) -> Stroke:
        return replace(stroke, paint=colour) if stroke.paint == usual else stroke

    return tuple(_repainted(shape, {usual: colour}, pen) for shape in primitives)


def _repainted(
    shape: Primitive, fills: Mapping[str, str], pen: Callable[[Stroke], Stroke]
) -> Primitive:
    match shape:
        case RectShape() | PathShape():
            stroke = pen(shape.stroke) if shape.stroke is not None else None
            fill = fills.get(shape.fill, shape.fill) if shape.fill is not None else None
            return replace(shape, fill=fill, stroke=stroke)
        case TextRun() if shape.paint in fills:
            return replace(shape, paint=fills[shape.paint])
    return shape
