"""Why a command does not apply now: what would have to be different for it to apply.

Found by asking the action about moments that differ in one thing, so that an action needs nothing
but its condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import Action
from cxdesigner.editor.context import Context
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import ElementId, LaneId, PersonaId, Record, StageId, StepId
from cxdesigner.model.stage import Stage, Step

_LANE = Lane(id="lane", role="customer", order="K")
_STEP = Step(id="step", order="K", stage_id=StageId("stage"))
_ELEMENTS = tuple(
    Element(id=f"el{n}", kind="touchpoint", lane_id=LaneId("lane"), step_id=StepId("step"))
    for n in range(2)
)
_LINK = Link(id="link", kind="flow", source_id=ElementId("el0"), target_id=ElementId("el1"))
_EMOTION = Emotion(id="emotion", persona_id=PersonaId("p"), element_id=ElementId("el0"), value=0)


def why_not(action: Action, context: Context) -> str:
    """Return in one sentence why an action does not apply; '' if it does."""
    if action.when(context):
        return ""
    if not context.has_document:
        return _("No blueprint is open.")
    for moment, words in _moments(context):
        if action.when(moment):
            return words
    return _("This does not apply to what is selected now.")


def _moments(context: Context) -> Iterator[tuple[Context, str]]:
    host = context.host
    yield replace(context, can_undo=True), _("There is nothing to take back.")
    yield replace(context, can_redo=True), _("There is nothing to do again.")
    yield replace(context, is_dirty=True), _("Everything is saved already.")
    yield replace(context, has_path=True), _("The blueprint has no file yet.")
    yield replace(context, host=replace(host, can_paste=True)), _("The clipboard is empty.")
    yield replace(context, is_empty=False), _("The blueprint is still empty.")
    yield replace(context, is_filtered=True), _("No filter is on.")
    yield replace(context, view_count=1), _("No view is saved yet.")
    yield replace(context, guide="journey"), _("No guide is shown.")
    two = (("p", ""), ("q", ""))
    yield replace(context, personas=two[:1]), _("There is no persona yet.")
    yield replace(context, personas=two), _("There is only one persona.")
    yield replace(context, languages=("en", "zh-CN")), _("The blueprint has only one language.")
    # A few of each, so that nothing but the kind can be what is missing.
    room = replace(context, step_count=9, lane_count=9, is_empty=False)
    chosen = room if context.has_selection else replace(room, selected=())
    yield _selecting(chosen, elements=_ELEMENTS[:1]), _("Select an element first.")
    yield _selecting(chosen, elements=_ELEMENTS), _("Select two or more elements first.")
    yield _selecting(chosen, links=(_LINK,)), _("Select a link first.")
    yield _selecting(chosen, steps=(_STEP,)), _("Select a step first.")
    stages = tuple(Stage(id=f"stage{n}", order="K") for n in range(2))
    yield _selecting(chosen, stages=stages[:1]), _("Select a stage first.")
    yield _selecting(chosen, stages=stages), _("Select two or more stages first.")
    yield _selecting(chosen, lanes=(_LANE,)), _("Select a lane first.")
    line = Line(id="line", kind="visibility", after_lane_id=LaneId("lane"))
    yield _selecting(chosen, lines=(line,)), _("Select a line first.")
    yield _selecting(chosen, emotions=(_EMOTION,)), _("Select a point of the emotion curve first.")
    yield _selecting(room), _("Select nothing first.")


def _selecting(context: Context, **groups: tuple[Record, ...]) -> Context:
    """Return a context in which exactly these are selected."""
    empty: dict[str, tuple[Record, ...]] = dict.fromkeys(
        ("elements", "links", "steps", "stages", "lanes", "lines", "emotions"), ()
    )
    ids = tuple(record.id for group in groups.values() for record in group)
    return replace(context, selected=ids, **(empty | groups))  # type: ignore[arg-type]
