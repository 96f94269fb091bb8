"""The canvas widget: shows the scene, zooms and pans, hands pointer events to the tool in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.items import Scene
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.drops import CanvasDrops
from cxdesigner.ui.canvas.edge_scroll import EdgeScroll
from cxdesigner.ui.canvas.headers import CanvasHeaders
from cxdesigner.ui.canvas.overlay import Overlay
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.parting import Parting, parted
from cxdesigner.ui.canvas.pinch import pinched
from cxdesigner.ui.canvas.pointer import Button, PointerEvent
from cxdesigner.ui.canvas.revealing import AIR, needed
from cxdesigner.ui.canvas.tile import qrect
from cxdesigner.ui.canvas.tiles import TiledScene
from cxdesigner.ui.canvas.tool import CanvasTool
from cxdesigner.ui.canvas.writable import WritableView

POINTS_TO_PIXELS = 96 / 72
"""Logical pixels a point at a zoom of 100 %."""

MOST_ZOOM = 1.5
"""What is fitted into the window, one element or a few steps, is not blown up beyond this."""

MIN_ZOOM, MAX_ZOOM = 0.0015, 6.0
MARGIN_PX = 48.0
"""Room right of and below the drawing, in pixels."""

PAUSE_MS = 70
"""How long the pointer rests before work is done that would make it stutter."""

_BUTTONS: dict[Qt.MouseButton, Button] = {
    Qt.MouseButton.LeftButton: "left",
    Qt.MouseButton.RightButton: "right",
    Qt.MouseButton.MiddleButton: "middle",
}


class CanvasView(WritableView):
    """A view on one scene. It draws and reports; it changes nothing in the document."""

    zoom_changed = Signal(float)
    selection_shown = Signal()
    menu_requested = Signal(object, object, object)
    """A context menu is wanted: ``PointerEvent``, global ``QPoint``, header item (or None)."""

    key_menu_requested = Signal()
    """The context menu of what is selected is wanted."""

    escaped = Signal()
    """Escape was pressed with nothing under way and nothing selected."""

    key_typed = Signal(object)
    """A ``QKeyEvent`` that the canvas itself has no use for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.paint = CanvasPaint(theme, self)
        self._graphics = QGraphicsScene(self)
        self._graphics.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.setScene(self._graphics)
        self.tiles = TiledScene(self._graphics, self.paint)
        self.overlay = Overlay(self._graphics, self.tiles)
        self.tool: CanvasTool | None = None

        self.shown = Scene()
        self._panning_from: QPointF | None = None
        self._space_held = False
        self._edge = EdgeScroll(self)
        self.drops = CanvasDrops(self)
        self._pause = Later(self._paused, PAUSE_MS, restart=True, parent=self)
        self._at_pause: Callable[[], object] | None = None
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.headers = CanvasHeaders(self)
        self.headers.lanes.menu_requested.connect(self.menu_requested)
        self.headers.stages.menu_requested.connect(self.menu_requested)
        self.set_theme(theme)
        self.set_zoom(1.0)

    # -- content -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of another theme; no layout is needed."""
        self.paint.theme = theme
        self.setBackgroundBrush(self.paint.qcolor("canvas"))
        self.tiles.restyle()
        self.headers.restyle()
        self.viewport().update()

    def show_scene(self, scene: Scene, parting: Parting | None = None) -> None:
        """Show another scene from scratch; `parting` is what `parted` said of it, if asked before.

        It is not to be used again.
        """
        self.shown = scene
        found = parting if parting is not None else parted(scene)
        self.tiles.show(scene, found)
        self.headers.show(found.grounds)
        self._follow_size()

    def apply(self, diff: SceneDiff, scene: Scene) -> None:
        """Follow a change of the scene shown."""
        self.shown = scene
        self.tiles.apply(diff, scene)
        self.headers.apply(diff)
        self._follow_size()

    def _follow_size(self) -> None:
        # What the headers show does not scroll by a second time.
        rect, scale, room = self.content_rect(), self.scale_factor, self.viewport().rect()
        # Air behind the end is for what does not fit: the rest needs no scroll bar.
        across = MARGIN_PX / scale if rect.width * scale > room.width() else 0.0
        down = MARGIN_PX / scale if rect.height * scale > room.height() else 0.0
        self.setSceneRect(QRectF(rect.x, rect.y, rect.width + across, rect.height + down))
        self.tiles.show_level(self.scale_factor, self.shown.width, self.shown.height)
        self._meet()

    def _meet(self) -> None:
        seen = self.visible_rect()
        self.tiles.meet(seen.x, seen.right)

    # -- zoom and place ----------------------------------------------------------------------

    @property
    def scale_factor(self) -> float:
        """Logical pixels a point."""
        return float(self.transform().m11())

    @property
    def zoom(self) -> float:
        """Zoom, 1 = 100 %."""
        return self.scale_factor / POINTS_TO_PIXELS

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom to a factor, keeping the place under a viewport position (the middle by default)."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        if anchor is None:
            anchor = QRectF(self.viewport().rect()).center()
        before = self.mapToScene(anchor.toPoint())
        scale = zoom * POINTS_TO_PIXELS
        self.setTransform(self.transform().fromScale(scale, scale))
        self._follow_size()
        after = self.mapFromScene(before)
        self._scroll(after.x() - anchor.x(), after.y() - anchor.y())
        self.headers.follow()
        if self.tool is not None:
            self.tool.refresh()
        self.zoom_changed.emit(self.zoom)

    def fit_all(self) -> None:
        """Show the whole drawing."""
        # The second time with the room that headers and scroll bars then leave.
        for _round in range(2):
            rect, room = self.content_rect(), self.viewport().rect()
            scale = min(
                (room.width() - MARGIN_PX - 1) / rect.width,
                (room.height() - MARGIN_PX - 1) / rect.height,
            )
            self.set_zoom(min(MOST_ZOOM, scale / POINTS_TO_PIXELS))
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(bar.minimum())

    def content_rect(self) -> Rect:
        """Return what the viewport shows of the scene: all but what the headers show."""
        left, top = self.headers.insets
        return Rect(left, top, max(1.0, self.shown.width - left), max(1.0, self.shown.height - top))

    def reveal(self, rect: Rect) -> None:
        """Scroll as little as is needed to see a part of the scene."""
        part = needed(rect, self.visible_rect(), self.content_rect())
        self.ensureVisible(qrect(part), AIR, AIR)

    def visible_rect(self) -> Rect:
        """Return the part of the scene that is seen."""
        rect = self.mapToScene(self.viewport().rect()).boundingRect()
        return Rect(rect.x(), rect.y(), rect.width(), rect.height())

    def _scroll(self, dx: float, dy: float) -> None:
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(round(horizontal.value() + dx))
        vertical.setValue(round(vertical.value() + dy))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self._meet()
        self.headers.scrolled(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_size()
        self.headers.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.tiles.begin_frame(self.scale_factor, self.devicePixelRatioF())
        super().paintEvent(event)
        self.tiles.end_frame()

    # -- pointer -----------------------------------------------------------------------------

    def pointer(self, position: QPointF, event: QEvent, button: Button = "none") -> PointerEvent:
        """Return a Qt-free event for a viewport position."""
        place = self.mapToScene(position.toPoint())
        held = Qt.KeyboardModifier.NoModifier
        if isinstance(event, QMouseEvent | QDropEvent):
            held = event.modifiers()
        return PointerEvent(
            Point(place.x(), place.y()),
            self.scale_factor,
            button,
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            control=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            view_x=position.x(),
            view_y=position.y(),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = _BUTTONS.get(event.button(), "none")
        if button == "middle" or (button == "left" and self._space_held):
            self._panning_from = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.tool is not None and button == "left":
            self.tool.press(self.pointer(event.position(), event, button))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            moved = event.position() - self._panning_from
            self._panning_from = event.position()
            self._scroll(-moved.x(), -moved.y())
        elif self.tool is not None:
            held: Button = "left" if event.buttons() & Qt.MouseButton.LeftButton else "none"
            self.tool.move(self.pointer(event.position(), event, held))
            if held == "left" and self.tool.is_dragging:
                self.drag_near_edge(event.position(), self.tool.move)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        button = _BUTTONS.get(event.button(), "none")
        self.stop_edge_scroll()
        if self._panning_from is not None:
            self._panning_from = None
            self._show_hand()
        elif self.tool is not None and button == "left":
            self.tool.release(self.pointer(event.position(), event, button))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            self.tool.double_click(self.pointer(event.position(), event, "left"))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = QPointF(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.key_menu_requested.emit()
        else:
            self.menu_requested.emit(self.pointer(place, event, "right"), event.globalPos(), None)
        event.accept()

    # -- scrolling while something is dragged --------------------------------------------------

    def drag_near_edge(self, position: QPointF, send: Callable[[PointerEvent], None]) -> None:
        """Scroll as long as a drag is near the edge of the viewport; ``send`` takes its moves."""
        self._edge.follow(position, send)

    def stop_edge_scroll(self) -> None:
        """The drag is over."""
        self._edge.stop()

    def scroll_by(self, dx: float, dy: float) -> None:
        """Scroll by so many pixels, as far as there is something."""
        self._scroll(dx, dy)

    def at_pause(self, function: Callable[[], object] | None) -> None:
        """Call a function when the pointer rests for a moment; None forgets what was to come."""
        self._at_pause = function
        if function is None:
            self._pause.cancel()
        else:
            self._pause.request()

    def _paused(self) -> None:
        function, self._at_pause = self._at_pause, None
        if function is not None:
            function()

    # -- wheel, pinch, keys ------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turn_wheel(event, event.position())

    def turn_wheel(self, event: QWheelEvent, position: QPointF) -> None:
        """Scroll, or zoom about a position of the viewport when Ctrl is held."""
        held = event.modifiers()
        pixels, steps = event.pixelDelta(), event.angleDelta()
        if held & Qt.KeyboardModifier.ControlModifier:
            turn = steps.y() or steps.x()
            self.set_zoom(self.zoom * 1.0015**turn, position)
        else:
            dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (steps.x(), steps.y())
            if held & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self._scroll(-dx, -dy)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        pinch = pinched(event, self.viewport())
        if pinch is not None:
            self.set_zoom(self.zoom * pinch[0], pinch[1])
            return True
        if event.type() == QEvent.Type.Leave and self.tool is not None:
            self.tool.leave()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.text_editor is not None and self.text_editor.is_open:
            # An input method has begun on the canvas: the key is for the editor.
            self.text_editor.keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self.tool is not None:
            self.stop_edge_scroll()
            was_idle = self.tool.is_idle
            self.tool.cancel()
            if was_idle:
                self.escaped.emit()
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = True
            self._show_hand()
        else:
            event.ignore()
            self.key_typed.emit(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self._show_hand()
        event.ignore()

    def _show_hand(self) -> None:
        if self._space_held:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    # -- things dragged here -----------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def select_shown(self, item_ids: Iterable[str]) -> None:
        """Draw the selection frames around items."""
        ids = tuple(item_ids)
        self.overlay.select(self.shown, ids)
        self.headers.mark(ids)
        self.selection_shown.emit()
