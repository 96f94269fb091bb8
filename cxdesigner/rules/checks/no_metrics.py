"""C07: nothing is measured."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule


def _measure(tx: Transaction, finding: Finding) -> None:
    """Attach an empty satisfaction score to the moment of truth, else to the whole journey."""
    starred = [el for el in tx.view.of_type(Element) if "mot" in el.marks]
    target = ElementId(starred[0].id) if starred else None
    tx.put(Metric(id=new_id(Metric.PREFIX), element_id=target, type="csat", scale=5))


@rule(
    code="C07",
    name="no-metrics",
    severity="advice",
    maturity="final",
    scope="whole",
    over=Blueprint,
    reads=(Metric,),
    message=N_("Nothing is measured: there is no metric."),
    fix=Fix(N_("Add a satisfaction score"), _measure),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of documents without any metric."""
    return FINE if facts.view.count(Metric) else document_hit()
