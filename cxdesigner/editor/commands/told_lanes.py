"""Notes for a lane of pains or opportunities that comes where some are known already."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesigner.base.ids import derived_id, new_id
from cxdesigner.base.order import key_after_last
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.record import LaneId, StepId
from cxdesigner.model.store import Transaction
from cxdesigner.model.told import TOLD_IN, note_of
from cxdesigner.model.view import RecordView


def tell_known(tx: Transaction, lane: Lane) -> None:
    """Put a note into a new lane for each pain or opportunity that no note tells yet."""
    kind = TOLD_IN.get(lane.role)
    if kind is None:
        return
    last: dict[str | None, list[str]] = {}
    for insight, step_id in tuple(_untold(tx.view, kind)):
        key = key_after_last(last.get(step_id, []))
        last[step_id] = [key]
        made = derived_id(Element.PREFIX, insight.id)
        tx.put(
            Element(
                id=new_id(Element.PREFIX) if made in tx.view else made,
                kind="note",
                lane_id=LaneId(lane.id),
                step_id=step_id,
                order=key,
                label=insight.text,
                tells_id=insight.id,
            )
        )


def _untold(view: RecordView, kind: type[Insight]) -> Iterator[tuple[Insight, StepId | None]]:
    """Yield what has words but no note, and the step it belongs to; None for the whole journey."""
    for insight in view.of_type(kind):
        if not insight.text or note_of(view, insight.id) is not None:
            continue
        element = view.get(Element, insight.element_id)
        if element is None:
            # An idea stands where the pain is that it answers.
            pains = view.referring(insight.id, PainPoint)
            found = (view.get(Element, one.element_id) for one in pains)
            element = next(found, None)
        yield (
            insight,
            (element.step_id if element is not None else _first_step(view, insight.stage_id)),
        )


def _first_step(view: RecordView, stage_id: str | None) -> StepId | None:
    """Return the step that a stage begins with."""
    steps = steps_of_stage(view, stage_id) if stage_id is not None else ()
    return StepId(steps[0].id) if steps else None
