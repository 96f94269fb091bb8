"""Which tile shows what of a scene: worked out without Qt, so that a thread can do it.

Items that nobody has looked at yet are given to tiles by their bounds and stay undrawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from cxdesigner.base.geometry import Rect
from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.items import ItemKind, Layer, Scene, SceneItem
from cxdesigner.scene.late import LateItems, known_of
from cxdesigner.ui.canvas.reach import BOUNDED, STROKE_PT, reach_of

TILE_WIDTH = 1280.0
"""Stretch of the journey a tile covers, in points: about ten steps, fifty elements."""

AIR = 24.0
"""How far drawings may reach beyond their bounds, in points."""

HEADER_KINDS: frozenset[ItemKind] = frozenset(
    {"stage", "step", "lane_header", "row_header", "line_header"}
)
"""Kinds that the header widgets show instead of the canvas."""

_NEVER_HEADERS: frozenset[ItemKind] = frozenset(
    {"element", "link", "link_label", "emotion", "quote", "badge"}
)
"""The many kinds of which header widgets show nothing and take no measure."""

Key = tuple[Layer, int]


@dataclass(slots=True)
class Share:
    """What one tile shows, and its edges in points of the scene."""

    items: dict[str, SceneItem] = field(default_factory=dict)
    """What starts within the stretch."""

    wide: dict[str, SceneItem] = field(default_factory=dict)
    """What passes through."""

    late: dict[str, None] = field(default_factory=dict)
    """What is read when the tile is painted, in the order of painting."""

    left: float = inf
    top: float = inf
    right: float = -inf
    bottom: float = -inf

    def cover(self, left: float, top: float, right: float, bottom: float) -> None:
        """Reach at least over a rectangle."""
        # Asked of every item when a document is opened.
        if left < self.left:
            self.left = left
        if top < self.top:
            self.top = top
        if right > self.right:
            self.right = right
        if bottom > self.bottom:
            self.bottom = bottom

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to show."""
        return not (self.items or self.wide or self.late)

    def take(self, item: SceneItem, key: Key, *, is_wide: bool) -> None:
        """Take in an item in the place of what it was before; what is late here stays so."""
        if self.late:
            self.forget(item.id)
            self.late[item.id] = None
            self.cover(*(wide_reach(item, key) if is_wide else item_reach(item)))
        else:
            (self.wide if is_wide else self.items)[item.id] = item

    def forget(self, item_id: str) -> None:
        """Let an item go."""
        for members in (self.items, self.wide, self.late):
            members.pop(item_id, None)

    def postpone(self, late: set[str], height: float, rect: Rect | None) -> None:
        """Note items that lie elsewhere now; they are read when the tile is painted.

        `height` is that of the scene; `rect` is around the items if they moved along the journey.
        """
        self.late |= dict.fromkeys(late)
        if rect is not None:
            left, right = rect.x - AIR, rect.right + AIR
            if self.late.keys() - late or self.items.keys() - late or self.wide:
                left, right = min(left, self.left), max(right, self.right)
            self.left, self.right = left, right
        self.top, self.bottom = -AIR, height + AIR

    def settle(self, key: Key) -> None:
        """Reach over what is drawn and no farther; nothing may be late."""
        self.left, self.top, self.right, self.bottom = inf, inf, -inf, -inf
        for item in self.items.values():
            self.cover(*item_reach(item))
        for item in self.wide.values():
            self.cover(*wide_reach(item, key))


@dataclass(slots=True)
class Parting:
    """A scene divided among tiles."""

    shares: dict[Key, Share] = field(default_factory=dict)
    keys_of: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    grounds: list[SceneItem] = field(default_factory=list)
    """What header widgets look at: stages, steps, lanes, lines and their headers."""

    _known: dict[tuple[Key, ...], tuple[Key, ...]] = field(default_factory=dict)

    def keys(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        """Return the same keys, as one object for all items that have them."""
        return self._known.setdefault(keys, keys)

    def share(self, key: Key) -> Share:
        """Return what a tile shows; it is nothing at first."""
        share = self.shares.get(key)
        if share is None:
            share = self.shares[key] = Share()
        return share


def painted_as(item: SceneItem) -> tuple[int, str]:
    """Return the place of an item in the order of painting within its layer."""
    return item.order, item.id


def keys_for(layer: Layer, left: float, width: float) -> tuple[Key, ...]:
    """Return the tiles that show what begins at some x and is so wide."""
    first = int(left // TILE_WIDTH)
    # What is wider than two tiles belongs to all it passes, so that it does not blow up the
    # bounds of one.
    if width <= 2 * TILE_WIDTH:
        return ((layer, first),)
    last = int((left + width) // TILE_WIDTH)
    return tuple((layer, bucket) for bucket in range(first, last + 1))


def parted(scene: Scene, rects: Mapping[str, Rect] | None = None) -> Parting:
    """Divide a scene among tiles; what is late stays so.

    `rects` are the bounds of what is late, if they are known.
    """
    found = Parting()
    items = scene.items
    if rects is None:
        rects = items.rects() if isinstance(items, LateItems) else {}
    for item_id, item, is_late in while_wanted(known_of(items)):
        if is_late:
            _leave(found, item_id, item.layer, rects[item_id])
            continue
        if item.kind not in _NEVER_HEADERS:
            found.grounds.append(item)
            if item.kind in HEADER_KINDS:
                continue
        _give(found, item)
    return found


def _leave(found: Parting, item_id: str, layer: Layer, rect: Rect) -> None:
    keys = found.keys_of[item_id] = found.keys(keys_for(layer, rect.x, rect.width))
    left, right = rect.x - AIR, rect.right + AIR
    for key in keys:
        share = found.share(key)
        share.late[item_id] = None
        if len(keys) > 1:
            left, right = _within(key, rect.x - AIR, rect.right + AIR)
        share.cover(left, rect.y - AIR, right, rect.bottom + AIR)


def _give(found: Parting, item: SceneItem) -> None:
    bounds = item.bounds
    keys = found.keys(keys_for(item.layer, item.x + bounds.x, bounds.width))
    found.keys_of[item.id] = keys
    if len(keys) == 1:
        share = found.share(keys[0])
        share.items[item.id] = item
        share.cover(*item_reach(item))
        return
    for key in keys:
        share = found.share(key)
        share.wide[item.id] = item
        share.cover(*wide_reach(item, key))


def item_reach(item: SceneItem) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that an item covers, in points of the scene."""
    # Written out, for it is asked of every item when a document is opened.
    box, margin = item.bounds, STROKE_PT
    if item.children or item.kind not in BOUNDED:
        box, margin = reach_of(item), 0.0
    x, y = item.x + box.x - margin, item.y + box.y - margin
    return x, y, x + box.width + 2 * margin, y + box.height + 2 * margin


def wide_reach(item: SceneItem, key: Key) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what a tile shows of a wide item."""
    rect = item.rect.grown(STROKE_PT)
    left, right = _within(key, rect.x, rect.right)
    return left, rect.y, right, rect.bottom


def _within(key: Key, left: float, right: float) -> tuple[float, float]:
    start = key[1] * TILE_WIDTH
    return max(left, start), min(right, start + TILE_WIDTH)
