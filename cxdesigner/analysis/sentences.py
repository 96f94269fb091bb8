"""What a blueprint says: up to three sentences made from the analyses, each with its figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.minutes import counted_minutes
from cxdesigner.analysis.priority import pain_priority
from cxdesigner.analysis.time import Branch
from cxdesigner.analysis.words import list_text, minutes_text, number_text, share_text, value_text
from cxdesigner.base.i18n import _, dotted, filled, ngettext, use_language
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import customer_elements, personas_with_emotions, role_of
from cxdesigner.model.view import RecordView

Tone = Literal["warning", "good", "neutral"]

MOST = 3
_NAMES_SHOWN = 3
_HIGHEST_RATING = 5
_HIGHEST_PRIORITY = _HIGHEST_RATING**2
_MOMENTARY = frozenset({"decision"})
"""Kinds of steps that take no time."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One sentence for a reader, in one language."""

    tone: Tone
    headline: str
    """The figure and what it is about."""

    detail: str
    """What it means; may be empty."""

    subject_ids: tuple[str, ...]
    """Records it is about, the main one first."""


def conclusions(
    view: RecordView,
    language: str | None = None,
    *,
    facts: Facts | None = None,
    persona_ids: tuple[str, ...] | None = None,
) -> tuple[Conclusion, ...]:
    """Return at most three conclusions, the most telling first.

    Low point and waiting, peak–end score, largest dependence; where one of them has no figure, the
    first pain to treat and the hand-offs move up.

    Parameters
    ----------
    language
        Tag of the language of labels and sentences; None = the first of the blueprint's languages.
    facts
        Figures that are known already.
    persona_ids
        Whose feelings are told of, where no facts are given; None = those of the first who has any.
    """
    if language is None:
        languages = view.blueprint.languages
        language = languages[0] if languages else "en"
    known = Facts(view, persona_ids=persona_ids) if facts is None else facts
    found: list[Conclusion] = []
    with use_language(language):
        for make in _MAKERS:
            conclusion = make(known, language)
            if conclusion is not None:
                found.append(conclusion)
            if len(found) == MOST:
                break
    return tuple(found)


def heading_of(view: RecordView) -> str:
    """Return what the conclusions are headed with, in the language in use."""
    if view.blueprint.kind == "journey_map":
        return _("What this journey map says")
    return _("What this blueprint says")


def _low_point(facts: Facts, language: str) -> Conclusion | None:
    figures = facts.curve.figures
    if figures is None:
        return _waiting(facts, language)
    step = label_of(facts.view, figures.low.element_id, language)
    value = value_text(figures.low.value, facts.curve.scale_min)
    is_low = figures.low.value < facts.curve.neutral
    if is_low:
        headline = _("Lowest point: {step} ({value})").format(step=step, value=value)
    else:
        headline = filled(
            _("Never below neutral; lowest at {step} ({value})"), step=step, value=value
        )
    return Conclusion(
        tone="warning" if is_low else "good",
        headline=_said_of(facts, language, headline),
        detail=_wait_detail(facts, figures.low.element_id),
        subject_ids=(figures.low.element_id,),
    )


def _timed_way(facts: Facts) -> Branch | None:
    """Return the longest way, if half of the steps have times: less tells nothing of the whole."""
    lasting = [one for one in customer_elements(facts.view) if one.kind not in _MOMENTARY]
    timed = [one for one in lasting if one.work is not None or one.wait is not None]
    return facts.lead_time.longest if 2 * len(timed) >= len(lasting) else None


def _wait_detail(facts: Facts, element_id: str) -> str:
    longest = _timed_way(facts)
    if longest is None or longest.wait_share is None or not longest.wait:
        return ""
    figures = {
        "wait": minutes_text(longest.wait),
        "total": minutes_text(longest.minutes),
        "share": share_text(longest.wait_share, 0),
    }
    element = facts.view.get(Element, element_id)
    own = counted_minutes(element.wait) if element is not None else None
    if own:
        return _("{own} of waiting here; in all {wait} of {total} is waiting ({share}).").format(
            own=minutes_text(own), **figures
        )
    return _("Of {total} in all, {wait} is waiting ({share}).").format(**figures)


def _waiting(facts: Facts, language: str) -> Conclusion | None:
    longest = _timed_way(facts)
    if longest is None or longest.wait_share is None:
        return None
    worst = max(longest.path, key=lambda key: _wait_of(facts.view, key))
    detail = ""
    if _wait_of(facts.view, worst):
        detail = filled(
            _("The longest wait is {wait}, at {step}."),
            wait=minutes_text(_wait_of(facts.view, worst)),
            step=label_of(facts.view, worst, language),
        )
    return Conclusion(
        tone="warning" if longest.wait_share >= 0.5 else "neutral",
        headline=_("{share} of {total} is waiting").format(
            share=share_text(longest.wait_share, 0), total=minutes_text(longest.minutes)
        ),
        detail=detail,
        subject_ids=longest.path,
    )


def _memory(facts: Facts, language: str) -> Conclusion | None:
    figures = facts.curve.figures
    if figures is None:
        return None
    scale = facts.curve.scale_min

    def said(key: str) -> str:
        return label_of(facts.view, key, language)

    names = {
        "peak": said(figures.peak.element_id),
        "peak_value": value_text(figures.peak.value, scale),
        "end": said(figures.end.element_id),
        "end_value": value_text(figures.end.value, scale),
    }
    score = value_text(figures.score, scale)
    subjects: tuple[str, ...] = (figures.peak.element_id, figures.end.element_id)
    headline = _("Peak–end score {score}").format(score=score)
    if figures.positive is not None and figures.positive_peak is not None:
        other = figures.positive_peak
        headline = _("Peak–end score {score} or {other}").format(
            score=score, other=value_text(figures.positive, scale)
        )
        detail = filled(
            _(
                "{peak} ({peak_value}) and {other} ({other_value}) are equally strong memories; "
                "the end is {end} ({end_value})."
            ),
            other=said(other.element_id),
            other_value=value_text(other.value, scale),
            **names,
        )
        subjects = (figures.peak.element_id, other.element_id, figures.end.element_id)
    elif figures.peak.element_id == figures.end.element_id:
        detail = _("The strongest moment is the end: {end} ({end_value}).").format(**names)
        subjects = (figures.end.element_id,)
    else:
        detail = _("Remembered by {peak} ({peak_value}) and by the end, {end} ({end_value}).")
        detail = filled(detail, **names)
    valence = facts.curve.normalised(figures.score)
    tone: Tone = "good" if valence > 0 else "warning" if valence < 0 else "neutral"
    headline = _said_of(facts, language, headline)
    return Conclusion(tone, headline, detail, tuple(dict.fromkeys(subjects)))


def _said_of(facts: Facts, language: str, sentence: str) -> str:
    """Name the persona whose feelings a sentence is about, if several have some."""
    personas = personas_with_emotions(facts.view)
    if len(personas) < 2:
        return sentence
    persona = next((one for one in personas if one.id == facts.curve.persona_id), personas[0])
    name = persona.name.line(language) or persona.segment.line(language)
    return _("{persona} – {sentence}").format(persona=name, sentence=sentence) if name else sentence


def _dependence(facts: Facts, language: str) -> Conclusion | None:
    view = facts.view
    behind = [
        found
        for found in facts.reach
        if len(found.touchpoints) > 1 and _role(view, found.element_id) != "frontstage"
    ]
    if not behind:
        return None
    # The first of equals in reading order; a critical one goes before one that has a substitute.
    top = max(behind, key=lambda found: (found.critical, found.share))
    headline = filled(
        _("{element} carries {share} of the touchpoints"),
        element=label_of(view, top.element_id, language),
        share=share_text(top.share),
    )
    shown = tuple(label_of(view, key, language) for key in top.touchpoints[:_NAMES_SHOWN])
    more = len(top.touchpoints) - len(shown)
    names = list_text(shown)
    if more:
        names = filled(
            ngettext("{names} and {n} more", "{names} and {n} more", more),
            names=names,
            n=number_text(more),
        )
    if top.covered:
        detail = filled(_("Needed for {names}; a substitute is recorded."), names=names)
    else:
        detail = filled(_("Needed for {names}; no substitute is recorded."), names=names)
    return Conclusion(
        tone="warning" if top.critical else "neutral",
        headline=headline,
        detail=detail,
        subject_ids=(top.element_id, *top.touchpoints),
    )


def _first_pain(facts: Facts, language: str) -> Conclusion | None:
    top = next((rank for rank in facts.pains if rank.priority is not None), None)
    if top is None or top.priority is None:
        return None
    pain = facts.view.need(PainPoint, top.pain_id)
    rival = _half_rated_above(facts, top.priority)
    headline = _("First pain to treat: {pain}")
    if rival is not None:
        headline = _("First of the fully rated pains: {pain}")
    figures = {"priority": number_text(top.priority), "most": number_text(_HIGHEST_PRIORITY)}
    if rival is not None:
        figures["other"] = rival.text.line(language) or "…"
        if rival.frequency is None:
            detail = _(
                "Priority {priority} of {most}; “{other}” may be higher, its frequency is open."
            )
        else:
            detail = _(
                "Priority {priority} of {most}; “{other}” may be higher, its severity is open."
            )
    elif top.on_peak or top.on_end:
        detail = _("Priority {priority} of {most}, and it sits where memory is made.")
    else:
        detail = _("Priority {priority} of {most}.")
    subjects = [pain.id] if pain.element_id is None else [pain.id, pain.element_id]
    if rival is not None:
        subjects.append(rival.id)
    return Conclusion(
        "warning",
        headline.format(pain=pain.text.line(language)),
        detail.format(**figures),
        tuple(subjects),
    )


def _half_rated_above(facts: Facts, priority: float) -> PainPoint | None:
    """Return the half rated pain that may be worth most, if that can be more than a priority."""
    pains = (facts.view.need(PainPoint, rank.pain_id) for rank in facts.pains)
    # Where only one of the two factors is known, the other may be anything up to its highest.
    half = [
        (given * _HIGHEST_RATING, pain)
        for pain in pains
        if pain_priority(pain) is None and (given := pain.severity or pain.frequency)
    ]
    best, pain = max(half, key=lambda one: one[0], default=(0.0, None))
    return pain if best > priority else None


def _hand_offs(facts: Facts, language: str) -> Conclusion | None:
    n, m = len(facts.hand_offs.links), len(facts.hand_offs.switches)
    if not n:
        return None
    headline = ngettext("{n} hand-off between actors", "{n} hand-offs between actors", n).format(
        n=number_text(n)
    )
    detail = _("The customer keeps to one channel.")
    if m:
        detail = ngettext(
            "The customer changes channel {n} time.", "The customer changes channel {n} times.", m
        ).format(n=number_text(m))
    elif facts.hand_offs.channels == 0:
        detail = ""
    return Conclusion("neutral", headline, detail, facts.hand_offs.links)


Maker = Callable[[Facts, str], Conclusion | None]
"""Makes a conclusion in the language in use, with labels in the one given."""

_MAKERS: tuple[Maker, ...] = (
    _low_point,
    _memory,
    _dependence,
    _first_pain,
    _hand_offs,
)

BY_SECTION: dict[str, Maker] = {
    "emotion": _memory,
    "time": _waiting,
    "links": _hand_offs,
    "reach": _dependence,
    "pains": _first_pain,
}
"""Conclusions by the section of the report that holds their figures."""


def label_of(view: RecordView, element_id: str, language: str) -> str:
    """Return what a sentence calls an element."""
    element = view.get(Element, element_id)
    label = "" if element is None else element.label.line(language)
    return label or _("an unnamed element")


def place_name(view: RecordView, element_id: str | None, language: str) -> str:
    """Return what an element is called; the whole journey where there is none."""
    return _("Whole journey") if element_id is None else label_of(view, element_id, language)


def survey_name(view: RecordView, metric_id: str, language: str) -> str:
    """Return what a survey is about: its own name, else its element; and whose answers they are."""
    metric = view.need(Metric, metric_id)
    found = metric.name.line(language) or place_name(view, metric.element_id, language)
    persona = view.get(Persona, metric.persona_id)
    return found if persona is None else dotted((found, persona.name.line(language)))


def _wait_of(view: RecordView, element_id: str) -> float:
    element = view.get(Element, element_id)
    return 0.0 if element is None else counted_minutes(element.wait) or 0.0


def _role(view: RecordView, element_id: str) -> str | None:
    element = view.get(Element, element_id)
    return None if element is None else role_of(view, element)
