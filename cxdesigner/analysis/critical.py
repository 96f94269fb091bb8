"""The critical path: which steps delay the end, and how much slack the others have.

Source: domain 4.8. Here a step begins when all before it are done, branches of a decision included:
the slack of a branch is how much longer it may get before it is the slowest.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.analysis.minutes import spent_minutes
from cxdesigner.analysis.time import Slot, schedule, without_circles
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.model.queries import flow_successors, reading_order, role_of
from cxdesigner.model.view import RecordView

_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class CriticalRow:
    """One element with its times in minutes."""

    element_id: str
    minutes: float
    slot: Slot

    @property
    def critical(self) -> bool:
        """Whether any delay here delays the end."""
        return self.slot.slack <= _EPSILON


@dataclass(frozen=True, slots=True)
class CriticalPath:
    """The slack table of a flow, in reading order."""

    rows: tuple[CriticalRow, ...]
    minutes: float
    cyclic: bool
    """Whether links that lead back, not marked as loops, were left out."""

    @property
    def path(self) -> tuple[str, ...]:
        """Ids of the critical elements in the order in which they begin."""
        critical = [row for row in self.rows if row.critical]
        return tuple(
            row.element_id for row in sorted(critical, key=lambda r: r.slot.earliest_start)
        )


def critical_path(view: RecordView, *, whole: bool = False) -> CriticalPath:
    """Return the slack table of the flow; empty if none is drawn. Loops are left out.

    Parameters
    ----------
    whole
        Over the flow of all lanes, not of the customer alone.
    """
    elements = {
        element.id: element
        for element in reading_order(view)
        if element.kind != "note" and (whole or role_of(view, element) in CUSTOMER_ROLES)
    }
    flow = {
        key: targets
        for key in elements
        if (
            targets := tuple(
                dict.fromkeys(
                    link.target_id
                    for link in flow_successors(view, key)
                    if link.target_id in elements and link.target_id != key
                )
            )
        )
    }
    starts = [key for key, element in elements.items() if element.start and key in flow]
    opened, cyclic = without_circles(flow, starts)
    links = [(key, target) for key, targets in opened.items() for target in targets]
    part = {key for link in links for key in link}
    weights = {key: _weight(elements[key]) for key in elements if key in part}
    slots = schedule(weights, links)
    return CriticalPath(
        rows=tuple(CriticalRow(key, weights[key], slots[key]) for key in weights),
        minutes=max((slot.earliest_finish for slot in slots.values()), default=0.0),
        cyclic=cyclic,
    )


def _weight(element: Element) -> float:
    return spent_minutes(element) or 0.0
