"""X19: a long trough of the curve."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import ElementId
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.registry import Fix, rule

LEAST = 3


def _group(tx: Transaction, finding: Finding) -> None:
    tx.put(
        Opportunity(
            id=new_id(Opportunity.PREFIX),
            element_id=ElementId(finding.subjects[0]),
            text=LocalText.of(_("Redesign this part of the journey")),
        )
    )


@rule(
    code="X19",
    name="negative-run",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Emotion, Persona, Step, Opportunity),
    message=N_("{count} touchpoints in a row are below neutral, from “{first}” to “{last}”."),
    fix=Fix(N_("Group them as one opportunity"), _group),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of three or more touchpoints in column order with negative valence.

    An opportunity that stands at one of them answers the run.
    """
    touchpoints = [
        el for el in facts.elements() if el.kind == "touchpoint" and facts.column(el) is not None
    ]
    touchpoints.sort(key=lambda el: (facts.column(el) or 0, el.order, el.id))
    found: dict[tuple[str, ...], Hit] = {}
    for curve in facts.curves:
        run: list[Element] = []
        for element in (*touchpoints, None):
            if element is not None and curve.values.get(element.id, 0.0) < 0:
                run.append(element)
                continue
            if len(run) >= LEAST and not any(
                facts.view.referring(one.id, Opportunity) for one in run
            ):
                ids = tuple(el.id for el in run)
                found[ids] = hit(
                    *ids, count=len(run), first=facts.name(run[0]), last=facts.name(run[-1])
                )[0]
            run = []
    return tuple(found.values()) or FINE
