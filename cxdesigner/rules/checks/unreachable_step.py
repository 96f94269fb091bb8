"""S15: a step that cannot be reached from the start."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of
from cxdesigner.rules.registry import Fix, rule

SEVERAL = N_(
    "“{name}” and what is joined to it, {count} steps in all, cannot be reached from the start."
)


def _connect(tx: Transaction, finding: Finding) -> None:
    """Lead to the step from the nearest reachable one before it."""
    element = element_of(tx, finding)
    if element is None:
        return
    facts = Facts(tx.view)
    journey = facts.journey
    if element.id not in journey.steps or element.id in journey.reached:
        return
    own = journey.columns[element.id]
    before = [step for step in journey.reached if journey.columns[step] < own]
    if before:
        nearest = max(before, key=lambda step: (journey.columns[step], step))
        add_link(tx, "flow", nearest, element.id)


@rule(
    code="S15",
    name="unreachable-step",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("“{name}” cannot be reached from the start."),
    collapsed=N_("{count} of {total} customer steps cannot be reached from the start."),
    fix=Fix(N_("Connect from the nearest step that can be reached"), _connect),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of steps that some step leads to, but no path from a start.

    Steps that are joined to each other have one cause, so that they are told once, with the first
    of them.
    """
    journey = facts.journey
    if element.id not in journey.steps:
        return None
    if not journey.is_drawn or not journey.starts or element.id in journey.reached:
        return FINE
    if not journey.has_way_in(element.id):
        return FINE
    joined = journey.cut_off[element.id]
    if joined[0] != element.id:
        return FINE
    if len(joined) == 1:
        return hit(element.id, name=facts.name(element))
    return hit(*joined, message=SEVERAL, name=facts.name(element), count=len(joined))
