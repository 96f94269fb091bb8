"""What the journey guide writes: touchpoints of a stage, pains, and opportunities for them."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.list_elements import first_place, insert_list
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.record import ElementId, OpportunityId
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Transaction


def add_touchpoints(
    tx: Transaction, text: str, stage_id: str | None, language: str
) -> tuple[str, ...]:
    """Make touchpoints of a list, at the end of a stage (behind all others when None).

    The list is written as everywhere (``editor.list_text``): one a line, ``@channel`` behind it.

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
    name = " ".join(stage.name.text(language).split()) if stage is not None else ""
    if name and lines:
        lines = (ListLine(name, is_stage=True), *lines)
    return insert_list(tx, lines, place, language)


def add_pain(tx: Transaction, element_id: str) -> tuple[str, ...]:
    """Begin a pain point at an element."""
    pain = PainPoint(id=new_id(PainPoint.PREFIX), element_id=ElementId(element_id))
    tx.put(pain)
    return (pain.id,)


def answer_pain(tx: Transaction, pain_id: str) -> tuple[str, ...]:
    """Begin an opportunity that answers a pain point, where that is.

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
