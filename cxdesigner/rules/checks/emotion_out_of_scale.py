"""X02: a feeling outside of the scale."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _clamp(tx: Transaction, finding: Finding) -> None:
    blueprint = tx.view.blueprint
    for subject in finding.subjects:
        emotion = tx.view.get(Emotion, subject)
        if emotion is not None and emotion.value is not None:
            value = min(max(emotion.value, blueprint.scale_min), blueprint.scale_max)
            tx.put(emotion.replace(value=value))


@rule(
    code="X02",
    name="emotion-out-of-scale",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Emotion,
    reads=(Element,),
    message=N_("The feeling {value} at “{name}” is outside of the scale {low}…{high}."),
    fix=Fix(N_("Bring it to the end of the scale"), _clamp),
)
def check(facts: Facts, emotion: Emotion) -> Verdict:
    """Speak of values below the least or above the highest of the scale."""
    if emotion.value is None:
        return None
    low, high = facts.blueprint.scale_min, facts.blueprint.scale_max
    if low <= emotion.value <= high:
        return FINE
    return hit(
        emotion.element_id,
        emotion.id,
        value=emotion.value,
        name=facts.name(facts.view.get(Element, emotion.element_id)),
        low=low,
        high=high,
    )
