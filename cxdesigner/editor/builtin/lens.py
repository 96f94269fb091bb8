"""Actions that lay figures over the drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.session import Session
from cxdesigner.scene.lens.options import NO_LENS, Lens, heat_name, heats_of


def actions() -> tuple[Action, ...]:
    """Return the actions of the View menu that choose what is laid over the drawing."""
    return (
        Action(
            "view.heat",
            N_("Heat"),
            when=has_document,
            slots=(Slot("menu:view", 2, 20, "lens"),),
            choices=_heats,
            choose=lambda session, key: _put(session, lambda lens: replace(lens, heat=key)),
            exclusive="heat",
        ),
        Action(
            "view.critical_path",
            N_("Critical path"),
            _toggle(lambda lens: replace(lens, critical_path=not lens.critical_path)),
            has_document,
            slots=(Slot("menu:view", 2, 21, "lens"),),
            checked=lambda context: context.lens.critical_path,
        ),
        Action(
            "view.ruler",
            N_("Time ruler"),
            _toggle(lambda lens: replace(lens, ruler=not lens.ruler)),
            has_document,
            slots=(Slot("menu:view", 2, 23, "lens"),),
            checked=lambda context: context.lens.ruler,
        ),
        Action(
            "view.crossings",
            N_("Crossings of the lines"),
            _toggle(lambda lens: replace(lens, crossings=not lens.crossings)),
            has_document,
            slots=(Slot("menu:view", 2, 22, "lens"),),
            checked=lambda context: context.lens.crossings,
        ),
        Action(
            "view.no_lens",
            N_("Lay nothing over the drawing"),
            _toggle(lambda _lens: NO_LENS),
            lambda context: bool(context.lens),
            slots=(Slot("menu:view", 2, 24, "lens"),),
        ),
    )


def _put(session: Session, change: Callable[[Lens], Lens]) -> None:
    document = session.document
    document.set_view(lens=change(document.view_state.lens))


def _toggle(change: Callable[[Lens], Lens]) -> Callable[[Session], None]:
    return lambda session: _put(session, change)


def _heats(session: Session) -> Sequence[Choice]:
    if not session.context.has_document:
        return ()
    chosen = session.context.lens.heat
    known = heats_of(session.document.store)
    # One that is chosen stays in the list when its last metric is gone.
    keys = known if not chosen or chosen in known else (*known, chosen)
    return (
        Choice("", _("No heat"), not chosen),
        *(Choice(key, heat_name(key), key == chosen) for key in keys),
    )
