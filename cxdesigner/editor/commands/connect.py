"""Links: made, turned, given another end, opened for an element."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Literal

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.place import Place, lane_for
from cxdesigner.model.element import ALLOWED_ROLES, Element, ElementKind
from cxdesigner.model.lane import CUSTOMER_ROLES, PROVIDER_ROLES, Lane
from cxdesigner.model.link import LINK_KINDS, Link, LinkKind
from cxdesigner.model.policy import lane_rank, legal_link_kinds, may_link, suggested_link_kind
from cxdesigner.model.queries import role_of, span_of
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY
from cxdesigner.model.view import RecordView


def connect(
    tx: Transaction, source_id: str, target_id: str, kind: LinkKind | None = None
) -> tuple[str, ...]:
    """Link two elements; without a kind as their lanes suggest, evidence to what it shows.

    Returns
    -------
    tuple of str
        The id of the link.

    Raises
    ------
    PolicyError
        If the link has no meaning; the message says why.
    """
    may_link(tx.view, source_id, target_id).require()
    source, target = tx.view.need(Element, source_id), tx.view.need(Element, target_id)
    chosen = kind or suggested_link_kind(source, target, tx.view)
    if kind is None:
        source_id, target_id = _facing(tx.view, chosen, source_id, target_id)
    may_link(tx.view, source_id, target_id, chosen).require()
    link = Link(
        id=new_id(Link.PREFIX),
        kind=chosen,
        source_id=ElementId(source_id),
        target_id=ElementId(target_id),
    )
    tx.put(link)
    return (link.id,)


def _facing(view: RecordView, kind: LinkKind, source_id: str, target_id: str) -> tuple[str, str]:
    """Return the ends of a link from evidence to what it shows: no arrow head tells them apart."""
    is_evidence = [
        role_of(view, view.need(Element, key)) == "evidence" for key in (source_id, target_id)
    ]
    turned = kind == "evidence" and is_evidence == [False, True]
    return (target_id, source_id) if turned else (source_id, target_id)


def free_link_kinds(view: RecordView, source_id: str, target_id: str) -> tuple[LinkKind, ...]:
    """Return the kinds with a meaning between two elements that are not linked so yet.

    Two may be linked in several ways, e.g. by a recovery beside an interaction (domain 2.4, S03).
    """
    source, target = view.get(Element, source_id), view.get(Element, target_id)
    roles = [None if one is None else role_of(view, one) for one in (source, target)]
    if roles[0] is None or roles[1] is None:
        return ()
    legal = legal_link_kinds(roles[0], roles[1])
    return tuple(kind for kind in legal if may_link(view, source_id, target_id, kind))


def connect_new(
    tx: Transaction,
    source_id: str,
    kind: ElementKind,
    place: Place,
    link_kind: LinkKind | None = None,
) -> tuple[str, ...]:
    """Put a new element at a place and link it from another (a link dropped on an empty cell).

    Returns
    -------
    tuple of str
        The id of the element.
    """
    (element_id,) = add_element(tx, kind, place)
    connect(tx, source_id, element_id, link_kind)
    return (element_id,)


def connect_along(tx: Transaction, source_id: str, target_id: str) -> tuple[str, ...]:
    """Link an element to the next one of its lane, if one step there leads to another.

    Customers and providers act; evidence, notes and thoughts only stand beside each other.
    """
    view = tx.view
    source, target = view.need(Element, source_id), view.need(Element, target_id)
    roles = {role_of(view, element) for element in (source, target)}
    if not (roles <= CUSTOMER_ROLES or roles <= PROVIDER_ROLES):
        return ()
    return connect(tx, source_id, target_id, "flow") if _can_link(view, source, target) else ()


def connect_upright(tx: Transaction, first_id: str, second_id: str) -> tuple[str, ...]:
    """Link two elements of one step as their lanes stand to each other (domain 2.4).

    Evidence leads to what it belongs to, contact goes from the customer to the provider, and who
    provides supports who stands nearer to the customer. Notes and thoughts get no link.
    """
    view = tx.view
    pair = [view.need(Element, key) for key in (first_id, second_id)]
    ranks = [lane_rank(role) if (role := role_of(view, el)) is not None else None for el in pair]
    if ranks[0] is None or ranks[1] is None or not _can_link(view, *pair):
        return ()
    if ranks[0] > ranks[1]:
        pair.reverse()
    near, far = pair
    near_role = role_of(view, near)
    if near_role in PROVIDER_ROLES:
        return connect(tx, far.id, near.id, "support")
    return connect(tx, near.id, far.id)


def _can_link(view: RecordView, first: Element, second: Element) -> bool:
    linked = {link.target_id for link in view.outgoing(first.id)}
    linked |= {link.source_id for link in view.incoming(first.id)}
    return second.id not in linked and bool(may_link(view, first.id, second.id))


def connect_chain(tx: Transaction, element_ids: Collection[str]) -> tuple[str, ...]:
    """Link each element to the next one; pairs that are linked already are passed over.

    Raises
    ------
    PolicyError
        If nothing could be linked; with the reason for the first pair.
    """
    chain = list(element_ids)
    made: list[str] = []
    reason: PolicyError | None = None
    for source_id, target_id in pairwise(chain):
        try:
            made += connect(tx, source_id, target_id)
        except PolicyError as error:
            reason = reason or error
    if not made:
        raise reason or PolicyError(_("Choose two elements to link."))
    return tuple(made)


def reconnect(
    tx: Transaction, link_id: str, end: Literal["source", "target"], element_id: str
) -> tuple[str, ...]:
    """Give a link another element at one end; in another lane a kind that has a meaning there."""
    view = tx.view
    link = view.need(Link, link_id)
    source_id = element_id if end == "source" else link.source_id
    target_id = element_id if end == "target" else link.target_id
    if (source_id, target_id) == (link.source_id, link.target_id):
        return (link_id,)
    may_link(view, source_id, target_id, link.kind).require()
    kind, old_id = link.kind, link.source_id if end == "source" else link.target_id
    if role_of(view, view.need(Element, old_id)) != role_of(view, view.need(Element, element_id)):
        kind = _kind_between(view, kind, source_id, target_id)
        source_id, target_id = _facing(view, kind, source_id, target_id)
        may_link(view, source_id, target_id, kind).require()
    ends = {"source_id": ElementId(source_id), "target_id": ElementId(target_id)}
    tx.put(link.replace(kind=kind, both=link.both and kind != "evidence", **ends))
    return (link_id,)


def set_link_kind(tx: Transaction, link_ids: Collection[str], kind: LinkKind) -> tuple[str, ...]:
    """Change the kind of links.

    Raises
    ------
    PolicyError
        If two elements would be linked twice in the same way.
    """
    for link_id in link_ids:
        link = tx.view.need(Link, link_id)
        if link.kind != kind:
            may_link(tx.view, link.source_id, link.target_id, kind).require()
            tx.put(link.replace(kind=kind))
    return tuple(link_ids)


def reverse_links(tx: Transaction, link_ids: Collection[str]) -> tuple[str, ...]:
    """Turn links round.

    Raises
    ------
    PolicyError
        If there is such a link the other way round already.
    """
    for link_id in link_ids:
        link = tx.view.need(Link, link_id)
        back = [other for other in tx.view.outgoing(link.target_id) if other.id not in link_ids]
        if any(o.target_id == link.source_id and o.kind == link.kind for o in back):
            raise PolicyError(_("These two are already linked in this way."))
    for link_id in link_ids:
        link = tx.view.need(Link, link_id)
        tx.put(link.replace(source_id=link.target_id, target_id=link.source_id))
    return tuple(link_ids)


def supports_back(view: RecordView, link: Link) -> bool:
    """Say whether a link would be support if it were turned round, and only then (domain 2.4).

    Support leads up to who needs it; drawn from there it is taken for information.
    """
    roles = [role_of(view, view.need(Element, key)) for key in (link.source_id, link.target_id)]
    if roles[0] is None or roles[1] is None:
        return False
    upward, downward = legal_link_kinds(roles[1], roles[0]), legal_link_kinds(roles[0], roles[1])
    return "support" in upward and "support" not in downward


def turn_to_support(tx: Transaction, link_ids: Collection[str]) -> tuple[str, ...]:
    """Turn links round that were drawn from who needs something to who provides it.

    Raises
    ------
    PolicyError
        If one of them would be no support that way, or there is such a link already.
    """
    for link_id in link_ids:
        link = tx.view.need(Link, link_id)
        if not supports_back(tx.view, link):
            raise PolicyError(
                _("Only a link that leads away from the customer can be turned into support.")
            )
        may_link(tx.view, link.target_id, link.source_id, "support").require()
        tx.put(link.replace(kind="support", source_id=link.target_id, target_id=link.source_id))
    return tuple(link_ids)


def insert_on_link(
    tx: Transaction, link_id: str, kind: ElementKind, place: Place
) -> tuple[str, ...]:
    """Put a new element into a link, which becomes two.

    The first part keeps the label and the rest of the link, so that an answer of a decision stays
    at the decision.

    Returns
    -------
    tuple of str
        The id of the element.
    """
    (element_id,) = add_element(tx, kind, place)
    put_on_link(tx, link_id, element_id)
    return (element_id,)


def put_on_link(tx: Transaction, link_id: str, element_id: str) -> tuple[str, ...]:
    """Lead a link through an element that is there already (dropped onto the link).

    Each part keeps the kind of the link where that has a meaning between its lanes.
    """
    link = tx.view.need(Link, link_id)
    first = _kind_between(tx.view, link.kind, link.source_id, element_id)
    second_kind = _kind_between(tx.view, link.kind, element_id, link.target_id)
    tx.put(link.replace(kind=first, target_id=ElementId(element_id)))
    second = link.replace(
        id=new_id(Link.PREFIX),
        kind=second_kind,
        source_id=ElementId(element_id),
        label=EMPTY,
        notes=EMPTY,
        default=False,
        loop=False,
        condition=EMPTY,
        unknown=(),
    )
    tx.put(second)
    return (element_id,)


def _kind_between(view: RecordView, kind: LinkKind, source_id: str, target_id: str) -> LinkKind:
    """Return a kind if it has a meaning between two elements, else the one their lanes suggest."""
    may_link(view, source_id, target_id).require()
    source, target = view.need(Element, source_id), view.need(Element, target_id)
    roles = role_of(view, source), role_of(view, target)
    if roles[0] is not None and roles[1] is not None:
        legal = legal_link_kinds(roles[0], roles[1])
        kind = kind if kind in legal else suggested_link_kind(source, target, view)
    may_link(view, source_id, target_id, kind).require()
    return kind


def offered_link_kinds(view: RecordView, link: Link) -> tuple[LinkKind, ...]:
    """Return the kinds that a link between its lanes can have, its own included, in their order."""
    roles = [role_of(view, view.need(Element, key)) for key in (link.source_id, link.target_id)]
    legal: tuple[LinkKind, ...] = ()
    if roles[0] is not None and roles[1] is not None:
        legal = legal_link_kinds(roles[0], roles[1])
    return tuple(kind for kind in LINK_KINDS if kind in legal or kind == link.kind)


def doubt_about(view: RecordView, link_id: str) -> str:
    """Return what to say of a link between lanes where no kind has a meaning; '' for any other."""
    link = view.get(Link, link_id)
    ends = (
        []
        if link is None
        else [view.get(Element, link.source_id), view.get(Element, link.target_id)]
    )
    roles = [role_of(view, end) for end in ends if end is not None]
    source, target = roles if len(roles) == 2 else (None, None)
    if source is None or target is None:
        return ""
    if legal_link_kinds(source, target) or legal_link_kinds(target, source):
        return ""
    if {source, target} & CUSTOMER_ROLES and {source, target} & PROVIDER_ROLES:
        return _(
            "Customers see nothing of what happens there. "
            "Unless they call or write, a step in the frontstage belongs in between."
        )
    return _("A link between these two lanes has no meaning.")


def may_lead_through(view: RecordView, link_id: str | None, element_id: str) -> bool:
    """Say whether an element can be put into a link: it takes part and has no links yet."""
    element = view.get(Element, element_id)
    if element is None or view.get(Link, link_id) is None:
        return False
    return element.kind != "note" and not view.links_of(element_id)


def place_on_link(view: RecordView, link_id: str, kind: ElementKind) -> Place | None:
    """Return where an element goes that is put into a link without pointing at a place.

    Into the lane of one of the ends if such an element belongs there, in a free column between
    them, else in a new one.
    """
    link = view.need(Link, link_id)
    source, target = view.need(Element, link.source_id), view.need(Element, link.target_id)
    lanes = [view.get(Lane, end.lane_id) for end in (source, target)]
    fitting = (lane for lane in lanes if lane is not None and lane.role in ALLOWED_ROLES[kind])
    lane = next(fitting, None) or lane_for(view, kind, source.lane_id)
    if lane is None:
        return None
    if source.step_id is None:
        return Place(lane.id, target.step_id)
    column = span_of(view, source)[1] + 1
    if column < span_of(view, target)[0] and not view.elements_in(lane.id, view.steps[column].id):
        return Place(lane.id, view.steps[column].id)
    return Place(lane.id, gap=column)
