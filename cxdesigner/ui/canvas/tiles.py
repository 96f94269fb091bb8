"""Tiles: runs of the scene drawn as one thing, kept in step by ``SceneDiff``.

A tile holds what starts within one stretch of the journey and lies on one layer, and the parts of
wide items that pass through. Near, elements and texts are copied from sprites and the rest is one
recorded picture; farther away all of it is a picture of boxes and hair lines; very far the
overview takes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPicture, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from cxdesigner.base.geometry import Rect, union
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.items import ItemKind, Layer, SceneItem
from cxdesigner.ui.canvas.overview import Overview
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.plain import PlainDrawing
from cxdesigner.ui.canvas.sprites import SpriteCache, reach_of

TILE_WIDTH = 1280.0
"""Stretch of the journey a tile covers, in points: about ten steps, fifty elements."""

PICTURE_WIDTH = 256.0
"""Stretch of the journey one recorded picture of a tile covers, in points."""

NEAR = 0.35
FAR = 0.18
"""Scales in logical pixels a point: tiles are detailed above ``NEAR``, plain down to ``FAR``."""

HEADER_KINDS: frozenset[ItemKind] = frozenset(
    {"stage", "step", "lane_header", "row_header", "line_header"}
)
"""Kinds that the header widgets show instead of the canvas."""

_SPRITE_KINDS: frozenset[ItemKind] = frozenset(
    {"element", "link_label", "emotion", "quote", "badge"}
)

_AIR = 24.0
"""How far drawings may reach beyond the scene, in points."""

Key = tuple[Layer, int]


def qrect(rect: Rect) -> QRectF:
    """Return a rectangle as Qt has it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


class _Stretch:
    """Items drawn from one recorded picture, made when it is first seen."""

    def __init__(self, rect: QRectF, items: list[SceneItem], *, is_cut: bool = False) -> None:
        self.rect = rect
        self._items = items
        self._is_cut = is_cut
        self._picture: QPicture | None = None

    def picture(self, brush: CanvasPaint) -> QPicture:
        """Return the picture; of wide items it shows what lies within the stretch."""
        if self._picture is None:
            self._picture = QPicture()
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._is_cut:
                painter.setClipRect(self.rect)
            for item in self._items:
                if self._is_cut:
                    item = piece_of(item, self.rect.left(), self.rect.right())
                brush.draw_item(painter, item)
            painter.end()
        return self._picture


class Tile(QGraphicsItem):
    """Items of one stretch and layer, drawn by the level of detail the zoom needs."""

    def __init__(self, owner: TiledScene, key: Key) -> None:
        super().__init__()
        self._owner = owner
        self.left = key[1] * TILE_WIDTH
        self._rect = QRectF()
        self._near: list[_Stretch] | None = None
        self._plain: QPicture | None = None
        self._sprites: list[tuple[QRectF, SceneItem]] | None = None
        self._items: dict[str, SceneItem] = {}
        self._wide: dict[str, SceneItem] = {}
        self._late: set[str] = set()
        self._source: Mapping[str, SceneItem] = {}
        self.setZValue(int(key[0]))
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def right(self) -> float:
        """Where the stretch ends."""
        return self.left + TILE_WIDTH

    @property
    def items(self) -> dict[str, SceneItem]:
        """What starts within the stretch, by id."""
        self._catch_up()
        return self._items

    @property
    def wide(self) -> dict[str, SceneItem]:
        """What passes through, by id."""
        self._catch_up()
        return self._wide

    def postpone(
        self, late: set[str], source: Mapping[str, SceneItem], height: float, rect: Rect | None
    ) -> None:
        """Note items that lie elsewhere now; they are read when the tile is painted.

        `height` is that of the scene; `rect` is around the items if they moved along the journey.
        """
        self._late |= late
        self._source = source
        if rect is None:
            left, right = self._rect.left(), self._rect.right()
        else:
            left, right = rect.x - _AIR, rect.right + _AIR
            if self._items.keys() - late or self._wide:
                left, right = min(left, self._rect.left()), max(right, self._rect.right())
        covered = QRectF(left, -_AIR, right - left, height + 2 * _AIR)
        if covered != self._rect:
            self.prepareGeometryChange()
            self._rect = covered
        self.restyle()

    def forget(self, item_id: str) -> None:
        """Let an item go."""
        self._items.pop(item_id, None)
        self._wide.pop(item_id, None)
        self._late.discard(item_id)

    def _catch_up(self) -> None:
        for key in self._late:
            item = self._source[key]
            (self._wide if item.rect.width > 2 * TILE_WIDTH else self._items)[key] = item
        self._late.clear()

    def settle(self) -> None:
        """Follow the items after a change: bounds, recorded pictures, repaint."""
        boxes = [reach_of(item).moved(item.x, item.y) for item in self.items.values()]
        for item in self.wide.values():
            rect = item.rect.grown(3.0)
            left, right = max(rect.x, self.left), min(rect.right, self.right)
            boxes.append(Rect(left, rect.y, max(0.0, right - left), rect.height))
        covered = qrect(union(boxes))
        if covered != self._rect:
            self.prepareGeometryChange()
            self._rect = covered
        self.restyle()

    def restyle(self) -> None:
        """Drop what was recorded."""
        self._near = self._plain = self._sprites = None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def in_order(self) -> list[SceneItem]:
        """Return the items and parts of items in the order of painting."""
        found = [piece_of(item, self.left, self.right) for item in self.wide.values()]
        found += self.items.values()
        return sorted(found, key=lambda item: item.order)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if painter.worldTransform().m11() < NEAR:
            if self._plain is None:
                self._plain = self._record_plain()
            painter.drawPicture(0, 0, self._plain)
            return
        if self._sprites is None or self._near is None:
            self._record()
        assert self._sprites is not None
        assert self._near is not None
        exposed: QRectF = option.exposedRect
        for stretch in self._near:
            if stretch.rect.intersects(exposed):
                painter.drawPicture(0, 0, stretch.picture(self._owner.brush))
        if self._sprites:
            self._paint_sprites(
                painter, [item for rect, item in self._sprites if rect.intersects(exposed)]
            )

    def _paint_sprites(self, painter: QPainter, items: Sequence[SceneItem]) -> None:
        transform = painter.worldTransform()
        sprites = self._owner.sprites
        ready: list[tuple[QPoint, QPixmap]] = []
        waiting: list[SceneItem] = []
        scale, dx, dy = transform.m11(), transform.dx(), transform.dy()
        for item in items:
            sprite = sprites.get(item)
            if sprite is None:
                waiting.append(item)
                continue
            place = QPoint(round(item.x * scale + dx), round(item.y * scale + dy))
            ready.append((place + sprite.offset, sprite.pixmap))
        painter.save()
        painter.resetTransform()
        for point, pixmap in ready:
            painter.drawPixmap(point, pixmap)
        painter.restore()
        if waiting:
            self._paint_waiting(painter, waiting)

    def _paint_waiting(self, painter: QPainter, items: Sequence[SceneItem]) -> None:
        brush = self._owner.brush
        for item in items:
            older = self._owner.sprites.stand_in(item)
            if older is not None:
                place, pixmap = older
                painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            elif item.kind == "element":
                painter.setPen(QPen(brush.qcolor("element.border"), 0))
                painter.setBrush(brush.qcolor("element.fill"))
                painter.drawRect(qrect(item.rect))
        self._owner.wait(self, qrect(union(reach_of(it).moved(it.x, it.y) for it in items)))

    def _record(self) -> None:
        sprites: list[tuple[QRectF, SceneItem]] = []
        drawn: list[SceneItem] = []
        for item in self.items.values():
            if item.kind in _SPRITE_KINDS:
                sprites.append((qrect(reach_of(item).moved(item.x, item.y)), item))
            else:
                drawn.append(item)
        self._sprites = sprites
        self._near = self._stretches(drawn)

    def _stretches(self, drawn: Sequence[SceneItem]) -> list[_Stretch]:
        """Divide items and parts of wide ones, so that a pan draws no more than what it shows."""
        found: list[_Stretch] = []
        left = self.left
        while self.wide and left < self.right:
            right = left + PICTURE_WIDTH
            items = [
                item
                for item in self.wide.values()
                if item.rect.x - 3.0 < right and item.rect.right + 3.0 > left
            ]
            place = QRectF(left, self._rect.y(), PICTURE_WIDTH, self._rect.height())
            if items:
                found.append(_Stretch(place, items, is_cut=True))
            left = right
        by_stretch: dict[int, list[SceneItem]] = {}
        for item in drawn:
            by_stretch.setdefault(int(item.rect.x // PICTURE_WIDTH), []).append(item)
        for items in by_stretch.values():
            covered = union(reach_of(item).moved(item.x, item.y) for item in items)
            found.append(_Stretch(qrect(covered), items))
        return found

    def _record_plain(self) -> QPicture:
        drawing = PlainDrawing()
        drawing.add(self.in_order())
        picture = QPicture()
        painter = QPainter(picture)
        if self.wide:
            painter.setClipRect(
                QRectF(self.left, self._rect.y(), self._rect.right() - self.left, 1e6)
            )
        drawing.draw(painter, self._owner.brush)
        painter.end()
        return picture


class TiledScene:
    """The tiles of one canvas: built from a scene, then kept in step by diffs."""

    def __init__(self, target: QGraphicsScene, paint: CanvasPaint) -> None:
        self._target = target
        self.brush = paint
        self.sprites = SpriteCache(paint)
        self.overview = Overview(target, paint, self.items_within)
        self._tiles: dict[Key, Tile] = {}
        self._keys_of: dict[str, tuple[Key, ...]] = {}
        self._are_shown = True
        self._waiting: list[tuple[Tile, QRectF]] = []

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, for benchmarks and tests."""
        return tuple(self._tiles.values())

    def clear(self) -> None:
        """Remove everything."""
        for tile in self._tiles.values():
            self._target.removeItem(tile)
        self._tiles.clear()
        self._keys_of.clear()
        self._waiting.clear()
        self.sprites.clear()
        self.overview.clear()

    def restyle(self) -> None:
        """Draw all of it again, in other colours."""
        self.sprites.clear()
        self.overview.forget()
        for tile in self._tiles.values():
            tile.restyle()

    def update(self, put: Iterable[SceneItem], removed: Iterable[str] = ()) -> None:
        """Add or replace items and remove others; touched tiles are redrawn."""
        touched: set[Key] = set()
        for item_id in removed:
            self._take(item_id, touched)
            self.sprites.forget(item_id)
        for item in put:
            if item.kind not in HEADER_KINDS:
                self._put(item, touched)
        for key in touched:
            self._settle(key)
        buckets = [bucket for _layer, bucket in touched]
        if buckets:
            self.overview.forget((min(buckets) - 2) * TILE_WIDTH, (max(buckets) + 3) * TILE_WIDTH)

    def apply(self, diff: SceneDiff, height: float) -> None:
        """Follow a change; `height` is that of the scene now, in points."""
        self.update(diff.put, diff.removed)
        late = diff.late
        if late is None:
            return
        moved: dict[Key, set[str]] = {}
        touched: set[Key] = set()
        for item_id in late.ids:
            keys = self._keys_of[item_id]
            if not late.keeps_columns:
                keys = self._keys_for(keys[0][0], late.items.rect(item_id))
                if keys != self._keys_of[item_id]:
                    self._take(item_id, touched)
                    self._keys_of[item_id] = keys
            for key in keys:
                moved.setdefault(key, set()).add(item_id)
        for key, ids in moved.items():
            tile = self._tile(key)
            if late.keeps_columns:
                rect = None
            else:
                rect = union(late.items.rect(item_id) for item_id in ids)
            tile.postpone(ids, late.items, height, rect)
        for key in touched - moved.keys():
            self._settle(key)
        self.overview.forget()

    def _settle(self, key: Key) -> None:
        tile = self._tiles[key]
        if tile.items or tile.wide:
            tile.settle()
        else:
            self._target.removeItem(tile)
            del self._tiles[key]

    @staticmethod
    def _keys_for(layer: Layer, rect: Rect) -> tuple[Key, ...]:
        first = int(rect.x // TILE_WIDTH)
        # What is wider than two tiles belongs to all it passes, so that it does not blow up the
        # bounds of one.
        last = int(rect.right // TILE_WIDTH) if rect.width > 2 * TILE_WIDTH else first
        return tuple((layer, bucket) for bucket in range(first, last + 1))

    def _tile(self, key: Key) -> Tile:
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._tiles[key] = Tile(self, key)
            tile.setVisible(self._are_shown)
            self._target.addItem(tile)
        return tile

    def _put(self, item: SceneItem, touched: set[Key]) -> None:
        keys = self._keys_for(item.layer, item.rect)
        # Three tiles at least are passed by what is wider than two.
        is_wide = len(keys) > 1
        before = self._keys_of.get(item.id)
        if before is not None and before != keys:
            self._take(item.id, touched)
        for key in keys:
            tile = self._tile(key)
            (tile.wide if is_wide else tile.items)[item.id] = item
        self._keys_of[item.id] = keys
        touched.update(keys)

    def _take(self, item_id: str, touched: set[Key]) -> None:
        for key in self._keys_of.pop(item_id, ()):
            tile = self._tiles[key]
            tile.forget(item_id)
            touched.add(key)

    def items_within(self, left: float, right: float) -> list[SceneItem]:
        """Return items and parts of wide ones between two x, and some beside, as painted."""
        first, last = int(left // TILE_WIDTH) - 2, int(right // TILE_WIDTH)
        found: list[SceneItem] = []
        for layer in Layer:
            wide: dict[str, SceneItem] = {}
            for bucket in range(first, last + 1):
                tile = self._tiles.get((layer, bucket))
                if tile is not None:
                    wide |= tile.wide
            found += [piece_of(item, left, right) for item in wide.values()]
            for bucket in range(first, last + 1):
                tile = self._tiles.get((layer, bucket))
                if tile is not None:
                    found += tile.items.values()
        return found

    def begin_frame(self, scale: float, ratio: float) -> None:
        """Get ready for a frame at a scale (logical pixels a point) and device pixel ratio."""
        self.sprites.begin_frame(scale, ratio)
        self.overview.clock.begin_frame()

    def show_level(self, scale: float, width: float, height: float) -> None:
        """Choose between tiles and overview for a scale; sizes of the scene in points."""
        near_enough = scale >= FAR
        if near_enough != self._are_shown:
            self._are_shown = near_enough
            for tile in self._tiles.values():
                tile.setVisible(near_enough)
        self.overview.show(not near_enough, width, height)

    def wait(self, tile: Tile, rect: QRectF) -> None:
        """Note a part of a tile that is to be painted again in the next frame."""
        self._waiting.append((tile, rect))

    def end_frame(self) -> bool:
        """Ask for another frame for what had to wait; return whether anything had to."""
        waiting, self._waiting = self._waiting, []
        for tile, rect in waiting:
            tile.update(rect)
        return self.overview.paint_waiting() or bool(waiting)
