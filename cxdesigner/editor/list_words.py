"""Elements as a list in the words that ``list_text`` reads."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.editor.list_text import ListLine
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import emotion_at, reading_order, stage_of, top_stage
from cxdesigner.model.view import RecordView


def lines_of(
    view: RecordView, element_ids: Collection[str], language: str, persona_id: str | None = None
) -> tuple[ListLine, ...]:
    """Return elements as the lines of a list, by step, with headings where stages begin.

    The lane at the top is that of the list; deeper ones are indented by one level each.
    """
    chosen = [element for element in reading_order(view) if element.id in element_ids]
    rows = view.positions(Lane)
    top = min((rows[element.lane_id] for element in chosen), default=0)
    found: list[ListLine] = []
    stage_id, depth, step_id = "", 0, ""
    for element in chosen:
        if element.step_id != step_id:
            depth, step_id = -1, element.step_id or ""
        stage = top_stage(view, stage_of(view, element))
        if stage is not None and stage.id != stage_id:
            stage_id = stage.id
            found.append(ListLine(_flat(stage.name.text(language)), is_stage=True))
        depth = min(rows[element.lane_id] - top, depth + 1)
        found.append(_line(view, element, depth, language, persona_id))
    return tuple(line for line in found if line.text)


def _line(
    view: RecordView, element: Element, depth: int, language: str, persona_id: str | None
) -> ListLine:
    waits = element.wait is not None or "wait" in element.marks
    feeling = emotion_at(view, element.id, persona_id)
    pains = [_flat(pain.text.text(language)) for pain in view.referring(element.id, PainPoint)]
    label = _flat(element.label.text(language))
    return ListLine(
        label,
        depth,
        is_decision=label.endswith(("?", "？")),
        duration=_duration(element.wait if waits else element.work),
        is_wait=waits,
        is_fail="fail" in element.marks,
        is_truth="mot" in element.marks,
        pain=next((text for text in pains if text), "") if _is_pain(element, pains) else None,
        emotion=feeling.value if feeling is not None else None,
        channel=_flat(element.channel.text(language)),
        owner=_flat(element.owner.text(language)),
    )


def _is_pain(element: Element, pains: list[str]) -> bool:
    return bool(pains) or "pain" in element.marks


def _duration(value: Duration | None) -> str:
    minutes = value.minutes if value is not None else None
    return "" if minutes is None else f"{minutes:g}m"


def _flat(text: str) -> str:
    return " ".join(text.split())
