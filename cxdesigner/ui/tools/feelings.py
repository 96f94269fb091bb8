"""The first point of the emotion curve: where a customer element has none yet."""

from __future__ import annotations

from cxdesigner.base.geometry import Point
from cxdesigner.model.queries import customer_elements, emotions_of
from cxdesigner.ui.tools import ToolHost


def unfelt_at(host: ToolHost, point: Point) -> str | None:
    """Return the customer element without an emotion above or below a point of the emotion band.

    Between two columns the nearest counts. None outside the band, and where every element of the
    column has its point.
    """
    grid, view = host.grid, host.document.store
    axis = grid.emotion
    if axis is None or not axis.top <= point.y <= axis.bottom or not grid.columns:
        return None
    column = grid.columns[grid.column_of_x(point.x)]
    if column.step_id is None or not grid.left <= point.x <= grid.right:
        return None
    known = emotions_of(view, host.persona_id)
    there = (el for el in customer_elements(view) if el.step_id == column.step_id)
    return next((element.id for element in there if element.id not in known), None)
