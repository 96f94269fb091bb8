"""The filters of the outline: rows that hold all words typed and pass that of the document."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.filtering import Filtering
from cxdesigner.editor.outline.nodes import Shown
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import lane_name, top_stage
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage
from cxdesigner.model.view import RecordView


def matching(
    view: RecordView, text: str, language: str, filtering: Filtering | None = None
) -> Shown | None:
    """Return what words and the filter of the document let through; None for everything.

    Words of stages and steps count for what lies below them, and so does the name of the lane for
    its elements. Case does not matter.
    """
    words = text.casefold().split()
    if filtering is not None and not filtering.is_on:
        filtering = None
    if not words and filtering is None:
        return None
    listed = None if filtering is None else filtering.listed
    shown = Shown(passes=None if filtering is None else filtering.shows)

    def add(record: Record, found: str) -> None:
        if (listed is None or record.id in listed) and _holds(found, words):
            shown.add(view, (record.id,))

    if listed is not None and not words:
        # No text is made that nobody looks for.
        for every in (view.stages, view.steps, view.of_type(Element)):
            shown.add(view, [record.id for record in every if record.id in listed])
        return shown
    stages = {stage.id: _stage_words(view, stage, language) for stage in view.stages}
    for stage in view.stages:
        add(stage, stages[stage.id])
    steps: dict[str | None, str] = {None: ""}
    for step in view.steps:
        found = f"{step.name.text(language)} {stages.get(step.stage_id or '', '')}".casefold()
        steps[step.id] = found
        add(step, found)
    lanes = {lane.id: lane_name(lane, language).casefold() for lane in view.of_type(Lane)}
    kinds = {kind: _(name).casefold() for kind, name in KIND_NAMES.items()}
    for element in view.of_type(Element):
        if listed is not None and element.id not in listed:
            continue
        own = (element.label, element.detail, element.channel, element.actor, element.owner)
        found = " ".join([text.text(language) for text in own if text.entries]).casefold()
        kind, lane = kinds[element.kind], lanes.get(element.lane_id, "")
        above = steps.get(element.step_id, "")
        for word in words:
            if word not in found and word not in kind and word not in lane and word not in above:
                break
        else:
            shown.add(view, (element.id,))
    return shown


def _holds(found: str, words: list[str]) -> bool:
    return all(word in found for word in words)


def _stage_words(view: RecordView, stage: Stage, language: str) -> str:
    top = top_stage(view, stage)
    names = [stage.name.text(language)]
    if top is not None and top.id != stage.id:
        names.append(top.name.text(language))
    return " ".join(names).casefold()
