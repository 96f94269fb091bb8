"""Draw links: press on an element, release on another."""

from __future__ import annotations

from cxdesigner.editor.link_gestures import DragLink
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost
from cxdesigner.ui.tools.base import Tool
from cxdesigner.ui.tools.drags import LinkDrag

CLICK_PX = 4.0


class LinkTool(Tool):
    """Links two elements by a drag, or by two clicks; stays armed for the next."""

    def __init__(self, host: ToolHost) -> None:
        super().__init__(host)
        self._drag: LinkDrag | None = None
        self._pressed: PointerEvent | None = None
        self._clicked = False

    @property
    def is_dragging(self) -> bool:
        """Whether a wire hangs at the pointer."""
        return self._drag is not None

    def press(self, event: PointerEvent) -> None:
        """Start at an element, or end there after a first click."""
        if self._drag is not None and self._clicked:
            return
        source = self.element_at(event)
        self._pressed = event
        if source is not None:
            self._drag = LinkDrag(self, DragLink(self.host.document, source), event)

    def move(self, event: PointerEvent) -> None:
        """Show the wire."""
        if self._drag is not None:
            self._drag.move(event)
            return
        item = self.item_at(event)
        self.host.canvas.overlay.hover.show_items(
            (item,) if item is not None and item.kind == "element" else ()
        )

    def leave(self) -> None:
        """Frame nothing where the pointer is no more."""
        self.host.canvas.overlay.hover.show_items(())

    def release(self, event: PointerEvent) -> None:
        """Make the link; a release where the press was waits for a second click."""
        if self._drag is None or self._pressed is None:
            return
        moved = max(
            abs(event.view_x - self._pressed.view_x), abs(event.view_y - self._pressed.view_y)
        )
        if moved < CLICK_PX and not self._clicked:
            self._clicked = True
            return
        drag, self._drag, self._clicked = self._drag, None, False
        self.clear_gesture()
        drag.release(event)

    def cancel(self) -> None:
        """Drop the wire; with none, go back to select."""
        drag, self._drag, self._clicked = self._drag, None, False
        if drag is None:
            super().cancel()
            return
        drag.cancel()
        self.clear_gesture()
