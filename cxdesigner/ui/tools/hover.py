"""What the tool in rest shows under the pointer: frames, handles, empty cells, cursors."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeGuard

from PySide6.QtCore import Qt

from cxdesigner.base.geometry import Point
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.persona import Emotion
from cxdesigner.scene.blocks.quote import shown_of_quote
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.cells import empty_cells_beside
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost
from cxdesigner.ui.tools.base import Tool
from cxdesigner.ui.tools.handles import ends_of, grip_at, grips_of, span_edge, span_handles
from cxdesigner.ui.widgets import plain_tip

GRIP_REACH_PX = 9.0
EDGE_REACH_PX = 5.0
LINE_YIELDS_PX = 8.0
"""So much farther around a grip a drag that begins on a line draws a link."""


class HoverTool(Tool):
    """A tool that shows what a press would take hold of."""

    def __init__(self, host: ToolHost) -> None:
        super().__init__(host)
        self._hovered: str | None = None
        self._last: PointerEvent | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a button is held or a drag under way."""
        return False

    def hide_handles(self) -> None:
        """Show nothing but the drag that begins."""
        overlay = self.host.canvas.overlay
        overlay.handle.show_at((), 1.0)
        overlay.spans.show_at((), 1.0)
        overlay.cell.show_rect(None)
        overlay.near_cells.show_cells(())

    def gripped(
        self, event: PointerEvent, reach_px: float = GRIP_REACH_PX
    ) -> tuple[str | None, Point | None]:
        """Return the element whose grip is within reach of the pointer, and the grip."""
        reach = event.tolerance(reach_px)
        for element_id in (self._hovered, self.host.document.selection.primary):
            item = self.host.scene.items.get(element_id or "")
            grip = grip_at(item, event.point, reach) if self._has_grips(item) else None
            if item is not None and grip is not None:
                return item.id, grip
        return None, None

    def dot_before_line(self, event: PointerEvent) -> str | None:
        """Return the element from whose dot a drag on a line is meant to begin."""
        return self.gripped(event, GRIP_REACH_PX + LINE_YIELDS_PX)[0]

    def edge_at(
        self, item: SceneItem | None, event: PointerEvent
    ) -> Literal["start", "end"] | None:
        """Return which edge of an element a press would take; what lies on it goes before."""
        if item is None or self.element_at(event) not in (item.id, None):
            return None
        return span_edge(item, event.point, event.tolerance(EDGE_REACH_PX))

    def spanning_item(self) -> SceneItem | None:
        """Return the element whose edges can be pulled: the one that alone is selected."""
        document = self.host.document
        ids = document.selection.ids
        if len(ids) != 1 or document.store.get(Element, ids[0]) is None:
            return None
        return self.host.scene.items.get(ids[0]) if document.store.steps else None

    def refresh(self) -> None:
        """Follow the drawing: it may have moved away under a pointer that rests."""
        last = self._last
        if self.is_busy:
            return
        if last is None:
            # The pointer is elsewhere; what is selected keeps its handles.
            self._show_handles(None, self.host.canvas.scale_factor)
            self._show_near(None)
            return
        canvas = self.host.canvas
        place = canvas.mapToScene(round(last.view_x), round(last.view_y))
        self.hover(replace(last, point=Point(place.x(), place.y()), scale=canvas.scale_factor))

    def leave(self) -> None:
        """The pointer has left the canvas: nothing is under it any more."""
        if self.is_busy:
            return
        self._last = self._hovered = None
        overlay = self.host.canvas.overlay
        overlay.hover.show_items(())
        overlay.cell.show_rect(None)
        self._show_tip(None)
        self._show_near(None)
        self._show_handles(None, self.host.canvas.scale_factor)

    def _show_handles(self, hovered: str | None, scale: float) -> None:
        items = self.host.scene.items
        grips: list[Point] = []
        for element_id in dict.fromkeys((hovered, self.host.document.selection.primary)):
            found = items.get(element_id or "")
            if self._has_grips(found):
                grips += grips_of(found)
            elif found is not None and found.kind == "link":
                grips += ends_of(found)
        self.host.canvas.overlay.handle.show_at(grips, scale)
        spanning = self.spanning_item()
        bars = () if spanning is None else span_handles(spanning)
        self.host.canvas.overlay.spans.show_at(bars, scale)

    def _show_near(self, event: PointerEvent | None) -> None:
        """Show the places left in the column under the pointer and in that of the selection."""
        host, grid = self.host, self.host.grid
        cell, primary = host.document.selection.cell, host.document.selection.primary
        element = host.document.store.get(Element, primary)
        steps = [None if cell is None else cell[1], None if element is None else element.step_id]
        if event is not None and grid.columns and event.point.y >= grid.body_top:
            steps.append(grid.columns[grid.column_of_x(event.point.x)].step_id)
        closed = host.document.collapsed_steps
        overlay, shown = host.canvas.overlay, set(host.canvas.overlay.cells.cells)
        places = empty_cells_beside(grid, {one for one in steps if one not in closed})
        overlay.near_cells.show_cells(place for place in places if place not in shown)

    def hover(self, event: PointerEvent) -> None:
        self._last = event
        scene, overlay = self.host.scene, self.host.canvas.overlay
        item = self.item_at(event)
        near = scene.items.get(self._hovered or "")
        if (
            near is not None
            and (item is None or item.kind != "element")
            and grip_at(near, event.point, event.tolerance(GRIP_REACH_PX)) is not None
        ):
            item = near
        self._hovered = item.id if self._is_element(item) else None
        self._show_handles(self._hovered, event.scale)
        overlay.hover.show_items(() if item is None or item.kind != "element" else (item,))
        self._show_cell(item, event)
        self._show_cursor(item, event)
        self._show_tip(item)
        self._show_near(event)

    def _show_tip(self, item: SceneItem | None) -> None:
        """Offer the whole of a quote of which the curve shows a part."""
        tip = ""
        if item is not None and item.kind == "quote":
            shown, count = shown_of_quote(item.label, item.language)
            tip = plain_tip(item.label) if shown < count else ""
        port = self.host.canvas.viewport()
        if port.toolTip() != tip:
            port.setToolTip(tip)

    def _show_cell(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Mark the empty cell under the pointer: double clicks write there, pastes go there."""
        place = None
        if item is None or item.kind == "lane":
            place = self.place_at(event.point, gaps=False)
        if place is not None and self.host.document.store.elements_in(place.lane_id, place.step_id):
            place = None
        rect = self.rect_of(place) if place is not None and place.step_id else None
        if rect is not None and not rect.contains(event.point):
            rect = None
        self.host.canvas.overlay.cell.show_rect(rect)

    def _show_cursor(self, item: SceneItem | None, event: PointerEvent) -> None:
        port = self.host.canvas.viewport()
        record = None if item is None else self.host.document.store.find(item.record_id or item.id)
        if any(
            abs(event.point.x - grip.x) + abs(event.point.y - grip.y)
            < event.tolerance(GRIP_REACH_PX)
            for grip in self.host.canvas.overlay.handle.points
        ) or (isinstance(record, Line) and self.dot_before_line(event) is not None):
            port.setCursor(Qt.CursorShape.CrossCursor)
        elif self.edge_at(self.spanning_item(), event) is not None:
            port.setCursor(Qt.CursorShape.SizeHorCursor)
        elif item is not None and item.kind != "quote" and isinstance(record, Line | Emotion):
            port.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            port.unsetCursor()

    def _is_element(self, item: SceneItem | None) -> TypeGuard[SceneItem]:
        """Say whether an item is an element; a box in a collapsed stage is none."""
        return item is not None and self.host.document.store.get(Element, item.id) is not None

    def _has_grips(self, item: SceneItem | None) -> TypeGuard[SceneItem]:
        return self._is_element(item) and item.element_kind != "note"
