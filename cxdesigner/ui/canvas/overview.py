"""The drawing from very far: small pictures of long stretches, scaled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from time import perf_counter
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from cxdesigner.base import collector
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.plain import PlainDrawing, draw_images

MIP_SCALE = 0.1875
SMALL_SCALE = MIP_SCALE / 4
"""Pixels a point of the two pictures that are kept of a stretch; the small one is for the least
zooms."""

MOST_PIXELS = 64e6
HIGHEST = 30_000.0
"""Pixels of all pictures together, and of the height of one; larger drawings are shown coarser."""

STRETCH = 5_120.0
"""Length of the journey that one picture shows, in points."""

FRAME_BUDGET_S = 0.006
"""Time for making pictures within one frame, in seconds."""

RunsWithin = Callable[[float, float], Iterator[Sequence[SceneItem]]]
"""What lies between two x of the scene, in the order of painting, a few at a time."""


class FrameClock:
    """How much of the time for making pictures is left in a frame."""

    def __init__(self) -> None:
        self._deadline = 0.0

    def begin_frame(self) -> None:
        """Start counting."""
        self._deadline = perf_counter() + FRAME_BUDGET_S

    @property
    def is_over(self) -> bool:
        """Whether the rest must wait for the next frame."""
        return perf_counter() > self._deadline

    @property
    def is_half_over(self) -> bool:
        """Whether what cannot be interrupted must wait for the next frame."""
        return perf_counter() > self._deadline - FRAME_BUDGET_S / 2


class _Stretch(QGraphicsItem):
    """One stretch of the journey as a small picture."""

    def __init__(self, owner: Overview, left: float, height: float) -> None:
        super().__init__()
        self._owner = owner
        self._rect = QRectF(left, 0.0, STRETCH, height)
        self._making: tuple[PlainDrawing, Iterator[Sequence[SceneItem]]] | None = None
        self._mip: QPixmap | None = None
        self._small: QPixmap | None = None
        self.missed: frozenset[str] = frozenset()
        """Pictures that were not there yet."""

        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def is_ready(self) -> bool:
        """Whether the picture is there."""
        return self._mip is not None

    def forget(self) -> None:
        """Make the picture anew when it is wanted."""
        self._making = self._mip = self._small = None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if self._mip is None:
            if not self._owner.clock.is_over:
                self._go_on()
            if not self.is_ready:
                self._owner.wait(self)
                return
        is_small = painter.worldTransform().m11() <= SMALL_SCALE
        picture = self._small if is_small else self._mip
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._rect, picture, QRectF(picture.rect()))

    def _go_on(self) -> None:
        """Make the picture as long as the frame has time for it."""
        clock = self._owner.clock
        if self._making is None:
            within = self._owner.runs_within(self._rect.left(), self._rect.right())
            self._making = PlainDrawing(), within
        drawing, rest = self._making
        # To draw what nobody has seen yet makes ten thousands of objects and no cycle.
        with collector.paused(lasting=True):
            has_added = False
            for items in rest:
                drawing.add(items)
                has_added = True
                if clock.is_over:
                    return
            if has_added and clock.is_half_over:
                return
            self._draw(drawing)
        self._making = None

    def _draw(self, drawing: PlainDrawing) -> None:
        scale = self._owner.mip_scale
        width = max(1, round(self._rect.width() * scale))
        height = max(1, round(self._rect.height() * scale))
        self._mip = QPixmap(width, height)
        self._mip.fill(Qt.GlobalColor.transparent)
        inner = QPainter(self._mip)
        inner.scale(width / self._rect.width(), height / self._rect.height())
        inner.translate(-self._rect.topLeft())
        pictures = self._owner.brush.pictures
        pictures.take_missed()
        drawing.draw(inner, self._owner.brush)
        draw_images(inner, self._owner.brush, drawing.images)
        inner.end()
        self.missed = pictures.take_missed()
        self._small = self._mip.scaled(
            max(1, width // 4),
            max(1, height // 4),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


class Overview:
    """All stretches of one canvas; shown instead of the tiles at the least zooms."""

    def __init__(self, target: QGraphicsScene, paint: CanvasPaint, runs_within: RunsWithin) -> None:
        self._target = target
        self.brush = paint
        self.runs_within = runs_within
        self.clock = FrameClock()
        self._stretches: list[_Stretch] = []
        self._size = (0.0, 0.0)
        self._is_shown = False
        self._waiting: list[_Stretch] = []

    @property
    def mip_scale(self) -> float:
        """Pixels a point of the larger pictures."""
        width, height = self._size
        most = sqrt(MOST_PIXELS / max(width * height, 1.0))
        return min(MIP_SCALE, most, HIGHEST / max(height, 1.0))

    @property
    def is_ready(self) -> bool:
        """Whether all pictures are there, or none is wanted."""
        return not self._is_shown or all(stretch.is_ready for stretch in self._stretches)

    def show(self, shown: bool, width: float, height: float) -> None:
        """Show the overview of a scene of a size, or hide it."""
        if shown and (width, height) != self._size:
            self.clear()
            self._size = (width, height)
            left = 0.0
            while left < width:
                stretch = _Stretch(self, left, height)
                self._target.addItem(stretch)
                self._stretches.append(stretch)
                left += STRETCH
            self._is_shown = True
        elif shown != self._is_shown:
            self._is_shown = shown
            for stretch in self._stretches:
                stretch.setVisible(shown)

    def clear(self) -> None:
        """Let all pictures go."""
        for stretch in self._stretches:
            self._target.removeItem(stretch)
        self._stretches.clear()
        self._size = (0.0, 0.0)

    def forget(self, left: float | None = None, right: float | None = None) -> None:
        """Make pictures anew: those that meet a stretch of the journey, by default all."""
        for stretch in self._stretches:
            rect = stretch.boundingRect()
            if left is None or right is None or (rect.left() < right and left < rect.right()):
                stretch.forget()

    def take_pictures(self, come: set[str]) -> None:
        """Draw what lacked pictures that have come."""
        for stretch in self._stretches:
            if stretch.missed & come:
                stretch.forget()

    def wait(self, stretch: _Stretch) -> None:
        """Note a stretch that is to be painted in the next frame."""
        self._waiting.append(stretch)

    def paint_waiting(self) -> bool:
        """Ask for another frame for what had to wait in this one; return whether anything had."""
        waiting, self._waiting = self._waiting, []
        for stretch in waiting:
            stretch.update()
        return bool(waiting)
