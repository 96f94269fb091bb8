"""What lies over the drawing for a moment: selection, handles, ghosts, where a drop would go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.qtrender.painter import path
from cxdesigner.scene.items import Scene, SceneItem, part_id
from cxdesigner.scene.late import found_in, known_of
from cxdesigner.scene.link_way import way_of
from cxdesigner.ui.canvas.carried import Carried
from cxdesigner.ui.canvas.frames import Frames
from cxdesigner.ui.canvas.lens_veil import LensVeil
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.parting import HEADER_KINDS
from cxdesigner.ui.canvas.places_left import BandHint, EmptyCells
from cxdesigner.ui.canvas.reach import reach_of
from cxdesigner.ui.canvas.remark import Remark
from cxdesigner.ui.canvas.tile import qrect
from cxdesigner.ui.canvas.tiles import TiledScene
from cxdesigner.ui.canvas.trace_veil import TraceVeil

HANDLE_RADIUS_PX = 5.0
_BAR_PX = (6.0, 16.0)
NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)
_MANY = 1_000
_FEW = 100
"""So many selected elements have their marks drawn above their frames."""
_PLAIN = 0.18
"""Scale below which frames have no round corners."""


class SelectionFrames(OverlayItem):
    """Frames around what is selected, heavier strokes along selected links."""

    def __init__(self, paint: CanvasPaint, tiles: TiledScene) -> None:
        super().__init__(paint, 1)
        self._tiles = tiles
        self._many: frozenset[str] = frozenset()
        """Ids of links of which there are so many that they are drawn where they are seen."""

        self._frames = Frames()
        self._links: list[SceneItem] = []
        self._labels: list[SceneItem] = []
        self._marks: list[tuple[SceneItem, SceneItem]] = []
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that stand above the strokes."""
        return tuple(item.id for item in self._labels)

    @property
    def links(self) -> tuple[str, ...]:
        """The links that are shown."""
        return tuple(item.id for item in self._links)

    def show_items(
        self,
        items: Sequence[SceneItem],
        labels: Sequence[SceneItem] = (),
        whole: Rect = NOWHERE,
        many: frozenset[str] = frozenset(),
    ) -> None:
        """Frame these items and no others, with the labels of the links among them.

        `whole` is what the scene covers, if that is known; `many` are ids of links besides.
        """
        self._many = many
        self._labels = list(labels)
        # Headers frame themselves, beside the viewport.
        items = [item for item in items if item.kind not in HEADER_KINDS]
        self._links = [item for item in items if item.kind == "link"]
        # Thousands are made when they are painted: not in the turn in which much is selected.
        self._frames = frames = Frames(item for item in items if item.kind != "link")
        self._marks = []
        if len(frames) <= _FEW:
            parts = ((item, part) for item in items for part in item.children)
            self._marks = [(item, part) for item, part in parts if part.kind == "badge"]
        area = QRectF()
        for item in (*self._links, *labels):
            area = area.united(qrect(item.rect.grown(8)))
        if (many or len(frames) > _MANY) and whole is not NOWHERE:
            area = qrect(whole)
        elif boxes := frames.within():
            left, top = min(box.x() for box in boxes), min(box.y() for box in boxes)
            right = max(box.right() for box in boxes)
            bottom = max(box.bottom() for box in boxes)
            around = QRectF(left, top, right - left, bottom - top)
            area = area.united(around.adjusted(-6.0, -6.0, 6.0, 6.0))
        self.cover(area)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        pen = QPen(self.colour("selection"), 2.0 if self._frames else 3.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        seen: QRectF = option.exposedRect
        near = self._frames.within(seen.left(), seen.right())
        boxes = [box for box in near if box.intersects(seen)]
        if painter.worldTransform().m11() < _PLAIN:
            painter.drawRects(boxes)
        else:
            for box in boxes:
                painter.drawRoundedRect(box, 6, 6)
        near_enough = painter.worldTransform().m11() >= _PLAIN
        for item in (*self._links, *self._links_among_many(seen, near_enough)):
            way = way_of(item)
            if way is not None:
                painter.translate(item.x, item.y)
                painter.drawPath(path(way.commands))
                painter.translate(-item.x, -item.y)
        for item in self._labels:
            # Else the heavier stroke would strike the words through.
            self.brush.draw_item(painter, item)
        for item, mark in self._marks:
            # Marks lie on the edge: the frame would strike them through.
            painter.translate(item.x, item.y)
            self.brush.draw_item(painter, mark)
            painter.translate(-item.x, -item.y)

    def _links_among_many(self, seen: QRectF, near_enough: bool) -> list[SceneItem]:
        """Return those of many links that are seen; from afar those that are drawn by now."""
        if not self._many:
            return []
        tiles, chosen = self._tiles, self._many
        if not near_enough:
            known = known_of(tiles.source)
            return [item for key, item, is_late in known if not is_late and key in chosen]
        near = tiles.items_within(seen.left(), seen.right())
        # Of what is wide only a piece is painted there.
        return found_in(tiles.source, dict.fromkeys(i.id for i in near if i.id in chosen))


class Handle(OverlayItem):
    """The dot from which a link is drawn."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 3)
        self.points: tuple[Point, ...] = ()
        self._radius = HANDLE_RADIUS_PX

    def show_at(self, points: Iterable[Point], scale: float) -> None:
        """Show dots at places of the scene, of one size on the screen."""
        self.points = tuple(points)
        self._radius = HANDLE_RADIUS_PX / scale
        area = QRectF()
        for point in self.points:
            around = QRectF(point.x, point.y, 0, 0)
            reach = self._radius * 2
            area = area.united(around.adjusted(-reach, -reach, reach, reach))
        self.cover(area)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        pen = QPen(self.colour("handle.border"), 2.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self.colour("handle.fill"))
        for point in self.points:
            painter.drawEllipse(QPointF(*point), self._radius, self._radius)


class SpanHandles(OverlayItem):
    """Bars at the sides of an element by which it is made to reach over more columns."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 3)
        self.points: tuple[Point, ...] = ()
        self._pixel = 1.0

    def show_at(self, points: Iterable[Point], scale: float) -> None:
        """Show bars at places of the scene, of one size on the screen."""
        self.points = tuple(points)
        self._pixel = 1.0 / scale
        area = QRectF()
        for point in self.points:
            area = area.united(self._bar(point))
        self.cover(area.adjusted(-self._pixel, -self._pixel, self._pixel, self._pixel))

    def _bar(self, point: Point) -> QRectF:
        width, height = _BAR_PX[0] * self._pixel, _BAR_PX[1] * self._pixel
        return QRectF(point.x - width / 2, point.y - height / 2, width, height)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        pen = QPen(self.colour("handle.border"), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self.colour("handle.fill"))
        for point in self.points:
            painter.drawRoundedRect(self._bar(point), 2.5 * self._pixel, 2.5 * self._pixel)


class Ghost(OverlayItem):
    """What will be there after the release: items of a trial, drawn half transparent."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 2)
        self.items: tuple[SceneItem, ...] = ()
        self.setOpacity(0.62)

    def show_items(self, items: Iterable[SceneItem]) -> None:
        """Show these items and no others."""
        self.items = tuple(items)
        area = QRectF()
        for item in self.items:
            # A label beside a point of the curve is within its reach, not within its bounds.
            area = area.united(qrect(reach_of(item).moved(item.x, item.y).grown(8)))
        self.cover(area)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        pen = QPen(self.colour("ghost"), 1.5)
        pen.setCosmetic(True)
        for item in self.items:
            self.brush.draw_item(painter, item)
            if item.kind == "element":
                painter.setPen(pen)
                painter.setBrush(self.colour("ghost.fill"))
                painter.drawRoundedRect(qrect(item.rect), 6, 6)


class DropHint(OverlayItem):
    """Where a drop would go: a cell, a gap between steps, or a rubber band."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 0)
        self._hint = QRectF()
        self._refused = False

    def show_rect(self, rect: Rect | None, *, refused: bool = False) -> None:
        """Mark a part of the scene; None marks nothing."""
        hint = QRectF() if rect is None else qrect(rect)
        if (hint, refused) == (self._hint, self._refused):
            # Nothing to paint anew with each move of the pointer.
            return
        self._hint, self._refused = hint, refused
        self.cover(self._hint.adjusted(-4, -4, 4, 4) if rect is not None else QRectF())

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if self._hint.isNull():
            return
        pen = QPen(self.colour("drop.refused" if self._refused else "drop.border"), 1.5)
        pen.setCosmetic(True)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self._refused else self.colour("drop.fill"))
        painter.drawRoundedRect(self._hint, 4, 4)


class CellCursor(OverlayItem):
    """The selected empty cell: what is typed comes there."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 1)
        self.place: Rect | None = None

    def show_rect(self, rect: Rect | None) -> None:
        """Mark a part of the scene; None marks nothing."""
        if rect != self.place:
            self.place = rect
            self.cover(QRectF() if rect is None else qrect(rect.grown(3)))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if self.place is None:
            return
        pen = QPen(self.colour("selection"), 2.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self.colour("drop.fill"))
        painter.drawRoundedRect(qrect(self.place), 6, 6)


class Wire(OverlayItem):
    """The link being drawn, from its source to the pointer."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 4)
        self._ends: tuple[QPointF, QPointF] | None = None
        self._refused = False

    def show_between(
        self, start: Point | None, end: Point | None, *, refused: bool = False
    ) -> None:
        """Draw from one place to another; None draws nothing."""
        self._refused = refused
        if start is None or end is None:
            self._ends = None
            self.cover(QRectF())
            return
        self._ends = QPointF(*start), QPointF(*end)
        self.cover(QRectF(*self._ends).normalized().adjusted(-6, -6, 6, 6))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if self._ends is None:
            return
        pen = QPen(self.colour("drop.refused" if self._refused else "selection"), 2.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLine(*self._ends)
        painter.setBrush(pen.color())
        painter.drawEllipse(self._ends[1], 3, 3)


class Overlay:
    """All that lies over the drawing of one canvas."""

    def __init__(self, target: QGraphicsScene, tiles: TiledScene) -> None:
        paint = tiles.brush
        self.selection = SelectionFrames(paint, tiles)
        self.hover = SelectionFrames(paint, tiles)
        self.hover.setOpacity(0.4)
        self.target = SelectionFrames(paint, tiles)
        self.handle = Handle(paint)
        self.spans = SpanHandles(paint)
        self.ghost = Ghost(paint)
        self.carried = Carried(paint)
        self.hint = DropHint(paint)
        self.cells = EmptyCells(paint)
        self.near_cells = EmptyCells(paint)
        """The places left in the columns that somebody points at or has selected."""
        self.near_cells.setOpacity(0.75)
        self.band = BandHint(paint)
        self.cell = DropHint(paint)
        self.cell.setOpacity(0.55)
        self.cursor = CellCursor(paint)
        self.wire = Wire(paint)
        self.trace = TraceVeil(paint, tiles.items_within, lambda: tiles.source)
        self.lens = LensVeil(paint, tiles.items_within, lambda key: tiles.source[key])
        self.remark = Remark(paint)
        for item in (
            self.cell,
            self.selection,
            self.hover,
            self.target,
            self.handle,
            self.spans,
            self.ghost,
            self.carried,
            self.hint,
            self.cells,
            self.near_cells,
            self.band,
            self.cursor,
            self.wire,
            self.trace,
            self.lens,
            self.remark,
        ):
            target.addItem(item)

    def select(self, scene: Scene, item_ids: Iterable[str]) -> None:
        """Frame what is selected and shown."""
        ids, many = tuple(item_ids), frozenset[str]()
        if len(ids) > _MANY:
            known = known_of(scene.items, ids)
            many = frozenset(key for key, item, _is_late in known if item.kind == "link")
        items = found_in(scene.items, [key for key in ids if key not in many] if many else ids)
        keys = (*many, *(item.id for item in items if item.kind == "link"))
        found = found_in(scene.items, [part_id("label", key) for key in keys])
        whole = Rect(0.0, 0.0, scene.width, scene.height).grown(8.0)
        self.selection.show_items(items, found, whole, many)

    def clear(self) -> None:
        """Remove everything that a tool has drawn."""
        self.clear_gesture()
        self.hover.show_items(())

    def clear_gesture(self) -> None:
        """Remove everything a gesture has drawn."""
        self.cell.show_rect(None)
        self.ghost.show_items(())
        self.carried.clear()
        self.hint.show_rect(None)
        self.target.show_items(())
        self.wire.show_between(None, None)
        self.remark.show_at(None)
