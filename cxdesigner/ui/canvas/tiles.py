"""Tiles: runs of the scene drawn as one thing, kept in step by ``SceneDiff``.

A tile holds what starts within one stretch of the journey and lies on one layer. Near, its
elements are copied from sprites and its links drawn as they are; farther away it is a recorded
picture of boxes and strokes; very far a small pixmap that is scaled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPicture, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from cxdesigner.base.geometry import Rect, union
from cxdesigner.qtrender.painter import path
from cxdesigner.scene.items import ItemKind, Layer, SceneItem
from cxdesigner.scene.primitives import Group, PathShape, Primitive, RectShape
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.sprites import SpriteCache

TILE_WIDTH = 1280.0
"""Stretch of the journey a tile covers, in points: about ten steps, fifty elements."""

NEAR = 0.35
FAR = 0.18
MIP_SCALE = 0.125
"""Scales in logical pixels a point: near above ``NEAR``, pictures down to ``FAR``, then pixmaps."""

HEADER_KINDS: frozenset[ItemKind] = frozenset({"stage", "step", "lane_header", "row_header"})
"""Kinds that the header widgets show instead of the canvas."""


def qrect(rect: Rect) -> QRectF:
    """Return a rectangle as Qt has it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


class Tile(QGraphicsItem):
    """Items of one stretch and layer, drawn by the level of detail the zoom needs."""

    def __init__(self, paint: CanvasPaint, sprites: SpriteCache, layer: Layer) -> None:
        super().__init__()
        self._paint = paint
        self._sprites = sprites
        self._layer = layer
        self._rect = QRectF()
        self._picture: QPicture | None = None
        self._mip: QPixmap | None = None
        self.items: dict[str, SceneItem] = {}
        self.setZValue(int(layer))
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def put(self, item: SceneItem) -> None:
        """Add an item or replace the one with its id."""
        self.items[item.id] = item

    def take(self, item_id: str) -> None:
        """Remove an item."""
        del self.items[item_id]

    def settle(self) -> None:
        """Follow the items after a change: bounds, recorded pictures, repaint."""
        self.prepareGeometryChange()
        self._rect = qrect(union(item.rect for item in self.items.values()).grown(3.0))
        self._picture = self._mip = None
        self.update()

    def restyle(self) -> None:
        """Drop what was recorded in other colours."""
        self._picture = self._mip = None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        transform = painter.worldTransform()
        scale = transform.m11()
        exposed: QRectF = option.exposedRect
        if scale < FAR:
            self._paint_mip(painter)
        elif scale < NEAR:
            painter.drawPicture(0, 0, self._recorded())
        elif self._layer == Layer.ELEMENT:
            self._paint_sprites(painter, exposed)
        else:
            for item in self.items.values():
                if exposed.intersects(qrect(item.rect)):
                    self._paint.draw_item(painter, item)

    def _paint_sprites(self, painter: QPainter, exposed: QRectF) -> None:
        transform = painter.worldTransform()
        ready: list[tuple[QPoint, QPixmap]] = []
        waiting: list[SceneItem] = []
        for item in self.items.values():
            rect = qrect(item.rect)
            if not exposed.intersects(rect):
                continue
            sprite = self._sprites.get(item)
            if sprite is None:
                waiting.append(item)
                continue
            place = transform.map(item.x, item.y)
            ready.append(
                (QPoint(round(place[0]), round(place[1])) + sprite.offset, sprite.pixmap)  # type: ignore[index]
            )
        painter.save()
        painter.resetTransform()
        for point, pixmap in ready:
            painter.drawPixmap(point, pixmap)
        painter.restore()
        if waiting:
            fill, border = self._flat_colours()
            painter.setPen(QPen(border, 0))
            for item in waiting:
                painter.fillRect(qrect(item.rect), fill)
                painter.drawRect(qrect(item.rect))
            self.update(qrect(union(item.rect for item in waiting)))

    def _flat_colours(self) -> tuple[QColor, QColor]:
        return (
            self._paint.qcolor("element.fill"),
            self._paint.qcolor("element.border"),
        )

    def _recorded(self) -> QPicture:
        if self._picture is None:
            self._picture = QPicture()
            painter = QPainter(self._picture)
            self._draw_plain(painter, with_strokes=True)
            painter.end()
        return self._picture

    def _paint_mip(self, painter: QPainter) -> None:
        if self._rect.isEmpty():
            return
        if self._mip is None:
            width = max(1, round(self._rect.width() * MIP_SCALE))
            height = max(1, round(self._rect.height() * MIP_SCALE))
            self._mip = QPixmap(width, height)
            self._mip.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._mip)
            inner.scale(width / self._rect.width(), height / self._rect.height())
            inner.translate(-self._rect.topLeft())
            self._draw_plain(inner, with_strokes=False)
            inner.end()
        painter.drawPixmap(self._rect, self._mip, QRectF(self._mip.rect()))

    def _draw_plain(self, painter: QPainter, *, with_strokes: bool) -> None:
        """Draw boxes as flat rectangles and paths as hair lines, without texts."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for item in self.items.values():
            if self._layer == Layer.ELEMENT:
                role = item.lane_role or "customer"
                painter.setPen(QPen(self._paint.qcolor("element.border"), 0))
                painter.setBrush(self._paint.qcolor("element.fill"))
                painter.drawRect(qrect(item.rect))
                if not with_strokes:
                    painter.fillRect(
                        qrect(item.rect.grown(-item.bounds.width * 0.18)),
                        self._paint.qcolor(f"lane.{role}"),
                    )
            else:
                painter.save()
                painter.translate(item.x, item.y)
                self._draw_strokes(painter, item.primitives)
                painter.restore()

    def _draw_strokes(self, painter: QPainter, primitives: Iterable[Primitive]) -> None:
        for primitive in primitives:
            match primitive:
                case Group(dx=dx, dy=dy, children=children):
                    painter.save()
                    painter.translate(dx, dy)
                    self._draw_strokes(painter, children)
                    painter.restore()
                case PathShape(stroke=stroke) if stroke is not None and stroke.paint != "halo":
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(self._paint.qcolor(stroke.paint), 0))
                    painter.drawPath(path(primitive.commands))
                case RectShape(fill=fill) if fill is not None and self._layer < Layer.LINK:
                    painter.fillRect(
                        QRectF(primitive.x, primitive.y, primitive.width, primitive.height),
                        self._paint.qcolor(fill),
                    )


class TiledScene:
    """The tiles of one canvas: built from a scene, then kept in step by diffs."""

    def __init__(self, target: QGraphicsScene, paint: CanvasPaint) -> None:
        self._target = target
        self._paint = paint
        self.sprites = SpriteCache(paint)
        self._tiles: dict[tuple[Layer, int], Tile] = {}
        self._tile_of: dict[str, tuple[Layer, int]] = {}

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, for benchmarks and tests."""
        return tuple(self._tiles.values())

    def clear(self) -> None:
        """Remove everything."""
        for tile in self._tiles.values():
            self._target.removeItem(tile)
        self._tiles.clear()
        self._tile_of.clear()
        self.sprites.clear()

    def update(self, put: Iterable[SceneItem], removed: Iterable[str] = ()) -> None:
        """Add or replace items and remove others; touched tiles are redrawn."""
        touched: set[tuple[Layer, int]] = set()
        for item_id in removed:
            self._take(item_id, touched)
            self.sprites.forget(item_id)
        for item in put:
            if item.kind in HEADER_KINDS:
                continue
            key = _tile_key(item)
            if self._tile_of.get(item.id, key) != key:
                self._take(item.id, touched)
            tile = self._tiles.get(key)
            if tile is None:
                tile = self._tiles[key] = Tile(self._paint, self.sprites, key[0])
                self._target.addItem(tile)
            tile.put(item)
            self._tile_of[item.id] = key
            touched.add(key)
        for key in touched:
            tile = self._tiles[key]
            if tile.items:
                tile.settle()
            else:
                self._target.removeItem(tile)
                del self._tiles[key]

    def each_tile(self, change: Callable[[Tile], None]) -> None:
        """Do something to every tile."""
        for tile in self._tiles.values():
            change(tile)

    def _take(self, item_id: str, touched: set[tuple[Layer, int]]) -> None:
        key = self._tile_of.pop(item_id, None)
        if key is not None:
            self._tiles[key].take(item_id)
            touched.add(key)


def _tile_key(item: SceneItem) -> tuple[Layer, int]:
    # What is wider than two tiles (lane bands, lines, long links) gets tiles of its own kind,
    # so that it does not blow up the bounds of its neighbours.
    bucket = int(item.rect.x // TILE_WIDTH)
    if item.bounds.width > 2 * TILE_WIDTH:
        bucket = -1 - bucket
    return item.layer, bucket
