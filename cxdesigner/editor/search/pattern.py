"""What is looked for, as a regular expression on narrowed texts, and what is put in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cxdesigner.base.errors import EditError
from cxdesigner.base.fold import CJK, narrow, narrow_pattern
from cxdesigner.base.i18n import _

_LETTER = rf"[^\W{CJK}]"
# A word begins or ends where letters of a script with spaces do not go on; Chinese has no such
# place, so that every Chinese hit is whole.
_WORD_START = rf"(?:(?<!{_LETTER})|(?!{_LETTER}))"
_WORD_END = rf"(?:(?!{_LETTER})|(?<!{_LETTER}))"

_REPEATS = r"[*+]|\{\d*,"
# What a pattern is made of: an escaped character, a set, a comment, and what opens, closes,
# chooses and repeats.
_PIECES = re.compile(rf"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#[^)]*\)|[(|)]|{_REPEATS}", re.DOTALL)
_AGAIN = re.compile(rf"(?:\(\?#[^)]*\))*(?:{_REPEATS})")
_ESCAPE = re.compile(r"\\(?P<sign>.)|\\\Z|\$(?P<dollar>[$0-9]|\{\w{1,99}\})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Query:
    """What the fields of the find bar say."""

    text: str = ""
    match_case: bool = False
    whole_words: bool = False
    is_regex: bool = False

    def compiled(self) -> re.Pattern[str]:
        """Return the expression for narrowed texts.

        Raises
        ------
        EditError
            If it cannot be understood, or could take for ever.
        """
        if not self.is_regex:
            source = re.escape(narrow(self.text))
        else:
            source = narrow_pattern(self.text)
            if _may_be_endless(source):
                raise EditError(
                    _(
                        "A repeated group must not repeat or choose inside: "
                        "the search could take for ever."
                    )
                )
        try:
            # By itself first, so that an open group is not closed by ours.
            re.compile(source)
            if self.whole_words:
                source = f"{_WORD_START}(?:{source}){_WORD_END}"
            return re.compile(source, 0 if self.match_case else re.IGNORECASE)
        except (re.error, OverflowError, RecursionError) as error:
            place = getattr(error, "pos", None)
            if place is None:
                raise EditError(_("This pattern cannot be understood.")) from error
            raise EditError(
                _("This pattern cannot be understood from character {place} on."), place=place + 1
            ) from error

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Yield what is found in a text; empty finds are passed over."""
        return (found for found in pattern.finditer(narrow(text)) if found.end() > found.start())


def _may_be_endless(source: str) -> bool:
    """Return whether a group is repeated that itself, at any depth, repeats or chooses.

    It can take longer than anybody waits: the time doubles with each character of a text.
    """
    varies = [False]
    for piece in _PIECES.finditer(source):
        match piece.group()[0]:
            case "(" if not piece.group().startswith("(?#"):
                varies.append(False)
            case ")" if len(varies) > 1:
                inner = varies.pop()
                repeated = _AGAIN.match(source, piece.end()) is not None
                if inner and repeated:
                    return True
                varies[-1] |= inner
            case "*" | "+" | "{" | "|":
                varies[-1] = True
    return False


def replacement(found: re.Match[str], text: str, template: str, *, is_regex: bool) -> str:
    r"""Return what stands in the place of a find.

    For a regular expression ``\1`` … ``\9`` or ``$1`` … ``$9`` are its groups, as they are spelt in
    the text, ``${name}`` one with a name, ``\0`` and ``$0`` all of it; ``\n`` and ``\t`` are line
    end and tab, ``\$`` and ``$$`` a dollar sign.

    Raises
    ------
    EditError
        If a group is asked for that the expression does not have.
    """
    if not is_regex:
        return template

    def group(name: str) -> str:
        number = int(name) if name.isdecimal() else found.re.groupindex.get(name, -1)
        if not 0 <= number <= found.re.groups:
            raise EditError(_("The pattern has no group {number}."), number=name)
        start, end = found.span(number)
        return text[start:end] if start >= 0 else ""

    def put(escape: re.Match[str]) -> str:
        sign, dollar = escape.group("sign"), escape.group("dollar")
        if dollar is not None:
            return "$" if dollar == "$" else group(dollar.strip("{}"))
        if sign is None:
            return "\\"
        if sign.isascii() and sign.isdigit():
            return group(sign)
        return {"n": "\n", "t": "\t", "\\": "\\", "$": "$"}.get(sign, f"\\{sign}")

    return _ESCAPE.sub(put, template)
