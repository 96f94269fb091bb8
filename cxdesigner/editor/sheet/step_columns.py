"""The columns of the table that has a row for each step: a cell for each lane."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cxdesigner.analysis.words import minutes_text, value_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.editor.commands.place import Place, default_kind
from cxdesigner.editor.commands.text import set_text, with_language
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.element_columns import found
from cxdesigner.editor.sheet.insights import paired, read_insights
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.values import parse_number, split_lines
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane
from cxdesigner.model.queries import emotion_at, lane_name
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY
from cxdesigner.model.view import RecordView

LANE_PREFIX = "lane:"
"""Start of the keys of the columns that show a lane; its id follows."""


def step_columns(view: RecordView, language: str) -> tuple[Column, ...]:
    """Return all columns in the order in which they are shown until the person reorders them."""
    return (
        Column(
            "stage",
            N_("Stage"),
            _read_stage,
            _parse_stage,
            editor="choice",
            part="stage",
            clearable=False,
            width=120,
            choices=lambda reading, _record: reading.stages.choices,
            rank=_rank_stage,
        ),
        Column(
            "step",
            N_("Step"),
            lambda reading, step: step.name.text(reading.language),
            lambda _reading, _record, text: text,
            lambda tx, reading, key, text: set_text(tx, key, text, reading.language, "name"),
            width=130,
            is_title=True,
        ),
        *(_lane(lane, language) for lane in view.lanes),
        Column(
            "emotion",
            N_("Emotion"),
            _read_emotion,
            _parse_emotion,
            _write_emotion,
            width=70,
            is_number=True,
            rank=_felt,
        ),
        _minutes("work", N_("Work time")),
        _minutes("wait", N_("Wait time")),
        Column(
            "pain",
            N_("Pain points"),
            lambda reading, step: _lines(reading, step, PainPoint),
            width=150,
        ),
        Column(
            "opportunity",
            N_("Opportunities"),
            lambda reading, step: _lines(reading, step, Opportunity),
            width=150,
        ),
    )


def elements_of(view: RecordView, step_id: str, *, customer: bool = False) -> tuple[Element, ...]:
    """Return the elements that start at a step, from top to bottom (of the customer only)."""
    return tuple(
        element
        for lane in view.lanes
        if not customer or lane.role in CUSTOMER_ROLES
        for element in view.elements_in(lane.id, step_id)
    )


# -- stage ---------------------------------------------------------------------------------------


def _read_stage(reading: Reading, step: Step) -> str:
    return reading.stages.labels.get(step.stage_id or "", "")


def _parse_stage(reading: Reading, _record: Step | None, text: str) -> str:
    return found(reading.stages, text, _("There is no stage “{name}”."))


def _rank_stage(reading: Reading, step: Step) -> tuple[str, str] | None:
    stage = reading.view.get(Stage, step.stage_id)
    return None if stage is None else (stage.order, stage.id)


# -- lanes ---------------------------------------------------------------------------------------


def _lane(lane: Lane, language: str) -> Column:
    return Column(
        LANE_PREFIX + lane.id,
        "",
        partial(_read_lane, lane.id),
        lambda _reading, _record, text: split_lines(text),
        partial(_write_lane, lane.id),
        editor="lines",
        own_label=lane_name(lane, language),
        width=170,
    )


def _line(reading: Reading, element: Element) -> str:
    return " ".join(element.label.text(reading.language).split())


def _read_lane(lane_id: str, reading: Reading, step: Step) -> str:
    return "\n".join(
        _line(reading, element) or "—" for element in reading.view.elements_in(lane_id, step.id)
    )


def _write_lane(
    lane_id: str, tx: Transaction, reading: Reading, step_id: str, lines: Sequence[str]
) -> None:
    """Give a cell of the blueprint these elements; one whose title stays keeps all it says."""
    elements = tx.view.elements_in(lane_id, step_id)
    lane = tx.view.need(Lane, lane_id)
    for place, text in paired([_line(reading, el) or "—" for el in elements], lines):
        if text is None:
            assert place is not None
            tx.delete((elements[place].id,))
        elif place is None:
            words = with_language(tx.view, EMPTY, text, reading.language)
            add_element(tx, default_kind(lane.role), Place(lane_id, step_id), label=words)
        elif (_line(reading, elements[place]) or "—") != text:
            set_text(tx, elements[place].id, text, reading.language)


# -- figures -------------------------------------------------------------------------------------


def _feeling(reading: Reading, step: Step) -> Element | None:
    """Return the element whose emotion the row shows: the first with one, else the first."""
    elements = elements_of(reading.view, step.id, customer=True)
    for element in elements:
        emotion = emotion_at(reading.view, element.id, reading.persona_id)
        if emotion is not None and emotion.value is not None:
            return element
    return next((element for element in elements if element.kind != "note"), None)


def _felt(reading: Reading, step: Step) -> float | None:
    element = _feeling(reading, step)
    emotion = emotion_at(reading.view, element.id, reading.persona_id) if element else None
    return None if emotion is None else emotion.value


def _read_emotion(reading: Reading, step: Step) -> str:
    value = _felt(reading, step)
    scale = reading.view.blueprint
    return "" if value is None else value_text(value, min(scale.scale_min, scale.scale_max), 4)


def _parse_emotion(_reading: Reading, _record: Step | None, text: str) -> float | None:
    return parse_number(text) if text.strip() else None


def _write_emotion(tx: Transaction, reading: Reading, step_id: str, value: float | None) -> None:
    # Read within the transaction: the same paste may have made the element that feels.
    element = _feeling(reading, tx.view.need(Step, step_id))
    if element is not None:
        set_emotion(tx, reading.persona_id, element.id, value)
    elif value is not None:
        raise EditError(_("The customer does nothing in this step, so nothing is felt."))


def _minutes(field: str, label: str) -> Column:
    def total(reading: Reading, step: Step) -> float | None:
        elements = elements_of(reading.view, step.id, customer=True)
        known = [minutes_of(getattr(element, field)) for element in elements]
        values = [minutes for minutes in known if minutes is not None]
        return sum(values) if values else None

    def read(reading: Reading, step: Step) -> str:
        minutes = total(reading, step)
        return "" if minutes is None else minutes_text(minutes)

    return Column(field, label, read, width=84, is_number=True, rank=total)


def _lines(reading: Reading, step: Step, kind: type[PainPoint] | type[Opportunity]) -> str:
    texts = (
        read_insights(reading, element.id, kind) for element in elements_of(reading.view, step.id)
    )
    return "\n".join(text for text in texts if text)
