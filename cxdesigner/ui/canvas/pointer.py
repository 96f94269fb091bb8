"""What the pointer did, without Qt, so that tools can be tested without a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.geometry import Point

Button = Literal["none", "left", "right", "middle"]


@dataclass(frozen=True, slots=True)
class PointerEvent:
    """A press, move or release.

    ``point`` is in points of the scene; ``scale`` is logical pixels a point, so that tolerances
    can be given in pixels; ``view_x`` and ``view_y`` are pixels in the viewport.
    """

    point: Point
    scale: float = 1.0
    button: Button = "left"
    shift: bool = False
    control: bool = False
    alt: bool = False
    clicks: int = 1
    view_x: float = 0.0
    view_y: float = 0.0

    @property
    def copies(self) -> bool:
        """Whether a drag leaves what it takes hold of, and takes a copy along."""
        return self.alt or self.control

    def tolerance(self, pixels: float) -> float:
        """Return a distance of so many pixels in points of the scene."""
        return pixels / self.scale
