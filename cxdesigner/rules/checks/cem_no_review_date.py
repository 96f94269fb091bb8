"""M05: the method has no date for the next round."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.method import CemTable
from cxdesigner.model.store import Transaction
from cxdesigner.rules.cem import table_of
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

MONTHS = 6


def _set(tx: Transaction, finding: Finding) -> None:
    table = table_of(tx.view)
    if table is not None:
        tx.put(table.replace(review_every_months=MONTHS))


@rule(
    code="M05",
    name="cem-no-review-date",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(CemTable,),
    message=N_("Nobody says when the experience is reviewed again."),
    fix=Fix(N_("Review every 6 months"), _set),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when step 7 is there without an interval and without a next date."""
    table = table_of(facts.view)
    if table is None or not table.has_feedback:
        return FINE
    return FINE if table.review_every_months or table.next_review else document_hit((table.id,))
