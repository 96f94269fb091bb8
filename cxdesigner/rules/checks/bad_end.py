"""X10: a journey that ends on a bad note."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import column_of
from cxdesigner.model.record import ElementId, PersonaId
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.fixes import add_element, add_link, element_of
from cxdesigner.rules.registry import Fix, rule


def _gesture(tx: Transaction, finding: Finding) -> None:
    """Add a closing touchpoint in the last column; its feeling is neutral and marked as assumed."""
    element = element_of(tx, finding)
    if element is None or not tx.view.steps:
        return
    lane = tx.view.need(Lane, element.lane_id)
    last = tx.view.steps[-1]
    own = column_of(tx.view, element)
    step_id = last.id if own is None or own < len(tx.view.steps) - 1 else element.step_id
    closing = add_element(tx, lane, step_id, "touchpoint", _("Closing gesture"))
    tx.put(closing.replace(end=True))
    tx.put(element.replace(end=False))
    add_link(tx, "flow", element.id, closing.id)
    blueprint = tx.view.blueprint
    for persona in tx.view.personas:
        if any(felt.persona_id == persona.id for felt in tx.view.referring(element.id, Emotion)):
            tx.put(
                Emotion(
                    id=new_id(Emotion.PREFIX),
                    persona_id=PersonaId(persona.id),
                    element_id=ElementId(closing.id),
                    value=(blueprint.scale_min + blueprint.scale_max) / 2,
                    assumed=True,
                )
            )


@rule(
    code="X10",
    name="bad-end",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Emotion, Persona, Lane, Step),
    message=N_("The journey ends below neutral, at “{name}”."),
    fix=Fix(N_("Add a closing gesture"), _gesture),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of the last feeling of a persona's curve if it is negative.

    The end is a step flagged as end, else the one furthest right; steps where customers give up
    are left out.
    """
    found: dict[str, Hit] = {}
    steps = [
        (column, el)
        for el in facts.elements()
        if facts.is_customer(el) and not el.abandon and (column := facts.column(el)) is not None
    ]
    for curve in facts.curves:
        felt = [(column, el) for column, el in steps if el.id in curve.values]
        ends = [(column, el) for column, el in felt if el.end] or felt
        if not ends:
            continue
        _, last = max(ends, key=lambda one: (one[0], one[1].order, one[1].id))
        if curve.values[last.id] < 0:
            found[last.id] = hit(last.id, name=facts.name(last))[0]
    return tuple(found.values()) or FINE
