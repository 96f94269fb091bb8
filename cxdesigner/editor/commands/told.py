"""What is known about elements and stands in a lane of its own as well: pains (domain 2.3)."""

from __future__ import annotations

from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.place import Place, keys_in_cell
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import StepId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def keep_pains_told(tx: Transaction) -> None:
    """Tell the pains that a transaction has touched in the lane of pains, if there is one.

    A pain belongs to an element, where rules and analyses find it; journey maps tell it in their
    lane too, as a note at the step of the element. Whoever changes the words of one of the two
    changes both. A note that was taken away is not put there again.
    """
    lane = next((lane for lane in tx.view.lanes if lane.role == "pain"), None)
    if lane is None:
        return
    patch = tx.pending()
    for before, after in patch.changes.values():
        match before, after:
            case (Element(), Element()) if before.lane_id == after.lane_id == lane.id:
                _reword(tx, before, after)
            case (Element(), Element()) if before.step_id != after.step_id:
                _move(tx, lane, before, after, patch)
            case (PainPoint() | None, PainPoint() | None):
                _tell(tx, lane, before, after)
            case _:
                pass


def _reword(tx: Transaction, before: Element, after: Element) -> None:
    """Give the pain that a note tells the words that the note has now."""
    if before.label == after.label or not before.label or after.step_id is None:
        return
    for pain in _pains_at(tx.view, after.step_id):
        if pain.text == before.label:
            tx.put(pain.replace(text=after.label))
            return


def _move(tx: Transaction, lane: Lane, before: Element, after: Element, patch: Patch) -> None:
    """Let the notes of an element go with it to another step."""
    for pain in tx.view.referring(after.id, PainPoint):
        note = _note(tx.view, lane, before.step_id, pain.text)
        if note is not None and pain.id not in patch.changes and after.step_id is not None:
            _put_at(tx, note, after.step_id)


def _tell(tx: Transaction, lane: Lane, before: PainPoint | None, after: PainPoint | None) -> None:
    old, new = _place(tx.view, before), _place(tx.view, after)
    if old == new:
        return
    note = None if old is None else _note(tx.view, lane, *old)
    if new is None:
        # With an element its pains go too; what stands in their lane is left to the person.
        is_left = after is not None or (before is not None and before.element_id in tx.view)
        if note is not None and is_left:
            tx.delete((note.id,))
    elif note is not None:
        step_id, text = new
        tx.put(note.replace(label=text))
        if step_id != note.step_id:
            _put_at(tx, tx.view.need(Element, note.id), step_id)
    elif old is None and _note(tx.view, lane, *new) is None:
        add_element(tx, "note", Place(lane.id, new[0]), label=new[1])


def _place(view: RecordView, pain: PainPoint | None) -> tuple[StepId, LocalText] | None:
    """Return the step and the words of a pain; None where there is nothing to tell."""
    element = None if pain is None else view.get(Element, pain.element_id)
    if pain is None or not pain.text or element is None or element.step_id is None:
        return None
    return element.step_id, pain.text


def _note(view: RecordView, lane: Lane, step_id: str | None, text: LocalText) -> Element | None:
    there = view.elements_in(lane.id, step_id) if step_id is not None else ()
    return next((one for one in there if one.kind == "note" and one.label == text), None)


def _pains_at(view: RecordView, step_id: str) -> list[PainPoint]:
    members = view.referring(step_id, Element)
    return [pain for member in members for pain in view.referring(member.id, PainPoint)]


def _put_at(tx: Transaction, note: Element, step_id: StepId) -> None:
    (key,) = keys_in_cell(tx, note.lane_id, step_id, None)
    tx.put(note.replace(step_id=step_id, order=key))
