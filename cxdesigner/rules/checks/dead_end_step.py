"""S14: a step that leads nowhere, though the journey ends elsewhere."""

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
from cxdesigner.rules.spine import step_after


def _connect(tx: Transaction, finding: Finding) -> None:
    element = element_of(tx, finding)
    if element is None:
        return
    after = step_after(tx.view, element)
    if after is None:
        tx.put(element.replace(end=True))
    else:
        add_link(tx, "flow", element.id, after.id)


@rule(
    code="S14",
    name="dead-end-step",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("“{name}” leads to no other step and is not flagged as an end."),
    collapsed=N_("{count} of {total} customer steps lead to no other step."),
    fix=Fix(N_("Connect to the next step"), _connect),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of exits that are not flagged as end or abandon while there is another exit."""
    journey = facts.journey
    if element.id not in journey.steps:
        return None
    if not journey.is_drawn or element.end or element.abandon:
        return FINE
    if journey.has_way_out(element.id):
        return FINE
    if facts.is_listed(element) or journey.is_in_list(element):
        return FINE
    others = {*journey.flow_exits, *journey.flagged_ends} - {element.id}
    if not others:
        return FINE
    if not journey.flagged_ends and journey.is_highest_exit(element.id):
        return FINE
    return hit(element.id, name=facts.name(element))
