"""X09: the lowest point of the curve, and nothing is done about it."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import stage_of
from cxdesigner.model.record import ElementId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of, frontstage_partner
from cxdesigner.rules.registry import Fix, rule


def _answer(tx: Transaction, finding: Finding) -> None:
    """Blueprint: a recovery link to the frontstage. Journey map: an opportunity."""
    element = element_of(tx, finding)
    if element is None:
        return
    if tx.view.blueprint.kind == "journey_map":
        tx.put(
            Opportunity(
                id=new_id(Opportunity.PREFIX),
                element_id=ElementId(element.id),
                text=LocalText.of(_("What could be done")),
            )
        )
        return
    front = frontstage_partner(tx, element)
    if front is not None:
        add_link(tx, "recovery", element.id, front.id, LocalText.of(_("Remedy")))


@rule(
    code="X09",
    name="low-without-recovery",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Element,
    reads=(Emotion, Persona, Link, PainPoint, Opportunity, Lane, Stage, Step),
    message=N_("“{name}” is the lowest point of the curve, and nothing makes up for it."),
    fix=Fix(N_("Add a remedy"), _answer),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of steps at the minimum of a persona's curve, at or below the low threshold.

    A recovery link, a mitigation, an opportunity, or a pain point with an answer makes up for it;
    in a journey map, which has no lower lanes, also an opportunity of its stage.
    """
    if not facts.is_customer(element) or not _is_low(facts, element):
        return None
    if facts.is_journey_map:
        answered = _has_opportunity(facts, element)
    else:
        answered = (
            any(link.kind == "recovery" for link in facts.view.outgoing(element.id))
            or bool(facts.view.referring(element.id, Opportunity))
            or _has_answered_pain(facts, element.id)
        )
    if answered or element.mitigation:
        return FINE
    return hit(element.id, name=facts.name(element))


def _is_low(facts: Facts, element: Element) -> bool:
    return any(
        curve.low is not None
        and curve.low <= facts.settings.low_threshold
        and curve.values.get(element.id) == curve.low
        for curve in facts.curves
    )


def _has_opportunity(facts: Facts, element: Element) -> bool:
    stage = stage_of(facts.view, element)
    places = [element.id] if stage is None else [element.id, stage.id]
    return any(
        facts.view.referring(place, Opportunity) or _has_answered_pain(facts, place)
        for place in places
    )


def _has_answered_pain(facts: Facts, place: str) -> bool:
    """Say whether a pain point of a step or stage has an answer that rule X08 accepts."""
    return any(
        pain.opportunity_ids or pain.accepted or pain.mitigation
        for pain in facts.view.referring(place, PainPoint)
    )
