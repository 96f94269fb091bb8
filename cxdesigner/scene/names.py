"""Names of lanes, rows and lines, and the room they need."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.model.lane import LaneRow
from cxdesigner.model.queries import LINE_NAMES, lane_name, line_name
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import LineName
from cxdesigner.scene.blocks.lane import lane_header_height, pill_size, row_header_height
from cxdesigner.scene.blocks.measures import GRID_PAD
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.narrow import narrow_width
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.structure import Structure
from cxdesigner.scene.styles import Paints, look_of


@dataclass(frozen=True, slots=True)
class Names:
    """Names of lanes and rows by id.

    ``lane_minimum`` is the least height of a lane for its name by id, ``row_minimum`` that of the
    content of a band by its index; points.
    """

    lanes: dict[str, str]
    rows: dict[str, str]
    lane_minimum: dict[str, float]
    row_minimum: dict[int, float]
    paints: dict[str, Paints]
    """The looks of lanes that have one of their own."""


def read_names(
    view: RecordView, structure: Structure, options: LayoutOptions, setter: Typesetter
) -> Names:
    """Return the names of lanes and rows."""
    lanes = {lane.id: lane_name(lane, options.language) for lane in view.lanes}
    named = {
        lane_id: lane_header_height(name, options.header_width, setter)
        for lane_id, name in lanes.items()
    }
    minimum = {lane.id: max(named[lane.id], lane.min_height) for lane in view.lanes}
    rows = {row.id: row.name.text(options.language) for row in view.of_type(LaneRow)}
    row_minimum: dict[int, float] = {}
    seen: set[str] = set()
    for at, band in enumerate(structure.bands):
        if band.row_id is None:
            seen.add(band.lane_id)
            continue
        name = rows.get(band.row_id, "")
        least = row_header_height(name, options.header_width, setter) if name else 0.0
        if band.lane_id not in seen:
            # The first row stands below the name of its lane.
            seen.add(band.lane_id)
            least += named[band.lane_id] - 8.0
        row_minimum[at] = least
    looks = {lane.id: look_of(view, lane.id).paints for lane in view.lanes}
    paints = {lane_id: found for lane_id, found in looks.items() if found}
    return Names(lanes, rows, minimum, row_minimum, paints)


def read_lines(
    view: RecordView, structure: Structure, options: LayoutOptions, setter: Typesetter
) -> tuple[LineName, ...]:
    """Return the lines that are drawn, each in the gutter below its lane.

    Lines of one gutter lie in the order in which their kinds part the lanes.
    """
    ranks = {kind: rank for rank, kind in enumerate(LINE_NAMES)}
    last_band = {band.lane_id: at for at, band in enumerate(structure.bands)}
    room, rooms = _pill_room(options), dict(options.line_rooms)
    found = []
    for line in sorted(view.lines, key=lambda line: ranks[line.kind]):
        at = last_band.get(line.after_lane_id)
        if line.hidden or at is None:
            continue
        name = line_name(line, options.language)
        most = max(_beside_lanes(options), min(room, rooms.get(line.id, room)))
        width, height = pill_size(name, most, setter)
        found.append(
            LineName(
                line.id,
                line.kind,
                line.after_lane_id,
                name,
                at + 1,
                width,
                height,
                line.stroke,
                line.weight,
            )
        )
    return tuple(found)


def _beside_lanes(options: LayoutOptions) -> float:
    """Return how wide the name of a line may be where nothing else can lie."""
    return options.header_width - 3.0


def _pill_room(options: LayoutOptions) -> float:
    """Return how wide the name of a line may be, whatever lies in the first column.

    Where a part is drawn it ends before that column, at whose left links come from other sheets.
    """
    room = _beside_lanes(options)
    if not options.on_paper:
        return room
    room += min(GRID_PAD, options.column_gap) - 2.0
    if options.is_part:
        return room
    return room + (narrow_width(options) if options.narrow_stages else options.element_width)
