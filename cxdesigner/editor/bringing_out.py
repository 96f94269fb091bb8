"""Showing what the canvas leaves out: an element of a hidden lane or of a collapsed stage."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView


def bring_out(document: Document, record_id: str) -> str:
    """Show the lanes and open the stages that a record is drawn in; return what to say about it.

    A record that stands for a whole collapsed stage is left as it is.
    """
    state = document.view_state
    if not (state.hidden_lanes or state.collapsed_stages):
        return ""
    needed = set(_places(document.store, record_id))
    lanes = tuple(key for key in state.hidden_lanes if key not in needed)
    stages = tuple(key for key in state.collapsed_stages if key not in needed)
    said = []
    if lanes != state.hidden_lanes:
        said.append(_("Its lane was hidden and is shown again."))
    if stages != state.collapsed_stages:
        said.append(_("Its stage was collapsed and is open again."))
    if said:
        document.set_view(hidden_lanes=lanes, collapsed_stages=stages)
    return " ".join(said)


def _places(view: RecordView, record_id: str) -> Iterator[str]:
    """Yield the lanes and stages without which nothing of a record is drawn."""
    match view.find(record_id):
        case Element() as element:
            yield str(element.lane_id)
            yield from _stages(view, view.get(Step, element.step_id))
        case Link() as link:
            for end in (link.source_id, link.target_id):
                yield from _places(view, end)
        case LaneRow() as row:
            yield str(row.lane_id)
        case Lane() as lane:
            yield lane.id


def _stages(view: RecordView, step: Step | None) -> Iterator[str]:
    stage = None if step is None else view.get(Stage, step.stage_id)
    if stage is not None:
        yield stage.id
        yield str(stage.parent_id)
