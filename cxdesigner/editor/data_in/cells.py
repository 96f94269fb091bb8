"""Numbers, answers and dates as people type them into tables."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import lru_cache

_KEPT = 8_192
"""Texts of cells that are kept: of a hundred thousand answers few differ."""

_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)"
_WHOLE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<percent>%)?")
_ANSWER = re.compile(rf"(?P<number>{_NUMBER})(?:\s*/\s*(?P<of>\d+))?(?P<rest>\D*)")
_EMPTY = frozenset(
    {"", "-", "--", "n/a", "na", "null", "none", "无", "無", "未答", "不适用", "不適用"}
)
_DATE = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?(?:[T\s].*)?"
)
_GERMAN = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})(?:[\s,].*)?")


@lru_cache(maxsize=_KEPT)
def tidy(text: str) -> str:
    """Return a text with full-width forms made narrow, true minus signs plain, no space around."""
    found = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    return found.replace("\N{EN DASH}", "-").replace("\N{EM DASH}", "-").strip()


@lru_cache(maxsize=_KEPT)
def is_empty(text: str) -> bool:
    """Say whether a cell holds no answer: nothing, a dash, or a word for it."""
    return tidy(text).casefold() in _EMPTY


@lru_cache(maxsize=_KEPT)
def read_number(text: str) -> tuple[float, bool] | None:
    """Return a number and whether it is in percent; None if the text is no number.

    A single comma is a decimal sign (``4,5``) unless it parts thousands (``1,234``).
    """
    found = _WHOLE.fullmatch(tidy(text))
    if found is None:
        return None
    return _float(found["number"]), found["percent"] is not None


@lru_cache(maxsize=_KEPT)
def read_answer(text: str, high: float) -> float | None:
    """Return an answer on a scale up to `high`; None if the text is none.

    Understands ``4``, ``4/5``, ``4 分``, ``5 – very satisfied``, and stars.
    """
    words = tidy(text)
    stars = words.count("★") + words.count("⭐")
    if stars:
        return float(stars)
    found = _ANSWER.fullmatch(words)
    if found is None or (found["of"] and float(found["of"]) != high) or "%" in found["rest"]:
        return None
    return _float(found["number"])


@lru_cache(maxsize=_KEPT)
def read_date(text: str) -> str | None:
    """Return a date in ISO form; None if it cannot be read without guessing.

    ``03/04/2026`` may be either month, so it is not read.
    """
    words = tidy(text)
    found = _DATE.fullmatch(words) or _GERMAN.fullmatch(words)
    if found is None:
        return None
    try:
        return datetime.date(*(int(found[part]) for part in ("year", "month", "day"))).isoformat()
    except ValueError:
        return None


def _float(text: str) -> float:
    if re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))
