"""M04: a need without the means to meet it."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.method import CemNeed
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Param, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule

MEANS = (("people", N_("people")), ("process", N_("processes")), ("technology", N_("technology")))


@rule(
    code="M04",
    name="cem-need-without-capability",
    severity="warning",
    maturity="review",
    scope="record",
    over=CemNeed,
    message=N_("The need “{need}” lacks: {missing}."),
    collapsed=N_("{count} of {total} needs lack strategy or capability."),
    fix=Fix(N_("Fill in strategy and capability"), field="capability"),
)
def check(facts: Facts, need: CemNeed) -> Verdict:
    """Speak of needs without strategy or without any of people, process and technology."""
    known = {name for name, text in need.capability if text}
    missing: list[Param] = [] if need.strategy else [Term(N_("strategy"))]
    missing += [Term(word) for name, word in MEANS if name not in known]
    if not missing:
        return FINE
    return hit(need.id, need=need.text or need.factor, missing=tuple(missing))
