"""Drops from the parking strip onto the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, dotted, ngettext
from cxdesigner.editor.commands.park import parked_in, place_parked
from cxdesigner.editor.document import Document
from cxdesigner.model.element import ALLOWED_ROLES
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import lane_name
from cxdesigner.ui.canvas.pointer import PointerEvent

if TYPE_CHECKING:
    from cxdesigner.ui.tools.base import Tool

_PREFIX = "parked:"


def drag_name(parked_ids: Iterable[str]) -> str:
    """Return what a drag of parked elements carries in the place of a kind."""
    return _PREFIX + ",".join(parked_ids)


def parked_ids(name: str) -> tuple[str, ...]:
    """Return the parked elements that a drag carries; none for another drag."""
    return tuple(name.removeprefix(_PREFIX).split(",")) if name.startswith(_PREFIX) else ()


def show_parked(tool: Tool, ids: tuple[str, ...], event: PointerEvent) -> bool:
    """Show where parked elements would go; return whether they may."""
    document = tool.host.document
    place = tool.place_at(event.point)
    if place is None:
        tool.clear_gesture()
        return False
    refusal, ghost = "", Patch()
    with document.store.trial() as tx:
        try:
            place_parked(tx, ids, place)
            tx.settle()
            ghost = document.store.pending()
        except EditError as error:
            refusal = error.message
    tool.show_ghost(ghost)
    tool.show_place(place, refused=bool(refusal))
    tool.say_place(event, place, refusal, _words(document, ids, place.lane_id))
    return not refusal


def _words(document: Document, ids: tuple[str, ...], lane_id: str) -> str:
    """Say where parked elements go, and how many do not stay what they are in that lane."""
    lane, n = document.store.need(Lane, lane_id), len(ids)
    where = ngettext("{n} element goes to “{lane}”", "{n} elements go to “{lane}”", n)
    parked = parked_in(document.store, ids)
    others = sum(lane.role not in ALLOWED_ROLES[one.kind] for one in parked)
    change = ngettext("{n} becomes another kind", "{n} become another kind", others)
    said = where.format(n=n, lane=lane_name(lane, document.language))
    return dotted((said, change.format(n=others) if others else None))


def drop_parked(tool: Tool, ids: tuple[str, ...], event: PointerEvent) -> bool:
    """Put parked elements down as one undo step; return whether they were."""
    place = tool.place_at(event.point)
    if place is None:
        return False
    try:
        tool.host.document.run(_("Place elements"), place_parked, ids, place)
    except EditError as error:
        tool.host.show_hint(error.message)
        return False
    return True
