"""What a hidden lane or a collapsed stage keeps from being drawn, and showing it again."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.stage import Step
from cxdesigner.report.record_names import name_of


def passed_over(document: Document) -> frozenset[str]:
    """Return what keys on the canvas pass: hidden lanes, and the steps of collapsed stages.

    Table and outline show all lanes and steps, so nothing is passed there.
    """
    state = document.view_state
    if state.editor != "canvas":
        return frozenset()
    steps = (steps_of_stage(document.store, key) for key in state.collapsed_stages)
    return frozenset((*state.hidden_lanes, *(step.id for of_one in steps for step in of_one)))


def is_covered(document: Document, record_id: str) -> bool:
    """Say whether a hidden lane or a collapsed stage keeps a record from being drawn."""
    return any(True for _cover in _covers(document, record_id))


def uncover(document: Document, record_id: str) -> str:
    """Show the lanes and open the stages that keep a record from being drawn.

    Returns
    -------
    str
        What to say about it; empty if nothing covered the record.
    """
    covers = list(dict.fromkeys(_covers(document, record_id)))
    if not covers:
        return ""
    state = document.view_state
    document.set_view(
        hidden_lanes=tuple(key for key in state.hidden_lanes if key not in covers),
        collapsed_stages=tuple(key for key in state.collapsed_stages if key not in covers),
    )
    record = document.store.find(covers[0])
    name = name_of(document.store, record, document.language)
    if isinstance(record, Lane):
        return _("The lane “{name}” was hidden; it is shown again.").format(name=name)
    return _("The stage “{name}” was collapsed; it is open again.").format(name=name)


def _covers(document: Document, record_id: str) -> Iterator[str]:
    """Give the hidden lanes and collapsed stages that a record lies in."""
    state, store = document.view_state, document.store
    if not state.hidden_lanes and not state.collapsed_stages:
        return
    match store.find(record_id):
        case Lane() if record_id in state.hidden_lanes:
            yield record_id
        case Step(stage_id=str() as stage_id) if stage_id in state.collapsed_stages:
            yield stage_id
        case Element() as element if document.shown.find(record_id) is None:
            if element.lane_id in state.hidden_lanes:
                yield element.lane_id
            step = store.get(Step, element.step_id)
            if step is not None:
                yield from _covers(document, step.id)
        case Link() as link:
            yield from _covers(document, link.source_id)
            yield from _covers(document, link.target_id)
