"""What changed between two scenes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxdesigner.scene.items import SceneItem


@dataclass(frozen=True, slots=True)
class SceneDiff:
    """Items by what happened to them.

    ``moved`` items look as before at another place; ``changed`` ones look different (or stand
    for something else) and may have moved as well; ``removed`` are ids.
    """

    added: tuple[SceneItem, ...] = ()
    changed: tuple[SceneItem, ...] = ()
    moved: tuple[SceneItem, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.moved or self.removed)


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
    for key in dict.fromkeys((*before, *after)) if keys is None else keys:
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
