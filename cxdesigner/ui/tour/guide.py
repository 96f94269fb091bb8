"""The tour in the window: it belongs to one sheet and remembers where it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import CxError
from cxdesigner.base.geometry import Rect
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.document import Document
from cxdesigner.editor.session import TourCommand
from cxdesigner.editor.tour import PROBLEMS_SEEN, Tour, is_sheet_for_it
from cxdesigner.editor.workspace import is_untouched
from cxdesigner.model.patch import Patch
from cxdesigner.model.view import RecordView
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.tour.panel import TourPanel

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


class TourGuide(QObject):
    """Runs the tour of a window: on one document, and nobody's work is practised on."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.panel = TourPanel(window.theme)
        self.tour: Tour | None = None
        self._sheet: Document | None = None
        """What the tour is or was on, as long as it is open."""

        self._document: Document | None = None
        self._disconnect: Callable[[], None] = lambda: None
        self._being_written: Patch | None = None
        """The latest edit of a text that is still typed on the canvas."""

        actions = window.actions_
        self.panel.back.clicked.connect(lambda: actions["help.tour_back"].trigger())
        self.panel.skip.clicked.connect(lambda: actions["help.tour_skip"].trigger())
        self.panel.end.clicked.connect(lambda: actions["help.tour_end"].trigger())
        self._sight = Later(self._bring_into_sight, parent=self)
        window.problems.installEventFilter(self)
        window.installEventFilter(self)
        window.text_editing.editor.closed.connect(self._written)
        window.session.workspace.closed.connect(self._closed)

    @property
    def is_running(self) -> bool:
        """Whether somebody is on the tour: it waits while another document is in front."""
        return self.tour is not None and self._document is self._sheet is not None

    def obey(self, command: TourCommand) -> None:
        """Begin the tour or go on with it, show another step, or end it."""
        tour = self.tour
        if command == "start":
            if not self.is_running or tour is None or tour.is_over:
                self._start()
        elif tour is None:
            return
        elif command == "back":
            tour.back()
        elif command == "skip":
            tour.skip(self._view)
            self._note_what_is_shown()
        else:
            self._end()

    def take_over(self, other: TourGuide) -> None:
        """Go on where a window that this one takes the place of is on the tour."""
        tour, sheet = other.tour, other._sheet
        if tour is None or tour.step is None or sheet is None:
            return
        self.tour, self._sheet = Tour(tour.step.id), sheet
        self.tour.changed.connect(self._show)
        self._follow()
        self.tour.begin(self._view)

    def set_document(self, document: Document | None) -> None:
        """Follow another document: the strip is shown with its sheet alone."""
        self._document = document
        self._follow()
        if self.is_running:
            self._note_what_is_shown()

    def note(self, event: str) -> None:
        """Take note of something that happened in the window."""
        if self.tour is not None and self.is_running:
            self.tour.note(event, self._view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.panel.suit(self._window.height())
        elif event.type() == QEvent.Type.Show:
            self.note(PROBLEMS_SEEN)
        return False

    @property
    def _view(self) -> RecordView | None:
        return self._sheet.store if self._sheet is not None else None

    def _start(self) -> None:
        session = self._window.session
        left_at = session.state.value.tour
        sheet = self._left_sheet()
        if sheet is None:
            left_at, sheet = "", self._new_sheet()
        going_on = self.tour is not None and sheet is self._sheet
        if not going_on:
            # Before it comes to the front: the strip comes with it.
            self.tour, self._sheet = Tour(left_at), sheet
            self.tour.changed.connect(self._show)
        session.workspace.activate(sheet)
        self._follow()
        if not going_on and self.tour is not None:
            self.tour.begin(self._view)
        self._window.canvas.setFocus()

    def _left_sheet(self) -> Document | None:
        """Return what the tour was left on, if it is open, or alone to be opened; else None."""
        session = self._window.session
        state, documents = session.state.value, session.workspace.documents
        if not state.tour:
            return None
        if self._sheet is not None:
            return self._sheet
        for document in documents:
            if document.store.blueprint.lineage_id == state.tour_lineage != "":
                return document
        if documents or not state.tour_file:
            return None
        try:
            return session.files.open(Path(state.tour_file))[0]
        except (CxError, Stopped):
            return None

    def _new_sheet(self) -> Document:
        session = self._window.session
        active = session.workspace.active
        if active is not None and is_untouched(active) and is_sheet_for_it(active.store):
            return active
        return session.files.new(beside=True)

    def _closed(self, document: Document) -> None:
        if document is self._sheet:
            if self.tour is not None:
                self._end()
            # What was done on it is gone, unless it is in a file.
            self._remember(self._window.session.state.value.tour if document.path else "")
            self._sheet = None

    def _end(self) -> None:
        tour = self.tour
        self.tour = None
        had_focus = self.panel.isAncestorOf(QApplication.focusWidget() or self._window)
        self._follow()
        # Who ends it halfway finds it where it was left.
        self._remember(tour.step.id if tour is not None and tour.step is not None else "")
        if had_focus:
            self._window.editors.current.widget.setFocus()

    def _follow(self) -> None:
        self._being_written = None
        self._disconnect()
        self._disconnect = lambda: None
        if self.panel.isHidden() is self.is_running:
            self.panel.suit(self._window.height())
            self.panel.setVisible(self.is_running)
            self._window.update_later.request()
            self._sight.request()
        if self.is_running and self._document is not None:
            self._disconnect = self._document.changed.connect(self._edited)

    def _edited(self, patch: Patch) -> None:
        if self._window.text_editing.editor.is_open:
            # What to do is said as long as somebody does it.
            self._being_written = patch
            return
        view = self._view
        if self.tour is not None and view is not None:
            self.tour.follow(view, patch)
            self._note_what_is_shown()

    def _written(self) -> None:
        patch, self._being_written = self._being_written, None
        if patch is not None:
            self._edited(patch)

    def _note_what_is_shown(self) -> None:
        if not self._window.problems.isHidden():
            self.note(PROBLEMS_SEEN)

    def _show(self) -> None:
        tour = self.tour
        if tour is None:
            return
        actions = self._window.actions_

        def keys(action_id: str) -> str:
            sequence = actions[action_id].shortcut()
            return sequence.toString(sequence.SequenceFormat.NativeText)

        names = tour.step.shortcuts if tour.step is not None else ()
        self.panel.show_tour(
            tour, {name: keys(action_id) for name, action_id in names}, keys("edit.palette")
        )
        if tour.step is not None and tour.step.tool:
            self._window.rail.show_thing(tour.step.tool)
        self._sight.request()
        self._remember(tour.step.id if tour.step is not None else "")
        self._window.update_later.request()

    def _bring_into_sight(self) -> None:
        """Scroll to what is spoken of, now that the strip has taken its room."""
        step = self.tour.step if self.tour is not None else None
        view, controller = self._view, self._window.controller
        if step is None or view is None or not self.is_running:
            return
        cells = step.sight(view)
        for cell in cells:
            controller.reveal_cell(cell)
        curve = controller.grid.emotion_rect if step.shows_curve else None
        for column in [controller.grid.column_rect(cell[1]) for cell in cells[-1:] if cell[1]]:
            if curve is not None and column is not None:
                self._window.canvas.reveal(Rect(column.x, curve.y, column.width, curve.height))

    def _remember(self, step_id: str) -> None:
        sheet = self._sheet if step_id else None
        self._window.session.state.update(
            tour=step_id,
            tour_lineage=sheet.store.blueprint.lineage_id if sheet is not None else "",
            tour_file=str(sheet.path or "") if sheet is not None else "",
        )
