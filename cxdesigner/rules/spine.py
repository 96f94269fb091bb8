"""Neighbours in time on the customer lane, by column."""

from __future__ import annotations

from cxdesigner.model.element import Element
from cxdesigner.model.queries import column_of, customer_elements
from cxdesigner.model.view import RecordView


def step_before(view: RecordView, element: Element) -> Element | None:
    """Return the nearest customer step in an earlier column, the top one of its cell."""
    own = column_of(view, element)
    earlier = [
        (column, other)
        for other in customer_elements(view)
        if own is not None and (column := column_of(view, other)) is not None and column < own
    ]
    if not earlier:
        return None
    last = max(column for column, _ in earlier)
    return next(other for column, other in earlier if column == last)


def step_after(view: RecordView, element: Element) -> Element | None:
    """Return the nearest customer step in a later column, the top one of its cell."""
    own = column_of(view, element)
    for other in customer_elements(view):
        column = column_of(view, other)
        if own is not None and column is not None and column > own:
            return other
    return None
