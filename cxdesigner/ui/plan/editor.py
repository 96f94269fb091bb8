"""The plan as one of the editors: board, table of actions, roles with their duties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _, dotted
from cxdesigner.editor.document import Document
from cxdesigner.editor.view_state import PlanTab, ViewState
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.report.analysis_pages.behind import things_behind
from cxdesigner.report.plan.actions import Answered, PlannedAction, action_plan
from cxdesigner.report.plan.pages import plan_remark
from cxdesigner.report.record_names import name_of
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import FRAME_MS, Later
from cxdesigner.ui.filter.hidden import hidden_text
from cxdesigner.ui.findings import Findings
from cxdesigner.ui.fittings import scrolling
from cxdesigner.ui.plan.answers_menu import answers_menu
from cxdesigner.ui.plan.bar import PlanBar, empty_words
from cxdesigner.ui.plan.board import Board
from cxdesigner.ui.plan.grid_model import GridModel
from cxdesigner.ui.plan.roles import RolesPane
from cxdesigner.ui.plan.strip import ActionStrip
from cxdesigner.ui.plan.table import ActionTable, plan_columns, plan_row, sorted_rows
from cxdesigner.ui.plan.work import PlanWork

_TABS: tuple[PlanTab, ...] = ("board", "table", "roles")


class PlanEditor(QWidget):
    """Shows actions and duties of a document; what is chosen here is selected everywhere."""

    def __init__(self, findings: Findings, theme: Theme, tell: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("plan")
        self.setAccessibleName(_("Plan"))
        self._findings = findings
        self._document: Document | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._sorted: tuple[str, bool] | None = None
        self._hidden = 0
        self.actions_: tuple[PlannedAction, ...] = ()
        self.work = PlanWork(self, tell)
        self.bar = PlanBar(theme)
        self.board = Board(theme, self._follow_answer, self.work.write_text)
        self.table_model = GridModel(theme, self.work.write_cell)
        self.table = ActionTable("planTable", _("Action plan"), self.table_model)
        self.roles = RolesPane(theme, self.work.write_role)
        self.stack = QStackedWidget()
        for page in (self.board, self.table, scrolling(self.roles)):
            self.stack.addWidget(page)
        self.strip = ActionStrip(theme, tell, self.work.move)
        self._through = ""
        """The action that is shown although the filter hides it."""

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self._later = Later(self._show, FRAME_MS, parent=self)
        self._connect()

    def _connect(self) -> None:
        self.bar.turned.connect(self._turn)
        self.bar.wanted.connect(self.run)
        self.board.chosen.connect(self._choose)
        self.board.moved.connect(self.work.move)
        self.board.removed.connect(self.work.remove)
        self.board.followed.connect(self.reveal_on_canvas)
        self.board.added.connect(self.work.add)
        self.table.chosen.connect(self._choose)
        self.table.removed.connect(self.work.remove)
        self.table.followed.connect(self.reveal_on_canvas)
        self.table.added.connect(lambda: self.work.add())
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        self.table.wanted.connect(self._enter)
        self.roles.chosen.connect(self._choose_duty)
        self.roles.followed.connect(lambda _row: self.reveal_on_canvas(""))
        self.roles.letter_wanted.connect(self.work.set_letter)
        self.roles.proposal_wanted.connect(lambda key: self.work.take((key,)))
        self.roles.register.added.connect(self.work.add_role)
        self._findings.changed.connect(self._later.request)

    # -- an editor ---------------------------------------------------------------------------

    @property
    def widget(self) -> QWidget:
        """The whole of it; the page in front takes the focus."""
        return self

    @property
    def document(self) -> Document | None:
        """The document shown; None while it rests."""
        return self._document

    @property
    def tab(self) -> PlanTab:
        """The page in front."""
        return self._document.view_state.plan_tab if self._document is not None else "board"

    @property
    def action_id(self) -> str:
        """The chosen action, '' for none."""
        return self.table.row_id if self.tab == "table" else self.board.action_id

    def set_document(self, document: Document | None) -> None:
        """Show a document; None to rest."""
        if document is self._document:
            return
        if self._document is not None:
            # What is being typed belongs to the one shown before.
            self.commit()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self.strip.show_action(None, "")
        self._document = document
        self._through = ""
        self._later.cancel()
        self.roles.rest()
        if document is None:
            return
        self._disconnects = [
            document.changed.connect(self._later.request),
            document.view_changed.connect(self._view_changed),
            document.selection.changed.connect(self._take_selection),
            document.filtering.changed.connect(self._later.request),
        ]
        self._sorted = None
        self._show()
        self._take_selection()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        match self.tab:
            case "board":
                self.board.focus()
            case "table":
                self.table.setFocus(reason)
            case "roles":
                self.roles.duties.setFocus(reason)

    def reveal(self, record_id: str) -> str:
        """Choose the action that a record is, or the first about it; return what to say of it."""
        self._later.now()
        found = [one for one in self.actions_ if record_id in (one.id, *one.place_ids)]
        if not found:
            return ""
        is_hidden = not self._passes(found[0])
        if is_hidden:
            self._through = found[0].id
            self._show()
        self._go_to(found[0].id)
        words = _("The filter hides this action; it is shown until you choose another.")
        return words if is_hidden else ""

    def begin_text_edit(self, record_id: str) -> None:
        """Let the person type what is to be done."""
        document = self._document
        if document is None or document.store.get(Opportunity, record_id) is None:
            return
        if self.tab == "roles":
            document.set_view(plan_tab="board")
        self._later.now()
        if self.tab == "board":
            self.board.edit(record_id)
        elif self.table.choose(record_id, 0):
            self.table.setFocus()
            self.table.begin()

    def commit(self) -> None:
        """Take what is being typed."""
        self.strip.commit()
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self and self.isAncestorOf(focus):
            if focus.objectName() in ("cardText", "planCell"):
                self.setFocus()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.bar.restyle(theme)
        self.board.restyle(theme)
        self.table_model.restyle(theme)
        self.roles.restyle(theme)
        self.stack.update()

    # -- doing -------------------------------------------------------------------------------

    def run(self, command: str) -> None:
        """Do what an action or a button asks for; see ``editor.builtin.plan``."""
        self._later.now()
        action_id = self.action_id
        match command:
            case "add":
                self.work.add_role() if self.tab == "roles" else self.work.add()
            case "add_role":
                self.work.add_role()
            case "remove" if action_id:
                self.work.remove(action_id)
            case "reveal":
                self.reveal_on_canvas(action_id)
            case "answers" if action_id:
                self._choose_answers()
            case "take":
                self.work.take(self.roles.table.proposed_ids)
            case "register":
                self.work.register()
            case _ if command.startswith("status.") and action_id:
                self.work.move([action_id], command.removeprefix("status."))

    def reveal_on_canvas(self, action_id: str) -> None:
        """Show on the canvas what an action is about, or what is selected."""
        document = self._document
        if document is None:
            return
        action = next((one for one in self.actions_ if one.id == action_id), None)
        ids = action.place_ids if action is not None else document.selection.ids
        self._follow(ids)

    def _follow_answer(self, answer: Answered) -> None:
        document = self._document
        if document is not None:
            self._follow(things_behind(document.store, (answer.record_id,)))

    def _follow(self, ids: tuple[str, ...]) -> None:
        document = self._document
        assert document is not None
        if not ids:
            self.work.tell(_("It is about the whole journey."))
            return
        document.selection.set(ids)
        document.set_view(editor="canvas")
        self.work.revealed(ids[0])

    def choose_action(self, action_id: str, *, edit: bool = False) -> None:
        """Choose an action that was just made or changed, through the filter."""
        self._through = action_id
        self._show()
        if edit:
            self.begin_text_edit(action_id)
        else:
            self._go_to(action_id)

    def _go_to(self, action_id: str) -> None:
        self.board.choose(action_id, focus=self.tab == "board" and self._has_focus())
        self.table.choose(action_id)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _enter(self, key: str) -> None:
        """Let the person choose what stands in a cell that is not typed into."""
        if key == "answers":
            self._choose_answers()
        elif key == "changed":
            self.work.finish(self.action_id)

    def _choose_answers(self) -> None:
        """Offer the pains and the feedback that the chosen action can answer."""
        document, action_id = self._document, self.action_id
        if document is None or not action_id:
            return
        menu = answers_menu(self, document, action_id, self.work.link)
        if not menu.actions()[1:]:
            self.work.tell(_("There are no pain points and no feedback to answer."))
            return
        button = self.bar.buttons["answers"]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    # -- showing -----------------------------------------------------------------------------

    def _turn(self, tab: str) -> None:
        if self._document is not None:
            self._document.set_view(plan_tab=tab)
            self.setFocus()

    def _view_changed(self, state: ViewState) -> None:
        self._later.request()
        if self.stack.currentIndex() != _TABS.index(state.plan_tab):
            self._show()

    def _sort(self, section: int) -> None:
        """Sort rising, then falling, then by priority again."""
        key = self.table_model.columns[section].key
        if self._sorted is None or self._sorted[0] != key:
            self._sorted = (key, False)
        else:
            self._sorted = (key, True) if not self._sorted[1] else None
        self._show()

    def _show(self) -> None:
        document = self._document
        if document is None:
            return
        self._later.cancel()
        view, language = document.store, document.language
        found = (*self._findings.found, *self._findings.suppressed)
        self.actions_ = action_plan(
            view, language, date.today().isoformat(), found if self._findings.is_current else None
        )
        tab = self.tab
        shown = tuple(one for one in self.actions_ if self._passes(one))
        self._hidden = len(self.actions_) - len(shown)
        self.board.empty_words = self.table.empty_words = empty_words(self._hidden)
        self.board.show_actions(shown)
        rows = list(shown)
        if self._sorted is not None:
            rows = sorted_rows(rows, self._sorted[0], falling=self._sorted[1])
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(self._sorted is not None)

        def name(key: str) -> str:
            return name_of(view, view.find(key), language)

        columns = plan_columns(view, language)
        self.table.show_rows(columns, tuple(plan_row(one, name) for one in rows))
        if self._sorted is not None:
            orders = Qt.SortOrder
            order = orders.DescendingOrder if self._sorted[1] else orders.AscendingOrder
            place = [column.key for column in columns].index(self._sorted[0])
            header.setSortIndicator(place, order)
        if tab == "roles":
            self.roles.show_view(view, language, document.filtering.matches)
        self.stack.setCurrentIndex(_TABS.index(tab))
        self._show_bar()

    def _show_bar(self) -> None:
        remark = plan_remark(self.actions_) if self.actions_ else ""
        parts = (remark, hidden_text(self._hidden))
        words = "" if self.tab == "roles" else dotted(parts)
        proposed = bool(self.roles.table.proposed_ids)
        self.bar.show_state(self.tab, words, chosen=bool(self.action_id), proposed=proposed)

        self.strip.show_action(self._document, self.action_id if self.tab == "board" else "")

    def _passes(self, action: PlannedAction) -> bool:
        """Say whether the filter lets an action through: something that it is about passes."""
        document = self._document
        if document is None or not document.filtering.is_on or not action.place_ids:
            return True
        if action.id == self._through:
            return True
        store, passes = document.store, document.filtering.shows
        return any(passes(store.find(key)) for key in action.place_ids)

    # -- selection ---------------------------------------------------------------------------

    def _choose(self, action_id: str) -> None:
        """Select what an action is about."""
        document = self._document
        if action_id != self._through:
            self._through = ""
        self._show_bar()
        action = next((one for one in self.actions_ if one.id == action_id), None)
        if document is None or action is None or not self._has_focus():
            return
        if self.tab == "board":
            self.table.choose(action_id)
        elif self.tab == "table":
            self.board.choose(action_id)
        document.selection.set(action.place_ids)

    def _choose_duty(self, row_id: str) -> None:
        document, duty = self._document, self.roles.duty
        if document is not None and duty is not None and self._has_focus():
            document.selection.set((duty.element_id,))

    def _take_selection(self) -> None:
        """Choose an action about what is selected elsewhere."""
        document = self._document
        if document is None or self._has_focus() or not document.selection.ids:
            return
        chosen = set(document.selection.ids)
        current = next((one for one in self.actions_ if one.id == self.action_id), None)
        if current is not None and chosen.intersection((current.id, *current.place_ids)):
            return
        for action in self.actions_:
            if chosen.intersection((action.id, *action.place_ids)):
                self._go_to(action.id)
                break
        for at, duty in enumerate(self.roles.table.duties):
            if duty.element_id in chosen and document.store.get(Element, duty.element_id):
                column = max(0, self.roles.duties.currentIndex().column())
                index = self.roles.duty_model.index(at, column)
                self.roles.duties.setCurrentIndex(index)
                break
