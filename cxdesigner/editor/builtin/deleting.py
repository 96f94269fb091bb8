"""Deleting what is selected, and telling what went with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.editor.many import extent
from cxdesigner.editor.session import Session
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.told import told_by


def delete(session: Session) -> None:
    """Delete what is selected; say what else was deleted. Keys go on where it was."""
    document = session.document
    last, via = session.context.primary, document.selection.via
    mark, store = document.history.mark, document.store
    known, chosen = store.count(Element), session.context.elements
    told = [insight for one in chosen if (insight := told_by(store, one)) is not None]
    remove(document, _("Delete"))
    if document.history.mark == mark:
        return
    if session.context.editor == "canvas":
        _stay(document, last, via)
    gone = [type(insight) for insight in told if insight.id not in store]
    said = list(_with_notes(gone.count(PainPoint), gone.count(Opportunity)))
    n = known - store.count(Element) - len(chosen)
    if n:
        words = ngettext(
            "{n} element was deleted as well; Undo brings it back.",
            "{n} elements were deleted as well; Undo brings them back.",
            n,
        )
        said.append(words.format(n=n))
    if said:
        session.host.tell(" ".join(said))


def _stay(document: Document, last: Record | None, via: str | None) -> None:
    """Select the place of what was deleted: what is left there, else the empty cell."""
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
