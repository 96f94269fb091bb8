"""X11: a curve without a peak."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Hit, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

LEAST = 5


@rule(
    code="X11",
    name="flat-curve",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Emotion, Persona),
    message=N_("The curve of {persona} is flat: there is nothing to remember."),
    fix=Fix(N_("Promote a touchpoint to a designed peak"), field="marks"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of curves of five or more touchpoints whose values differ by less than the setting."""
    touchpoints = {el.id for el in facts.elements() if el.kind == "touchpoint"}
    found: list[Hit] = []
    for curve in facts.curves:
        felt = {key: value for key, value in curve.values.items() if key in touchpoints}
        if len(felt) < LEAST:
            continue
        if max(felt.values()) - min(felt.values()) < facts.settings.flat_curve:
            name = curve.persona.name or Term(N_("the unnamed persona"))
            found += document_hit(sorted(felt), persona=name)
    return tuple(found) or FINE
