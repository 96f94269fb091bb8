"""Actions of the outline: rows below one another, moved along the tree by keys."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.arrange import move_in_cells, move_sideways, move_upright
from cxdesigner.editor.context import Context
from cxdesigner.editor.outline.commands import add_below, add_inside
from cxdesigner.editor.session import Session


def actions() -> tuple[Action, ...]:
    """Return the actions of the Outline submenu; their keys belong to the outline."""
    return (
        _action("add_below", N_("Insert a row below"), _below, _can_add, "Return", 0),
        _action("add_inside", N_("Insert a row inside"), _inside, _has_holder, "Ins", 1),
        _action(
            "next_lane",
            N_("Move to the next lane"),
            lambda session: move_upright(session, 1),
            _has_elements,
            "Tab",
            2,
        ),
        _action(
            "previous_lane",
            N_("Move to the lane before"),
            lambda session: move_upright(session, -1),
            _has_elements,
            "Shift+Tab",
            3,
        ),
        _action("move_up", N_("Move the row up"), _up, _has_holder, "Alt+Up", 4),
        _action("move_down", N_("Move the row down"), _down, _has_holder, "Alt+Down", 5),
        _action(
            "filter",
            N_("Filter rows"),
            lambda session: session.host.show("outline_filter"),
            _here,
            "Ctrl+Shift+L",
            6,
        ),
    )


def _action(
    name: str,
    label: str,
    handler: Callable[[Session], object],
    when: Callable[[Context], bool],
    key: str,
    place: int,
) -> Action:
    return Action(
        f"outline.{name}",
        label,
        handler,
        when,
        (key,),
        slots=(Slot("menu:arrange", 9, place, "outline"),),
        scope="outline",
    )


def _here(context: Context) -> bool:
    return context.in_document and context.editor == "outline"


def _can_add(context: Context) -> bool:
    # Return on a link leads to its other end.
    return _here(context) and not context.links


def _has_holder(context: Context) -> bool:
    return _here(context) and bool(context.stages or context.steps or context.elements)


def _has_elements(context: Context) -> bool:
    return _here(context) and bool(context.elements)


def _below(session: Session) -> None:
    document = session.document
    ids = document.run(_("Insert a row"), add_below, document.selection.primary)
    _edit(session, ids)


def _inside(session: Session) -> None:
    document = session.document
    primary = document.selection.primary
    if primary is not None:
        _edit(session, document.run(_("Insert a row"), add_inside, primary))


def _edit(session: Session, ids: tuple[str, ...]) -> None:
    for record_id in ids[-1:]:
        session.host.reveal(record_id)
        session.host.begin_text_edit(record_id)


def _up(session: Session) -> None:
    _along(session, -1)


def _down(session: Session) -> None:
    _along(session, 1)


def _along(session: Session, by: int) -> None:
    if session.context.elements:
        move_in_cells(session, by)
    else:
        move_sideways(session, by)
