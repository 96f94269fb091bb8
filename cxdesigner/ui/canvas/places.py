"""Where records are drawn."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesigner.base.geometry import Rect, union
from cxdesigner.model.view import RecordView
from cxdesigner.scene.items import Scene
from cxdesigner.scene.late import bounds_of, known_of


def rect_of(scene: Scene, view: RecordView, record_ids: Iterable[str]) -> Rect | None:
    """Return the rectangle around records, which need not be drawn for it; None around nothing.

    What is known about an element is shown by the element.
    """
    rects = [bounds_of(scene.items, key) for key in _drawn_as(scene, view, record_ids)]
    return union(rects) if rects else None


def _drawn_as(scene: Scene, view: RecordView, record_ids: Iterable[str]) -> list[str]:
    """Return the ids of the items that show records; all is gone through once."""
    items, ids = scene.items, dict.fromkeys(record_ids)
    parts: dict[str | None, list[str]] = {key: [] for key in ids if key not in items}
    if parts:
        for key, item, _late in known_of(items):
            if item.record_id in parts:
                parts[item.record_id].append(key)
    found: list[str] = []
    for key in ids:
        if key in items:
            found.append(key)
        elif parts[key]:
            found += parts[key]
        else:
            element_id = str(getattr(view.find(key), "element_id", ""))
            found += [element_id] if element_id in items else []
    return found
