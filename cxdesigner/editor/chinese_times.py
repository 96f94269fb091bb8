"""Times as Chinese people write them: 一小时二十分, 1天半, 一刻钟."""

from __future__ import annotations

import re

_SIGNS = ("零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")
_DIGITS = {sign: value for value, signs in enumerate(_SIGNS) for sign in signs}
_RANKS = {"十": 10, "百": 100, "千": 1000}

_NUMERAL = re.compile(f"[{''.join(_DIGITS)}{''.join(_RANKS)}]+")

_LONG = "(?:[个個]?(?:小[时時]|[钟鐘][头頭]|工作[日天]|天|日|[周週]|星期)|[分秒][钟鐘]?)"
"""A unit that may be halved."""

_POINT = re.compile(f"(\\d+)[点點](\\d+)(?=\\s*{_LONG})")
_QUARTERS = re.compile("(\\d+)\\s*刻[钟鐘]?")
_HALF_BEFORE = re.compile(f"(\\d+)?\\s*[个個]?半(?:[个個])?({_LONG})")
_HALF_BEHIND = re.compile(f"(\\d+)\\s*({_LONG})半(?:[钟鐘](?![头頭]))?")

_AND = re.compile("[零又](?=\\s*\\d)")
"""What may stand between hours and minutes."""


def with_digits(text: str) -> str:
    """Return a time whose numbers, halves and quarters are in digits: ``1小时20分``, ``1.5天``.

    Whatever else the text holds is left as it is.
    """
    plain = _NUMERAL.sub(lambda found: _digits(found[0]), text)
    plain = _POINT.sub(r"\1.\2", plain)
    plain = _QUARTERS.sub(lambda found: f"{int(found[1]) * 15}分", plain)
    plain = _HALF_BEFORE.sub(lambda found: _and_a_half(found[1], found[2]), plain)
    plain = _HALF_BEHIND.sub(lambda found: _and_a_half(found[1], found[2]), plain)
    return _AND.sub(" ", plain)


def _and_a_half(number: str | None, unit: str) -> str:
    return f"{int(number or 0) + 0.5:g}{unit}"


def _digits(numeral: str) -> str:
    if numeral in ("零", "百", "千"):
        # 1小时零5分: it stands for "and".
        return numeral
    if not any(sign in _RANKS for sign in numeral):
        return "".join(str(_DIGITS[sign]) for sign in numeral)
    total, digit, rank = 0, None, 1
    for sign in numeral:
        if sign in _RANKS:
            rank = _RANKS[sign]
            total += (1 if digit is None else digit) * rank
            digit = None
        else:
            digit, rank = (None, 1) if _DIGITS[sign] == 0 else (_DIGITS[sign], rank)
    # 一百二 is 120, 一百零二 is 102.
    return str(total + (digit or 0) * (rank // 10 or 1))
