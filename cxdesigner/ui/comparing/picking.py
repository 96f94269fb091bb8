"""The tool of a canvas that only shows: a click chooses, nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent


class PickTool:
    """Tells which record was clicked, on the drawing or in its headers (``CanvasTool``)."""

    is_dragging = False
    holds_something = False
    is_idle = True

    def __init__(self, index: SceneIndex, picked: Callable[[str], object]) -> None:
        self._index, self._picked = index, picked

    def press(self, event: PointerEvent) -> None:
        self._pick(self._index.at(event.point, event.tolerance(4)))

    def _pick(self, item: SceneItem | None) -> None:
        if item is not None:
            self._picked(item.record_id or item.id)

    def move(self, event: PointerEvent) -> None:
        pass

    def release(self, event: PointerEvent) -> None:
        pass

    def double_click(self, event: PointerEvent) -> None:
        pass

    def cancel(self) -> None:
        pass

    def hold(self, key: int, held: bool) -> None:
        """Do nothing: no key changes what is picked."""

    def leave(self) -> None:
        pass

    def refresh(self) -> None:
        pass

    def drop_move(self, kind: str, event: PointerEvent) -> bool:
        return False

    def drop(self, kind: str, event: PointerEvent) -> bool:
        return False

    def drop_leave(self) -> None:
        pass

    def header_press(self, item: SceneItem | None, event: PointerEvent) -> None:
        self._pick(item)

    def header_move(self, item: SceneItem | None, event: PointerEvent, held: bool) -> None:
        pass

    def header_release(self, event: PointerEvent) -> None:
        pass

    def header_double_click(self, item: SceneItem | None, event: PointerEvent) -> None:
        pass
