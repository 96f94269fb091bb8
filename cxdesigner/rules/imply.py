"""Draw the links that the columns imply (domain 3.1): one undo step."""

from __future__ import annotations

import itertools

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import LinkKind
from cxdesigner.model.store import Transaction
from cxdesigner.rules.column import Column, Pair
from cxdesigner.rules.context import Facts
from cxdesigner.rules.fixes import add_link

LABEL = N_("Draw the links that the columns imply")

OFFERED_WITH: frozenset[str] = frozenset(
    {"S05", "S13", "S14", "S15", "L03", "L05", "L06", "L07", "C04"}
)
"""Rules with whose findings this is offered beside their quick fix: they speak of missing links."""


def draw_implied_links(tx: Transaction) -> tuple[str, ...]:
    """Draw what alignment says; return the ids of the links, none if the columns imply no more.

    Each element gets at least one link, to the top element of the neighbouring cell; contact only
    where the customer end is a touchpoint. Where nothing visible stands between a touchpoint and
    hidden work, the link shows just that, and rule L01 says so. Where no flow touches the customer
    lane, flow is drawn along the top elements of its cells.
    """
    facts = Facts(tx.view)
    links: list[tuple[LinkKind, str, str]] = []
    for step in tx.view.steps:
        column = facts.column_at(step.id)
        for pair in column.pairs:
            if facts.implies(column, pair.kind):
                links += _links(column, pair)
    if not facts.has("flow"):
        links += _flow(facts)
    drawn = [add_link(tx, kind, source, target) for kind, source, target in dict.fromkeys(links)]
    return tuple(link.id for link in drawn if link is not None)


def _links(column: Column, pair: Pair) -> list[tuple[LinkKind, str, str]]:
    uppers, lowers = column.at(pair.upper), column.at(pair.lower)
    if pair.kind == "interaction":
        uppers = tuple(el for el in uppers if el.kind == "touchpoint")
        if not uppers:
            return []
    joined = [(upper, lowers[0]) for upper in uppers]
    joined += [(uppers[0], lower) for lower in lowers]
    if pair.kind == "support":
        return [("support", lower.id, upper.id) for upper, lower in joined]
    return [(pair.kind, upper.id, lower.id) for upper, lower in joined]


def _flow(facts: Facts) -> list[tuple[LinkKind, str, str]]:
    tops: list[Element] = []
    for step in facts.view.steps:
        starting = [el for el in facts.column_at(step.id).at("customer") if el.step_id == step.id]
        tops += starting[:1]
    return [("flow", first.id, second.id) for first, second in itertools.pairwise(tops)]
