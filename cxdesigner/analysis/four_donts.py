"""Four-don'ts scan: where customers wait, are annoyed, must think, must repeat themselves.

Source: domain 4.13. Counts of places, no composite score.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.emotion import Curve, curves_of
from cxdesigner.analysis.minutes import counted_minutes, spent_minutes
from cxdesigner.analysis.surveys import ces_surveys, is_hard
from cxdesigner.model.blueprint import RuleSettings
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.queries import customer_elements, reading_order
from cxdesigner.model.view import RecordView

Dont = Literal["wait", "annoy", "think", "repeat"]
DONTS: tuple[Dont, ...] = ("wait", "annoy", "think", "repeat")

LONG_WAIT = 10.0
"""Minutes from which on a wait is long, unless the rule settings say otherwise (domain 3.1)."""

UNCLEAR = "unclear"
"""Tag of a step that customers do not understand."""


@dataclass(frozen=True, slots=True)
class DontRow:
    """One of the four: where it shows in the drawing, and the pain points filed under it."""

    dont: Dont
    element_ids: tuple[str, ...]
    """Customer steps in reading order; fail points of the provider after them."""

    pain_ids: tuple[str, ...]

    @property
    def count(self) -> int:
        """In how many places it shows."""
        return len(self.element_ids)


def four_donts(view: RecordView, curves: tuple[Curve, ...] | None = None) -> tuple[DontRow, ...]:
    """Return the four rows in their order.

    Wait: steps over their tolerance (as rule X06) and long waits. Annoy: touchpoints below neutral
    for some persona, and fail points, wherever they are. Think: decisions, and steps that are hard
    (CES below the middle) or tagged as unclear. Repeat: steps that ask again for what an earlier
    one asked for.
    """
    steps = customer_elements(view)
    passed = {element.id for element in steps}
    known = curves_of(view) if curves is None else curves
    low = {
        moment.element_id
        for curve in known
        for moment in curve.moments
        if moment.value < curve.neutral
    }
    hard = {survey.element_id for survey in ces_surveys(view) if is_hard(survey)}
    limit = _long_wait(view)
    repeated = _repeated(view, steps)
    found: dict[Dont, tuple[str, ...]] = {
        "wait": tuple(e.id for e in steps if _is_late(e) or _waits(e, limit)),
        "annoy": (
            *(e.id for e in steps if (e.kind == "touchpoint" and e.id in low) or _fails(e)),
            *(e.id for e in reading_order(view) if _fails(e) and e.id not in passed),
        ),
        "think": tuple(
            e.id for e in steps if e.kind == "decision" or e.id in hard or _is_unclear(e)
        ),
        "repeat": tuple(e.id for e in steps if e.id in repeated),
    }
    pains: dict[str, list[str]] = {}
    for pain in view.of_type(PainPoint):
        pains.setdefault((pain.dont or "").strip().casefold(), []).append(pain.id)
    return tuple(DontRow(dont, found[dont], tuple(pains.get(dont, ()))) for dont in DONTS)


def _is_late(element: Element) -> bool:
    most, taken = minutes_of(element.max), spent_minutes(element)
    return most is not None and taken is not None and taken > most


def _waits(element: Element, limit: float) -> bool:
    wait = counted_minutes(element.wait)
    return wait is not None and wait > 0 and wait >= limit


def _fails(element: Element) -> bool:
    return element.kind != "note" and "fail" in element.marks


def _is_unclear(element: Element) -> bool:
    return any(tag.strip().casefold() == UNCLEAR for tag in element.tags)


def _long_wait(view: RecordView) -> float:
    settings = view.of_type(RuleSettings)
    own = minutes_of(settings[0].wait_mark) if settings else None
    return LONG_WAIT if own is None else own


def _repeated(view: RecordView, steps: tuple[Element, ...]) -> set[str]:
    """Steps that ask for what one before has asked for, what may be asked twice left out."""
    asked = {item.strip().casefold() for item in view.blueprint.collects_ok}
    allowed = frozenset(asked)
    found = set()
    for element in steps:
        items = {item.strip().casefold() for item in element.collects} - allowed
        if items & asked:
            found.add(element.id)
        asked |= items
    return found
