"""X21: a complaint after which nobody asks whether all is well."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _, pgettext
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_element, add_link, element_of
from cxdesigner.rules.registry import Fix, rule

COMPLAINT = frozenset({"complaint", "投诉", "投訴", "客诉", "客訴"})
FOLLOWUP = frozenset({"followup", "跟进", "跟進", "回访", "回訪", "追踪", "追蹤"})
"""Words that tag a complaint and what follows up on it."""


def _follow_up(tx: Transaction, finding: Finding) -> None:
    """Add a follow-up touchpoint in the next column, or below the complaint in the last one."""
    element = element_of(tx, finding)
    if element is None:
        return
    steps = tx.view.steps
    place = tx.view.positions(Step).get(element.step_id or "", len(steps) - 1)
    step_id = steps[min(place + 1, len(steps) - 1)].id if steps else None
    lane = tx.view.need(Lane, element.lane_id)
    added = add_element(tx, lane, step_id, "touchpoint", _("Follow-up"))
    tx.put(added.replace(tags=(pgettext("tag", "followup"),)))
    add_link(tx, "flow", element.id, added.id)


def _tagged(element: Element, words: frozenset[str]) -> bool:
    return any(tag.strip().casefold().replace("-", "") in words for tag in element.tags)


@rule(
    code="X21",
    name="complaint-without-followup",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Element,
    reads=(Link, Lane, Step),
    message=N_("After the complaint “{name}” nobody checks whether all is well again."),
    fix=Fix(N_("Add a follow-up touchpoint"), _follow_up),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of touchpoints tagged complaint without a later step tagged followup."""
    if not facts.is_customer(element) or element.kind != "touchpoint":
        return None
    if not _tagged(element, COMPLAINT):
        return None
    steps = facts.journey.steps
    if any(_tagged(steps[key], FOLLOWUP) for key in facts.journey.after(element.id)):
        return FINE
    return hit(element.id, name=facts.name(element))
