"""Drags on the canvas without Qt: a ghost while moving, one commit on release, none on Escape.

A gesture holds nothing open in the store: each move asks in a trial what would change and takes it
back at once. ``ghost`` is that patch; ``refusal`` says why a target is none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from typing import ClassVar, Literal

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.connect import insert_on_link, may_lead_through, put_on_link
from cxdesigner.editor.commands.emotion import default_step, on_scale, set_emotion
from cxdesigner.editor.commands.lanes import move_lane, move_line, resize_lane
from cxdesigner.editor.commands.move import move_elements, resize_element
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.rows import move_row, rows_of
from cxdesigner.editor.commands.stages import move_boundary, move_stage
from cxdesigner.editor.commands.steps import move_steps
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import emotion_at, span_of
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.scene.grid import CellHit


def place_of_hit(
    view: RecordView, hit: CellHit, moving: Collection[str] = (), *, gaps: bool = True
) -> Place | None:
    """Return the place that a hit on the grid means; None where there is no lane.

    Parameters
    ----------
    moving
        Elements on the move: they do not count in the index of a place.
    gaps
        Whether a point between two columns means a new column.
    """
    if hit.lane_id is None:
        return None
    row_id = hit.row_id
    if row_id is None and rows_of(view, hit.lane_id):
        row_id = ""
    if hit.before_step is not None and (gaps or hit.step_id is None):
        return Place(hit.lane_id, gap=hit.before_step, row_id=row_id)
    cell = view.elements_in(hit.lane_id, hit.step_id)
    # The hit counts in one row of the lane, the place in the whole cell.
    row = [element for element in cell if element.row_id == hit.row_id]
    ahead = [element for element in row[: hit.index] if element.id not in moving]
    others = [element.id for element in cell if element.id not in moving]
    index = others.index(ahead[-1].id) + 1 if ahead else 0
    return Place(hit.lane_id, hit.step_id, index, row_id=row_id)


class Gesture(ABC):
    """One drag from press to release.

    Call a ``to…`` method on every move, then ``release()`` or ``cancel()``; both end the gesture.
    """

    label: str
    """What the undo list says, marked for translation."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ghost = Patch()
        """What releasing now would change; never committed itself."""

        self.refusal = ""
        """Why releasing now would do nothing, for the status bar; '' when it would."""

        self._target: object = None
        self._done = False

    @abstractmethod
    def _command(self, tx: Transaction) -> tuple[str, ...]:
        """Do what the gesture means at its present target."""

    def _aim(self, target: object) -> Patch:
        if self._done or target == self._target:
            return self.ghost
        self._target = target
        self.ghost, self.refusal = Patch(), ""
        if target is None:
            return self.ghost
        with self.document.store.trial() as tx:
            try:
                self._command(tx)
                self.ghost = self.document.store.pending()
            except EditError as error:
                self.refusal = error.message
        return self.ghost

    def release(self) -> tuple[str, ...]:
        """Commit as one undo step; nothing if there is no target or it was refused."""
        if self._done:
            return ()
        self._done = True
        if self._target is None or self.refusal or not self.ghost:
            return ()
        return self.document.run(_(self.label), self._command)

    def cancel(self) -> None:
        """End without a change (Escape, a lost pointer)."""
        self._done = True
        self._target = None
        self.ghost = Patch()


class DragElements(Gesture):
    """Elements taken along to another cell; the one under the pointer leads.

    A single one without links can be dropped on a link, which then leads through it.
    """

    label = N_("Move elements")

    def __init__(self, document: Document, element_ids: Sequence[str], grabbed: str) -> None:
        super().__init__(document)
        self.element_ids = (grabbed, *(key for key in element_ids if key != grabbed))
        self._place: Place | None = None
        self.link_id: str | None = None
        """The link that releasing now would lead through the element."""

    def to(self, place: Place | None, link_id: str | None = None) -> Patch:
        """Aim at a place, and at a link there; no place is no target."""
        view = self.document.store
        if len(self.element_ids) > 1 or not may_lead_through(view, link_id, self.element_ids[0]):
            link_id = None
        self._place, self.link_id = place, link_id
        self.label = N_("Move elements") if link_id is None else N_("Put into the link")
        return self._aim(None if place is None else (place, link_id))

    def to_hit(self, hit: CellHit, link_id: str | None = None) -> Patch:
        """Aim at what lies under the pointer."""
        return self.to(place_of_hit(self.document.store, hit, self.element_ids), link_id)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        assert self._place is not None
        moved = move_elements(tx, self.element_ids, self._place)
        return moved if self.link_id is None else put_on_link(tx, self.link_id, moved[0])


class NewElement(Gesture):
    """A new element carried to a cell or onto a link."""

    label = N_("Add element")

    def __init__(self, document: Document, kind: ElementKind) -> None:
        super().__init__(document)
        self.kind = kind
        self._place: Place | None = None
        self.link_id: str | None = None
        """The link that releasing now would lead through the element."""

    def to(self, place: Place | None, link_id: str | None = None) -> Patch:
        """Aim at a place, and at a link there; no place is no target."""
        if self.kind == "note":
            # A note takes no part in the service, so it has no links.
            link_id = None
        self._place, self.link_id = place, link_id
        return self._aim(None if place is None else (place, link_id))

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        assert self._place is not None
        if self.link_id is None:
            return add_element(tx, self.kind, self._place)
        return insert_on_link(tx, self.link_id, self.kind, self._place)


class DragSpan(Gesture):
    """One end of an element pulled over more or fewer columns."""

    label = N_("Change how far an element reaches")

    def __init__(self, document: Document, element_id: str, edge: Literal["start", "end"]) -> None:
        super().__init__(document)
        self.element_id = element_id
        self.edge = edge
        self._step = ""

    def to(self, step_id: str | None) -> Patch:
        """Aim at a column."""
        self._step = step_id or ""
        return self._aim(step_id)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        element = tx.view.need(Element, self.element_id)
        first, last = (tx.view.steps[column].id for column in span_of(tx.view, element))
        if self.edge == "start":
            first = self._not_past(tx.view, last, -1)
        else:
            last = self._not_past(tx.view, first, 1)
        return resize_element(tx, self.element_id, first, last)

    def reach(self) -> tuple[Place, Place]:
        """Return the first and the last place that the element would cover now."""
        store = self.document.store
        _before, after = self.ghost.changes.get(self.element_id, (None, None))
        element = after if isinstance(after, Element) else store.need(Element, self.element_id)
        first, last = span_of(store, element)
        steps = store.steps
        return Place(element.lane_id, steps[first].id), Place(element.lane_id, steps[last].id)

    def _not_past(self, view: RecordView, fixed: str, sign: int) -> str:
        positions = view.positions(Step)
        return self._step if (positions[self._step] - positions[fixed]) * sign > 0 else fixed


class DragLine(Gesture):
    """A line pulled to another place between the lanes."""

    label = N_("Move line")

    def __init__(self, document: Document, line_id: str) -> None:
        super().__init__(document)
        self.line_id = line_id
        self._after = ""

    def to(self, after_lane_id: str | None) -> Patch:
        """Aim below a lane."""
        self._after = after_lane_id or ""
        return self._aim(after_lane_id)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_line(tx, self.line_id, self._after)


class DragBeside(Gesture):
    """A lane or a row pulled by its header above or below another one."""

    move: ClassVar[Callable[..., tuple[str, ...]]]
    """The command: transaction, what is moved, beside what, above or not."""

    def __init__(self, document: Document, record_id: str) -> None:
        super().__init__(document)
        self.record_id = record_id
        self._beside = ("", False)

    def to(self, beside: str | None, *, above: bool = False) -> Patch:
        """Aim above or below another one."""
        self._beside = (beside or "", above)
        return self._aim(self._beside if beside is not None else None)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        beside, above = self._beside
        return type(self).move(tx, self.record_id, beside, above=above)


class DragLane(DragBeside):
    """A lane pulled by its header above or below another one."""

    label = N_("Move lane")
    move = staticmethod(move_lane)


class DragLaneHeight(Gesture):
    """The lower edge of a lane pulled down or up."""

    label = N_("Change the height of a lane")

    def __init__(self, document: Document, lane_id: str) -> None:
        super().__init__(document)
        self.lane_id = lane_id
        self._height = 0.0

    def to(self, height: float | None) -> Patch:
        """Aim at a height in points."""
        self._height = height or 0.0
        return self._aim(height)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return resize_lane(tx, (self.lane_id,), self._height)


class DragRow(DragBeside):
    """A row pulled by its header above or below another one of its lane."""

    label = N_("Move row")
    move = staticmethod(move_row)


class DragSteps(Gesture):
    """Columns pulled to another place."""

    label = N_("Move steps")

    def __init__(self, document: Document, step_ids: Sequence[str]) -> None:
        super().__init__(document)
        self.step_ids = tuple(step_ids)
        self._column = 0

    def to(self, column: int | None) -> Patch:
        """Aim before the column of a number (0…number of steps)."""
        self._column = column or 0
        return self._aim(column)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_steps(tx, self.step_ids, self._column)


class DragStage(Gesture):
    """A stage pulled to another place with its columns."""

    label = N_("Move stage")

    def __init__(self, document: Document, stage_id: str) -> None:
        super().__init__(document)
        self.stage_id = stage_id
        self._column = 0

    def to(self, column: int | None) -> Patch:
        """Aim before the column of a number (0…number of steps)."""
        self._column = column or 0
        return self._aim(column)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_stage(tx, self.stage_id, self._column)


class DragStageEdge(Gesture):
    """The border of a stage pulled over columns."""

    label = N_("Move the border of a stage")

    def __init__(self, document: Document, stage_id: str, edge: Literal["start", "end"]) -> None:
        super().__init__(document)
        self.stage_id = stage_id
        self.edge = edge
        self._column = 0

    def to(self, column: int | None) -> Patch:
        """Aim before the column of a number (0…number of steps)."""
        self._column = column or 0
        return self._aim(column)

    def steps(self) -> list[str]:
        """Return the columns that the stage would have now."""
        view, changes = self.document.store, self.ghost.changes
        members = {self.stage_id, *(child.id for child in view.referring(self.stage_id, Stage))}
        found: list[str] = []
        for step in view.steps:
            _before, after = changes.get(step.id, (None, None))
            owner = after.stage_id if isinstance(after, Step) else step.stage_id
            if owner in members:
                found.append(step.id)
        return found

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return move_boundary(tx, self.stage_id, self.edge, self._column)


class DragEmotion(Gesture):
    """A point of the emotion curve pulled up or down; it snaps to the steps of the scale."""

    label = N_("Change emotion")

    def __init__(self, document: Document, persona_id: str | None, element_id: str) -> None:
        super().__init__(document)
        self.persona_id = persona_id
        self.element_id = element_id
        self.value: float | None = None
        """The value the point would have now."""

    def to(self, value: float | None, *, fine: bool = False) -> Patch:
        """Aim at a value of the scale; `fine` snaps to tenths of it instead."""
        if value is not None:
            view = self.document.store
            value = round(on_scale(view, value, 0.1 if fine else default_step(view)), 6)
        self.value = value
        return self._aim(value)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        set_emotion(tx, self.persona_id, self.element_id, self.value)
        found = emotion_at(tx.view, self.element_id, self.persona_id)
        return (self.element_id if found is None else found.id,)
