"""Actions about looks: choose one, copy it, give it to others, take it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, listed
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import in_document
from cxdesigner.editor.commands.styles import (
    COLOUR_NAMES,
    STYLED,
    StyleField,
    colour_of,
    set_colour,
    set_look,
    set_style_field,
    takes,
)
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.model.asset import Style
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView
from cxdesigner.scene.styles import USUAL, look_of

FIELD_NAMES: Mapping[StyleField, str] = {
    "stroke": N_("Line pattern"),
    "weight": N_("Line width"),
    "text_size": N_("Size of the title"),
    "text_weight": N_("Weight of the title"),
}
"""What of a look can be chosen besides the colour; lines are links, and borders of elements."""

VALUE_NAMES: Mapping[StyleField, Mapping[str | None, str]] = {
    "stroke": {None: N_("As usual"), "solid": N_("Solid"), "dash": N_("Dashed"),
               "dot": N_("Dotted")},
    "weight": {None: N_("As usual"), "thin": N_("Thin"), "medium": N_("Medium"),
               "heavy": N_("Heavy")},
    "text_size": {None: N_("As usual"), "small": N_("Small"), "large": N_("Large")},
    "text_weight": {None: N_("As usual"), "regular": N_("Regular"), "bold": N_("Bold")},
}  # fmt: skip

_ONCE, _KEPT = "brush", "brush_kept"


def actions() -> tuple[Action, ...]:
    """Return the actions of the format painter."""
    return (
        Action(
            "style.colour",
            N_("Colour"),
            when=_can_style,
            slots=_slots(0),
            choices=_colours,
            choose=lambda session, key: _set_colour(session, key or None),
            exclusive="colour",
        ),
        *(_choice(field, place) for place, field in enumerate(FIELD_NAMES, 1)),
        Action(
            "style.copy",
            N_("Copy the style"),
            _copy,
            _can_style,
            ("Ctrl+Alt+Shift+C",),
            slots=_slots(10),
        ),
        Action(
            "style.paste",
            N_("Paste the style"),
            lambda session: paint(session, session.context.selected),
            _can_style,
            ("Ctrl+Alt+Shift+V",),
            slots=_slots(11),
        ),
        Action(
            "style.brush",
            N_("Format painter"),
            lambda session: _brush(session, _ONCE),
            in_document,
            icon="paintbrush",
            slots=(Slot("menu:arrange", 9, 12, "style"), Slot("toolbar", 0, 2)),
            checked=lambda context: context.host.tool in (_ONCE, _KEPT),
        ),
        Action(
            "style.brush_kept",
            N_("Format painter for many"),
            lambda session: _brush(session, _KEPT),
            in_document,
            slots=(Slot("menu:arrange", 9, 13, "style"),),
            checked=lambda context: context.host.tool == _KEPT,
        ),
        Action(
            "style.clear",
            N_("Back to the usual style"),
            _clear,
            _can_style,
            slots=_slots(14),
        ),
    )


def paint(session: Session, record_ids: Sequence[str]) -> None:
    """Give records the look that was copied last.

    Raises
    ------
    EditError
        If none was copied, or nothing of this can have one.
    """
    look = session.workspace.look
    if look is None:
        raise EditError(_("Copy the style of an element, a link or a lane first."))
    document = session.document
    selected = document.selection.ids
    document.run(_("Change style"), set_look, tuple(record_ids), look)
    document.selection.set(selected)


def _slots(order: int) -> tuple[Slot, ...]:
    places = ("context:element", 5), ("context:link", 5), ("context:lane", 6)
    return (
        Slot("menu:arrange", 9, order, "style"),
        *(Slot(where, group, order, "style") for where, group in places),
    )


def _can_style(context: Context) -> bool:
    return context.in_document and bool(context.elements or context.links or context.lanes)


def _choice(field: StyleField, place: int) -> Action:
    def can(context: Context) -> bool:
        records = (*context.elements, *context.links)
        return context.in_document and any(takes(record, field) for record in records)

    def choose(session: Session, key: str) -> None:
        document = session.document
        selected = document.selection.ids
        document.run(_("Change style"), set_style_field, selected, field, key or None)
        document.selection.set(selected)

    def choices(session: Session) -> Sequence[Choice]:
        document = session.workspace.active
        store = document.store if document is not None else None
        found: set[str | None] = set()
        if store is not None:
            context = session.context
            groups: tuple[tuple[Record, ...], ...] = (context.elements, context.links)
            taking = [group for group in groups if group and takes(group[0], field)]
            ids = _different(store, [record.id for group in taking for record in group])
            found = {getattr(look_of(store, key), field) for key in ids}
        return tuple(
            Choice(value or "", _(words), found == {value})
            for value, words in VALUE_NAMES[field].items()
        )

    return Action(
        f"style.{field}",
        FIELD_NAMES[field],
        when=can,
        slots=_slots(place),
        choices=choices,
        choose=choose,
        exclusive=f"style_{field}",
    )


def _set_colour(session: Session, colour: str | None) -> None:
    document = session.document
    selected = document.selection.ids
    document.run(_("Change colour"), set_colour, selected, colour)
    document.selection.set(selected)


def _clear(session: Session) -> None:
    document = session.document
    selected = document.selection.ids
    document.run(_("Change style"), set_look, selected, USUAL)
    document.selection.set(selected)


def _different(view: RecordView, ids: Sequence[str]) -> list[str]:
    """Return those of some records that have a style, and one of those that look as usual.

    Thousands may be selected, and few have a style of their own.
    """
    styled = {style.subject_id for style in view.of_type(Style)}
    found = [key for key in ids if key in styled] if styled else []
    if len(found) < len(ids):
        found.append(next(key for key in ids if key not in styled))
    return found


def _colours(session: Session) -> Sequence[Choice]:
    document = session.workspace.active
    found: set[str | None] = set()
    if document is not None:
        store = document.store
        found = {colour_of(store, key) for key in _different(store, session.context.selected)}
    return tuple(
        Choice(name or "", _(words), found == {name}) for name, words in COLOUR_NAMES.items()
    )


def _copy(session: Session) -> None:
    store = session.document.store
    ids = [key for key in session.context.selected if type(store.find(key)) in STYLED]
    session.workspace.look = look = look_of(store, ids[0])
    colour = _(COLOUR_NAMES[colour_of(store, ids[0])])
    names: list[tuple[StyleField, str | None]] = [
        (field, getattr(look, field)) for field in FIELD_NAMES
    ]
    rest = [_(VALUE_NAMES[field][value]) for field, value in names if value is not None]
    session.host.tell(_("Style copied: {name}").format(name=listed((colour, *rest))))


def _brush(session: Session, tool: str) -> None:
    """Take the brush up for one thing or for many, or put it away."""
    before = session.host.state.tool
    if before == tool:
        session.host.arm("select")
        return
    if before not in (_ONCE, _KEPT):
        if _can_style(session.context):
            _copy(session)
        elif session.workspace.look is None:
            raise EditError(_("Select what has the style first, then take the brush."))
    session.host.arm(tool)
