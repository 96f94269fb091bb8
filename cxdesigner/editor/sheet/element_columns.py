"""The columns of the table that has a row for each element."""

from __future__ import annotations

from functools import partial
from typing import Any

from cxdesigner.analysis.words import value_text
from cxdesigner.base.errors import EditError, PolicyError
from cxdesigner.base.i18n import N_, _, listed
from cxdesigner.editor.commands.emotion import set_emotion, set_quote
from cxdesigner.editor.commands.fields import can_last, set_field
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.data_in.names import name_key
from cxdesigner.editor.headings import WORDS, word_keys
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.experience_columns import experience_columns
from cxdesigner.editor.sheet.insights import (
    Insight,
    parse_metrics,
    read_insights,
    read_metrics,
    write_insights,
    write_metrics,
)
from cxdesigner.editor.sheet.leads_to import link_new, read_targets, write_targets
from cxdesigner.editor.sheet.marks import mark_name, parse_marks
from cxdesigner.editor.sheet.reading import Names, Reading, named, parse_emotion
from cxdesigner.editor.values import (
    Choices,
    duration_text,
    folded,
    parse_duration,
    spellings,
    split_lines,
    used_words,
)
from cxdesigner.model.duration import Duration, minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane
from cxdesigner.model.queries import ROLE_NAMES, emotion_at, role_of, stage_of
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.report.kind_names import KIND_NAMES, MARK_NAMES

WHOLE_JOURNEY = N_("Whole journey")
_WHOLE = "*"
"""Choice of the step column for an element without a step."""


def element_columns() -> tuple[Column, ...]:
    """Return all columns in the order in which they stand until the person reorders them."""
    common = (*_places(), *_contents(), *_people(), *_figures(), *_knowledge())
    return (*common, *experience_columns(), *_rare())


def _places() -> tuple[Column, ...]:
    return (
        Column(
            "stage",
            N_("Stage"),
            _read_stage,
            _parse_stage,
            editor="choice",
            part="stage",
            clearable=False,
            choices=lambda reading, _record: reading.stages.choices,
            rank=_rank_stage,
        ),
        Column(
            "step",
            N_("Step"),
            _read_step,
            _parse_step,
            editor="choice",
            part="step",
            clearable=False,
            choices=_step_choices,
            rank=_rank_step,
        ),
        Column(
            "lane",
            N_("Lane"),
            lambda reading, element: reading.lanes.labels.get(element.lane_id, ""),
            _parse_lane,
            editor="choice",
            part="lane",
            clearable=False,
            choices=lambda reading, _record: reading.lanes.choices,
            rank=_rank_lane,
        ),
        Column(
            "row",
            N_("Row"),
            lambda reading, element: reading.rows_of(element.lane_id).labels.get(
                element.row_id or "", ""
            ),
            _parse_row,
            editor="choice",
            part="row",
            shown=False,
            choices=lambda reading, element: (
                reading.rows_of(element.lane_id if element is not None else None).choices
            ),
        ),
    )


def _contents() -> tuple[Column, ...]:
    return (
        Column(
            "kind",
            N_("Kind"),
            lambda _reading, element: _(KIND_NAMES[element.kind]),
            _parse_kind,
            lambda tx, _reading, key, value: set_field(tx, (key,), "kind", value),
            editor="choice",
            clearable=False,
            choices=lambda _reading, _record: [(k, _(name)) for k, name in KIND_NAMES.items()],
        ),
        _text("label", N_("Title"), is_title=True),
        _text("detail", N_("Detail"), editor="lines"),
    )


def _people() -> tuple[Column, ...]:
    return (
        _words("channel", N_("Channel")),
        _words("owner", N_("Owner")),
        _words("actor", N_("Actor")),
    )


def _figures() -> tuple[Column, ...]:
    return (
        _duration("work", N_("Work time")),
        _duration("wait", N_("Wait time")),
        _duration("std", N_("Standard time"), shown=False),
        _duration("max", N_("Tolerance"), shown=False),
        Column(
            "emotion",
            N_("Emotion"),
            _read_emotion,
            _parse_emotion,
            _write_emotion,
            is_number=True,
            rank=lambda reading, element: _felt(reading, element),
        ),
    )


def _knowledge() -> tuple[Column, ...]:
    return (
        Column(
            "marks",
            N_("Marks"),
            lambda _reading, element: listed(mark_name(mark) for mark in element.marks),
            _parse_marks,
            lambda tx, _reading, key, value: set_field(tx, (key,), "marks", value),
            editor="marks",
            choices=lambda _reading, _record: [(m, _(name)) for m, name in MARK_NAMES.items()],
        ),
        _insight("pain", N_("Pain points"), PainPoint),
        _insight("opportunity", N_("Opportunities"), Opportunity),
        Column(
            "metrics",
            N_("Metrics"),
            lambda reading, element: read_metrics(reading, element.id),
            _parse_metrics,
            lambda tx, reading, key, lines: write_metrics(tx, reading, (key,), lines, key),
            editor="lines",
        ),
        Column(
            "links",
            N_("Leads to"),
            read_targets,
            lambda _reading, _record, text: split_lines(text),
            write_targets,
            link_new,
            editor="lines",
        ),
    )


def _rare() -> tuple[Column, ...]:
    return (
        Column(
            "quote",
            N_("Quote"),
            _read_quote,
            lambda _reading, _record, text: text,
            lambda tx, reading, key, text: set_quote(
                tx, reading.persona_id, key, text, reading.language
            ),
            editor="lines",
            shown=False,
        ),
        _text("need", N_("Need"), editor="lines", shown=False),
        _text("notes", N_("Notes"), editor="lines", shown=False),
        _text("source", N_("Source"), shown=False),
    )


# -- makers of alike columns ---------------------------------------------------------------------


def _text(field: str, label: str, **more: Any) -> Column:
    def read(reading: Reading, element: Element) -> str:
        return str(getattr(element, field).text(reading.language))

    def write(tx: Transaction, reading: Reading, key: str, text: str) -> None:
        set_text(tx, key, text, reading.language, field)

    return Column(field, label, read, lambda _reading, _record, text: text, write, **more)


def _words(field: str, label: str) -> Column:
    return _text(
        field, label, editor="words", words=lambda reading, _record: words_in(reading, field)
    )


def words_in(reading: Reading, field: str) -> tuple[str, ...]:
    """Return what a field says in any element, for completion."""
    elements = reading.view.of_type(Element)
    return used_words(getattr(element, field).text(reading.language) for element in elements)


def _duration(field: str, label: str, *, shown: bool = True) -> Column:
    return Column(
        field,
        label,
        lambda _reading, element: duration_text(getattr(element, field)),
        partial(_parse_duration, field),
        lambda tx, _reading, key, value: set_field(tx, (key,), field, value),
        shown=shown,
        is_number=True,
        rank=lambda _reading, element: minutes_of(getattr(element, field)),
    )


def _parse_duration(
    field: str, _reading: Reading, element: Element | None, text: str
) -> Duration | None:
    if not text.strip():
        return None
    if field in ("work", "wait") and element is not None and not can_last(element, field):
        raise PolicyError(_("Evidence and notes take no time."))
    return parse_duration(text)


def _insight(key: str, label: str, kind: Insight) -> Column:
    return Column(
        key,
        label,
        lambda reading, element: read_insights(reading, element.id, kind),
        lambda _reading, _record, text: split_lines(text),
        partial(_write_insights, kind),
        editor="lines",
    )


def _write_insights(
    kind: Insight, tx: Transaction, reading: Reading, key: str, lines: tuple[str, ...]
) -> None:
    write_insights(tx, reading, (key,), lines, kind, key)


def _parse_metrics(reading: Reading, element: Element | None, text: str) -> tuple[str, ...]:
    return parse_metrics(text, "" if element is None else read_metrics(reading, element.id))


# -- places --------------------------------------------------------------------------------------


def found(names: Names, text: str, refusal: str) -> str:
    """Return the id of a name, or refuse with a sentence about ``{name}``."""
    key = names.find(text)
    if key is None:
        raise EditError(refusal, name=text.strip())
    return key


def _read_stage(reading: Reading, element: Element) -> str:
    stage = stage_of(reading.view, element)
    return "" if stage is None else reading.stages.labels[stage.id]


# Order keys, not positions: those of other rows stay as they are when something is put between.


def _rank_stage(reading: Reading, element: Element) -> tuple[str, str] | None:
    stage = stage_of(reading.view, element)
    return None if stage is None else (stage.order, stage.id)


def _rank_step(reading: Reading, element: Element) -> tuple[str, str]:
    step = reading.view.get(Step, element.step_id)
    return ("", "") if step is None else (step.order, step.id)


def _rank_lane(reading: Reading, element: Element) -> tuple[str, str] | None:
    lane = reading.view.get(Lane, element.lane_id)
    return None if lane is None else (lane.order, lane.id)


def _parse_stage(reading: Reading, _record: Any, text: str) -> str:
    return found(reading.stages, text, _("There is no stage “{name}”."))


def _read_step(reading: Reading, element: Element) -> str:
    if element.step_id is None:
        return _(WHOLE_JOURNEY)
    return reading.steps.labels.get(element.step_id, "")


def _parse_step(reading: Reading, _record: Any, text: str) -> str | None:
    if folded(text) in spellings(WHOLE_JOURNEY):
        return None
    return found(reading.steps, text, _("There is no step “{name}”."))


def _step_choices(reading: Reading, _record: Any) -> Choices:
    return [*reading.steps.choices, (_WHOLE, _(WHOLE_JOURNEY))]


def _parse_lane(reading: Reading, _record: Any, text: str) -> str:
    key = reading.lanes.find(text)
    if key is None:
        # A table from elsewhere may call a lane by its role, in any language.
        wanted, word = folded(text), name_key(text)
        for lane in reading.view.lanes:
            if wanted == lane.role or wanted in spellings(ROLE_NAMES[lane.role]):
                return lane.id
        for lane in reading.view.lanes:
            if lane.role in WORDS and word in word_keys(lane.role):
                return lane.id
        raise EditError(_("There is no lane “{name}”."), name=text.strip())
    return key


def _parse_row(reading: Reading, element: Element | None, text: str) -> str | None:
    if not text.strip():
        return None
    rows = reading.rows_of(element.lane_id if element is not None else None)
    return found(rows, text, _("This lane has no row “{name}”."))


# -- choices -------------------------------------------------------------------------------------


def _parse_kind(_reading: Reading, _record: Any, text: str) -> str:
    return named(KIND_NAMES, text, _("There is no kind of element “{name}”."))


def _parse_marks(_reading: Reading, element: Element | None, text: str) -> tuple[str, ...]:
    return parse_marks(text, element.marks if element is not None else ())


# -- feelings, links -----------------------------------------------------------------------------


def _felt(reading: Reading, element: Element) -> float | None:
    emotion = emotion_at(reading.view, element.id, reading.persona_id)
    return None if emotion is None else emotion.value


def _read_emotion(reading: Reading, element: Element) -> str:
    value = _felt(reading, element)
    scale = reading.view.blueprint
    return "" if value is None else value_text(value, min(scale.scale_min, scale.scale_max), 4)


def _parse_emotion(reading: Reading, element: Element | None, text: str) -> float | None:
    if not text.strip():
        return None
    if (
        element is not None
        and role_of(reading.view, element) not in CUSTOMER_ROLES
        and _felt(reading, element) is None
    ):
        raise PolicyError(_("Only what the customer does has an emotion."))
    return parse_emotion(reading, text)


def _write_emotion(tx: Transaction, reading: Reading, key: str, value: float | None) -> None:
    current = emotion_at(tx.view, key, reading.persona_id)
    if value is not None or (current is not None and current.value is not None):
        set_emotion(tx, reading.persona_id, key, value)


def _read_quote(reading: Reading, element: Element) -> str:
    emotion = emotion_at(reading.view, element.id, reading.persona_id)
    return "" if emotion is None else emotion.quote.text(reading.language)
