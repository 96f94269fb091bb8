"""The end of a text typed into an element becomes its time, marks, feeling, channel, owner."""

from __future__ import annotations

from dataclasses import replace

from cxdesigner.analysis.words import value_text
from cxdesigner.base.i18n import _, dotted
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.editor.commands.list_elements import check_emotion, fill_element
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.list_text import ListLine, parse_text
from cxdesigner.editor.values import duration_text
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Transaction

_FIELDS = ("label", "work", "wait", "marks", "channel", "owner")


class TakenEnding:
    """What the end of a text was taken for, and the way back to the text as it was typed."""

    def __init__(self, document: Document, element_id: str, line: ListLine) -> None:
        self._document, self.element_id = document, element_id
        self._mark = document.history.mark
        self.patch = document.history.latest or Patch()
        """What was changed for it."""

        self.words = ending_words(line, document.store.blueprint.scale_min)
        """What was taken, in words; '' where signs were only freed of their meaning."""

    def keep_text(self) -> None:
        """Bring the text back as it was typed; what else was done meanwhile stays."""
        document = self._document
        if document.history.mark == self._mark:
            document.undo()
        else:
            document.run(_("Keep as text"), _take_back, self.element_id, self.patch)


def take_ending(
    document: Document, element_id: str, before: str, persona_id: str | None
) -> TakenEnding | None:
    """Take the end of an element's text for what it says in a list, as an undo step of its own.

    Undone, the text stands there as it was typed. An ending that the text had before is left, and
    so is that of a note.

    Raises
    ------
    EditError
        If the text ends with a feeling beyond the scale.
    """
    element = document.store.get(Element, element_id)
    if element is None or element.kind == "note":
        return None
    text = element.label.text(document.language)
    head, break_, last = text.rpartition("\n")
    line = parse_text(last)
    says_as_before = replace(line, text="") == replace(_last_line(before), text="")
    is_freed = "\\" in last and line.text != " ".join(last.split())
    if text == before or (says_as_before and not is_freed):
        return None
    check_emotion(document.store, line)
    key = f"ending:{element_id}:{document.history.mark}"
    label = f"{head}{break_}{line.text}"
    document.run_merging(
        key,
        _("Read the end of the text"),
        _set_ending,
        element_id,
        replace(line, text=label),
        document.language,
        persona_id,
    )
    document.history.break_merge()
    return TakenEnding(document, element_id, line)


def ending_words(line: ListLine, scale_min: float) -> str:
    """Return what the ending of a line says, for people."""
    said = []
    if line.duration:
        time = duration_text(Duration(line.duration))
        said.append(f"{_('Wait time') if line.is_wait else _('Work time')} {time}")
    marks = {
        "wait": line.is_wait and not line.duration,
        "fail": line.is_fail,
        "mot": line.is_truth,
        "pain": line.pain is not None,
    }
    said += [_(MARK_NAMES[mark]) for mark, is_on in marks.items() if is_on]
    if line.emotion is not None:
        said.append(f"{_('Emotion')} {value_text(line.emotion, scale_min)}")
    if line.channel:
        said.append(f"{_('Channel')} {line.channel}")
    if line.owner:
        said.append(f"{_('Owner')} {line.owner}")
    return dotted(said)


def _last_line(text: str) -> ListLine:
    return parse_text(text.rpartition("\n")[2])


def _set_ending(
    tx: Transaction, element_id: str, line: ListLine, language: str, persona_id: str | None
) -> tuple[str, ...]:
    set_text(tx, element_id, line.text, language)
    fill_element(tx, element_id, line, language, persona_id)
    return (element_id,)


def _take_back(tx: Transaction, element_id: str, patch: Patch) -> tuple[str, ...]:
    view = tx.view
    element, change = view.get(Element, element_id), patch.changes.get(element_id)
    if element is not None and change is not None:
        before, after = change
        fields = [name for name in _FIELDS if getattr(element, name) == getattr(after, name)]
        tx.put(element.replace(**{name: getattr(before, name) for name in fields}))
    for key, (was, made) in patch.changes.items():
        if key != element_id and view.find(key) == made:
            if was is not None:
                tx.put(was)
            elif made is not None:
                tx.delete((key,))
    return ()
