"""X05: a long wait without the W."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Minutes, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _mark(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        element = tx.view.get(Element, subject)
        if element is not None and "wait" not in element.marks:
            tx.put(element.replace(marks=(*element.marks, "wait")))


@rule(
    code="X05",
    name="wait-unmarked",
    severity="advice",
    maturity="review",
    scope="record",
    over=Element,
    message=N_("“{name}” waits {time} but is not marked as a wait."),
    collapsed=N_("{count} of {total} long waits are not marked."),
    fix=Fix(N_("Mark as a wait"), _mark),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of waits at or above the threshold without a wait mark."""
    wait = minutes_of(element.wait)
    if element.kind == "note" or not wait or wait < facts.settings.wait_mark:
        return None
    if "wait" in element.marks:
        return FINE
    return hit(element.id, name=facts.name(element), time=Minutes(wait))
