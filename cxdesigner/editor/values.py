"""Values as people type and read them: times, numbers, one of some choices, lists of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from cxdesigner.analysis.words import minutes_text, number_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import LANGUAGES, _, use_language
from cxdesigner.base.pinyin import sound_order
from cxdesigner.editor.chinese_times import with_digits
from cxdesigner.model.duration import Duration

Choices = Sequence[tuple[str, str]]
"""Pairs of value and words shown."""

LARGEST = 1e9
_DAY = 1440.0

_AND = re.compile("\\s+and\\s+")
"""What may stand between hours and minutes."""

_GROUPED = re.compile("(?<![\\d.,])\\d{1,3}(?:,\\d{3})+(?![\\d,])")
"""A number with commas between its thousands, read as in ``parse_number``."""

_LONGEST = 36500 * _DAY
"""A hundred years: what is longer was mistyped."""

_BETWEEN = re.compile(r"[,;、，；/\n]+")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?\Z")
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+(\.\d+)?|\d+([.,]\d+)?|\.\d+)\Z")


def parse_duration(text: str) -> Duration:
    """Return the time that a text names: ``40``, ``80 min``, ``1h20``, ``1:20``, ``10-25 min``.

    Digits and signs may be of full width, and numbers, halves and quarters be in Chinese words.

    Raises
    ------
    EditError
        If it names none, or one below zero or beyond all sense.
    """
    narrow = with_digits(unicodedata.normalize("NFKC", text).strip())
    narrow = _GROUPED.sub(lambda found: found[0].replace(",", ""), _AND.sub(" ", narrow))
    try:
        plain = Duration.of(narrow)
    except ValueError:
        span = None
    else:
        span = plain.span
    if span is None:
        raise EditError(_("Write a time such as 40, 1h20, 1:20 or 10-25 min."))
    if span[0] < 0:
        raise EditError(_("A time cannot be below zero."))
    if span[1] > _LONGEST:
        raise EditError(_("A time cannot be longer than 100 years."))
    return plain if span[0] != span[1] else Duration.of(round(span[0], 4))


def duration_text(value: Duration | None) -> str:
    """Return a time as it is shown in a field; ``parse_duration`` reads it back."""
    if value is None:
        return ""
    minutes = _plain_minutes(value)
    if minutes is not None:
        return minutes_text(minutes, exactly=True)
    if isinstance(value.raw, str):
        return value.raw
    assert isinstance(value.raw, tuple)
    low, high, *unit = value.raw
    return f"{_exact(low)}-{_exact(high)} {unit[0] if unit else 'min'}"


def _plain_minutes(value: Duration) -> float | None:
    """Return the minutes of one time; None for what its words say better, from a day on."""
    if isinstance(value.raw, int | float):
        return float(value.raw)
    low, high = value.span or (0.0, 0.0)
    is_plain = isinstance(value.raw, str) and value.raw[:1].isdigit() and low == high < _DAY
    return round(low, 4) if is_plain else None


def _exact(value: float) -> str:
    # A comma between thousands would be read as a point.
    return number_text(value, 4).replace(",", "")


def parse_number(text: str, low: float | None = None, high: float | None = None) -> float:
    """Return the number that a text is; a comma may stand for the point, signs be of full width.

    Raises
    ------
    EditError
        If it is none, or lies outside of the bounds.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.match(plain):
        raise EditError(_("Write a number."))
    grouped = re.match(r"[+-]?\d{1,3}(,\d{3})+(\.|\Z)", plain)
    value = float(plain.replace(",", "" if grouped else "."))
    least = -LARGEST if low is None else low
    most = LARGEST if high is None else high
    if not least <= value <= most:
        raise EditError(
            _("Write a number from {low} to {high}."),
            low=number_text(least),
            high=number_text(most),
        )
    return value


@lru_cache(maxsize=512)
def spellings(message: str) -> frozenset[str]:
    """Return a text of the program in all its languages, ready for comparison."""
    found = {folded(message)}
    for tag in LANGUAGES:
        with use_language(tag):
            found.add(folded(_(message)))
    return frozenset(found)


def folded(text: str) -> str:
    """Return a text in the form in which texts are compared: one line, no case."""
    return " ".join(text.split()).casefold()


def parse_choice(text: str, choices: Choices) -> str | None:
    """Return the value whose words a text is, in any case; None if there is none."""
    wanted = folded(text)
    for value, words in choices:
        if folded(words) == wanted:
            return value
    for value, _words in choices:
        if folded(value) == wanted:
            return value
    return None


def split_words(text: str) -> tuple[str, ...]:
    """Return the entries of a list on one line: between commas, semicolons, slashes, line ends."""
    return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that have one, without bullets."""
    lines = (line.strip().lstrip("•·*\t ") for line in text.splitlines())
    return tuple(line for line in lines if line)


def parse_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that the lines of a text name: ``price: 48``; the last of a name counts.

    Raises
    ------
    EditError
        If a line is no pair.
    """
    found: dict[str, str] = {}
    for line in split_lines(text):
        name, colon, value = line.replace("：", ":").partition(":")
        if not colon or not name.strip() or not value.strip():
            raise EditError(_("Write one a line, such as price: 48."))
        found[name.strip()] = value.strip()
    return tuple(found.items())


def parse_numbers(text: str) -> tuple[tuple[str, float], ...]:
    """Return the pairs of word and number that the lines of a text name, sorted: ``5: 12``.

    Raises
    ------
    EditError
        If a line is no such pair.
    """
    try:
        pairs = [(name, parse_number(value)) for name, value in parse_pairs(text)]
    except EditError as error:
        raise EditError(
            _("Write one a line: an answer and how many gave it, such as 5: 12.")
        ) from (error)
    return tuple(sorted(pairs))


def numbers_text(pairs: Iterable[tuple[str, float]]) -> str:
    """Return pairs of word and number as lines; ``parse_numbers`` reads them back."""
    return pairs_text((name, _exact(value)) for name, value in pairs)


def parse_date(text: str) -> str:
    """Return the day, month or year that a text names, as ``2026-10-31``, ``2026-10``, ``2026``.

    Read are ``2026-10-31``, ``2026/10/31``, ``2026.10.31`` and ``2026年10月31日``; digits may be of
    full width.

    Raises
    ------
    EditError
        If it names none.
    """
    found = _DATE.match(unicodedata.normalize("NFKC", text).strip())
    if found is not None:
        year, month, day = (int(part) if part else 0 for part in found.groups())
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            pass
        else:
            return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])
    raise EditError(_("Write a date such as 2026-10-31."))


def pairs_text(pairs: Iterable[tuple[str, str]]) -> str:
    """Return pairs as lines; ``parse_pairs`` reads them back."""
    return "\n".join(f"{name}: {value}" for name, value in pairs)


def used_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the different words among texts, in the order of their sound, for completion."""
    return tuple(sorted({text for text in texts if text}, key=sound_order))
