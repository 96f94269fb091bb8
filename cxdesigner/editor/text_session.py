"""One text while it is typed: committed as it grows, one undo step, dropped by Escape."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.text import main_text, set_text, text_merge_key
from cxdesigner.editor.document import Document


class TextSession:
    """Brings what is typed into the main text of a record."""

    def __init__(self, document: Document, record_id: str) -> None:
        self.document = document
        self.record_id = record_id
        self._key = text_merge_key(record_id, "", document.language)
        latest = document.history.latest
        made = latest is not None and record_id in {record.id for record in latest.added()}
        self.is_new = made and not self.text
        """Whether the record was made by the latest step, to be typed into."""

        document.history.break_merge()
        self._mark = document.history.mark

    @property
    def text(self) -> str:
        """The text as it is now in the content language."""
        text = main_text(self.document.store.find(self.record_id))
        language = self.document.language
        return text.text(language) if text is not None and text.has(language) else ""

    def type(self, text: str) -> None:
        """Take the text so far; all of one session becomes one undo step.

        Raises
        ------
        EditError
            If the text is too long.
        """
        document = self.document
        if self.record_id in document.store:
            document.run_merging(
                self._key, _("Edit text"), set_text, self.record_id, text, document.language
            )

    def close(self, *, accept: bool) -> None:
        """End the session; what was typed is taken back unless it is accepted."""
        history = self.document.history
        if not accept and history.mark != self._mark:
            history.go_to(self._mark)
        history.break_merge()
