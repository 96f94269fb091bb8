"""Everything a painter must be able to draw; plain data, in points, y downward.

Colours are paint tokens (``scene.theme``), so that dark mode, a brand or dimming need no new
layout. A token may also be a literal ``#rrggbb``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.quick import quick

FontStyle = Literal["regular", "bold"]

Commands = tuple[tuple[str | float, ...], ...]
"""Of a path: ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)``, ``("Z",)``."""

Cap = Literal["butt", "round"]
Join = Literal["miter", "round"]


@quick
@dataclass(frozen=True, slots=True)
class Stroke:
    """A pen: paint token, width in points, dash lengths in points (empty = solid)."""

    paint: str
    width: float
    dash: tuple[float, ...] = ()
    cap: Cap = "butt"
    join: Join = "miter"


@quick
@dataclass(frozen=True, slots=True)
class RectShape:
    """A rectangle with corners rounded by ``radius`` points."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str | None = None
    stroke: Stroke | None = None


@quick
@dataclass(frozen=True, slots=True)
class PathShape:
    """A path of absolute commands. ``opacity`` (0…1) applies to the fill only."""

    commands: Commands
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0


@quick
@dataclass(frozen=True, slots=True)
class TextRun:
    """One line of text with its baseline starting at (x, y).

    ``family`` names a font family of ``scene.fonts`` (one run has one family: the caller has
    already split by coverage). ``width`` is the advance in points as measured by
    ``scene.measure``; painters must not measure again. ``rotation`` is degrees, clockwise, about
    (x, y).
    """

    x: float
    y: float
    text: str
    size: float
    family: str
    style: FontStyle = "regular"
    paint: str = "ink"
    width: float = 0.0
    rotation: float = 0.0


@dataclass(frozen=True, slots=True)
class ImageShape:
    """A picture of the asset with this SHA-256, stretched into the rectangle."""

    x: float
    y: float
    width: float
    height: float
    sha256: str


@dataclass(frozen=True, slots=True)
class Clip:
    """Primitives of which only what lies inside the rectangle is drawn.

    An ``outline``, if there is one, is the shape that counts instead of its box, the rectangle.
    """

    x: float
    y: float
    width: float
    height: float
    children: tuple[Primitive, ...] = ()
    outline: Commands = ()


@quick
@dataclass(frozen=True, slots=True)
class Group:
    """Primitives moved by (dx, dy) and then scaled about the new origin."""

    dx: float
    dy: float
    children: tuple[Primitive, ...] = ()
    scale: float = 1.0


Primitive = RectShape | PathShape | TextRun | ImageShape | Clip | Group
