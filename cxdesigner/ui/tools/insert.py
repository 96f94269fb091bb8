"""Click to place: the thing chosen in the rail goes where the next click is."""

from __future__ import annotations

from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost, ToolName
from cxdesigner.ui.tools.base import ELEMENT_TOOLS, Tool


class InsertTool(Tool):
    """Places elements, lines, stages, steps or lanes; Shift keeps it armed for more."""

    def __init__(self, host: ToolHost, name: ToolName) -> None:
        super().__init__(host)
        self.name = name

    def move(self, event: PointerEvent) -> None:
        """Show the ghost."""
        self.show_new(self.name, event)

    def leave(self) -> None:
        """Show no ghost where the pointer is no more."""
        self.clear_gesture()

    def header_release(self, event: PointerEvent) -> None:
        """Put a stage, step, lane or line down by its header."""
        if self.name not in ELEMENT_TOOLS:
            self.release(event)

    def release(self, event: PointerEvent) -> None:
        """Put it down and start its text."""
        self.clear_gesture()
        made = self.make(self.name, event)
        if not made:
            return
        if not event.shift:
            self.host.finished()
            if self.name in ELEMENT_TOOLS or self.name == "stage":
                self.host.begin_text_edit(made[0])
