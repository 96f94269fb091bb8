"""L09: lanes or lines that are not in the order that gives them their meaning."""

from __future__ import annotations

import itertools

from cxdesigner.base.i18n import N_
from cxdesigner.base.order import initial_keys
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.create import LINE_BELOW
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane, Line, LineKind
from cxdesigner.model.policy import lane_rank
from cxdesigner.model.queries import LINE_NAMES, ROLE_NAMES
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Param, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

_LINE_RANK: dict[LineKind, int] = {
    "interaction": 0,
    "visibility": 1,
    "internal": 2,
    "implementation": 3,
}


def _reset(tx: Transaction, finding: Finding) -> None:
    """Sort the lanes and put each named line below the last lane it belongs to."""
    lanes = tx.view.lanes
    ranked = sorted(
        lanes, key=lambda lane: (9 if (rank := lane_rank(lane.role)) is None else rank, lane.order)
    )
    if ranked != list(lanes):
        for lane, key in zip(ranked, initial_keys(len(ranked)), strict=True):
            tx.put(lane.replace(order=key))
    below: dict[LineKind, Lane] = {}
    for lane in tx.view.lanes:
        kind = LINE_BELOW.get("customer" if lane.role in CUSTOMER_ROLES else lane.role)
        if kind is not None:
            below[kind] = lane
        if lane.role == "support":
            below["implementation"] = lane
    for line in tx.view.lines:
        home = below.get(line.kind)
        if home is not None:
            tx.put(line.replace(after_lane_id=home.id))


@rule(
    code="L09",
    name="line-order",
    severity="error",
    maturity="sketch",
    scope="whole",
    over=Blueprint,
    reads=(Lane, Line),
    message=N_("“{upper}” is above “{lower}”, against the order of a blueprint."),
    fix=Fix(N_("Put lanes and lines in their usual order"), _reset),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Compare neighbouring lanes and neighbouring visible lines with the order of domain 2.1."""
    ranked = [
        (rank, lane) for lane in facts.view.lanes if (rank := lane_rank(lane.role)) is not None
    ]
    if blueprint.evidence_position == "below_customer":
        # Evidence may then stand anywhere between customer and frontstage, or on top as usual.
        ranked = [(1 if rank == 0 else rank, lane) for rank, lane in ranked]
    for (upper_rank, upper), (lower_rank, lower) in itertools.pairwise(ranked):
        if upper_rank > lower_rank:
            return document_hit((upper.id, lower.id), upper=_lane(upper), lower=_lane(lower))
    lines = [ln for ln in facts.view.lines if not ln.hidden and ln.kind in _LINE_RANK]
    for first, second in itertools.pairwise(lines):
        if _LINE_RANK[first.kind] > _LINE_RANK[second.kind]:
            return document_hit((first.id, second.id), upper=_line(first), lower=_line(second))
    return FINE


def _lane(lane: Lane) -> Param:
    return lane.name or Term(ROLE_NAMES[lane.role])


def _line(line: Line) -> Param:
    return line.name or Term(LINE_NAMES[line.kind])
