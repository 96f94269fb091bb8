"""The signs of what has changed: a shape and a mark of its own for each, and where they stand.

Nothing is said by colour alone: a round plus, a square minus, an arrow that points on, a pencil on
a slip; a frame has dashes of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from cxdesigner.base.geometry import Rect
from cxdesigner.model.comparison import Aspect
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.primitives import Commands, Group, PathShape, Primitive, RectShape, Stroke

Sign = Literal["added", "removed", "moved", "edited"]
SIGNS: tuple[Sign, ...] = ("added", "removed", "moved", "edited")

FRAME_DASHES: Mapping[Sign, tuple[float, ...]] = {
    "added": (),
    "removed": (5.0, 3.0),
    "moved": (8.0, 2.5, 2.0, 2.5),
    "edited": (2.0, 2.0),
}
"""Dashes of the frame of each sign."""

RADIUS = 7.0
"""Half the size of a sign, points at full scale."""


class Places(Protocol):
    """Where lanes and steps are drawn; the grid of a layout is one."""

    def lane_rect(self, lane_id: str) -> Rect | None:
        """Return where a lane is drawn."""
        ...

    def column_rect(self, step_id: str | None) -> Rect | None:
        """Return where the column of a step is drawn."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """The signs of one record, drawn in coordinates of the scene, and where they are pointed at."""

    record_id: str
    signs: tuple[Sign, ...]
    item: SceneItem
    hot: Rect
    """What says more when the pointer rests on it."""


def signs_of(aspects: Iterable[Aspect]) -> tuple[Sign, ...]:
    """Return the signs that stand for what happened to a record."""
    found: dict[Sign, None] = {}
    for aspect in aspects:
        match aspect:
            case "added" | "removed" | "moved":
                found[aspect] = None
            case _:
                found["edited"] = None
    return tuple(sign for sign in SIGNS if sign in found)


def sign_shapes(sign: Sign, x: float, y: float, radius: float = RADIUS) -> tuple[Primitive, ...]:
    """Return a sign with its middle at a place."""
    paint = f"change.{sign}"
    ink = Stroke("change.ink", 0.24, cap="round", join="round")
    edge = Stroke("canvas", 0.16)
    shapes: tuple[Primitive, ...]
    match sign:
        case "added":
            plus: Commands = (
                ("M", -0.5, 0.0), ("L", 0.5, 0.0), ("M", 0.0, -0.5), ("L", 0.0, 0.5)
            )  # fmt: skip
            ground = RectShape(-1, -1, 2, 2, 1, paint, edge)
            shapes = (ground, PathShape(plus, None, ink))
        case "removed":
            minus: Commands = (("M", -0.5, 0.0), ("L", 0.5, 0.0))
            shapes = (
                RectShape(-0.95, -0.95, 1.9, 1.9, 0.1, paint, edge),
                PathShape(minus, None, ink),
            )
        case "moved":
            ground_way: Commands = (
                ("M", -1.1, -0.85), ("L", 0.5, -0.85), ("L", 1.25, 0.0), ("L", 0.5, 0.85),
                ("L", -1.1, 0.85), ("Z",),
            )  # fmt: skip
            arrow: Commands = (
                ("M", -0.65, 0.0), ("L", 0.55, 0.0), ("M", 0.15, -0.4), ("L", 0.55, 0.0),
                ("L", 0.15, 0.4),
            )  # fmt: skip
            shapes = (PathShape(ground_way, paint, edge), PathShape(arrow, None, ink))
        case "edited":
            slip: Commands = (
                ("M", 0.0, -1.2), ("L", 1.2, 0.0), ("L", 0.0, 1.2), ("L", -1.2, 0.0), ("Z",)
            )  # fmt: skip
            pencil: Commands = (
                ("M", -0.4, 0.4), ("L", 0.35, -0.35), ("M", -0.5, 0.5), ("L", -0.2, 0.45)
            )  # fmt: skip
            shapes = (PathShape(slip, paint, edge), PathShape(pencil, None, ink))
    return (Group(x, y, shapes, radius),)
