"""D05: a tolerance shorter than the standard time."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Minutes, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _swap(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        element = tx.view.get(Element, subject)
        if element is not None:
            tx.put(element.replace(std=element.max, max=element.std))


@rule(
    code="D05",
    name="tolerance-below-standard",
    severity="warning",
    maturity="draft",
    scope="record",
    over=Element,
    message=N_("“{name}”: the tolerance of {most} is below the standard time of {std}."),
    collapsed=N_("The tolerance is below the standard time at {count} of {total} steps."),
    fix=Fix(N_("Swap the two"), _swap),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements whose tolerated time is shorter than their standard time."""
    standard, most = minutes_of(element.std), minutes_of(element.max)
    if element.kind == "note" or standard is None or most is None:
        return None
    if most >= standard:
        return FINE
    return hit(element.id, name=facts.name(element), most=Minutes(most), std=Minutes(standard))
