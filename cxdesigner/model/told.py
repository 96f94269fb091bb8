"""Notes that stand for a pain point or an opportunity: note and record are kept in step.

Rules and analyses find a pain where it belongs, at an element; journey maps show it in a lane of
pains, as a note. ``Element.tells_id`` says which note tells which record. Whatever changes one of
the two in a transaction changes the other with it, so this holds after every commit: a record is
told by one note at most, and the words of both are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cxdesigner.base.ids import derived_id, new_id
from cxdesigner.base.order import key_after_last
from cxdesigner.model.blueprint import Comment, Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane, LaneRole
from cxdesigner.model.patch import Change
from cxdesigner.model.queries import span_of
from cxdesigner.model.record import LaneId, Record, StepId
from cxdesigner.model.schema import references_of, without_references
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

if TYPE_CHECKING:
    from cxdesigner.model.store import Transaction

TOLD_IN: Mapping[LaneRole, type[Insight]] = {"pain": PainPoint, "opportunity": Opportunity}
"""What a note stands for in a lane."""


def told_by(view: RecordView, note: Record | None) -> Insight | None:
    """Return the pain point or opportunity that a note tells."""
    if not isinstance(note, Element) or note.tells_id is None:
        return None
    return view.get(Insight, note.tells_id)


def note_of(view: RecordView, insight_id: str) -> Element | None:
    """Return the note that tells a pain point or an opportunity."""
    return next(iter(view.referring(insight_id, Element)), None)


def notes_about(view: RecordView, element_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the notes that tell what is known about elements."""
    found: dict[str, None] = {}
    for key in element_ids:
        for insight in view.referring(key, Insight):
            note = note_of(view, insight.id) if insight.element_id == key else None
            if note is not None:
                found[note.id] = None
    return tuple(found)


def stands_at(view: RecordView, insight: Insight, step_id: str | None) -> bool:
    """Say whether an insight belongs to an element of a step, or to a stage around it."""
    element = view.get(Element, insight.element_id)
    if element is not None:
        return _covers(view, element, step_id)
    step = view.get(Step, step_id)
    stage = view.get(Stage, step.stage_id) if step is not None else None
    if stage is None or insight.stage_id is None:
        return False
    return insight.stage_id in (stage.id, stage.parent_id)


def keep_told(tx: Transaction) -> None:
    """Bring notes and what they tell in step with what a transaction has changed so far."""
    changes = tx.pending().changes
    kinds = {type(after or before) for before, after in changes.values()}
    if kinds.isdisjoint({Element, PainPoint, Opportunity}):
        return
    _Keeping(tx, changes).keep()


def plain_kind(view: RecordView, note: Element) -> type[Insight] | None:
    """Return what a plain note would tell in its lane; None for one that tells something, too."""
    if note.kind != "note" or note.tells_id is not None or not note.label:
        return None
    lane = view.get(Lane, note.lane_id)
    return TOLD_IN.get(lane.role) if lane is not None else None


def has_home(view: RecordView, step_id: str | None) -> bool:
    """Say whether something told at a step would belong to an element or a stage."""
    return any(_Homes(view).of(step_id).values())


def adopt_notes(tx: Transaction, note_ids: Iterable[str]) -> tuple[str, ...]:
    """Make pains and opportunities of plain notes in such lanes; return the ids of the notes."""
    keeping, found = _Keeping(tx, {}), tuple(note_ids)
    for key in found:
        note = tx.view.get(Element, key)
        if note is not None:
            keeping.adopt(note)
    return found


class _Homes:
    """What things belong to by their step: what the customer does there, else the stage."""

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self.lane_ids = [lane.id for lane in view.lanes if lane.role in CUSTOMER_ROLES]
        self._wide: list[Element] | None = None

    def of(self, step_id: str | None) -> dict[str, str | None]:
        """Return the fields of an insight that say where it belongs; all None where nowhere."""
        element = next(self.elements_at(step_id), None)
        if element is not None:
            return {"element_id": element.id, "stage_id": None}
        step = self._view.get(Step, step_id)
        return {"element_id": None, "stage_id": None if step is None else step.stage_id}

    def elements_at(self, step_id: str | None) -> Iterator[Element]:
        """Yield what the customer does at a step, that of the whole journey and notes left out."""
        for lane_id in self.lane_ids if step_id is not None else ():
            yield from (e for e in self._view.elements_in(lane_id, step_id) if e.kind != "note")
            for element in self._reaching():
                if element.lane_id == lane_id and element.step_id != step_id:
                    if _covers(self._view, element, step_id):
                        yield element

    def _reaching(self) -> list[Element]:
        """Return what reaches over several steps; looked for once, for it takes a while."""
        if self._wide is None:
            self._wide = [
                element
                for lane_id in self.lane_ids
                for element in self._view.referring(lane_id, Element)
                if element.step_id and element.end_step_id and element.kind != "note"
            ]
        return self._wide


class _Keeping:
    def __init__(self, tx: Transaction, changes: Mapping[str, Change]) -> None:
        self._tx, self._view, self._changes = tx, tx.view, changes
        self._lanes = {
            lane.id: TOLD_IN[lane.role] for lane in tx.view.lanes if lane.role in TOLD_IN
        }
        """Lane of notes that stand for something → for what."""

        self._homes = _Homes(tx.view)
        self._tellers = {
            before.tells_id: key
            for key, (before, _after) in changes.items()
            if isinstance(before, Element) and before.tells_id is not None
        }
        """What was told → the changed note that told it."""

        self._remarks: dict[str | None, list[Record]] = {}
        for before, after in changes.values():
            if isinstance(before, Suppression | Comment) and after is None:
                self._remarks.setdefault(before.subject_id, []).append(before)

    def keep(self) -> None:
        for key, (before, after) in self._changes.items():
            match before, after:
                case Element(), None if before.tells_id is not None:
                    self._note_went(before)
                case Insight(), None:
                    self._insight_went(key, before)
                case _:
                    pass
        for before, after in self._elements():
            if after.tells_id is not None:
                self._told_once(before, after)
        for before, after in self._elements():
            self._follow_note(before, self._view.need(Element, after.id))
        for before, after in self._elements():
            if before is not None and _place(before) != _place(after):
                self._take_notes_along(after)
        for key, (before, _after) in self._changes.items():
            insight = self._view.get(Insight, key)
            if insight is not None:
                self._follow_insight(before, insight)
        self._welcome()

    def _elements(self) -> Iterator[tuple[Element | None, Element]]:
        """Yield elements that were added or changed: before, and as they are now."""
        for key, (before, _after) in self._changes.items():
            element = self._view.get(Element, key)
            if element is not None:
                yield before if isinstance(before, Element) else None, element

    def _is_new(self, key: str) -> bool:
        return key in self._changes and self._changes[key][0] is None

    # -- what goes ------------------------------------------------------------------------------

    def _note_went(self, note: Element) -> None:
        """Let what a note told go with it, unless the whole lane went."""
        insight = told_by(self._view, note)
        if insight is None or note.lane_id not in self._view:
            return
        if note_of(self._view, insight.id) is None:
            self._tx.delete((insight.id,))

    def _insight_went(self, key: str, insight: Insight) -> None:
        """Let the note go too; one whose element alone went keeps what it tells."""
        note = self._view.get(Element, self._tellers.get(key, ""))
        if note is None or note.tells_id is not None:
            return
        if insight.element_id is None or insight.element_id in self._view:
            self._tx.delete((note.id,))
            return
        gone = {target for _reference, target in references_of(insight)} - self._view.records.keys()
        kept = without_references(insight, frozenset(gone)).replace(element_id=None)
        self._tx.put(kept.replace(**self._home(note.step_id)))
        self._tx.put(note.replace(tells_id=key))
        for remark in self._remarks.get(key, ()):
            self._tx.put(remark)

    # -- words ----------------------------------------------------------------------------------

    def _told_once(self, before: Element | None, note: Element) -> None:
        """Leave a record to one note: the one that told it before, else the first."""
        assert note.tells_id is not None
        tellers = self._view.referring(note.tells_id, Element)
        if len(tellers) > 1:
            earlier = [one for one in tellers if self._told_before(one)]
            if note.id != (earlier or tellers)[0].id:
                self._tx.put(note.replace(tells_id=None))

    def _told_before(self, note: Element) -> bool:
        before = self._changes[note.id][0] if note.id in self._changes else note
        return isinstance(before, Element) and before.tells_id == note.tells_id

    def _follow_note(self, before: Element | None, note: Element) -> None:
        """Give what a note tells the words and the place that the note has now."""
        insight = told_by(self._view, note)
        if insight is None:
            if before is None or _told(before) != _told(note):
                self.adopt(note)
            return
        if before is not None and before.lane_id != note.lane_id:
            kind = self._lanes.get(note.lane_id)
            if kind is not None and not isinstance(insight, kind):
                self._become(note, insight, kind)
                return
        was = self._changes[insight.id][0] if insight.id in self._changes else insight
        is_reworded = isinstance(was, Insight) and was.text != insight.text
        if note.label != insight.text and not is_reworded:
            insight = insight.replace(text=note.label)
        moved = self._is_new(insight.id) if before is None else before.step_id != note.step_id
        if moved and not stands_at(self._view, insight, note.step_id):
            insight = insight.replace(**self._home(note.step_id))
        self._tx.put(insight)

    def _become(self, note: Element, insight: Insight, kind: type[Insight]) -> None:
        """Make an opportunity of a pain that is put into the other lane, or the reverse."""
        made = self._make(kind, note)
        home = self._home(note.step_id)
        if stands_at(self._view, insight, note.step_id):
            home = {"element_id": insight.element_id, "stage_id": insight.stage_id}
        self._tx.put(made.replace(**home))
        self._tx.put(note.replace(tells_id=made.id))
        self._tx.delete((insight.id,))

    def adopt(self, note: Element) -> None:
        """Make a pain or an opportunity of a plain note in such a lane, if it belongs somewhere."""
        kind = plain_kind(self._view, note)
        if kind is None:
            return
        home = self._home(note.step_id)
        if not any(home.values()):
            return
        made = self._make(kind, note)
        self._tx.put(made.replace(**home))
        self._tx.put(note.replace(tells_id=made.id))

    def _make(self, kind: type[Insight], note: Element) -> Insight:
        return kind(id=self._id_for(kind, note), text=note.label)

    def _id_for(self, kind: type[Record], record: Record) -> str:
        """Return an id that whoever does the same in another copy of the file gets too."""
        made = derived_id(kind.PREFIX, record.id)
        return new_id(kind.PREFIX) if made in self._view else made

    # -- places ---------------------------------------------------------------------------------

    def _home(self, step_id: str | None) -> dict[str, str | None]:
        return self._homes.of(step_id)

    def _take_notes_along(self, element: Element) -> None:
        """Let the notes about an element go with it to another step."""
        for insight in self._view.referring(element.id, Insight):
            if insight.element_id == element.id:
                self._bring_note(insight, element)

    def _bring_note(self, insight: Insight, element: Element) -> None:
        note = note_of(self._view, insight.id)
        if note is None or element.step_id is None or _covers(self._view, element, note.step_id):
            return
        before = self._changes[note.id][0] if note.id in self._changes else note
        if isinstance(before, Element) and before.step_id == note.step_id:
            key = self._last_key(note.lane_id, element.step_id)
            self._tx.put(note.replace(step_id=element.step_id, end_step_id=None, order=key))

    def _last_key(self, lane_id: str, step_id: str) -> str:
        return key_after_last([one.order for one in self._view.elements_in(lane_id, step_id)])

    def _follow_insight(self, before: Record | None, insight: Insight) -> None:
        """Give the note of an insight its words and its place; make one for what is new."""
        note = note_of(self._view, insight.id)
        was = before if isinstance(before, Insight) else None
        element = self._view.get(Element, insight.element_id)
        if note is not None:
            if note.label != insight.text:
                self._tx.put(note.replace(label=insight.text))
            if was is not None and was.element_id != insight.element_id:
                if element is not None:
                    self._bring_note(insight, element)
                elif was.element_id is not None and was.element_id not in self._view:
                    self._tx.put(insight.replace(**self._home(note.step_id)))
        elif element is not None and element.step_id is not None and insight.text:
            if was is None or not was.text or was.element_id is None:
                self._tell(insight, element.step_id)

    def _tell(self, insight: Insight, step_id: StepId) -> None:
        fitting = (key for key, kind in self._lanes.items() if isinstance(insight, kind))
        lane_id = next(fitting, None)
        if lane_id is None:
            return
        self._tx.put(
            Element(
                id=self._id_for(Element, insight),
                kind="note",
                lane_id=LaneId(lane_id),
                step_id=step_id,
                order=self._last_key(lane_id, step_id),
                label=insight.text,
                tells_id=insight.id,
            )
        )

    def _welcome(self) -> None:
        """Let the first element of a customer at a step have what the notes there tell."""
        if not self._lanes:
            return
        for before, element in tuple(self._elements()):
            if element.lane_id not in self._homes.lane_ids or element.step_id is None:
                continue
            if before is not None and _place(before) == _place(element):
                continue
            first, last = span_of(self._view, element)
            for step in self._view.steps[first : last + 1]:
                if [one.id for one in self._homes.elements_at(step.id)] == [element.id]:
                    self._welcome_at(step.id)

    def _welcome_at(self, step_id: str) -> None:
        for lane_id in self._lanes:
            for note in self._view.elements_in(lane_id, step_id):
                insight = told_by(self._view, note)
                if insight is None:
                    self.adopt(note)
                elif insight.element_id is None:
                    self._tx.put(insight.replace(**self._home(step_id)))


def _covers(view: RecordView, element: Element, step_id: str | None) -> bool:
    if element.step_id is None or element.step_id == step_id:
        return True
    if step_id is None or element.end_step_id is None:
        return False
    first, last = span_of(view, element)
    return first <= view.positions(Step).get(step_id, -1) <= last


def _told(note: Element) -> tuple[object, ...]:
    """Return what makes another thing of a plain note when it changes."""
    return note.lane_id, note.step_id, note.label, note.kind, note.tells_id


def _place(element: Element) -> tuple[object, ...]:
    return element.lane_id, element.step_id, element.end_step_id, element.kind
