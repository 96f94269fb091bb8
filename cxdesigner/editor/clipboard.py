"""Pasting: the records of a fragment made anew at another place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.column_paste import paste_columns
from cxdesigner.editor.commands.emotion import on_other_scale
from cxdesigner.editor.commands.order import after_last
from cxdesigner.editor.commands.place import (
    Place,
    keys_in_cell,
    lane_for,
    row_in_lane,
)
from cxdesigner.editor.filter import text_words
from cxdesigner.editor.fragment import SHARED, Fragment
from cxdesigner.editor.link_paste import lone_links, paste_links, rejoin_links
from cxdesigner.editor.remap import is_whole, remapped
from cxdesigner.model.asset import Asset
from cxdesigner.model.element import ALLOWED_ROLES, Element
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.policy import may_place
from cxdesigner.model.queries import reading_order
from cxdesigner.model.record import LaneId, Record, StepId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def paste(
    tx: Transaction,
    fragment: Fragment,
    place: Place | None = None,
    targets: Sequence[str] = (),
) -> tuple[str, ...]:
    """Make the records of a fragment anew.

    The first element comes to the place, the others keep their places to it: columns by their
    distance (new ones are made at the end), lanes by role, or by distance when the place is in a
    lane of another role and the kinds fit there. Without a place the fragment goes where it was
    copied from, or in another blueprint behind what is there. Links that were copied on their own
    join the targets, each to the next, else the elements they joined. What was cut from this
    blueprint gets its links to what stayed back, as a move would keep them.

    Parameters
    ----------
    targets
        Elements that are selected.

    Returns
    -------
    tuple of str
        The ids of the new stages, steps or lanes if such were copied, else of the elements, else
        of the links.

    Raises
    ------
    EditError
        If there is nothing to paste or no lane to paste into.
    """
    if not fragment:
        raise EditError(_("The clipboard holds nothing that can be pasted here."))
    source = fragment.view
    same = _is_same_blueprint(tx.view, fragment)
    ids: dict[str, str] = _shared_ids(tx, source, fragment, same)
    new_lanes = _paste_lanes(tx, source, fragment, ids)
    elements = [el for el in reading_order(source) if el.id in fragment.owned]
    lanes = _lane_map(tx.view, source, elements, ids, place, same)
    steps, new_columns = paste_columns(tx, source, fragment, place, ids, same)
    made = _paste_elements(tx, elements, lanes, steps, ids, place)
    lone = lone_links(source, fragment)
    _paste_attached(tx, source, fragment, ids, {link.id for link in lone})
    if same:
        rejoin_links(tx, fragment.severed, ids)
    links = paste_links(tx, lone, ids, () if made else targets, same)
    return new_columns or new_lanes or made or links


def _is_same_blueprint(view: RecordView, fragment: Fragment) -> bool:
    blueprint = view.blueprint
    if blueprint.lineage_id and blueprint.lineage_id == fragment.lineage_id:
        return True
    return blueprint.id == fragment.blueprint_id


def _shared_ids(
    tx: Transaction, source: RecordView, fragment: Fragment, same: bool
) -> dict[str, str]:
    """Find personas, opportunities and images again in the target, or bring them along."""
    found: dict[str, str] = {}
    brought: list[Record] = []
    for record in source:
        if not isinstance(record, SHARED) or record.id in fragment.owned:
            continue
        twin = tx.view.get(type(record), record.id)
        if twin is None or not (same or isinstance(record, Asset)):
            twin = _twin(tx.view, record)
        if twin is not None:
            found[record.id] = twin.id
        else:
            found[record.id] = new_id(record.PREFIX)
            brought.append(record)
    for record in brought:
        copy = remapped(record, found).replace(id=found[record.id])
        if isinstance(copy, Persona):
            copy = copy.replace(order=after_last(tx.view.personas))
        tx.put(copy)
    return found


def _twin(view: RecordView, record: Record) -> Record | None:
    """Return the record of another blueprint that means the same: same picture, same name."""
    match record:
        case Asset():
            return next((a for a in view.of_type(Asset) if a.sha256 == record.sha256), None)
        case Persona():
            personas = view.personas
            words = text_words(record.name)
            named = (p for p in personas if not words.isdisjoint(text_words(p.name)))
            unnamed = personas[0] if personas and not record.name else None
            return next(named, unnamed)
        case _:
            return None


def _paste_lanes(
    tx: Transaction, source: RecordView, fragment: Fragment, ids: dict[str, str]
) -> tuple[str, ...]:
    made: list[str] = []
    for lane in source.lanes:
        if lane.id in fragment.owned:
            ids[lane.id] = new_id(Lane.PREFIX)
            tx.put(lane.replace(id=ids[lane.id], order=after_last(tx.view.lanes)))
            made.append(ids[lane.id])
    for row in source.of_type(LaneRow):
        if row.id in fragment.owned:
            ids[row.id] = new_id(LaneRow.PREFIX)
            tx.put(row.replace(id=ids[row.id], lane_id=LaneId(ids[row.lane_id])))
    return tuple(made)


def _lane_map(
    view: RecordView,
    source: RecordView,
    elements: Sequence[Element],
    ids: Mapping[str, str],
    place: Place | None,
    same: bool,
) -> dict[str, str]:
    """Return element id → lane id in the target."""
    places = source.positions(Lane)
    target = view.get(Lane, place.lane_id) if place is not None else None
    top = min((places[el.lane_id] for el in elements if el.lane_id in places), default=0)
    shift: int | None = None
    if target is not None and elements and source.lanes[top].id not in ids:
        first = source.lanes[top]
        if target.role != first.role or (same and first.id in view and target.id != first.id):
            shift = view.positions(Lane)[target.id] - top
    if shift is not None and not _fits_beside(view, source, elements, shift):
        shift = None
    found: dict[str, str] = {}
    for element in elements:
        if element.lane_id in ids:
            found[element.id] = ids[element.lane_id]
            continue
        if shift is not None:
            found[element.id] = view.lanes[places[element.lane_id] + shift].id
            continue
        lane = _same_lane(view, source, element, same)
        if lane is None:
            raise EditError(_("There is no lane to paste into."))
        found[element.id] = lane.id
    return found


def _fits_beside(
    view: RecordView, source: RecordView, elements: Sequence[Element], shift: int
) -> bool:
    """Say whether elements can go so many lanes down: those of one lane wherever one points."""
    if len({element.lane_id for element in elements}) == 1:
        return True
    places = source.positions(Lane)
    for element in elements:
        number = places[element.lane_id] + shift
        if not 0 <= number < len(view.lanes):
            return False
        fits = view.lanes[number].role in ALLOWED_ROLES[element.kind]
        if not fits and source.lanes[number - shift].role in ALLOWED_ROLES[element.kind]:
            return False
    return True


def _same_lane(view: RecordView, source: RecordView, element: Element, same: bool) -> Lane | None:
    if same and (lane := view.get(Lane, element.lane_id)) is not None:
        return lane
    old = source.get(Lane, element.lane_id)
    if old is None:
        return lane_for(view, element.kind)
    number = [lane.id for lane in source.lanes if lane.role == old.role].index(old.id)
    alike = [lane for lane in view.lanes if lane.role == old.role]
    if alike:
        return alike[min(number, len(alike) - 1)]
    return lane_for(view, element.kind)


def _paste_elements(
    tx: Transaction,
    elements: Sequence[Element],
    lanes: Mapping[str, str],
    steps: Mapping[str, str],
    ids: dict[str, str],
    place: Place | None,
) -> tuple[str, ...]:
    for element in elements:
        ids[element.id] = new_id(Element.PREFIX)
    index = place.index if place is not None else None
    made: list[str] = []
    for element in elements:
        lane_id = lanes[element.id]
        step_id = steps.get(element.step_id) if element.step_id is not None else None
        may_place(tx.view, element.kind, lane_id, step_id).require()
        end = steps.get(element.end_step_id) if element.end_step_id is not None else None
        at_place = place is not None and (lane_id, step_id) == (place.lane_id, place.step_id)
        (key,) = keys_in_cell(tx, lane_id, step_id, index if at_place else None)
        if at_place and index is not None:
            index += 1
        copy = element.replace(
            id=ids[element.id],
            lane_id=LaneId(lane_id),
            step_id=StepId(step_id) if step_id is not None else None,
            end_step_id=StepId(end) if end is not None and end != step_id else None,
            row_id=_row(tx.view, element, lane_id, ids),
            order=key,
            redundant_with=(),
            tells_id=None,
            image_ids=tuple(ids[key] for key in element.image_ids if key in ids),
            icon_id=ids.get(element.icon_id) if element.icon_id is not None else None,
        )
        tx.put(copy)
        made.append(copy.id)
    for element in elements:
        partners = tuple(ids[key] for key in element.redundant_with if key in ids)
        if partners:
            copy = tx.view.need(Element, ids[element.id])
            tx.put(copy.replace(redundant_with=partners))
    return tuple(made)


def _row(view: RecordView, element: Element, lane_id: str, ids: Mapping[str, str]) -> str | None:
    if element.row_id is None:
        return None
    return row_in_lane(view, ids.get(element.row_id, element.row_id), lane_id)


def _paste_attached(
    tx: Transaction,
    source: RecordView,
    fragment: Fragment,
    ids: dict[str, str],
    apart: Collection[str],
) -> None:
    placed = (Element, Step, Stage, Lane, LaneRow)
    wanted = fragment.owned - frozenset(apart)
    rest = [r for r in source if r.id in wanted and not isinstance(r, placed)]
    notes = {el.tells_id: ids[el.id] for el in source.of_type(Element) if el.id in ids}
    for record in rest:
        ids[record.id] = new_id(record.PREFIX)
    # What others point at comes first; nothing here points back.
    for record in sorted(rest, key=lambda r: not isinstance(r, SHARED)):
        # What a note tells is about something at its new step.
        if is_whole(record, ids) or record.id in notes:
            copy = remapped(record, ids).replace(id=ids[record.id])
            if isinstance(copy, Emotion) and copy.value is not None and fragment.scale is not None:
                copy = copy.replace(value=on_other_scale(tx.view, copy.value, fragment.scale))
            tx.put(copy)
        if record.id in notes:
            note = tx.view.need(Element, notes[record.id])
            tx.put(note.replace(tells_id=ids[record.id]))
