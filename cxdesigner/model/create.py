"""The records a new document starts with."""

from __future__ import annotations

from cxdesigner.base.ids import new_id
from cxdesigner.base.order import initial_keys
from cxdesigner.model.blueprint import Blueprint, BlueprintKind
from cxdesigner.model.lane import BLUEPRINT_ROLES, JOURNEY_ROLES, Lane, LaneRole, Line, LineKind
from cxdesigner.model.record import LaneId, Record
from cxdesigner.model.text import LocalText

DEFAULT_ROLES: dict[BlueprintKind, tuple[LaneRole, ...]] = {
    "service_blueprint": BLUEPRINT_ROLES[:5],
    "journey_map": JOURNEY_ROLES[:5],
}

LINE_BELOW: dict[LaneRole, LineKind] = {
    "customer": "interaction",
    "frontstage": "visibility",
    "backstage": "internal",
}
"""The line domain 2.1 draws below each lane role."""


def default_lanes(roles: tuple[LaneRole, ...]) -> tuple[Lane, ...]:
    """Return one unnamed lane for each role, with ids ``lane-<role>``, in the order given."""
    return tuple(
        Lane(id=f"lane-{role}", role=role, order=key)
        for role, key in zip(roles, initial_keys(len(roles)), strict=True)
    )


def default_lines(lanes: tuple[Lane, ...]) -> tuple[Line, ...]:
    """Return the named lines between provider and customer lanes, ids ``line-<kind>``."""
    roles = {lane.role for lane in lanes}
    if "customer" not in roles:
        return ()
    return tuple(
        Line(
            id=f"line-{LINE_BELOW[lane.role]}",
            kind=LINE_BELOW[lane.role],
            after_lane_id=LaneId(lane.id),
        )
        for lane in lanes
        if lane.role in LINE_BELOW
    )


def empty_blueprint(
    kind: BlueprintKind = "service_blueprint", *, title: str = "", language: str = "en"
) -> tuple[Record, ...]:
    """Return the records of a new document: blueprint, lanes, lines; no step yet."""
    lanes = default_lanes(DEFAULT_ROLES[kind])
    blueprint = Blueprint(
        id=new_id(Blueprint.PREFIX),
        kind=kind,
        title=LocalText.of(title),
        languages=(language,),
        maturity="draft",
    )
    return (blueprint, *lanes, *default_lines(lanes))
