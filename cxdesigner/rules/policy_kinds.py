"""Which way a link between two lanes points when a program draws it (domain 2.4)."""

from __future__ import annotations

from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.policy import lane_rank
from cxdesigner.model.view import RecordView


def upward(view: RecordView, first: Element, second: Element) -> tuple[Element, Element]:
    """Return two elements as source and target.

    Evidence leads down to what it belongs to, contact leads from the customer down, and support
    leads up to what needs it.
    """
    ranks = _rank(view, first), _rank(view, second)
    upper, lower = (first, second) if ranks[0] <= ranks[1] else (second, first)
    if min(ranks) <= 1:
        return upper, lower
    return lower, upper


def _rank(view: RecordView, element: Element) -> int:
    lane = view.get(Lane, element.lane_id)
    rank = None if lane is None else lane_rank(lane.role)
    return 9 if rank is None else rank
