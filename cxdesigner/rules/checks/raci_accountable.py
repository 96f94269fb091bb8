"""D11: an activity for which not exactly one party is accountable."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.insight import RaciRow
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _choose(tx: Transaction, finding: Finding) -> None:
    """Keep the first accountable party; where there is none, the first responsible one."""
    for subject in finding.subjects:
        row = tx.view.get(RaciRow, subject)
        if row is not None:
            tx.put(row.replace(accountable=(row.accountable or row.responsible)[:1]))


@rule(
    code="D11",
    name="raci-accountable",
    severity="warning",
    maturity="review",
    scope="record",
    over=RaciRow,
    reads=(Element,),
    message=N_("{parties} parties are accountable for “{name}”; it should be exactly one."),
    collapsed=N_("{count} of {total} rows do not have exactly one accountable party."),
    fix=Fix(N_("Keep one accountable party"), _choose, field="accountable"),
)
def check(facts: Facts, row: RaciRow) -> Verdict:
    """Speak of rows with none or several A; without R and A the row is rule D12's matter."""
    parties = [party for party in row.accountable if party]
    if not parties and not any(row.responsible):
        return None
    if len(parties) == 1:
        return FINE
    name = facts.name(facts.view.get(Element, row.element_id))
    return hit(row.id, row.element_id, parties=len(parties), name=name)
