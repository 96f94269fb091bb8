"""Give things the look that was copied: click one, or one after the other."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools.base import Tool


class BrushTool(Tool):
    """Paints elements, links and lanes: one thing, or many until Escape (``brush_kept``)."""

    def move(self, event: PointerEvent) -> None:
        """Frame what would be painted."""
        item = self.host.scene.items.get(self._target(event) or "")
        self.host.canvas.overlay.hover.show_items(() if item is None else (item,))

    def leave(self) -> None:
        """Frame nothing where the pointer is no more."""
        self.host.canvas.overlay.hover.show_items(())

    def release(self, event: PointerEvent) -> None:
        """Paint what lies there."""
        self._paint(self._target(event))

    def header_press(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Paint a lane by its header."""
        is_lane = item is not None and item.kind == "lane_header"
        self._paint(item.record_id if item is not None and is_lane else None)

    def _target(self, event: PointerEvent) -> str | None:
        return self.element_at(event) or self.link_at(event)

    def _paint(self, record_id: str | None) -> None:
        if record_id is None:
            self.host.show_hint(_("Choose elements, links or lanes: these can have another look."))
            return
        self.host.paint(record_id)
        if self.host.tool_name == "brush":
            self.leave()
            self.host.finished()
