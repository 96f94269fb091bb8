"""The columns of the table that has a row for each step: a cell for each lane."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.place import Place, default_kind
from cxdesigner.editor.commands.text import set_text, with_language
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.element_columns import found
from cxdesigner.editor.sheet.insights import paired
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.sheet.step_sums import step_sums
from cxdesigner.editor.sheet.step_words import step_words
from cxdesigner.editor.values import split_lines
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import lane_name
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
            choices=lambda reading, _record: reading.stages.choices,
            rank=_rank_stage,
        ),
        Column(
            "step",
            N_("Step"),
            lambda reading, step: step.name.text(reading.language),
            lambda _reading, _record, text: text,
            lambda tx, reading, key, text: set_text(tx, key, text, reading.language, "name"),
            is_title=True,
        ),
        *(_lane(lane, language) for lane in view.lanes),
        *step_sums(),
        *step_words(),
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
    )


def _line(reading: Reading, element: Element) -> str:
    return element.label.line(reading.language)


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
