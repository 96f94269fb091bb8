"""The whole blueprint as a narrow strip under the canvas, with what is seen of it.

It is drawn a little at a time: of 20,000 elements at once it would hold up what somebody types. It
lies beside the canvas, never over it: whatever floats over a viewport makes panning repaint it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.scene.items import Scene
from cxdesigner.scene.late import known_of
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas_controller import CanvasController
from cxdesigner.ui.theme import qcolor

HEIGHT_PX = 56
_PAD_PX = 5
_REDRAW_MS = 200
_MOST_STRETCH = 2.4
"""How much wider than high a short blueprint is drawn; a long one is squeezed to the width."""

_SHOWN = frozenset({"stage", "element", "emotion"})

_SLICE_S = 0.008
_ITEMS, _POINTS = 100, 400
"""How many are drawn between two looks at the clock."""

_NUDGE = 0.2
"""Share of what is seen by which an arrow key moves."""


class Minimap(QWidget):
    """Shows where one is; a click or drag goes elsewhere, the wheel zooms."""

    def __init__(self, controller: CanvasController, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("minimap")
        self.setAccessibleName(_("Overview of the blueprint"))
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._controller = controller
        self._canvas = controller.canvas
        self._theme = theme
        self._picture: QPixmap | None = None
        self._is_stale = True
        self._drawing: Iterator[None] = iter(())
        self._drawn: Scene | None = None
        self._rest = Later(self._draw_on, 1, parent=self)
        self._grip: QPointF | None = None
        self._redraw = Later(self._forget, _REDRAW_MS, restart=True, parent=self)
        controller.shown.connect(self._redraw.request)
        for bar in (self._canvas.horizontalScrollBar(), self._canvas.verticalScrollBar()):
            bar.valueChanged.connect(self.update)
            bar.rangeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT_PX)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._forget()

    def _forget(self) -> None:
        """Draw anew when somebody sees it; until that is done the picture of before stays."""
        self._is_stale = True
        self.update()

    # -- where things are --------------------------------------------------------------------

    @property
    def _content(self) -> Rect:
        scene = self._controller.scene
        return Rect(0.0, 0.0, max(1.0, scene.width), max(1.0, scene.height))

    def _scales(self) -> tuple[float, float, float]:
        """Return pixels a point across and down, and the left edge in pixels."""
        content = self._content
        down = (self.height() - 2 * _PAD_PX) / content.height
        across = min((self.width() - 2 * _PAD_PX) / content.width, _MOST_STRETCH * down)
        return across, down, (self.width() - content.width * across) / 2

    def map_rect(self, rect: Rect) -> QRectF:
        """Return where a rectangle of the scene lies on the strip, in pixels."""
        across, down, left = self._scales()
        return QRectF(
            left + rect.x * across,
            _PAD_PX + rect.y * down,
            rect.width * across,
            rect.height * down,
        )

    def _seen(self) -> QRectF:
        seen, content = self._canvas.visible_rect(), self._content
        left, top = max(seen.x, 0.0), max(seen.y, 0.0)
        right, bottom = min(seen.right, content.right), min(seen.bottom, content.bottom)
        return self.map_rect(Rect(left, top, max(0.0, right - left), max(0.0, bottom - top)))

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.fillRect(self.rect(), qcolor(self._theme, "ui.window"))
        brush.setPen(qcolor(self._theme, "ui.border"))
        brush.drawLine(0, 0, self.width(), 0)
        if self._controller.has_document:
            if self._is_stale:
                self._is_stale, self._drawn = False, self._controller.scene
                self._drawing = self._draw()
                self._is_drawn()
            if self._picture is not None:
                brush.drawPixmap(0, 0, self._picture)
            self._draw_seen(brush)
        if self.hasFocus():
            brush.setPen(QPen(qcolor(self._theme, "ui.focus"), 2))
            brush.drawRect(self.rect().adjusted(1, 1, -1, -1))
        brush.end()

    def _draw_seen(self, brush: QPainter) -> None:
        seen = self._seen()
        veil = QColor(qcolor(self._theme, "ui.window"))
        veil.setAlphaF(0.55)
        left, width = seen.left(), self.width()
        brush.fillRect(QRectF(0, 1, max(0.0, left), self.height()), veil)
        brush.fillRect(QRectF(seen.right(), 1, width - seen.right(), self.height()), veil)
        brush.setPen(QPen(qcolor(self._theme, "ui.accent"), 1.5))
        brush.drawRect(seen.adjusted(0, -1, 0, 1))

    def _draw_on(self) -> None:
        """Draw for a while, and the rest in later turns of the event loop; show what is done."""
        if not self._controller.has_document or self._controller.scene is not self._drawn:
            # Another drawing is shown by now; that of before may be on its way out.
            self._drawing = iter(())
            self._redraw.request()
        elif self._is_drawn():
            self.update()

    def _is_drawn(self) -> bool:
        until = perf_counter() + _SLICE_S
        for _step in self._drawing:
            if perf_counter() > until:
                self._rest.request()
                return False
        return True

    def _draw(self) -> Iterator[None]:
        """Draw the picture, stopping now and then; it is shown when all is on it."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        across, down, left = self._scales()
        boxes: dict[str, list[QRectF]] = {}

        def fill(rect: Rect, token: str) -> None:
            # Nothing is so small that it is not there.
            width, height = max(1.0, rect.width * across), max(1.0, rect.height * down)
            place = QRectF(left + rect.x * across, _PAD_PX + rect.y * down, width, height)
            boxes.setdefault(token, []).append(place)

        grid = self._controller.grid
        for lane in grid.lanes:
            fill(Rect(0.0, lane.y, grid.right, lane.height), f"lane.{lane.role}.tint")
        points: dict[str, list[QPointF]] = {}
        items = self._controller.scene.items
        for number, (key, known_as, is_late) in enumerate(known_of(items)):
            if number % _ITEMS == 0:
                yield
            if known_as.kind not in _SHOWN:
                continue
            item = items[key] if is_late else known_as
            if item.kind == "stage":
                fill(item.rect, "stage.fill")
            elif item.kind == "element" and item.lane_role:
                fill(item.rect, f"lane.{item.lane_role}")
            elif item.kind == "emotion":
                point = QPointF(left + item.x * across, _PAD_PX + item.y * down)
                points.setdefault(item.persona_id or "", []).append(point)
        with QPainter(picture) as brush:
            brush.setPen(Qt.PenStyle.NoPen)
            for token, places in boxes.items():
                brush.setBrush(qcolor(self._theme, token))
                brush.drawRects(places)
        for line in points.values():
            line.sort(key=QPointF.x)
            for first, last in pairwise((*range(0, len(line) - 1, _POINTS), len(line) - 1)):
                yield
                with QPainter(picture) as brush:
                    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
                    brush.setPen(QPen(qcolor(self._theme, "emotion.curve"), 1.2))
                    brush.drawPolyline(line[first : last + 1])
        self._picture = picture

    # -- what a hand does --------------------------------------------------------------------

    def _bring_canvas(self) -> None:
        """Show what is steered here: another editor may lie over it."""
        document = self._controller.document
        if document.view_state.editor != "canvas":
            document.set_view(editor="canvas")

    def _go_to(self, point: QPointF) -> None:
        across, down, left = self._scales()
        self._canvas.centerOn((point.x() - left) / across, (point.y() - _PAD_PX) / down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._controller.has_document:
            return
        self._bring_canvas()
        seen, point = self._seen(), event.position()
        # What is taken hold of stays under the pointer; anywhere else becomes the middle.
        if seen.contains(point):
            self._grip = point - seen.center()
        else:
            self._grip = QPointF(0.0, 0.0)
            self._go_to(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._go_to(event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120.0
        if turns and self._controller.has_document:
            self._bring_canvas()
            self._canvas.set_zoom(self._canvas.zoom * 1.15**turns)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        seen = self._canvas.visible_rect()
        by = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self._bring_canvas()
        middle = seen.center
        self._canvas.centerOn(
            middle.x + by[0] * seen.width * _NUDGE, middle.y + by[1] * seen.height * _NUDGE
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()
