"""Tiles: runs of the scene drawn as one thing, kept in step by ``SceneDiff``.

A tile holds what starts within one stretch of the journey and lies on one layer, and the parts of
wide items that pass through. Near, elements and texts are copied from sprites and the rest is one
recorded picture; farther away all of it is a picture of boxes and hair lines; very far the
overview takes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from math import inf
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from cxdesigner.base.geometry import Rect, union
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.items import Layer, Scene, SceneItem
from cxdesigner.scene.late import bounds_of
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.overview import Overview
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.parting import (
    HEADER_KINDS,
    TILE_WIDTH,
    Key,
    Parting,
    Share,
    keys_for,
    painted_as,
)
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.sprites import SpriteCache
from cxdesigner.ui.canvas.tile import Tile
from cxdesigner.ui.letting_go import let_go

_MANY = 1_000
"""Items that move along the journey from which on those out of sight come to their tiles later."""

_NEAR = 2
"""Tiles beside those that are seen from which something can have come into them."""

_SETTLED_AT_ONCE = 200
"""Touched tiles from which on those out of sight get their bounds later."""

_SLICE_S = 0.008

_SOME = 8
"""Items drawn without a look at the clock."""

FAR = 0.18
"""Scale in logical pixels a point below which the overview takes over."""


class TiledScene:
    """The tiles of one canvas: built from a scene, then kept in step by diffs."""

    def __init__(self, target: QGraphicsScene, paint: CanvasPaint) -> None:
        self._target = target
        self.brush = paint
        self.sprites = SpriteCache(paint)
        self.overview = Overview(target, paint, self.runs_within)
        self.source: Mapping[str, SceneItem] = {}
        """The items as they are now; tiles read what is late when they are painted."""

        self._shares: dict[Key, Share] = {}
        self._tiles: dict[Key, Tile] = {}
        self._met: set[int] = set()
        self._seen = 0, -1
        """The first and the last tile along the journey that can be seen now."""

        self._keys_of: dict[str, tuple[Key, ...]] = {}
        self._are_shown = True
        self._waiting: list[tuple[Tile, QRectF]] = []
        self._height = 0.0
        self._astray: set[str] = set()
        """What moved along the journey and is in the tiles of before."""

        self._unsettled: set[Key] = set()
        """Tiles whose bounds are those of before."""

        self._later = Later(self._place_more, 1, parent=target)
        paint.pictures.ready.connect(self._take_pictures)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, for benchmarks and tests."""
        self._place_all()
        return tuple(map(self._tile, self._shares))

    def show(self, scene: Scene, parting: Parting) -> None:
        """Show another scene from scratch as it is divided; `parting` is not to be used again.

        What nobody has looked at yet is not drawn now.
        """
        self.clear()
        self.source, self._height = scene.items, scene.height
        self._shares, self._keys_of = parting.shares, parting.keys_of

    def meet(self, left: float, right: float) -> None:
        """Make the tiles that can be seen between two x of the scene."""
        if not self._are_shown:
            return
        # What is no wider than two tiles belongs to the one where it begins.
        first, last = int(left // TILE_WIDTH) - 3, int(right // TILE_WIDTH) + 1
        self._seen = first, last
        self._find_astray(first, last)
        self._settle_near(first, last)
        for bucket in range(first, last + 1):
            if bucket in self._met:
                continue
            self._met.add(bucket)
            for layer in Layer:
                if (layer, bucket) in self._shares:
                    self._tile((layer, bucket))

    def clear(self) -> None:
        """Remove everything."""
        for tile in self._tiles.values():
            self._target.removeItem(tile)
        self._tiles.clear()
        self._met.clear()
        self._astray.clear()
        self._unsettled.clear()
        self._later.cancel()
        let_go(self._shares, self._keys_of, self.source)
        self._shares, self._keys_of = {}, {}
        self.source = {}
        self._waiting.clear()
        self.sprites.clear()
        self.overview.clear()

    def restyle(self) -> None:
        """Draw all of it again, in other colours."""
        self.sprites.clear()
        self.overview.forget()
        for tile in self._tiles.values():
            tile.restyle()

    def _take_pictures(self, come: set[str]) -> None:
        """Draw what lacked pictures that have come."""
        keys = {key for item in self.sprites.forget_without(come) for key in self._keys_of[item]}
        for key in keys:
            self._tile(key).update()
        for tile in self._tiles.values():
            tile.take_pictures(come)
        self.overview.take_pictures(come)

    def update(self, put: Iterable[SceneItem], removed: Iterable[str] = ()) -> None:
        """Add or replace items and remove others; touched tiles are redrawn."""
        touched = set[Key]()
        for item_id in removed:
            self._take(item_id, touched)
            self.sprites.forget(item_id)
        for item in put:
            if item.kind not in HEADER_KINDS:
                self._put(item, touched)
        self._unsettled |= touched
        if len(touched) < _SETTLED_AT_ONCE or not self._are_shown:
            self._settle_near(-inf, inf)
        else:
            # A lane passes through all of a long journey.
            self._settle_near(*self._seen)
            self._later.request()
        buckets = [bucket for _layer, bucket in touched]
        if buckets:
            self.overview.forget((min(buckets) - 2) * TILE_WIDTH, (max(buckets) + 3) * TILE_WIDTH)

    def apply(self, diff: SceneDiff, scene: Scene) -> None:
        """Follow a change; `scene` is what is shown now."""
        self.source, self._height = scene.items, scene.height
        self.update(diff.put, diff.removed)
        late = diff.late
        if late is None:
            return
        if late.keeps_columns:
            self._follow_down(late.ids)
        elif len(late.ids) < _MANY:
            self._place(late.ids)
        else:
            self._leave_astray(late.ids)
        self.overview.forget()

    def _follow_down(self, ids: Iterable[str]) -> None:
        """Take note of what came to lie higher or lower in the same tiles."""
        moved: dict[Key, set[str]] = {}
        for item_id in ids:
            for key in self._keys_of[item_id]:
                moved.setdefault(key, set()).add(item_id)
        for key, among in moved.items():
            self._postpone(key, among, None)

    def _postpone(self, key: Key, ids: set[str], around: Rect | None) -> None:
        self._share(key).postpone(ids, self._height, around)
        if key in self._tiles:
            self._tiles[key].follow()

    # ---- what moved along the journey

    def _leave_astray(self, ids: Iterable[str]) -> None:
        """Put into tiles what moved near those that were seen, and the rest a little at a time.

        To ask tens of thousands of items where they lie takes a few tenths of a second. From afar
        all of it waits until its pictures are made.
        """
        self._astray.update(ids)
        if self._are_shown:
            self._find_astray(*self._seen)
            self._later.request()

    def _find_astray(self, first: int, last: int) -> None:
        """Put what was in some tiles, or near, into those it lies in now."""
        if not self._astray:
            return
        buckets = range(first - _NEAR, last + _NEAR + 1)
        keys = [(layer, bucket) for bucket in buckets for layer in Layer]
        found = [
            item_id
            for share in [self._shares[key] for key in keys if key in self._shares]
            for members in (share.items, share.wide, share.late)
            for item_id in members.keys() & self._astray
        ]
        self._astray.difference_update(found)
        self._place(dict.fromkeys(found))

    def _place_any(self) -> None:
        """Put what is astray in one tile, and maybe more, where it lies now."""
        # To look for the first of a set that was mostly emptied takes long.
        item_id = self._astray.pop()
        self._astray.add(item_id)
        for _layer, bucket in self._keys_of.get(item_id, ())[:1]:
            self._find_astray(bucket, bucket)
        # What went meanwhile is in no tile.
        self._astray.discard(item_id)

    def _place_all(self) -> None:
        self._later.cancel()
        while self._astray:
            self._place_any()
        self._settle_near(-inf, inf)
        self.overview.forget()

    def _place_more(self) -> None:
        end = perf_counter() + _SLICE_S
        if self._astray:
            self._place_any()
            while self._astray and perf_counter() < end:
                self._place_any()
            if not self._astray:
                self.overview.forget()
        while self._unsettled:
            self._settle(self._unsettled.pop())
            if perf_counter() >= end:
                break
        if self._astray or self._unsettled:
            self._later.request()

    def _settle_near(self, first: float, last: float) -> None:
        """Settle tiles that may be seen between two of them."""
        if self._unsettled:
            near = [key for key in self._unsettled if first - _NEAR <= key[1] <= last + _NEAR]
            self._unsettled.difference_update(near)
            for key in near:
                self._settle(key)

    def _place(self, ids: Iterable[str]) -> None:
        """Put items into the tiles that they lie in by now."""
        moved: dict[Key, tuple[set[str], list[Rect]]] = {}
        touched: set[Key] = set()
        for item_id in ids:
            before = self._keys_of.get(item_id)
            if before is None:
                # It went meanwhile.
                continue
            rect = bounds_of(self.source, item_id)
            keys = keys_for(before[0][0], rect.x, rect.width)
            if keys != before:
                self._take(item_id, touched)
                self._keys_of[item_id] = keys
            for key in keys:
                found = moved.get(key)
                if found is None:
                    found = moved[key] = set(), []
                found[0].add(item_id)
                found[1].append(rect)
        for key, (among, rects) in moved.items():
            self._postpone(key, among, union(rects))
        for key in touched - moved.keys():
            self._settle(key)

    def _settle(self, key: Key) -> None:
        share = self._shares.get(key)
        if share is None:
            return
        if share.is_empty:
            del self._shares[key]
            if key in self._tiles:
                self._target.removeItem(self._tiles.pop(key))
            return
        if not share.late:
            share.settle(key)
        if key in self._tiles or key[1] in self._met:
            self._tile(key).follow()

    def read(self, share: Share) -> Share:
        """Return what a tile shows after everything in it is drawn."""
        while share.late:
            self._read_some(share)
        return share

    def _read_some(self, share: Share) -> None:
        for item_id in tuple(islice(share.late, _SOME)):
            # Three tiles at least are passed by what is wider than two.
            is_wide = len(self._keys_of[item_id]) > 1
            (share.wide if is_wide else share.items)[item_id] = self.source[item_id]
            del share.late[item_id]

    def _share(self, key: Key) -> Share:
        share = self._shares.get(key)
        if share is None:
            share = self._shares[key] = Share()
        return share

    def _tile(self, key: Key) -> Tile:
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._tiles[key] = Tile(self, key, self._shares[key])
            tile.setVisible(self._are_shown)
            self._target.addItem(tile)
        return tile

    def _put(self, item: SceneItem, touched: set[Key]) -> None:
        keys = keys_for(item.layer, item.x + item.bounds.x, item.bounds.width)
        before = self._keys_of.get(item.id)
        if before is not None and before != keys:
            self._take(item.id, touched)
        self._keys_of[item.id] = keys
        for key in keys:
            self._share(key).take(item, key, is_wide=len(keys) > 1)
        touched.update(keys)

    def _take(self, item_id: str, touched: set[Key]) -> None:
        for key in self._keys_of.pop(item_id, ()):
            self._shares[key].forget(item_id)
            touched.add(key)

    def items_within(self, left: float, right: float, *layers: Layer) -> list[SceneItem]:
        """Return items and parts of wide ones between two x, and some beside, as painted."""
        return [item for run in self.runs_within(left, right, *layers) for item in run]

    def runs_within(self, left: float, right: float, *layers: Layer) -> Iterator[list[SceneItem]]:
        """Yield the same a few at a time, empty lists while items are placed and drawn."""
        while self._astray:
            self._place_any()
            yield []
        first, last = int(left // TILE_WIDTH) - 2, int(right // TILE_WIDTH)
        for layer in layers or Layer:
            keys = [(layer, bucket) for bucket in range(first, last + 1)]
            shares = [self._shares[key] for key in keys if key in self._shares]
            wide: dict[str, SceneItem] = {}
            for share in shares:
                while share.late:
                    self._read_some(share)
                    yield []
                wide |= share.wide
            wholes = sorted(wide.values(), key=painted_as)
            for at in range(0, len(wholes) or 1, _SOME):
                yield [piece_of(item, left, right) for item in wholes[at : at + _SOME]]
            for share in shares:
                yield sorted(share.items.values(), key=painted_as)

    def begin_frame(self, scale: float, ratio: float) -> None:
        """Get ready for a frame at a scale (logical pixels a point) and device pixel ratio."""
        self.sprites.begin_frame(scale, ratio)
        self.overview.clock.begin_frame()

    def show_level(self, scale: float, width: float, height: float) -> None:
        """Choose between tiles and overview for a scale; sizes of the scene in points."""
        near_enough = scale >= FAR
        if near_enough != self._are_shown:
            self._are_shown = near_enough
            if self._astray or self._unsettled:
                self._place_all()
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
