"""Click to place: the thing chosen in the rail goes where the next click is."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.commands.stages import group_steps
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost, ToolName
from cxdesigner.ui.tools.base import ELEMENT_TOOLS, NAMED_AT_ONCE, Tool
from cxdesigner.ui.tools.structure import columns_rect, steps_between


class InsertTool(Tool):
    """Places elements, lines, stages, steps or lanes; Shift or a double click on it keeps it.

    A stage may be pulled over all of its steps.
    """

    def __init__(self, host: ToolHost, name: ToolName) -> None:
        super().__init__(host)
        self.name = name
        self._start: Point | None = None

    @property
    def is_dragging(self) -> bool:
        return self._start is not None

    def press(self, event: PointerEvent) -> None:
        """Begin to pull a stage over its steps."""
        if self.name == "stage":
            self._start = event.point

    def header_press(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Begin to pull a stage over its steps."""
        self.press(event)

    def move(self, event: PointerEvent) -> None:
        """Show the ghost."""
        steps = self._steps(event)
        if len(steps) < 2:
            self.host.canvas.overlay.remark.show_at(None)
            self.show_new(self.name, event)
            return
        self.host.canvas.overlay.hint.show_rect(columns_rect(self.host.grid, steps))
        self.remark(event, ngettext("{n} step", "{n} steps", len(steps)).format(n=len(steps)))

    def header_move(self, item: SceneItem | None, event: PointerEvent, held: bool) -> None:
        """Show the ghost of a stage that is pulled along the header."""
        if held and self._start is not None:
            self.move(event)

    def leave(self) -> None:
        """Show no ghost where the pointer is no more."""
        self.clear_gesture()

    def cancel(self) -> None:
        """Drop what is going on; the next click places nothing."""
        self._start = None
        super().cancel()

    def header_release(self, event: PointerEvent) -> None:
        """Put a stage, step, lane or line down by its header."""
        if self.name not in ELEMENT_TOOLS:
            self.release(event)

    def release(self, event: PointerEvent) -> None:
        """Put it down and start its text."""
        steps = self._steps(event)
        self._start = None
        self.clear_gesture()
        made = self._group(steps) if len(steps) > 1 else self.make(self.name, event)
        if not made:
            return
        if not event.shift:
            self.host.finished()
            # Who places several things names them later.
            if self.name in NAMED_AT_ONCE and self.host.tool_name != self.name:
                self.host.begin_text_edit(made[0])

    def _steps(self, event: PointerEvent) -> tuple[str, ...]:
        """Return the steps that a stage has been pulled over so far."""
        if self._start is None:
            return ()
        return steps_between(self.host.document, self.host.grid, self._start.x, event.point.x)

    def _group(self, steps: tuple[str, ...]) -> tuple[str, ...]:
        try:
            return self.host.document.run(_("Add stage"), group_steps, steps)
        except EditError as error:
            self.host.show_hint(error.message)
            return ()
