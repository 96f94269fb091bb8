"""One header strip beside the viewport: a part of the scene that scrolls along one axis only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import _
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.fixed_names import FixedNames
from cxdesigner.ui.canvas.header_names import paint_name_in_sight
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.canvas.step_handles import paint_steps
from cxdesigner.ui.canvas.tile import qrect
from cxdesigner.ui.widgets import plain_tip

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

READABLE, LARGE = 0.72, 2.0
"""Scales in logical pixels a point between which headers are drawn as they lie in the scene.

Outside, names are drawn by the widget in a fixed size: smaller could not be read, larger would take
the room of the canvas.
"""

STAGE_KINDS = frozenset({"stage", "step"})
_LANE_KINDS = frozenset(
    {"lane", "line", "emotion_axis", "lane_header", "row_header", "line_header"}
)
GROUND_KINDS = frozenset({"lane", "line", "emotion_axis"})
"""Kinds that reach over the whole journey; the lane header shows how they begin."""

BESIDE_PX = 6.0
"""How far beside a stage its border can still be taken."""

_STRETCH_PT = 1280.0
_GHOST_OPACITY = 0.9


@dataclass(frozen=True, slots=True)
class HeaderGhost:
    """How the header of something would look after the release."""

    place: QRectF
    """Where, in pixels of the bar."""

    picture: QPixmap | None = None
    """Pixels of the header; without them its item is drawn in the place."""

    item: SceneItem | None = None

    def at(self, place: QRectF) -> HeaderGhost:
        """Return the same at another place."""
        return replace(self, place=place)


class HeaderBar(QWidget):
    """A strip that shows the header items of the scene, scrolled along one axis only."""

    menu_requested = Signal(object, object, object)
    """A context menu is wanted: ``PointerEvent`` and the global ``QPoint``."""

    def __init__(self, view: CanvasView, *, horizontal: bool) -> None:
        super().__init__(view)
        self._view = view
        self.horizontal = horizontal
        self._items: dict[str, SceneItem] = {}
        self._order: list[SceneItem] | None = None
        self._stretches: dict[int, list[SceneItem]] = {}
        self._marked: frozenset[str] = frozenset()
        self.handle_px = 0
        """Pixels below what is drawn of the scene: room to take hold of the steps."""

        self.ghost: HeaderGhost | None = None
        """What is dragged, drawn half transparent."""

        self.setObjectName("stageHeader" if horizontal else "laneHeader")
        self.setAccessibleName(_("Stages and steps") if horizontal else _("Lanes and lines"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)

    # -- content -----------------------------------------------------------------------------

    def follow_items(self, put: Iterable[SceneItem], removed: Iterable[str], clear: bool) -> bool:
        """Take what belongs here from a change of the scene; return whether anything did."""
        kinds = STAGE_KINDS if self.horizontal else _LANE_KINDS
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
    def unsorted(self) -> Collection[SceneItem]:
        """The items shown in any order, which takes no time."""
        return self._items.values()

    @property
    def items(self) -> list[SceneItem]:
        """The items shown, in the order of painting."""
        if self._order is None:
            self._order = sorted(self._items.values(), key=lambda item: (item.layer, item.order))
            self._stretches.clear()
            for item in self._order if self.horizontal else ():
                left = item.x + item.bounds.x
                right = left + item.bounds.width
                for at in range(int(left // _STRETCH_PT), int(right // _STRETCH_PT) + 1):
                    self._stretches.setdefault(at, []).append(item)
        return self._order

    def _within(self, left: float, right: float) -> list[SceneItem]:
        """Return the items between two x of the scene; all of them in the lane header."""
        items = self.items
        first, last = int(left // _STRETCH_PT), int(right // _STRETCH_PT)
        if not self.horizontal or last - first > len(self._stretches):
            return items
        found: dict[str, SceneItem] = {}
        for at in range(first, last + 1):
            for item in self._stretches.get(at, ()):
                found[item.id] = item
        return list(found.values())

    def mark(self, item_ids: Iterable[str]) -> None:
        """Frame the headers of what is selected."""
        marked = frozenset(item_ids)
        if marked != self._marked:
            self._marked = marked
            self.update()

    def show_ghost(self, ghost: HeaderGhost | None) -> None:
        """Show how a header would look; None shows nothing."""
        if ghost != self.ghost:
            self.ghost = ghost
            self.update()

    def copied(self, record_id: str) -> HeaderGhost | None:
        """Return the header of a record as it is drawn now."""
        place = self.place_of(record_id)
        seen = QRectF() if place is None else place.intersected(QRectF(self.rect()))
        if seen.isEmpty():
            return None
        whole = seen.toAlignedRect()
        return HeaderGhost(QRectF(whole), self.grab(whole))

    def span_px(self, left: float, right: float) -> QRectF:
        """Return the strip between two x of the scene, in pixels of this widget."""
        scale, origin = self._view.scale_factor, self._offset().x()
        return QRectF(origin + left * scale, 0.0, (right - left) * scale, self.height())

    # -- places ------------------------------------------------------------------------------

    @property
    def _drawn_px(self) -> int:
        return self.height() - self.handle_px

    def _offset(self) -> QPointF:
        """Place of the origin of the scene in this widget, in pixels."""
        origin = self._view.viewportTransform().map(QPointF(0.0, 0.0))
        if self.horizontal:
            return QPointF(self._view.viewport().x() - self.x() + origin.x(), 0.0)
        return QPointF(0.0, origin.y())

    def _point_at(self, position: QPointF) -> Point:
        """Return the place of the scene at a pixel of this widget."""
        place = (position - self._offset()) / self._view.scale_factor
        left, top = self._view.headers.insets
        # Across its length the strip has a size of its own at small zooms.
        if self.horizontal:
            place.setY(min(top, max(0.0, position.y() / max(1, self._drawn_px) * top)))
        else:
            place.setX(min(left, max(0.0, position.x() / max(1, self.width()) * left)))
        return Point(place.x(), place.y())

    def pointer(self, event: QMouseEvent | QContextMenuEvent) -> PointerEvent:
        """Return a Qt-free event in scene coordinates for an event of this widget."""
        position = event.position() if isinstance(event, QMouseEvent) else QPointF(event.pos())
        held = event.modifiers()
        in_view = self.mapTo(self._view, position) - QPointF(self._view.viewport().pos())
        return PointerEvent(
            self._point_at(position),
            self._view.scale_factor,
            "left",
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            control=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            view_x=in_view.x(),
            view_y=in_view.y(),
        )

    def item_at(self, point: Point) -> SceneItem | None:
        """Return the header item at a place of the scene; lanes and rows over their whole side."""
        found: SceneItem | None = None
        for item in self._within(point.x, point.x):
            if item.kind in GROUND_KINDS:
                continue
            rect = item.rect
            if self.horizontal:
                bottom = self._view.headers.insets[1] if item.kind == "step" else rect.bottom
                if rect.x <= point.x <= rect.right and rect.y <= point.y <= bottom:
                    found = item
            elif rect.y <= point.y <= rect.bottom and not (
                # Names of rows and lines lie on the side of their lane.
                item.kind == "lane_header" and found is not None
            ):
                found = item
        return self._stage_beside(point) if found is None and self.horizontal else found

    def _stage_beside(self, point: Point) -> SceneItem | None:
        """Return the stage whose border is just beside a place: borders are taken on both sides."""
        reach = BESIDE_PX / self._view.scale_factor
        near: list[tuple[float, SceneItem]] = []
        for item in self._within(point.x - reach, point.x + reach):
            rect = item.rect
            if item.kind == "stage" and rect.y <= point.y <= rect.bottom:
                near.append((max(rect.x - point.x, point.x - rect.right), item))
        far, found = min(near, key=lambda pair: pair[0], default=(reach, None))
        return found if far < reach else None

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
        if self.horizontal:
            # Across its length the strip has a size of its own: all of it is seen.
            seen.setBottom(max(seen.bottom(), self._view.headers.insets[1]))
        named = not READABLE <= scale <= LARGE
        near = self._within(seen.left(), seen.right())
        seen_items = [i for i in near if seen.intersects(qrect(i.rect.grown(2)))]
        for item in seen_items:
            if item.kind in GROUND_KINDS:
                if not (named and item.kind == "emotion_axis"):
                    part = piece_of(item, seen.left(), seen.right())
                    self._view.paint.draw_item(painter, part)
            elif not named:
                self._view.paint.draw_item(painter, item)
        painter.restore()
        if self.horizontal:
            steps = [i for i in seen_items if i.kind == "step"]
            spots = [(step, self._pixel_rect(step, offset, scale)) for step in steps]
            paint_steps(painter, self._view, spots, self.height(), named=named)
        names = FixedNames(painter, self._view, scale)
        if named:
            # Also what is not seen: which names find room depends on what lies beside them.
            items = seen_items if self.horizontal else self.items
            placed = [(item, self._pixel_rect(item, offset, scale)) for item in items]
            names.paint(placed)
        elif self.horizontal:
            for item in seen_items:
                place = self._pixel_rect(item, offset, scale)
                paint_name_in_sight(painter, self._view, item, place, scale)
        self._paint_marks(painter, near, names)
        self._paint_ghost(painter, scale)
        painter.end()

    def _paint_ghost(self, painter: QPainter, scale: float) -> None:
        ghost = self.ghost
        if ghost is None:
            return
        painter.setOpacity(_GHOST_OPACITY)
        if ghost.picture is not None:
            painter.drawPixmap(ghost.place, ghost.picture, QRectF(ghost.picture.rect()))
        elif ghost.item is not None:
            FixedNames(painter, self._view, scale).paint([(ghost.item, ghost.place)])
        painter.setOpacity(1.0)
        painter.setPen(QPen(self._view.paint.qcolor("ghost"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(ghost.place.adjusted(0.5, 0.5, -0.5, -0.5))

    def _pixel_rect(self, item: SceneItem, offset: QPointF, scale: float) -> QRectF:
        """Return where an item is drawn in this widget."""
        rect = item.rect
        if self.horizontal:
            stretch = self._drawn_px / max(1.0, self._view.headers.insets[1])
            return QRectF(
                offset.x() + rect.x * scale,
                rect.y * stretch,
                rect.width * scale,
                rect.height * stretch,
            )
        return QRectF(0.0, offset.y() + rect.y * scale, self.width(), rect.height * scale)

    def place_of(self, record_id: str) -> QRectF | None:
        """Return where the header of a record is, in pixels of this widget."""
        for item in self.items:
            if item.record_id == record_id and item.kind not in GROUND_KINDS:
                place = self._pixel_rect(item, self._offset(), self._view.scale_factor)
                if item.kind == "step":
                    place.setBottom(float(self.height()))
                return place
        return None

    def _paint_marks(self, painter: QPainter, items: list[SceneItem], names: FixedNames) -> None:
        offset, scale = self._offset(), self._view.scale_factor
        if not self._marked:
            return
        painter.setPen(QPen(self._view.paint.qcolor("selection"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for item in items:
            if item.kind in GROUND_KINDS or self._marked.isdisjoint((item.id, item.record_id)):
                continue
            place = self._pixel_rect(item, offset, scale)
            if item.kind == "step":
                place.setBottom(self.height() - 0.5)
            if item.kind == "line_header":
                # The name of a line stands in a frame of its own: around that, not across it.
                drawn = item.rect.x * scale, place.y(), item.rect.width * scale, place.height()
                place = names.pills.get(item.id, QRectF(*drawn)).adjusted(-0.5, 0, 0.5, 0)
                painter.drawRoundedRect(place, min(8 * scale, 8.0), min(8 * scale, 8.0))
                continue
            # The frame of a lane goes on over the canvas: its end is beyond the bar.
            end = 6.0 if item.kind == "lane_header" else -1.5
            painter.drawRoundedRect(place.adjusted(1.5, 1.5, end, -1.0), 3, 3)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # From afar names are cut, or find no room at all.
            found = self.item_at(self._point_at(QPointF(event.pos())))
            far = not READABLE <= self._view.scale_factor <= LARGE
            name = found.label if found is not None and far else ""
            QToolTip.showText(event.globalPos(), plain_tip(name) if name else "", self)
            return True
        return super().event(event)

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
            tool = self._view.tool
            tool.header_move(self.item_at(point.point), point, held)
            if held and tool.is_dragging:
                self._view.drag_near_edge(
                    QPointF(point.view_x, point.view_y), lambda it: tool.header_move(None, it, True)
                )
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.turn_wheel(event, event.position() - QPointF(self._view.viewport().pos()))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = self.pointer(event)
        self._view.menu_requested.emit(point, event.globalPos(), self.item_at(point.point))
        event.accept()
