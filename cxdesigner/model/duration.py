"""Durations as people write them: minutes, ranges, or text with a range and a unit.

Domain 3.1: rules and analyses use the middle of a range, in minutes; a text that cannot be read
counts as empty and is kept as it was written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

# A business day counts as a day (domain 3.1).
MINUTES_PER_UNIT: Mapping[str, float] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "秒", "秒钟", "秒鐘"), 1 / 60),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "分", "分钟", "分鐘"), 1.0),
    **dict.fromkeys(
        ("h", "hr", "hrs", "hour", "hours", "小时", "小時", "时", "時", "钟头", "鐘頭"), 60.0
    ),
    **dict.fromkeys(
        (
            "d",
            "day",
            "days",
            "天",
            "日",
            "工作日",
            "个工作日",
            "個工作日",
            "工作天",
            "个工作天",
            "個工作天",
        ),
        1440.0,
    ),
    **dict.fromkeys(("w", "wk", "week", "weeks", "周", "週", "星期", "个星期", "個星期"), 10080.0),
}

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_UNIT = r"((?:business\s+days?)|(?:working\s+days?)|[a-zA-Z]+\.?|[\u4e00-\u9fff]+)?"
_PART = re.compile(rf"{_NUMBER}\s*{_UNIT}")
_RANGE = re.compile(
    rf"^\s*(?:about|approx\.?|ca\.?|约|約|大约|大約|~|≈)?\s*{_NUMBER}\s*{_UNIT}"
    rf"\s*(?:-|–|—|~|～|\.\.\.?|…|to|至|到)\s*{_NUMBER}\s*{_UNIT}\s*$"
)
_CLOCK = re.compile(r"^\s*(\d{1,3}):([0-5]\d)\s*$")
_ABOUT = re.compile(r"^\s*(?:about|approx\.?|ca\.?|约|約|大约|大約|~|≈)\s*")

RawDuration = int | float | str | tuple[float, float] | tuple[float, float, str]


def _unit_minutes(unit: str | None) -> float | None:
    if unit is None or not unit.strip():
        return None
    word = re.sub(r"\s+", " ", unit.strip().rstrip(".").lower())
    if word in ("business day", "business days", "working day", "working days"):
        return MINUTES_PER_UNIT["d"]
    return MINUTES_PER_UNIT.get(word) or MINUTES_PER_UNIT.get(
        word.removeprefix("个").removeprefix("個")
    )


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def read_duration(text: str) -> tuple[float, float] | None:
    """Return the least and the most minutes a text names, or None if it cannot be read.

    Understands ``40``, ``80 min``, ``1h20``, ``1 h 20 min``, ``1:20`` (hours and minutes),
    ``10-25 min``, ``3 business days``, ``2-5 sec`` and the Chinese words for the units.
    A number without a unit is minutes.
    """
    clock = _CLOCK.match(text)
    if clock:
        minutes = int(clock[1]) * 60.0 + int(clock[2])
        return minutes, minutes
    span = _RANGE.match(text)
    if span:
        low_text, low_unit, high_text, high_unit = span.groups()
        high_factor = _unit_minutes(high_unit)
        low_factor = _unit_minutes(low_unit)
        if (high_unit and high_factor is None) or (low_unit and low_factor is None):
            return None
        high_factor = high_factor or low_factor or 1.0
        low, high = (
            _number(low_text) * (low_factor or high_factor),
            _number(high_text) * high_factor,
        )
        return (low, high) if low <= high else (high, low)
    rest = _ABOUT.sub("", text).strip()
    sign = 1.0
    if rest[:1] in "-\u2212" and len(rest) > 1:
        sign, rest = -1.0, rest[1:].strip()
    total, position, previous = 0.0, 0, None
    while position < len(rest):
        part = _PART.match(rest, position)
        if part is None:
            return None
        factor = _unit_minutes(part[2])
        if factor is None:
            if part[2]:
                return None
            # ``1h20``: a bare number after hours is minutes, after minutes seconds.
            factor = 1.0 if previous is None else previous / 60.0
        total += _number(part[1]) * factor
        previous = factor
        position = part.end()
        while position < len(rest) and rest[position] in " \t,，零又":
            position += 1
    return (sign * total, sign * total) if position else None


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration exactly as it was given; ``minutes`` is what rules and analyses use."""

    raw: RawDuration

    @classmethod
    def of(cls, value: Any) -> Duration:
        """Return a duration from a number of minutes, a range, {min, max, unit} or a text.

        Raises
        ------
        ValueError
            If the value has none of these forms or is not finite.
        """
        match value:
            case Duration():
                return value
            case bool():
                pass
            case int() | float() if math.isfinite(value):
                return cls(value)
            case str() if len(value) <= 200:
                return cls(value)
            case {"min": int() | float() as low, "max": int() | float() as high, **rest} if (
                set(rest) <= {"unit"} and math.isfinite(low) and math.isfinite(high)
            ):
                unit = rest.get("unit")
                return cls((low, high) if unit is None else (low, high, str(unit)))
            case [int() | float() as low, int() | float() as high] if math.isfinite(
                low
            ) and math.isfinite(high):
                return cls((low, high))
            case [int() | float() as low, int() | float() as high, str() as unit] if math.isfinite(
                low
            ) and math.isfinite(high):
                return cls((low, high, unit))
        raise ValueError(
            "expected minutes, [least, most], {min, max, unit} or a text such as '10-25 min'"
        )

    @property
    def span(self) -> tuple[float, float] | None:
        """Least and most minutes, or None when a text cannot be read."""
        match self.raw:
            case str() as text:
                return read_duration(text)
            case (low, high, unit):
                factor = _unit_minutes(unit)
                return None if factor is None else (low * factor, high * factor)
            case (low, high):
                return low, high
            case number:
                return float(number), float(number)

    @property
    def minutes(self) -> float | None:
        """The middle of the range in minutes, or None when a text cannot be read."""
        span = self.span
        return None if span is None else (span[0] + span[1]) / 2

    def to_json(self) -> int | float | str | list[float] | dict[str, float | str]:
        """Return the JSON form, the one it was given in."""
        match self.raw:
            case (low, high, unit):
                return {"max": high, "min": low, "unit": unit}
            case (low, high):
                return [low, high]
            case other:
                return other

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.of,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: value.to_json()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "maxLength": 200},
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
                {
                    "type": "object",
                    "required": ["min", "max"],
                    "properties": {
                        "min": {"type": "number"},
                        "max": {"type": "number"},
                        "unit": {"type": "string"},
                    },
                },
            ]
        }


def minutes_of(value: Duration | None) -> float | None:
    """Return the minutes of a duration that may be absent or unreadable."""
    return None if value is None else value.minutes
