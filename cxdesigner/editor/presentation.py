"""What a presentation walks through: the whole, each stage, each of its steps, the conclusions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.sentences import conclusions, heading_of
from cxdesigner.base.i18n import _, quoted
from cxdesigner.model.element import Element
from cxdesigner.model.insight import DelightPoint, Opportunity, PainPoint
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import role_of, top_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

SlideKind = Literal["whole", "stage", "step", "end"]


@dataclass(frozen=True, slots=True)
class SpeakerNote:
    """One remark for whoever presents: whose, and what."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One stop of the walk.

    Attributes
    ----------
    first, last
        Columns (0…) in focus; all of them for the whole.
    revealed
        How many columns of the emotion curve have been shown by now.
    heading, trail
        What the stop is called, and where in the journey it is.
    stage_id
        The first-level stage that it is in, if in one.
    """

    kind: SlideKind
    first: int
    last: int
    revealed: int
    heading: str
    trail: str = ""
    notes: tuple[SpeakerNote, ...] = ()
    stage_id: str | None = None


def slides(view: RecordView, language: str, persona_id: str | None = None) -> tuple[Slide, ...]:
    """Return the stops of a walk through a blueprint, in order; never empty.

    A stage of one step has one stop; a step without a name in which nothing is drawn has none.
    Quotes are those of a persona, or of everybody for None.
    """
    steps = view.steps
    last = max(0, len(steps) - 1)
    blueprint = view.blueprint
    title = blueprint.title.text(language) or _("Untitled")
    scenario = blueprint.scenario.text(language)
    opening = (SpeakerNote(_("Scenario"), scenario),) if scenario else ()
    subtitle = blueprint.subtitle.text(language)
    found = [Slide("whole", 0, last, 0, title, subtitle, opening)]
    previous: object = None
    filled = _filled(view)
    for at, step in enumerate(steps):
        is_stop = at in filled or bool(step.name.text(language))
        stage = top_stage(view, view.get(Stage, step.stage_id))
        if stage is not None and stage.id != previous:
            end = _end_of_stage(view, at, stage)
            if end > at or not is_stop:
                name = stage.name.text(language)
                notes = _stage_notes(stage, language)
                found.append(Slide("stage", at, end, at, name, title, notes, stage.id))
        previous = stage.id if stage is not None else None
        if is_stop:
            found.append(_step_slide(view, at, step, stage, language, persona_id))
    if len(found) > 1:
        whose = (persona_id,) if persona_id is not None else None
        closing = tuple(
            SpeakerNote(one.headline, one.detail)
            for one in conclusions(view, language, persona_ids=whose)
        )
        found.append(Slide("end", 0, last, len(steps), title, heading_of(view), closing))
    return tuple(found)


def slide_of_column(found: tuple[Slide, ...], column: int) -> int:
    """Return the number of the stop at a column (0…), or of the last before it."""
    return max(
        (at for at, slide in enumerate(found) if slide.kind == "step" and slide.first <= column),
        default=0,
    )


def slide_of_stage(found: tuple[Slide, ...], column: int) -> int:
    """Return the number of the stop of the stage that begins at a column (0…), or of its step."""
    for number, slide in enumerate(found):
        if slide.kind == "stage" and slide.first == column:
            return number
    return slide_of_column(found, column)


def stage_stops(found: tuple[Slide, ...]) -> tuple[tuple[str, int], ...]:
    """Return name and number of the first stop of each stage, in the order of the walk."""
    stops: list[tuple[str, int]] = []
    previous: str | None = None
    for number, slide in enumerate(found):
        if slide.stage_id is not None and (slide.kind == "stage" or slide.stage_id != previous):
            stops.append((slide.heading if slide.kind == "stage" else slide.trail, number))
        previous = slide.stage_id
    return tuple(stops)


def _filled(view: RecordView) -> set[int]:
    """Return the columns in which something is drawn."""
    places = view.positions(Step)
    found: set[int] = set()
    for element in view.of_type(Element):
        if element.step_id is not None:
            first = places[element.step_id]
            last = places[element.end_step_id] if element.end_step_id is not None else first
            found.update(range(first, last + 1))
    return found


def _end_of_stage(view: RecordView, at: int, stage: Stage) -> int:
    steps = view.steps
    while at + 1 < len(steps):
        following = top_stage(view, view.get(Stage, steps[at + 1].stage_id))
        if following is None or following.id != stage.id:
            break
        at += 1
    return at


def _stage_notes(stage: Stage, language: str) -> tuple[SpeakerNote, ...]:
    texts = ((_("Scene"), stage.scene), (_("Hint"), stage.hint))
    return tuple(SpeakerNote(word, text.text(language)) for word, text in texts if text)


def _step_slide(
    view: RecordView,
    at: int,
    step: Step,
    stage: Stage | None,
    language: str,
    persona_id: str | None,
) -> Slide:
    here = [one for lane in view.lanes for one in view.elements_in(lane.id, step.id)]
    notes = tuple(
        SpeakerNote(element.label.text(language), text)
        for element in here
        if (text := _told_of(view, element, language, persona_id))
    )
    heading = step.name.text(language)
    if not heading:
        # Most steps have no name of their own: what the customer does there says it.
        customer = (one for one in here if role_of(view, one) in CUSTOMER_ROLES)
        named = next(customer, here[0] if here else None)
        heading = named.label.text(language) if named is not None else ""
    trail = stage.name.text(language) if stage is not None else ""
    stage_id = stage.id if stage is not None else None
    return Slide("step", at, at, at + 1, heading, trail, notes, stage_id)


def _told_of(view: RecordView, element: Element, language: str, persona_id: str | None) -> str:
    """Return what is known of an element beside what the drawing shows, a line each."""
    lines = [element.detail.text(language), element.notes.text(language)]
    for emotion in view.referring(element.id, Emotion):
        quote = emotion.quote.text(language)
        if quote and persona_id in (None, emotion.persona_id):
            lines.append(quoted(quote, language))
    for word, texts in (
        (_("Pain: {text}"), [one.text for one in view.referring(element.id, PainPoint)]),
        (_("Delight: {text}"), [one.text for one in view.referring(element.id, DelightPoint)]),
        (_("Opportunity: {text}"), [one.text for one in view.referring(element.id, Opportunity)]),
    ):
        lines += [word.format(text=text.text(language)) for text in texts if text]
    return "\n".join(line for line in lines if line)
