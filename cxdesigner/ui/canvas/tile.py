"""One tile: items of one stretch and layer, drawn by the level of detail the zoom needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPicture, QPixmap
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect, union
from cxdesigner.scene.items import ItemKind, SceneItem
from cxdesigner.ui.canvas.parting import TILE_WIDTH, Key, Share, painted_as
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.plain import SEEN_AFAR, PlacedImage, PlainDrawing, draw_images
from cxdesigner.ui.canvas.reach import reach_of

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.tiles import TiledScene

PICTURE_WIDTH = 256.0
"""Stretch of the journey one recorded picture of a tile covers, in points."""

PICTURE_HEIGHT = 2048.0
"""About how high it is where a tile is much higher than any window, in points."""

_MANY_WIDE = 150
"""Wide items from which on one picture covers the whole tile: to cut each of them for each picture
takes longer than to draw all of them when a part is seen."""

_BEYOND = 3.0
"""How far an item may be drawn beyond its bounds, in points."""

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


class _Part:
    """A part of a tile, drawn from one picture that is recorded when it is first seen.

    Parameters
    ----------
    draw
        Draws it; returns the pictures of elements that are drawn above it each time.
    clip
        What it may not be drawn beyond.
    """

    def __init__(
        self,
        rect: QRectF,
        draw: Callable[[QPainter], Sequence[PlacedImage]],
        clip: QRectF | None = None,
    ) -> None:
        self.rect = rect
        self.images: Sequence[PlacedImage] = ()
        self._draw, self._clip = draw, clip
        self._picture: QPicture | None = None

    def paint(self, painter: QPainter) -> None:
        """Draw all but the pictures of elements."""
        if self._picture is None:
            self._picture = QPicture()
            recorder = QPainter(self._picture)
            if self._clip is not None:
                recorder.setClipRect(self._clip)
            self.images = self._draw(recorder)
            recorder.end()
        painter.drawPicture(0, 0, self._picture)


class Tile(QGraphicsItem):
    """Items of one stretch and layer, drawn by the level of detail the zoom needs."""

    def __init__(self, owner: TiledScene, key: Key, share: Share) -> None:
        super().__init__()
        self._owner = owner
        self._share = share
        self.left = key[1] * TILE_WIDTH
        self._near: list[_Part] | None = None
        self._afar: list[_Part] | None = None
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
        self._near = self._afar = self._sprites = None
        self.update()

    def take_pictures(self, come: set[str]) -> None:
        """Draw what lacked pictures that have come."""
        if any(sha256 in come for band in self._afar or () for _rect, sha256 in band.images):
            self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        exposed: QRectF = option.exposedRect
        if painter.worldTransform().m11() < NEAR:
            self._paint_afar(painter, exposed)
            return
        if self._sprites is None or self._near is None:
            self._record()
        assert self._sprites is not None
        assert self._near is not None
        for part in self._near:
            if part.rect.intersects(exposed):
                part.paint(painter)
        if self._sprites:
            self._paint_sprites(
                painter, [one for one in self._sprites if one[0].intersects(exposed)]
            )

    def _paint_afar(self, painter: QPainter, exposed: QRectF) -> None:
        if self._afar is None:
            self._afar = self._bands_afar()
        bands = [band for band in self._afar if band.rect.intersects(exposed)]
        for band in bands:
            band.paint(painter)
        for band in bands:
            seen = [one for one in band.images if one[0].intersects(exposed)]
            draw_images(painter, self._owner.brush, seen)

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

    def _stretches(self, drawn: Sequence[SceneItem]) -> list[_Part]:
        """Divide items and parts of wide ones, so that a pan draws no more than what it shows."""
        found: list[_Part] = []
        for top, height, wide in self._bands(sorted(self.wide.values(), key=painted_as)):
            left = self.left
            width = PICTURE_WIDTH if len(wide) <= _MANY_WIDE else TILE_WIDTH
            spans = [(item.rect.x - _BEYOND, item.rect.right + _BEYOND, item) for item in wide]
            while left < self.right:
                rect, edge = QRectF(left, top, width, height), left + width
                seen = [item for start, end, item in spans if start < edge and end > left]
                if seen:
                    found.append(_Part(rect, partial(self._draw_pieces, seen, rect), rect))
                left = edge
        by_stretch: dict[tuple[int, int], list[SceneItem]] = {}
        for item in drawn:
            place = int(item.rect.x // PICTURE_WIDTH), int(item.rect.y // PICTURE_HEIGHT)
            by_stretch.setdefault(place, []).append(item)
        for items in by_stretch.values():
            covered = union(reach_of(item).moved(item.x, item.y) for item in items)
            found.append(_Part(qrect(covered), partial(self._draw_near, items)))
        return found

    def _bands(self, items: Iterable[SceneItem]) -> list[tuple[float, float, list[SceneItem]]]:
        """Return top, height and items of the bands that have items, from top to bottom."""
        top, count = self._rect.y(), max(1, round(self._rect.height() / PICTURE_HEIGHT))
        height = self._rect.height() / count
        bands: list[list[SceneItem]] = [[] for _ in range(count)]
        for item in items:
            # Marks rise above the box of an element.
            rect = item.rect if not item.children else reach_of(item).moved(item.x, item.y)
            first = int((rect.y - _BEYOND - top) // height) if height else 0
            last = int((rect.bottom + _BEYOND - top) // height) if height else 0
            for band in bands[max(0, first) : last + 1]:
                band.append(item)
        return [(top + at * height, height, found) for at, found in enumerate(bands) if found]

    def _bands_afar(self) -> list[_Part]:
        wide, items = self.wide, self.items
        seen = (item for item in (*wide.values(), *items.values()) if item.kind in SEEN_AFAR)
        bands = self._bands(sorted(seen, key=painted_as))
        left, right = self._rect.left(), self._rect.right()
        found: list[_Part] = []
        for top, height, members in bands:
            rect = QRectF(left, top, right - left, height)
            clip = QRectF(self.left if wide else left, top, 0.0, height)
            clip.setRight(right)
            is_clipped = bool(wide) or height < self._rect.height()
            draw = partial(self._draw_afar, members)
            found.append(_Part(rect, draw, clip if is_clipped else None))
        return found

    # -- what is recorded ----------------------------------------------------------------------

    def _draw_near(self, items: Iterable[SceneItem], painter: QPainter) -> Sequence[PlacedImage]:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in items:
            self._owner.brush.draw_item(painter, item)
        return ()

    def _draw_pieces(
        self, items: Iterable[SceneItem], rect: QRectF, painter: QPainter
    ) -> Sequence[PlacedImage]:
        pieces = (piece_of(item, rect.left(), rect.right()) for item in items)
        return self._draw_near(pieces, painter)

    def _draw_afar(self, items: Iterable[SceneItem], painter: QPainter) -> Sequence[PlacedImage]:
        wide, drawing = self.wide, PlainDrawing()
        drawing.add(
            piece_of(item, self.left, self.right) if item.id in wide else item for item in items
        )
        drawing.draw(painter, self._owner.brush)
        return drawing.images
