"""What a person calls a record, in one line."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.main_text import main_text
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import lane_name, line_name
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.report.kind_names import KIND_NAMES


def name_of(view: RecordView, record: Record | None, language: str) -> str:
    """Return what a person calls a record in one line: its text, the ends of a link, its kind.

    '' for a record that has none of them.
    """
    text = main_text(record)
    shown = text.line(language) if text else ""
    if shown:
        return shown
    match record:
        case Link():
            ends = (view.find(record.source_id), view.find(record.target_id))
            return " → ".join(name_of(view, end, language) for end in ends)
        case Element():
            return _(KIND_NAMES[record.kind])
        case Stage():
            return _("Stage")
        case Step():
            return _("Step")
        case Lane():
            return lane_name(record, language)
        case Line():
            return line_name(record, language)
        case Emotion():
            return name_of(view, view.find(record.element_id), language)
    return ""
