"""Gestures on the canvas: what a press, a drag and a release mean for the tool in use.

A tool is a ``ui.canvas.view.CanvasTool``. ``ui.tools.factory.make_tool(name, host)`` returns the
tool of a name out of `TOOL_NAMES`; the window arms it with ``host.arm(name)`` when a thing of the
rail is clicked. Select is the tool in rest, and it takes drops from the rail whatever is armed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from cxdesigner.base.i18n import N_

if TYPE_CHECKING:
    from cxdesigner.editor.document import Document
    from cxdesigner.model.patch import Patch
    from cxdesigner.scene.build import LiveLayout
    from cxdesigner.scene.grid import Grid
    from cxdesigner.scene.hit import SceneIndex
    from cxdesigner.scene.items import Scene, SceneItem
    from cxdesigner.ui.canvas.pointer import PointerEvent
    from cxdesigner.ui.canvas.view import CanvasView

ToolName = Literal[
    "select",
    "touchpoint",
    "action",
    "decision",
    "process",
    "system",
    "evidence",
    "note",
    "link",
    "line",
    "stage",
    "step",
    "lane",
    "brush",
    "brush_kept",
]
TOOL_NAMES: tuple[ToolName, ...] = (
    "select",
    "touchpoint",
    "action",
    "decision",
    "process",
    "system",
    "evidence",
    "note",
    "link",
    "line",
    "stage",
    "step",
    "lane",
)
"""Names of tools; those between select and note, and line, stage, step, lane, are also what a
drag from the rail carries as ``KIND_MIME``."""

ELEMENT_HINT = N_("Click where it belongs")
TOOL_HINTS: dict[ToolName, str] = {
    "link": N_("Click the element where the link starts, then the one where it ends"),
    "line": N_("Click between two lanes"),
    "stage": N_("Pull over the steps of the stage, or click the first of them"),
    "step": N_("Click between two steps"),
    "lane": N_("Click above or below a lane"),
    "brush": N_("Click what is to have the style; a double click on the brush keeps it for more"),
    "brush_kept": N_("Click what is to have the style; Escape puts the brush away"),
}
"""What to do with a tool that was picked; for elements see ``ELEMENT_HINT``."""


class ToolHost(Protocol):
    """What a tool may reach: the document on one canvas and how it lies there.

    All of it belongs to the document shown now; a tool keeps none of it from one gesture to the
    next.
    """

    @property
    def document(self) -> Document:
        """The document on the canvas; its ``selection``, ``run`` and ``store`` do the work."""
        ...

    @property
    def is_current(self) -> bool:
        """Whether what is shown is the document as it is now; else it is being laid out."""
        ...

    @property
    def canvas(self) -> CanvasView:
        """The canvas; tools draw ghosts, hints and wires through ``canvas.overlay``."""
        ...

    @property
    def layout(self) -> LiveLayout:
        """The layout kept in step with the document."""
        ...

    @property
    def scene(self) -> Scene:
        """The scene shown."""
        ...

    @property
    def grid(self) -> Grid:
        """Columns, lanes, lines and the emotion axis of the scene shown."""
        ...

    @property
    def index(self) -> SceneIndex:
        """Which item is at a point."""
        ...

    @property
    def persona_id(self) -> str | None:
        """The persona whose curve is edited; None in a document without personas."""
        ...

    @property
    def tool_name(self) -> ToolName:
        """The tool that is armed."""
        ...

    def arm(self, name: ToolName, *, kept: bool = False) -> None:
        """Put a tool in use, once or until Escape: its button in the rail is shown pressed."""
        ...

    def finished(self) -> None:
        """Say that a click-to-place is done: the select tool comes back, unless one is kept."""
        ...

    def lay_out_trial(self, patch: Patch) -> tuple[SceneItem, ...]:
        """Return how the records of a patch that is never committed would look, for a ghost."""
        ...

    def paint(self, record_id: str) -> None:
        """Give a record the look that was copied."""
        ...

    def begin_text_edit(self, record_id: str) -> None:
        """Open the editor of a record's label in its place."""
        ...

    def link_let_go(self, link: str | tuple[str, str], event: PointerEvent) -> None:
        """Say that a link was let go at a place: its kind can be chosen there.

        Parameters
        ----------
        link
            The id of the one that was made, or both ends where they are linked so already.
        """
        ...

    def is_parking_at(self, event: PointerEvent) -> bool:
        """Say whether the pointer has left the canvas for the parking strip."""
        ...

    def show_hint(self, text: str) -> None:
        """Say something short in the status bar, e.g. why a drop is refused; '' clears it."""
        ...
