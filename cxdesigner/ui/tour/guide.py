"""The tour in the window: it follows the document in front and remembers where it was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from cxdesigner.editor.document import Document
from cxdesigner.editor.session import TourCommand
from cxdesigner.editor.tour import PROBLEMS_SEEN, Tour
from cxdesigner.editor.workspace import is_untouched
from cxdesigner.model.patch import Patch
from cxdesigner.model.view import RecordView
from cxdesigner.ui.tour.panel import TourPanel

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


class TourGuide(QObject):
    """Runs the tour of a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.panel = TourPanel(window.theme)
        self.tour: Tour | None = None
        self._document: Document | None = None
        self._disconnect: Callable[[], None] = lambda: None
        self._being_written: Patch | None = None
        """The latest edit of a text that is still typed on the canvas."""

        actions = window.actions_
        self.panel.back.clicked.connect(lambda: actions["help.tour_back"].trigger())
        self.panel.skip.clicked.connect(lambda: actions["help.tour_skip"].trigger())
        self.panel.end.clicked.connect(lambda: actions["help.tour_end"].trigger())
        window.problems.installEventFilter(self)
        window.text_editing.editor.closed.connect(self._written)

    @property
    def is_running(self) -> bool:
        """Whether somebody is on the tour."""
        return self.tour is not None

    def obey(self, command: TourCommand) -> None:
        """Begin the tour or go on with it, show another step, or end it."""
        tour = self.tour
        if command == "start":
            if tour is None or tour.is_over:
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

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        self._document = document
        self._follow()

    def note(self, event: str) -> None:
        """Take note of something that happened in the window."""
        if self.tour is not None:
            self.tour.note(event, self._view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.note(PROBLEMS_SEEN)
        return False

    @property
    def _view(self) -> RecordView | None:
        return self._document.store if self._document is not None else None

    def _start(self) -> None:
        session = self._window.session
        left_at = session.state.value.tour
        document = session.workspace.active
        if document is None or not (left_at or is_untouched(document)):
            # Nobody's work is practised on.
            left_at = ""
            session.files.new()
        self.tour = Tour(left_at)
        self.tour.changed.connect(self._show)
        self._follow()
        self.tour.begin(self._view)
        self.panel.show()
        self._window.canvas.setFocus()

    def _end(self) -> None:
        tour = self.tour
        self.tour = None
        had_focus = self.panel.isAncestorOf(QApplication.focusWidget() or self._window)
        self._follow()
        self.panel.hide()
        # Who ends it halfway finds it where it was left.
        over = tour is None or tour.step is None
        self._remember("" if over or tour is None or tour.step is None else tour.step.id)
        if had_focus:
            self._window.editors.current.widget.setFocus()

    def _follow(self) -> None:
        self._being_written = None
        self._disconnect()
        self._disconnect = lambda: None
        if self.tour is not None and self._document is not None:
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
        self._remember(tour.step.id if tour.step is not None else "")
        self._window.update_later.request()

    def _remember(self, step_id: str) -> None:
        self._window.session.state.update(tour=step_id)
