"""A journey map grown into a service blueprint, and a blueprint shown as a journey map."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.base.order import key_after_last
from cxdesigner.editor.commands.lanes import add_lane, arrange_bands
from cxdesigner.model.create import DEFAULT_ROLES, LINE_BELOW
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Thought
from cxdesigner.model.lane import BLUEPRINT_ROLES, CUSTOMER_ROLES, Lane, LaneRole, Line
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import bands
from cxdesigner.model.record import LaneId, OrderKey, Record, StepId
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

_GROWN: tuple[LaneRole, ...] = ("frontstage", "backstage", "support")
JOURNEY_LANES = DEFAULT_ROLES["journey_map"]


def grow_blueprint(tx: Transaction) -> tuple[str, ...]:
    """Make a service blueprint of a journey map: lanes for whoever serves, lines between them.

    What customers do becomes the customer lane; what they think and feel, the pains and the
    opportunities keep their lanes, below those of the provider.

    Returns
    -------
    tuple of str
        The ids of the new lanes.

    Raises
    ------
    PolicyError
        If it is no journey map, or has no lane for what customers do.
    """
    view = tx.view
    if view.blueprint.kind != "journey_map":
        raise PolicyError(_("This is a service blueprint already."))
    doing = [lane for lane in view.lanes if _acts(lane)]
    if not doing:
        raise PolicyError(_("There is no lane for what customers do."))
    tx.put(view.blueprint.replace(kind="service_blueprint"))
    for lane in doing:
        tx.put(lane.replace(role="customer"))
    there = {lane.role for lane in view.lanes}
    made: list[str] = []
    if "evidence" not in there:
        made += add_lane(tx, "evidence", beside=doing[0].id, above=True)
    above = doing[-1].id
    for role in _GROWN:
        if role not in there:
            (above,) = add_lane(tx, role, beside=above)
            made.append(above)
        else:
            above = next(lane.id for lane in reversed(tx.view.lanes) if lane.role == role)
    _draw_lines(tx)
    return tuple(made)


def _draw_lines(tx: Transaction) -> None:
    """Add the named lines that are missing, each below the last lane of the role above it."""
    there = {line.kind for line in tx.view.lines}
    last = {lane.role: lane for lane in tx.view.lanes}
    for role, kind in LINE_BELOW.items():
        if kind not in there and role in last:
            line = Line(id=new_id(Line.PREFIX), kind=kind, after_lane_id=LaneId(last[role].id))
            tx.put(line)
    arrange_bands(tx, bands(tx.view))


def journey_records(view: RecordView) -> tuple[Record, ...]:
    """Return a blueprint as a journey map: what customers do, think and feel.

    Lanes of the provider, evidence and the lines are left out with all that is said of them.
    Thoughts, pains, opportunities and quotes are told in lanes of their own where there are none.
    Record ids stay, so that both can be compared.
    """
    store = Store(view)
    with store.transaction() as tx:
        _show_as_journey(tx)
    return tuple(store)


def _show_as_journey(tx: Transaction) -> None:
    tx.put(tx.view.blueprint.replace(kind="journey_map"))
    tx.delete([line.id for line in tx.view.lines])
    tx.delete(
        [lane.id for lane in tx.view.lanes if lane.role in BLUEPRINT_ROLES and not _acts(lane)]
    )
    for lane in tx.view.lanes:
        if lane.role == "customer":
            tx.put(lane.replace(role="doing"))
    there = {lane.role for lane in tx.view.lanes}
    for role in JOURNEY_LANES:
        if role not in there:
            (lane_id,) = add_lane(tx, role)
            for note in tuple(_notes(tx.view, LaneId(lane_id), role)):
                tx.put(note)


def _acts(lane: Lane) -> bool:
    return lane.role in CUSTOMER_ROLES


def _notes(view: RecordView, lane_id: LaneId, role: LaneRole) -> Iterator[Element]:
    """Yield a note for each thing thought or felt at a step; told ones have theirs already."""
    last: dict[str | None, str] = {}
    for step_id, text in _said(view, role):
        key = key_after_last([last[step_id]] if step_id in last else [])
        last[step_id] = key
        yield Element(
            id=new_id(Element.PREFIX),
            lane_id=lane_id,
            step_id=step_id,
            order=OrderKey(key),
            kind="note",
            label=text,
        )


def _said(view: RecordView, role: LaneRole) -> Iterator[tuple[StepId | None, LocalText]]:
    if role == "feeling":
        for emotion in view.of_type(Emotion):
            element = view.get(Element, emotion.element_id)
            text = emotion.quote or emotion.word
            if element is not None and text:
                yield element.step_id, text
    elif role == "thinking":
        for thought in view.of_type(Thought):
            element = view.get(Element, thought.element_id)
            if thought.text:
                yield element.step_id if element is not None else None, thought.text
