"""S01: a link whose source or target is not there."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _delete(tx: Transaction, finding: Finding) -> None:
    tx.delete(finding.subjects)


@rule(
    code="S01",
    name="edge-endpoint-missing",
    severity="error",
    maturity="sketch",
    scope="neighbours",
    over=Link,
    reads=(Element,),
    message=N_("The link {link} leads to or from {missing}, which does not exist."),
    fix=Fix(N_("Delete the link"), _delete),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of links in records that were never in a store.

    A store refuses such links and deletes them with their ends, so in the editor this never
    fires; importing and repairing report what they dropped under this code.
    """
    for end in (link.source_id, link.target_id):
        if facts.view.get(Element, end) is None:
            return hit(link.id, link=link.id, missing=str(end))
    return FINE
