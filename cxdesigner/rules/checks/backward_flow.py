"""S17: flow against the direction of time."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _flag(tx: Transaction, finding: Finding) -> None:
    link = tx.view.get(Link, finding.subjects[0])
    if link is not None:
        tx.put(link.replace(loop=True))


@rule(
    code="S17",
    name="backward-flow",
    severity="warning",
    maturity="draft",
    scope="neighbours",
    over=Link,
    reads=(Element, Step),
    message=N_("The flow from “{source}” to “{target}” runs back in time and is no loop."),
    collapsed=N_("{count} of {total} flows run back in time and are no loops."),
    fix=Fix(N_("Mark it as a loop"), _flag),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of flow to an earlier column; what is part of a circle is rule S16's matter."""
    ends = facts.ends(link)
    if ends is None or link.kind != "flow" or link.loop:
        return None
    source, target = facts.column(ends[0]), facts.column(ends[1])
    if source is None or target is None:
        return None
    if target >= source:
        return FINE
    return hit(
        link.id, ends[0].id, ends[1].id, source=facts.name(ends[0]), target=facts.name(ends[1])
    )
