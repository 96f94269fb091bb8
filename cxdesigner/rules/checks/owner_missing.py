"""C03: work that belongs to nobody."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.queries import provider_of
from cxdesigner.rules.column import PROVIDERS
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="C03",
    name="owner-missing",
    severity="warning",
    maturity="review",
    scope="record",
    over=Element,
    reads=(Lane, LaneRow),
    message=N_("Nobody is named who does “{name}”."),
    collapsed=N_("{count} of {total} elements of the provider have no owner."),
    fix=Fix(N_("Pick a role or department"), field="actor"),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of provider elements without actor or owner.

    A system is its own name, and a named row of a lane names who works in it.
    """
    if element.kind in ("note", "system") or facts.side(element) not in PROVIDERS:
        return None
    if provider_of(element):
        return FINE
    row = facts.view.get(LaneRow, element.row_id)
    if row is not None and row.name:
        return FINE
    return hit(element.id, name=facts.name(element))
