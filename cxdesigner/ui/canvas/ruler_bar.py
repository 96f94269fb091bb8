"""The time ruler under the stage header: it scrolls with the columns and stays in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.lens.ruler import HEIGHT, Tick, ruler_name, tick_shapes, tick_words
from cxdesigner.scene.primitives import Primitive
from cxdesigner.ui.widgets import plain_tip

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

_LEAST, _MOST = 0.9, 2.0
"""Scales in logical pixels a point between which the ruler grows with the drawing."""


class RulerBar(QWidget):
    """A strip with the time of each step; hidden while none is known."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._ticks: tuple[Tick, ...] = ()
        self._spans: Mapping[str, tuple[float, float]] = {}
        self._setter = Typesetter("en")
        self.setObjectName("timeRuler")
        self.setAccessibleName(_("Time ruler"))
        self.hide()

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What is shown."""
        return self._ticks

    @property
    def strip_px(self) -> int:
        """Height that is needed now, in pixels; 0 without anything to show."""
        return round(HEIGHT * self._scale()) if self._ticks else 0

    def show_ticks(
        self, ticks: tuple[Tick, ...], spans: Mapping[str, tuple[float, float]], language: str
    ) -> None:
        """Show the times of steps over their columns (left edge and width by step)."""
        self._ticks = tuple(tick for tick in ticks if tick.step_id in spans)
        self._spans = spans
        self._setter = Typesetter(language)
        words = (f"{number}. {tick_words(tick)}" for number, tick in enumerate(self._ticks, 1))
        self.setAccessibleDescription("\n".join(words))
        self.setVisible(bool(self._ticks))
        self.update()

    def _scale(self) -> float:
        return min(_MOST, max(_LEAST, self._view.scale_factor))

    def _places(self) -> list[tuple[float, float, Tick]]:
        """Return left edge and width in pixels of each step."""
        origin = self._view.viewportTransform().map(QPointF(0.0, 0.0)).x()
        scale = self._view.scale_factor
        found = []
        for tick in self._ticks:
            left, width = self._spans[tick.step_id]
            found.append((origin + left * scale, width * scale, tick))
        return found

    def draw_name(self, painter: QPainter, width: int, top: int) -> None:
        """Draw the name of the ruler beside it, in a corner so many pixels wide."""
        scale = self._scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0.0, float(top))
        painter.scale(scale, scale)
        self._view.paint.draw_item(painter, _item(ruler_name(width / scale, self._setter)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._view.paint.qcolor("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, seen = self._scale(), QRectF(event.rect())
        for left, width, tick in self._places():
            if left > seen.right() or left + width < seen.left():
                continue
            painter.save()
            painter.translate(left, 0.0)
            painter.scale(scale, scale)
            shapes = tick_shapes(tick, width / scale, self._setter)
            self._view.paint.draw_item(painter, _item(shapes))
            painter.restore()
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().x()
            for left, width, tick in self._places():
                if left <= at <= left + width:
                    QToolTip.showText(event.globalPos(), plain_tip(tick_words(tick)), self)
                    return True
            QToolTip.hideText()
        return super().event(event)


def _item(shapes: tuple[Primitive, ...]) -> SceneItem:
    return SceneItem(":ruler", "figure", Layer.HEADER, 0.0, 0.0, Rect(0.0, 0.0, 0.0, 0.0), shapes)
