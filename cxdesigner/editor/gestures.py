"""Drags on the canvas without Qt: a ghost while moving, one commit on release, none on Escape.

A gesture holds nothing open in the store: each move asks in a trial what would change and takes it
back at once. ``ghost`` is that patch; ``refusal`` says why a target is none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import ClassVar, Literal

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.connect import connect, connect_new, reconnect
from cxdesigner.editor.commands.emotion import default_step, on_scale, set_emotion
from cxdesigner.editor.commands.lanes import move_lane, move_line
from cxdesigner.editor.commands.move import move_elements, resize_element
from cxdesigner.editor.commands.place import Place, checked_lane, default_kind
from cxdesigner.editor.commands.rows import move_row, rows_of
from cxdesigner.editor.commands.stages import move_boundary, move_stage
from cxdesigner.editor.commands.steps import move_steps
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.link import LinkKind
from cxdesigner.model.patch import Patch
from cxdesigner.model.policy import may_link, suggested_link_kind
from cxdesigner.model.queries import span_of
from cxdesigner.model.stage import Step
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

    label: ClassVar[str]
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
    """Elements taken along to another cell; the one under the pointer leads."""

    label = N_("Move elements")

    def __init__(self, document: Document, element_ids: Sequence[str], grabbed: str) -> None:
        super().__init__(document)
        self.element_ids = (grabbed, *(key for key in element_ids if key != grabbed))
        self._place: Place | None = None

    def to(self, place: Place | None) -> Patch:
        """Aim at a place; None is no target."""
        self._place = place
        return self._aim(place)

    def to_hit(self, hit: CellHit) -> Patch:
        """Aim at what lies under the pointer."""
        return self.to(place_of_hit(self.document.store, hit, self.element_ids))

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        assert self._place is not None
        return move_elements(tx, self.element_ids, self._place)


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


class DragLane(Gesture):
    """A lane pulled by its header above or below another one."""

    label = N_("Move lane")

    def __init__(self, document: Document, lane_id: str) -> None:
        super().__init__(document)
        self.lane_id = lane_id
        self._beside = ("", False)

    def to(self, beside: str | None, *, above: bool = False) -> Patch:
        """Aim above or below a lane."""
        self._beside = (beside or "", above)
        return self._aim(self._beside if beside is not None else None)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        beside, above = self._beside
        return move_lane(tx, self.lane_id, beside, above=above)


class DragRow(Gesture):
    """A row pulled by its header above or below another one of its lane."""

    label = N_("Move row")

    def __init__(self, document: Document, row_id: str) -> None:
        super().__init__(document)
        self.row_id = row_id
        self._beside = ("", False)

    def to(self, beside: str | None, *, above: bool = False) -> Patch:
        """Aim above or below a row."""
        self._beside = (beside or "", above)
        return self._aim(self._beside if beside is not None else None)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        beside, above = self._beside
        return move_row(tx, self.row_id, beside, above=above)


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
        return set_emotion(tx, self.persona_id, self.element_id, self.value)


class DragLink(Gesture):
    """A link pulled from an element to another one, or to an empty place for a new one."""

    label = N_("Link elements")

    def __init__(self, document: Document, source_id: str, *, kind: LinkKind | None = None) -> None:
        super().__init__(document)
        self.source_id = source_id
        self.kind = kind
        self._at: tuple[str | None, Place | None, ElementKind | None] = (None, None, None)

    def to_element(self, target_id: str | None) -> Patch:
        """Aim at an element (or any record: the refusal says why it is no target)."""
        self._at = (target_id, None, None)
        return self._aim(target_id)

    def to_place(self, place: Place | None, kind: ElementKind | None = None) -> Patch:
        """Aim at an empty place: a new element is made there and linked."""
        self._at = (None, place, kind)
        return self._aim((place, kind) if place is not None else None)

    def suggested_kind(self) -> LinkKind | None:
        """Return the kind of link that releasing now would make; None without a target."""
        view = self.document.store
        source, target = view.get(Element, self.source_id), view.get(Element, self._at[0])
        if source is None or target is None or not may_link(view, source.id, target.id):
            return None
        return self.kind or suggested_link_kind(source, target, view)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        target_id, place, kind = self._at
        if place is not None:
            chosen = kind or default_kind(checked_lane(tx.view, place.lane_id).role)
            return connect_new(tx, self.source_id, chosen, place, self.kind)
        return connect(tx, self.source_id, target_id or "", self.kind)


class DragLinkEnd(Gesture):
    """One end of a link pulled to another element."""

    label = N_("Move the end of a link")

    def __init__(self, document: Document, link_id: str, end: Literal["source", "target"]) -> None:
        super().__init__(document)
        self.link_id = link_id
        self.end: Literal["source", "target"] = end
        self._element = ""

    def to(self, element_id: str | None) -> Patch:
        """Aim at an element."""
        self._element = element_id or ""
        return self._aim(element_id)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return reconnect(tx, self.link_id, self.end, self._element)
