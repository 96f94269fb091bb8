"""C09: an opportunity that nobody takes on."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.insight import Opportunity
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="C09",
    name="opportunity-without-owner",
    severity="advice",
    maturity="review",
    scope="record",
    over=Opportunity,
    message=N_("Nobody owns the opportunity “{name}”."),
    collapsed=N_("{count} of {total} opportunities have no owner."),
    fix=Fix(N_("Assign an owner"), field="owner"),
)
def check(facts: Facts, opportunity: Opportunity) -> Verdict:
    """Speak of opportunities without an owner."""
    if opportunity.owner:
        return FINE
    return hit(opportunity.id, name=opportunity.text or Term(N_("unnamed opportunity")))
