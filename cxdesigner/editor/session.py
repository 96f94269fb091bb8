"""What the handlers of actions reach: documents, files, settings, and the window behind a seam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from cxdesigner.base.errors import CxError, EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.context import Context, HostState, context_of
from cxdesigner.editor.document import Document
from cxdesigner.editor.files import Files
from cxdesigner.editor.questions import Answer, PathRequest, Question
from cxdesigner.editor.settings import Settings, State, StoredFile
from cxdesigner.editor.workspace import Workspace
from cxdesigner.model.view import Cell, RecordView

ComparingCommand = Literal["overlay", "side", "end"]
ProblemCommand = Literal[
    "next",
    "previous",
    "fix",
    "fix_all",
    "suppress",
    "explain",
    "copy",
    "here",
    "act",
    "fit",
    "filter",
]
TourCommand = Literal["start", "back", "skip", "end"]


class EditorHost(Protocol):
    """What only a window can do."""

    @property
    def state(self) -> HostState:
        """What only the window knows, now."""
        ...

    def ask(self, question: Question | PathRequest) -> Answer | None:
        """Put a question to the person; the key of the choice or a path, None for never mind."""
        ...

    def tell(self, message: str) -> None:
        """Say something in passing (status bar)."""
        ...

    def refuse(self, message: str) -> None:
        """Say in passing why nothing changed, until something changes or is selected."""
        ...

    def report(self, error: CxError) -> None:
        """Say that something could not be done, and why, in a way that is not missed."""
        ...

    def show(self, name: str) -> None:
        """Open a dialog or panel.

        One of ``templates``, ``keep_template``, ``export``, ``print``, ``problems``, ``list``,
        ``shortcuts``, ``palette``, ``find``, ``replace``, ``filter``, ``views``, ``handbook``,
        ``rules``, ``data_in``, ``merge``, ``merge_file``, ``about``.
        """
        ...

    def find_again(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) hit of what was looked for last."""
        ...

    def present(self, *, from_selection: bool) -> None:
        """Show the blueprint full screen, stage by stage, from the start or from the selection."""
        ...

    def compare(self, before: RecordView, name: str) -> None:
        """Show what differs between another state, under its name, and the active document."""
        ...

    def comparing(self, command: ComparingCommand) -> None:
        """Switch the marks on the canvas or the other state beside it, or end the comparison."""
        ...

    def toggle_panel(self, name: str) -> None:
        """Show or hide a panel: ``inspector``, ``problems`` or ``parking``."""
        ...

    def copy_picture(self, ids: Sequence[str]) -> None:
        """Put a picture of some records on the system clipboard; none means everything."""
        ...

    def insert_pictures(self, element_ids: Sequence[str]) -> None:
        """Let the person choose picture files for some elements."""
        ...

    def paste_pictures(self, place: Place | None) -> bool:
        """Take the pictures on the system clipboard, if there are any, and say so.

        They go onto the selected elements, else onto a new one at a place.
        """
        ...

    def choose_icon(self, element_ids: Sequence[str]) -> None:
        """Let the person choose the icon of some elements."""
        ...

    def go_to_pane(self, by: int) -> None:
        """Go to the next part of the window, or to the one before with −1."""
        ...

    def go_to_group(self, by: int) -> None:
        """Go to the next group of the inspector (1), or to the one before (-1)."""
        ...

    def go_to_editor(self) -> None:
        """Go to the canvas, the table or the outline, whichever is in front."""
        ...

    def clipboard_fragment(self) -> str | None:
        """Return the fragment on the system clipboard (``fragment.MIME_TYPE``), if any."""
        ...

    def clipboard_text(self) -> str:
        """Return the plain text on the system clipboard."""
        ...

    def set_clipboard(self, fragment: str, text: str) -> None:
        """Put a fragment (none if '') and its plain text on the system clipboard."""
        ...

    def show_folder(self, folder: Path) -> None:
        """Show a folder with what the computer shows folders with."""
        ...

    def in_table(self, command: str) -> None:
        """Do something with the cells selected in the table, e.g. ``copy`` or ``fill_down``."""
        ...

    def in_problems(self, command: ProblemCommand) -> None:
        """Do something with the current finding of the list of problems, or with the list."""
        ...

    def paste_place(self) -> Place | None:
        """Return the cell that the pointer is in, or None when it is not over the canvas."""
        ...

    def lane_height(self, lane_id: str) -> float | None:
        """Return how high a lane is drawn now, points; None where it is not drawn."""
        ...

    def cancel_work(self) -> None:
        """End what is worked out beside the person."""
        ...

    def begin_text_edit(self, record_id: str) -> None:
        """Open the in-place editor of a record's text."""
        ...

    def arm(self, tool: str, *, kept: bool = False) -> None:
        """Put a tool of the rail in use, once or until Escape."""
        ...

    def link_here(self) -> None:
        """Begin a link at the selected element, or end the one begun there."""
        ...

    def zoom(self, factor: float) -> None:
        """Zoom by a factor about the middle of the canvas."""
        ...

    def zoom_to(self, scale: float) -> None:
        """Zoom to a scale; 1.0 is the size on paper."""
        ...

    def zoom_fit(self) -> None:
        """Zoom and scroll so that all of the blueprint is seen."""
        ...

    def zoom_to_records(self, ids: Sequence[str], *, whole_height: bool = False) -> None:
        """Zoom and scroll so that some records fill the canvas, if they are drawn."""
        ...

    def reveal(self, record_id: str) -> None:
        """Scroll so that a record is seen."""
        ...

    def focus_field(self, attribute: str) -> None:
        """Lead the person to the field of what is selected; Enter there leads back."""
        ...

    def reveal_cell(self, cell: Cell) -> None:
        """Scroll so that a cell of the grid is seen."""
        ...

    def tour(self, command: TourCommand) -> None:
        """Begin the guided tour or go on with it, show another step of it, or end it."""
        ...

    def quit(self) -> None:
        """End the program; everything was asked and saved before."""
        ...


@dataclass(slots=True)
class Session:
    """What the handlers of actions reach."""

    workspace: Workspace
    files: Files
    settings: StoredFile[Settings]
    state: StoredFile[State]
    host: EditorHost

    @property
    def document(self) -> Document:
        """The document worked on.

        Raises
        ------
        EditError
            If there is none.
        """
        document = self.workspace.active
        if document is None:
            raise EditError(_("No blueprint is open."))
        return document

    @property
    def context(self) -> Context:
        """The moment as actions see it."""
        return context_of(
            self.workspace.active,
            self.host.state,
            document_count=len(self.workspace.documents),
        )
