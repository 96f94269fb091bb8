"""The parking strip: elements that have no place yet."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_document, has_elements
from cxdesigner.editor.commands.list_elements import first_place, list_place
from cxdesigner.editor.commands.park import park_elements, parked_in, place_parked
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.editor.session import Session
from cxdesigner.model.element import Parked


def actions() -> tuple[Action, ...]:
    """Return the actions of the parking strip."""
    return (
        Action(
            "move.park",
            N_("Park"),
            park_selected,
            has_elements,
            ("Ctrl+Shift+K",),
            slots=(Slot("menu:arrange", 5, 0), Slot("context:element", 3, 5)),
        ),
        Action(
            "move.unpark",
            N_("Place what is parked"),
            place_next,
            _has_parked,
            ("Ctrl+Shift+V",),
            slots=(Slot("menu:arrange", 5, 1), Slot("context:canvas", 1, 3)),
        ),
        Action(
            "view.parking",
            N_("Parking strip"),
            lambda session: session.host.toggle_panel("parking"),
            has_document,
            ("Ctrl+F9",),
            slots=(Slot("menu:view", 4, 6),),
            checked=lambda context: "parking" in context.host.panels,
        ),
    )


def park_selected(session: Session) -> None:
    """Take the selected elements off the grid."""
    document = session.document
    ids = [element.id for element in session.context.elements]
    document.run(_("Park elements"), park_elements, ids)


def place_next(session: Session) -> None:
    """Place the parked elements that are selected, else the first one of the strip."""
    document = session.document
    chosen = [parked.id for parked in parked_in(document.store, document.selection.ids)]
    if not chosen:
        chosen = [parked.id for parked in document.store.of_type(Parked)[:1]]
    ids = document.run(_("Place elements"), place_parked, chosen, _target(document))
    for key in ids[-1:]:
        session.host.reveal(key)


def _target(document: Document) -> Place:
    chosen = document.selection
    found = list_place(document.store, chosen.ids, chosen.cell)
    place = found[0] if found is not None else first_place(document.store)
    if place is None:
        raise EditError(_("Insert a lane first."))
    return place


def _has_parked(context: Context) -> bool:
    return context.in_document and context.parked_count > 0
