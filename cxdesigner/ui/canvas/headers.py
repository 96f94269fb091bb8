"""Stage and lane headers beside the viewport: they stay in sight while the canvas scrolls.

They are sibling widgets in the margins of the view. Nothing floats over the viewport, because a
child there makes every pan repaint far more than the strip that came into sight. Each shows a strip
of the scene: the lane header what lies left of the columns (names of lanes and rows, names of
lines, the scale of the emotion curve), the stage header what lies above the bands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import _
from cxdesigner.qtrender.resources import window_font
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.primitives import RectShape
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.canvas.tiles import qrect

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

MIN_SIDE_PX, MIN_TOP_PX = 72, 24
_READABLE = 0.72
"""Scale in logical pixels a point below which names are drawn by the widget, in a fixed size."""

_STAGE_KINDS = frozenset({"stage", "step"})
_LANE_KINDS = frozenset(
    {"lane", "line", "emotion_axis", "lane_header", "row_header", "line_header"}
)
_NAMED_KINDS = frozenset({"stage", "lane_header", "line_header"})

_BESIDE = ("emotion_axis", "lane_header", "row_header", "line_header")
_LANE_HEADERS = ("lane_header", "row_header")


class HeaderBar(QWidget):
    """A strip that shows the header items of the scene, scrolled along one axis only."""

    menu_requested = Signal(object, object)
    """A context menu is wanted: ``PointerEvent`` and the global ``QPoint``."""

    def __init__(self, view: CanvasView, *, horizontal: bool) -> None:
        super().__init__(view)
        self._view = view
        self.horizontal = horizontal
        self._items: dict[str, SceneItem] = {}
        self._order: list[SceneItem] | None = None
        self._marked: frozenset[str] = frozenset()
        self.setObjectName("stageHeader" if horizontal else "laneHeader")
        self.setAccessibleName(_("Stages and steps") if horizontal else _("Lanes and lines"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)

    # -- content -----------------------------------------------------------------------------

    def follow_items(self, put: Iterable[SceneItem], removed: Iterable[str], clear: bool) -> bool:
        """Take what belongs here from a change of the scene; return whether anything did."""
        kinds = _STAGE_KINDS if self.horizontal else _LANE_KINDS
        if clear:
            self._items.clear()
        touched = clear
        for item_id in removed:
            touched = self._items.pop(item_id, None) is not None or touched
        for item in put:
            if item.kind in kinds:
                self._items[item.id] = item
                touched = True
        if touched:
            self._order = None
            self.update()
        return touched

    @property
    def items(self) -> list[SceneItem]:
        """The items shown, in the order of painting."""
        if self._order is None:
            self._order = sorted(self._items.values(), key=lambda item: (item.layer, item.order))
        return self._order

    def mark(self, item_ids: Iterable[str]) -> None:
        """Frame the headers of what is selected."""
        marked = frozenset(item_ids)
        if marked != self._marked:
            self._marked = marked
            self.update()

    # -- places ------------------------------------------------------------------------------

    def _offset(self) -> QPointF:
        """Place of the origin of the scene in this widget, in pixels."""
        origin = self._view.viewportTransform().map(QPointF(0.0, 0.0))
        if self.horizontal:
            return QPointF(self._view.viewport().x() - self.x() + origin.x(), 0.0)
        return QPointF(0.0, origin.y())

    def pointer(self, event: QMouseEvent | QContextMenuEvent) -> PointerEvent:
        """Return a Qt-free event in scene coordinates for an event of this widget."""
        position = event.position() if isinstance(event, QMouseEvent) else QPointF(event.pos())
        scale = self._view.scale_factor
        place = (position - self._offset()) / scale
        held = event.modifiers()
        in_view = self.mapTo(self._view, position) - QPointF(self._view.viewport().pos())
        return PointerEvent(
            Point(place.x(), place.y()),
            scale,
            "left",
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            control=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            view_x=in_view.x(),
            view_y=in_view.y(),
        )

    def item_at(self, point: Point) -> SceneItem | None:
        """Return the header item at a place of the scene; only one axis counts in the strip."""
        found: SceneItem | None = None
        for item in self.items:
            rect = item.rect
            if item.kind in ("lane", "line", "emotion_axis"):
                continue
            if self.horizontal:
                bottom = max(rect.bottom, self._view.insets[1]) if item.kind == "step" else 0.0
                if rect.x <= point.x <= rect.right and rect.y <= point.y <= max(
                    rect.bottom, bottom
                ):
                    found = item
            elif rect.y <= point.y <= rect.bottom:
                found = item
        return found

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._view.paint.qcolor("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, scale = self._offset(), self._view.scale_factor
        painter.save()
        painter.translate(offset)
        painter.scale(scale, scale)
        seen = painter.worldTransform().inverted()[0].mapRect(QRectF(event.rect()))
        small = scale < _READABLE
        named: list[SceneItem] = []
        for item in self.items:
            if not seen.intersects(qrect(item.rect.grown(2))):
                continue
            if item.kind in ("lane", "line", "emotion_axis"):
                if not (small and item.kind == "emotion_axis"):
                    item = piece_of(item, seen.left(), seen.right())
                    self._view.paint.draw_item(painter, item)
            elif small and item.kind in _NAMED_KINDS:
                named.append(item)
            elif not small or item.kind != "row_header":
                self._view.paint.draw_item(painter, item)
        painter.restore()
        if named:
            self._paint_named(painter, named, offset, scale)
        self._paint_marks(painter, offset, scale)
        painter.end()

    def _paint_named(
        self, painter: QPainter, items: list[SceneItem], offset: QPointF, scale: float
    ) -> None:
        """Draw names in a size that can be read, however small the drawing is."""
        font = window_font(8.5, items[0].language or "en", "bold")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for item in items:
            place = self._pixel_rect(item, offset, scale)
            token = "line.pill.ink"
            room = place.adjusted(6, 0, -4, 0)
            if item.kind == "stage":
                token = "stage.ink"
                painter.fillRect(place.adjusted(1, 1, -1, -1), self._view.paint.qcolor("stage.fill"))
                room = place.adjusted(8, 0, -4, 0)
                # The name of a stage that began left of the window stays in sight.
                left = float(self._view.viewport().x() - self.x())
                room.setLeft(max(room.left(), min(left + 6, room.right())))
            elif item.kind == "lane_header":
                token = f"lane.{item.lane_role or 'note'}"
                painter.fillRect(
                    QRectF(0, place.y(), 4, place.height()), self._view.paint.qcolor(token)
                )
                room = place.adjusted(9, 0, -4, 0)
            elif item.primitives and isinstance(item.primitives[0], RectShape):
                room = QRectF(6, place.center().y() - 6, self.width() - 8, 12)
                continue
            if room.height() < metrics.ascent() or room.width() < 14:
                continue
            painter.setPen(self._view.paint.qcolor(token))
            text = metrics.elidedText(item.label, Qt.TextElideMode.ElideRight, room.width())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, int(flags), text)

    def _pixel_rect(self, item: SceneItem, offset: QPointF, scale: float) -> QRectF:
        rect = item.rect
        place = QRectF(
            offset.x() + rect.x * scale,
            offset.y() + rect.y * scale,
            rect.width * scale,
            rect.height * scale,
        )
        if self.horizontal:
            height = self.height() * rect.height / max(1.0, self._view.insets[1])
            place.setY(self.height() * rect.y / max(1.0, self._view.insets[1]))
            place.setHeight(height)
        else:
            place.setX(0)
            place.setWidth(self.width())
        return place

    def _paint_marks(self, painter: QPainter, offset: QPointF, scale: float) -> None:
        if not self._marked:
            return
        pen = painter.pen()
        pen.setColor(self._view.paint.qcolor("selection"))
        pen.setWidthF(2.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for item in self.items:
            if item.kind not in ("lane", "line", "emotion_axis") and (
                item.id in self._marked or item.record_id in self._marked
            ):
                place = self._pixel_rect(item, offset, scale)
                if self.horizontal and item.kind == "step":
                    place.setBottom(max(place.bottom(), self.height() - 1.0))
                if not self.horizontal and item.kind == "line_header":
                    place = place.intersected(QRectF(0, 0, self.width(), self.height()))
                painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)

    # -- pointer: the tool in use decides ------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._view.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            point = self.pointer(event)
            self._view.tool.header_press(self.item_at(point.point), point)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._view.tool is not None:
            point = self.pointer(event)
            held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            if held:
                self._view.drag_near_edge(QPointF(point.view_x, point.view_y))
            self._view.tool.header_move(self.item_at(point.point), point, held)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._view.stop_edge_scroll()
        if self._view.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            self._view.tool.header_release(self.pointer(event))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._view.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            point = self.pointer(event)
            self._view.tool.header_double_click(self.item_at(point.point), point)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._view.menu_requested.emit(self.pointer(event), event.globalPos())
        event.accept()


class CanvasHeaders:
    """The stage header above and the lane header beside the viewport of one canvas."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.stages = HeaderBar(view, horizontal=True)
        self.lanes = HeaderBar(view, horizontal=False)
        self._sizes = QSize(-1, -1)
        self._insets = (0.0, 0.0)

    @property
    def insets(self) -> tuple[float, float]:
        """Width of the lane header and height of the stage header, in points of the scene."""
        return self._insets

    def show_scene(self, scene: Scene) -> None:
        """Show the headers of a scene."""
        self._follow_items(tuple(scene.items.values()), (), clear=True)

    def apply(self, diff: SceneDiff) -> None:
        """Follow a change of the scene."""
        self._follow_items((*diff.added, *diff.changed, *diff.moved), diff.removed, clear=False)

    def _follow_items(
        self, put: tuple[SceneItem, ...], removed: tuple[str, ...], *, clear: bool
    ) -> None:
        stages = self.stages.follow_items(put, removed, clear)
        lanes = self.lanes.follow_items(put, removed, clear)
        if stages or lanes:
            sides = [i.rect.right for i in self.lanes.items if i.kind == "lane_header"]
            tops = [i.rect.bottom for i in self.stages.items]
            self._insets = max(sides, default=0.0), max(tops, default=0.0)
            self.follow()

    def mark(self, item_ids: Iterable[str]) -> None:
        """Frame the headers of what is selected."""
        ids = tuple(item_ids)
        self.stages.mark(ids)
        self.lanes.mark(ids)

    def follow(self) -> None:
        """Follow zoom and scrolling."""
        left, top = self._insets
        scale = self._view.scale_factor
        sizes = QSize(
            round(max(MIN_SIDE_PX, left * scale)) if left else 0,
            round(max(MIN_TOP_PX, top * scale)) if top else 0,
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
        side, top = max(0, self._sizes.width()), max(0, self._sizes.height())
        self.stages.setGeometry(port.left(), 0, port.width(), top)
        self.lanes.setGeometry(0, port.top(), side, port.height())

    def restyle(self) -> None:
        """Draw in other colours."""
        self.stages.update()
        self.lanes.update()
