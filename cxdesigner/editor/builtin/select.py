"""Actions that move the selection about the grid."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import in_document
from cxdesigner.editor.builtin.feeling import nudge
from cxdesigner.editor.document import Document
from cxdesigner.editor.grid_moves import Target, move_in_grid
from cxdesigner.editor.navigate import (
    Direction,
    first_element,
    last_element,
    neighbour,
    next_in_reading_order,
    next_link,
)
from cxdesigner.editor.session import Session
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.persona import Emotion
from cxdesigner.model.view import RecordView

_LABELS: dict[Direction, str] = {
    "left": N_("Select to the left"),
    "right": N_("Select to the right"),
    "up": N_("Select above"),
    "down": N_("Select below"),
}

_MORE: dict[Direction, str] = {
    "left": N_("Select to the left as well"),
    "right": N_("Select to the right as well"),
    "up": N_("Select above as well"),
    "down": N_("Select below as well"),
}


def actions() -> tuple[Action, ...]:
    """Return the actions of the Select submenu; their keys belong to the canvas."""
    return (
        *(_arrow(direction, place, more=False) for place, direction in enumerate(_LABELS)),
        *(_arrow(direction, place, more=True) for place, direction in enumerate(_MORE)),
        _order("next", N_("Select the next element"), "Alt+PgDown", 1),
        _order("previous", N_("Select the previous element"), "Alt+PgUp", -1),
        _end("first", N_("Select the first element"), "Ctrl+Home", 34, first_element),
        _end("last", N_("Select the last element"), "Ctrl+End", 35, last_element),
        _links("next_link", N_("Select the next link of the element"), "Ctrl+Right", 1),
        _links("previous_link", N_("Select the previous link of the element"), "Ctrl+Left", -1),
    )


def _arrow(direction: Direction, place: int, *, more: bool) -> Action:
    def go(session: Session) -> None:
        is_point = isinstance(session.context.primary, Emotion)
        if is_point and direction in ("up", "down"):
            nudge(session, 1 if direction == "up" else -1)
        elif more:
            _extend(session, direction)
        else:
            _move(session, direction)

    key = direction.capitalize()
    return Action(
        f"select.{direction}_more" if more else f"select.{direction}",
        (_MORE if more else _LABELS)[direction],
        go,
        in_document,
        (f"Shift+{key}" if more else key,),
        slots=(Slot("menu:edit", 3, 10 + place + (10 if more else 0), "select"),),
        scope="canvas",
    )


def _extend(session: Session, direction: Direction) -> None:
    """Select what lies beside as well; on the way back, what was selected last no longer.

    That is of the same type: who selects elements and deletes them does not mean a whole lane.
    """
    document, chosen = session.document, session.document.selection
    found = chosen.primary
    if found is None:
        _move(session, direction)
        return
    kind = type(document.store.find(found))
    while (found := neighbour(document.shown, found, direction)) is not None:
        if not document.is_stand_in(found):
            break
    found = document.stands_for(found)
    if found is None or type(document.store.find(found)) is not kind:
        return
    if chosen.ids[-2:-1] == (found,):
        chosen.remove(chosen.ids[-1:])
    else:
        chosen.add((found,))
    session.host.reveal(found)


def _beyond(document: Document, direction: Direction) -> Target | None:
    """Return what an arrow key leads to.

    Sideways that may be a cell of what is left of a collapsed stage; else what stands there is
    passed over.
    """
    shown, closed, chosen = document.shown, document.collapsed_steps, document.selection
    sideways = direction in ("left", "right")
    found: Target | None = chosen.cell or chosen.primary
    if sideways and document.store.get(Lane, chosen.via) is not None:
        left = (key for key in closed if document.stands_for(key) == chosen.primary)
        step_id = next(left, None)
        found = (str(chosen.via), step_id) if step_id is not None else found
    while True:
        at, cell = (found, None) if isinstance(found, str) else (None, found)
        found = move_in_grid(shown, at, cell, direction)
        if isinstance(found, str):
            if not document.is_stand_in(found):
                return document.stands_for(found)
            box = shown.get(Element, found)
            if sideways and box is not None:
                return box.lane_id, box.step_id
        elif found is None or found[1] not in closed or sideways:
            return found


def _move(session: Session, direction: Direction) -> None:
    document = session.document
    chosen = document.selection
    found = _beyond(document, direction)
    if isinstance(found, str):
        chosen.set((found,))
        session.host.reveal(found)
    elif found is not None:
        stage_id = document.stands_for(found[1])
        if stage_id is not None and stage_id != found[1]:
            chosen.set_stage(stage_id, found[0])
        else:
            chosen.set_cell(found)
        session.host.reveal_cell(found)


def _end(
    name: str, label: str, key: str, place: int, find: Callable[[RecordView], str | None]
) -> Action:
    def go(session: Session) -> None:
        document = session.document
        found = document.stands_for(find(document.shown))
        if found is not None:
            document.selection.set((found,))
            session.host.reveal(found)

    return Action(
        f"select.{name}",
        label,
        go,
        in_document,
        (key,),
        slots=(Slot("menu:edit", 3, 2 + place, "select"),),
        scope="canvas",
    )


def _order(name: str, label: str, key: str, by: int) -> Action:
    def go(session: Session) -> None:
        document = session.document
        found = document.selection.primary
        while (found := next_in_reading_order(document.shown, found, by)) is not None:
            if not document.is_stand_in(found):
                break
        if found is not None:
            document.selection.set((found,))
            session.host.reveal(found)

    return Action(
        f"select.{name}",
        label,
        go,
        in_document,
        (key,),
        slots=(Slot("menu:edit", 3, 30 + (by < 0), "select"),),
        scope="canvas",
    )


def _links(name: str, label: str, key: str, by: int) -> Action:
    def go(session: Session) -> None:
        document = session.document
        element_id, link_id = next_link(document.store, document.selection, by)
        if element_id is not None and link_id is not None:
            document.selection.set_link(link_id, element_id)
            session.host.reveal(link_id)

    return Action(
        f"select.{name}",
        label,
        go,
        lambda context: context.in_document and bool(context.elements or context.links),
        (key,),
        slots=(Slot("menu:edit", 3, 32 + (by < 0), "select"),),
        scope="canvas",
    )
