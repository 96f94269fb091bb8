"""Actions that choose what is seen of a blueprint."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.commands.saved_views import saved_views, told_of_gone, view_changes
from cxdesigner.editor.filter import EVERYTHING
from cxdesigner.editor.session import Session
from cxdesigner.model.saved_view import SavedView


def actions() -> tuple[Action, ...]:
    """Return the actions about filters and saved views."""
    return (
        Action(
            "view.filter",
            N_("Filter…"),
            lambda session: session.host.show("filter"),
            has_document,
            ("Ctrl+Shift+F",),
            "filter",
            (Slot("menu:view", 3, 10, "filter"), Slot("toolbar", 2, 5)),
            checked=lambda context: context.is_filtered,
        ),
        Action(
            "view.filter_clear",
            N_("Show everything"),
            lambda session: session.document.set_view(filter=EVERYTHING),
            lambda context: context.is_filtered,
            slots=(Slot("menu:view", 3, 11, "filter"),),
        ),
        Action(
            "view.saved",
            N_("Saved views"),
            when=lambda context: context.view_count > 0,
            slots=(Slot("menu:view", 3, 12, "filter"),),
            choices=_views,
            choose=_show_view,
        ),
        Action(
            "view.manage_saved",
            N_("Save or manage views…"),
            lambda session: session.host.show("views"),
            has_document,
            slots=(Slot("menu:view", 3, 13, "filter"),),
        ),
    )


def _views(session: Session) -> Sequence[Choice]:
    document = session.document
    return tuple(
        Choice(one.id, one.name.text(document.language))
        for one in saved_views(document.store, document.language)
    )


def _show_view(session: Session, key: str) -> None:
    document = session.document
    saved = document.store.get(SavedView, key)
    if saved is not None:
        document.set_view(**view_changes(document.store, saved))
        session.host.tell(told_of_gone(document.store, saved))
