"""D12: an activity that nobody does."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.insight import RaciRow
from cxdesigner.model.queries import provider_of
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _owner(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        row = tx.view.get(RaciRow, subject)
        element = None if row is None else tx.view.get(Element, row.element_id)
        if row is not None and element is not None and provider_of(element):
            tx.put(row.replace(responsible=(provider_of(element),)))


@rule(
    code="D12",
    name="raci-responsible",
    severity="warning",
    maturity="review",
    scope="record",
    over=RaciRow,
    reads=(Element,),
    message=N_("Nobody is responsible for “{name}”."),
    collapsed=N_("Nobody is responsible in {count} of {total} rows."),
    fix=Fix(N_("Make the owner responsible"), _owner, field="responsible"),
)
def check(facts: Facts, row: RaciRow) -> Verdict:
    """Speak of rows with neither R nor A; who is accountable alone is also responsible."""
    if any(row.responsible) or any(row.accountable):
        return FINE
    return hit(row.id, row.element_id, name=facts.name(facts.view.get(Element, row.element_id)))
