"""The register of roles, and who has which duty: letters set, proposals taken, names in step."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.text import set_text, with_language
from cxdesigner.model.element import Element
from cxdesigner.model.insight import RaciRow
from cxdesigner.model.persona import Role
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.report.plan.duties import (
    FIELDS,
    LETTERS,
    Letter,
    is_activity,
    known_parties,
    party_key,
    proposed_row,
)


def toggle_letter(
    tx: Transaction,
    element_id: str,
    row_id: str | None,
    name: LocalText,
    letter: Letter,
    language: str,
) -> tuple[str, ...]:
    """Give a party a letter for an activity, or take it away; return the id of the row, if any.

    Without a row what is proposed for the activity is taken first, so that nothing that was seen
    gets lost. A row without any letter goes.
    """
    row = _row(tx, element_id, row_id)
    if row is None:
        return ()
    key = party_key(name, language)
    field = FIELDS[letter]
    names: tuple[LocalText, ...] = getattr(row, field)
    rest = tuple(one for one in names if party_key(one, language) != key)
    return _keep(tx, row.replace(**{field: rest if len(rest) < len(names) else (*names, name)}))


def clear_letters(
    tx: Transaction, element_id: str, row_id: str | None, name: LocalText, language: str
) -> tuple[str, ...]:
    """Take all letters of a party for an activity away."""
    row = _row(tx, element_id, row_id)
    if row is None:
        return ()
    key = party_key(name, language)
    changes = {
        field: tuple(one for one in getattr(row, field) if party_key(one, language) != key)
        for field in FIELDS.values()
    }
    changed = row.replace(**changes)
    return (row.id,) if changed == row else _keep(tx, changed)


def take_proposals(tx: Transaction, element_ids: Iterable[str]) -> tuple[str, ...]:
    """Store what the lanes say about activities that have no row yet; return the new rows."""
    made = []
    for key in element_ids:
        element = tx.view.get(Element, key)
        if element is None or tx.view.referring(key, RaciRow) or not is_activity(tx.view, element):
            continue
        row = proposed_row(tx.view, element)
        if row is not None:
            tx.put(row)
            made.append(row.id)
    return tuple(made)


def register_parties(tx: Transaction, language: str) -> tuple[str, ...]:
    """Add a role for everybody that rows, elements and lanes name and the register does not."""
    known = {party_key(role.name, language) for role in tx.view.of_type(Role)}
    made = []
    for name in known_parties(tx.view):
        key = party_key(name, language)
        if key and key not in known:
            known.add(key)
            role = Role(id=new_id(Role.PREFIX), name=name)
            tx.put(role)
            made.append(role.id)
    return tuple(made)


def add_role(tx: Transaction, name: LocalText) -> tuple[str, ...]:
    """Add a role to the register; return its id."""
    role = Role(id=new_id(Role.PREFIX), name=name)
    tx.put(role)
    return (role.id,)


def set_role_text(
    tx: Transaction, role_id: str, field: str, text: str, language: str
) -> tuple[str, ...]:
    """Set a text of a role; with a name its letters go along.

    Raises
    ------
    EditError
        If the text is too long.
    """
    before = tx.view.need(Role, role_id)
    if field == "name" and before.name:
        key = party_key(before.name, language)
        for row in tx.view.of_type(RaciRow):
            changes = {
                each: tuple(
                    with_language(tx.view, one, text, language)
                    if party_key(one, language) == key and text.strip()
                    else one
                    for one in getattr(row, each)
                )
                for each in FIELDS.values()
            }
            tx.put(row.replace(**changes))
    return set_text(tx, role_id, text, language, field)


def _row(tx: Transaction, element_id: str, row_id: str | None) -> RaciRow | None:
    row = tx.view.get(RaciRow, row_id)
    element = tx.view.get(Element, element_id)
    if row is not None or element is None:
        return row
    proposed = proposed_row(tx.view, element) if is_activity(tx.view, element) else None
    return proposed or RaciRow(id=new_id(RaciRow.PREFIX), element_id=ElementId(element_id))


def _keep(tx: Transaction, row: RaciRow) -> tuple[str, ...]:
    if any(getattr(row, FIELDS[letter]) for letter in LETTERS):
        tx.put(row)
        return (row.id,)
    if tx.view.get(RaciRow, row.id) is not None:
        tx.delete((row.id,))
    return ()
