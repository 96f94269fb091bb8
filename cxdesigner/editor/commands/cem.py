"""The CEM table, filled in step by step; records are made when there is something to keep."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.analysis.cem import FACTORS
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.commands.lists import set_lines
from cxdesigner.editor.commands.text import set_text, with_language
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.method import CemFactor, CemNeed, CemTable
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY


def _table(tx: Transaction) -> CemTable:
    """Return the table, made if there is none."""
    tables = tx.view.of_type(CemTable)
    if tables:
        return tables[0]
    made = CemTable(id=new_id(CemTable.PREFIX))
    tx.put(made)
    return made


def set_brand_values(tx: Transaction, lines: Sequence[str], language: str) -> tuple[str, ...]:
    """Set the brand values of step 1 in a language."""
    return set_lines(tx, (_table(tx).id,), "brand_values", lines, language)


def set_cem_text(tx: Transaction, field: str, text: str, language: str) -> tuple[str, ...]:
    """Set a text of the table: the reason for another key experience, or one of step 7."""
    key = _table(tx).id
    set_text(tx, key, text, language, field)
    return _noted(tx, key)


def set_cem_value(tx: Transaction, field: str, value: object) -> tuple[str, ...]:
    """Set when the table is reviewed: ``review_every_months`` (above 0) or ``next_review``.

    Raises
    ------
    EditError
        If the interval is no time.
    """
    if field == "review_every_months" and isinstance(value, int | float) and value <= 0:
        raise EditError(_("The interval is at least one month."))
    key = _table(tx).id
    set_field(tx, (key,), field, value)
    return _noted(tx, key)


def _noted(tx: Transaction, key: str) -> tuple[str, ...]:
    """Keep in step whether step 7 holds anything (rule M05)."""
    table = tx.view.need(CemTable, key)
    has_feedback = bool(
        table.feedback_evidence
        or table.review_every_months
        or table.next_review
        or table.next_cycle_brand_value
    )
    tx.put(table.replace(has_feedback=has_feedback))
    return (key,)


def set_score(
    tx: Transaction, factor: str, field: str, value: float | None, *, assumed: bool = False
) -> tuple[str, ...]:
    """Set a score of a factor, 0…10, kept as stated or as assumed; None empties it.

    The row of the factor is made with its first score.

    Raises
    ------
    EditError
        If the score is none.
    """
    if value is not None and not 0 <= value <= 10:
        raise EditError(_("A score runs from 0 to 10."))
    row = next((one for one in tx.view.of_type(CemFactor) if one.factor == factor), None)
    if row is None:
        if value is None:
            return ()
        row = CemFactor(id=new_id(CemFactor.PREFIX), factor=factor)
    tx.put(scored(row, field, value, assumed=assumed))
    return (row.id,)


def scored(row: CemFactor, field: str, value: float | None, *, assumed: bool) -> CemFactor:
    """Return a row with another score, and whether that is stated or assumed."""
    rest = [pair for pair in row.prov if pair[0] != field]
    if value is not None:
        rest.append((field, "assumed" if assumed else "stated"))
    return row.replace(**{field: value}, prov=tuple(sorted(rest)))


def choose_key(tx: Transaction, factor: str, chosen: bool) -> tuple[str, ...]:
    """Make a factor a key experience (step 3), or no longer."""
    table = _table(tx)
    keys = {*table.key_experiences} - {factor} | ({factor} if chosen else set())
    known = [one for one in FACTORS if one in keys]
    own = [one for one in table.key_experiences if one in keys and one not in FACTORS]
    if factor in keys and factor not in (*known, *own):
        own.append(factor)
    tx.put(table.replace(key_experiences=(*known, *own)))
    return (table.id,)


def add_need(tx: Transaction, factor: str) -> tuple[str, ...]:
    """Begin a need for a factor (step 5)."""
    need = CemNeed(id=new_id(CemNeed.PREFIX), factor=factor)
    tx.put(need)
    return (need.id,)


def set_capability(
    tx: Transaction, need_id: str, means: str, text: str, language: str
) -> tuple[str, ...]:
    """Say what people, process or technology do for a need (step 6); nothing said takes it off."""
    need = tx.view.need(CemNeed, need_id)
    known = dict(need.capability)
    said = with_language(tx.view, known.pop(means, EMPTY), text, language)
    if said:
        known[means] = said
    tx.put(need.replace(capability=tuple(sorted(known.items()))))
    return (need_id,)


def add_answer(tx: Transaction, factor: str, element_id: str) -> tuple[str, ...]:
    """Begin an opportunity for the gap of a factor, at a touchpoint where that is experienced."""
    idea = Opportunity(id=new_id(Opportunity.PREFIX), element_id=ElementId(element_id))
    tx.put(idea)
    _mark(tx, factor, element_id)
    return (idea.id,)


def link_answer(
    tx: Transaction, factor: str, opportunity_id: str, element_id: str
) -> tuple[str, ...]:
    """Let an opportunity that is there answer the gap of a factor.

    One without a touchpoint comes to that of `element_id`; another stays where it is, and the
    factor is noted there.
    """
    idea = tx.view.need(Opportunity, opportunity_id)
    if idea.element_id is None:
        idea = idea.replace(element_id=ElementId(element_id))
        tx.put(idea)
    _mark(tx, factor, idea.element_id or element_id)
    return (opportunity_id,)


def _mark(tx: Transaction, factor: str, element_id: str) -> None:
    element = tx.view.get(Element, element_id)
    if element is None:
        raise EditError(_("Choose the touchpoint at which the factor is experienced."))
    if factor not in element.factors:
        order = {known: place for place, known in enumerate(FACTORS)}
        factors = sorted((*element.factors, factor), key=lambda one: order.get(one, len(order)))
        tx.put(element.replace(factors=tuple(factors)))
