"""Drags on the canvas without Qt: a ghost while moving, one commit on release, none on Escape.

A gesture holds nothing open in the store: each move asks in a trial what would change and takes it
back at once. ``ghost`` is that patch; ``refusal`` says why a target is none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import Literal

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, dotted, ngettext
from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.connect import insert_on_link, may_lead_through, put_on_link
from cxdesigner.editor.commands.emotion import default_step, on_scale, set_emotion
from cxdesigner.editor.commands.move import move_elements, resize_element
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.rows import rows_of
from cxdesigner.editor.covered import passed_over
from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import Fragment, copy_fragment
from cxdesigner.model.element import ALLOWED_ROLES, Element, ElementKind
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import emotion_at, lane_name, reading_order, span_of
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.report.kind_names import KIND_NAMES
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


STAYS = N_("Stays where it is")


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

        self.words = ""
        """What releasing now would do; '' where nobody can say it better than what is drawn."""

        self._target: object = None
        self._done = False

    def _said(self, view: RecordView) -> str:
        """Return what the gesture would do; ``view`` shows the blueprint as it would be then."""
        return ""

    @abstractmethod
    def _command(self, tx: Transaction) -> tuple[str, ...]:
        """Do what the gesture means at its present target."""

    def _aim(self, target: object) -> Patch:
        if self._done or target == self._target:
            return self.ghost
        self._target = target
        self.ghost, self.refusal, self.words = Patch(), "", ""
        if target is None:
            return self.ghost
        with self.document.store.trial() as tx:
            try:
                self._command(tx)
                tx.settle()
                self.ghost = self.document.store.pending()
                self.words = self._said(tx.view)
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


def _misfit(view: RecordView, kind: ElementKind, lane_id: str, language: str) -> str:
    """Say that a kind of element means nothing in a lane; '' where it does."""
    lane = view.get(Lane, lane_id)
    if lane is None or kind == "note" or lane.role in ALLOWED_ROLES[kind]:
        return ""
    return _("{kind} does not belong in “{lane}”").format(
        kind=_(KIND_NAMES[kind]), lane=lane_name(lane, language)
    )


class DragElements(Gesture):
    """Elements taken along to another cell, or copies of them; the one under the pointer leads.

    A single one without links can be dropped on a link, which then leads through it.
    """

    label = N_("Move elements")

    def __init__(self, document: Document, element_ids: Sequence[str], grabbed: str) -> None:
        super().__init__(document)
        self.element_ids = (grabbed, *(key for key in element_ids if key != grabbed))
        self._place: Place | None = None
        self.link_id: str | None = None
        """The link that releasing now would lead through the element."""

        self.copies = False
        """Whether copies go there, with the links among them, and the elements stay."""

        self._fragment: Fragment | None = None

    def to(self, place: Place | None, link_id: str | None = None, *, copies: bool = False) -> Patch:
        """Aim at a place, and at a link there; no place is no target."""
        view = self.document.store
        self.copies = copies
        is_one = not copies and len(self.element_ids) == 1
        if not is_one or not may_lead_through(view, link_id, self.element_ids[0]):
            link_id = None
        self._place, self.link_id = place, link_id
        self.label = N_("Move elements") if link_id is None else N_("Put into the link")
        if copies:
            self.label = N_("Duplicate")
        return self._aim(None if place is None else (place, link_id, copies))

    def to_hit(self, hit: CellHit, link_id: str | None = None, *, copies: bool = False) -> Patch:
        """Aim at what lies under the pointer."""
        # Elements that stay count in the index of a place, those that go do not.
        moving = () if copies else self.element_ids
        place = place_of_hit(self.document.store, hit, moving)
        return self.to(place, link_id, copies=copies)

    def _said(self, view: RecordView) -> str:
        assert self._place is not None
        leader = view.need(Element, self.element_ids[0])
        lane_id = self._place.lane_id
        misfit = _misfit(view, leader.kind, lane_id, self.document.language)
        n = len(self.element_ids)
        if self.copies:
            said = ngettext("Copy of {n} element", "Copies of {n} elements", n).format(n=n)
            return dotted((said, misfit) if misfit else (said,))
        if misfit:
            return misfit
        if not self.ghost:
            return _(STAYS)
        if self.link_id is not None:
            return _("Put into the link")
        lane = lane_name(view.need(Lane, lane_id), self.document.language)
        return ngettext("{n} element goes to “{lane}”", "{n} elements go to “{lane}”", n).format(
            n=n, lane=lane
        )

    def _copy(self, tx: Transaction, place: Place) -> tuple[str, ...]:
        document = self.document
        if self._fragment is None:
            self._fragment = copy_fragment(document.store, self.element_ids, document.language)
        made = paste(tx, self._fragment)
        old = [el.id for el in reading_order(self._fragment.view) if el.id in self.element_ids]
        copy_of = dict(zip(old, made, strict=True))
        order = [copy_of[key] for key in self.element_ids]
        return move_elements(tx, order, place, passed=passed_over(document))

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        assert self._place is not None
        if self.copies:
            return self._copy(tx, self._place)
        passed = passed_over(self.document)
        moved = move_elements(tx, self.element_ids, self._place, passed=passed)
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

    def _said(self, view: RecordView) -> str:
        assert self._place is not None
        misfit = _misfit(view, self.kind, self._place.lane_id, self.document.language)
        if self.link_id is not None:
            return misfit or _("Put into the link")
        return misfit or _("New element: {kind}").format(kind=_(KIND_NAMES[self.kind]))

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

    def _said(self, view: RecordView) -> str:
        first, last = span_of(view, view.need(Element, self.element_id))
        n = last - first + 1
        return ngettext("Reaches over {n} step", "Reaches over {n} steps", n).format(n=n)

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
