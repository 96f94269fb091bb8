"""The bars by which steps are taken, and their names where the drawing is too small or large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.header_names import LARGE_NAME_PT, SMALL_NAME_PT, name_font

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

_BAR_PX = 3.0
_NARROW_PX = 6.0
"""Steps that are narrower have one bar together."""

_LEAST_NAME_PX = 22.0
"""A step that is narrower has no room for a name."""


def paint_steps(
    painter: QPainter,
    view: CanvasView,
    placed: Sequence[tuple[SceneItem, QRectF]],
    height: float,
    *,
    named: bool,
) -> None:
    """Draw a bar over each step, in the middle of where it can be taken.

    Parameters
    ----------
    placed
        Steps and where they are drawn, in pixels.
    height
        Of the strip.
    named
        Whether names are to be drawn as well, in a fixed size.
    """
    if not placed:
        return
    first = placed[0][1]
    top = (first.bottom() + height) / 2 - _BAR_PX / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(view.paint.qcolor("step.rule"))
    if first.width() < _NARROW_PX:
        # Thousands of them would be one bar.
        right = placed[-1][1].right()
        painter.drawRect(QRectF(first.x(), top, right - first.x(), _BAR_PX))
        return
    for _step, place in placed:
        bar = QRectF(place.x() + 4, top, max(2.0, place.width() - 8), _BAR_PX)
        painter.drawRoundedRect(bar, 1, 1)
    if named:
        _paint_names(painter, view, placed, top)


def _paint_names(
    painter: QPainter, view: CanvasView, placed: Sequence[tuple[SceneItem, QRectF]], bottom: float
) -> None:
    """Draw each name in the room above the bar of its step, cut where that is too narrow."""
    font = name_font(view, SMALL_NAME_PT if view.scale_factor < 1 else LARGE_NAME_PT, "regular")
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(view.paint.qcolor("step.ink"))
    for step, place in placed:
        room = QRectF(place.x() + 2, place.y(), place.width() - 4, bottom - place.y())
        if step.label and room.width() >= _LEAST_NAME_PX and room.height() >= metrics.capHeight():
            text = metrics.elidedText(step.label, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
