"""The text by which a person knows a record."""

from __future__ import annotations

from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    Thought,
)
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import Record
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText

MAIN_TEXT: dict[type[Record], str] = {
    Blueprint: "title",
    Element: "label",
    Parked: "label",
    Link: "label",
    Lane: "name",
    LaneRow: "name",
    Line: "name",
    Stage: "name",
    Step: "name",
    Persona: "name",
    Role: "name",
    Metric: "name",
    PainPoint: "text",
    DelightPoint: "text",
    Opportunity: "text",
    Thought: "text",
    Feedback: "listen",
    Emotion: "quote",
    SavedView: "name",
}
"""The text that in-place editing changes, by record type."""


def main_text(record: Record | None) -> LocalText | None:
    """Return the text that in-place editing changes; None for a record without one."""
    field = MAIN_TEXT.get(type(record)) if record is not None else None
    return None if field is None else getattr(record, field)
