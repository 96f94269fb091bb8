"""Actions of the plan: made of what they answer, moved along, and closed with what they changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.figures import set_figure
from cxdesigner.editor.values import parse_choice, parse_date
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Opportunity, PainPoint
from cxdesigner.model.record import ElementId, OpportunityId, Record, StageId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.insight_words import STATUS_NAMES, status_title
from cxdesigner.report.plan.actions import DONE, FIRST_STATUS, finding_word
from cxdesigner.rules.finding import Finding


def add_action(
    tx: Transaction, element_id: str | None = None, status: str = FIRST_STATUS, text: str = ""
) -> tuple[str, ...]:
    """Add an action about an element, or about the whole journey; return its id."""
    element = tx.view.get(Element, element_id)
    return _put(tx, Opportunity(
        id=new_id(Opportunity.PREFIX),
        element_id=None if element is None else ElementId(element.id),
        status=None if status == FIRST_STATUS else status,
        text=LocalText.of(text or _("What could be done")),
    ))  # fmt: skip


def act_on_pains(tx: Transaction, pain_ids: Iterable[str]) -> tuple[str, ...]:
    """Make one action that answers some pain points; return its id.

    It stands where the pains stand, if that is one place.

    Raises
    ------
    EditError
        If there is no pain point among the ids.
    """
    pains = [pain for pain in (tx.view.get(PainPoint, key) for key in pain_ids) if pain is not None]
    if not pains:
        raise EditError(_("There is no pain point to answer here."))
    made = _about(tx, pains)
    for pain in pains:
        tx.put(pain.replace(opportunity_ids=(*pain.opportunity_ids, OpportunityId(made.id))))
    return (made.id,)


def act_on_findings(tx: Transaction, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Make one action that answers some findings of the rules; return its id.

    Pain points and feedback that a finding is about are linked as such. The action says what the
    quick fix of the first finding says, if there is one.
    """
    every = [part for one in findings for part in (one.parts or (one,))]
    if not every:
        raise EditError(_("Choose a problem in the list first."))
    subjects = [tx.view.find(one.subjects[0]) for one in every if one.subjects]
    known = [record for record in subjects if record is not None]
    made = _about(tx, known, every[0].fix_label)
    words = tuple(dict.fromkeys(finding_word(one) for one in every))
    tx.put(made.replace(findings=words))
    for record in known:
        link_answer(tx, made.id, record.id, linked=True)
    return (made.id,)


def link_answer(
    tx: Transaction, action_id: str, record_id: str, *, linked: bool
) -> tuple[str, ...]:
    """Let an action answer a pain point or a feedback, or no longer; others are passed over."""
    key = OpportunityId(action_id)
    match tx.view.find(record_id):
        case PainPoint() as pain:
            rest = tuple(one for one in pain.opportunity_ids if one != key)
            tx.put(pain.replace(opportunity_ids=(*rest, key) if linked else rest))
        case Feedback() as item if linked or item.act_id == key:
            tx.put(item.replace(act_id=key if linked else None))
    return (action_id,)


def set_status(tx: Transaction, action_ids: Collection[str], status: str) -> tuple[str, ...]:
    """Move actions to another status."""
    for key in action_ids:
        idea = tx.view.need(Opportunity, key)
        same = status == (idea.status or FIRST_STATUS)
        if not same:
            tx.put(idea.replace(status=None if status == FIRST_STATUS else status))
    return tuple(action_ids)


def status_of(view: RecordView, text: str) -> str | None:
    """Return the status that was typed, the first one for nothing; None if there is none such."""
    if not text.strip():
        return FIRST_STATUS
    choices = [(status, status_title(status)) for status in STATUS_NAMES]
    known = {idea.status: idea.status for idea in view.of_type(Opportunity) if idea.status}
    return parse_choice(text, (*choices, *known.items()))


def set_cell(
    tx: Transaction, action_id: str, field: str, text: str, language: str
) -> tuple[str, ...]:
    """Set a field of an action to what was typed; nothing typed empties it.

    Raises
    ------
    EditError
        If the text is no number from 1 to 5, no date, or no status that is known.
    """
    if field == "status":
        status = status_of(tx.view, text)
        if status is None:
            raise EditError(_("There is no status “{name}”."), name=text.strip())
        return set_status(tx, (action_id,), status)
    if field == "due" and text.strip():
        text = parse_date(text)
    return set_figure(tx, action_id, field, text, language)


def finish(
    tx: Transaction,
    action_id: str,
    changed_ids: Iterable[str],
    closed_ids: Collection[str] = (),
    told_ids: Collection[str] = (),
) -> tuple[str, ...]:
    """Say that an action is done and what it changed, and close the feedback it answers.

    Feedback of the action is closed, and its customers were told, just as said.
    """
    idea = tx.view.need(Opportunity, action_id)
    changed = tuple(
        ElementId(key) for key in dict.fromkeys(changed_ids) if tx.view.get(Element, key)
    )
    tx.put(idea.replace(status=DONE, changed_ids=changed))
    for item in tx.view.referring(action_id, Feedback):
        tx.put(item.replace(closed=item.id in closed_ids, told_customer=item.id in told_ids))
    return (action_id,)


def _about(tx: Transaction, records: Sequence[Record], text: str = "") -> Opportunity:
    """Return a new action at the one place where the records stand, if it is one."""
    places = {
        record.id if isinstance(record, Element) else getattr(record, "element_id", None)
        for record in records
    }
    stages = {getattr(record, "stage_id", None) for record in records}
    place = places.pop() if len(places) == 1 else None
    stage = stages.pop() if len(stages) == 1 else None
    made = Opportunity(
        id=new_id(Opportunity.PREFIX),
        element_id=None if place is None else ElementId(place),
        stage_id=None if stage is None else StageId(stage),
        text=LocalText.of(text or _("What could be done")),
    )
    tx.put(made)
    return made


def _put(tx: Transaction, record: Record) -> tuple[str, ...]:
    tx.put(record)
    return (record.id,)
