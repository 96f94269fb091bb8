"""Questions asked before a gesture: may this connect, may this sit here.

Refuses only what has no meaning at all and says why. Everything else is allowed and, where it is
unwise, a finding of the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.model.element import ALLOWED_ROLES, Element, ElementKind
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane, LaneRole, Line
from cxdesigner.model.link import LINK_KINDS, LinkKind
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done; ``reason`` is a sentence for the person when it may not."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Do nothing if allowed.

        Raises
        ------
        PolicyError
            With the reason, if not.
        """
        if not self.allowed:
            raise PolicyError(self.reason)


YES = Verdict(True)

_RANK: dict[LaneRole, int] = {
    "evidence": 0,
    "customer": 1,
    "doing": 1,
    "frontstage": 2,
    "backstage": 3,
    "support": 4,
    "management": 5,
}


def lane_rank(role: LaneRole) -> int | None:
    """Return the distance of a lane role from the customer (domain 2.4), None for other roles."""
    return _RANK.get(role)


def may_link(
    view: RecordView, source_id: str | None, target_id: str | None, kind: LinkKind | None = None
) -> Verdict:
    """Say whether two records can be connected by a link (of a kind)."""
    source, target = view.find(source_id), view.find(target_id)
    if source is None or target is None:
        return Verdict(False, _("A link needs an element at both ends."))
    if isinstance(source, Line) or isinstance(target, Line):
        return Verdict(False, _("A line cannot be an end of a link: links pass it."))
    if not isinstance(source, Element) or not isinstance(target, Element):
        return Verdict(False, _("Only elements can be linked."))
    if source.id == target.id:
        return Verdict(False, _("A step cannot lead to itself. Mark repetition with a loop."))
    if source.kind == "note" or target.kind == "note":
        return Verdict(False, _("A note takes no part in the service, so it has no links."))
    if kind is not None and any(
        link.kind == kind and link.target_id == target.id for link in view.outgoing(source.id)
    ):
        return Verdict(False, _("These two are already linked in this way."))
    return YES


def may_place(view: RecordView, kind: ElementKind, lane_id: str, step_id: str | None) -> Verdict:
    """Say whether an element of a kind can be put into a cell."""
    if view.get(Lane, lane_id) is None:
        return Verdict(False, _("There is no lane here."))
    if step_id is not None and step_id not in view:
        return Verdict(False, _("There is no step here."))
    if step_id is None and kind == "decision":
        return Verdict(False, _("A decision belongs to one step."))
    return YES


def fits_lane(view: RecordView, element: Element) -> bool:
    """Say whether the kind of an element means something in its lane (domain 2.3, rule S07)."""
    lane = view.get(Lane, element.lane_id)
    return lane is None or lane.role in ALLOWED_ROLES[element.kind]


def suggested_link_kind(source: Element, target: Element, view: RecordView) -> LinkKind:
    """Return the kind of link that two lanes suggest (domain 2.4).

    From a decision it is flow wherever flow has a meaning: one of its exits.
    """
    source_lane, target_lane = view.get(Lane, source.lane_id), view.get(Lane, target.lane_id)
    if source_lane is None or target_lane is None:
        return "flow"
    first, second = source_lane.role, target_lane.role
    if first == "evidence" or second == "evidence":
        return "evidence"
    if first in CUSTOMER_ROLES and second in CUSTOMER_ROLES:
        return "flow"
    if first in CUSTOMER_ROLES or second in CUSTOMER_ROLES:
        return "interaction"
    if first == second or source.kind == "decision":
        return "flow"
    return "support" if (_RANK.get(first, 0) > _RANK.get(second, 0)) else "information"


def legal_link_kinds(source_role: LaneRole, target_role: LaneRole) -> tuple[LinkKind, ...]:
    """Return the kinds of link that domain 2.4 knows between two lane roles, in its order."""
    return tuple(kind for kind in LINK_KINDS if _is_legal(kind, source_role, target_role))


def _is_legal(kind: LinkKind, source: LaneRole, target: LaneRole) -> bool:
    provider = ("frontstage", "backstage", "support", "management")
    customer = source in CUSTOMER_ROLES
    to_customer = target in CUSTOMER_ROLES
    match kind:
        case "flow":
            return (customer and to_customer) or (source in provider and target in provider)
        case "interaction":
            return (customer and target == "frontstage") or (source == "frontstage" and to_customer)
        case "support":
            ranks = lane_rank(source), lane_rank(target)
            return (
                source in provider
                and target in provider
                and ranks[0] is not None
                and ranks[1] is not None
                and ranks[0] >= ranks[1]
            )
        case "information":
            return source in provider and target in provider
        case "evidence":
            return source == "evidence" and (to_customer or target == "frontstage")
        case "recovery":
            return (customer and target == "frontstage") or (
                source in provider and target in provider
            )
