"""Widths and lines of text from the bundled fonts; the one measure of screen, PDF and SVG.

A width is the sum of the advances of the characters: kerning and ligatures are off in every
painter, so sums agree exactly.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from cxdesigner.scene import fonts
from cxdesigner.scene.linebreak import clusters, has_extending, is_extending
from cxdesigner.scene.paragraph import fill
from cxdesigner.scene.primitives import FontStyle, TextRun

ELLIPSIS = "…"

# Characters that the Chinese fonts draw a whole em wide, and Latin texts want narrow.
_AMBIGUOUS = frozenset("‘’“”…·•‥※§¶")

# Never drawn: joiners, selectors, directions, byte order mark, soft hyphen, skin tones.
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u20e3\U000e007f"
)

# Rounding must not break a line that was measured to fit.
_EPSILON = 1e-6

# Height in em of the middle of Chinese characters and of Latin capitals above the baseline.
_MIDDLE = 0.375

_CACHE_SIZE = 65536

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of wrapped text without the spaces at its end; ``width`` in points."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """Neighbouring characters of one family; ``advance`` in em."""

    family: str
    text: str
    advance: float


class _Advances(dict[str, float]):
    """Advance in em of the characters that the primary family draws in any context."""

    def __init__(self, face: fonts.FontFace, narrow_quotes: bool) -> None:
        super().__init__()
        self._face = face
        self._narrow_quotes = narrow_quotes

    def __missing__(self, char: str) -> float:
        advance = self._face.advance(char)
        ambiguous = char in _AMBIGUOUS and (self._narrow_quotes or char == "’")
        if advance is None or ambiguous or _is_invisible(char) or is_extending(char):
            raise KeyError(char)
        self[char] = advance
        return advance


def _is_invisible(char: str) -> bool:
    code = ord(char)
    return (
        char in _INVISIBLE
        or (code < 0x20 and not char.isspace())
        or 0x7F <= code < 0xA0
        or 0xFE00 <= code <= 0xFE0F
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0000 <= code <= 0xE01EF
    )


class TextMeasurer:
    """Measures, splits and wraps text; remembers what it measured.

    Sizes and widths are points. ``language`` is the BCP 47 tag of the text; it decides whether
    mainland or Taiwanese shapes come first. An instance is not shared between threads.
    """

    def __init__(self) -> None:
        self._tables: dict[tuple[FontStyle, str], _Advances] = {}
        self._ems: dict[tuple[str, FontStyle, str], float] = {}
        self._plain: dict[tuple[str, FontStyle, str], float] = {}
        """Advances of lines that the primary family draws alone."""
        self._wraps: dict[
            tuple[str, FontStyle, float, float, str, int | None], tuple[TextLine, ...]
        ] = {}

    # ---- widths

    def width(
        self, text: str, style: FontStyle = "regular", size: float = 10.0, language: str = ""
    ) -> float:
        """Return the advance of one line of text in points; nothing is trimmed."""
        return self._em(text, style, language) * size

    def _em(self, text: str, style: FontStyle, language: str) -> float:
        key = (text, style, language)
        found = self._plain.get(key)
        if found is None:
            found = self._ems.get(key)
        if found is None:
            try:
                found = math.fsum(map(self._table(style, language).__getitem__, text))
            except KeyError:
                found = math.fsum(piece.advance for piece in _pieces(text, style, language))
                _keep(self._ems, key, found)
            else:
                _keep(self._plain, key, found)
        return found

    def _table(self, style: FontStyle, language: str) -> _Advances:
        table = self._tables.get((style, language))
        if table is None:
            face = fonts.face(fonts.primary_family(language), style)
            table = _Advances(face, narrow_quotes=not fonts.is_chinese(language))
            self._tables[style, language] = table
        return table

    def height(self, size: float, language: str = "", lines: int = 1) -> float:
        """Return the height of so many lines: one type size and the leadings between them."""
        return size * (1.0 + (lines - 1) * fonts.leading(language)) if lines > 0 else 0.0

    def baseline(self, size: float, language: str = "") -> float:
        """Return how far below the top of a line box (size times leading) its baseline lies.

        Chinese characters and Latin capitals then look centred in the box.
        """
        return size * (fonts.leading(language) / 2 + _MIDDLE)

    # ---- runs

    def runs(
        self,
        text: str,
        x: float,
        y: float,
        style: FontStyle = "regular",
        size: float = 10.0,
        paint: str = "ink",
        language: str = "",
        rotation: float = 0.0,
    ) -> tuple[TextRun, ...]:
        """Return one line of text as runs of one family each, the first at the baseline (x, y).

        ``rotation`` is degrees, clockwise, about (x, y).
        """
        em = self._em(text, style, language)
        if (text, style, language) in self._plain:
            if not text:
                return ()
            family = fonts.primary_family(language)
            return (TextRun(x, y, text, size, family, style, paint, em * size, rotation),)
        pieces = _pieces(text, style, language)
        turn = math.radians(rotation)
        cos, sin = (math.cos(turn), math.sin(turn)) if rotation else (1.0, 0.0)
        found = []
        at = 0.0
        for piece in pieces:
            width = piece.advance * size
            found.append(
                TextRun(
                    x + at * cos,
                    y + at * sin,
                    piece.text,
                    size,
                    piece.family,
                    style,
                    paint,
                    width,
                    rotation,
                )
            )
            at += width
        return tuple(found)

    def missing_glyphs(self, text: str, language: str = "") -> tuple[str, ...]:
        """Return the characters that no bundled font can draw, each once, in order.

        Painters draw the "missing glyph" box in their place and keep the text for searching.
        """
        try:
            math.fsum(map(self._table("regular", language).__getitem__, text))
        except KeyError:
            order = fonts.fallback_order(language)
            return tuple(
                dict.fromkeys(
                    char
                    for char in _normalized(text)
                    if not char.isspace()
                    and not _is_invisible(char)
                    and not any(fonts.face(family).covers(char) for family in order)
                )
            )
        return ()

    # ---- lines

    def wrap(
        self,
        text: str,
        style: FontStyle,
        size: float,
        width: float,
        language: str = "",
        max_lines: int | None = None,
    ) -> tuple[TextLine, ...]:
        """Break text into lines no wider than `width`.

        Uses as few lines as possible; among those it avoids a single Chinese character on the
        last line and prefers breaks after punctuation. A longer word is split between grapheme
        clusters; a cluster wider than `width` stands alone. Line feeds break.

        Parameters
        ----------
        max_lines
            If the text needs more, the last line ends in an ellipsis: nothing is lost unseen.

        Returns
        -------
        tuple of TextLine
            In reading order, never empty.
        """
        key = (text, style, size, width, language, max_lines)
        found = self._wraps.get(key)
        if found is None:
            found = self._wrap(text, style, size, width, language, max_lines)
            _keep(self._wraps, key, found)
        return found

    def _wrap(
        self,
        text: str,
        style: FontStyle,
        size: float,
        width: float,
        language: str,
        max_lines: int | None,
    ) -> tuple[TextLine, ...]:
        lines: list[TextLine] = []
        for paragraph in text.splitlines() or [""]:
            paragraph = _normalized(paragraph.strip().replace("\t", " "))
            whole = self._em(paragraph, style, language) * size
            if whole <= width + _EPSILON:
                lines.append(TextLine(paragraph, whole))
                continue
            advances = self._advances(paragraph, style, language)
            for start, end in fill(paragraph, advances, width / size):
                shown = paragraph[start:end].rstrip()
                lines.append(TextLine(shown, self._em(shown, style, language) * size))
        if max_lines is not None and len(lines) > max_lines:
            kept = lines[: max(1, max_lines)]
            kept[-1] = self._with_ellipsis(kept[-1].text, style, size, width, language)
            return tuple(kept)
        return tuple(lines)

    def _advances(self, text: str, style: FontStyle, language: str) -> list[float]:
        """Advance of each character in em; `text` is normalized."""
        try:
            return list(map(self._table(style, language).__getitem__, text))
        except KeyError:
            families = _families(text, style, language)
            return [
                _advance(fonts.face(family, style), char)
                for family, char in zip(families, text, strict=True)
            ]

    def truncate(
        self,
        text: str,
        style: FontStyle,
        size: float,
        width: float,
        language: str = "",
    ) -> TextLine:
        """Return text on one line, ending in an ellipsis where it is wider than `width`."""
        text = " ".join(text.split())
        whole = self.width(text, style, size, language)
        if whole <= width + _EPSILON:
            return TextLine(text, whole)
        return self._with_ellipsis(text, style, size, width, language)

    def _with_ellipsis(
        self, text: str, style: FontStyle, size: float, width: float, language: str
    ) -> TextLine:
        kept = list(clusters(text))
        while True:
            shown = "".join(kept).rstrip(" ,.;:、，。；：") + ELLIPSIS
            advance = self.width(shown, style, size, language)
            if not kept or advance <= width + _EPSILON:
                return TextLine(shown, advance)
            kept.pop()


def _keep(cache: dict[K, V], key: K, found: V) -> None:
    if len(cache) >= _CACHE_SIZE:
        cache.clear()
    cache[key] = found


# ---- which family draws what


def _normalized(text: str) -> str:
    # Marks are placed by shaping, which painters do not do; composed letters need none.
    return unicodedata.normalize("NFC", text) if has_extending(text) else text


def _pieces(text: str, style: FontStyle, language: str) -> list[_Piece]:
    """Split text by family; characters that are never drawn are left out."""
    text = _normalized(text)
    families = _families(text, style, language)
    found: list[_Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and families[at] == families[start]:
            continue
        family = families[start]
        drawn = [
            " " if char.isspace() else char for char in text[start:at] if not _is_invisible(char)
        ]
        if drawn:
            face = fonts.face(family, style)
            advance = math.fsum(_advance(face, char) for char in drawn)
            if found and found[-1].family == family:
                last = found.pop()
                drawn.insert(0, last.text)
                advance += last.advance
            found.append(_Piece(family, "".join(drawn), advance))
        start = at
    return found


def _advance(face: fonts.FontFace, char: str) -> float:
    if _is_invisible(char):
        return 0.0
    if char.isspace():
        char = " "
    found = face.advance(char)
    return face.missing_advance if found is None else found


def _families(text: str, style: FontStyle, language: str) -> list[str]:
    """Return the family of each character."""
    order = fonts.fallback_order(language)
    found = [_family(char, style, order) for char in text]
    primary = order[0]
    chinese = fonts.is_chinese(language)
    for at, char in enumerate(text):
        if char in _AMBIGUOUS and (not chinese or (char == "’" and _after_latin(text, at))):
            found[at] = fonts.LATIN
        elif char.isspace() or _is_invisible(char):
            # The blank of the emoji font is as wide as its pictures.
            found[at] = fonts.LATIN if at and found[at - 1] == fonts.LATIN else primary
        elif is_extending(char) and at:
            found[at] = found[at - 1]
    # A Latin word with one letter from elsewhere would look like a ransom note: all from there.
    start = 0
    for at in range(len(text) + 1):
        if at < len(text) and _is_latin(text[at]):
            continue
        if fonts.LATIN in found[start:at]:
            found[start:at] = [fonts.LATIN] * (at - start)
        start = at + 1
    return found


def _after_latin(text: str, at: int) -> bool:
    return at > 0 and _is_latin(text[at - 1])


def _is_latin(char: str) -> bool:
    return (char.isalpha() and ord(char) < 0x2E80) or is_extending(char)


@cache
def _family(char: str, style: FontStyle, order: tuple[str, ...]) -> str:
    for family in order:
        if fonts.face(family, style).covers(char):
            return family
    return order[0]
