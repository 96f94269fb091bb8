"""What all tools share: drops from the rail, ghosts, and nothing else by default."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import cast, get_args

from cxdesigner.base.errors import EditError
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.i18n import _, dotted
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.gestures import Gesture, NewElement, place_of_hit
from cxdesigner.editor.shown_grid import cell_in, grid_column
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost, ToolName
from cxdesigner.ui.tools.parking import drop_parked, parked_ids, show_parked
from cxdesigner.ui.tools.structure import STRUCTURE_WORDS, add_structure, structure_rect

ELEMENT_TOOLS: frozenset[str] = frozenset(get_args(ElementKind))
NAMED_AT_ONCE = ELEMENT_TOOLS | {"stage"}
"""What is put down to be named; the others speak for themselves."""

GAP_HINT_PT = 6.0
LINK_REACH_PX = 7.0

QUICK_S = 0.025
"""Longest trial layout that is made with every move, in seconds."""

LARGE = 1_000
"""Records from which on a trial layout is not taken for quick before one was made."""


class Tool:
    """A tool that takes drops from the rail; gestures come with the subclasses."""

    def __init__(self, host: ToolHost) -> None:
        self.host = host
        self._ghost: Patch | None = None
        self._is_waiting = False
        self._taken_along: Sequence[SceneItem] = ()
        self._trial_s = 0.0 if len(host.document.store) < LARGE else 2 * QUICK_S
        self._new: NewElement | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a drag is under way."""
        return False

    @property
    def holds_something(self) -> bool:
        """Whether the button is held for it, so that other keys wait."""
        return self.is_dragging

    @property
    def is_idle(self) -> bool:
        """Whether `cancel` has nothing to do: no gesture, no tool to put away, no selection."""
        return False

    # -- pointer, to be overridden -----------------------------------------------------------

    def press(self, event: PointerEvent) -> None:
        """Take a press of the left button."""

    def move(self, event: PointerEvent) -> None:
        """Take a move, with the left button held or none."""

    def release(self, event: PointerEvent) -> None:
        """Take the release of the left button."""

    def double_click(self, event: PointerEvent) -> None:
        """Take the second press of a double click."""

    def cancel(self) -> None:
        """Drop what is going on (Escape); with nothing going on, go back to select."""
        self.clear_gesture()
        self.host.show_hint("")
        if self.host.tool_name != "select":
            self.host.arm("select")

    def hold(self, key: int, held: bool) -> None:
        """Take note of a key that is pressed, or let go."""

    def refresh(self) -> None:
        """Follow a change of the drawing or of the selection."""

    def leave(self) -> None:
        """Take note that the pointer has left the canvas."""

    # -- headers -----------------------------------------------------------------------------

    def header_press(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Take a press on the stage or lane header."""

    def header_move(self, item: SceneItem | None, event: PointerEvent, held: bool) -> None:
        """Take a move over a header, or beyond it after a press there."""

    def header_release(self, event: PointerEvent) -> None:
        """Take the release after a press on a header."""

    def header_double_click(self, item: SceneItem | None, event: PointerEvent) -> None:
        """Edit the name that a header shows."""
        if item is None or item.record_id is None:
            return
        # The one column of a collapsed stage opens it.
        if not self.open_collapsed(item):
            self.host.begin_text_edit(item.record_id)

    def open_collapsed(self, item: SceneItem) -> bool:
        """Show again all of the stage that an item stands for; False if it is what it is."""
        document, record_id = self.host.document, item.record_id or item.id
        stage_id = document.stands_for(record_id)
        if stage_id == record_id:
            return False
        collapsed = document.view_state.collapsed_stages
        document.set_view(collapsed_stages=tuple(key for key in collapsed if key != stage_id))
        return True

    # -- things dragged from the rail --------------------------------------------------------

    def drop_move(self, kind: str, event: PointerEvent) -> bool:
        """Show where a thing from rail or parking strip would go; return whether it may."""
        if ids := parked_ids(kind):
            return show_parked(self, ids, event)
        return self.show_new(kind, event)

    def drop(self, kind: str, event: PointerEvent) -> bool:
        """Put a thing from the rail down and start its text; return whether it was."""
        self.drop_leave()
        if ids := parked_ids(kind):
            return drop_parked(self, ids, event)
        made = self.make(kind, event)
        if made and kind in NAMED_AT_ONCE:
            self.host.begin_text_edit(made[0])
        return bool(made)

    def drop_leave(self) -> None:
        """Forget the thing that was dragged here."""
        self.clear_gesture()
        self.host.show_hint("")

    # -- placing -----------------------------------------------------------------------------

    def place_at(self, point: Point, *, gaps: bool = True) -> Place | None:
        """Return the place that a point means."""
        hit = cell_in(self.host.document, self.host.grid, point)
        return place_of_hit(self.host.document.store, hit, gaps=gaps)

    def show_new(self, kind: str, event: PointerEvent) -> bool:
        """Show the ghost of a new thing at the pointer; return whether it may go there."""
        document = self.host.document
        place = self.place_at(event.point)
        if kind not in ELEMENT_TOOLS:
            rect = structure_rect(kind, event.point, self.host.grid)
            self.host.canvas.overlay.hint.show_rect(rect)
            self.remark(event, _(STRUCTURE_WORDS[kind]) if rect is not None else "")
            return True
        if place is None:
            self.clear_gesture()
            return False
        if self._new is None or self._new.kind != kind:
            self._new = NewElement(document, cast("ElementKind", kind))
        gesture = self._new
        gesture.to(place, self.link_at(event))
        self.show_ghost(gesture.ghost)
        self.show_place(place, refused=bool(gesture.refusal))
        self.show_link(gesture.link_id)
        self.say_place(event, place, gesture.refusal, gesture.words)
        return not gesture.refusal

    def clear_gesture(self) -> None:
        """Remove what a gesture has drawn on top."""
        self._ghost = None
        self._is_waiting, self._taken_along = False, ()
        self.host.canvas.at_pause(None)
        self._new = None
        self.host.canvas.overlay.clear_gesture()

    def make(self, kind: str, event: PointerEvent) -> tuple[str, ...]:
        """Make a new thing at the pointer as one undo step; return its ids, none if refused."""
        document = self.host.document
        place = self.place_at(event.point)
        try:
            if kind in ELEMENT_TOOLS:
                if place is None:
                    return ()
                gesture = NewElement(document, cast("ElementKind", kind))
                gesture.to(place, self.link_at(event))
                self.host.show_hint(gesture.refusal)
                return gesture.release()
            return add_structure(document, cast("ToolName", kind), event.point, self.host.grid)
        except EditError as error:
            self.host.show_hint(error.message)
            return ()

    def begin_text_of_new(self, made: tuple[str, ...]) -> None:
        """Start the text of the first element among new records."""
        for record_id in made:
            if self.host.document.store.get(Element, record_id) is not None:
                self.host.begin_text_edit(record_id)
                return

    # -- drawing on top ----------------------------------------------------------------------

    def show_ghost(self, ghost: Patch, carried: Sequence[SceneItem] = ()) -> None:
        """Show what a patch that is never committed would change in elements and links.

        In a large blueprint laying that out takes longer than a frame: then ``carried``, what the
        pointer takes along, is shown until the pointer rests, or longer where it takes too long.
        """
        canvas = self.host.canvas
        if ghost is self._ghost:
            if self._is_waiting:
                canvas.overlay.ghost.show_items(carried)
            return
        self._ghost, self._taken_along = ghost, carried
        if ghost and self._trial_s > QUICK_S:
            self._is_waiting = True
            canvas.overlay.ghost.show_items(carried)
            canvas.at_pause(self._lay_out_ghost)
        else:
            self._lay_out_ghost()

    def _lay_out_ghost(self) -> None:
        self._is_waiting = False
        self.host.canvas.at_pause(None)
        start = perf_counter()
        items = self.host.lay_out_trial(self._ghost) if self._ghost else ()
        if items:
            self._trial_s = perf_counter() - start
        elif self._ghost:
            # Nobody knows without a pause: what is taken along follows the pointer.
            self._is_waiting, items = True, tuple(self._taken_along)
        self.host.canvas.overlay.ghost.show_items(items)

    def show_place(self, place: Place | None, *, refused: bool = False) -> None:
        """Mark the cell or the gap a drop would go to; None marks nothing."""
        self.host.canvas.overlay.hint.show_rect(
            None if place is None else self.rect_of(place), refused=refused
        )

    def rect_of(self, place: Place) -> Rect | None:
        """Return the part of the scene that a place covers."""
        grid = self.host.grid
        lane = grid.lane_rect(place.lane_id)
        if lane is None:
            return None
        if place.row_id is not None:
            lane = grid.row_rect(place.lane_id, place.row_id or None) or lane
        if place.gap is not None:
            gap = grid.gap_after(grid_column(self.host.document, grid, place.gap) - 1)
            if gap is None:
                return Rect(grid.left, lane.y, max(0.0, lane.right - grid.left), lane.height)
            return Rect(gap.x, lane.y, max(gap.width, GAP_HINT_PT), lane.height)
        column = grid.column_rect(place.step_id) if place.step_id else None
        if column is None:
            return Rect(grid.left, lane.y, max(0.0, lane.right - grid.left), lane.height)
        return Rect(column.x - 4, lane.y, column.width + 8, lane.height)

    def show_link(self, link_id: str | None) -> None:
        """Mark the link that a drop would lead through an element; None marks nothing."""
        item = self.host.scene.items.get(link_id or "")
        self.host.canvas.overlay.target.show_items(() if item is None else (item,))

    def say_place(
        self, event: PointerEvent, place: Place | None, refusal: str, words: str = ""
    ) -> None:
        """Say at the pointer why a drop is refused, or what it makes: also a step of its own."""
        makes_step = place is not None and place.gap is not None
        said = [words] if words else []
        words = refusal or dotted([*said, _("Insert step")] if makes_step else said)
        self.remark(event, words, refused=bool(refusal))

    def say(self, event: PointerEvent, gesture: Gesture) -> None:
        """Say at the pointer what a gesture would do, or why it would do nothing."""
        self.remark(event, gesture.refusal or gesture.words, refused=bool(gesture.refusal))

    def remark(self, event: PointerEvent, text: str, *, refused: bool = False) -> None:
        """Say at the pointer what a release would do, or why it would do nothing."""
        canvas = self.host.canvas
        room, seen = canvas.viewport().width() - event.view_x, canvas.visible_rect()
        # Beside the headers it is said where the canvas begins.
        at = Point(max(event.point.x, seen.x), max(event.point.y, seen.y))
        canvas.overlay.remark.show_at(at, text, refused=refused, room=room)
        self.host.show_hint(text if refused else "")

    # -- what lies under the pointer ---------------------------------------------------------

    def item_at(self, event: PointerEvent, pixels: float = 4.0) -> SceneItem | None:
        """Return the item at the pointer, within a tolerance in pixels."""
        return self.host.index.at(event.point, event.tolerance(pixels))

    def element_at(self, event: PointerEvent) -> str | None:
        """Return the id of the element at the pointer."""
        item = self.item_at(event)
        record_id = None if item is None else item.record_id or item.id
        return record_id if self.host.document.store.get(Element, record_id) else None

    def link_at(self, event: PointerEvent) -> str | None:
        """Return the id of the link at the pointer."""
        item = self.item_at(event, LINK_REACH_PX)
        record_id = None if item is None else item.record_id or item.id
        return record_id if self.host.document.store.get(Link, record_id) else None
