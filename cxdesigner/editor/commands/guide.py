"""What the journey guide writes: touchpoints of a stage, pains, and opportunities for them."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.connect import connect_along
from cxdesigner.editor.commands.list_elements import first_place, insert_list
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.model.queries import customer_elements, flow_successors, role_of
from cxdesigner.model.record import ElementId, OpportunityId
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def add_touchpoints(
    tx: Transaction, text: str, stage_id: str | None, language: str
) -> tuple[str, ...]:
    """Make touchpoints of a list, at the end of a stage (behind all others when None).

    The list is written as everywhere (``editor.list_text``): one a line, ``@channel`` behind it.
    What the customer does before and after leads to them and on from them, where it ends or begins
    there or led from the one to the other; so the stages of a journey hang together.

    Returns
    -------
    tuple of str
        The ids of the touchpoints.

    Raises
    ------
    EditError
        If a line cannot become one, or there is no lane for it.
    """
    from cxdesigner.editor.list_text import ListLine, parse_list

    lines = parse_list(text)
    place = first_place(tx.view)
    if place is None:
        raise EditError(_("There is no lane to paste into."))
    stage = tx.view.get(Stage, stage_id)
    name = stage.name.line(language) if stage is not None else ""
    if name and lines:
        lines = (ListLine(name, is_stage=True), *lines)
    made = insert_list(tx, lines, place, language)
    _join(tx, [key for key in made if _is_step(tx.view, key)])
    return made


def _is_step(view: RecordView, element_id: str) -> bool:
    element = view.need(Element, element_id)
    return role_of(view, element) in CUSTOMER_ROLES and element.kind != "note"


def _join(tx: Transaction, made: list[str]) -> None:
    """Link what came into the customer's lane, in the order of the steps, with its neighbours."""
    if not made:
        return
    order = [element.id for element in customer_elements(tx.view) if element.step_id is not None]
    first, last = order.index(made[0]), order.index(made[-1])
    before = order[first - 1] if first else None
    after = order[last + 1] if last + 1 < len(order) else None
    if before is not None:
        led = list(flow_successors(tx.view, before))
        passed = [link for link in led if link.target_id == after]
        if passed:
            tx.put(passed[0].replace(target_id=ElementId(made[0])))
        elif not led:
            connect_along(tx, before, made[0])
        if led and not passed:
            return
    if after is not None and not any(
        link.kind == "flow" and not link.loop for link in tx.view.incoming(after)
    ):
        connect_along(tx, made[-1], after)


def add_pain(tx: Transaction, element_id: str) -> tuple[str, ...]:
    """Begin a pain point at an element."""
    pain = PainPoint(id=new_id(PainPoint.PREFIX), element_id=ElementId(element_id))
    tx.put(pain)
    return (pain.id,)


def answer_pain(tx: Transaction, pain_id: str) -> tuple[str, ...]:
    """Begin an opportunity that answers a pain point, where that is; it says nothing yet.

    Returns
    -------
    tuple of str
        The id of the opportunity.
    """
    pain = tx.view.need(PainPoint, pain_id)
    idea = Opportunity(
        id=new_id(Opportunity.PREFIX), element_id=pain.element_id, stage_id=pain.stage_id
    )
    tx.put(idea)
    tx.put(pain.replace(opportunity_ids=(*pain.opportunity_ids, OpportunityId(idea.id))))
    return (idea.id,)


def add_opportunity(tx: Transaction) -> tuple[str, ...]:
    """Begin an opportunity for the whole journey."""
    idea = Opportunity(id=new_id(Opportunity.PREFIX))
    tx.put(idea)
    return (idea.id,)
