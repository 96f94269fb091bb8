"""Items that are drawn when somebody asks for them.

When a lane grows, everything below it lies elsewhere and nothing of it looks different. To draw
thousands of items anew for that takes longer than a frame, and nearly all are off the screen.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Protocol

from cxdesigner.base.geometry import Rect
from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.items import SceneItem


class Drawing(Protocol):
    """Draws what one version of a scene left for later."""

    def draw(self, key: str, known: SceneItem) -> SceneItem:
        """Return an item where it lies now; `known` is how it was drawn before."""
        ...

    def rect(self, key: str, known: SceneItem) -> Rect:
        """Return the bounds of that item, which takes much less time."""
        ...


def known_of(
    items: Mapping[str, SceneItem], keys: Iterable[str] | None = None
) -> Iterator[tuple[str, SceneItem, bool]]:
    """Yield ids, all or those of these that are there, with items as far as they are drawn.

    The last of the three says whether an item waits to be read. Of links that wait only the kind
    is known, of all else everything but the place.
    """
    if isinstance(items, LateItems):
        return items.known(keys)
    return ((key, items[key], False) for key in (items if keys is None else keys) if key in items)


def found_in(items: Mapping[str, SceneItem], keys: Iterable[str]) -> list[SceneItem]:
    """Return the items of those ids that are there."""
    if isinstance(items, LateItems):
        return items.found(keys)
    return [items[key] for key in keys if key in items]


def bounds_of(items: Mapping[str, SceneItem], key: str) -> Rect:
    """Return the bounds of an item in the scene, without drawing it."""
    return items.rect(key) if isinstance(items, LateItems) else items[key].rect


class LateItems(Mapping[str, SceneItem]):
    """Items by id; what came to lie elsewhere is brought there when it is read.

    Whoever reads it sees a scene that is finished and never changes.
    """

    __slots__ = ("_drawing", "_late", "_made")

    def __init__(
        self,
        made: dict[str, SceneItem],
        late: set[str],
        drawing: Drawing,
    ) -> None:
        self._made = made
        self._late = late
        self._drawing = drawing

    def __getitem__(self, key: str) -> SceneItem:
        item = self._made[key]
        if key in self._late:
            item = self._made[key] = self._drawing.draw(key, item)
            self._late.discard(key)
        return item

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def values(self) -> ValuesView[SceneItem]:
        """Return all items."""
        self._finish()
        return self._made.values()

    def items(self) -> ItemsView[str, SceneItem]:
        """Return all items with their ids."""
        self._finish()
        return self._made.items()

    def found(self, keys: Iterable[str]) -> list[SceneItem]:
        """Return the items of those ids that are there; there can be thousands."""
        made, late = self._made, self._late
        return [self[key] if key in late else made[key] for key in keys if key in made]

    def rect(self, key: str) -> Rect:
        """Return the bounds of an item in the scene, without drawing it."""
        item = self._made[key]
        return self._drawing.rect(key, item) if key in self._late else item.rect

    def known(self, keys: Iterable[str] | None = None) -> Iterator[tuple[str, SceneItem, bool]]:
        """Yield ids with items as they were drawn last, and whether they wait to be read.

        What was never drawn has its kind only.
        """
        made, late = self._made, self._late
        if keys is None:
            return ((key, item, key in late) for key, item in made.items())
        return ((key, made[key], key in late) for key in keys if key in made)

    def rects(self) -> dict[str, Rect]:
        """Return the bounds of all items that wait to be read."""
        return {key: self._drawing.rect(key, self._made[key]) for key in while_wanted(self._late)}

    @property
    def waiting(self) -> int:
        """How many items nobody has asked for yet."""
        return len(self._late)

    def copied(self) -> tuple[dict[str, SceneItem], set[str]]:
        """Return items by id, not all of them in their places, and the ids of those that are not.

        Both may be changed at will.
        """
        return self._made.copy(), self._late.copy()

    def _finish(self) -> None:
        for key in while_wanted(tuple(self._late)):
            self[key]
