"""Copies of what is selected: for the clipboard, and put beside it."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.columns import columns_of
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import Fragment, copy_fragment
from cxdesigner.editor.many import MANY, extent
from cxdesigner.editor.session import Session
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.stage import Step


def chosen_fragment(document: Document, *, is_cut: bool = False) -> Fragment:
    """Return a copy of what is selected, or what cutting it takes along.

    Raises
    ------
    EditError
        If that is nothing.
    Stopped
        If the person cancelled.
    """
    label = _("Cut") if is_cut else _("Copy")
    fragment = _copied(document, document.selection.ids, label, is_cut=is_cut)
    if not fragment:
        raise EditError(_("There is nothing to copy."))
    return fragment


def _copied(
    document: Document, ids: Sequence[str], words: str, *, is_cut: bool = False
) -> Fragment:
    """Return what copying some records takes along; aside if that is much.

    Raises
    ------
    Stopped
        If the person cancelled.
    """
    view, language = document.store, document.language
    if extent(view, ids) < MANY:
        return copy_fragment(view, ids, language, is_cut=is_cut)
    snapshot = GivingView(view)
    return document.aside(
        words,
        lambda _tell: copy_fragment(snapshot, ids, language, is_cut=is_cut),
        may_drop=True,
    )


def duplicate(session: Session) -> None:
    """Put a copy of what is selected beside it."""
    document = session.document
    try:
        fragment = chosen_fragment(document)
    except Stopped:
        return
    document.run_many(len(fragment.records), _("Duplicate"), paste, fragment)


def can_duplicate_columns(context: Context) -> bool:
    """Say whether stages or steps are selected, themselves or by what stands in them."""
    stepped = any(element.step_id for element in context.elements)
    return context.in_document and bool(context.stages or context.steps or stepped)


def duplicate_columns(session: Session) -> None:
    """Duplicate the selected stages, else steps, with all they hold, behind themselves."""
    document, context = session.document, session.context
    view = document.store
    positions = view.positions(Step)
    if context.stages:
        label = _("Duplicate stage")
        ids = [stage.id for stage in context.stages]
        columns = [n for key in ids for n in columns_of(view, key)]
    else:
        label = _("Duplicate step")
        chosen = {step.id for step in context.steps}
        chosen |= {el.step_id for el in context.elements if el.step_id is not None}
        ids = sorted(chosen, key=lambda key: positions[key])
        columns = [positions[key] for key in ids]
    try:
        fragment = _copied(document, ids, label)
    except Stopped:
        return
    behind = Place("", gap=max(columns, default=len(positions) - 1) + 1)
    made = document.run_many(len(fragment.records), label, paste, fragment, behind)
    if made:
        session.host.reveal(made[-1])
