"""Lanes and the lines between them, seen as one list from top to bottom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.order import after_last, reorder
from cxdesigner.editor.commands.place import checked_lane
from cxdesigner.editor.commands.told_lanes import tell_known
from cxdesigner.model.lane import Lane, LaneRole, Line, LineKind
from cxdesigner.model.queries import Band, bands
from cxdesigner.model.record import LaneId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView


def arrange_bands(tx: Transaction, wanted: Sequence[Band]) -> None:
    """Bring lanes and lines into an order; a line at the very top goes below the first lane."""
    lanes = [band for band in wanted if isinstance(band, Lane)]
    reorder(tx, lanes)
    above = lanes[0] if lanes else None
    for band in wanted:
        if isinstance(band, Lane):
            above = band
        elif above is not None:
            tx.put(band.replace(after_lane_id=LaneId(above.id)))


def add_lane(
    tx: Transaction,
    role: LaneRole,
    *,
    beside: str | None = None,
    above: bool = False,
    name: LocalText = EMPTY,
) -> tuple[str, ...]:
    """Add a lane above or below another (at the bottom when None), between the same two lines.

    One of pains or opportunities tells those that no note tells yet.
    """
    lane = Lane(id=new_id(Lane.PREFIX), role=role, order=after_last(tx.view.lanes), name=name)
    rows = bands(tx.view)
    tx.put(lane)
    if beside is not None:
        place = _place_of(rows, beside)
        rows.insert(place if above else place + 1, lane)
        arrange_bands(tx, rows)
    tell_known(tx, lane)
    return (lane.id,)


def move_lane(
    tx: Transaction, lane_id: str, beside: str, *, above: bool = False
) -> tuple[str, ...]:
    """Move a lane above or below another, to the same side of every line as that one.

    The lines stay where they are between the other lanes.
    """
    lane = checked_lane(tx.view, lane_id)
    if lane_id == beside:
        return (lane_id,)
    rows = [band for band in bands(tx.view) if band.id != lane_id]
    place = _place_of(rows, beside)
    rows.insert(place if above else place + 1, lane)
    arrange_bands(tx, rows)
    return (lane_id,)


def move_band(
    tx: Transaction, band_id: str, by: int, *, passed: Collection[str] = ()
) -> tuple[str, ...]:
    """Move a lane or a line past its neighbour below (`by` 1) or above (−1).

    A lane passes a line and a line passes a lane; a line passes other lines at the same place.
    Lanes and lines that are `passed` are not seen: the next one that is counts.
    """
    rows = bands(tx.view)
    place = _place_of(rows, band_id)
    band = rows.pop(place)
    target = place + by
    ahead = rows[place:] if by > 0 else rows[:place]
    if all(row.id in passed for row in ahead):
        return (band_id,)
    # Lines at one place have no order of their own: a line passes them together with a lane.
    while 0 < target < len(rows) and (
        (row := rows[target - 1 if by > 0 else target]).id in passed
        or (isinstance(band, Line) and isinstance(row, Line))
    ):
        target += by
    target = max(0, min(target, len(rows)))
    if isinstance(band, Line) and target == 0:
        target = 1
    if isinstance(band, Lane) and rows and isinstance(rows[0], Line):
        # The top lane cannot leave its lines above everything: it passes the next lane as well.
        if by < 0:
            return (band_id,)
        lines = next((n for n, row in enumerate(rows) if isinstance(row, Lane)), len(rows))
        target = min(lines + 1, len(rows))
    rows.insert(target, band)
    arrange_bands(tx, rows)
    return (band_id,)


HIGHEST_PT = 2_000.0
"""A lane is made no higher than this."""


def resize_lane(tx: Transaction, lane_ids: Collection[str], height: float) -> tuple[str, ...]:
    """Give lanes a least height in points; 0 leaves it to what is in them."""
    for lane_id in lane_ids:
        lane = checked_lane(tx.view, lane_id)
        tx.put(lane.replace(min_height=float(round(max(0.0, min(height, HIGHEST_PT))))))
    return tuple(lane_ids)


def fills_its_height(lane: Lane, drawn: float) -> bool:
    """Say whether a lane is drawn higher than it was asked to be: what is in it needs that."""
    return drawn > lane.min_height + 0.5


def delete_lanes(tx: Transaction, lane_ids: Collection[str]) -> tuple[str, ...]:
    """Delete lanes with their elements; their lines go to the lane above, else to the first."""
    gone = {key for key in lane_ids if tx.view.get(Lane, key) is not None}
    rows = [band for band in bands(tx.view) if band.id not in gone]
    if any(isinstance(band, Lane) for band in rows):
        arrange_bands(tx, rows)
    tx.delete(sorted(gone))
    return ()


def add_line(
    tx: Transaction, kind: LineKind, after_lane_id: str, *, name: LocalText = EMPTY
) -> tuple[str, ...]:
    """Add a line below a lane."""
    lane = checked_lane(tx.view, after_lane_id)
    line = Line(id=new_id(Line.PREFIX), kind=kind, after_lane_id=LaneId(lane.id), name=name)
    tx.put(line)
    return (line.id,)


def move_line(tx: Transaction, line_id: str, after_lane_id: str) -> tuple[str, ...]:
    """Move a line below another lane."""
    lane = checked_lane(tx.view, after_lane_id)
    line = tx.view.get(Line, line_id)
    if line is None:
        raise PolicyError(_("There is no line here."))
    tx.put(line.replace(after_lane_id=LaneId(lane.id)))
    return (line_id,)


def hide_line(tx: Transaction, line_id: str, hidden: bool) -> tuple[str, ...]:
    """Switch a line off, or on again."""
    tx.put(tx.view.need(Line, line_id).replace(hidden=hidden))
    return (line_id,)


def missing_line_kinds(
    view: RecordView,
) -> tuple[Literal["interaction", "visibility", "internal"], ...]:
    """Return the named lines that the blueprint does not have."""
    there = {line.kind for line in view.lines}
    kinds: tuple[Literal["interaction", "visibility", "internal"], ...] = (
        "interaction",
        "visibility",
        "internal",
    )
    return tuple(kind for kind in kinds if kind not in there)


def _place_of(rows: Sequence[Band], band_id: str) -> int:
    for place, band in enumerate(rows):
        if band.id == band_id:
            return place
    raise PolicyError(_("There is no lane here."))
