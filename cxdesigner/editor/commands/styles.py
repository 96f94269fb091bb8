"""Colours that a person gives elements, links and lanes, instead of the usual ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping

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
"""Types whose records can have a colour."""


def colour_of(view: RecordView, record_id: str) -> str | None:
    """Return the name of the colour of a record; None for the usual look or one of no name."""
    for style in view.referring(record_id, Style) if view.count(Style) else ():
        for _role, paint in style.paints:
            name = paint.removeprefix("style.").removesuffix(".tint")
            if name != paint and name in COLOUR_NAMES:
                return name
    return None


def set_colour(tx: Transaction, record_ids: Collection[str], colour: str | None) -> tuple[str, ...]:
    """Give elements, links and lanes a colour of the palette, or the usual look with None.

    Other things are passed over, so that a mixed selection can be coloured.

    Raises
    ------
    EditError
        If nothing of this can have a colour.
    """
    if colour not in COLOUR_NAMES:
        raise ValueError(f"no colour of the palette: {colour}")
    changed: list[str] = []
    for key in record_ids:
        record = tx.view.find(key)
        roles = _ROLES.get(type(record)) if record is not None else None
        if roles is None:
            continue
        styles = tx.view.referring(key, Style)
        known = {role for role, _end in roles}
        kept = [pair for style in styles for pair in style.paints if pair[0] not in known]
        new = [] if colour is None else [(role, f"style.{colour}{end}") for role, end in roles]
        paints = tuple(sorted((*kept, *new)))
        if paints:
            style = styles[0] if styles else Style(id=new_id(Style.PREFIX), subject_id=key)
            tx.put(style.replace(paints=paints))
            tx.delete([other.id for other in styles[1:]])
        else:
            tx.delete([style.id for style in styles])
        changed.append(key)
    if not changed:
        raise EditError(_("Choose elements, links or lanes: these can have another colour."))
    return tuple(changed)
