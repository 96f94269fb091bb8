"""One text while it is typed: committed as it grows, one undo step, dropped by Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.text import main_text, set_text, text_merge_key
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRow

if TYPE_CHECKING:
    from cxdesigner.editor.text_endings import TakenEnding


class DroppedText:
    """Words that were dropped, and the way back to them."""

    def __init__(self, document: Document, words: str, mark: int) -> None:
        self.document, self.words = document, words
        self._mark = mark

    def bring_back(self) -> bool:
        """Do again what was dropped, as redo does it; False where other work has come between."""
        return self.document.history.go_to(self._mark)


class TextSession:
    """Brings what is typed into the main text of a record.

    A record that the latest step made to be written into is made and named in one undo step, and
    dropped together by Escape; redo brings what was typed back. An element or a row that nobody
    wrote anything into goes as well.
    """

    def __init__(self, document: Document, record_id: str) -> None:
        self.document = document
        self.record_id = record_id
        self._key = text_merge_key(record_id, "", document.language)
        history = document.history
        self.is_new = not self.text and history.has_just_made(record_id)
        """Whether the record was made by the latest step, to be typed into."""

        self._stays_empty = not isinstance(document.store.find(record_id), Element | LaneRow)
        if self.is_new:
            self._mark = history.go_on(self._key)
        else:
            history.break_merge()
            self._mark = history.mark
        self._own = history.mark
        """The state that this session left: where it is another, somebody else was at work."""

        self._before = self._typed = self.text
        self.dropped: DroppedText | None = None
        """What was typed and is dropped, if it can be brought back."""

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
            self._own, self._typed = document.history.mark, self.text

    def close(self, *, accept: bool) -> TakenEnding | None:
        """End the session; what was typed is taken back unless it is accepted.

        Returns
        -------
        TakenEnding or None
            What the end of the text was taken for, e.g. a time.

        Raises
        ------
        EditError
            If the text ends with a feeling beyond the scale; it stays as text.
        """
        if not accept or (self.is_new and not self._stays_empty and not self.text):
            self.drop()
        self.document.history.break_merge()
        if not accept or self._typed == self._before:
            return None
        # Its grammar is compiled where somebody types.
        from cxdesigner.editor.text_endings import take_ending

        persona_id = self.document.view_state.persona_id
        return take_ending(self.document, self.record_id, self._before, persona_id)

    def drop(self) -> None:
        """Take back what was typed, and a record that was made to be typed into.

        What else was done meanwhile, or undone, stays so: then only the text is as it was before.
        """
        history = self.document.history
        if self.record_id not in self.document.store:
            return
        words = self._typed if self._typed != self._before else ""
        mark = history.mark
        if history.mark != self._own:
            if self.text == self._typed != self._before:
                self.type(self._before)
        elif history.mark != self._mark and history.go_to(self._mark):
            if self.is_new and not words.strip():
                # Nobody wants it back by redo either.
                history.forget_undone()
        if words.strip() and history.mark != mark and history.way_to(mark) is not None:
            self.dropped = DroppedText(self.document, words, mark)
