"""X16: channels that say different things about one matter."""

from __future__ import annotations

from collections import defaultdict

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _first(tx: Transaction, finding: Finding) -> None:
    """Take the value of the first touchpoint for all."""
    params = dict(finding.params)
    first = tx.view.get(Element, finding.subjects[0])
    if first is None:
        return
    key = str(params["key"])
    value = dict(first.info).get(key)
    for subject in finding.subjects[1:]:
        element = tx.view.get(Element, subject)
        if element is not None and value is not None:
            info = tuple((name, value if name == key else old) for name, old in element.info)
            tx.put(element.replace(info=info))


@rule(
    code="X16",
    name="channel-information-conflict",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element,),
    message=N_("Touchpoints disagree about “{key}”: {values}."),
    fix=Fix(N_("Use the first value everywhere"), _first),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Compare what touchpoints declare under one key, trimmed and without regard to case."""
    declared: dict[str, list[tuple[Element, str]]] = defaultdict(list)
    exempt: set[str] = set()
    touchpoints = [el for el in facts.elements() if el.kind == "touchpoint"]
    touchpoints.sort(key=lambda el: (facts.column(el) or 0, el.order, el.id))
    for element in touchpoints:
        exempt.update(element.info_varies)
        for key, value in element.info:
            declared[key].append((element, value.strip()))
    found: list[Hit] = []
    for key in sorted(declared):
        said = {value.casefold(): value for _, value in reversed(declared[key])}
        if len(said) > 1 and key not in exempt:
            values = tuple(dict.fromkeys(value for _, value in declared[key]))
            found += hit(*(el.id for el, _ in declared[key]), key=key, values=values)
    return tuple(found) or FINE
