"""A picture of what the hand carries: a lane, steps, a stage, a line, with the header of it.

It is copied from the pixels that the canvas and its headers show, so it costs the same in a
blueprint of any size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from cxdesigner.base.geometry import Rect
from cxdesigner.ui.canvas.header_bar import HeaderBar, HeaderGhost
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect

OPACITY = 0.8


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels of the canvas, and of a header, as they were when the drag began."""

    rect: Rect
    """Where on the scene they are from."""

    pixels: QPixmap
    bar: HeaderBar
    header: HeaderGhost | None


class Carried(OverlayItem):
    """What is carried, half transparent, at the pointer."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, -0.5)
        self.picture: Picture | None = None
        self._place = QRectF()
        self._bar: HeaderBar | None = None
        self.setOpacity(OPACITY)

    @property
    def is_shown(self) -> bool:
        """Whether something is carried, on the canvas or in a header."""
        return self.picture is not None or self._bar is not None

    @property
    def place(self) -> QRectF:
        """Where the picture lies on the scene."""
        return self._place

    def show_picture(self, picture: Picture, dx: float, dy: float, scale: float) -> None:
        """Show a picture moved by so much of the scene, drawn at a scale."""
        self.picture = picture
        self._place = qrect(picture.rect.moved(dx, dy))
        self.cover(self._place.adjusted(-2, -2, 2, 2))
        ghost = picture.header
        moved = QPointF(dx, dy) * scale
        self.show_header(
            picture.bar, None if ghost is None else ghost.at(ghost.place.translated(moved))
        )

    def show_header(self, bar: HeaderBar, ghost: HeaderGhost | None) -> None:
        """Show how a header would look."""
        self._bar = bar
        bar.show_ghost(ghost)

    def clear(self) -> None:
        """Carry nothing."""
        if self._bar is not None:
            self._bar.show_ghost(None)
            self._bar = None
        if self.picture is not None:
            self.picture = None
            self._place = QRectF()
            self.cover(QRectF())

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if self.picture is None:
            return
        pixels = self.picture.pixels
        painter.drawPixmap(self._place, pixels, QRectF(pixels.rect()))
        pen = QPen(self.colour("ghost"), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._place)
