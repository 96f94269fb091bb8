"""Pictures on elements and personas, and the icons of elements."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping, Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.base.picture import Picture
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.lanes import add_lane
from cxdesigner.editor.commands.place import Place, checked_lane, default_kind
from cxdesigner.formats.limits import DOCUMENT_BYTES
from cxdesigner.model.asset import Asset
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Persona
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText

MOST_TOGETHER = DOCUMENT_BYTES * 3 // 4
"""Of all pictures as they are stored; the rest of a file is for everything else."""


def keep_picture(tx: Transaction, picture: Picture) -> str:
    """Return the id of the asset with a picture; the same picture is kept once.

    Raises
    ------
    EditError
        If the file would become too large to be opened again.
    """
    address, taken = picture.sha256, 0
    for asset in tx.view.of_type(Asset):
        if asset.sha256 == address:
            return asset.id
        taken += len(asset.data)
    if taken + len(picture.data) * 4 // 3 > MOST_TOGETHER:
        raise EditError(
            _("All pictures together would take more than {limit} MB: take some out first."),
            limit=MOST_TOGETHER // 1_000_000,
        )
    asset = Asset(
        id=new_id(Asset.PREFIX),
        sha256=address,
        mime=picture.mime,
        data=base64.b64encode(picture.data).decode("ascii"),
        width=picture.width,
        height=picture.height,
    )
    tx.put(asset)
    return asset.id


def add_pictures(
    tx: Transaction, element_ids: Collection[str], pictures: Sequence[Picture]
) -> tuple[str, ...]:
    """Add pictures after those that elements have; one that is there already stays where it is.

    Raises
    ------
    EditError
        If none of the elements is there any more.
    """
    elements = _elements(tx, element_ids)
    ids = [keep_picture(tx, picture) for picture in pictures]
    for element in elements:
        tx.put(element.replace(image_ids=tuple(dict.fromkeys((*element.image_ids, *ids)))))
    return tuple(element.id for element in elements)


def add_pictured(tx: Transaction, place: Place, pictures: Sequence[Picture]) -> tuple[str, ...]:
    """Put a new element of the kind that the lane usually holds into a cell, with pictures."""
    kind = default_kind(checked_lane(tx.view, place.lane_id).role)
    ids = add_element(tx, kind, place)
    return add_pictures(tx, ids, pictures)


def add_storyboard(tx: Transaction, names: Mapping[str, str]) -> tuple[str, ...]:
    """Add a lane for frames at the top, called as given in each language.

    A note with a picture in it is a frame, its text the caption.
    """
    lanes = tx.view.lanes
    name = LocalText.of(dict(names))
    return add_lane(tx, "note", beside=lanes[0].id if lanes else None, above=True, name=name)


def remove_picture(tx: Transaction, element_id: str, asset_id: str) -> tuple[str, ...]:
    """Take a picture off an element; with its last use it leaves the blueprint."""
    (element,) = _elements(tx, (element_id,))
    kept = tuple(known for known in element.image_ids if known != asset_id)
    tx.put(element.replace(image_ids=kept))
    return (element_id,)


def move_picture(tx: Transaction, element_id: str, asset_id: str, place: int) -> tuple[str, ...]:
    """Put a picture of an element at a place among its pictures (0 is the first)."""
    (element,) = _elements(tx, (element_id,))
    others = [known for known in element.image_ids if known != asset_id]
    if len(others) < len(element.image_ids):
        others.insert(max(0, place), asset_id)
        tx.put(element.replace(image_ids=tuple(others)))
    return (element_id,)


def set_portrait(tx: Transaction, persona_id: str, picture: Picture | None) -> tuple[str, ...]:
    """Give a persona a portrait, or take it away.

    Raises
    ------
    EditError
        If the persona is not there any more.
    """
    persona = tx.view.get(Persona, persona_id)
    if persona is None:
        raise EditError(_("This persona is not there any more."))
    image_id = keep_picture(tx, picture) if picture is not None else None
    tx.put(persona.replace(image_id=image_id))
    return (persona_id,)


def set_icon(tx: Transaction, element_ids: Collection[str], name: str | None) -> tuple[str, ...]:
    """Give elements a bundled icon; None lets the channel choose."""
    elements = _elements(tx, element_ids)
    for element in elements:
        tx.put(element.replace(icon=name, icon_id=None))
    return tuple(element.id for element in elements)


def set_own_icon(
    tx: Transaction, element_ids: Collection[str], picture: Picture
) -> tuple[str, ...]:
    """Give elements an icon of the person's own."""
    elements = _elements(tx, element_ids)
    icon_id = keep_picture(tx, picture)
    for element in elements:
        tx.put(element.replace(icon_id=icon_id))
    return tuple(element.id for element in elements)


def _elements(tx: Transaction, element_ids: Collection[str]) -> list[Element]:
    found = [tx.view.get(Element, key) for key in element_ids]
    elements = [element for element in found if element is not None]
    if not elements:
        raise EditError(_("This element is not there any more."))
    return elements
