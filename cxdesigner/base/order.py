"""Fractional order keys: strings that sort, with room between any two.

Inserting between two neighbours changes one record instead of renumbering all that follow.
Keys are compared as plain strings; a key never ends in the lowest digit, so there is always
room before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

K = TypeVar("K", str, int)

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


def is_order_key(text: str) -> bool:
    """Say whether a text is a valid order key: known digits only, not ending in the lowest."""
    return text.isascii() and text.isalnum() and text[-1] != DIGITS[0]


def key_between(before: str | None, after: str | None) -> str:
    """Return a key that sorts strictly between two keys.

    Parameters
    ----------
    before, after
        Neighbouring keys; None means the open end on that side.

    Raises
    ------
    ValueError
        If a bound is no order key or ``before`` does not sort before ``after``.
    """
    for bound in (before, after):
        if bound is not None and not is_order_key(bound):
            raise ValueError(f"not an order key: {bound!r}")
    if before is not None and after is not None and before >= after:
        raise ValueError(f"{before!r} does not sort before {after!r}")
    return _midpoint(before or "", after)


def _midpoint(low: str, high: str | None) -> str:
    """Return the shortest key strictly between two digit strings ('' = lowest, None = open)."""
    prefix: list[str] = []
    position = 0
    while True:
        low_digit = _VALUE[low[position]] if position < len(low) else 0
        if high is None:
            high_digit = _BASE
        else:
            high_digit = _VALUE[high[position]] if position < len(high) else 0
        if low_digit == high_digit:
            prefix.append(DIGITS[low_digit])
            position += 1
            continue
        if high_digit - low_digit > 1:
            middle = (
                low_digit + 1
                if high is None and low_digit < _BASE - 2
                else (low_digit + high_digit) // 2
            )
            return "".join(prefix) + DIGITS[middle]
        # Neighbouring digits: keep the lower one; what follows is only bounded from below.
        prefix.append(DIGITS[low_digit])
        position += 1
        high = None


def keys_between(before: str | None, after: str | None, count: int) -> tuple[str, ...]:
    """Return ``count`` ascending keys strictly between two keys, kept short by halving."""
    if count <= 0:
        return ()
    middle = key_between(before, after)
    left = (count - 1) // 2
    return (
        *keys_between(before, middle, left),
        middle,
        *keys_between(middle, after, count - 1 - left),
    )


def initial_keys(count: int) -> tuple[str, ...]:
    """Return ``count`` ascending keys of one length, evenly usable for a new list."""
    width = 1
    while (_BASE - 1) * _BASE ** (width - 1) // 2 < count + 1:
        width += 1
    keys: list[str] = []
    step = max(1, (_BASE**width) // (count + 1))
    for number in range(1, count + 1):
        value = number * step
        if value % _BASE == 0:
            value += 1
        text = ""
        for _position in range(width):
            value, digit = divmod(value, _BASE)
            text = DIGITS[digit] + text
        keys.append(text)
    if len(set(keys)) != count or sorted(keys) != keys:  # pragma: no cover - arithmetic guard
        return keys_between(None, None, count)
    return tuple(keys)


def key_after_last(keys: Sequence[str]) -> str:
    """Return a key that sorts after all keys of a list."""
    return key_between(max(keys) if keys else None, None)


def longest_rise(keys: Sequence[K]) -> frozenset[int]:
    """Return the places of a longest strictly rising subsequence."""
    tails: list[K] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, key in enumerate(keys):
        at = bisect_left(tails, key)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(key)
            ends.append(place)
        else:
            tails[at] = key
            ends[at] = place
    found: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        found.add(place)
        place = previous[place]
    return frozenset(found)
