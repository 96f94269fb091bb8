"""Elements without a place: parked with all that is known about them, and placed again."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.grow import place_behind
from cxdesigner.editor.commands.list_elements import check_emotion, fill_element, kind_of
from cxdesigner.editor.commands.order import after_last
from cxdesigner.editor.commands.place import (
    Place,
    checked_lane,
    default_kind,
    lane_for,
)
from cxdesigner.editor.commands.text import with_language
from cxdesigner.model.element import ALLOWED_ROLES, Element, ElementContent, Parked
from cxdesigner.model.insight import Insight
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.schema import (
    REFERENCES,
    TYPE_BY_NAME,
    references_of,
    without_references,
)
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY
from cxdesigner.model.told import notes_about, told_by
from cxdesigner.model.view import RecordView

if TYPE_CHECKING:
    from cxdesigner.editor.list_text import ListLine

_CONTENT = tuple(field for field in ElementContent.model_fields if field not in ("id", "order"))


def park_elements(tx: Transaction, element_ids: Collection[str]) -> tuple[str, ...]:
    """Take elements off the grid; links and what is known about them come back with them.

    Returns
    -------
    tuple of str
        The ids of the parked ones.
    """
    made: list[str] = []
    for key in element_ids:
        element = tx.view.get(Element, key)
        if element is None:
            continue
        about = [tx.view.records[other] for other in sorted(tx.view.referring_ids(key))]
        told = told_by(tx.view, element)
        parked = Parked(
            id=new_id(Parked.PREFIX),
            order=after_last(tx.view.of_type(Parked)),
            former_id=key,
            attached=tuple(_packed(r) for r in about if not isinstance(r, ElementContent)),
            told="" if told is None else _packed(told),
            **{field: getattr(element, field) for field in _CONTENT},
        )
        tx.delete((key, *notes_about(tx.view, (key,))))
        # Images and partners may have gone with it.
        partners = tuple(other for other in parked.redundant_with if other in tx.view)
        tx.put(parked.replace(redundant_with=partners))
        made.append(parked.id)
    if not made:
        raise EditError(_("Choose the elements to park."))
    return tuple(made)


def place_parked(tx: Transaction, parked_ids: Sequence[str], place: Place) -> tuple[str, ...]:
    """Put parked elements on the grid: the first at a place, the others behind it in the lane.

    Returns
    -------
    tuple of str
        The ids of the elements; those they had before, where these are free.
    """
    made: list[str] = []
    for key in parked_ids:
        parked = tx.view.get(Parked, key)
        if parked is None:
            continue
        where = place_behind(tx.view, tx.view.need(Element, made[-1])) if made else place
        made.append(_placed(tx, parked, where))
    if not made:
        raise EditError(_("There is nothing parked here."))
    return tuple(made)


def park_list(
    tx: Transaction, lines: Sequence[ListLine], language: str, persona_id: str | None = None
) -> tuple[str, ...]:
    """Park a list: one line, one element; headings of stages are left out.

    Raises
    ------
    EditError
        If there is no line, or one that cannot be; the message names it.
    """
    lane = lane_for(tx.view, "touchpoint")
    wanted = [line for line in lines if not line.is_stage]
    if lane is None:
        raise EditError(_("Insert a lane first."))
    if not wanted:
        raise EditError(_("There is no line in this list."))
    made: list[str] = []
    for line in wanted:
        check_emotion(tx.view, line)
        label = with_language(tx.view, EMPTY, line.text, language)
        # On the whole journey for a moment, where it needs no step.
        (element_id,) = add_element(tx, "note", Place(lane.id), label=label)
        fill_element(tx, element_id, line, language, persona_id)
        tx.put(tx.view.need(Element, element_id).replace(kind=kind_of(line, lane.role)))
        made += park_elements(tx, [element_id])
    return tuple(made)


def _placed(tx: Transaction, parked: Parked, place: Place) -> str:
    view = tx.view
    role = checked_lane(view, place.lane_id).role
    kind = parked.kind if role in ALLOWED_ROLES[parked.kind] else default_kind(role)
    tx.delete((parked.id,))
    (fresh,) = add_element(tx, kind, place)
    element = view.need(Element, fresh)
    is_free = bool(parked.former_id) and parked.former_id not in view
    element_id = parked.former_id if is_free else fresh
    content = {field: getattr(parked, field) for field in _CONTENT if field != "kind"}
    tx.delete((fresh,))
    tx.put(element.replace(id=element_id, **content))
    _tell_again(tx, parked.told, element_id)
    for text in parked.attached:
        record = _unpacked(text)
        if record is not None:
            _bring_back(tx, record, parked.former_id, element_id, text)
    return element_id


def _tell_again(tx: Transaction, told: str, element_id: str) -> None:
    """Bring back what a note told; it is about something at its new step."""
    insight = _unpacked(told) if told else None
    if not isinstance(insight, Insight):
        return
    if insight.id in tx.view:
        insight = insight.replace(id=new_id(insight.PREFIX))
    gone = {key for _reference, key in references_of(insight) if key not in tx.view}
    note = tx.view.need(Element, element_id)
    kept = without_references(insight, frozenset(gone))
    if insight.element_id in gone:
        kept = kept.replace(element_id=None)
    tx.put(kept.replace(text=note.label))
    tx.put(note.replace(tells_id=insight.id))


def _bring_back(
    tx: Transaction, record: Record, former_id: str, element_id: str, text: str
) -> None:
    """Let a record point at its element again, or make it anew."""
    view = tx.view
    references = REFERENCES.get(type(record), ())
    changes: dict[str, object] = {}
    for reference in references:
        value = getattr(record, reference.field)
        if reference.many:
            renamed = (element_id if key == former_id else key for key in value)
            changes[reference.field] = tuple(key for key in renamed if key in view)
        elif value == former_id:
            changes[reference.field] = element_id
        elif value is not None and value not in view:
            if reference.on_delete == "cascade":
                _leave_with(tx, record, value, text)
                return
            changes[reference.field] = None
    standing = view.find(record.id)
    if standing is None:
        tx.put(record.replace(**changes))
    elif type(standing) is type(record):
        # It stayed without its element; nothing else of it is touched.
        back = {
            reference.field: element_id
            for reference in references
            if not reference.many
            and getattr(record, reference.field) == former_id
            and getattr(standing, reference.field) is None
        }
        tx.put(standing.replace(**back) if back else standing)


def _leave_with(tx: Transaction, record: Record, other_id: str, text: str) -> None:
    """Hand a link over to its other end if that is parked too."""
    if not isinstance(record, Link):
        return
    for other in tx.view.of_type(Parked):
        if other.former_id == other_id and text not in other.attached:
            tx.put(other.replace(attached=(*other.attached, text)))


def _packed(record: Record) -> str:
    body = json.loads(record.model_dump_json(exclude_defaults=True))
    return json.dumps([record.TYPE, body], ensure_ascii=False, sort_keys=True)


def _unpacked(text: str) -> Record | None:
    try:
        name, body = json.loads(text)
        return TYPE_BY_NAME[name].model_validate_json(json.dumps(body))
    except (ValidationError, KeyError, TypeError, ValueError, RecursionError):
        # Written by a program that knows more; it cannot be understood here.
        return None


def parked_in(view: RecordView, ids: Collection[str]) -> tuple[Parked, ...]:
    """Return the parked elements among some ids, in the order of the strip."""
    return tuple(parked for parked in view.of_type(Parked) if parked.id in ids)
