"""One tile: items of one stretch and layer, drawn by the level of detail the zoom needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPicture, QPixmap
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect, union
from cxdesigner.scene.items import ItemKind, SceneItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.parting import TILE_WIDTH, Key, Share, painted_as
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.plain import PlacedImage, PlainDrawing, draw_images
from cxdesigner.ui.canvas.reach import reach_of

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.tiles import TiledScene

PICTURE_WIDTH = 256.0
"""Stretch of the journey one recorded picture of a tile covers, in points."""

_MANY_WIDE = 150
"""Wide items from which on one picture covers the whole tile: to cut each of them for each picture
takes longer than to draw all of them when a part is seen."""

NEAR = 0.35
"""Scale in logical pixels a point above which tiles are detailed."""

_SPRITE_KINDS: frozenset[ItemKind] = frozenset(
    {"element", "link_label", "emotion", "quote", "badge"}
)


def qrect(rect: Rect) -> QRectF:
    """Return a rectangle as Qt has it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def _covered(share: Share) -> QRectF:
    width, height = share.right - share.left, share.bottom - share.top
    return QRectF(share.left, share.top, width, height) if width >= 0 else QRectF()


_Placed = tuple[QRectF, SceneItem]
"""An item and how far it reaches in the scene."""


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

    def __init__(self, owner: TiledScene, key: Key, share: Share) -> None:
        super().__init__()
        self._owner = owner
        self._share = share
        self.left = key[1] * TILE_WIDTH
        self._near: list[_Stretch] | None = None
        self._plain: QPicture | None = None
        self._images: list[PlacedImage] = []
        self._sprites: list[_Placed] | None = None
        self._rect = _covered(share)
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
        return self._owner.read(self._share).items

    @property
    def wide(self) -> dict[str, SceneItem]:
        """What passes through, by id."""
        return self._owner.read(self._share).wide

    def follow(self) -> None:
        """Follow the share after a change: bounds, recorded pictures, repaint."""
        covered = _covered(self._share)
        if covered != self._rect:
            self.prepareGeometryChange()
            self._rect = covered
        self.restyle()

    def restyle(self) -> None:
        """Drop what was recorded."""
        self._near = self._plain = self._sprites = None
        self.update()

    def take_pictures(self, come: set[str]) -> None:
        """Draw what lacked pictures that have come."""
        if self._plain is not None and any(sha256 in come for _rect, sha256 in self._images):
            self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def in_order(self) -> list[SceneItem]:
        """Return the items and parts of items in the order of painting."""
        found = [piece_of(item, self.left, self.right) for item in self.wide.values()]
        found += self.items.values()
        return sorted(found, key=painted_as)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if painter.worldTransform().m11() < NEAR:
            if self._plain is None:
                self._plain = self._record_plain()
            painter.drawPicture(0, 0, self._plain)
            if self._images:
                shown: QRectF = option.exposedRect
                seen = [one for one in self._images if one[0].intersects(shown)]
                draw_images(painter, self._owner.brush, seen)
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
                painter, [one for one in self._sprites if one[0].intersects(exposed)]
            )

    def _paint_sprites(self, painter: QPainter, items: Sequence[_Placed]) -> None:
        transform = painter.worldTransform()
        sprites = self._owner.sprites
        ready: list[tuple[QPoint, QPixmap]] = []
        waiting: list[_Placed] = []
        scale, dx, dy = transform.m11(), transform.dx(), transform.dy()
        for placed in items:
            item = placed[1]
            sprite = sprites.get(item)
            if sprite is None:
                waiting.append(placed)
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

    def _paint_waiting(self, painter: QPainter, items: Sequence[_Placed]) -> None:
        brush = self._owner.brush
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        covered = QRectF()
        for reach, item in items:
            covered = covered.united(reach)
            older = self._owner.sprites.stand_in(item)
            if older is not None:
                place, pixmap = older
                painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            elif item.kind == "element":
                painter.setPen(QPen(brush.qcolor("element.border"), 0))
                painter.setBrush(brush.qcolor("element.fill"))
                painter.drawRect(qrect(item.rect))
        self._owner.wait(self, covered)

    def _record(self) -> None:
        sprites: list[_Placed] = []
        drawn: list[SceneItem] = []
        for item in sorted(self.items.values(), key=painted_as):
            if item.kind in _SPRITE_KINDS:
                sprites.append((qrect(reach_of(item).moved(item.x, item.y)), item))
            else:
                drawn.append(item)
        self._sprites = sprites
        self._near = self._stretches(drawn)

    def _stretches(self, drawn: Sequence[SceneItem]) -> list[_Stretch]:
        """Divide items and parts of wide ones, so that a pan draws no more than what it shows."""
        found: list[_Stretch] = []
        left, wide = self.left, sorted(self.wide.values(), key=painted_as)
        width = PICTURE_WIDTH if len(wide) <= _MANY_WIDE else TILE_WIDTH
        while wide and left < self.right:
            right = left + width
            items = [
                item for item in wide if item.rect.x - 3.0 < right and item.rect.right + 3.0 > left
            ]
            place = QRectF(left, self._rect.y(), width, self._rect.height())
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
        self._images = drawing.images
        return picture
