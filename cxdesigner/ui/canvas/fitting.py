"""Zoom and scroll so that a part of the drawing fills the canvas."""

from __future__ import annotations

from cxdesigner.base.geometry import Rect
from cxdesigner.ui.canvas.view import MOST_ZOOM, POINTS_TO_PIXELS, CanvasView

_AIR_PX = 32


def fit_rect(canvas: CanvasView, rect: Rect) -> None:
    """Show a part of the scene as large as the canvas allows."""
    # The headers take more room the larger they are drawn: the second time fits.
    for _round in range(2):
        room = canvas.viewport().rect()
        scale = min(
            max(1.0, room.width() - _AIR_PX) / max(1.0, rect.width),
            max(1.0, room.height() - _AIR_PX) / max(1.0, rect.height),
        )
        canvas.set_zoom(min(MOST_ZOOM, scale / POINTS_TO_PIXELS))
    canvas.centerOn(rect.center.x, rect.center.y)
