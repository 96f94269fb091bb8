"""The window: a frame around rail, canvas, inspector and problems. Actions hold the behaviour.

The frame is shown before anything else is imported, because that takes longer than opening a
window; ``furnish`` then puts the parts into it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QWidget

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.scene.theme import Theme
from cxdesigner.ui import window_memory
from cxdesigner.ui.dropped import is_table, take_copy, take_dropped
from cxdesigner.ui.first_frame import draw_frame
from cxdesigner.ui.text_fields import holds_files

if TYPE_CHECKING:
    from cxdesigner.editor.actions import ActionRegistry
    from cxdesigner.editor.document import Document
    from cxdesigner.editor.session import Session
    from cxdesigner.editor.workspace import Workspace
    from cxdesigner.scene.items import SceneItem
    from cxdesigner.ui.analyses import Analyses
    from cxdesigner.ui.bridge import Later
    from cxdesigner.ui.canvas.pointer import PointerEvent
    from cxdesigner.ui.canvas.view import CanvasView
    from cxdesigner.ui.canvas_controller import CanvasController
    from cxdesigner.ui.canvas_splitter import CanvasSplitter
    from cxdesigner.ui.comparing.place import ComparingPlace
    from cxdesigner.ui.editors import EditorStack
    from cxdesigner.ui.finders import Finders
    from cxdesigner.ui.findings import Findings
    from cxdesigner.ui.guide.place import GuideSide
    from cxdesigner.ui.in_sight import InSight
    from cxdesigner.ui.lens import CanvasLens
    from cxdesigner.ui.lens_legend import LensLegend
    from cxdesigner.ui.link_kinds import LinkKindChoice
    from cxdesigner.ui.panels.inspector import Inspector
    from cxdesigner.ui.panels.minimap import Minimap
    from cxdesigner.ui.panels.parking import ParkingStrip
    from cxdesigner.ui.panels.problems import ProblemsPanel
    from cxdesigner.ui.panes import FocusStrip, Panes
    from cxdesigner.ui.problem_work import ProblemWork
    from cxdesigner.ui.qactions import QActions
    from cxdesigner.ui.rail import Rail
    from cxdesigner.ui.statusbar import StatusLine
    from cxdesigner.ui.tabs import DocumentTabs
    from cxdesigner.ui.text_editing import TextEditing
    from cxdesigner.ui.toolbar import MainToolbar
    from cxdesigner.ui.tour.guide import TourGuide
    from cxdesigner.ui.welcome.front import Front
    from cxdesigner.ui.what_if.place import WhatIfPlace
    from cxdesigner.ui.yielding import Yielding

SIZE_PX = (1366, 768)
PANELS = ("inspector", "problems", "minimap")
"""Names of what can be shown and hidden, and of where the window keeps it."""


class Window(QMainWindow):
    """One window on the workspace; shows the active document.

    Everything but the frame itself is there after ``furnish``.
    """

    session: Session
    registry: ActionRegistry
    canvas: CanvasView
    controller: CanvasController
    text_editing: TextEditing
    link_kinds: LinkKindChoice
    editors: EditorStack
    in_sight: InSight
    findings: Findings
    lens: CanvasLens
    lens_legend: LensLegend | None = None
    rail: Rail
    inspector: Inspector
    problems: ProblemsPanel
    problem_work: ProblemWork
    parking: ParkingStrip
    minimap: Minimap
    yielding: Yielding
    status: StatusLine
    actions_: QActions
    toolbar: MainToolbar
    name_label: QLabel
    splitter: CanvasSplitter
    tabs: DocumentTabs
    finders: Finders
    panes: Panes
    focus_strip: FocusStrip
    front: Front
    analyses: Analyses
    tour: TourGuide
    what_if: WhatIfPlace
    guide: GuideSide
    update_later: Later
    comparing: ComparingPlace

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        # Qt warns of changes without a place for their sign, also if the name comes at once.
        self.setWindowTitle(_("CX Designer") + "[*]")
        self.theme = theme
        self.is_furnished = False
        self.is_painted = False
        self._may_close = False
        self._is_closing = False
        self._disconnects: list[Callable[[], None]] = []
        self.resize(*SIZE_PX)

    def furnish(self, session: Session, registry: ActionRegistry) -> None:
        """Put menus, rail, canvas, inspector, problems and status line in."""
        from cxdesigner.ui.furniture import furnish

        furnish(self, session, registry)
        self.is_furnished = True
        self.setAcceptDrops(True)
        window_memory.restore(self)
        self.set_document(session.workspace.active)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.is_painted = True
        if self.is_furnished:
            return
        draw_frame(self, self.theme)

    # -- what others reach -------------------------------------------------------------------

    @property
    def workspace(self) -> Workspace:
        """The open documents."""
        return self.session.workspace

    @property
    def document(self) -> Document | None:
        """The document shown."""
        return self.session.workspace.active

    # -- document ----------------------------------------------------------------------------

    def set_document(self, document: Document | None) -> None:
        """Show another document."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self.controller.set_document(document)
        self.editors.set_document(document)
        self.in_sight.set_document(document)
        self.inspector.set_document(document)
        self.status.set_document(document)
        self.parking.set_document(document)
        self.problem_work.set_document(document)
        self.findings.set_document(document)
        self.lens.set_document(document)
        self.finders.set_document(document)
        if document is not None:
            request = self.update_later.request
            for signal in (document.state_changed, document.selection.changed):
                self._disconnects.append(signal.connect(request))
            self._disconnects.append(document.view_changed.connect(request))
            self._disconnects.append(document.changed.connect(request))
            from cxdesigner.ui.first_persona import tell_of_persona

            told = document.changed.connect(lambda patch: tell_of_persona(self, patch))
            self._disconnects.append(told)
        self.update_actions()
        self.front.follow(document)
        self.tour.set_document(document)
        self.editors.current.widget.setFocus()

    def rest(self) -> None:
        """Follow no document any more and begin no work: the program ends."""
        self.inspector.set_document(None)
        self.status.set_document(None)
        self.parking.set_document(None)
        self.findings.set_document(None)
        self.lens.set_document(None)
        self.front.rest()
        self.comparing.end()
        self.tabs.rest()
        self.analyses.rest()
        self.what_if.set_document(None)
        self.guide.set_document(None)
        self.tour.set_document(None)
        self.update_later.cancel()

    def update_actions(self) -> None:
        """Show what applies now: menus, toolbar, title."""
        self.update_later.cancel()
        self.actions_.update()
        context = self.session.context
        self.toolbar.show_context(context)
        document = self.document
        self.rail.setEnabled(document is not None)
        self.setWindowModified(document is not None and document.is_dirty)
        name = document.name if document is not None else ""
        self.setWindowTitle(f"{name}[*] — {_('CX Designer')}" if name else _("CX Designer") + "[*]")
        title = document.title if document is not None else ""
        if title != self.name_label.text():
            self.name_label.setText(title)
            # A menu bar takes no notice of a corner that wants more room.
            self.menuBar().setCornerWidget(self.name_label, Qt.Corner.TopRightCorner)
        self.status.enable_controls(document is not None)
        self.status.show_keys(context, self.actions_, writing=self.text_editing.editor.is_open)
        if document is not None:
            from cxdesigner.editor.builtin.tools import MATURITY_NAMES

            word = _(MATURITY_NAMES[context.maturity])
            self.status.maturity.setText(_("Maturity: {word}").format(word=word))

    def commit_fields(self) -> None:
        """Take what is being typed, before an action runs."""
        self.editors.commit()
        self.inspector.commit()
        self.guide.commit()

    # -- panels, problems --------------------------------------------------------------------

    def shown_panels(self) -> frozenset[str]:
        """Return the names of the panels that are shown."""
        names = (*PANELS, "parking")
        shown = {name for name in names if not self.panel(name).isHidden()}
        extra = {"tour": self.tour.is_running, "analyses": self.analyses.is_shown}
        shown |= self.comparing.shown_panels()
        return frozenset(shown | {name for name, is_on in extra.items() if is_on})

    def panel(self, name: str) -> QWidget:
        """Return one of the ``PANELS``."""
        panel = getattr(self, name)
        assert isinstance(panel, QWidget)
        return panel

    def show_panel(self, name: str, shown: bool) -> None:
        """Show or hide a panel."""
        if name in ("parking", "analyses"):
            # The one also comes and goes by itself, the other is made when it is wanted.
            (self.parking.want if name == "parking" else self.analyses.show)(shown)
            return
        widget = self.panel(name)
        if widget.isHidden() == (not shown):
            return
        if name == "inspector" and shown and self.guide.make_room():
            # It comes back as the guide goes.
            return
        widget.setVisible(shown)
        if name == "problems":
            self.status.problems.setChecked(shown)
            if shown:
                self.splitter.setSizes([max(200, self.splitter.height() - 190), 190])
            else:
                self.problem_work.signs.highlight(None)
        self.update_actions()

    def toggle_panel(self, name: str) -> None:
        """Show a panel, or hide it if it is shown."""
        self.show_panel(name, name not in self.shown_panels())

    # -- dialogs -----------------------------------------------------------------------------

    def report(self, error: CxError) -> None:
        """Say that something could not be done, in a way that is not missed."""
        from cxdesigner.ui.dialogs.damaged import say_or_repair

        say_or_repair(error, self)

    def show_dialog(self, name: str) -> None:
        """Open a dialog or panel by the name that actions use."""
        if name == "problems":
            self.show_panel("problems", True)
            self.findings.refresh()
            self.problems.tree.setFocus()
            return
        from cxdesigner.ui.dialogs import opener

        opener.open_dialog(name, self)

    def show_menu(
        self, event: PointerEvent, place: QPoint, header: SceneItem | None = None
    ) -> None:
        document = self.document
        if document is None:
            return
        from cxdesigner.editor.shown_grid import meant_by

        # A header takes a click a little beyond what it draws; so does its menu.
        item = header or self.controller.index.at(event.point, event.tolerance(4))
        meant = meant_by(document, (item.record_id or item.id) if item is not None else None)
        if len(meant) != 1:
            document.selection.set(meant)
        self.show_record_menu(meant[-1] if meant else None, place)

    def show_record_menu(self, record_id: str | None, place: QPoint) -> None:
        """Show what can be done with a record, or with the blueprint where there is none."""
        document = self.document
        if document is None:
            return
        self.commit_fields()
        from cxdesigner.ui.menus import context_menu

        self._popup(context_menu(document, record_id, self.registry, self.actions_, self), place)

    def _popup(self, menu: QMenu, place: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    # -- theme -------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.theme = theme
        self.editors.restyle(theme)
        self.rail.restyle(theme)
        self.focus_strip.restyle(theme)
        self.tabs.restyle(theme)
        self.actions_.restyle(theme)
        self.toolbar.restyle(theme)
        self.inspector.restyle(theme)
        self.problems.restyle(theme)
        self.parking.restyle(theme)
        self.finders.restyle()
        self.minimap.restyle(theme)
        self.analyses.restyle(theme)
        self.front.restyle(theme)
        self.tour.panel.restyle(theme)
        self.status.restyle(theme)
        self.comparing.restyle(theme)
        self.what_if.restyle(theme)
        self.guide.restyle(theme)

    # -- files dropped, closing --------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What cannot be opened too: else nothing but the pointer would say so.
        if holds_files(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_dropped(self, event)

    def open_files(self, paths: list[Path]) -> None:
        """Open files, saying what is wrong with those that cannot be."""
        from cxdesigner.editor.builtin.file import open_path

        # Else a new blueprint in whose fields somebody writes would count as untouched.
        self.commit_fields()
        for path in paths:
            try:
                if is_table(path):
                    from cxdesigner.ui.data_in.opening import import_data_file

                    import_data_file(self, path)
                    continue
                open_path(self.session, path)
            except CxError as error:
                self.report(error)

    def leave(self) -> None:
        """Close without asking: everything was asked before."""
        self._may_close = True
        if not self._is_closing:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_furnished:
            event.accept()
            return
        self.commit_fields()
        if not self._may_close:
            from cxdesigner.editor.builtin.file import quit_program

            # Ends in ``leave`` unless the person changes their mind.
            self._is_closing = True
            quit_program(self.session)
            self._is_closing = False
        if not self._may_close:
            event.ignore()
            return
        window_memory.keep(self)
        event.accept()
        QApplication.quit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_furnished and not event.spontaneous():
            # The canvas knows its size only now.
            self.controller.start_anew()
