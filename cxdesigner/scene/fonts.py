"""The bundled fonts: advances, coverage and line metrics, without parsing a font file.

The figures come from ``resources/fonts/advances.bin``, which ``tools/font_tables.py`` writes from
the font files; a test compares the two. Reading it takes about a millisecond.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cxdesigner.base.errors import LayoutError
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.paths import resource
from cxdesigner.scene.primitives import FontStyle

MAGIC = b"CXADV1\n"

SIMPLIFIED = "NotoSansSC"
TRADITIONAL = "NotoSansTC"
LATIN = "NotoSans"
EMOJI = "NotoEmoji"
FAMILIES: tuple[str, ...] = (SIMPLIFIED, TRADITIONAL, LATIN, EMOJI)

_TRADITIONAL_TAGS = frozenset({"hant", "tw", "hk", "mo"})


@dataclass(frozen=True, slots=True)
class FontFace:
    """One font file: a family in one style.

    ``family`` is what a ``TextRun`` names, ``name`` the family as the font itself says it
    ("Noto Sans SC"), as other programs know it. Metrics are in em: ``ascent`` above and
    ``descent`` below the baseline are both positive and come from the font's hhea table.
    """

    family: str
    style: FontStyle
    name: str
    file: str
    sha256: str
    units_per_em: int
    ascent: float
    descent: float
    cap_height: float
    x_height: float
    missing_advance: float
    """Advance of the glyph that stands for a missing one."""

    firsts: array[int]
    lasts: array[int]
    advances: array[int]

    @property
    def path(self) -> Path:
        """The font file."""
        return resource("fonts", self.file)

    def advance(self, char: str) -> float | None:
        """Return the advance of a character in em, or None where the font has no glyph for it."""
        code = ord(char)
        at = bisect_right(self.firsts, code) - 1
        if at < 0 or code > self.lasts[at]:
            return None
        return self.advances[at] / self.units_per_em

    def covers(self, char: str) -> bool:
        """Say whether the font has a glyph for a character."""
        return self.advance(char) is not None


@cache
def faces() -> Mapping[tuple[str, FontStyle], FontFace]:
    """Return every bundled face by family and style.

    Raises
    ------
    LayoutError
        If the tables are missing or damaged, i.e. the installation is.
    """
    path = resource("fonts", "advances.bin")
    damaged = N_("The font tables of the program are missing or damaged: {path}")
    hint = N_("Install the program again.")
    try:
        data = path.read_bytes()
        head_end = data.index(b"\n", len(MAGIC))
        if not data.startswith(MAGIC):
            raise ValueError(MAGIC)
        heads = json.loads(data[len(MAGIC) : head_end])
        found: dict[tuple[str, FontStyle], FontFace] = {}
        at = head_end + 1
        for head in heads:
            count = head.pop("ranges")
            columns = []
            for kind, size in (("I", 4), ("I", 4), ("H", 2)):
                column: array[int] = array(kind)
                column.frombytes(data[at : at + count * size])
                if sys.byteorder == "big":
                    column.byteswap()
                if len(column) != count:
                    raise ValueError(head["file"])
                columns.append(column)
                at += count * size
            face = FontFace(**head, firsts=columns[0], lasts=columns[1], advances=columns[2])
            found[face.family, face.style] = face
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LayoutError(_(damaged), hint=_(hint), path=path) from error
    return MappingProxyType(found)


def face(family: str, style: FontStyle = "regular") -> FontFace:
    """Return the face that draws a family in a style; a family without bold gives its regular.

    Raises
    ------
    LayoutError
        If no such family is bundled.
    """
    known = faces()
    found = known.get((family, style)) or known.get((family, "regular"))
    if found is None:
        raise LayoutError(
            _("There is no font named {family} among: {families}."),
            family=family,
            families=", ".join(FAMILIES),
        )
    return found


def is_chinese(language: str) -> bool:
    """Say whether a BCP 47 tag means Chinese."""
    return language[:2].lower() == "zh"


@cache
def primary_family(language: str) -> str:
    """Return the family that texts in a language are set in first."""
    parts = language.lower().replace("_", "-").split("-")
    if parts[0] == "zh" and "hans" not in parts and _TRADITIONAL_TAGS.intersection(parts):
        return TRADITIONAL
    return SIMPLIFIED


@cache
def fallback_order(language: str) -> tuple[str, ...]:
    """Return the families in the order in which they are asked for a character.

    Latin, Greek and Cyrillic that the Chinese font lacks come from Noto Sans; then the other
    Chinese font, then emoji.
    """
    first = primary_family(language)
    other = TRADITIONAL if first == SIMPLIFIED else SIMPLIFIED
    return (first, LATIN, other, EMOJI)


@cache
def leading(language: str) -> float:
    """Return the distance of baselines over the type size: Chinese needs more air."""
    return 1.42 if is_chinese(language) else 1.25
