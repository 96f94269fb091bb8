"""Taking a part of the drawing along while it is dragged by its header or its line."""

from __future__ import annotations

from typing import Literal

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.carried import Picture
from cxdesigner.ui.canvas.header_bar import HeaderGhost
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.tile import qrect
from cxdesigner.ui.tools import ToolHost


class Carrying:
    """What follows the pointer from where it was taken, across or down."""

    def __init__(
        self, host: ToolHost, record_id: str, area: Rect | None, start: Point, *, across: bool
    ) -> None:
        self._host, self._start, self._across = host, start, across
        self._picture = _picture(host, record_id, area, across=across)

    def move(self, point: Point) -> None:
        """Follow the pointer."""
        if self._picture is None:
            return
        dx = point.x - self._start.x if self._across else 0.0
        dy = 0.0 if self._across else point.y - self._start.y
        canvas = self._host.canvas
        canvas.overlay.carried.show_picture(self._picture, dx, dy, canvas.scale_factor)


def _picture(host: ToolHost, record_id: str, area: Rect | None, *, across: bool) -> Picture | None:
    canvas = host.canvas
    if area is None:
        return None
    port = canvas.viewport()
    place = canvas.mapFromScene(qrect(area)).boundingRect().intersected(port.rect())
    if place.isEmpty():
        return None
    found = canvas.mapToScene(place).boundingRect()
    rect = Rect(found.x(), found.y(), found.width(), found.height())
    bar = canvas.headers.stages if across else canvas.headers.lanes
    return Picture(rect, port.grab(place), bar, bar.copied(record_id))


class CarryingLine:
    """A line, and its name in the header, that follow the pointer down or up."""

    def __init__(self, host: ToolHost, line_id: str, start: Point) -> None:
        self._host, self._line_id, self._start = host, line_id, start
        self._header = host.canvas.headers.lanes.copied(line_id)

    def move(self, point: Point) -> None:
        """Follow the pointer."""
        canvas = self._host.canvas
        item, seen = self._host.scene.items.get(self._line_id), canvas.visible_rect()
        if item is None:
            return
        dy = point.y - self._start.y
        canvas.overlay.ghost.show_items((piece_of(item.moved(0.0, dy), seen.x, seen.right),))
        if self._header is not None:
            place = self._header.place.translated(0.0, dy * canvas.scale_factor)
            bar = canvas.headers.lanes
            canvas.overlay.carried.show_header(bar, self._header.at(place))


def show_stage_ghost(
    host: ToolHost, item: SceneItem, columns: Rect, edge: Literal["start", "end"]
) -> None:
    """Show the header of a stage over the columns that it would have."""
    bar = host.canvas.headers.stages
    height = bar.place_of(item.record_id or item.id)
    left, right = columns.x, columns.right
    place = bar.span_px(*((left, item.rect.right) if edge == "start" else (item.rect.x, right)))
    if height is not None:
        place.setTop(height.top())
        place.setBottom(height.bottom())
    host.canvas.overlay.carried.show_header(bar, HeaderGhost(place, item=item))
