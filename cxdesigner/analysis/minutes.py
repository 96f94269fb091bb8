"""Times of elements as the analyses count them, in minutes."""

from __future__ import annotations

from cxdesigner.model.duration import Duration, minutes_of
from cxdesigner.model.element import Element


def counted_minutes(duration: Duration | None) -> float | None:
    """Return the minutes of a duration; None if it is absent, unreadable or negative.

    A negative time is a finding of the rules; counted, it would shorten the journey.
    """
    minutes = minutes_of(duration)
    return None if minutes is None or minutes < 0 else minutes


def spent_minutes(element: Element) -> float | None:
    """Return work and wait of an element together (domain 4.8); None if neither is known."""
    work, wait = counted_minutes(element.work), counted_minutes(element.wait)
    if work is None and wait is None:
        return None
    return (work or 0.0) + (wait or 0.0)
