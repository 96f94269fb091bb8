"""Texts made alike before they are compared: width of characters, capitals, small letters.

A person who types through an input method gets ``ＡＢＣ`` and ``，`` where another typed ``ABC``
and ``,``; both mean the same.
"""

from __future__ import annotations

import re

# Full-width forms of ASCII and the wide space, one character for one, so that places stay.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WIDE = re.compile("[\uff01-\uff5e\u3000]")

CJK = "\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
"""Ranges of Chinese, Japanese and Korean characters, for a class of a regular expression."""

_HAS_CJK = re.compile(f"[{CJK}]")


def narrow(text: str) -> str:
    """Return a text of the same length with full-width forms of ASCII replaced by ASCII."""
    return text if text.isascii() else text.translate(_NARROW)


def fold(text: str) -> str:
    """Return the form in which texts are compared: narrow and without capitals."""
    return text.lower() if text.isascii() else narrow(text).casefold()


def has_cjk(text: str) -> bool:
    """Say whether a text has characters of a script that writes words without spaces."""
    return _HAS_CJK.search(text) is not None


def narrow_pattern(pattern: str) -> str:
    """Return a regular expression for narrowed texts: full-width marks stay marks.

    A full-width parenthesis is a character to look for, not the beginning of a group.
    """
    return _WIDE.sub(lambda found: re.escape(narrow(found.group())), pattern)
