"""X12: no decisive moment is marked."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.method import CemFactor
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.fixes import element_of
from cxdesigner.rules.registry import Fix, rule

LEAST = 4


def _suggest(tx: Transaction, finding: Finding) -> None:
    element = element_of(tx, finding)
    if element is not None:
        tx.put(element.replace(marks=(*element.marks, "mot")))


def _strongest(facts: Facts) -> tuple[str, ...]:
    """Return the touchpoint with the strongest feeling, weighted by its most important factor."""
    importance = {
        factor.factor: factor.importance
        for factor in facts.view.of_type(CemFactor)
        if factor.importance is not None
    }
    strength: dict[str, float] = {}
    for curve in facts.curves:
        for key, value in curve.values.items():
            element = facts.view.get(Element, key)
            if element is not None and element.kind == "touchpoint":
                weight = max((importance.get(name, 1.0) for name in element.factors), default=1.0)
                strength[key] = max(strength.get(key, 0.0), abs(value) * weight)
    return (max(sorted(strength), key=lambda key: strength[key]),) if strength else ()


@rule(
    code="X12",
    name="no-moment-of-truth",
    severity="advice",
    maturity="final",
    scope="whole",
    over=Blueprint,
    reads=(Element, Emotion, Persona, CemFactor),
    message=N_("No moment of truth is marked: which contact decides the judgement?"),
    fix=Fix(
        N_("Mark the touchpoint with the strongest feeling"),
        _suggest,
        wanted=lambda found: bool(found.subjects),
    ),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of documents with four or more touchpoints and no star, and suggest one."""
    elements = facts.elements()
    if sum(1 for el in elements if el.kind == "touchpoint") < LEAST:
        return FINE
    return FINE if any("mot" in el.marks for el in elements) else document_hit(_strongest(facts))
