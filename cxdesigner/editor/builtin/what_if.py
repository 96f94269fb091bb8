"""Actions that try something out: elements switched off, other times. Nothing changes by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxdesigner.analysis.impact import performers
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.editor.session import Session
from cxdesigner.editor.what_if import NOTHING, WhatIf, set_times


def actions() -> tuple[Action, ...]:
    """Return the actions that try something out; they stand in the Analyse menu."""
    return (
        Action(
            "tools.what_if",
            N_("What if…"),
            _toggle,
            has_document,
            ("Ctrl+Shift+W",),
            "power",
            (Slot("menu:tools", 4, 0),),
            checked=lambda context: context.shows_what_if,
        ),
        Action(
            "tools.switch_off",
            N_("Switch off and see what fails"),
            _switch,
            lambda context: bool(context.elements),
            slots=(Slot("menu:tools", 4, 1, "trials"), Slot("context:element", 7, 2)),
            checked=_all_off,
        ),
        Action(
            "tools.switch_off_performer",
            N_("Switch off somebody"),
            when=has_document,
            slots=(Slot("menu:tools", 4, 2, "trials"),),
            choices=_performers,
            choose=_switch_performer,
        ),
        Action(
            "tools.switch_on",
            N_("Switch everything on again"),
            lambda session: _set(session.document, off=()),
            lambda context: bool(context.off),
            slots=(Slot("menu:tools", 4, 3, "trials"),),
        ),
        Action(
            "tools.keep_times",
            N_("Keep the tried times"),
            _keep_times,
            lambda context: context.tries_times,
            slots=(Slot("menu:tools", 4, 4, "trials"),),
        ),
        Action(
            "tools.drop_times",
            N_("Drop the tried times"),
            lambda session: _set(session.document, times=()),
            lambda context: context.tries_times,
            slots=(Slot("menu:tools", 4, 5, "trials"),),
        ),
    )


def _set(document: Document, **changes: object) -> None:
    state: WhatIf = replace(document.view_state.what_if, **changes)  # type: ignore[arg-type]
    document.set_view(what_if=state)


def _toggle(session: Session) -> None:
    document = session.document
    if document.view_state.what_if.shown:
        # Whoever closes the panel is done: nothing is left switched off unseen.
        document.set_view(what_if=NOTHING)
    else:
        _set(document, shown=True)


def _all_off(context: Context) -> bool:
    # Thousands may be selected, and this is asked after each click.
    if not context.off or len(context.off) < len(context.elements):
        return False
    off = set(context.off)
    return bool(context.elements) and all(element.id in off for element in context.elements)


def _switch(session: Session) -> None:
    document = session.document
    ids = tuple(element.id for element in session.context.elements)
    off = not _all_off(session.context)
    state = document.view_state.what_if.switch(ids, off)
    document.set_view(what_if=replace(state, shown=True))


def _performers(session: Session) -> Sequence[Choice]:
    document = session.document
    off = set(document.view_state.what_if.off)
    found = performers(document.store, document.language)
    if not found:
        return (Choice("", _("Nobody is named yet")),)
    return tuple(Choice(name, name, set(ids) <= off) for name, ids in found.items())


def _switch_performer(session: Session, name: str) -> None:
    document = session.document
    if not name:
        session.host.tell(_("Give elements an actor or an owner first."))
        return
    ids = performers(document.store, document.language).get(name, ())
    state = document.view_state.what_if
    state = state.switch(ids, not set(ids) <= set(state.off))
    document.set_view(what_if=replace(state, shown=True))


def _keep_times(session: Session) -> None:
    document = session.document
    times = document.view_state.what_if.times
    document.run(_("Change times"), set_times, times)
    _set(document, times=())
