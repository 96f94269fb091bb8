"""X06: a step that takes longer than is tolerated."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Minutes, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="X06",
    name="time-over-tolerance",
    severity="warning",
    maturity="draft",
    scope="record",
    over=Element,
    message=N_("“{name}” takes {time}, longer than the tolerated {most}."),
    collapsed=N_("{count} of {total} steps take longer than is tolerated."),
    fix=Fix(N_("Open the times"), field="max"),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements whose work and wait together exceed their tolerance."""
    most = minutes_of(element.max)
    if element.kind == "note" or most is None:
        return None
    taken = (minutes_of(element.work) or 0.0) + (minutes_of(element.wait) or 0.0)
    if taken <= most:
        return FINE
    return hit(element.id, name=facts.name(element), time=Minutes(taken), most=Minutes(most))
