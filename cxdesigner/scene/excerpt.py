"""A part of a blueprint as one picture without a frame, for slides and chats."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from cxdesigner.base import collector
from cxdesigner.base.i18n import use_language
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import span_of, steps_of_stage
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.feelings import summit_names
from cxdesigner.scene.items import Page, Scene
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.parts import cut

MARGIN = 16.0
"""Around the drawing, points."""


def excerpt(view: RecordView, ids: Collection[str], options: LayoutOptions) -> Page:
    """Return what is selected as a sheet of its own; nothing selected is everything.

    Stages, steps and lanes stand for all that is in them, links for their ends. Elements come with
    the links between them, in the columns and lanes from the first to the last of them. Ids of
    anything else say nothing. Peaks and lows of the curve keep the names they have in the whole.
    """
    with collector.paused(), use_language(options.language):
        summits = summit_names(view, options) if options.summits is None else options.summits
        part = narrowed(view, ids)
        emotion = options.emotion if part.count(Emotion) else "off"
        drawn = LiveLayout(
            part, replace(options, summits=summits, emotion=emotion, empty_band=False)
        ).scene
        items = {key: item.moved(MARGIN, MARGIN) for key, item in drawn.items.items()}
        size = (drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN)
        scene = Scene(MappingProxyType(items), *size, language=options.language)
        return Page(scene, *size)


def says_something(view: RecordView, ids: Collection[str]) -> bool:
    """Say whether some records stand for a part: without any, a picture of them is of the whole."""
    return bool(view.steps) and any(_extent(view, ids))


def _extent(view: RecordView, ids: Collection[str]) -> tuple[set[int], set[int], set[str]]:
    """Return the columns, lanes and elements that some records stand for."""
    column, row = view.positions(Step), view.positions(Lane)
    columns: set[int] = set()
    rows: set[int] = set()
    chosen: set[str] = set()
    for record in (view.find(key) for key in ids):
        match record:
            case Stage():
                columns.update(column[step.id] for step in steps_of_stage(view, record.id))
            case Step():
                columns.add(column[record.id])
            case Lane():
                rows.add(row[record.id])
            case Element():
                chosen.add(record.id)
            case Link():
                chosen.update((record.source_id, record.target_id))
    elements = ((key, view.get(Element, key)) for key in chosen)
    drawn = {key for key, one in elements if one is not None and one.lane_id in row}
    return columns, rows, drawn


def narrowed(view: RecordView, ids: Collection[str]) -> RecordView:
    """Return the part of a blueprint that some records stand for, as a blueprint of its own."""
    steps, lanes = view.steps, view.lanes
    columns, rows, chosen = _extent(view, ids)
    everything = bool(columns or rows)
    row = view.positions(Lane)
    for key in chosen:
        element = view.need(Element, key)
        rows.add(row[element.lane_id])
        if element.step_id is not None:
            columns.update(span_of(view, element))
    if not steps or not (everything or chosen):
        return view
    # Whoever selects a stage wants all its lanes, and a lane all its steps.
    wide = columns or range(len(steps))
    high = rows if rows and (not columns or chosen) else range(len(lanes))
    shown = frozenset(lane.id for lane in lanes[min(high) : max(high) + 1])
    part = cut(view, [(min(wide), max(wide))], [shown])[0].view
    bottom = lanes[max(high)].id if len(shown) < len(lanes) else None
    return RecordView(
        record
        for record in part
        # A line belongs between two lanes.
        if not (isinstance(record, Line) and record.after_lane_id == bottom)
        and (everything or not _is_left_out(record, chosen))
    )


def _is_left_out(record: Record, chosen: set[str]) -> bool:
    match record:
        case Element():
            return record.id not in chosen
        case Link():
            return not {record.source_id, record.target_id} <= chosen
        case Emotion():
            return record.element_id not in chosen
        case _:
            return False
