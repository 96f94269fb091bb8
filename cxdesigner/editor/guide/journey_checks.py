"""How far each step of the journey map method is (domain 0, rows 15 and 16)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cxdesigner.analysis.emotion import normalised
from cxdesigner.base.i18n import _
from cxdesigner.editor.guide.progress import Count, Progress
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import channel_of, stage_of
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.report.record_names import name_of
from cxdesigner.rules.settings import settings_of

PORTRAIT = ("background", "goals", "motivations", "challenges", "source")
"""What is asked about a persona (domain 0, row 19), and where it is known from."""


def touchpoints(view: RecordView) -> tuple[Element, ...]:
    """Return the touchpoints in the order of their steps; where one gives up is left out."""
    steps, lanes = view.positions(Step), view.positions(Lane)
    found = (el for el in view.of_type(Element) if el.kind == "touchpoint" and not el.abandon)
    return tuple(
        sorted(
            found,
            key=lambda el: (
                steps.get(el.step_id or "", -1),
                lanes.get(el.lane_id, 0),
                el.order,
                el.id,
            ),
        )
    )


def felt_at(view: RecordView, element_id: str) -> tuple[Emotion, ...]:
    """Return what is felt at an element, by whomever, in a number or a word."""
    emotions = view.referring(element_id, Emotion)
    return tuple(one for one in emotions if one.value is not None or one.word)


def low_points(view: RecordView) -> tuple[Element, ...]:
    """Return the touchpoints at which somebody feels as bad as the rules call low (domain 3.1)."""
    blueprint, least = view.blueprint, settings_of(view).low_threshold

    def is_low(element: Element) -> bool:
        values = [one.value for one in felt_at(view, element.id) if one.value is not None]
        ends = blueprint.scale_min, blueprint.scale_max
        return any(normalised(value, *ends) <= least for value in values)

    return tuple(element for element in touchpoints(view) if is_low(element))


def is_answered(view: RecordView, pain: PainPoint) -> bool:
    """Say whether something answers a pain point, or somebody decided to live with it (X08)."""
    if pain.accepted or pain.mitigation:
        return True
    element = view.get(Element, pain.element_id)
    if element is not None and element.mitigation:
        return True
    return any(view.get(Opportunity, key) is not None for key in pain.opportunity_ids)


def collect(view: RecordView, language: str) -> Progress:
    """Step 1: what the journey is about, and of whom it is known."""
    count, blueprint = Count(), view.blueprint
    frame = [
        (bool(blueprint.scenario), _("Scenario")),
        (bool(blueprint.business_goal), _("Business goal")),
        (bool(blueprint.scope_start), _("Starts with")),
        (bool(blueprint.scope_end), _("Ends with")),
    ]
    count.each(frame, _("Not said yet: {names}."))
    _count_personas(count, view, language)
    return count.progress


def customer(view: RecordView, language: str) -> Progress:
    """Step 1 of the short form: the target customer."""
    count = Count()
    _count_personas(count, view, language)
    return count.progress


def touch(view: RecordView, language: str) -> Progress:
    """Step 2: stages, touchpoints in each of them, and their channels."""
    count = Count()
    points, stages = touchpoints(view), view.stages
    count.one(stages, _("There are no stages yet."))
    count.one(points, _("There are no touchpoints yet."))
    used = set()
    for element in points:
        stage = stage_of(view, element)
        if stage is not None:
            used |= {stage.id, stage.parent_id}
    wanted = [stage for stage in stages if stage.parent_id is None and not stage.no_contact]
    name = _namer(view, language)
    count.every(
        wanted,
        lambda stage: stage.id in used,
        name,
        _("Stages without a touchpoint: {names}."),
    )
    count.every(
        points,
        lambda element: channel_of(view, element),
        name,
        _("Touchpoints without a channel: {names}."),
    )
    return count.progress


_LATER = frozenset({"note", "feeling", "pain", "opportunity"})
"""Roles of lanes that nobody has to draw in: what they hold is asked for by steps 4 and 5."""


def draw(view: RecordView, language: str) -> Progress:
    """Step 3: the touchpoints are linked, and what the customer sees or who serves is drawn."""
    count, points, name = Count(), touchpoints(view), _namer(view, language)
    count.first(points, 2, _("There are no touchpoints yet: step 2 comes first."))
    if len(points) > 1:
        count.every(
            points,
            lambda element: view.links_of(element.id),
            name,
            _("Not linked with anything: {names}."),
        )
    lanes = [lane for lane in view.lanes if lane.role not in _LATER]
    if points:
        count.every(
            lanes,
            lambda lane: view.referring(lane.id, Element),
            name,
            _("Lanes in which nothing is drawn: {names}."),
        )
    return count.progress


def analyse(view: RecordView, language: str) -> Progress:
    """Step 4: what is felt at each touchpoint, from where it is known, pains where it is low."""
    count = Count()
    _count_feelings(count, view, language)
    _count_pains(count, view, language)
    return count.progress


def feedback(view: RecordView, language: str) -> Progress:
    """Step 3 of the short form: what is felt at each touchpoint, and how that is known."""
    count = Count()
    _count_feelings(count, view, language)
    return count.progress


def optimise(view: RecordView, language: str) -> Progress:
    """Step 5: an opportunity for each pain, with owner, date, impact and effort."""
    count = Count()
    _count_answers(count, view, language)
    return count.progress


def insight(view: RecordView, language: str) -> Progress:
    """Step 4 of the short form: pains where it is low, and what answers them."""
    count = Count()
    if touchpoints(view):
        _count_pains(count, view, language)
    _count_answers(count, view, language)
    return count.progress


def _count_personas(count: Count, view: RecordView, language: str) -> None:
    count.one(view.personas, _("Nobody is described who takes this journey."))
    titles = {
        "background": _("Background"),
        "goals": _("Goals"),
        "motivations": _("Motivations"),
        "challenges": _("Challenges"),
        "source": _("Source"),
    }
    for persona in view.personas:
        parts = [(bool(_says(persona, name)), titles[name]) for name in PORTRAIT]
        name = name_of(view, persona, language) or _("Persona")
        said = _("{persona}: {names} missing.")
        count.each(parts, said.replace("{persona}", name.replace("{", "{{").replace("}", "}}")))


def _says(persona: Persona, attribute: str) -> bool:
    value = getattr(persona, attribute)
    return any(value) if isinstance(value, tuple) else bool(value)


def _count_feelings(count: Count, view: RecordView, language: str) -> None:
    points = touchpoints(view)
    if not points:
        count.first(False, 2, _("There are no touchpoints yet: step 2 comes first."))
        return
    name = _namer(view, language)
    count.every(
        points,
        lambda element: felt_at(view, element.id),
        name,
        _("No feeling is known at: {names}."),
    )
    if view.blueprint.emotion_source:
        return
    felt = [one for element in points for one in felt_at(view, element.id)]
    if felt:
        count.every(
            felt,
            lambda one: one.source or one.assumed or view.need(Element, one.element_id).source,
            lambda one: name(view.need(Element, one.element_id)),
            _("Nobody says how the feeling is known at: {names}."),
        )


def _count_pains(count: Count, view: RecordView, language: str) -> None:
    low = low_points(view)
    hurt = {pain.element_id for pain in view.of_type(PainPoint) if pain.text}
    count.every(
        low,
        lambda element: element.id in hurt,
        _namer(view, language),
        _("Low, but no pain point says why: {names}."),
    )


def _count_answers(count: Count, view: RecordView, language: str) -> None:
    pains, ideas = view.of_type(PainPoint), view.of_type(Opportunity)
    if not pains and not ideas:
        count.one(False, _("There are no pain points and no opportunities yet."))
        return
    name = _namer(view, language)
    count.every(
        pains,
        lambda pain: is_answered(view, pain),
        name,
        _("Pain points that nothing answers: {names}."),
    )
    for attribute, said in (
        ("owner", _("Opportunities without an owner: {names}.")),
        ("due", _("Opportunities without a due date: {names}.")),
        ("impact", _("Opportunities without an impact: {names}.")),
        ("effort", _("Opportunities without an effort: {names}.")),
    ):
        count.every(ideas, partial(_given, attribute), name, said)


def _namer(view: RecordView, language: str) -> Callable[[Record], str]:
    def name(record: Record) -> str:
        return name_of(view, record, language) or _("Without words")

    return name


def _given(attribute: str, idea: Opportunity) -> bool:
    value = getattr(idea, attribute)
    return bool(value) if attribute in ("owner", "due") else value is not None
