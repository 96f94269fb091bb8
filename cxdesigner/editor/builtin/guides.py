"""Actions that walk one through a method; the guides fill in the same records as the panels."""

from __future__ import annotations

from functools import partial

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session

_JOURNEYS = ("journey", "journey_short")


def actions() -> tuple[Action, ...]:
    """Return the actions that show a guide beside the canvas, put it away, or set its width."""
    return (
        Action(
            "guide.journey",
            N_("Journey map, step by step"),
            partial(_toggle, _JOURNEYS),
            has_document,
            icon="route",
            slots=(Slot("menu:tools", 5, 0),),
            checked=partial(_is_shown, _JOURNEYS),
        ),
        Action(
            "guide.cem",
            N_("Experience management, step by step"),
            partial(_toggle, ("cem",)),
            has_document,
            icon="list-checks",
            slots=(Slot("menu:tools", 5, 1),),
            checked=partial(_is_shown, ("cem",)),
        ),
        _width("wider", N_("Make the guide wider"), 0),
        _width("narrower", N_("Make the guide narrower"), 1),
    )


def _width(name: str, label: str, place: int) -> Action:
    return Action(
        f"guide.{name}",
        label,
        lambda session: session.host.show(f"guide:{name}"),
        lambda context: has_document(context) and bool(context.guide),
        slots=(Slot("menu:tools", 5, 2 + place, "guide_width"),),
    )


def _is_shown(guides: tuple[str, ...], context: Context) -> bool:
    return context.guide in guides


def _toggle(guides: tuple[str, ...], session: Session) -> None:
    document = session.document
    here = document.view_state.guide
    if here.shown in guides:
        document.set_view(guide=here.show(""))
        return
    # The long or the short form, whichever was used last.
    known = dict(here.pages)
    wanted = guides[-1] if guides[0] not in known and guides[-1] in known else guides[0]
    document.set_view(guide=here.show(wanted))
