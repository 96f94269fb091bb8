"""X15: a touchpoint through no channel."""

from __future__ import annotations

from collections import Counter

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _default(tx: Transaction, finding: Finding) -> None:
    """Make the commonest channel the default of the document."""
    channels: Counter[LocalText] = Counter(
        el.channel for el in tx.view.of_type(Element) if el.kind == "touchpoint" and el.channel
    )
    if channels:
        tx.put(tx.view.blueprint.replace(default_channel=channels.most_common(1)[0][0]))


def _nothing_set(facts: Facts) -> Hit | None:
    if facts.has("channel") or facts.blueprint.default_channel:
        return None
    if not facts.has("touchpoint"):
        return None
    return Hit(message=N_("No touchpoint has a channel."), severity="advice", document=True)


@rule(
    code="X15",
    name="channel-missing",
    severity="warning",
    maturity="draft",
    scope="record",
    over=Element,
    message=N_("The touchpoint “{name}” has no channel."),
    collapsed=N_("{count} of {total} touchpoints have no channel."),
    fix=Fix(
        N_("Make the commonest channel the default"),
        _default,
        field="channel",
        wanted=lambda found: bool(found.subjects),
    ),
    once=_nothing_set,
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of touchpoints without a channel of their own and without a default channel."""
    if element.kind != "touchpoint" or not facts.is_customer(element):
        return None
    if element.channel or facts.blueprint.default_channel:
        return FINE
    return hit(element.id, name=facts.name(element))
