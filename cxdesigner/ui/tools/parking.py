"""Drops from the parking strip onto the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.park import place_parked
from cxdesigner.model.patch import Patch
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
    tool.say_place(event, place, refusal, _("Place elements"))
    return not refusal


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
