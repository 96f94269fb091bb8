"""S23: an element without a label."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Term, Verdict, hit
from cxdesigner.rules.languages import has_language
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import KIND_NAMES


@rule(
    code="S23",
    name="label-missing",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Element,
    message=N_("This {kind} has no label."),
    fix=Fix(N_("Write the label"), field="label"),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements whose label is empty in every language that the blueprint declares."""
    if element.kind == "note":
        return None
    languages = facts.blueprint.languages
    if languages:
        named = any(has_language(element.label, tag) for tag in languages)
    else:
        named = bool(element.label)
    return FINE if named else hit(element.id, kind=Term(KIND_NAMES[element.kind]))
