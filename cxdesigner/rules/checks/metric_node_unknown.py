"""D03: a metric, pain point or responsibility of an element that is not there."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, PainPoint, RaciRow
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _detach(tx: Transaction, finding: Finding) -> None:
    """Attach to the whole journey; a responsibility without element is deleted."""
    record = tx.view.find(finding.subjects[0])
    if isinstance(record, Metric | PainPoint):
        tx.put(record.replace(element_id=None))
    elif record is not None:
        tx.delete([record.id])


@rule(
    code="D03",
    name="metric-node-unknown",
    severity="error",
    maturity="sketch",
    scope="record",
    over=(Metric, PainPoint, RaciRow),
    reads=(Element,),
    message=N_("{record} belongs to {missing}, which does not exist."),
    fix=Fix(N_("Attach it to the whole journey"), _detach),
)
def check(facts: Facts, record: Metric | PainPoint | RaciRow) -> Verdict:
    """Speak of records that were never in a store.

    A store refuses such records and deletes them with their element; importing and repairing
    report what they changed under this code.
    """
    if record.element_id is None or facts.view.get(Element, record.element_id) is not None:
        return FINE
    return hit(record.id, record=record.id, missing=str(record.element_id))
