"""S09: a stage in which nothing happens."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _delete(tx: Transaction, finding: Finding) -> None:
    view = tx.view
    stage_ids = set(finding.subjects)
    steps = [step.id for step in view.steps if step.stage_id in stage_ids]
    # A step can still hold notes; it then stays, without a stage.
    empty = [step for step in steps if not view.referring(step, Element)]
    tx.delete([*empty, *finding.subjects])


@rule(
    code="S09",
    name="empty-stage",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Stage,
    reads=(Element, Step),
    message=N_("Nothing happens in the stage “{stage}”."),
    collapsed=N_("Nothing happens in {count} of {total} stages."),
    fix=Fix(N_("Delete the stage"), _delete),
)
def check(facts: Facts, stage: Stage) -> Verdict:
    """Speak of stages without any element; a stage of two levels counts those of its parts."""
    if facts.stage_elements.get(stage.id):
        return FINE
    if facts.view.get(Stage, stage.parent_id) is not None:
        if not facts.stage_elements.get(str(stage.parent_id)):
            return FINE  # told of the whole stage
    return hit(stage.id, stage=stage.name or Term(N_("unnamed stage")))
