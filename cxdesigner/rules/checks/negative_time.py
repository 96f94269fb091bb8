"""D04: a time below zero."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule

FIELDS = ("work", "wait", "std", "max")


def _least(time: Duration | None) -> float:
    span = None if time is None else time.span
    return 0.0 if span is None else min(span)


def _absolute(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        element = tx.view.get(Element, subject)
        if element is None:
            continue
        changes = {}
        for name in FIELDS:
            time: Duration | None = getattr(element, name)
            if time is not None and time.span is not None and _least(time) < 0:
                ends = sorted(abs(end) for end in time.span)
                changes[name] = Duration.of(ends[0] if ends[0] == ends[1] else ends)
        tx.put(element.replace(**changes))


@rule(
    code="D04",
    name="negative-time",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Element,
    message=N_("“{name}” has a time below zero."),
    fix=Fix(N_("Take the absolute value"), _absolute),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements with a negative work, wait, standard or tolerated time."""
    if element.kind == "note":
        return None
    if any(_least(getattr(element, name)) < 0 for name in FIELDS):
        return hit(element.id, name=facts.name(element))
    return FINE
