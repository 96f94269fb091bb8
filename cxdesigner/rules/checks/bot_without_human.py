"""X20: a chatbot that cannot hand over to a person."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_element, add_link, element_of
from cxdesigner.rules.registry import Fix, rule


def _is_person(facts: Facts, element: Element) -> bool:
    return (
        element.kind == "action" and not element.automation and facts.side(element) == "frontstage"
    )


def _hand_over(tx: Transaction, finding: Finding) -> None:
    """Hand over to the next person of the frontstage, or to a placeholder beside the bot."""
    bot = element_of(tx, finding)
    if bot is None:
        return
    facts = Facts(tx.view)
    own = facts.column(bot) or 0
    people = [
        (facts.column(el) or 0, el.order, el.id)
        for el in facts.elements()
        if _is_person(facts, el) and (facts.column(el) or 0) >= own
    ]
    if people:
        target = min(people)[2]
    else:
        lane = tx.view.need(Lane, bot.lane_id)
        target = add_element(tx, lane, bot.step_id, "action", _("A person takes over")).id
    add_link(tx, "flow", bot.id, target, LocalText.of(_("Hand over")))


@rule(
    code="X20",
    name="bot-without-human",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Element,
    reads=(Link, Lane),
    message=N_("The chatbot “{name}” cannot hand over to a person."),
    fix=Fix(N_("Add a hand-over to a person"), _hand_over),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of frontstage chatbots from which flow and information reach no person."""
    if element.kind == "note" or facts.side(element) != "frontstage":
        return None
    if (element.automation or "").strip().casefold() != "chatbot":
        return None
    seen = {element.id}
    queue = [element]
    while queue:
        current = queue.pop()
        for link in facts.view.links_of(current.id):
            if link.kind not in ("flow", "information"):
                continue
            if link.source_id != current.id and not link.both:
                continue
            other = facts.other_end(link, current)
            if other is None or other.id in seen:
                continue
            if _is_person(facts, other):
                return FINE
            seen.add(other.id)
            queue.append(other)
    return hit(element.id, name=facts.name(element))
