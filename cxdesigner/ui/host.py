"""What only the window can do, for the handlers of actions (``editor.session.EditorHost``)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cxdesigner.base.errors import CxError
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.context import HostState
from cxdesigner.editor.fragment import MIME_TYPE
from cxdesigner.editor.questions import Answer, PathRequest, Question
from cxdesigner.editor.session import ComparingCommand, ProblemCommand, TourCommand
from cxdesigner.editor.sheet.html_text import text_of_html
from cxdesigner.model.element import Parked
from cxdesigner.model.persona import Persona
from cxdesigner.model.view import Cell, RecordView
from cxdesigner.ui.panels.fields import ParsedField
from cxdesigner.ui.qactions import typed_in
from cxdesigner.ui.tools import ToolName

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


class WindowHost:
    """Connects the actions to one window; made before it, because the window needs the actions."""

    def __init__(self) -> None:
        self._window: Window | None = None

    def attach(self, window: Window) -> None:
        """Work for a window from now on."""
        self._window = window

    @property
    def window(self) -> Window:
        """The window."""
        assert self._window is not None
        return self._window

    @property
    def state(self) -> HostState:
        """What only the window knows, now."""
        if self._window is None:
            return HostState()
        mime = _on_clipboard()
        return HostState(
            editing_text=typed_in() is not None or self._window.text_editing.editor.is_open,
            can_paste=mime is not None
            and (mime.hasFormat(MIME_TYPE) or mime.hasText() or mime.hasHtml() or mime.hasImage()),
            panels=self._window.shown_panels(),
            tool=self._window.controller.tool_name,
            tool_kept=self._window.controller.is_tool_kept,
            zoom=round(self._window.canvas.zoom, 3),
            works=self._window.status.under_way.can_cancel,
        )

    def ask(self, question: Question | PathRequest) -> Answer | None:
        """Put a question to the person."""
        from cxdesigner.ui.dialogs import questions

        return questions.ask(question, self.window)

    def tell(self, message: str) -> None:
        """Say something in passing."""
        self.window.status.tell(message)

    def refuse(self, message: str) -> None:
        """Say in passing why nothing changed, until something changes or is selected."""
        self.window.status.offer(message, (), is_over=lambda _patch: True)

    def report(self, error: CxError) -> None:
        """Say that something could not be done, in a way that is not missed."""
        self.window.report(error)

    def show(self, name: str) -> None:
        """Open a dialog or panel."""
        self.window.show_dialog(name)

    def find_again(self, by: int) -> None:
        """Go to the next or the previous hit of what was looked for last."""
        self.window.finders.find.step(by)

    def present(self, *, from_selection: bool) -> None:
        """Show the blueprint full screen, stage by stage, from the start or from the selection."""
        from cxdesigner.ui.presenting.presenter import present

        present(self.window, from_selection=from_selection)

    def compare(self, before: RecordView, name: str) -> None:
        """Show what differs between another state and the active document."""
        self.window.comparing.begin(before, name)

    def comparing(self, command: ComparingCommand) -> None:
        """Switch the marks on the canvas or the other state beside it, or end the comparison."""
        self.window.comparing.obey(command)

    def toggle_panel(self, name: str) -> None:
        """Show or hide a panel."""
        self.window.toggle_panel(name)

    def go_to_pane(self, by: int) -> None:
        """Go to the next part of the window, or to the one before with −1."""
        self.window.panes.go(by)

    def go_to_group(self, by: int) -> None:
        """Go to the next group of the inspector, or to the one before."""
        self.window.show_panel("inspector", True)
        self.window.inspector.go_to_group(by)

    def go_to_editor(self) -> None:
        """Go to the canvas, the table or the outline, whichever is in front."""
        self.window.editors.current.widget.setFocus()

    def clipboard_fragment(self) -> str | None:
        """Return the fragment on the clipboard, if any."""
        mime = _on_clipboard()
        if mime is None or not mime.hasFormat(MIME_TYPE):
            return None
        return bytes(mime.data(MIME_TYPE).data()).decode("utf-8", "replace")

    def clipboard_text(self) -> str:
        """Return the text on the clipboard; of what a browser copied without one, its words."""
        mime = _on_clipboard()
        if mime is None:
            return ""
        return mime.text() if mime.hasText() or not mime.hasHtml() else text_of_html(mime.html())

    def set_clipboard(self, fragment: str, text: str) -> None:
        """Put a fragment (if it is one) and its plain text on the clipboard."""
        mime = QMimeData()
        if fragment:
            mime.setData(MIME_TYPE, fragment.encode())
        mime.setText(text)
        QApplication.clipboard().setMimeData(mime)

    def insert_pictures(self, element_ids: Sequence[str]) -> None:
        """Let the person choose picture files for some elements."""
        from cxdesigner.ui.picture_import import choose_pictures

        sources, target = choose_pictures(self.window), self.window.canvas.drops.pictures
        if sources and target is not None:
            target.add(sources, element_ids)

    def paste_pictures(self, place: Place | None) -> bool:
        """Take the pictures on the clipboard, if there are any, and say so."""
        target = self.window.canvas.drops.pictures
        return target is not None and target.paste(_on_clipboard(), place)

    def choose_icon(self, element_ids: Sequence[str]) -> None:
        """Let the person choose the icon of some elements."""
        from cxdesigner.ui.dialogs.icon_picker import choose_icon

        choose_icon(self.window, tuple(element_ids))

    def show_folder(self, folder: Path) -> None:
        """Show a folder with what the computer shows folders with."""
        from cxdesigner.ui.dialogs import export

        export.show_file(folder)

    def in_table(self, command: str) -> None:
        """Do something with the cells selected in the table."""
        from cxdesigner.ui.table.editor import TableEditor

        table = self.window.editors.current
        if isinstance(table, TableEditor):
            table.run(command)

    def in_problems(self, command: ProblemCommand) -> None:
        """Do something with the current finding of the list of problems, or with the list."""
        self.window.problem_work.do(command)

    def copy_picture(self, ids: Sequence[str]) -> None:
        """Put a picture of some records on the clipboard, drawn aside; none means everything."""
        from cxdesigner.ui.picture_copy import copy_picture

        copy_picture(self.window, tuple(ids))

    def paste_place(self) -> Place | None:
        """Return the cell that the pointer is in."""
        # Behind another editor the canvas lies below the pointer all the same.
        on_canvas = self.window.editors.name == "canvas"
        return self.window.controller.paste_place() if on_canvas else None

    def lane_height(self, lane_id: str) -> float | None:
        """Return how high a lane is drawn now, without an emotion curve that floats in it."""
        rect = self.window.controller.grid.lane_room(lane_id)
        return None if rect is None else rect.height

    def cancel_work(self) -> None:
        """End what is worked out beside the person."""
        self.window.status.under_way.cancel()

    def begin_text_edit(self, record_id: str) -> None:
        """Open the in-place editor of a record's text."""
        if self.window.session.document.store.get(Parked, record_id) is not None:
            self.window.parking.edit(record_id)
        elif self.window.session.document.store.get(Persona, record_id) is not None:
            # What has no place in the drawing is written in the panel.
            self.window.show_panel("inspector", True)
            self.window.inspector.focus_card(record_id, "name")
        else:
            self.window.editors.current.begin_text_edit(record_id)

    def arm(self, tool: str, *, kept: bool = False) -> None:
        """Put a tool of the rail in use, once or until Escape."""
        self.window.controller.arm(cast("ToolName", tool), kept=kept)

    def link_here(self) -> None:
        """Begin a link at the selected element, or end the one begun there."""
        from cxdesigner.ui.tools.connect import LinkTool

        tool = self.window.canvas.tool
        if isinstance(tool, LinkTool):
            tool.take_selected()

    def zoom(self, factor: float) -> None:
        """Zoom by a factor about the middle of the canvas."""
        self.window.canvas.set_zoom(self.window.canvas.zoom * factor)

    def zoom_to(self, scale: float) -> None:
        """Zoom to a scale; 1.0 is the size on paper."""
        self.window.canvas.set_zoom(scale)

    def zoom_fit(self) -> None:
        """Show all of the blueprint."""
        self.window.canvas.fit_all()

    def zoom_to_records(self, ids: Sequence[str], *, whole_height: bool = False) -> None:
        """Zoom and scroll so that some records fill the canvas; show them if none is drawn."""
        controller = self.window.controller
        if ids and all(controller.rect_of(key) is None for key in ids):
            self.reveal(ids[0])
        controller.zoom_to_records(ids, whole_height=whole_height)

    def reveal(self, record_id: str) -> None:
        """Scroll so that a record is seen."""
        self.window.editors.reveal(record_id)

    def focus_field(self, attribute: str) -> None:
        """Lead the person to the field of what is selected; Enter leads back if it was taken."""
        window = self.window
        window.show_panel("inspector", True)
        window.inspector.focus_field(attribute)
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            field.selectAll()
            once = Qt.ConnectionType.SingleShotConnection
            field.returnPressed.connect(lambda: self._lead_back(field), once)

    def _lead_back(self, line: QLineEdit) -> None:
        """Go back to the canvas from a line; what is refused there stays to be put right."""
        field = line.parentWidget()
        if isinstance(field, ParsedField):
            field.commit()
            if field.is_typed_over:
                once = Qt.ConnectionType.SingleShotConnection
                line.returnPressed.connect(lambda: self._lead_back(line), once)
                return
        self.window.canvas.setFocus()

    def reveal_cell(self, cell: Cell) -> None:
        """Scroll so that a cell of the grid is seen."""
        self.window.controller.reveal_cell(cell)

    def tour(self, command: TourCommand) -> None:
        """Begin the guided tour or go on with it, show another step of it, or end it."""
        self.window.tour.obey(command)

    def quit(self) -> None:
        """End the program; everything was asked and saved before."""
        self.window.leave()


def _on_clipboard() -> QMimeData | None:
    # The clipboard of a screen that is nowhere has nothing at all, whatever Qt's types say.
    return QApplication.clipboard().mimeData()
