"""How long a way takes a person, by what their hands do and by what they have to read.

Hands: the Keystroke-Level Model of Card, Moran and Newell (The keystroke-level model for user
performance time with interactive systems, Communications of the ACM 23(7), 1980). What was done is
a line of letters, each one operator. A beginner thinks before everything they do (M), while the
rules of the model leave most of that out for somebody with practice; keys that go on with what was
begun, as the letters of a word, need no thought of their own. A hand moves over whenever the mouse
follows the keyboard or the other way round (H).

Reading: silently, all that is shown, each text once. English: 238 words a minute (Brysbaert, How
many words do we read per minute? A review and meta-analysis of reading rate, Journal of Memory and
Language 109, 2019; non-fiction). Chinese: 255 characters a minute (Trauzettel-Klosinski and Dietz,
Standardized assessment of reading performance: the new International Reading Speed Texts IReST,
Investigative Ophthalmology & Visual Science 53(9), 2012; read aloud, which takes longer).

Left out: mistakes and what mends them, looking for a thing on the screen beyond one M, inventing
what to write, and what the machine takes (R).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt

POINT, BUTTON, KEY, MORE = "PBKT"
"""Point with the mouse; a button goes down or up; a key that begins something; one that goes on."""

USUAL_KEY, SLOW_KEY = 0.28, 1.20
"""Seconds for a key: who types now and then, and who has never used a keyboard."""

_POINT, _BUTTON, _HAND, _MIND = 1.10, 0.10, 0.40, 1.35

WORDS_PER_MINUTE = 238
CHARACTERS_PER_MINUTE = 255

_CHARACTER = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_][^\s]*")


def command(held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    """Return what a key costs that is pressed for what it does; those held with it count."""
    return KEY + MORE * held.value.bit_count()


def text(words: str) -> str:
    """Return what it costs to type a text; a capital letter needs Shift."""
    keys = len(words) + sum(letter.isupper() for letter in words)
    return KEY + MORE * (keys - 1) if words else ""


def doing(trace: str, key: float) -> float:
    """Return the seconds that hands take, with a key in so many seconds."""
    seconds = 0.0
    was_mouse = True
    """A hand lies on the mouse at first."""
    for operator in trace:
        is_mouse = operator in (POINT, BUTTON)
        seconds += _HAND * (is_mouse != was_mouse) + _MIND * (operator in (POINT, KEY))
        seconds += {POINT: _POINT, BUTTON: _BUTTON}.get(operator, key)
        was_mouse = is_mouse
    return seconds


def reading(texts: Iterable[str]) -> float:
    """Return the seconds that it takes to read texts; what is no Chinese counts as words."""
    seconds = 0.0
    for one in texts:
        characters = len(_CHARACTER.findall(one))
        words = len(_WORD.findall(_CHARACTER.sub(" ", one)))
        seconds += 60 * (characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE)
    return seconds
