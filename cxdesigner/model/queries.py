"""Pure reads that more than one layer needs: roles, spans, crossings, emotions, names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cxdesigner.base.i18n import N_, _, use_language
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane, LaneRole, Line, LineKind
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import ElementId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

ROLE_NAMES: dict[LaneRole, str] = {
    "evidence": N_("Physical evidence"),
    "customer": N_("Customer actions"),
    "frontstage": N_("Frontstage"),
    "backstage": N_("Backstage"),
    "support": N_("Support processes"),
    "management": N_("Management"),
    "doing": N_("Doing"),
    "thinking": N_("Thinking"),
    "feeling": N_("Feeling"),
    "pain": N_("Pain points"),
    "opportunity": N_("Opportunities"),
    "note": N_("Notes"),
}

LINE_NAMES: dict[LineKind, str] = {
    "interaction": N_("Line of interaction"),
    "visibility": N_("Line of visibility"),
    "internal": N_("Line of internal interaction"),
    "implementation": N_("Line of implementation"),
    "custom": N_("Line"),
}

STATE_NAMES: dict[str | None, str] = {
    "current": N_("Current state"),
    "future": N_("Future state"),
    "ideal": N_("Ideal state"),
}

Band = Lane | Line

FLAG_NAMES: dict[str, str] = {
    "start": N_("Start of the journey"),
    "end": N_("End of the journey"),
    "abandon": N_("Customers may give up here"),
}
"""What an element is in the journey, by the field of ``Element`` that says so."""


def lane_name(lane: Lane, language: str | None = None) -> str:
    """Return what a lane is called: its own name, else that of its role in the same language."""
    return lane.name.text(language) or _in(language, ROLE_NAMES[lane.role])


def line_name(line: Line, language: str | None = None) -> str:
    """Return what a line is called: its own name, else that of its kind in the same language."""
    return line.name.text(language) or _in(language, LINE_NAMES[line.kind])


def _in(language: str | None, words: str) -> str:
    if language is None:
        return _(words)
    with use_language(language):
        return _(words)


def role_of(view: RecordView, element: Element) -> LaneRole | None:
    """Return the role of the lane an element sits in."""
    lane = view.get(Lane, element.lane_id)
    return None if lane is None else lane.role


def elements_with_role(view: RecordView, *roles: LaneRole) -> tuple[Element, ...]:
    """Return the elements of lanes with one of the roles, in reading order, notes left out."""
    lanes = {lane.id for lane in view.lanes if lane.role in roles}
    return reading_order(
        view,
        [el for el in view.of_type(Element) if el.lane_id in lanes and el.kind != "note"],
    )


def customer_elements(view: RecordView) -> tuple[Element, ...]:
    """Return C of domain 3.1: what stands in the customer lane but notes, in reading order."""
    return elements_with_role(view, *CUSTOMER_ROLES)


def reading_order(
    view: RecordView, elements: Iterable[Element] | None = None
) -> tuple[Element, ...]:
    """Return elements, all of them or these, by step, then lane, then place in the cell.

    What spans the whole journey comes first.
    """
    steps, lanes = view.positions(Step), view.positions(Lane)
    return tuple(
        sorted(
            view.of_type(Element) if elements is None else elements,
            key=lambda el: (
                steps.get(el.step_id, -1) if el.step_id else -1,
                lanes.get(el.lane_id, 0),
                el.order,
                el.id,
            ),
        )
    )


def column_of(view: RecordView, element: Element) -> int | None:
    """Return the place (0…) of the step an element starts at; None if it spans the journey."""
    return None if element.step_id is None else view.positions(Step).get(element.step_id)


def span_of(view: RecordView, element: Element) -> tuple[int, int]:
    """Return the first and last column (0…) an element covers; the whole journey without step."""
    positions = view.positions(Step)
    if element.step_id is None:
        return 0, max(0, len(positions) - 1)
    first = positions.get(element.step_id, 0)
    last = positions.get(element.end_step_id, first) if element.end_step_id else first
    return (first, last) if first <= last else (last, first)


def covering(view: RecordView, lane_id: str, columns: tuple[int, int]) -> list[Element]:
    """Return the elements of a lane that stand in one of the columns, from top to bottom."""
    found: list[Element] = []
    for column in range(columns[0], columns[1] + 1):
        if column < len(view.steps):
            found += view.elements_in(lane_id, view.steps[column].id)
    if found:
        return found
    spanning = [
        other
        for other in view.of_type(Element)
        if other.lane_id == lane_id and (other.step_id is None or other.end_step_id is not None)
    ]
    return [
        other
        for other in spanning
        if span_of(view, other)[0] <= columns[1] and columns[0] <= span_of(view, other)[1]
    ]


def bands(view: RecordView) -> list[Band]:
    """Return lanes and lines as they follow each other from top to bottom."""
    below: dict[str, list[Line]] = {}
    for line in view.lines:
        below.setdefault(line.after_lane_id, []).append(line)
    found: list[Band] = []
    for lane in view.lanes:
        found.append(lane)
        found += below.get(lane.id, ())
    return found


def stage_of(view: RecordView, element: Element) -> Stage | None:
    """Return the stage that owns the step an element starts at."""
    step = view.get(Step, element.step_id)
    return None if step is None else view.get(Stage, step.stage_id)


def top_stage(view: RecordView, stage: Stage | None) -> Stage | None:
    """Return the first-level stage of a stage of either level."""
    seen: set[str] = set()
    while stage is not None and stage.parent_id is not None and stage.id not in seen:
        seen.add(stage.id)
        stage = view.get(Stage, stage.parent_id)
    return stage


def steps_of_stage(view: RecordView, stage_id: str) -> tuple[Step, ...]:
    """Return the steps a stage owns, those of its second-level stages included."""
    members = {stage_id, *(child.id for child in view.referring(stage_id, Stage))}
    found = [step for key in members for step in view.referring(key, Step) if step.stage_id == key]
    places = view.positions(Step)
    return tuple(sorted(found, key=lambda step: places[step.id]))


def lines_crossed(view: RecordView, link: Link) -> tuple[Line, ...]:
    """Return the lines a link passes between the lanes as they are placed now.

    Evidence and recovery links cross nothing, nor does a hidden line count (domain 2.4).
    """
    if link.kind in ("evidence", "recovery"):
        return ()
    source, target = view.get(Element, link.source_id), view.get(Element, link.target_id)
    if source is None or target is None:
        return ()
    lanes = view.positions(Lane)
    ends = lanes.get(source.lane_id), lanes.get(target.lane_id)
    if ends[0] is None or ends[1] is None:
        return ()
    upper, lower = min(ends[0], ends[1]), max(ends[0], ends[1])
    return tuple(
        line
        for line in view.lines
        if not line.hidden and upper <= lanes.get(line.after_lane_id, -1) < lower
    )


_MANY = 200
"""Elements from which on all emotions of a persona are looked through at once."""


def emotions_of(view: RecordView, persona_id: str | None) -> dict[str, Emotion]:
    """Return element id → emotion of one persona; of the first persona when None."""
    if persona_id is None:
        personas = view.personas
        if not personas:
            return {}
        persona_id = personas[0].id
    return {emotion.element_id: emotion for emotion in view.referring(persona_id, Emotion)}


def emotion_at(view: RecordView, element_id: str, persona_id: str | None = None) -> Emotion | None:
    """Return what a persona (the first when None) feels at an element."""
    if persona_id is None:
        personas = view.personas
        if not personas:
            return None
        persona_id = personas[0].id
    for emotion in view.referring(element_id, Emotion):
        if emotion.persona_id == persona_id:
            return emotion
    return None


def emotions_at(
    view: RecordView, element_ids: Collection[str], persona_id: str | None = None
) -> list[Emotion | None]:
    """Return what a persona (the first when None) feels at each of some elements."""
    if len(element_ids) < _MANY:
        return [emotion_at(view, key, persona_id) for key in element_ids]
    if persona_id is None and view.personas:
        persona_id = view.personas[0].id
    felt = view.referring(persona_id, Emotion) if persona_id is not None else ()
    # Of several at one element the first counts.
    known = {emotion.element_id: emotion for emotion in reversed(felt)}
    return [known.get(ElementId(key)) for key in element_ids]


def personas_with_emotions(view: RecordView) -> tuple[Persona, ...]:
    """Return the personas that have at least one emotion value, in their order."""
    with_value = {
        emotion.persona_id for emotion in view.of_type(Emotion) if emotion.value is not None
    }
    return tuple(persona for persona in view.personas if persona.id in with_value)


def channel_of(view: RecordView, element: Element) -> LocalText:
    """Return the channel of an element, else the default one of the blueprint for touchpoints."""
    if element.channel or element.kind != "touchpoint":
        return element.channel
    return view.blueprint.default_channel


def provider_of(element: Element) -> LocalText:
    """Return who performs an element: the actor, else the owner."""
    return element.actor or element.owner


def flow_successors(view: RecordView, element_id: str) -> Iterator[Link]:
    """Yield the flow links that lead on from an element, loops left out."""
    return (link for link in view.outgoing(element_id) if link.kind == "flow" and not link.loop)
