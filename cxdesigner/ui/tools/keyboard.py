"""Keys on the canvas: from one thing to the next, and typing that begins an edit.

The headers belong to the grid: up from the first element of a column is its step, then its stage;
left of the first element of a lane is the lane, and below that the next lane or line.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.commands.text import main_text
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.queries import reading_order
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.ui.tools import ToolHost

_WAYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class CanvasKeyboard:
    """Answers the keys that neither the canvas itself nor an action takes."""

    def __init__(self, host: ToolHost) -> None:
        self._host = host
        host.canvas.key_typed.connect(self.key)

    def key(self, event: QKeyEvent) -> None:
        """Take a key press; it stays ignored when it means nothing here."""
        if self._host.canvas.tool is None or event.modifiers() & _COMMAND_KEYS:
            return
        way = _WAYS.get(event.key())
        if way is not None:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go(*way, extend=extend)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._edit():
                return
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(1 if event.key() == Qt.Key.Key_End else -1)
        elif event.text().isprintable() and event.text().strip():
            if not self._edit():
                return
            editor = self._host.canvas.text_editor
            if editor is not None and editor.isVisible():
                # What was there is selected: the key replaces it.
                QApplication.sendEvent(editor, event)
        else:
            return
        event.accept()

    def _edit(self) -> bool:
        document = self._host.document
        primary = document.selection.primary
        if main_text(document.store.find(primary)) is None or primary is None:
            return False
        self._host.begin_text_edit(primary)
        return True

    def _go(self, across: int, down: int, *, extend: bool) -> None:
        document = self._host.document
        view, selection = document.store, document.selection
        target = next_record(view, view.find(selection.primary), across, down)
        if target is None:
            return
        if extend and view.get(Element, target) is not None:
            kept = [key for key in selection.ids if key != target]
            selection.set([*kept, target])
        else:
            selection.set([target])
        self._reveal(target)

    def _go_to_end(self, sign: int) -> None:
        document = self._host.document
        order = [element.id for element in reading_order(document.store)]
        record = document.store.find(document.selection.primary)
        if isinstance(record, Element):
            lane = [
                key for key in order if document.store.need(Element, key).lane_id == record.lane_id
            ]
            order = lane
        if order:
            target = order[-1 if sign > 0 else 0]
            document.selection.set([target])
            self._reveal(target)

    def _reveal(self, record_id: str) -> None:
        item = self._host.scene.items.get(record_id)
        if item is not None and item.kind in ("element", "link"):
            self._host.canvas.reveal(item.rect)
        elif item is not None and item.kind in ("stage", "step"):
            seen = self._host.canvas.visible_rect()
            self._host.canvas.reveal(_at_height(item.rect, seen.y + 4.0))


def next_record(view: RecordView, at: Record | None, across: int, down: int) -> str | None:
    """Return the neighbour of a record in the grid of elements and headers; None at the border.

    Without a record it is the first element, else the first lane.
    """
    match at:
        case Element():
            return _from_element(view, at, across, down)
        case Step():
            return _from_step(view, at, across, down)
        case Stage():
            return _from_stage(view, at, across, down)
        case Lane() | Line():
            return _from_band(view, at, across, down)
        case Link():
            return at.target_id if across > 0 or down > 0 else at.source_id
        case _:
            first = next((element.id for element in reading_order(view)), None)
            return first or next((lane.id for lane in view.lanes), None)


def _from_element(view: RecordView, at: Element, across: int, down: int) -> str | None:
    if across:
        return _beside(view, at, across)
    cell = [element.id for element in view.elements_in(at.lane_id, at.step_id)]
    place = cell.index(at.id) + down
    if 0 <= place < len(cell):
        return cell[place]
    lanes = [lane.id for lane in view.lanes]
    row = lanes.index(at.lane_id) + down
    while 0 <= row < len(lanes):
        found = view.elements_in(lanes[row], at.step_id)
        if found:
            return found[0 if down > 0 else -1].id
        row += down
    return at.step_id if down < 0 else None


def _beside(view: RecordView, at: Element, across: int) -> str | None:
    steps = [step.id for step in view.steps]
    cell = [element.id for element in view.elements_in(at.lane_id, at.step_id)]
    height = cell.index(at.id)
    if at.step_id is None:
        return at.lane_id if across < 0 else _first_in_lane(view, at.lane_id)
    last = at.end_step_id if across > 0 and at.end_step_id else at.step_id
    column = steps.index(last) + across
    while 0 <= column < len(steps):
        found = view.elements_in(at.lane_id, steps[column])
        if found:
            return found[min(height, len(found) - 1)].id
        column += across
    return at.lane_id if across < 0 else None


def _first_in_lane(view: RecordView, lane_id: str) -> str | None:
    for step in view.steps:
        found = view.elements_in(lane_id, step.id)
        if found:
            return found[0].id
    return None


def _from_step(view: RecordView, at: Step, across: int, down: int) -> str | None:
    steps = [step.id for step in view.steps]
    if across:
        return _neighbour(steps, at.id, across)
    if down < 0:
        return at.stage_id
    for lane in view.lanes:
        found = view.elements_in(lane.id, at.id)
        if found:
            return found[0].id
    return None


def _from_stage(view: RecordView, at: Stage, across: int, down: int) -> str | None:
    if across:
        same = [stage.id for stage in view.stages if stage.parent_id == at.parent_id]
        return _neighbour(same, at.id, across)
    if down < 0:
        return at.parent_id
    inner = next((stage.id for stage in view.stages if stage.parent_id == at.id), None)
    return inner or next((step.id for step in view.steps if step.stage_id == at.id), None)


def _from_band(view: RecordView, at: Lane | Line, across: int, down: int) -> str | None:
    if across:
        if across < 0:
            return None
        if isinstance(at, Line):
            return None
        found = view.elements_in(at.id, None)
        return _first_in_lane(view, at.id) or (found[0].id if found else None)
    bands: list[str] = []
    for lane in view.lanes:
        bands.append(lane.id)
        bands += [
            line.id for line in view.lines if line.after_lane_id == lane.id and not line.hidden
        ]
    return _neighbour(bands, at.id, down)


def _neighbour(ids: list[str], at: str, by: int) -> str | None:
    place = ids.index(at) + by if at in ids else -1
    return ids[place] if 0 <= place < len(ids) else None


def _at_height(rect: Rect, y: float) -> Rect:
    return Rect(rect.x, y, rect.width, 1.0)
