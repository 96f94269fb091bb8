"""Finding words that did not go through translation, by means of the pseudo-language.

In the pseudo-language every text that is looked up has brackets around it and accents on most of
its letters: a plain ``a`` or ``e`` on the screen was written somewhere without ``_``.
"""

import re
from collections.abc import Collection, Iterable

from cxdesigner.base.i18n import pseudo
from cxdesigner.model.record import Part, Record
from cxdesigner.model.text import LocalText

# The letters that `pseudo` never leaves as they are.
PLAIN = frozenset(letter for letter in map(chr, range(65, 123)) if letter not in pseudo(letter))
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"<[^<>]*>|&\w+;")


def untranslated(text: str, allowed: Collection[str] = ()) -> list[str]:
    """Return the words of a text that no look-up has given, but for those allowed.

    Allowed texts are taken out first: they are what a person wrote, or a name that is the same
    in every language.
    """
    text = " ".join(_TAG.sub(" ", text).split())
    for known in sorted(allowed, key=len, reverse=True):
        # As a whole: an id such as "c1" must not eat letters of other words.
        if known in text:
            text = re.sub(_whole(known), " ", text)
    return [word for word in _WORD.findall(text) if PLAIN.intersection(word)]


def _whole(known: str) -> str:
    before = r"(?<![A-Za-z])" if known[0].isascii() else ""
    after = r"(?![A-Za-z])" if known[-1].isascii() else ""
    return before + re.escape(known) + after


def content_of(records: Iterable[Record]) -> set[str]:
    """Return the ids of records and all that people wrote in them."""
    found: set[str] = set()
    for record in records:
        found.add(record.id)
        found.update(" ".join(value.split()) for value in _written(record))
    return {text for text in found if text}


def _written(thing: object) -> Iterable[str]:
    if isinstance(thing, LocalText):
        yield from (text for _tag, text in thing.entries)
    elif isinstance(thing, Part):
        for name in type(thing).model_fields:
            yield from _written(getattr(thing, name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _written(part)
