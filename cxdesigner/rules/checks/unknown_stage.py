"""S06: a step that names a stage which does not exist."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _clear(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        step = tx.view.get(Step, subject)
        if step is not None:
            tx.put(step.replace(stage_id=None))


@rule(
    code="S06",
    name="unknown-stage",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Step,
    reads=(Stage,),
    message=N_("{what} names the stage {stage}, which does not exist."),
    fix=Fix(N_("Take it out of that stage"), _clear),
)
def check(facts: Facts, step: Step) -> Verdict:
    """Speak of steps in records that were never in a store.

    A store refuses them; importing and repairing report what they changed under this code.
    """
    if step.stage_id is None or facts.view.get(Stage, step.stage_id) is not None:
        return FINE
    return hit(step.id, what=step.id, stage=str(step.stage_id))
