"""Quick fixes: each is a patch, so one undo step, and invents nothing but a placeholder."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.base.order import key_between
from cxdesigner.model.element import ALLOWED_ROLES, Element, ElementKind
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane, LaneRole
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import ElementId, LaneId, StepId
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.registry import rules_by_code


def fix_patch(view: RecordView, finding: Finding) -> Patch | None:
    """Return the patch of the quick fix of a finding, of all its parts if it is collapsed.

    None if the finding has no such fix, or if what it is about has changed since.

    Parameters
    ----------
    view
        The records as they are now. A store is used through a trial, so nobody is told.
    """
    return fix_all_patch(view, (finding,))


def fix_all_patch(view: RecordView, findings: Iterable[Finding]) -> Patch | None:
    """Return one patch that fixes several findings; those that have no patch are passed over."""
    store = view if isinstance(view, Store) else Store(view)
    label = ""
    with store.trial() as tx:
        for finding in findings:
            rule = rules_by_code().get(finding.code)
            if rule is None or rule.fix is None or rule.fix.change is None:
                continue
            label = label or finding.fix_label
            for part in finding.parts or (finding,):
                if all(subject in store for subject in part.subjects):
                    rule.fix.change(tx, part)
        tx.settle()
        patch = store.pending()
    if not patch:
        return None
    return Patch(MappingProxyType(dict(patch.changes)), label)


# -- what several fixes do ---------------------------------------------------------------------


def element_of(tx: Transaction, finding: Finding) -> Element | None:
    """Return the first element among the subjects of a finding."""
    for subject in finding.subjects:
        found = tx.view.get(Element, subject)
        if found is not None:
            return found
    return None


def add_link(
    tx: Transaction, kind: LinkKind, source_id: str, target_id: str, label: LocalText = EMPTY
) -> Link | None:
    """Put a link unless these two are already linked in this way."""
    if source_id == target_id:
        return None
    if any(
        link.kind == kind and link.target_id == target_id for link in tx.view.outgoing(source_id)
    ):
        return None
    link = Link(
        id=new_id(Link.PREFIX),
        kind=kind,
        source_id=ElementId(source_id),
        target_id=ElementId(target_id),
        label=label,
    )
    tx.put(link)
    return link


def add_support(tx: Transaction, provider_id: str, user_id: str) -> None:
    """Let one element support another.

    A request between the two that names nothing that is asked for was meant as this support, drawn
    from the other end: it is turned round.
    """
    for link in tx.view.outgoing(user_id):
        if link.target_id == provider_id and link.kind == "information" and not link.label:
            tx.put(
                link.replace(
                    kind="support", source_id=ElementId(provider_id), target_id=ElementId(user_id)
                )
            )
            return
    add_link(tx, "support", provider_id, user_id)


def lane_with(tx: Transaction, *roles: LaneRole) -> Lane | None:
    """Return the first lane with one of the roles, from top to bottom."""
    return next((lane for lane in tx.view.lanes if lane.role in roles), None)


def top_in(tx: Transaction, step_id: str | None, *roles: LaneRole) -> Element | None:
    """Return the top element but notes that starts at a step in lanes of the roles."""
    for lane in tx.view.lanes:
        if lane.role in roles:
            for element in tx.view.elements_in(lane.id, step_id):
                if element.kind != "note":
                    return element
    return None


def key_at_end(tx: Transaction, lane_id: str, step_id: str | None) -> str:
    """Return the order key below everything in a cell."""
    cell = tx.view.elements_in(lane_id, step_id)
    return key_between(cell[-1].order if cell else None, None)


def add_element(
    tx: Transaction, lane: Lane, step_id: str | None, kind: ElementKind, label: str
) -> Element:
    """Put a new element below everything in a cell, labelled with a placeholder."""
    element = Element(
        id=new_id(Element.PREFIX),
        lane_id=LaneId(lane.id),
        step_id=None if step_id is None else StepId(step_id),
        order=key_at_end(tx, lane.id, step_id),
        kind=kind,
        label=LocalText.of(label),
    )
    tx.put(element)
    return element


def move_to_lane(tx: Transaction, element: Element, lane: Lane) -> Element:
    """Move an element to another lane of its step, below what is there."""
    moved = element.replace(
        lane_id=lane.id, row_id=None, order=key_at_end(tx, lane.id, element.step_id)
    )
    tx.put(moved)
    return moved


def frontstage_partner(tx: Transaction, element: Element) -> Element | None:
    """Return the frontstage element of the same step, or a new placeholder there."""
    found = top_in(tx, element.step_id, "frontstage")
    if found is not None:
        return found
    lane = lane_with(tx, "frontstage")
    if lane is None:
        return None
    return add_element(tx, lane, element.step_id, "action", _("What the customer sees"))


def kind_for_lane(role: LaneRole, kind: ElementKind) -> ElementKind:
    """Return a kind that may sit in a lane: the given one if it may, else the usual one there."""
    if role in ALLOWED_ROLES[kind]:
        return kind
    if role in CUSTOMER_ROLES:
        return "touchpoint"
    if role in ("frontstage", "backstage"):
        return "action"
    return {"evidence": "evidence", "support": "process", "management": "process"}.get(role, "note")  # type: ignore[return-value]
