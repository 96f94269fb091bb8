"""Draw links: press on an element, release on another; or begin, go and end by keys."""

from __future__ import annotations

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.link import LINK_KIND_NAMES
from cxdesigner.editor.commands.connect import doubt_about
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.link_gestures import DragLink
from cxdesigner.model.element import Element
from cxdesigner.ui.canvas.cells import cell_rect
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost
from cxdesigner.ui.tools.base import Tool
from cxdesigner.ui.tools.drags import LinkDrag

CLICK_PX = 4.0


class LinkTool(Tool):
    """Links two elements by a drag, by two clicks, or by keys from what is selected.

    After a drag or two clicks it stays armed for the next; a link made by keys is done with it.
    """

    def __init__(self, host: ToolHost) -> None:
        super().__init__(host)
        self._drag: LinkDrag | None = None
        self._pressed: PointerEvent | None = None
        self._clicked = False
        self._keyed: DragLink | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a wire hangs at the pointer."""
        return self._drag is not None

    @property
    def holds_something(self) -> bool:
        return self.is_dragging and not self._clicked

    def press(self, event: PointerEvent) -> None:
        """Start at an element, or end there after a first click."""
        if self._drag is not None and self._clicked:
            return
        source = self.element_at(event)
        self._pressed, self._keyed = event, None
        if source is not None:
            self._drag = LinkDrag(self, DragLink(self.host.document, source), event)

    def move(self, event: PointerEvent) -> None:
        """Show the wire."""
        if self._drag is not None:
            self._drag.move(event)
            return
        item = self.host.scene.items.get(self.element_at(event) or "")
        self.host.canvas.overlay.hover.show_items(() if item is None else (item,))

    def leave(self) -> None:
        """Frame nothing where the pointer is no more."""
        self.host.canvas.overlay.hover.show_items(())

    def release(self, event: PointerEvent) -> None:
        """Make the link; a release where the press was waits for a second click."""
        if self._drag is None or self._pressed is None:
            return
        moved = max(
            abs(event.view_x - self._pressed.view_x), abs(event.view_y - self._pressed.view_y)
        )
        if moved < CLICK_PX and not self._clicked:
            self._clicked = True
            return
        drag, self._drag, self._clicked = self._drag, None, False
        self.clear_gesture()
        drag.release(event)

    def cancel(self) -> None:
        """Drop the wire; with none, go back to select."""
        drag, self._drag, self._clicked = self._drag, None, False
        if drag is None:
            self._keyed = None
            super().cancel()
            return
        drag.cancel()
        self.clear_gesture()

    # -- keys --------------------------------------------------------------------------------

    def take_selected(self) -> None:
        """Begin the link at the element that is selected, or end it there or in an empty cell."""
        host, chosen = self.host, self.host.document.selection
        gesture = self._keyed
        if gesture is None:
            element = host.document.store.get(Element, chosen.primary)
            if element is not None:
                self._keyed = DragLink(host.document, element.id)
                name = element.label.line(host.document.language)
                words = _(
                    "Link from “{name}”: go to the other element with the arrows, then press Enter"
                )
                host.show_hint(words.format(name=name or "…"))
            return
        target = self._aim(gesture)
        if target is None:
            return
        if gesture.refusal:
            if gesture.other_kinds() and chosen.primary is not None:
                self._keyed = None
                host.arm("select")
                ends = gesture.source_id, chosen.primary
                host.link_let_go(ends, self._pointer_below(target))
            host.show_hint(gesture.why_refused())
            return
        self._keyed = None
        is_new = chosen.cell is not None
        made = gesture.release()
        host.arm("select")
        if is_new:
            self.begin_text_of_new(made)
        elif made:
            host.link_let_go(made[0], self._pointer_below(target))
            host.show_hint(doubt_about(host.document.store, made[0]))

    def refresh(self) -> None:
        """Lead the wire to what is selected now."""
        overlay, gesture = self.host.canvas.overlay, self._keyed
        if gesture is None:
            return
        source = self.host.scene.items.get(gesture.source_id)
        target = self._aim(gesture)
        if source is None or target is None:
            overlay.wire.show_between(None, None)
            overlay.remark.show_at(None)
            return
        refused = bool(gesture.refusal)
        overlay.wire.show_between(source.rect.center, target.center, refused=refused)
        kind = gesture.suggested_kind()
        words = gesture.refusal or ("" if kind is None else _(LINK_KIND_NAMES[kind]))
        overlay.remark.show_at(target.center, words, refused=refused)

    def _aim(self, gesture: DragLink) -> Rect | None:
        """Aim at the selected element or cell; return where it is drawn, None without a target."""
        host, chosen = self.host, self.host.document.selection
        if chosen.cell is not None:
            gesture.to_place(Place(*chosen.cell))
            return cell_rect(host.grid, chosen.cell)
        item = host.scene.items.get(chosen.primary or "")
        if item is None or item.kind != "element" or item.id == gesture.source_id:
            gesture.to_element(None)
            return None
        gesture.to_element(item.id)
        return item.rect

    def _pointer_below(self, rect: Rect) -> PointerEvent:
        """Return the pointer as if it had let go below a place."""
        canvas = self.host.canvas
        at = canvas.mapFromScene(rect.center.x, rect.bottom)
        return PointerEvent(rect.center, canvas.scale_factor, view_x=at.x(), view_y=at.y())
