"""L12: a digital touchpoint with no system behind it."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of, top_in
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.settings import is_digital


def _link(tx: Transaction, finding: Finding) -> None:
    """Let the nearest support process feed what the touchpoint meets."""
    element = element_of(tx, finding)
    if element is None:
        return
    facts = Facts(tx.view)
    front = next(iter(_met(facts, element)), None)
    steps = tx.view.steps
    own = tx.view.positions(Step).get(element.step_id or "", 0)
    for step in sorted(steps, key=lambda step: (abs(steps.index(step) - own), step.order)):
        system = top_in(tx, step.id, "support")
        if system is not None and front is not None:
            add_link(tx, "support", system.id, front.id)
            return


@rule(
    code="L12",
    name="self-service-without-system",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("No support process stands behind the digital touchpoint “{name}”."),
    collapsed=N_("No support process stands behind {count} of {total} digital touchpoints."),
    fix=Fix(N_("Link the nearest support process"), _link),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of digital touchpoints whose frontstage no support process feeds.

    Without anything in the frontstage it is rule L03's matter, and an empty support lane L11's.
    """
    if element.kind != "touchpoint" or element.third_party or facts.is_journey_map:
        return None
    channel = element.channel or facts.blueprint.default_channel
    if not is_digital(channel, element.online) or not facts.is_customer(element):
        return None
    if not facts.has("side:support"):
        return None
    met = {end.id for end in _met(facts, element)}
    if not met or met & facts.provision.supported:
        return FINE
    return hit(element.id, name=facts.name(element))


def _met(facts: Facts, element: Element) -> list[Element]:
    """Return what the customer meets at a touchpoint, drawn or implied by its column."""
    met = [end for link in facts.contacts(element) if (end := facts.other_end(link, element))]
    for column, side in facts.implied_partners(element, "interaction"):
        met += column.at(side)
    return met
