"""X01: a hole in the emotion curve."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.base.ids import new_id
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import ElementId, PersonaId
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _neutral(tx: Transaction, finding: Finding) -> None:
    """Set the middle of the scale, marked as assumed, for the first persona."""
    personas = tx.view.personas
    if not personas:
        return
    blueprint = tx.view.blueprint
    middle = (blueprint.scale_min + blueprint.scale_max) / 2
    for subject in finding.subjects:
        tx.put(
            Emotion(
                id=new_id(Emotion.PREFIX),
                persona_id=PersonaId(personas[0].id),
                element_id=ElementId(subject),
                value=middle,
                assumed=True,
            )
        )


def _nothing_set(facts: Facts) -> Hit | None:
    if facts.has("emotion") or not facts.has("touchpoint"):
        return None
    return Hit(
        message=N_("No feeling is recorded for any customer step."),
        severity="advice",
        document=True,
    )


@rule(
    code="X01",
    name="touchpoint-without-emotion",
    severity="warning",
    maturity="review",
    scope="neighbours",
    over=Element,
    reads=(Emotion, Persona, Lane),
    message=N_("No feeling is recorded for the touchpoint “{name}”."),
    collapsed=N_("No feeling is recorded for {count} of {total} touchpoints."),
    fix=Fix(
        N_("Set neutral, marked as assumed"), _neutral, wanted=lambda found: bool(found.subjects)
    ),
    once=_nothing_set,
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of touchpoints without a feeling of any persona, while other steps have one."""
    if element.kind != "touchpoint" or element.abandon or not facts.is_customer(element):
        return None
    for emotion in facts.view.referring(element.id, Emotion):
        if emotion.value is not None or emotion.word:
            return FINE
    return hit(element.id, name=facts.name(element))
