"""Figures typed into the tables of the analyses, and the rows that such a table begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxdesigner.analysis.cem import FACTORS
from cxdesigner.analysis.money import LIFETIME_INPUTS, PROFIT_INPUTS, money_metrics
from cxdesigner.analysis.servqual import DIMENSIONS
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.cem import scored
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.values import parse_number
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import role_of
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText

ASSUMED = "*"
"""After a score of the CEM table: it is assumed, not measured."""

_BOUNDS: Mapping[tuple[type[Record], str], tuple[float | None, float | None]] = {
    **{
        (CemFactor, field): (0.0, 10.0)
        for field in ("experience", "expectation", "importance", "ideal")
    },
    **{(ServqualRow, field): (1.0, 7.0) for field in ("expectation", "perception")},
    (ServqualRow, "weight"): (0.0, 100.0),
    **{(PainPoint, field): (1.0, 5.0) for field in ("severity", "frequency")},
    **{(Opportunity, field): (1.0, 5.0) for field in ("impact", "effort")},
    **{(Metric, field): (0.0, None) for field in ("promoters", "passives", "detractors")},
}
_COUNT = "count:"
TOGGLE = "toggle:"
"""Before a field that is yes or no."""

_RATES = frozenset({"retention", "discount"})


def set_figure(
    tx: Transaction, record_id: str, field: str, text: str, language: str
) -> tuple[str, ...]:
    """Set a field of a record to what was typed; nothing typed empties it.

    ``count:<answer>`` sets how often an answer of a survey was given, ``toggle:<field>`` turns yes
    into no and no into yes, whatever was typed. A score of the CEM table with
    ``*`` behind it is kept as assumed, one without as stated.

    Raises
    ------
    EditError
        If the text is no figure that can be there.
    """
    record = tx.view.find(record_id)
    if record is None:
        return ()
    if field.startswith(_COUNT) and isinstance(record, Metric):
        return _set_count(tx, record, field.removeprefix(_COUNT), text)
    if field.startswith(TOGGLE):
        name = field.removeprefix(TOGGLE)
        return set_field(tx, (record_id,), name, not getattr(record, name))
    if isinstance(getattr(record, field), LocalText):
        set_text(tx, record_id, text, language, field)
        return (record_id,)
    if (type(record), field) not in _BOUNDS and not isinstance(record, Metric):
        return set_field(tx, (record_id,), field, text.strip() or None)
    assumed = text.rstrip().endswith(ASSUMED)
    bare = text.strip().removesuffix(ASSUMED).strip()
    value = None
    if bare:
        low, high = _BOUNDS.get((type(record), field), (None, None))
        if isinstance(record, Metric) and record.type in _RATES:
            low, high = 0.0, 1.0
        value = parse_number(bare, low, high)
    if isinstance(record, CemFactor):
        tx.put(scored(record, field, value, assumed=assumed))
        return (record_id,)
    return set_field(tx, (record_id,), field, value)


def _set_count(tx: Transaction, metric: Metric, answer: str, text: str) -> tuple[str, ...]:
    counts = dict(metric.counts)
    counts.pop(answer, None)
    if text.strip():
        number = parse_number(text, 0.0, None)
        if number != int(number):
            raise EditError(_("Numbers of answers are whole."))
        counts[answer] = number
    tx.put(metric.replace(counts=tuple(sorted(counts.items()))))
    return (metric.id,)


def begin_rows(
    tx: Transaction, key: str, selected: Sequence[str], persona_id: str | None
) -> tuple[str, ...]:
    """Begin the table of a page of the analyses with empty rows; return the ids of the new records.

    For ``deviation`` the touchpoints among the selected records become the journey that the persona
    (None = the first) was seen to take, in the order in which they were selected.

    Raises
    ------
    EditError
        If there is nothing to begin with.
    """
    if key == "deviation":
        return _take_lived(tx, selected, persona_id)
    made = tuple(_rows(tx, key))
    for record in made:
        tx.put(record)
    return tuple(record.id for record in made)


def _rows(tx: Transaction, key: str) -> list[Record]:
    view = tx.view
    match key:
        case "cem" | "importance" | "opportunity":
            there = {row.factor for row in view.of_type(CemFactor)}
            return [
                CemFactor(id=new_id(CemFactor.PREFIX), factor=factor)
                for factor in FACTORS
                if factor not in there
            ]
        case "servqual":
            known = {row.dim for row in view.of_type(ServqualRow)}
            return [
                ServqualRow(id=new_id(ServqualRow.PREFIX), dim=dim)
                for dim in DIMENSIONS
                if dim not in known
            ]
        case "nps" | "csat" | "ces" | "kano":
            return [_metric(key)]
        case "lifetime" | "profit":
            types = LIFETIME_INPUTS if key == "lifetime" else PROFIT_INPUTS
            begun = money_metrics(view, types)
            return [_metric(kind) for kind in types if kind not in begun]
        case "closure":
            return [Feedback(id=new_id(Feedback.PREFIX))]
    return []


def _metric(kind: str) -> Metric:
    scale = {"csat": 5.0, "ces": 7.0}.get(kind)
    return Metric(id=new_id(Metric.PREFIX), type=kind, scale=scale)


def _take_lived(
    tx: Transaction, selected: Sequence[str], persona_id: str | None
) -> tuple[str, ...]:
    view = tx.view
    elements = (view.get(Element, key) for key in selected)
    steps = [
        element
        for element in elements
        if element is not None
        and element.kind == "touchpoint"
        and role_of(view, element) == "customer"
    ]
    if not steps:
        raise EditError(_("Select touchpoints first, in the order in which they were passed."))
    persona = view.get(Persona, persona_id) or next(iter(view.personas), None)
    if persona is None:
        raise EditError(_("Add a persona first: a journey is lived by somebody."))
    tx.put(persona.replace(lived=tuple(element.id for element in steps)))
    return (persona.id,)
