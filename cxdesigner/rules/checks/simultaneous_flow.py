"""S18: flow upwards within one stack."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.base.ids import new_id
from cxdesigner.base.order import key_between
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import key_at_end
from cxdesigner.rules.registry import Fix, rule


def _shift(tx: Transaction, finding: Finding) -> None:
    """Shift to the next step; after the last one there is a new one then."""
    target = tx.view.get(Element, finding.subjects[2])
    if target is None or target.step_id is None:
        return
    step = tx.view.need(Step, target.step_id)
    place = tx.view.positions(Step)[step.id] + 1
    if place < len(tx.view.steps):
        step = tx.view.steps[place]
    else:
        step = Step(
            id=new_id(Step.PREFIX), order=key_between(step.order, None), stage_id=step.stage_id
        )
        tx.put(step)
    order = key_at_end(tx, target.lane_id, step.id)
    tx.put(target.replace(step_id=step.id, end_step_id=None, order=order))


@rule(
    code="S18",
    name="simultaneous-flow",
    severity="advice",
    maturity="review",
    scope="neighbours",
    over=Link,
    reads=(Element, Step),
    message=N_("The flow from “{source}” leads up to “{target}” in the same moment."),
    collapsed=N_("{count} of {total} flows within one moment lead upwards."),
    fix=Fix(N_("Shift the target one step on"), _shift),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of flow within one cell whose target is not below its source."""
    ends = facts.ends(link)
    if ends is None or link.kind != "flow" or link.loop or ends[0].id == ends[1].id:
        return None
    source, target = ends
    if (source.lane_id, source.step_id) != (target.lane_id, target.step_id):
        return None
    if source.step_id is None:
        return None
    if link.parallel or (target.order, target.id) > (source.order, source.id):
        return FINE
    return hit(link.id, source.id, target.id, source=facts.name(source), target=facts.name(target))
