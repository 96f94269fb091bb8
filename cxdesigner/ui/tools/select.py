"""The tool in rest: select, drag, connect from a handle, pull lines and points of the curve."""

from __future__ import annotations

import math
from collections.abc import Callable

from cxdesigner.base.errors import EditError
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.grow import grow_along, grow_upright
from cxdesigner.editor.commands.place import Place, checked_lane, default_kind
from cxdesigner.editor.covered import passed_over
from cxdesigner.editor.gestures import DragElements, DragEmotion, DragSpan
from cxdesigner.editor.link_gestures import DragLink, DragLinkEnd
from cxdesigner.editor.shown_grid import meant_by
from cxdesigner.editor.structure_gestures import DragLine
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.view import Cell
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost
from cxdesigner.ui.tools.drags import (
    Drag,
    ElementsDrag,
    EmotionDrag,
    LineDrag,
    LinkDrag,
    LinkEndDrag,
    RubberBand,
    SpanDrag,
)
from cxdesigner.ui.tools.feelings import unfelt_at
from cxdesigner.ui.tools.handles import ends_of, link_ends, side_of, span_handles
from cxdesigner.ui.tools.header_drags import header_cursor, header_drag
from cxdesigner.ui.tools.held_keys import with_key
from cxdesigner.ui.tools.hover import GRIP_REACH_PX, HoverTool
from cxdesigner.ui.tools.structure import add_structure, stage_begins_at

DRAG_THRESHOLD_PX = 4.0
_TIE_PX = 2.0

TEXT_KINDS = frozenset(
    {"element", "link", "link_label", "line", "line_header", "stage", "step", "lane_header"}
)


class SelectTool(HoverTool):
    """Selects by click, Shift and band; a drag does what the thing under it is for."""

    def __init__(self, host: ToolHost) -> None:
        super().__init__(host)
        self._pressed: PointerEvent | None = None
        self._make_drag: Callable[[PointerEvent], Drag | None] | None = None
        self._on_click: Callable[[], None] | None = None
        self._drag: Drag | None = None
        self._moved: PointerEvent | None = None
        """The last move of the drag."""

    @property
    def is_dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._drag is not None

    @property
    def is_busy(self) -> bool:
        """Whether a button is held or a drag under way."""
        return self._drag is not None or self._pressed is not None

    # -- headers -----------------------------------------------------------------------------

    def header_press(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Select what a header stands for and get ready for a drag of it."""
        self.host.canvas.setFocus()
        self._pressed, self._drag, self._on_click, self._make_drag = event, None, None, None
        if item is None or self.host.document.store.find(item.record_id) is None:
            self._on_click = self.host.document.selection.clear
            return
        record_id = self.host.document.stands_for(item.record_id)
        assert record_id is not None
        self._press_on_record(record_id, event)
        self._make_drag = lambda start: header_drag(self, item, start)

    def header_move(self, item: SceneItem | None, event: PointerEvent, held: bool) -> None:
        """Follow a drag that began on a header."""
        if held and self._pressed is not None:
            self.move(event)
            return
        bar = self.host.canvas.headers.bar_of(item)
        if bar is not None:
            bar.setCursor(header_cursor(self.host.document, item, event))

    def header_release(self, event: PointerEvent) -> None:
        """Finish a drag that began on a header."""
        self.release(event)

    def header_double_click(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Edit the name that a header shows; above a step without a stage begin one."""
        grid = self.host.grid
        if item is not None or not stage_begins_at(self.host.document, event.point, grid):
            super().header_double_click(item, event)
            return
        for stage_id in add_structure(self.host.document, "stage", event.point, grid):
            self.host.begin_text_edit(stage_id)

    # -- press -------------------------------------------------------------------------------

    def press(self, event: PointerEvent) -> None:
        """Select what is under the pointer and get ready for a drag of it."""
        self.host.canvas.setFocus()
        self._pressed, self._drag, self._on_click = event, None, None
        if self._press_on_grip(event):
            return
        item = self.item_at(event)
        record_id = None if item is None else item.record_id or item.id
        meant = meant_by(self.host.document, record_id)
        if meant not in ((), (record_id,)):
            self._press_on_records(meant, event)
            self._make_drag = None
            return
        record = self.host.document.store.find(record_id)
        match record:
            case Element():
                self._press_on_record(record.id, event)
                self._make_drag = self._elements_drag
            case Link():
                self._press_on_record(record.id, event)
                self._make_drag = None
            case Line() if (source := self.dot_before_line(event)) is not None:
                self._press_by_dot(source, record.id, event)
            case Line():
                self._press_on_record(record.id, event)
                line = record.id
                self._make_drag = lambda start: LineDrag(
                    self, DragLine(self.host.document, line), start
                )
            case Emotion() if item is not None and item.kind == "quote":
                # It lies far from the value, which it must not pull along.
                self._press_on_record(record.id, event)
                self._make_drag = None
            case Emotion():
                self._press_on_record(record.id, event)
                persona, element = record.persona_id, record.element_id
                self._make_drag = lambda start: EmotionDrag(
                    self, DragEmotion(self.host.document, persona, element), start
                )
            case _:
                self._press_on_ground(event)
                unfelt = unfelt_at(self.host, event.point)
                if unfelt is not None:
                    self._make_drag = lambda start: self._first_feeling(unfelt, start)

    def _press_by_dot(self, source: str, line: str, event: PointerEvent) -> None:
        """Get ready for a link from a dot beside a line; a click is for the line."""
        document = self.host.document
        self._on_click = lambda: document.selection.set([line])
        self._make_drag = lambda _start: LinkDrag(self, DragLink(document, source), event)

    def _first_feeling(self, element_id: str, start: PointerEvent) -> EmotionDrag:
        gesture = DragEmotion(self.host.document, self.host.persona_id, element_id)
        return EmotionDrag(self, gesture, start)

    def _press_on_grip(self, event: PointerEvent) -> bool:
        document, reach = self.host.document, event.tolerance(GRIP_REACH_PX)
        source, grip = self.gripped(event)
        link = document.store.get(Link, document.selection.primary)
        item = self.host.scene.items.get(link.id) if link is not None else None
        end = link_ends(item, event.point, reach) if item is not None else None
        if link is not None and item is not None and end is not None:
            ends = ends_of(item)
            place, fixed = (ends[0], ends[-1]) if end == "source" else (ends[-1], ends[0])
            # Where the head of the chosen link covers a grip, the link is meant.
            nearer = event.tolerance(_TIE_PX) + (math.inf if grip is None else _far(grip, event))
            if _far(place, event) <= nearer:
                self._make_drag = lambda _start: LinkEndDrag(
                    self, DragLinkEnd(document, link.id, end), fixed
                )
                return True
        if grip is not None and self._is_nearer_bar(event, grip):
            return self._press_on_edge(event)
        if source is not None:
            self._make_drag = lambda _start: LinkDrag(self, DragLink(document, source), event)
            if grip is not None:
                self._on_click = lambda: self._grow(source, grip)
            return True
        return self._press_on_edge(event)

    def _is_nearer_bar(self, event: PointerEvent, grip: Point) -> bool:
        """Say whether a bar that makes an element reach further is nearer than a grip."""
        item = self.spanning_item()
        if self.edge_at(item, event) is None or item is None:
            return False
        return min(_far(bar, event) for bar in span_handles(item)) < _far(grip, event)

    def _grow(self, element_id: str, grip: Point) -> None:
        """Make the next element where the grip that was clicked points to, as the keys do it."""
        document, item = self.host.document, self.host.scene.items[element_id]
        side = side_of(item, grip)
        if side == "left":
            self.host.show_hint(_("Drag from the dot to what this leads to."))
            return
        known, passed = set(document.store.records), passed_over(document)
        try:
            if side == "right":
                made = document.run(_("Insert next step"), grow_along, element_id, passed=passed)
            else:
                by = 1 if side == "bottom" else -1
                label = _("Insert element")
                made = document.run(label, grow_upright, element_id, by, passed=passed)
        except EditError as error:
            self.host.show_hint(error.message)
            return
        if made[-1] not in known:
            self.host.begin_text_edit(made[-1])

    def _press_on_edge(self, event: PointerEvent) -> bool:
        document, item = self.host.document, self.spanning_item()
        edge = self.edge_at(item, event)
        if item is None or edge is None:
            return False
        element_id = item.id
        self._make_drag = lambda _start: SpanDrag(self, DragSpan(document, element_id, edge))
        return True

    def _press_on_record(self, record_id: str, event: PointerEvent) -> None:
        self._press_on_records((record_id,), event)

    def _press_on_records(self, ids: tuple[str, ...], event: PointerEvent) -> None:
        selection = self.host.document.selection
        if event.shift or event.control:
            self._on_click = lambda: selection.toggle(*ids)
        elif not all(key in selection for key in ids):
            selection.set(ids)
        else:
            self._on_click = lambda: selection.set(ids)

    def _press_on_ground(self, event: PointerEvent) -> None:
        selection = self.host.document.selection
        keep = selection.ids if event.shift or event.control else ()
        if not keep:
            self._on_click = lambda: self._choose_cell(event)
        self._make_drag = lambda start: RubberBand(self, keep, start)

    def _choose_cell(self, event: PointerEvent) -> None:
        """Select the empty cell that was clicked, or nothing."""
        document = self.host.document
        place = self.place_at(event.point, gaps=False)
        rect = self.rect_of(place) if place is not None and place.step_id else None
        is_in = place is not None and rect is not None and rect.contains(event.point)
        if place is not None and is_in and not document.store.elements_in(*_cell(place)):
            document.selection.set_cell(_cell(place))
        else:
            document.selection.clear()

    def _elements_drag(self, start: PointerEvent) -> Drag:
        document = self.host.document
        grabbed = self.element_at(start) or ""
        ids = [record.id for record in document.selection.records(Element)]
        if grabbed not in ids:
            document.selection.set([grabbed])
            ids = [grabbed]
        self._on_click = None
        return ElementsDrag(self, DragElements(document, ids, grabbed), start)

    # -- move --------------------------------------------------------------------------------

    def move(self, event: PointerEvent) -> None:
        """Follow a drag, or show what a press would do."""
        if self._pressed is None or event.button != "left":
            self.hover(event)
            return
        if self._drag is None:
            far = max(
                abs(event.view_x - self._pressed.view_x), abs(event.view_y - self._pressed.view_y)
            )
            if far < DRAG_THRESHOLD_PX or self._make_drag is None:
                return
            self.hide_handles()
            self._drag = self._make_drag(self._pressed)
        if self._drag is not None:
            self._moved = event
            self._drag.move(event)

    def hold(self, key: int, held: bool) -> None:
        """Show what the drag means with a key held, or without it."""
        if self._drag is not None and self._moved is not None:
            event = with_key(self._moved, key, held)
            if event != self._moved:
                self.move(event)

    def release(self, event: PointerEvent) -> None:
        """Finish a drag, or do what a click does."""
        drag, self._drag = self._drag, None
        self._pressed = self._make_drag = None
        if drag is not None:
            self.clear_gesture()
            self.host.show_hint("")
            try:
                drag.release(event)
            except EditError as error:
                self.host.show_hint(error.message)
        elif self._on_click is not None:
            self._on_click()
        self._on_click = None
        self.hover(event)

    def double_click(self, event: PointerEvent) -> None:
        """Edit the text under the pointer; on an empty cell, make what the lane usually holds."""
        item = self.item_at(event)
        if item is not None and self.open_collapsed(item):
            return
        if item is not None and item.kind == "quote":
            self.host.begin_text_edit(item.id)
            return
        is_point = item is not None and self.host.document.store.get(Emotion, item.id) is not None
        if item is not None and (is_point or item.kind in TEXT_KINDS):
            self.host.begin_text_edit(item.record_id or item.id)
            return
        unfelt = unfelt_at(self.host, event.point)
        if unfelt is not None:
            self._drag = self._first_feeling(unfelt, event)
            self._drag.move(event)
            self.release(event)
            return
        place = self.place_at(event.point)
        axis = self.host.grid.emotion
        if place is None or (item is not None and item.kind == "emotion"):
            return
        if axis is not None and item is None and axis.top <= event.point.y <= axis.bottom:
            return
        document = self.host.document
        kind = default_kind(checked_lane(document.store, place.lane_id).role)
        try:
            made = document.run(_("Add element"), add_element, kind, place)
        except EditError as error:
            self.host.show_hint(error.message)
            return
        self.host.begin_text_edit(made[0])

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way and nothing selected."""
        chosen = self.host.document.selection
        return self._drag is None and self._pressed is None and not chosen.ids and not chosen.cell

    def cancel(self) -> None:
        """Drop the drag under way; with none, select nothing."""
        drag, self._drag = self._drag, None
        pressed, self._pressed = self._pressed, None
        self._make_drag = self._on_click = None
        if drag is not None:
            drag.cancel()
        elif pressed is None:
            self.host.document.selection.clear()
        self.clear_gesture()
        self.host.show_hint("")

    def select_in(self, rect: Rect, keep: tuple[str, ...]) -> None:
        """Select the elements and links that a rectangle touches, besides some others."""
        store = self.host.document.store
        found = [item.record_id or item.id for item in self.host.index.within(rect, touching=True)]
        elements = [key for key in found if store.get(Element, key) is not None]
        links = [key for key in found if store.get(Link, key) is not None]
        self.host.document.selection.set(dict.fromkeys((*keep, *(elements or links))))


def _cell(place: Place) -> Cell:
    return place.lane_id, place.step_id


def _far(place: Point, event: PointerEvent) -> float:
    return math.hypot(place.x - event.point.x, place.y - event.point.y)
