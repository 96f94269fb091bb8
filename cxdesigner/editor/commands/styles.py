"""Looks that a person gives elements, links and lanes instead of the usual ones.

A look is a colour, pattern and width of a line or border, size and weight of a title.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.asset import Style
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.scene.styles import Look, Paints, look_of

COLOUR_NAMES: Mapping[str | None, str] = {
    None: N_("Usual colours"),
    "blue": N_("Blue"),
    "teal": N_("Teal"),
    "green": N_("Green"),
    "yellow": N_("Yellow"),
    "orange": N_("Orange"),
    "red": N_("Red"),
    "purple": N_("Purple"),
    "grey": N_("Grey"),
}
"""Names of the palette of the themes (``scene.theme.STYLE_COLOURS``), the usual look first."""

_ROLES: Mapping[type[Record], tuple[tuple[str, str], ...]] = {
    Element: (("border", ""), ("fill", ".tint")),
    Link: (("line", ""),),
    Lane: (("accent", ""),),
}
"""What of a record takes a colour: roles of ``Style.paints`` with the end of the token."""

STYLED: frozenset[type[Record]] = frozenset(_ROLES)
"""Types whose records can have a look."""

StyleField = Literal["stroke", "weight", "text_size", "text_weight"]
STYLE_FIELDS: tuple[StyleField, ...] = get_args(StyleField)

_FIELDS: Mapping[type[Record], tuple[StyleField, ...]] = {
    Element: STYLE_FIELDS,
    Link: ("stroke", "weight"),
    Lane: (),
}
"""What of a look besides its paints a record of a type can have."""


def colour_of(view: RecordView, record_id: str) -> str | None:
    """Return the name of the colour of a record; None for the usual look or one of no name."""
    return _name_of(look_of(view, record_id).paints) if view.count(Style) else None


def _name_of(paints: Paints) -> str | None:
    for _role, paint in paints:
        name = paint.removeprefix("style.").removesuffix(".tint")
        if name != paint and name in COLOUR_NAMES:
            return name
    return None


def takes(record: Record | None, field: StyleField) -> bool:
    """Say whether a record can have something of a look."""
    return record is not None and field in _FIELDS.get(type(record), ())


def set_colour(tx: Transaction, record_ids: Collection[str], colour: str | None) -> tuple[str, ...]:
    """Give elements, links and lanes a colour of the palette, or the usual ones with None.

    Other things are passed over, so that a mixed selection can be coloured.

    Raises
    ------
    EditError
        If nothing of this can have a colour.
    """
    if colour not in COLOUR_NAMES:
        raise ValueError(f"no colour of the palette: {colour}")
    return _set(tx, record_ids, {"paints": _paints(colour)})


def set_style_field(
    tx: Transaction, record_ids: Collection[str], field: StyleField, value: str | None
) -> tuple[str, ...]:
    """Give elements and links a pattern, a width, a size or a weight; None is as usual.

    Raises
    ------
    EditError
        If nothing of this can have it.
    """
    ids = [key for key in record_ids if takes(tx.view.find(key), field)]
    return _set(tx, ids, {field: value})


def set_look(tx: Transaction, record_ids: Collection[str], look: Look) -> tuple[str, ...]:
    """Give elements, links and lanes a look as far as each can have it; ``USUAL`` takes it away.

    Raises
    ------
    EditError
        If nothing of this can have a look.
    """
    return _set(tx, record_ids, look._asdict())


def _paints(colour: str | None) -> Paints:
    """Return the paints of all roles in a colour of the palette."""
    roles = {pair for pairs in _ROLES.values() for pair in pairs}
    return tuple((role, f"style.{colour}{end}") for role, end in roles) if colour else ()


def _set(
    tx: Transaction, record_ids: Collection[str], wanted: Mapping[str, object]
) -> tuple[str, ...]:
    changed = {key: type(found) for key in record_ids if (found := tx.view.find(key)) is not None}
    changed = {key: kind for key, kind in changed.items() if kind in STYLED}
    if not changed:
        raise EditError(_("Choose elements, links or lanes: these can have another look."))
    for key, kind in changed.items():
        styles = tx.view.referring(key, Style)
        before = styles[0] if styles else Style(id=new_id(Style.PREFIX), subject_id=key)
        changes = {name: wanted[name] for name in _FIELDS[kind] if name in wanted}
        kept = [pair for style in styles for pair in style.paints]
        if "paints" in wanted:
            known = {role for role, _end in _ROLES[kind]}
            kept = [pair for pair in kept if pair[0] not in known]
            kept += _paints_for(kind, wanted["paints"])  # type: ignore[arg-type]
        after = before.replace(paints=tuple(sorted(set(kept))), **changes)
        if after == Style(id=after.id, subject_id=after.subject_id):
            tx.delete([style.id for style in styles])
        else:
            tx.put(after)
            tx.delete([other.id for other in styles[1:]])
    return tuple(changed)


def _paints_for(kind: type[Record], paints: Paints) -> list[tuple[str, str]]:
    """Return paints for a type of record: those of its roles, else its own in the same colour."""
    roles = dict(_ROLES[kind])
    own = [pair for pair in paints if pair[0] in roles]
    if own or not paints:
        return own
    name = _name_of(paints)
    return [(role, f"style.{name}{end}") for role, end in roles.items()] if name else []
