"""X04: a wait of which nobody says how long it is."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _tolerance(tx: Transaction, finding: Finding) -> None:
    """Take the tolerance as the wait where there is one."""
    for subject in finding.subjects:
        element = tx.view.get(Element, subject)
        if element is not None and element.max is not None:
            tx.put(element.replace(wait=element.max))


@rule(
    code="X04",
    name="wait-without-duration",
    severity="advice",
    maturity="draft",
    scope="record",
    over=Element,
    message=N_("“{name}” is marked as a wait, but not for how long."),
    collapsed=N_("{count} of {total} waits have no length."),
    fix=Fix(N_("Enter a waiting time"), _tolerance, field="wait"),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of wait marks whose wait is empty, zero or unreadable."""
    if element.kind == "note" or "wait" not in element.marks:
        return None
    return FINE if minutes_of(element.wait) else hit(element.id, name=facts.name(element))
