"""L10: two filled lanes without the line that belongs between them."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRole, Line, LineKind
from cxdesigner.model.queries import LINE_NAMES
from cxdesigner.model.record import LaneId
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

_BETWEEN: tuple[tuple[LineKind, LaneRole, LaneRole], ...] = (
    ("interaction", "customer", "frontstage"),
    ("visibility", "frontstage", "backstage"),
    ("internal", "backstage", "support"),
)


def _switch_on(tx: Transaction, finding: Finding) -> None:
    """Show the hidden line where it belongs; draw a new one where there is none."""
    kinds = {line.kind for line in tx.view.lines if not line.hidden}
    for kind, upper, _lower in _BETWEEN:
        if ("line", Term(LINE_NAMES[kind])) not in finding.params or kind in kinds:
            continue
        hidden = [line for line in tx.view.lines if line.kind == kind]
        lanes = [lane for lane in tx.view.lanes if lane.role == upper]
        if hidden:
            home = LaneId(lanes[-1].id) if lanes else hidden[0].after_lane_id
            tx.put(hidden[0].replace(hidden=False, after_lane_id=home))
        elif lanes:
            tx.put(Line(id=new_id(Line.PREFIX), kind=kind, after_lane_id=LaneId(lanes[-1].id)))


@rule(
    code="L10",
    name="line-missing",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Blueprint,
    reads=(Element, Lane, Line),
    message=N_("The {line} is switched off, though both lanes beside it are filled."),
    fix=Fix(N_("Switch the line on"), _switch_on),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of each of the three lines that is hidden or absent between two filled lanes."""
    if facts.is_journey_map:
        return FINE
    shown = {line.kind for line in facts.view.lines if not line.hidden}
    found: list[Hit] = []
    for kind, upper, lower in _BETWEEN:
        if kind not in shown and facts.has(f"side:{upper}") and facts.has(f"side:{lower}"):
            found += document_hit(line=Term(LINE_NAMES[kind]))
    return tuple(found) or FINE
