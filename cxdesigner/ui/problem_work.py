"""What is done with findings: gone to, fixed, lived with, explained, told as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, ngettext, use_language
from cxdesigner.editor.covered import is_covered
from cxdesigner.editor.questions import CANCEL, Choice, Question
from cxdesigner.ui.problem_signs import ProblemSigns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxdesigner.editor.document import Document
    from cxdesigner.editor.view_state import ViewState
    from cxdesigner.rules.finding import Finding
    from cxdesigner.ui.window import Window

Command = Literal[
    "fix",
    "fix_all",
    "suppress",
    "explain",
    "copy",
    "draw",
    "rules",
    "close",
    "next",
    "previous",
    "here",
    "fit",
    "act",
    "filter",
]

NOTHING_LEFT = N_("There is nothing left here that this fix could change.")


class ProblemWork(QObject):
    """Connects the list of problems and the signs on the canvas with the document."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._disconnect: Callable[[], None] = lambda: None
        self.panel = window.problems
        self.signs = ProblemSigns(
            window.controller, window.findings, self.open_at, self.panel, self
        )
        self.panel.went.connect(self.go_to)
        self.panel.seen.connect(self.signs.highlight)
        self.panel.asked.connect(lambda command: self.do(cast("Command", command)))
        window.findings.changed.connect(self._count)

    @property
    def _document(self) -> Document | None:
        return self._window.document

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        self._disconnect()
        self._disconnect = lambda: None
        self.panel.document = document
        self.signs.highlight(None)
        if document is not None:
            self._disconnect = document.view_changed.connect(self._view_changed)

    def _view_changed(self, state: ViewState) -> None:
        # Zoom and place change all the time, and there can be thousands of signs.
        if state.problem_marks != self.signs.are_shown:
            self.signs.refresh()

    def do(self, command: Command) -> None:
        """Do something with the current finding, or with the list."""
        match command:
            case "copy":
                self._copy()
            case "rules":
                self._window.show_dialog("rules")
            case "draw":
                self._window.actions_["tools.draw_implied_links"].trigger()
            case "close":
                self._window.show_panel("problems", False)
            case "next":
                self._step(1)
            case "previous":
                self._step(-1)
            case "here":
                self._go_here()
            case "fit":
                self._fit()
            case _:
                self._with_current(command)

    def _with_current(self, command: Command) -> None:
        finding = self.panel.current()
        if finding is None or self.panel.isHidden():
            self._window.show_dialog("problems")
            self._window.status.tell(_("Choose a problem in the list first."))
            return
        match command:
            case "fix":
                self.fix(finding)
            case "fix_all":
                self.fix_all(self.panel.alike())
            case "suppress":
                self.unsuppress(finding) if finding.suppressed else self._ask_reason(finding)
            case "explain":
                self.explain(finding.code)
            case "act":
                self.act(finding)
            case "filter":
                self.filter_by(finding.code)

    # -- looking -----------------------------------------------------------------------------

    def _count(self) -> None:
        if self._document is not None and not self._window.findings.is_known:
            self._window.status.show_checking()
            return
        n = Counter(map(attrgetter("severity"), self._window.findings.found))
        self._window.status.show_problems(n["error"], n["warning"], n["advice"])

    def go_to(self, finding: Finding) -> None:
        """Select and show what a finding is about."""
        window, document = self._window, self._document
        if document is None:
            return
        rect_of = window.controller.rect_of
        shown = [
            key for key in finding.subjects if rect_of(key) is not None or is_covered(document, key)
        ]
        document.selection.set(() if finding.document and not shown else shown)
        if shown:
            window.editors.reveal(shown[0])
        self.signs.highlight(finding)
        if finding.field:
            window.inspector.refresh()

    def open_at(self, finding: Finding) -> None:
        """Show a finding in the list."""
        self._window.show_panel("problems", True)
        self.panel.search.clear()
        self.panel.choose(finding.key)
        self.go_to(finding)

    def _step(self, by: int) -> None:
        """Go to the next finding of the list or the one before, round about."""
        self._window.show_panel("problems", True)
        rows = [one for one in self.panel.model.rows if not one.suppressed]
        if not rows:
            self._window.status.tell(_("No problems"))
            return
        current = self.panel.current()
        keys = [one.key for one in rows]
        here = keys.index(current.key) if current is not None and current.key in keys else None
        place = (0 if by > 0 else len(rows) - 1) if here is None else (here + by) % len(rows)
        self.panel.choose(keys[place])
        self.go_to(rows[place])
        self._window.status.tell(rows[place].message)

    def _go_here(self) -> None:
        """Show the first finding about what is selected."""
        document = self._document
        chosen = set(document.selection.ids) if document is not None else set()
        found = [one for one in self._window.findings.found if chosen.intersection(one.subjects)]
        if not found:
            self._window.status.tell(_("The rules have nothing to say about the selection."))
            return
        self._window.show_panel("problems", True)
        self.panel.search.clear()
        single = next((one for one in found if not one.document), found[0])
        self.panel.choose(single.key)
        self.panel.tree.setFocus()

    def _fit(self) -> None:
        """Zoom and scroll so that everything is seen that findings are about."""
        window = self._window
        found = window.findings.found
        if not found:
            window.status.tell(_("No problems"))
            return
        about = tuple(dict.fromkeys(key for finding in found for key in finding.subjects))
        if not window.controller.zoom_to_records(about):
            # What the blueprint lacks as a whole.
            window.canvas.fit_all()

    def explain(self, code: str) -> None:
        """Show the page of a rule in the handbook."""
        from cxdesigner.ui.dialogs.handbook import show_handbook

        show_handbook(self._window, f"rule:{code}")

    def filter_by(self, code: str) -> None:
        """Show what a rule speaks of and pale the rest; asked again, show everything."""
        document = self._document
        if document is not None:
            document.set_view(filter=document.view_state.filter.toggled("rules", code))

    def _copy(self) -> None:
        from cxdesigner.editor.problems.words import findings_text

        document, groups = self._document, self.panel.model.groups
        if document is None:
            return
        if not groups:
            self._window.status.tell(_("No problems"))
            return
        text = findings_text(document.store, groups, document.language)
        QApplication.clipboard().setText(text)
        self._window.status.tell(_("The list of problems is on the clipboard."))

    # -- changing ----------------------------------------------------------------------------

    def act(self, finding: Finding) -> None:
        """Make an action of the plan that answers a finding, and let the person word it."""
        from cxdesigner.editor.commands.plan import act_on_findings

        window, document = self._window, self._document
        if document is None:
            return
        window.commit_fields()
        label = _("Make an action")
        # What is put in is content; what undo says is not.
        with use_language(document.language):
            (made,) = document.run(label, act_on_findings, (finding,))
        document.set_view(editor="plan")
        window.editors.current.begin_text_edit(made)

    def fix(self, finding: Finding) -> None:
        """Apply the quick fix of a finding as one undo step, or lead to the field to fill in."""
        window, document = self._window, self._document
        if document is None or finding.suppressed:
            return
        window.commit_fields()
        self.go_to(finding)
        if finding.can_fix and self._apply((finding,)):
            return
        from cxdesigner.ui.problem_fields import lead_to_field

        # What only a person knows is left to fill in.
        if lead_to_field(window, finding):
            return
        window.status.tell(_(NOTHING_LEFT) if finding.can_fix else finding.message)

    def fix_all(self, findings: Sequence[Finding]) -> None:
        """Fix all findings of a kind as one undo step; what needs a decision is asked about."""
        document = self._document
        if document is None or not findings:
            return
        from cxdesigner.rules.safe import is_safe

        self._window.commit_fields()
        if not all(is_safe(document.store, one) for one in findings):
            count = sum(len(one.parts) or 1 for one in findings)
            question = Question(
                "fix-all",
                ngettext(
                    "Make this change in {n} place?", "Make this change in {n} places?", count
                ).format(n=count),
                (Choice("fix", _("Fix all")), Choice(CANCEL, _("Cancel"))),
                _("{fix}. One undo takes all of it back.").format(fix=findings[0].fix_label),
            )
            if self._window.session.host.ask(question) != "fix":
                return
        if not self._apply(findings):
            self._window.status.tell(_(NOTHING_LEFT))

    def _apply(self, findings: Sequence[Finding]) -> bool:
        """Fix findings as one undo step; say whether there was anything to change."""
        from cxdesigner.model.element import Element
        from cxdesigner.rules.fixes import fix_all_patch

        window, document = self._window, self._document
        assert document is not None
        # What a fix writes is content; what undo says is not.
        with use_language(document.language):
            patch = fix_all_patch(document.store, findings)
        if patch is None:
            return False
        try:
            document.store.apply(replace(patch, label=findings[0].fix_label))
        except EditError as error:
            window.status.tell(str(error))
        document.history.break_merge()
        made = [record.id for record in patch.added() if isinstance(record, Element)]
        if made:
            # It has a stand-in for a name.
            document.selection.set(made)
        window.findings.refresh()
        return True

    def _ask_reason(self, finding: Finding) -> None:
        from cxdesigner.ui.dialogs.suppress import ask_reason

        answer = ask_reason(self._window, finding)
        if answer is not None:
            reason, everywhere = answer
            self.suppress(finding, reason, everywhere=everywhere)

    def suppress(self, finding: Finding, reason: str, *, everywhere: bool = False) -> None:
        """Live with a finding for a reason, as one undo step."""
        from cxdesigner.editor.commands.rules import suppress

        document = self._document
        if document is None:
            return
        label = _("Suppress {code}").format(code=finding.code)
        try:
            document.run(label, suppress, finding, reason, document.language, everywhere=everywhere)
        except EditError as error:
            self._window.status.tell(str(error))
        self._window.findings.refresh()

    def unsuppress(self, finding: Finding) -> None:
        """Take back that a finding is lived with, as one undo step."""
        from cxdesigner.editor.commands.rules import unsuppress

        document = self._document
        if document is None:
            return
        label = _("Suppress {code} no longer").format(code=finding.code)
        document.run(label, unsuppress, finding)
        self._window.findings.refresh()
