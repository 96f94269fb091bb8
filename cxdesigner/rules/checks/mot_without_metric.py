"""X13: a decisive moment that nobody measures."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.base.ids import new_id
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _attach(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        tx.put(
            Metric(id=new_id(Metric.PREFIX), element_id=ElementId(subject), type="csat", scale=5)
        )


@rule(
    code="X13",
    name="mot-without-metric",
    severity="advice",
    maturity="review",
    scope="record",
    over=Element,
    reads=(Metric,),
    message=N_("The moment of truth “{name}” is not measured."),
    collapsed=N_("{count} of {total} moments of truth are not measured."),
    fix=Fix(N_("Attach a satisfaction score"), _attach),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of starred elements without a metric."""
    if element.kind == "note" or "mot" not in element.marks:
        return None
    if facts.view.referring(element.id, Metric):
        return FINE
    return hit(element.id, name=facts.name(element))
