"""C01: nobody says whose journey this is."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.persona import Persona
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule


def _create(tx: Transaction, finding: Finding) -> None:
    """Name unnamed personas after their segment; create one where there is none."""
    unnamed = [persona for persona in tx.view.personas if not persona.name]
    for persona in unnamed:
        tx.put(persona.replace(name=persona.segment or LocalText.of(_("Customer"))))
    if not tx.view.personas:
        tx.put(Persona(id=new_id(Persona.PREFIX), name=LocalText.of(_("Customer"))))


@rule(
    code="C01",
    name="persona-missing",
    severity="warning",
    maturity="final",
    scope="whole",
    over=Blueprint,
    reads=(Persona,),
    message=N_("Nobody says whose journey this is: there is no persona with a name."),
    fix=Fix(N_("Create a persona"), _create, field="name"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when there is no persona, or one without a name, as importing makes for a curve."""
    personas = facts.view.personas
    unnamed = [persona.id for persona in personas if not persona.name]
    return FINE if personas and not unnamed else document_hit(unnamed)
