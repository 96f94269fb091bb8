"""Badges: each has a shape of its own, so that print without colour stays readable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import N_, _, listed
from cxdesigner.scene.blocks.measures import BADGE, BADGE_INSET, BADGE_RISE, BADGE_STEP, HALF_HEAD
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import PathShape, Primitive, Stroke

MOST = 3
"""What is beyond it becomes a count."""

MARK_NAMES: dict[str, str] = {
    "wait": N_("Wait point"),
    "fail": N_("Fail point"),
    "pain": N_("Pain point"),
    "mot": N_("Moment of truth"),
    "delight": N_("Delight point"),
    "opportunity": N_("Opportunity"),
}

_HALF = BADGE / 2
_AIR = HALF_HEAD + 1.0
"""Between the place where a link meets an edge and the nearest badge."""

# Letters of the textbook symbols: signs drawn as strokes, no texts to be read, found or measured.
_W = (("M", -3.1, -0.6), ("L", -1.6, 3.9), ("L", 0.0, 0.3), ("L", 1.6, 3.9), ("L", 3.1, -0.6))
_F = (("M", -1.3, 3.2), ("L", -1.3, -2.5), ("L", 2.3, -2.5), ("M", -1.3, 0.3), ("L", 1.7, 0.3))


def mark_name(mark: str) -> str:
    """Return what a mark is called; unknown marks keep their word."""
    known = MARK_NAMES.get(mark)
    return _(known) if known else mark


def badge_items(
    element_id: str, marks: Sequence[str], width: float, setter: Typesetter, most: int = MOST
) -> tuple[SceneItem, ...]:
    """Return the badges of an element as items in its coordinates, left to right.

    They sit across the top right edge; the `most` urgent ones are shown, "+n" stands for the rest.
    """
    if not marks:
        return ()
    shown = list(marks[:most])
    if len(marks) > most:
        shown.append(f"+{len(marks) - most}")
    middle = _HALF - BADGE_RISE
    found = []
    left = width - BADGE_INSET - _HALF - (len(shown) - 1) * BADGE_STEP
    for at, mark in enumerate(shown):
        counts = mark.startswith("+")
        rest = marks[most:] if counts else (mark,)
        found.append(
            SceneItem(
                id=part_id("badge", element_id, "more" if counts else mark),
                kind="badge",
                layer=Layer.ELEMENT,
                x=left + at * BADGE_STEP,
                y=middle,
                bounds=Rect(-_HALF, -_HALF, BADGE, BADGE),
                primitives=badge_shape(mark, setter),
                label=listed(mark_name(other) for other in rest),
                language=setter.language,
            )
        )
    return tuple(found)


def most_beside(x: float, width: float, count: int) -> int:
    """Return how many of some badges to show so that all lie right of a place, "+n" included."""
    room = int((width - x - _AIR - BADGE_INSET - BADGE) / BADGE_STEP) + 1
    return MOST if min(count, MOST + 1) <= room else max(1, room - 1)


def badge_reach(count: int) -> float:
    """Return how far from its right corner the links at the upper edge of an element keep away.

    `count` is how many badges are drawn.
    """
    return BADGE_INSET + BADGE + (count - 1) * BADGE_STEP + _AIR if count else 0.0


def badge_shape(mark: str, setter: Typesetter) -> tuple[Primitive, ...]:
    """Return the drawing of a mark, centred on the origin, 14 points across."""
    if mark in MARK_NAMES:
        return _sign(mark)
    # "+2", or the first letter of a mark that this version does not know.
    text = mark if mark.startswith("+") else mark[:1].upper()
    return (
        _path(_circle(_HALF - 0.3), "badge.more", "badge.border", 0.8),
        *_letter(text, 7.5, "badge.more.ink", setter),
    )


@cache
def _sign(mark: str) -> tuple[Primitive, ...]:
    match mark:
        case "wait":
            return (
                _path(_polygon(3, 8.4, 0.8), "badge.wait", "badge.border", 0.8),
                PathShape(_W, stroke=Stroke("badge.wait.ink", 1.1, join="round")),
            )
        case "fail":
            return (
                _path(_circle(_HALF - 0.3), "badge.fail", "badge.border", 0.8),
                PathShape(_F, stroke=Stroke("badge.fail.ink", 1.5)),
            )
        case "pain":
            return (
                _path(_circle(_HALF - 0.6), "badge.pain", "badge.pain.ink", 1.1),
                _path(_bolt(), "badge.pain.ink"),
            )
        case "mot":
            return (_path(_star(7.6, 3.5), "badge.mot", "badge.mot.ink", 0.8),)
        case "delight":
            return (_path(_heart(), "badge.delight", "badge.border", 0.8),)
        case "opportunity":
            ink = Stroke("badge.opportunity.ink", 0.9, cap="round")
            return (
                _path(_circle(5.0, -1.2), "badge.opportunity", "badge.opportunity.ink", 0.9),
                PathShape(
                    (("M", -1.8, 4.6), ("L", 1.8, 4.6), ("M", -1.2, 6.3), ("L", 1.2, 6.3)),
                    stroke=ink,
                ),
                PathShape(
                    (("M", -1.7, -1.6), ("L", 0.0, 0.2), ("L", 1.7, -1.6), ("M", 0.0, 0.2),
                     ("L", 0.0, 3.6)),
                    stroke=ink,
                ),
            )  # fmt: skip
        case _:
            raise KeyError(mark)


def _letter(text: str, size: float, paint: str, setter: Typesetter) -> tuple[Primitive, ...]:
    # A sign, not a text: it keeps its size whatever is the smallest type.
    width = setter.width(text, "bold", size)
    return setter.measurer.runs(
        text, -width / 2, size * 0.365, "bold", size, paint, setter.language
    )


Commands = tuple[tuple[str | float, ...], ...]


def _path(
    commands: Commands, fill: str, stroke: str | None = None, width: float = 0.8
) -> PathShape:
    pen = Stroke(stroke, width, join="round") if stroke else None
    return PathShape(commands, fill, pen)


@cache
def _circle(radius: float, y: float = 0.0) -> Commands:
    k = radius * 0.5523
    return (
        ("M", radius, y),
        ("C", radius, y + k, k, y + radius, 0.0, y + radius),
        ("C", -k, y + radius, -radius, y + k, -radius, y),
        ("C", -radius, y - k, -k, y - radius, 0.0, y - radius),
        ("C", k, y - radius, radius, y - k, radius, y),
        ("Z",),
    )


@cache
def _polygon(corners: int, radius: float, y: float) -> Commands:
    return _closed(
        [
            (
                round(radius * math.sin(math.tau * at / corners), 3),
                round(y - radius * math.cos(math.tau * at / corners), 3),
            )
            for at in range(corners)
        ]
    )


@cache
def _star(outer: float, inner: float) -> Commands:
    points = []
    for at in range(10):
        radius = inner if at % 2 else outer
        angle = math.pi * at / 5
        points.append(
            (round(radius * math.sin(angle), 3), round(0.4 - radius * math.cos(angle), 3))
        )
    return _closed(points)


@cache
def _bolt() -> Commands:
    return _closed([(0.9, -5.0), (-3.0, 0.9), (-0.5, 0.9), (-0.9, 5.0), (3.0, -1.0), (0.5, -1.0)])


@cache
def _heart() -> Commands:
    return (
        ("M", 0.0, 6.2),
        ("C", -2.2, 4.2, -6.8, 1.2, -6.8, -2.3),
        ("C", -6.8, -4.6, -5.1, -6.0, -3.3, -6.0),
        ("C", -1.8, -6.0, -0.6, -5.2, 0.0, -3.9),
        ("C", 0.6, -5.2, 1.8, -6.0, 3.3, -6.0),
        ("C", 5.1, -6.0, 6.8, -4.6, 6.8, -2.3),
        ("C", 6.8, 1.2, 2.2, 4.2, 0.0, 6.2),
        ("Z",),
    )


def _closed(points: list[tuple[float, float]]) -> Commands:
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))
