"""Which part of a trial layout a ghost shows."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.items import SceneItem


def ghost_items(diff: SceneDiff, record_ids: Collection[str]) -> tuple[SceneItem, ...]:
    """Return what would look different because of some records.

    That is the records themselves, links at them, what makes room in the same cell, and the
    emotion curve. What only moves along because a lane grows is left out: it would hide the rest.
    """
    diff = diff.drawn
    wanted = frozenset(record_ids)
    fresh = (*diff.added, *diff.changed)
    items = (*fresh, *diff.moved)
    cells = {
        (item.lane_id, item.step_id)
        for item in items
        if item.kind == "element" and item.id in wanted
    }
    links = {
        item.id
        for item in items
        if item.kind == "link" and not wanted.isdisjoint((item.id, item.source_id, item.target_id))
    }
    curves = {item.id for item in fresh if item.kind == "emotion_curve"}

    def is_shown(item: SceneItem) -> bool:
        match item.kind:
            case "link":
                return item.id in links
            case "link_label":
                return item.record_id in links
            case "emotion":
                return item.id in wanted or item.source_id in wanted
            case "element":
                return item.id in wanted or (item.lane_id, item.step_id) in cells
            case _:
                return item.id in wanted or item.id in curves

    return tuple(item for item in items if is_shown(item))
