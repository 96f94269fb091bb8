"""X11: a curve without a peak."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import DelightPoint
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

LEAST = 5


def _promote(tx: Transaction, finding: Finding) -> None:
    """Make the touchpoint with the best feeling a designed peak, with a placeholder text."""
    felt = {
        emotion.element_id: emotion.value
        for emotion in tx.view.of_type(Emotion)
        if emotion.element_id in finding.subjects and emotion.value is not None
    }
    if felt:
        best = max(sorted(felt), key=lambda key: felt[key])
        text = LocalText.of(_("What makes this moment a peak"))
        tx.put(
            DelightPoint(
                id=new_id(DelightPoint.PREFIX), element_id=best, text=text, designed_peak=True
            )
        )


def _is_peak(view: RecordView, element_id: str) -> bool:
    return any(point.designed_peak for point in view.referring(element_id, DelightPoint))


@rule(
    code="X11",
    name="flat-curve",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Emotion, Persona, DelightPoint),
    message=N_("The curve of {persona} is flat: there is nothing to remember."),
    fix=Fix(N_("Promote a touchpoint to a designed peak"), _promote),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of curves of five or more touchpoints whose values differ by less than the setting.

    A touchpoint of the curve that is to be a designed peak answers it.
    """
    touchpoints = {el.id for el in facts.elements() if el.kind == "touchpoint"}
    found: list[Hit] = []
    for curve in facts.curves:
        felt = {key: value for key, value in curve.values.items() if key in touchpoints}
        if len(felt) < LEAST or any(_is_peak(facts.view, key) for key in felt):
            continue
        if max(felt.values()) - min(felt.values()) < facts.settings.flat_curve:
            name = curve.persona.name or Term(N_("the unnamed persona"))
            found += document_hit(sorted(felt), persona=name)
    return tuple(found) or FINE
