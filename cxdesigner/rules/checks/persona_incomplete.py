"""C02: a persona with holes."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.persona import Persona
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Param, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="C02",
    name="persona-incomplete",
    severity="advice",
    maturity="review",
    scope="record",
    over=Persona,
    message=N_("The persona “{name}” lacks: {missing}."),
    collapsed=N_("{count} of {total} personas are incomplete."),
    fix=Fix(N_("Open the persona"), field="goals"),
)
def check(facts: Facts, persona: Persona) -> Verdict:
    """Speak of personas without background, goals, motivation or challenges.

    One without any content at all is a placeholder, which is rule C01's matter.
    """
    parts: list[tuple[bool, str, str]] = [
        (bool(persona.background), N_("background"), "background"),
        (any(persona.goals), N_("goals"), "goals"),
        (any(persona.motivations), N_("motivation"), "motivations"),
        (any(persona.challenges), N_("challenges"), "challenges"),
    ]
    if not persona.name and not any(there for there, _word, _field in parts):
        return None
    missing: tuple[Param, ...] = tuple(Term(word) for there, word, _field in parts if not there)
    if not missing:
        return FINE
    field = next(field for there, _word, field in parts if not there)
    name = persona.name or Term(N_("the unnamed persona"))
    return hit(persona.id, field=field, name=name, missing=missing)
