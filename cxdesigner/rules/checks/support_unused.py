"""L07: support that serves nobody."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_support, element_of, top_in
from cxdesigner.rules.registry import Fix, rule


def _link(tx: Transaction, finding: Finding) -> None:
    """Serve the lowest work above it at the same step, else the nearest step that has some."""
    element = element_of(tx, finding)
    if element is None:
        return
    steps = tx.view.steps
    own = tx.view.positions(Step).get(element.step_id or "", 0)
    for step in sorted(steps, key=lambda step: (abs(steps.index(step) - own), step.order)):
        user = top_in(tx, step.id, "backstage") or top_in(tx, step.id, "frontstage")
        if user is not None:
            add_support(tx, element.id, user.id)
            return


@rule(
    code="L07",
    name="support-unused",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("Nothing uses the support “{name}”."),
    collapsed=N_("Nothing uses {count} of {total} support processes."),
    fix=Fix(N_("Link to the work that needs it"), _link),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of linked support from which no backstage or frontstage element can be reached."""
    if element.kind == "note" or facts.side(element) != "support" or facts.is_journey_map:
        return None
    if not (facts.has("side:frontstage") or facts.has("side:backstage")):
        return None
    if facts.spans_journey(element) or not facts.view.links_of(element.id):
        return None
    if element.id in facts.provision.reaches_work:
        return FINE
    if facts.is_uncovered(element, ("frontstage", "backstage")):
        return FINE
    return hit(element.id, name=facts.name(element))
