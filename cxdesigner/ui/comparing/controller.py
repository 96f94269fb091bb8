"""One comparison in a window: between the document on screen and another state of it.

The document can be edited all the while; table and marks follow a moment later, worked out in a
thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cxdesigner.base import i18n
from cxdesigner.base.i18n import _
from cxdesigner.editor.session import ComparingCommand
from cxdesigner.model.comparison import GONE
from cxdesigner.model.view import RecordView
from cxdesigner.report.comparing.tips import change_lines
from cxdesigner.scene.comparing import marks_in_turn
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.parting import Parting
from cxdesigner.ui.comparing.marks import ChangeMarks, MarksInTurn, MarkTips
from cxdesigner.ui.comparing.panel import ComparisonPanel
from cxdesigner.ui.comparing.peer import Peer, state_heading
from cxdesigner.ui.comparing.work import Found, figures, worked_out
from cxdesigner.ui.letting_go import let_go
from cxdesigner.ui.sheets import layout_options
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.editor.document import Document
    from cxdesigner.ui.window import Window

QUIET_MS = 300
"""How long nothing must change before the comparison follows."""

PANEL_PX, _LOW_PX = 250, 220
"""Height of the panel at first, and in a low window."""


class ComparingController(QObject):
    """Holds the comparison of one document; it rests while another one is on screen."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.document: Document | None = None
        self.name = ""
        self.found: Found | None = None
        self._before: RecordView | None = None
        self._peer: Peer | None = None
        self._parting: Parting | None = None
        """How the other state is divided among tiles; a canvas uses it up."""

        self._shows_marks = True
        self._wants_peer = False
        self._job: Job | None = None
        self._asked: tuple[object, ...] = ()
        """What the comparison there, or being worked out, is about."""

        self._disconnects: list[Callable[[], None]] = []
        self._later = Later(self._run, QUIET_MS, restart=True, parent=self)
        self._mark_later = Later(self._mark, parent=self)
        self.marks = ChangeMarks(window.canvas.paint)
        scene = window.canvas.scene()
        assert scene is not None
        scene.addItem(self.marks)
        self._making = MarksInTurn(self.marks, self)
        self.tips = MarkTips(window.canvas, self.marks, self.words_of)
        actions = [window.actions_[f"compare.{name}"] for name in ("overlay", "side")]
        self.panel = ComparisonPanel(actions, window.theme)
        self.panel.went.connect(self.go_to)
        self.panel.closed.connect(self.end)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.setObjectName("comparisonBeside")
        self._frame = QSplitter(Qt.Orientation.Vertical)
        self._frame.setObjectName("comparisonFrame")
        for splitter in (self._beside, self._frame):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.heading = state_heading("comparisonNowHeading", _("Now"))
        self.heading.hide()
        now = QWidget()
        box = QVBoxLayout(now)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heading)
        had_focus = window.editors.isAncestorOf(window.focusWidget())
        box.addWidget(window.editors, 1)
        self._beside.addWidget(now)
        self._frame.addWidget(self._beside)
        self._frame.addWidget(self.panel)
        self._frame.setStretchFactor(0, 1)
        window.splitter.insertWidget(0, self._frame)
        window.splitter.setStretchFactor(0, 1)
        if had_focus:
            # It was lost on the way.
            window.editors.current.widget.setFocus()
        window.controller.shown.connect(self._mark_later.request)
        window.session.workspace.closed.connect(self._closed)
        window.session.workspace.activated.connect(self.set_document)
        self.panel.hide()
        window.splitter.give_width(self.panel)

    # -- begin and end -----------------------------------------------------------------------

    def begin(self, before: RecordView, name: str) -> None:
        """Compare the document on screen with another state."""
        self.end()
        document = self._window.document
        if document is None:
            return
        self.document, self._before, self.name, self._asked = document, before, name, ()
        self._disconnects = [
            document.changed.connect(self._later.request),
            document.view_changed.connect(self._later.request),
        ]
        self.panel.show_waiting(name)
        self._show_panel()
        self._run()
        self._window.update_actions()

    def end(self) -> None:
        """Show the document alone again."""
        if self.document is None:
            return
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects = []
        self._later.cancel()
        self._mark_later.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._drop_peer()
        if self.found is not None:
            let_go(*self.found.made)
        let_go(self._before)
        self.document = self._before = self.found = self._parting = None
        had_focus = self.panel.isAncestorOf(self._window.focusWidget())
        self.panel.hide()
        self._making.show(())
        if had_focus:
            self._window.editors.current.widget.setFocus()
        self._window.update_actions()

    def obey(self, command: ComparingCommand) -> None:
        """Switch marks or the other state beside the canvas, or end."""
        match command:
            case "overlay":
                self._shows_marks = not self._shows_marks
                self._mark()
            case "side":
                self._wants_peer = not self._wants_peer
                self._show_peer()
            case "end":
                self.end()
        self._window.update_actions()

    def shown_panels(self) -> frozenset[str]:
        """Return what is on: the comparison, its marks, the other state beside the canvas."""
        if not self._is_here:
            return frozenset()
        names = {"comparison"}
        if self._shows_marks:
            names.add("comparison.overlay")
        if self._wants_peer:
            names.add("comparison.side")
        return frozenset(names)

    @property
    def is_current(self) -> bool:
        """Whether table and marks are about the document as it is now."""
        return (
            self._job is None
            and not self._later.is_waiting
            and not self._mark_later.is_waiting
            and self._making.is_current
            and (self._peer is None or self._peer.making.is_current)
        )

    @property
    def _is_here(self) -> bool:
        return self.document is not None and self._window.document is self.document

    def set_document(self, document: Document | None) -> None:
        """Rest while another document is on screen."""
        if self.document is None:
            return
        if self._is_here:
            self._show_panel()
            self._show_peer()
            self._mark_later.request()
        else:
            self.panel.hide()
            self._drop_peer()
            self._making.show(())

    def _closed(self, document: Document) -> None:
        if document is self.document:
            self.end()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.panel.restyle(theme)
        if self._peer is not None:
            self._peer.restyle(theme)

    # -- working it out ----------------------------------------------------------------------

    def _run(self) -> None:
        document, before = self.document, self._before
        if document is None or before is None:
            return
        if self._job is not None:
            self._later.request()
            return
        language, words, options = document.language, i18n.language(), layout_options(document)
        asked = (document.store.revision, language, words, options)
        if asked == self._asked:
            # Another zoom or place: nothing differs that did not before.
            return
        self._asked, after = asked, document.store.snapshot()
        known = self.found.made if self.found is not None else None
        self._start(
            lambda: worked_out(before, after, language, words, options, known),
            self._take,
        )

    def _start(self, work: Callable[[], Any], take: Callable[[Any], object]) -> None:
        job = Job(lambda _job: work())
        self._job = job
        job.on.done.connect(take)
        job.on.ended.connect(lambda: self._over(job))
        self._window.status.under_way.tell(_("Comparing…"), job, self._stop, self.document)
        job.start()

    def _stop(self) -> None:
        """Let what is being worked out go; what was found last stays, until the next edit."""
        if self.found is None:
            self.end()
            self._window.status.tell(_("The comparison was cancelled."))
        elif self._job is not None:
            self._later.cancel()
            self._job.cancel()
            self._job = None
            self._window.status.tell(_("Cancelled: the comparison stays as it was found last."))

    def _over(self, job: Job) -> None:
        if job is self._job:
            self._job = None

    def _take(self, found: Found) -> None:
        if self.document is None:
            return
        is_other = self.found is None or self.found.layout is not found.layout
        if is_other and self.found is not None:
            let_go(*self.found.made)
        self.found = found
        self.panel.show_changes(found.summary, found.changes)
        if is_other:
            self._drop_peer()
            self._parting = found.made[2]
        self._mark()
        self._show_peer()
        words, language = i18n.language(), self.document.language
        # The rules take their time; nobody waits for them to see what has changed.
        self._start(
            lambda: figures(found.comparison, language, words),
            self.panel.show_figures,
        )

    # -- showing -----------------------------------------------------------------------------

    def _show_panel(self) -> None:
        if self.panel.isHidden():
            self.panel.show()
            height = self._frame.height()
            panel = min(PANEL_PX, max(_LOW_PX, height * 2 // 5))
            self._frame.setSizes([max(200, height - panel), panel])

    def _mark(self) -> None:
        found, controller = self.found, self._window.controller
        if found is None or not self._is_here or not self._shows_marks:
            self._making.show(())
        else:
            self._making.show(
                marks_in_turn(
                    found.comparison,
                    controller.scene,
                    grid=controller.grid,
                    before=found.layout.scene,
                )
            )
        self._mark_peer()

    def _mark_peer(self) -> None:
        found = self.found
        if self._peer is not None and found is not None:
            layout = found.layout
            marks = marks_in_turn(found.comparison, layout.scene, grid=layout.grid, state="before")
            self._peer.making.show(marks if self._shows_marks else ())

    def _show_peer(self) -> None:
        wanted = self._wants_peer and self._is_here and self.found is not None
        if not wanted:
            self._drop_peer()
        elif self._peer is None and self.found is not None and self._before is not None:
            layout, index, _parting = self.found.made
            self._peer = Peer(
                (layout, index, self._parting),
                self._before,
                self._window.canvas,
                self.name,
                self._picked,
            )
            self._parting = None
            self._beside.insertWidget(0, self._peer)
            # Both are as high as each other.
            self.heading.show()
            half = self._beside.width() // 2
            self._beside.setSizes([half, half])
            self._mark_peer()
            self._peer.link()

    def _drop_peer(self) -> None:
        if self._peer is not None:
            self._peer.let_go()
            self._peer.hide()
            self._peer.deleteLater()
            self._peer = None
            self.heading.hide()

    # -- choosing ----------------------------------------------------------------------------

    def _picked(self, record_id: str) -> None:
        """Select in the document what was clicked in the other state."""
        found = self.found
        if found is not None:
            self.go_to((found.comparison.after_ids.get(record_id, record_id),))

    def go_to(self, ids: tuple[str, ...]) -> None:
        """Select and show what a row is about; what is gone is shown where it stood."""
        document = self.document
        if document is None:
            return
        there = [key for key in ids if key in document.store]
        document.selection.set(there)
        if there and self._window.controller.rect_of(there[0]) is not None:
            self._window.editors.reveal(there[0])
        elif not there:
            for mark in self.marks.marks:
                if mark.record_id in ids:
                    self._window.canvas.reveal(mark.hot)
                    break
            if self._peer is not None:
                self._peer.reveal(ids[0].removeprefix(GONE))

    def words_of(self, record_id: str) -> str:
        """Return what has changed about a record, one thing a line."""
        found, document = self.found, self.document
        if found is None or document is None:
            return ""
        return "\n".join(change_lines(found.comparison, record_id, document.language))
