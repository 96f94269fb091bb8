"""What a record is drawn as, and where."""

from __future__ import annotations

from cxdesigner.base.geometry import Rect, union
from cxdesigner.model.view import RecordView
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.late import known_of


def items_of(scene: Scene, view: RecordView, record_id: str) -> list[SceneItem]:
    """Return what a record is drawn as; what is known about an element is shown by the element."""
    items = scene.items
    if record_id in items:
        return [items[record_id]]
    found = [key for key, item, _late in known_of(items) if item.record_id == record_id]
    if found:
        return [items[key] for key in found]
    element_id = str(getattr(view.find(record_id), "element_id", ""))
    return [items[element_id]] if element_id in items else []


def rect_of(items: list[SceneItem]) -> Rect | None:
    """Return the rectangle around items; None around nothing."""
    return union(item.rect for item in items) if items else None
