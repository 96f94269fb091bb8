"""The parts of the window, made and connected; all that takes long to import hangs on this."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.styles import paint
from cxdesigner.editor.filter import EVERYTHING
from cxdesigner.ui.analyses import Analyses
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.editor import CanvasEditor
from cxdesigner.ui.canvas.view import CanvasView
from cxdesigner.ui.canvas_controller import CanvasController
from cxdesigner.ui.canvas_splitter import CanvasSplitter
from cxdesigner.ui.comparing.place import ComparingPlace
from cxdesigner.ui.dropped import open_dropped
from cxdesigner.ui.editors import BlueprintEditor, EditorStack
from cxdesigner.ui.file_panels import FilePanels
from cxdesigner.ui.finders import Finders
from cxdesigner.ui.findings import Findings
from cxdesigner.ui.first_frame import MENU_PX, TOOLBAR_PX
from cxdesigner.ui.fresh_keys import FreshKeys
from cxdesigner.ui.guide.place import GuideSide
from cxdesigner.ui.heard_selection import HeardSelection
from cxdesigner.ui.in_sight import InSight
from cxdesigner.ui.layout_work import tell_of_layout
from cxdesigner.ui.leaving import leave_mode
from cxdesigner.ui.lens import CanvasLens
from cxdesigner.ui.link_kinds import LinkKindChoice
from cxdesigner.ui.menus import fill_menu_bar, letter_menus, menu_of
from cxdesigner.ui.panels.inspector import Inspector
from cxdesigner.ui.panels.minimap import Minimap
from cxdesigner.ui.panels.parking import ParkingStrip
from cxdesigner.ui.panels.problems import ProblemsPanel
from cxdesigner.ui.panes import FocusStrip, Panes
from cxdesigner.ui.picture_drops import PictureDrops
from cxdesigner.ui.popup_menu import MenuBar, open_context_menu
from cxdesigner.ui.problem_work import ProblemWork
from cxdesigner.ui.qactions import QActions
from cxdesigner.ui.rail import Rail
from cxdesigner.ui.statusbar import StatusLine
from cxdesigner.ui.tabs import DocumentTabs
from cxdesigner.ui.text_editing import TextEditing
from cxdesigner.ui.text_offers import offer_dropped, offer_text
from cxdesigner.ui.toolbar import MainToolbar
from cxdesigner.ui.tour.guide import TourGuide
from cxdesigner.ui.welcome.front import Front
from cxdesigner.ui.what_if.place import WhatIfPlace
from cxdesigner.ui.widgets import plain_label
from cxdesigner.ui.window import Window
from cxdesigner.ui.yielding import Yielding

if TYPE_CHECKING:
    from cxdesigner.editor.actions import ActionRegistry
    from cxdesigner.editor.session import Session
    from cxdesigner.model.persona import Emotion
    from cxdesigner.ui.tools import ToolName


def furnish(window: Window, session: Session, registry: ActionRegistry) -> None:
    """Make all parts of a window and connect them with each other and with the session."""
    theme = window.theme
    window.session, window.registry = session, registry
    window.canvas = CanvasView(theme)
    window.canvas.setAccessibleName(_("Canvas"))
    window.canvas.viewport().setObjectName("canvasViewport")
    window.canvas.viewport().setAccessibleName(_("Canvas"))
    window.controller = CanvasController(window.canvas, window)
    window.text_editing = TextEditing(window.controller)
    window.controller.begin_edit = window.text_editing.begin
    window.editors = EditorStack(CanvasEditor(window.controller, window.text_editing), theme)
    window.findings = Findings(window)
    window.lens = CanvasLens(window.controller, window.findings)
    window.rail = Rail(theme)
    window.inspector = Inspector(theme)
    _remember_folds(window)
    window.minimap = Minimap(window.controller, theme)
    window.minimap.hide()
    window.problems = ProblemsPanel(window.findings, theme)
    window.status = StatusLine(theme)
    window.problem_work = ProblemWork(window)
    window.parking = ParkingStrip(theme, window.status.tell)
    window.controller.parking = window.parking
    window.actions_ = QActions(registry, session, theme, window, window.commit_fields)
    window.in_sight = InSight(window.editors, window.controller, window.actions_)
    window.rail.follow_keys(window.actions_["tool.keep"])
    turn = window.actions_["link.turn_to_support"]
    window.link_kinds = LinkKindChoice(window.controller, turn)
    for action in registry:
        if action.scope == "canvas":
            window.canvas.addAction(window.actions_[action.id])
    window.editors.offer("table", lambda: _table(window))
    window.toolbar = MainToolbar(session, window.actions_, theme)
    window.editors.offer("outline", lambda: _outline(window))
    window.editors.offer("plan", lambda: _plan(window))
    window.name_label = plain_label("")
    window.tabs = DocumentTabs(session.workspace, theme)
    window.panes = Panes(window)
    window.focus_strip = FocusStrip(window.canvas, window.editors, theme)
    window.tour = TourGuide(window)
    window.analyses = Analyses(window)
    window.update_later = Later(window.update_actions, parent=window)
    FreshKeys(window, window.update_later)
    window.finders = Finders(window)
    window.toolbar.resized.connect(window.finders.place)
    window.finders.filter.changed.connect(window.problem_work.signs.request)
    _lay_out(window)
    _connect_documents(window)
    window.what_if = WhatIfPlace(window)
    window.guide = GuideSide(window)
    window.comparing = ComparingPlace(window)
    HeardSelection(window)
    # After all else that follows the documents: guides give and take room.
    FilePanels(window)
    _connect_parts(window)


def _table(window: Window) -> BlueprintEditor:
    from cxdesigner.ui.table.editor import TableEditor

    table = TableEditor(window.session, window.registry, window.actions_, window.theme)
    table.typing.ending_taken = lambda taken: offer_text(window, taken)
    table.typing.dropped = partial(offer_dropped, window)
    return table


def _outline(window: Window) -> BlueprintEditor:
    from cxdesigner.ui.outline.editor import OutlineEditor

    actions = window.actions_
    own = [actions[action.id] for action in window.registry if action.scope == "outline"]
    outline = OutlineEditor(own, actions.update, window.findings, window.theme, window.status.tell)
    outline.typing.ending_taken.connect(lambda taken: offer_text(window, taken))
    outline.typing.dropped.connect(partial(offer_dropped, window))
    outline.menu_wanted.connect(window.show_record_menu)
    return outline


def _type_feeling(window: Window, point: Emotion, attribute: str) -> None:
    """Lead to the value of a point of the curve, or to its quote."""
    document = window.session.document
    if document.view_state.persona_id != point.persona_id:
        document.set_view(persona_id=point.persona_id)
    window.session.host.focus_field(attribute)


def _arm(window: Window, name: ToolName, *, kept: bool = False) -> None:
    """Put a tool in use; its keys, Escape above all, are for the canvas then."""
    window.controller.arm(name, kept=kept)
    focus = QApplication.focusWidget()
    if focus is None or not window.rail.isAncestorOf(focus):
        window.canvas.setFocus()


def _menu_of_selection(window: Window) -> None:
    """Open the menu of what is selected, below it where it is in sight."""
    canvas, port = window.canvas, window.canvas.viewport()
    record_id = window.session.document.selection.primary
    rect = window.controller.rect_of(record_id) if record_id is not None else None
    place = port.rect().center()
    if rect is not None:
        below = canvas.mapFromScene(rect.x, rect.bottom)
        place = below if port.rect().contains(below) else place
    window.show_record_menu(record_id, port.mapToGlobal(place))


def _plan(window: Window) -> BlueprintEditor:
    from cxdesigner.ui.plan.editor import PlanEditor

    plan = PlanEditor(window.findings, window.theme, window.status.tell)
    plan.strip.seat.dropped = partial(offer_dropped, window, here=True)
    plan.work.revealed = lambda record_id: window.editors.current.reveal(record_id)
    return plan


def _lay_out(window: Window) -> None:
    bar = MenuBar(window)
    bar.setObjectName("menuBar")
    window.setMenuBar(bar)
    bar.setNativeMenuBar(False)
    bar.setFixedHeight(MENU_PX)
    fill_menu_bar(bar, window.registry, window.actions_)
    window.name_label.setObjectName("windowTitle")
    bar.setCornerWidget(window.name_label, Qt.Corner.TopRightCorner)
    window.toolbar.setFixedHeight(TOOLBAR_PX)
    window.addToolBar(window.toolbar)
    window.splitter = CanvasSplitter(window.inspector)
    window.splitter.made_room.connect(window.update_actions)
    window.splitter.addWidget(window.editors)
    window.splitter.addWidget(window.problems)
    window.splitter.setStretchFactor(0, 1)
    window.problems.hide()
    window.splitter.give_width(window.problems)
    centre = QWidget()
    centre.setObjectName("centre")
    row = QHBoxLayout(centre)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    middle = QVBoxLayout()
    middle.setContentsMargins(0, 0, 0, 0)
    middle.setSpacing(0)
    middle.addWidget(window.tabs)
    middle.addLayout(window.finders.seat)
    middle.addWidget(window.tour.panel)
    middle.addWidget(window.splitter, 1)
    middle.addWidget(window.parking)
    middle.addWidget(window.minimap)
    row.addWidget(window.rail)
    row.addLayout(middle, 1)
    row.addWidget(window.inspector)
    window.front = Front(centre, window)
    window.setCentralWidget(window.front)
    window.yielding = Yielding(window, centre)
    window.setStatusBar(window.status)
    status, actions = window.status, window.actions_
    status.maturity.setMenu(actions.menu("tools.maturity"))
    status.fit.setText(_("Fit"))
    status.fit.setAccessibleName(_("Fit to window"))
    # One place at a time: from the rail over canvas and inspector to the foot.
    QWidget.setTabOrder(window.rail.buttons["lane"], window.canvas)


def _connect_documents(window: Window) -> None:
    workspace, later = window.session.workspace, window.update_later
    workspace.activated.connect(window.set_document)
    workspace.activated.connect(lambda _document: window.analyses.follow())
    workspace.closed.connect(window.controller.forget)
    workspace.closed.connect(lambda _document: window.finders.forget())
    window.session.settings.changed.connect(later.request)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(later.request)
    QApplication.clipboard().dataChanged.connect(later.request)


def _connect_parts(window: Window) -> None:
    controller, canvas = window.controller, window.canvas
    status, actions = window.status, window.actions_
    # The rail holds what can be put on the canvas.
    window.editors.shown.connect(lambda name: window.rail.setVisible(name == "canvas"))
    window.editors.shown.connect(lambda name: status.show_zoom_controls(name == "canvas"))
    clear = (("clearFilter", _("Clear filter"), lambda: _clear_filter(window)),)
    window.editors.let_through.connect(
        lambda text: status.offer(text, clear if _is_row_filtered(window) else ())
    )
    window.rail.armed.connect(lambda name: _arm(window, name))
    window.rail.kept.connect(lambda name: _arm(window, name, kept=True))
    controller.tool_changed.connect(window.rail.show_tool)
    controller.tool_changed.connect(window.update_later.request)
    controller.painted = lambda record_id: paint(window.session, (record_id,))
    controller.hinted.connect(lambda text: status.tell(text, stays=True))
    canvas.zoom_changed.connect(status.show_zoom)
    canvas.escaped.connect(lambda: leave_mode(window))
    canvas.menu_requested.connect(window.show_menu)
    canvas.key_menu_requested.connect(lambda: _menu_of_selection(window))
    status.zoomed.connect(canvas.set_zoom)
    status.percent.clicked.connect(actions["view.zoom_100"].trigger)
    status.fit.clicked.connect(actions["view.zoom_fit"].trigger)
    status.under_way.wanted.connect(lambda: _cancel_work(window))
    status.under_way.left.connect(window.session.host.go_to_editor)
    status.under_way.changed.connect(window.update_later.request)
    controller.working = partial(tell_of_layout, window)
    status.problems.clicked.connect(lambda: window.toggle_panel("problems"))
    window.parking.visibility_changed.connect(window.update_later.request)
    window.parking.list.place_wanted.connect(actions["move.unpark"].trigger)
    window.tabs.close_wanted.connect(lambda _document: actions["file.close"].trigger())
    window.tabs.menu_wanted.connect(partial(_show_tab_menu, window))
    # As other programs do it: the menu bar for whoever has no mouse.
    # It takes no focus: the open menu has the keys, and Qt gives them back to whatever had them.
    bar = window.menuBar()
    menu_key = QShortcut(QKeySequence("F10"), window)
    menu_key.activated.connect(lambda: bar.setActiveAction(bar.actions()[0]))
    context_key = QShortcut(QKeySequence("Shift+F10"), window)
    context_key.activated.connect(open_context_menu)
    window.session.settings.changed.connect(
        lambda _settings: letter_menus(bar, window.registry, actions)
    )
    window.lens.changed.connect(lambda: _explain_lens(window))
    canvas.overlay.trace.changed = lambda: _explain_lens(window)
    window.inspector.seat.complain = status.tell
    window.inspector.seat.dropped = partial(offer_dropped, window, here=True)
    window.inspector.seat.choose_icon = window.session.host.choose_icon
    canvas.drops.pictures = PictureDrops(controller, status.tell, window.report, status.under_way)
    canvas.drops.open = window.inspector.seat.open = partial(open_dropped, window)

    def go_on(action_id: str) -> None:
        # What applied while a text was edited is not what applies now.
        window.update_actions()
        actions[action_id].trigger()

    window.text_editing.feeling_wanted.connect(partial(_type_feeling, window))
    window.text_editing.refused.connect(status.tell)
    window.text_editing.ending_taken.connect(lambda taken: offer_text(window, taken))
    window.text_editing.dropped.connect(partial(offer_dropped, window))
    editor = window.text_editing.editor
    editor.step_wanted.connect(lambda: go_on("insert.next"))
    editor.beside_wanted.connect(lambda down: go_on("insert.below" if down else "insert.above"))


def _show_tab_menu(window: Window, place: QPoint) -> None:
    window.commit_fields()
    menu = menu_of("context:tab", window.registry, window.actions_, window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)


def _remember_folds(window: Window) -> None:
    """Let the inspector unfold what was left unfolded, whatever the document."""
    state, seat = window.session.state, window.inspector.seat
    seat.open_folds = lambda: state.value.open_folds
    seat.keep_fold = lambda name, is_open: state.set(state.value.with_fold(name, is_open=is_open))


def _cancel_work(window: Window) -> None:
    # The button may be there a moment before the action applies.
    window.update_actions()
    window.actions_["edit.cancel_work"].trigger()


def _is_row_filtered(window: Window) -> bool:
    """Say whether a filter can hide rows of the list in front; the canvas pales what it hides."""
    context = window.session.context
    return context.is_filtered and context.editor != "canvas"


def _clear_filter(window: Window) -> None:
    if window.document is not None:
        window.document.set_view(filter=EVERYTHING)
    window.status.tell("")


def _explain_lens(window: Window) -> None:
    """Say at the foot what is laid over the drawing; made when first needed."""
    figures, document = window.lens.figures, window.document
    trace = window.canvas.overlay.trace
    if window.lens_legend is None:
        if figures is None and not trace.is_lit:
            return
        from cxdesigner.ui.lens_legend import LensLegend

        window.lens_legend = LensLegend(lambda: window.canvas.paint.theme)
        window.status.addWidget(window.lens_legend)
    language = document.view_state.language if document is not None else "en"
    window.lens_legend.show_figures(figures, language, trace.tokens, signs=bool(trace.signs))
