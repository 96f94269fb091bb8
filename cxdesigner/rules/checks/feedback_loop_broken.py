"""M07: feedback that ends before anything is done."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.insight import Feedback, Opportunity
from cxdesigner.model.record import OpportunityId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _act(tx: Transaction, finding: Finding) -> None:
    """Link an opportunity with a placeholder text as the act, and say that it needs a reason."""
    for subject in finding.subjects:
        feedback = tx.view.get(Feedback, subject)
        if feedback is None:
            continue
        if not feedback.analyse:
            feedback = feedback.replace(analyse=LocalText.of(_("What it shows")))
            tx.put(feedback)
        if feedback.act_id is not None:
            continue
        opportunity = Opportunity(
            id=new_id(Opportunity.PREFIX),
            element_id=feedback.element_id,
            text=LocalText.of(_("What could be done")),
        )
        tx.put(opportunity)
        tx.put(feedback.replace(act_id=OpportunityId(opportunity.id)))


@rule(
    code="M07",
    name="feedback-loop-broken",
    severity="warning",
    maturity="review",
    scope="record",
    over=Feedback,
    reads=(Opportunity,),
    message=N_("The feedback “{name}” was heard, but the loop does not close."),
    collapsed=N_("{count} of {total} feedback loops do not close."),
    fix=Fix(N_("Link an opportunity as the act"), _act),
)
def check(facts: Facts, feedback: Feedback) -> Verdict:
    """Speak of feedback that is heard but not analysed, or analysed but without an act."""
    name = feedback.listen or feedback.analyse
    if feedback.listen and not feedback.analyse:
        return hit(feedback.id, name=name)
    if feedback.analyse and facts.view.get(Opportunity, feedback.act_id) is None:
        return hit(feedback.id, name=name)
    return FINE
