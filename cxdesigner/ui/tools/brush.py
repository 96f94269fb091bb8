"""Give things the colour that was copied: click one after the other."""

from __future__ import annotations

from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools.base import Tool

_KINDS = frozenset({"element", "link"})


class BrushTool(Tool):
    """Paints elements, links and lanes; stays armed until Escape."""

    def move(self, event: PointerEvent) -> None:
        """Frame what would be painted."""
        item = self.item_at(event)
        self.host.canvas.overlay.hover.show_items(
            (item,) if item is not None and item.kind in _KINDS else ()
        )

    def leave(self) -> None:
        """Frame nothing where the pointer is no more."""
        self.host.canvas.overlay.hover.show_items(())

    def release(self, event: PointerEvent) -> None:
        """Paint what lies there."""
        record_id = self.element_at(event) or self.link_at(event)
        if record_id is not None:
            self.host.paint(record_id)

    def header_press(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Paint a lane by its header."""
        if item is not None and item.kind == "lane_header" and item.record_id is not None:
            self.host.paint(item.record_id)
