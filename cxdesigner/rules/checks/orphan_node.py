"""S05: an element that nothing links with the rest, by arrow or by column."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.policy import legal_link_kinds, suggested_link_kind
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of
from cxdesigner.rules.policy_kinds import upward
from cxdesigner.rules.registry import Fix, rule


def _connect(tx: Transaction, finding: Finding) -> None:
    """Connect to the nearest lane of the step that holds something fit; else make it a note."""
    element = element_of(tx, finding)
    if element is None:
        return
    lanes = tx.view.lanes
    place = next(n for n, lane in enumerate(lanes) if lane.id == element.lane_id)
    for lane in sorted(lanes, key=lambda lane: (abs(lanes.index(lane) - place), lane.order)):
        if lane.id == element.lane_id:
            continue
        for other in tx.view.elements_in(lane.id, element.step_id):
            if other.kind != "note":
                source, target = upward(tx.view, element, other)
                kind = suggested_link_kind(source, target, tx.view)
                roles = [tx.view.need(Lane, end.lane_id).role for end in (source, target)]
                if kind in legal_link_kinds(*roles):
                    add_link(tx, kind, source.id, target.id)
                    return
    tx.put(element.replace(kind="note"))


@rule(
    code="S05",
    name="orphan-node",
    severity="warning",
    maturity="draft",
    scope="column",
    over=Element,
    reads=(Link, Step),
    message=N_("“{name}” is linked with nothing."),
    collapsed=N_("{count} of {total} elements are linked with nothing."),
    fix=Fix(N_("Connect within the step, or make it a note"), _connect),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements without any link, unless their column links them (domain 3.1).

    Of a list in one cell of which no entry is linked, only the first is told.
    """
    if element.kind == "note" or not facts.has("several"):
        return None
    side = facts.side(element)
    if side == "support" and facts.spans_journey(element):
        return None
    if side == "customer" and not facts.has("flow"):
        return None
    if facts.view.links_of(element.id):
        return FINE
    if facts.is_listed(element):
        return None
    if facts.has_implied_link(element):
        return FINE
    return hit(element.id, name=facts.name(element))
