"""Stage and lane headers beside the viewport: they stay in sight while the canvas scrolls.

They are sibling widgets in the margins of the view. Nothing floats over the viewport, because a
child there makes every pan repaint far more than the strip that came into sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.ui.canvas.tiles import qrect

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

MIN_SIDE_PX, MAX_SIDE_PX = 64, 220
MIN_TOP_PX, MAX_TOP_PX = 22, 110


class HeaderBar(QWidget):
    """A strip that shows the header items of the scene, scrolled along one axis only."""

    pressed = Signal(str)
    double_clicked = Signal(str)

    def __init__(self, view: CanvasView, *, horizontal: bool) -> None:
        super().__init__(view)
        self._view = view
        self._horizontal = horizontal
        self.items: list[SceneItem] = []
        self.setObjectName("stageHeader" if horizontal else "laneHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_items(self, items: list[SceneItem]) -> None:
        """Show these items and no others."""
        self.items = items
        self.update()

    def _offset(self) -> QPoint:
        """Place of the origin of the scene in this widget, in pixels."""
        origin = self._view.mapFromScene(0, 0)
        if self._horizontal:
            left = self._view.viewport().x() - self.x()
            return QPoint(left + origin.x(), 0)
        return QPoint(0, origin.y())

    def item_at(self, position: QPoint) -> SceneItem | None:
        """Return the header item at a position of this widget."""
        scale = self._view.scale_factor
        place = (position - self._offset()) / scale
        for item in reversed(self.items):
            rect = item.rect
            if self._horizontal:
                if rect.x <= place.x() <= rect.right and rect.y <= place.y() <= rect.bottom:
                    return item
            elif rect.y <= place.y() <= rect.bottom:
                return item
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._view.paint.qcolor("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, scale = self._offset(), self._view.scale_factor
        painter.translate(offset)
        painter.scale(scale, scale)
        seen = painter.worldTransform().inverted()[0].mapRect(QRectF(event.rect()))
        for item in self.items:
            if seen.intersects(qrect(item.rect.grown(2))):
                self._view.paint.draw_item(painter, item)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position().toPoint())
        if item is not None:
            self.pressed.emit(item.record_id or item.id)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position().toPoint())
        if item is not None:
            self.double_clicked.emit(item.record_id or item.id)
        event.accept()


class CanvasHeaders:
    """The stage header above and the lane header beside the viewport of one canvas."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.stages = HeaderBar(view, horizontal=True)
        self.lanes = HeaderBar(view, horizontal=False)
        self._scene = Scene()
        self._sizes = QSize(-1, -1)

    @property
    def insets(self) -> tuple[float, float]:
        """Width of the lane header and height of the stage header, in points of the scene."""
        lanes = [item.rect.right for item in self.lanes.items]
        stages = [item.rect.bottom for item in self.stages.items]
        return max(lanes, default=0.0), max(stages, default=0.0)

    def show_scene(self, scene: Scene) -> None:
        """Show the headers of a scene."""
        self._scene = scene
        self.stages.show_items(
            [item for item in scene.items.values() if item.kind in ("stage", "step")]
        )
        self.lanes.show_items(
            [item for item in scene.items.values() if item.kind in ("lane_header", "row_header")]
        )
        self.follow()

    def follow(self) -> None:
        """Follow zoom and scrolling."""
        left, top = self.insets
        scale = self._view.scale_factor
        sizes = QSize(
            round(min(MAX_SIDE_PX, max(MIN_SIDE_PX, left * scale))),
            round(min(MAX_TOP_PX, max(MIN_TOP_PX, top * scale))) if top else 0,
        )
        if sizes != self._sizes:
            self._sizes = sizes
            self._view.setViewportMargins(sizes.width(), sizes.height(), 0, 0)
            self.place()
        self.stages.update()
        self.lanes.update()

    def place(self) -> None:
        """Take the margins of the view."""
        port = self._view.viewport().geometry()
        self.stages.setGeometry(0, 0, port.right() + 1, max(0, self._sizes.height()))
        self.lanes.setGeometry(0, port.top(), max(0, self._sizes.width()), port.height())

    def restyle(self) -> None:
        """Draw in other colours."""
        self.stages.update()
        self.lanes.update()
