"""X03: feelings of which nobody says where they come from."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="X03",
    name="emotion-unsourced",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Emotion),
    message=N_("Nobody says where the feelings come from: interview, survey, observation?"),
    fix=Fix(N_("Record the source of the feelings"), field="emotion_source"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak once if some feeling has no source of its own and the blueprint names none.

    A feeling marked as assumed has said what it is.
    """
    if blueprint.emotion_source:
        return FINE
    bare: dict[str, None] = {}
    for emotion in facts.view.of_type(Emotion):
        if (emotion.value is None and not emotion.word) or emotion.source or emotion.assumed:
            continue
        element = facts.view.get(Element, emotion.element_id)
        if element is not None and not element.source:
            bare[element.id] = None
    return document_hit(bare) if bare else FINE
