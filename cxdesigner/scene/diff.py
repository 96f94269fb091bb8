"""What changed between two scenes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.late import LateItems


@dataclass(frozen=True, slots=True)
class SceneDiff:
    """Items by what happened to them.

    ``moved`` items look as before at another place; ``changed`` ones look different (or stand
    for something else) and may have moved as well; ``removed`` are ids. Reading ``changed`` or
    ``moved`` draws all that is ``late``; who can do without reads those of ``drawn``.
    """

    added: tuple[SceneItem, ...] = ()
    changed: Sequence[SceneItem] = ()
    moved: Sequence[SceneItem] = ()
    removed: tuple[str, ...] = ()
    late: Late | None = None

    def __bool__(self) -> bool:
        return bool(
            self.late is not None or self.added or self.changed or self.moved or self.removed
        )

    @property
    def drawn(self) -> SceneDiff:
        """What happened to all that is not late."""
        return self.late.others if self.late is not None else self

    @property
    def put(self) -> tuple[SceneItem, ...]:
        """What was added or changed or moved and is drawn."""
        drawn = self.drawn
        return (*drawn.added, *drawn.changed, *drawn.moved)


@dataclass(frozen=True, slots=True)
class Late:
    """Items that came to lie elsewhere and are drawn when somebody reads them.

    Attributes
    ----------
    ids
        Elements and links.
    items
        The scene after the change: reading an id of it draws the item, `LateItems.rect` does not.
    others
        What happened to all other items: these are drawn already.
    keeps_columns
        Says that none of `ids` has another x or another width than before.
    """

    ids: frozenset[str]
    items: LateItems
    others: SceneDiff
    keeps_columns: bool


class _Unread(Sequence[SceneItem]):
    """Items found out about when the first is read."""

    __slots__ = ("_find", "_items")

    def __init__(self, find: Callable[[], tuple[SceneItem, ...]]) -> None:
        self._find: Callable[[], tuple[SceneItem, ...]] | None = find
        self._items: tuple[SceneItem, ...] = ()

    def _read(self) -> tuple[SceneItem, ...]:
        if self._find is not None:
            self._items, self._find = self._find(), None
        return self._items

    @overload
    def __getitem__(self, index: int) -> SceneItem: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[SceneItem, ...]: ...
    def __getitem__(self, index: int | slice) -> SceneItem | tuple[SceneItem, ...]:
        return self._read()[index]

    def __len__(self) -> int:
        return len(self._read())

    def __iter__(self) -> Iterator[SceneItem]:
        return iter(self._read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._read() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._read())


def with_late(
    early: SceneDiff,
    before: Mapping[str, SceneItem],
    after: LateItems,
    late: Iterable[str],
    *,
    keeps_columns: bool,
) -> SceneDiff:
    """Return a difference that tells of late items as well; see `Late`."""
    ids = frozenset(late)
    found: list[SceneDiff] = []

    def rest() -> SceneDiff:
        if not found:
            found.append(difference(before, after, sorted(ids)))
        return found[0]

    return SceneDiff(
        early.added,
        _Unread(lambda: (*early.changed, *rest().changed)),
        _Unread(lambda: (*early.moved, *rest().moved)),
        early.removed,
        Late(ids, after, early, keeps_columns),
    )


def difference(
    before: Mapping[str, SceneItem],
    after: Mapping[str, SceneItem],
    keys: Iterable[str] | None = None,
) -> SceneDiff:
    """Compare two scenes item by item; all other ids than `keys` are known to be the same."""
    added: list[SceneItem] = []
    changed: list[SceneItem] = []
    moved: list[SceneItem] = []
    removed: list[str] = []
    keys = dict.fromkeys((*before, *after)) if keys is None else keys
    for key in while_wanted(keys):
        old, item = before.get(key), after.get(key)
        if old is item:
            continue
        if item is None:
            removed.append(key)
        elif old is None:
            added.append(item)
        elif looks_the_same(old, item):
            if old.x != item.x or old.y != item.y or old.order != item.order:
                moved.append(item)
        else:
            changed.append(item)
    return SceneDiff(tuple(added), tuple(changed), tuple(moved), tuple(removed))


def looks_the_same(first: SceneItem, second: SceneItem) -> bool:
    """Say whether two items differ in place and reading order at most."""
    if (
        first.primitives is second.primitives
        and first.children is second.children
        and first.bounds is second.bounds
        and first.description is second.description
        and first.stage_id is second.stage_id
        and first.step_id is second.step_id
        and first.lane_id is second.lane_id
    ):
        # Only `SceneItem.placed` keeps all of these.
        return True
    return (
        (first.primitives is second.primitives or first.primitives == second.primitives)
        and (first.children is second.children or first.children == second.children)
        and first.bounds == second.bounds
        and first.layer == second.layer
        and first.label == second.label
        and first.description == second.description
        and first.lane_id == second.lane_id
        and first.lane_role == second.lane_role
        and first.stage_id == second.stage_id
        and first.step_id == second.step_id
        and first.element_kind == second.element_kind
        and first.link_kind == second.link_kind
        and first.source_id == second.source_id
        and first.target_id == second.target_id
        and first.source_side == second.source_side
        and first.target_side == second.target_side
        and first.persona_id == second.persona_id
        and first.language == second.language
        and first.url == second.url
    )
