"""Actions about colours: choose one, copy it, give it to others, take it away."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import in_canvas
from cxdesigner.editor.commands.styles import COLOUR_NAMES, STYLED, colour_of, set_colour
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session


def actions() -> tuple[Action, ...]:
    """Return the actions of the format painter."""
    return (
        Action(
            "style.colour",
            N_("Colour"),
            when=_can_style,
            slots=(Slot("menu:arrange", 9, 0, "colour"), Slot("context:element", 5, 2)),
            choices=_colours,
            choose=lambda session, key: _set(session, session.context.selected, key or None),
            exclusive="colour",
        ),
        Action(
            "style.copy",
            N_("Copy the colour"),
            _copy,
            _can_style,
            ("Ctrl+Alt+Shift+C",),
            slots=(Slot("menu:arrange", 9, 1, "colour"), Slot("context:element", 5, 3)),
        ),
        Action(
            "style.paste",
            N_("Paste the colour"),
            lambda session: paint(session, session.context.selected),
            _can_style,
            ("Ctrl+Alt+Shift+V",),
            slots=(Slot("menu:arrange", 9, 2, "colour"), Slot("context:element", 5, 4)),
        ),
        Action(
            "style.brush",
            N_("Paint with the colour"),
            _brush,
            in_canvas,
            icon="paintbrush",
            slots=(Slot("menu:arrange", 9, 3, "colour"),),
            checked=lambda context: context.host.tool == "brush",
        ),
        Action(
            "style.clear",
            N_("Back to the usual colours"),
            lambda session: _set(session, session.context.selected, None),
            _can_style,
            slots=(Slot("menu:arrange", 9, 4, "colour"),),
        ),
    )


def paint(session: Session, record_ids: Sequence[str]) -> None:
    """Give records the colour that was copied last.

    Raises
    ------
    EditError
        If none was copied, or nothing of this can have one.
    """
    if not session.workspace.has_colour:
        raise EditError(_("Copy the colour of an element, a link or a lane first."))
    _set(session, record_ids, session.workspace.colour)


def _can_style(context: Context) -> bool:
    return context.in_canvas and bool(context.elements or context.links or context.lanes)


def _set(session: Session, record_ids: Sequence[str], colour: str | None) -> None:
    document = session.document
    selected = document.selection.ids
    document.run(_("Change colour"), set_colour, tuple(record_ids), colour)
    document.selection.set(selected)


def _colours(session: Session) -> Sequence[Choice]:
    document = session.workspace.active
    found: set[str | None] = set()
    if document is not None:
        found = {colour_of(document.store, key) for key in session.context.selected}
    return tuple(
        Choice(name or "", _(words), found == {name}) for name, words in COLOUR_NAMES.items()
    )


def _copy(session: Session) -> None:
    store = session.document.store
    ids = [key for key in session.context.selected if type(store.find(key)) in STYLED]
    colour = colour_of(store, ids[0])
    session.workspace.copy_colour(colour)
    session.host.tell(_("Colour copied: {name}").format(name=_(COLOUR_NAMES[colour])))


def _brush(session: Session) -> None:
    if session.host.state.tool == "brush":
        session.host.arm("select")
        return
    if _can_style(session.context):
        _copy(session)
    elif not session.workspace.has_colour:
        raise EditError(_("Copy the colour of an element, a link or a lane first."))
    session.host.arm("brush")
