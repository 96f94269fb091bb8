"""Drags of the select tool: each feeds a gesture of the editor and draws its ghost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from cxdesigner.analysis.words import value_text
from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.builtin.link import LINK_KIND_NAMES
from cxdesigner.editor.commands.park import park_elements
from cxdesigner.editor.gestures import DragElements, DragEmotion, DragSpan, place_of_hit
from cxdesigner.editor.link_gestures import DragLink, DragLinkEnd
from cxdesigner.editor.shown_grid import cell_in
from cxdesigner.editor.structure_gestures import DragLine
from cxdesigner.model.link import Link
from cxdesigner.report.kind_names import KIND_NAMES
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.strung import strung_links
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools.base import Tool
from cxdesigner.ui.tools.carrying import CarryingLine
from cxdesigner.ui.tools.structure import lane_above, lane_edge_rect

if TYPE_CHECKING:
    from cxdesigner.ui.tools.select import SelectTool


class Drag(Protocol):
    """One drag from the moment the pointer has moved far enough to the release."""

    def move(self, event: PointerEvent) -> None:
        """Follow the pointer."""
        ...

    def release(self, event: PointerEvent) -> None:
        """Do it."""
        ...

    def cancel(self) -> None:
        """Drop it."""
        ...


class ElementsDrag:
    """Elements taken to another cell, or to a new column between two; Alt or Ctrl copies them."""

    def __init__(self, tool: Tool, gesture: DragElements, start: PointerEvent) -> None:
        self._tool = tool
        self._gesture = gesture
        self._start = start.point

    def _carried(self, event: PointerEvent) -> list[SceneItem]:
        host = self._tool.host
        items, seen = host.scene.items, host.canvas.visible_rect()
        # Over the strip below they are seen at the foot of the canvas.
        dx, dy = event.point.x - self._start.x, min(event.point.y, seen.bottom) - self._start.y
        carried: dict[str, SceneItem] = {}
        for key in self._gesture.element_ids:
            # The whole blueprint may be carried: what nobody sees need not follow.
            if key in items and items[key].rect.moved(dx, dy).intersects(seen):
                carried[key] = items[key].moved(dx, dy)
        view = host.document.store
        links = [link for key in carried for link in view.links_of(key)]
        if event.copies:
            links = [k for k in links if k.source_id in carried and k.target_id in carried]
        return [*carried.values(), *strung_links(links, carried, items)]

    def move(self, event: PointerEvent) -> None:
        """Show where the elements would go."""
        tool, gesture = self._tool, self._gesture
        if tool.host.is_parking_at(event):
            gesture.to(None)
            tool.show_place(None)
            tool.show_link(None)
            tool.show_ghost(gesture.ghost)
            tool.host.canvas.overlay.ghost.show_items(self._carried(event))
            tool.remark(event, "")
            tool.host.show_hint(_("Release to park"))
            return
        hit = cell_in(tool.host.document, tool.host.grid, event.point)
        gesture.to_hit(hit, tool.link_at(event), copies=event.copies)
        tool.show_ghost(gesture.ghost, self._carried(event))
        place = place_of_hit(tool.host.document.store, hit, gesture.element_ids)
        tool.show_place(place, refused=bool(gesture.refusal))
        tool.show_link(gesture.link_id)
        tool.say_place(event, place, gesture.refusal, gesture.words)
        port = tool.host.canvas.viewport()
        if event.copies:
            port.setCursor(Qt.CursorShape.DragCopyCursor)
        else:
            port.unsetCursor()

    def release(self, event: PointerEvent) -> None:
        """Move them, or park them."""
        host = self._tool.host
        if host.is_parking_at(event):
            self._gesture.cancel()
            host.document.run(_("Park elements"), park_elements, self._gesture.element_ids)
            return
        hit = cell_in(host.document, host.grid, event.point)
        self._gesture.to_hit(hit, self._tool.link_at(event), copies=event.copies)
        self._gesture.release()

    def cancel(self) -> None:
        """Leave them."""
        self._tool.host.canvas.viewport().unsetCursor()
        self._gesture.cancel()


class SpanDrag:
    """An edge of an element pulled over columns."""

    def __init__(self, tool: Tool, gesture: DragSpan) -> None:
        self._tool = tool
        self._gesture = gesture

    def _aim(self, event: PointerEvent) -> None:
        grid = self._tool.host.grid
        column = grid.columns[grid.column_of_x(event.point.x)] if grid.columns else None
        self._gesture.to(None if column is None else column.step_id)

    def move(self, event: PointerEvent) -> None:
        """Show over which columns the element would reach."""
        self._aim(event)
        tool, gesture = self._tool, self._gesture
        tool.show_ghost(gesture.ghost)
        ends = [tool.rect_of(place) for place in gesture.reach()]
        rects = [rect for rect in ends if rect is not None]
        tool.host.canvas.overlay.hint.show_rect(union(rects) if rects else None)
        tool.say(event, gesture)

    def release(self, event: PointerEvent) -> None:
        """Let it reach so far."""
        self._aim(event)
        self._gesture.release()

    def cancel(self) -> None:
        """Leave it."""
        self._gesture.cancel()


class LineDrag:
    """A line pulled to another place between the lanes."""

    def __init__(self, tool: Tool, gesture: DragLine, start: PointerEvent) -> None:
        self._tool = tool
        self._gesture = gesture
        self._carrying = CarryingLine(tool.host, gesture.line_id, start.point)

    def move(self, event: PointerEvent) -> None:
        """Show between which lanes the line would go."""
        grid = self._tool.host.grid
        self._carrying.move(event.point)
        lane_id = lane_above(grid, event.point.y)
        self._gesture.to(lane_id)
        refused = bool(self._gesture.refusal)
        self._tool.host.canvas.overlay.hint.show_rect(
            lane_edge_rect(grid, lane_id, False), refused=refused
        )
        self._tool.say(event, self._gesture)

    def release(self, event: PointerEvent) -> None:
        """Move it."""
        self._gesture.to(lane_above(self._tool.host.grid, event.point.y))
        self._gesture.release()

    def cancel(self) -> None:
        """Leave it."""
        self._gesture.cancel()


class EmotionDrag:
    """A point of the emotion curve pulled up or down; Alt gives tenths of the scale."""

    def __init__(self, tool: Tool, gesture: DragEmotion, start: PointerEvent) -> None:
        self._tool = tool
        self._gesture = gesture

    def move(self, event: PointerEvent) -> None:
        """Show the curve with the value at the pointer."""
        axis = self._tool.host.grid.emotion
        if axis is None:
            return
        self._gesture.to(axis.value_of(event.point.y), fine=event.alt)
        self._tool.show_ghost(self._gesture.ghost)
        value = self._gesture.value
        if value is not None:
            text = value_text(value, self._tool.host.document.store.blueprint.scale_min)
            self._tool.remark(event, _("Emotion {value}").format(value=text))

    def release(self, event: PointerEvent) -> None:
        """Set the value."""
        self._gesture.release()

    def cancel(self) -> None:
        """Leave the value."""
        self._gesture.cancel()


class LinkDrag:
    """A link pulled from an element to another one, or to an empty cell."""

    def __init__(self, tool: Tool, gesture: DragLink, start: PointerEvent) -> None:
        self._tool = tool
        self._gesture = gesture
        self._start = start.point
        self._has_left = False
        """Whether the pointer was anywhere but over the element that the link comes from."""

    def _aim(self, event: PointerEvent) -> None:
        target = self._tool.element_at(event)
        if target is None:
            self._gesture.to_place(self._tool.place_at(event.point))
        else:
            is_start = target == self._gesture.source_id and not self._has_left
            self._gesture.to_element(None if is_start else target)
        self._has_left = self._has_left or target != self._gesture.source_id

    def move(self, event: PointerEvent) -> None:
        """Show the wire, and what it would make."""
        self._aim(event)
        host, gesture = self._tool.host, self._gesture
        refused = bool(gesture.refusal)
        host.canvas.overlay.wire.show_between(self._start, event.point, refused=refused)
        self._tool.show_ghost(gesture.ghost)
        kind, new = gesture.suggested_kind(), gesture.new_kind()
        words = "" if kind is None else _(LINK_KIND_NAMES[kind])
        if new is not None:
            words = _("New element: {kind}").format(kind=_(KIND_NAMES[new]))
        self._tool.remark(event, gesture.refusal or words, refused=refused)

    def release(self, event: PointerEvent) -> None:
        """Make the link, and the element where there was none."""
        # Let go where it began it is refused as well, with a word.
        self._has_left = True
        self._aim(event)
        host, target = self._tool.host, self._tool.element_at(event)
        kinds = self._gesture.other_kinds()
        if self._gesture.refusal:
            host.show_hint(self._gesture.why_refused())
        made = self._gesture.release()
        if target is None:
            self._tool.begin_text_of_new(made)
        elif made:
            host.link_let_go(made[0], event)
        elif kinds:
            host.link_let_go((self._gesture.source_id, target), event)

    def cancel(self) -> None:
        """Drop the wire."""
        self._gesture.cancel()


class LinkEndDrag:
    """One end of a link pulled to another element."""

    def __init__(self, tool: Tool, gesture: DragLinkEnd, fixed: Point) -> None:
        self._tool = tool
        self._gesture = gesture
        self._fixed = fixed
        """Where the link stays hung."""

    def move(self, event: PointerEvent) -> None:
        """Show the link as it would be."""
        self._gesture.to(self._tool.element_at(event))
        host = self._tool.host
        refusal, kind = self._gesture.refusal, self._gesture.kind()
        host.canvas.overlay.wire.show_between(self._fixed, event.point, refused=bool(refusal))
        self._tool.show_ghost(self._gesture.ghost)
        words = "" if kind is None else _(LINK_KIND_NAMES[kind])
        self._tool.remark(event, refusal or words, refused=bool(refusal))

    def release(self, event: PointerEvent) -> None:
        """Hang the end there; where the lanes gave it another kind, offer to change it."""
        self._gesture.to(self._tool.element_at(event))
        host, link_id = self._tool.host, self._gesture.link_id
        before = host.document.store.need(Link, link_id).kind
        if self._gesture.refusal:
            host.show_hint(self._gesture.refusal)
        self._gesture.release()
        if host.document.store.need(Link, link_id).kind != before:
            host.link_let_go(link_id, event)

    def cancel(self) -> None:
        """Leave the end."""
        self._gesture.cancel()


class RubberBand:
    """A rectangle that selects what it touches."""

    def __init__(self, tool: SelectTool, keep: tuple[str, ...], start: PointerEvent) -> None:
        self._tool = tool
        self._keep = keep
        self._before = tool.host.document.selection.ids
        self._start: Point = start.point

    def _rect(self, event: PointerEvent) -> Rect:
        left, right = sorted((self._start.x, event.point.x))
        top, bottom = sorted((self._start.y, event.point.y))
        return Rect(left, top, right - left, bottom - top)

    def move(self, event: PointerEvent) -> None:
        """Select as the band grows."""
        rect = self._rect(event)
        self._tool.host.canvas.overlay.hint.show_rect(rect)
        self._tool.select_in(rect, self._keep)
        n = len(self._tool.host.document.selection.ids)
        said = ngettext("{n} thing selected", "{n} things selected", n).format(n=n)
        self._tool.remark(event, said)

    def release(self, event: PointerEvent) -> None:
        """Keep what is selected."""
        self._tool.select_in(self._rect(event), self._keep)

    def cancel(self) -> None:
        """Select what was selected before."""
        self._tool.host.document.selection.set(self._before)
