"""Columns of the table of steps that sum up elements: emotion, times, marks, pains, metrics.

What is new in such a cell goes to the element that the row speaks about: the first of the customer
that has an emotion, else the first of the customer, else the first of the step.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from cxdesigner.analysis.words import minutes_text, value_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, listed
from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.insights import (
    Insight,
    parse_metrics,
    read_insights,
    read_metrics,
    write_insights,
    write_metrics,
)
from cxdesigner.editor.sheet.marks import in_order, mark_name, parse_marks
from cxdesigner.editor.sheet.reading import Reading, parse_emotion
from cxdesigner.editor.values import duration_text, parse_duration, split_lines
from cxdesigner.model.duration import Duration, minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.report.kind_names import MARK_NAMES

_AS_IT_IS: Final = "as it is"
"""The value of a cell whose text is the sum that it shows: nothing is to be written."""


def step_sums() -> tuple[Column, ...]:
    """Return the columns in the order in which they are shown until the person reorders them."""
    return (
        Column(
            "emotion",
            N_("Emotion"),
            _read_emotion,
            lambda reading, _record, text: parse_emotion(reading, text) if text.strip() else None,
            _write_emotion,
            is_number=True,
            rank=_felt,
        ),
        _minutes("work", N_("Work time")),
        _minutes("wait", N_("Wait time")),
        Column(
            "marks",
            N_("Marks"),
            lambda reading, step: listed(mark_name(mark) for mark in _marks(reading.view, step.id)),
            lambda reading, step, text: parse_marks(
                text, _marks(reading.view, step.id) if step is not None else ()
            ),
            _write_marks,
            editor="marks",
            choices=lambda _reading, _record: [(m, _(name)) for m, name in MARK_NAMES.items()],
        ),
        _insight("pain", N_("Pain points"), PainPoint),
        _insight("opportunity", N_("Opportunities"), Opportunity),
        Column(
            "metrics",
            N_("Metrics"),
            _read_metrics,
            lambda reading, step, text: parse_metrics(
                text, "" if step is None else _read_metrics(reading, step)
            ),
            _write_metrics,
            editor="lines",
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


def _feeling(reading: Reading, step_id: str) -> Element | None:
    """Return the element whose emotion the row shows: the first with one, else the first."""
    elements = elements_of(reading.view, step_id, customer=True)
    for element in elements:
        emotion = emotion_at(reading.view, element.id, reading.persona_id)
        if emotion is not None and emotion.value is not None:
            return element
    return next((element for element in elements if element.kind != "note"), None)


def home_of(reading: Reading, step_id: str) -> Element | None:
    """Return the element that something new in the row is about."""
    there = (el for el in elements_of(reading.view, step_id) if el.kind != "note")
    return _feeling(reading, step_id) or next(there, None)


def need_home(reading: Reading, step_id: str) -> str:
    """Return the id of the element that something new in the row of a step is about.

    Raises
    ------
    EditError
        If there is nothing in the step.
    """
    # Read within the transaction: the same paste may have made the element.
    home = home_of(reading, step_id)
    if home is None:
        raise EditError(_("There is nothing in this step that it could belong to."))
    return home.id


# -- emotion -------------------------------------------------------------------------------------


def _felt(reading: Reading, step: Step) -> float | None:
    element = _feeling(reading, step.id)
    emotion = emotion_at(reading.view, element.id, reading.persona_id) if element else None
    return None if emotion is None else emotion.value


def _read_emotion(reading: Reading, step: Step) -> str:
    value = _felt(reading, step)
    scale = reading.view.blueprint
    return "" if value is None else value_text(value, min(scale.scale_min, scale.scale_max), 4)


def _write_emotion(tx: Transaction, reading: Reading, step_id: str, value: float | None) -> None:
    # Read within the transaction: the same paste may have made the element that feels.
    element = _feeling(reading, step_id)
    if element is not None:
        set_emotion(tx, reading.persona_id, element.id, value)
    elif value is not None:
        raise EditError(_("The customer does nothing in this step, so nothing is felt."))


# -- times ---------------------------------------------------------------------------------------


def _minutes(field: str, label: str) -> Column:
    """Return the column of a time of the customer: that of the one element, or the sum."""

    def timed(reading: Reading, step_id: str) -> list[Element]:
        elements = elements_of(reading.view, step_id, customer=True)
        return [el for el in elements if minutes_of(getattr(el, field)) is not None]

    def total(reading: Reading, step: Step) -> float | None:
        found = [minutes_of(getattr(element, field)) for element in timed(reading, step.id)]
        return sum(minutes or 0.0 for minutes in found) if found else None

    def read(reading: Reading, step: Step) -> str:
        elements = timed(reading, step.id)
        if len(elements) == 1:
            return duration_text(getattr(elements[0], field))
        minutes = total(reading, step)
        return "" if minutes is None else minutes_text(minutes, exactly=True)

    def parse(reading: Reading, step: Step | None, text: str) -> Duration | str | None:
        if not text.strip():
            return None
        if step is not None and text == read(reading, step):
            return _AS_IT_IS
        return parse_duration(text)

    def write(
        tx: Transaction, reading: Reading, step_id: str, value: Duration | str | None
    ) -> None:
        if value == _AS_IT_IS:
            return
        elements = timed(reading, step_id)
        if value is None:
            set_field(tx, tuple(element.id for element in elements), field, None)
            return
        if len(elements) > 1:
            raise EditError(
                _("This is the sum of {count} times: change them in the table of elements."),
                count=len(elements),
            )
        element = elements[0] if elements else _feeling(reading, step_id)
        if element is None:
            raise EditError(_("The customer does nothing in this step, so it takes no time."))
        set_field(tx, (element.id,), field, value)

    return Column(field, label, read, parse, write, is_number=True, rank=total)


# -- marks ---------------------------------------------------------------------------------------


def _marks(view: RecordView, step_id: str) -> tuple[str, ...]:
    return in_order(mark for element in elements_of(view, step_id) for mark in element.marks)


def _write_marks(tx: Transaction, reading: Reading, step_id: str, marks: Sequence[str]) -> None:
    """Take marks away wherever they are in the step, and give new ones to its main element."""
    now = _marks(tx.view, step_id)
    gone, new = set(now) - set(marks), [mark for mark in marks if mark not in now]
    for element in elements_of(tx.view, step_id):
        if gone.intersection(element.marks):
            left = tuple(mark for mark in element.marks if mark not in gone)
            set_field(tx, (element.id,), "marks", left)
    if not new:
        return
    home_id = need_home(reading, step_id)
    set_field(tx, (home_id,), "marks", in_order((*tx.view.need(Element, home_id).marks, *new)))


# -- pains, opportunities, metrics ---------------------------------------------------------------


def _insight(key: str, label: str, kind: Insight) -> Column:
    return Column(
        key,
        label,
        partial(_lines, kind),
        lambda _reading, _record, text: split_lines(text),
        partial(_write_lines, kind),
        editor="lines",
    )


def _lines(kind: Insight, reading: Reading, step: Step) -> str:
    texts = (
        read_insights(reading, element.id, kind) for element in elements_of(reading.view, step.id)
    )
    return "\n".join(text for text in texts if text)


def _write_lines(
    kind: Insight, tx: Transaction, reading: Reading, step_id: str, lines: Sequence[str]
) -> None:
    home = home_of(reading, step_id)
    ids = [element.id for element in elements_of(tx.view, step_id)]
    write_insights(tx, reading, ids, lines, kind, None if home is None else home.id)


def _read_metrics(reading: Reading, step: Step) -> str:
    texts = (read_metrics(reading, element.id) for element in elements_of(reading.view, step.id))
    return "\n".join(text for text in texts if text)


def _write_metrics(tx: Transaction, reading: Reading, step_id: str, lines: Sequence[str]) -> None:
    home = home_of(reading, step_id)
    ids = [element.id for element in elements_of(tx.view, step_id)]
    write_metrics(tx, reading, ids, lines, None if home is None else home.id)
