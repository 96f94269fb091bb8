"""What is done in the plan: each a command on the document, one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, ngettext, use_language
from cxdesigner.editor.commands import duties, plan
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText
from cxdesigner.report.insight_words import status_title
from cxdesigner.report.plan.actions import DONE, FIRST_STATUS
from cxdesigner.report.plan.duties import Duty, Letter, Party

if TYPE_CHECKING:
    from cxdesigner.ui.plan.editor import PlanEditor


class PlanWork:
    """Changes the document that the plan shows; what is refused is told and changes nothing."""

    def __init__(self, editor: PlanEditor, tell: Callable[[str], object]) -> None:
        self._editor = editor
        self.tell = tell
        self.revealed: Callable[[str], object] = lambda _record_id: None
        """Shows a record in the editor in front; set by whoever has all editors."""

    @property
    def _document(self) -> Document:
        document = self._editor.document
        assert document is not None
        return document

    def _do(
        self, label: str, command: Callable[..., tuple[str, ...]], *args: object, **more: object
    ) -> tuple[str, ...]:
        """Run a command; the selection stays."""
        document = self._document
        found: tuple[str, ...] = ()
        try:
            # What is put in is content; what undo says is not.
            with use_language(document.language), document.transaction(label) as tx:
                found = command(tx, *args, **more)
        except EditError as error:
            self.tell(str(error))
        document.history.break_merge()
        return found

    # -- actions -----------------------------------------------------------------------------

    def add(self, status: str = FIRST_STATUS) -> None:
        """Add an action about what is selected and let the person word it."""
        document = self._document
        chosen = document.selection.ids
        about = chosen[0] if len(chosen) == 1 else None
        element = document.store.get(Element, about)
        place = None if element is None else element.id
        for made in self._do(_("Add an action"), plan.add_action, place, status):
            self._editor.choose_action(made, edit=True)

    def remove(self, action_id: str) -> None:
        """Remove an action; what it answered stays."""
        self._do(_("Remove the action"), delete_records, (action_id,))

    def move(self, action_ids: Sequence[str], status: str) -> None:
        """Move actions to another status; of those that are done it is asked what they changed."""
        view = self._document.store
        ids = [key for key in action_ids if key in view]
        if status == DONE:
            self.finish(*ids)
            return
        label = _("Move to {status}").format(status=status_title(status))
        self._do(label, plan.set_status, ids, status)
        for key in ids[:1]:
            self._editor.choose_action(key)

    def finish(self, *action_ids: str) -> None:
        """Ask what actions changed and what feedback is closed by them, and keep that."""
        from cxdesigner.ui.plan.finish import ask_and_finish

        ask_and_finish(self._document, action_ids, self._editor.window())
        for key in action_ids[:1]:
            self._editor.choose_action(key)

    def link(self, action_id: str, record_id: str, *, linked: bool) -> None:
        """Let an action answer a pain point or a feedback, or no longer."""
        self._do(_("What it answers"), plan.link_answer, action_id, record_id, linked=linked)

    def write_text(self, action_id: str, text: str) -> None:
        """Say in other words what is to be done."""
        self._do(_("Change text"), set_text, action_id, text.strip(), self._document.language)

    def write_cell(self, action_id: str, key: str, text: str) -> None:
        """Store what was typed into a cell of the table."""
        if key == "status" and plan.status_of(self._document.store, text) == DONE:
            self.move([action_id], DONE)
            return
        self._do(_("Change the plan"), plan.set_cell, action_id, key, text, self._document.language)

    # -- roles and duties --------------------------------------------------------------------

    def write_role(self, role_id: str, field: str, text: str) -> None:
        """Store a text of a role."""
        language = self._document.language
        self._do(_("Change a role"), duties.set_role_text, role_id, field, text, language)

    def add_role(self) -> None:
        """Add a role to the register and let the person name it."""
        document = self._document
        with use_language(document.language):
            name = LocalText.of(_("New role"))
        for made in self._do(_("Add role"), duties.add_role, name):
            document.set_view(plan_tab="roles")
            register = self._editor.roles.register
            passes = document.filtering.matches
            self._editor.roles.show_view(document.store, document.language, passes)
            if register.choose(made, 0):
                register.setFocus()
                register.begin()

    def register(self) -> None:
        """Put everybody who is named somewhere into the register."""
        language = self._document.language
        made = self._do(_("Fill the register"), duties.register_parties, language)
        self.tell(
            ngettext("{n} role added.", "{n} roles added.", len(made)).format(n=len(made))
            if made
            else _("Everybody who is named is in the register.")
        )

    def take(self, element_ids: Sequence[str]) -> None:
        """Confirm proposed duties."""
        made = self._do(_("Confirm duties"), duties.take_proposals, element_ids)
        if len(made) > 1:
            self.tell(
                ngettext(
                    "The duties of {n} activity are confirmed.",
                    "The duties of {n} activities are confirmed.",
                    len(made),
                ).format(n=len(made))
            )

    def set_letter(self, duty: Duty, party: Party, letter: Letter | str) -> None:
        """Give a party a letter or take it away; without a letter take all away."""
        language = self._document.language
        if letter:
            self._do(
                _("Change duties"),
                duties.toggle_letter,
                duty.element_id,
                duty.row_id,
                party.name,
                letter,
                language,
            )
        else:
            self._do(
                _("Change duties"),
                duties.clear_letters,
                duty.element_id,
                duty.row_id,
                party.name,
                language,
            )
