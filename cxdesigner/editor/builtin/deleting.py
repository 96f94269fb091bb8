"""Deleting what is selected, and telling what went with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.editor.many import extent
from cxdesigner.editor.navigate import siblings
from cxdesigner.editor.session import Session
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record


def delete(session: Session) -> None:
    """Delete what is selected; say what else was deleted. Keys go on where it was."""
    document = session.document
    last, via = session.context.primary, document.selection.via
    beside = siblings(document.store, last)
    mark, chosen = document.history.mark, document.selection.ids
    remove(document, _("Delete"))
    if document.history.mark != mark and session.context.editor == "canvas":
        _stay(document, last, via, beside)
    tell_gone(session.host.tell, document, mark, chosen)


def tell_gone(
    tell: Callable[[str], object], document: Document, mark: int, chosen: Iterable[str] = ()
) -> None:
    """Tell what the step after a state of the history deleted besides what was chosen.

    Notes and what they tell, and elements: what else goes is not in the drawing.
    """
    step = document.history.latest
    if document.history.mark == mark or step is None:
        return
    said = [*_gone_with(step, frozenset(chosen))]
    if said:
        tell(" ".join(said))


def _gone_with(step: Patch, chosen: frozenset[str]) -> Iterator[str]:
    def gone(key: str | None) -> Record | None:
        before, after = step.changes.get(key or "", (None, None))
        return before if after is None else None

    pains = ideas = notes = n = 0
    for record in step.removed():
        if not isinstance(record, Element):
            continue
        told = gone(record.tells_id) if record.tells_id is not None else None
        if record.id in chosen:
            pains += isinstance(told, PainPoint)
            ideas += isinstance(told, Opportunity)
        elif isinstance(told, Insight) and not any(map(gone, (told.element_id, told.stage_id))):
            notes += 1
        else:
            n += 1
    yield from _with_notes(pains, ideas)
    if notes:
        words = ngettext(
            "{n} note was deleted with what it told; Undo brings it back.",
            "{n} notes were deleted with what they told; Undo brings them back.",
            notes,
        )
        yield words.format(n=notes)
    if n:
        words = ngettext(
            "{n} element was deleted as well; Undo brings it back.",
            "{n} elements were deleted as well; Undo brings them back.",
            n,
        )
        yield words.format(n=n)


def _stay(document: Document, last: Record | None, via: str | None, beside: Sequence[str]) -> None:
    """Select the place of what was deleted: what is left there or beside it, or the empty cell."""
    store, chosen = document.store, document.selection
    if chosen.ids:
        return
    if isinstance(last, Link) and via is not None:
        chosen.set((via,))
    elif isinstance(last, Element) and last.step_id is not None:
        left = store.elements_in(last.lane_id, last.step_id)
        if left:
            chosen.set((left[-1].id,))
        else:
            chosen.set_cell((last.lane_id, last.step_id))
    elif last is not None and last.id in beside:
        at = beside.index(last.id)
        near = [key for key in (*beside[at:], *reversed(beside[:at])) if key in store]
        if isinstance(last, Emotion):
            near.append(last.element_id)
        chosen.set(near[:1])


def _with_notes(pains: int, ideas: int) -> Iterator[str]:
    if pains:
        words = ngettext(
            "{n} pain point was deleted with its note; Undo brings it back.",
            "{n} pain points were deleted with their notes; Undo brings them back.",
            pains,
        )
        yield words.format(n=pains)
    if ideas:
        words = ngettext(
            "{n} opportunity was deleted with its note; Undo brings it back.",
            "{n} opportunities were deleted with their notes; Undo brings them back.",
            ideas,
        )
        yield words.format(n=ideas)


def remove(document: Document, label: str, others: Iterable[str] = ()) -> None:
    """Delete what is selected, and some more, as one undo step."""
    ids = (*document.selection.ids, *others)
    document.run_many(extent(document.store, ids), label, delete_records, ids)
