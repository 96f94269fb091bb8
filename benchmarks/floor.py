"""What no window can be faster than: a bare widget that replays pictures of the same primitives."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPicture
from PySide6.QtWidgets import QWidget

from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.items import Scene
from cxdesigner.ui.canvas.parting import HEADER_KINDS
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.view import CanvasView

CHUNK = 2560.0


class Floor(QWidget):
    """Recorded pictures of a drawing, replayed where and as large as a canvas shows it."""

    def __init__(self, scene: Scene, painter: ScenePainter, canvas: CanvasView) -> None:
        super().__init__()
        # The window goes on being the active one: else it would show no caret.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._canvas = canvas
        self.scale, self.left, self.top = 1.0, 0.0, 0.0
        chunks: dict[int, list] = {}
        for item in scene.in_paint_order():
            if item.kind in HEADER_KINDS:
                continue
            rect = item.rect
            first, last = int(rect.x // CHUNK), int(rect.right // CHUNK)
            for at in range(first, last + 1 if rect.width > CHUNK else first + 1):
                part = piece_of(item, at * CHUNK, (at + 1) * CHUNK) if last - first > 1 else item
                chunks.setdefault(at, []).append(part)
        self.pictures: list[tuple[QRectF, QPicture]] = []
        for at, items in chunks.items():
            picture = QPicture()
            brush = QPainter(picture)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            for item in items:
                painter.draw_item(brush, item)
            brush.end()
            self.pictures.append((QRectF(at * CHUNK, 0, CHUNK * 1.4, scene.height), picture))
        self.resize(canvas.viewport().size())
        self.follow()
        self.show()

    def follow(self) -> None:
        """Show what the canvas shows."""
        corner = self._canvas.mapToScene(0, 0)
        self.scale, self.left, self.top = self._canvas.scale_factor, corner.x(), corner.y()

    def frame(self) -> None:
        """Paint all of what the canvas shows."""
        self.follow()
        self.repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.white)
        painter.scale(self.scale, self.scale)
        painter.translate(-self.left, -self.top)
        seen = painter.worldTransform().inverted()[0].mapRect(QRectF(event.rect()))
        for rect, picture in self.pictures:
            if rect.intersects(seen):
                painter.drawPicture(0, 0, picture)
        painter.end()
