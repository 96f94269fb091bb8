"""Words that all pages use: names of records, cells of figures."""

from __future__ import annotations

from cxdesigner.analysis.intervals import Interval
from cxdesigner.analysis.words import between, minutes_text, number_text, share_text
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage
from cxdesigner.report.table import Align

EMPTY = "–"


def stage_name(stage: Stage | None, language: str) -> str:
    """Return what a stage is called, '' without one."""
    return "" if stage is None else stage.name.line(language)


def number(value: float | None, decimals: int = 2) -> str:
    """Return a number, a dash where there is none."""
    return EMPTY if value is None else number_text(value, decimals)


def share(value: float | None, decimals: int = 1) -> str:
    """Return a share 0…1 in percent, a dash where there is none."""
    return EMPTY if value is None else share_text(value, decimals)


def minutes(value: float | None) -> str:
    """Return a duration, a dash where there is none."""
    return EMPTY if value is None else minutes_text(value)


def interval(found: Interval | None, decimals: int = 2) -> str:
    """Return an interval of numbers, a dash where there is none."""
    if found is None:
        return EMPTY
    return between(number_text(found.low, decimals), number_text(found.high, decimals))


def share_interval(found: Interval) -> str:
    """Return an interval of shares in percent."""
    return between(share_text(found.low), share_text(found.high))


def align(texts: int, numbers: int) -> tuple[Align, ...]:
    """Return so many columns of texts, then so many of numbers."""
    left: Align = "left"
    right: Align = "right"
    return (*(left for _one in range(texts)), *(right for _one in range(numbers)))


def ids_of(*records: Record | str | None) -> tuple[str, ...]:
    """Return the ids of records, each once, those that are missing left out."""
    keys = (one if isinstance(one, str) or one is None else one.id for one in records)
    return tuple(dict.fromkeys(key for key in keys if key))
