"""The emotion curve of a persona in figures: peak, low, end, peak–end score, means.

Source: domain 2.6 (scales) and 4.2 (peak–end rule, tie rule, worked cases); Fredrickson and
Kahneman average the most intense moment with the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxdesigner.analysis.minutes import spent_minutes
from cxdesigner.model.element import Element
from cxdesigner.model.queries import (
    column_of,
    customer_elements,
    emotions_of,
    personas_with_emotions,
)
from cxdesigner.model.view import RecordView

ALPHA = 0.5
"""Weight of the peak in the score; the end has the rest."""

# Values are typed by people: a difference below this is rounding of halves and tenths.
_EPSILON = 1e-9

# The curve goes through touchpoints and customer actions (domain 2.6).
_ON_CURVE = frozenset({"touchpoint", "action"})


@dataclass(frozen=True, slots=True)
class Moment:
    """One value of the curve; ``value`` is raw, on the scale of the blueprint."""

    element_id: str
    value: float
    column: int | None = None
    """Place (0…) of the step; None if the element spans the journey."""

    minutes: float | None = None
    """Work and wait together; None if neither is known."""

    is_end: bool = False
    """Flagged as the end of the journey."""

    is_exit: bool = False
    """Flagged as a place where customers give up; never the end of the whole."""


@dataclass(frozen=True, slots=True)
class PeakEnd:
    """The peak–end score and both of its answers when the peak is a tie.

    All figures are raw, on the scale of the blueprint. ``positive`` and ``negative`` are the scores
    with the tied peak above and below neutral; both None unless ``ambiguous``.
    """

    peak: Moment
    end: Moment
    low: Moment
    high: Moment
    score: float
    ambiguous: bool
    positive: float | None
    negative: float | None
    positive_peak: Moment | None
    """The tied moment above neutral that the tie rule passed over."""

    mean: float
    weighted_mean: float | None
    """Mean by duration; None if no moment has a duration."""

    memory_gap: float
    """Score less mean: above 0 the journey is remembered as better than it was."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve of one persona, moments in column order."""

    persona_id: str | None
    moments: tuple[Moment, ...]
    scale_min: float
    scale_max: float
    figures: PeakEnd | None
    """None if there is no value."""

    @property
    def neutral(self) -> float:
        """The middle of the scale."""
        return neutral_of(self.scale_min, self.scale_max)

    def normalised(self, value: float) -> float:
        """Return a raw value on the scale −1…+1."""
        return normalised(value, self.scale_min, self.scale_max)


def neutral_of(scale_min: float, scale_max: float) -> float:
    """Return the middle of a scale."""
    return (scale_min + scale_max) / 2


def normalised(value: float, scale_min: float, scale_max: float) -> float:
    """Return ``(x − middle) / half range`` (domain 2.6); 0 on a scale without a range."""
    half = (scale_max - scale_min) / 2
    return (value - neutral_of(scale_min, scale_max)) / half if half else 0.0


def peak_end(moments: Sequence[Moment], neutral: float, alpha: float = ALPHA) -> PeakEnd | None:
    """Return the figures of a curve, or None if it has no moment.

    The peak is the value farthest from neutral; between equally far ones the negative wins and the
    result is ``ambiguous`` (domain 4.2). The end is the last moment flagged as end, else the last
    that is no exit, else the last.

    Parameters
    ----------
    moments
        In column order.
    neutral
        Middle of the scale the values are on.
    alpha
        Weight of the peak, 0…1.
    """
    if not moments:
        return None
    most = max(abs(moment.value - neutral) for moment in moments)
    tied = [m for m in moments if abs(abs(m.value - neutral) - most) <= _EPSILON]
    below = next((m for m in tied if m.value < neutral), None)
    above = next((m for m in tied if m.value > neutral), None)
    ambiguous = below is not None and above is not None
    peak = below or above or tied[0]
    end = _end_of(moments)

    def score(top: Moment) -> float:
        return alpha * top.value + (1 - alpha) * end.value

    mean = sum(moment.value for moment in moments) / len(moments)
    return PeakEnd(
        peak=peak,
        end=end,
        low=min(moments, key=lambda moment: moment.value),
        high=max(moments, key=lambda moment: moment.value),
        score=score(peak),
        ambiguous=ambiguous,
        positive=score(above) if ambiguous and above is not None else None,
        negative=score(peak) if ambiguous else None,
        positive_peak=above if ambiguous else None,
        mean=mean,
        weighted_mean=_weighted_mean(moments),
        memory_gap=score(peak) - mean,
    )


def curve_of(view: RecordView, persona_id: str | None = None) -> Curve:
    """Return the curve of a persona; None = the first persona that has values.

    Goes through touchpoints and actions of the customer lane that have a value, in column order;
    what spans the whole journey comes first.
    """
    if persona_id is None:
        with_values = personas_with_emotions(view)
        persona_id = with_values[0].id if with_values else None
    emotions = {} if persona_id is None else emotions_of(view, persona_id)
    moments: list[Moment] = []
    for element in customer_elements(view) if emotions else ():
        emotion = emotions.get(element.id)
        if emotion is not None and emotion.value is not None and element.kind in _ON_CURVE:
            moments.append(_moment(view, element, emotion.value))
    blueprint = view.blueprint
    return Curve(
        persona_id=persona_id,
        moments=tuple(moments),
        scale_min=blueprint.scale_min,
        scale_max=blueprint.scale_max,
        figures=peak_end(moments, neutral_of(blueprint.scale_min, blueprint.scale_max)),
    )


def curves_of(view: RecordView) -> tuple[Curve, ...]:
    """Return one curve for each persona that has values, in the order of the personas."""
    return tuple(curve_of(view, persona.id) for persona in personas_with_emotions(view))


def _moment(view: RecordView, element: Element, value: float) -> Moment:
    return Moment(
        element_id=element.id,
        value=value,
        column=column_of(view, element),
        minutes=spent_minutes(element),
        is_end=element.end and not element.abandon,
        is_exit=element.abandon,
    )


def _end_of(moments: Sequence[Moment]) -> Moment:
    flags = ((moment.is_end, moment.is_exit) for moment in reversed(moments))
    return moments[end_place(flags, len(moments))]


def end_place(flags: Iterable[tuple[bool, bool]], count: int) -> int:
    """Return the place of the end of a curve: the last that is flagged as end and is no exit.

    Without one it is the last that is no exit, else the last.

    Parameters
    ----------
    flags
        Of each moment from the last to the first, whether it is an end and whether it is an exit:
        most often the last is the end, and no other is asked.
    count
        How many moments there are, one at least.
    """
    stayed: int | None = None
    for after, (is_end, is_exit) in enumerate(flags, 1):
        if not is_exit:
            if is_end:
                return count - after
            if stayed is None:
                stayed = count - after
    return count - 1 if stayed is None else stayed


def _weighted_mean(moments: Sequence[Moment]) -> float | None:
    timed = [(m.value, m.minutes) for m in moments if m.minutes is not None]
    total = sum(minutes for _value, minutes in timed)
    if total <= 0:
        return None
    return sum(value * minutes for value, minutes in timed) / total
