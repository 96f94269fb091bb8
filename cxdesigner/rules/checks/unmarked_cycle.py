"""S16: flow that runs in a circle without a mark of repetition."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.queries import column_of
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.cycles import cycles
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _flag(tx: Transaction, finding: Finding) -> None:
    """Flag the links that lead back in time as loops; the last one where none does."""
    members = set(finding.subjects)
    closing: list[Link] = []
    inside: list[Link] = []
    for subject in finding.subjects:
        for link in tx.view.outgoing(subject):
            if link.kind != "flow" or link.loop or link.target_id not in members:
                continue
            inside.append(link)
            ends = tx.view.get(Element, link.source_id), tx.view.get(Element, link.target_id)
            columns = [column_of(tx.view, end) if end is not None else None for end in ends]
            if columns[0] is not None and columns[1] is not None and columns[1] < columns[0]:
                closing.append(link)
    for link in closing or inside[-1:]:
        tx.put(link.replace(loop=True))


@rule(
    code="S16",
    name="unmarked-cycle",
    severity="error",
    maturity="draft",
    scope="whole",
    over=Blueprint,
    reads=(Element, Link, Step),
    message=N_("The flow runs in a circle: {names}. Mark the way back as a loop."),
    fix=Fix(N_("Mark the way back as a loop"), _flag),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak once for each knot of flow links without a loop flag."""
    flow: dict[str, list[str]] = {}
    for element in facts.elements():
        flow[element.id] = [
            link.target_id
            for link in facts.view.outgoing(element.id)
            if link.kind == "flow" and not link.loop and link.target_id != element.id
        ]
    found: list[Hit] = []
    for knot in cycles(flow):
        members = [facts.view.need(Element, key) for key in knot]
        members.sort(key=lambda el: (facts.column(el) or 0, el.id))
        names = tuple(facts.name(el) for el in members[:8])
        found += hit(*(el.id for el in members), names=names)
    return tuple(found) or FINE
