"""S23: an element without a label."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import KIND_NAMES


@rule(
    code="S23",
    name="label-missing",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Element,
    message=N_("A {kind} has no label."),
    fix=Fix(N_("Write the label"), field="label"),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements whose label is empty in every language: such are drawn without a word.

    A label in a language that the blueprint does not declare is drawn where there is no other;
    which of the declared ones are missing is for C08 to say.
    """
    if element.kind == "note":
        return None
    return FINE if element.label else hit(element.id, kind=Term(KIND_NAMES[element.kind]))
