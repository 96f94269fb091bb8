"""X18: the customer changes the channel and has to start again."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.queries import channel_of
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Finding, Hit, Verdict, hit
from cxdesigner.rules.fixes import add_element, add_link, lane_with
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.settings import channel_words


def _share(tx: Transaction, finding: Finding) -> None:
    """Let one support process, a placeholder where none feeds either, serve both ends."""
    facts = Facts(tx.view)
    ends = [tx.view.get(Element, subject) for subject in finding.subjects[:2]]
    fronts = [_fronts(facts, end) if end is not None else () for end in ends]
    if not fronts[0] or not fronts[1]:
        return
    first, second = fronts[0][0], fronts[1][0]
    for front, other in ((first, second), (second, first)):
        for link in tx.view.incoming(front.id):
            if link.kind == "support" and _side(facts, link.source_id) == "support":
                add_link(tx, "support", link.source_id, other.id)
                return
    lane = lane_with(tx, "support")
    if lane is not None:
        record = add_element(tx, lane, first.step_id, "process", _("Shared customer record"))
        add_link(tx, "support", record.id, first.id)
        add_link(tx, "support", record.id, second.id)


def _side(facts: Facts, element_id: str) -> str:
    element = facts.view.get(Element, element_id)
    return "" if element is None else facts.side(element)


def _fronts(facts: Facts, element: Element) -> tuple[Element, ...]:
    """Return the frontstage elements that the customer turns to at a touchpoint."""
    ends = [
        facts.other_end(link, element)
        for link in facts.contacts(element)
        if link.both or link.source_id == element.id
    ]
    return tuple(end for end in ends if end is not None and facts.side(end) == "frontstage")


@rule(
    code="X18",
    name="channel-switch-without-context",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Element,
    reads=(Link, Lane),
    message=N_("From “{name}” to “{next}” the channel changes, but nothing carries the context."),
    fix=Fix(N_("Link both to one record"), _share),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of successors on different channels whose frontstage shares nothing behind it.

    Only contact that the customer begins counts: who is called or served need not say again who
    they are. A decision between the two leads to another situation, so it ends the comparison.
    """
    if element.kind != "touchpoint" or element.third_party or not facts.is_customer(element):
        return None
    own = channel_words(channel_of(facts.view, element))
    fronts = _fronts(facts, element)
    if not own or not fronts:
        return None
    found: list[Hit] = []
    for key in sorted(set(facts.journey.flow.get(element.id, ()))):
        other = facts.journey.steps[key]
        theirs = channel_words(channel_of(facts.view, other))
        other_fronts = _fronts(facts, other)
        if other.kind != "touchpoint" or other.third_party:
            continue
        if not theirs or own & theirs or not other_fronts:
            continue
        if not _behind(facts, fronts) & _behind(facts, other_fronts):
            found += hit(element.id, other.id, name=facts.name(element), next=facts.name(other))
    return tuple(found)


def _behind(facts: Facts, fronts: tuple[Element, ...]) -> int:
    found = 0
    for front in fronts:
        found |= facts.provision.background.get(front.id, 0)
    return found
