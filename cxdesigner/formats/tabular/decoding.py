"""Which encoding a text file of others is in.

Order: a byte order mark; strict UTF-8; the pattern of zero bytes of UTF-16; then GB18030, Big5 and
CP1252, of which the one wins that decodes and gives the likelier text. GB18030 decodes nearly every
Big5 file to rare characters without an error, and CP1252 nearly anything, so success alone says
little: texts are judged by how many of their characters are among the commonest.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from cxdesigner.base.i18n import N_, _
from cxdesigner.formats.tabular.sheet import table_error

ENCODINGS: dict[str, str] = {
    "utf-8": N_("Unicode (UTF-8)"),
    "utf-16": N_("Unicode (UTF-16)"),
    "gb18030": N_("Simplified Chinese (GB18030)"),
    "big5": N_("Traditional Chinese (Big5)"),
    "cp1252": N_("Western European (Windows-1252)"),
}
"""Encodings that can be chosen, by the name used here."""

# Excel writes CP950 where it says Big5.
_CODECS = {"utf-8": "utf-8-sig", "big5": "cp950"}

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)

_JUDGED = 200_000
"""Bytes that are looked at to tell encodings apart."""

# The commonest characters of Chinese prose, and those of tables such as are read here.
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作"
    "里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从"
    "想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头"
    "文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提"
    "這個們來為國說時會對過發後種經現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話給門東聲"
    "顾客顧客满意满滿阶段階段触觸接觸点點服务務体验體驗评分評价價旅程步骤驟情绪緒痛用户戶等待时间時間推荐薦"
    "店线線预約约支付售意見见反馈饋渠管道问卷問卷答题題数數量平均人数數周日期年月元角色客服排队隊送货貨品质質"
    "，。、；：？！（）“”「」《》…—·"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding (a key of ``ENCODINGS``) that it was read in."""

    text: str
    encoding: str


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of a file.

    Parameters
    ----------
    encoding
        A key of ``ENCODINGS``; None finds out.

    Raises
    ------
    FormatError
        If it is no text in any of them, or not in the one asked for.
    """
    if encoding is not None:
        return _as_asked(data, name, encoding)
    for mark, key, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data, name, key, codec)
    text = _tried(data, "utf-8")
    if text is not None and "\0" not in text:
        return Decoded(text, "utf-8")
    wide = _utf16_by_zeros(data)
    if wide is not None:
        return _strict(data, name, "utf-16", wide)
    if b"\0" in data:
        raise table_error(name, _("this is no text file."))
    best: tuple[float, Decoded] | None = None
    for key in ("gb18030", "big5", "cp1252"):
        tried = _tried(data, _CODECS.get(key, key))
        if tried is not None:
            score = likelihood(tried)
            if best is None or score > best[0]:
                best = score, Decoded(tried, key)
    if best is None:
        raise table_error(
            name,
            _("the characters are in no encoding that is known here."),
            hint=_("Save it as “CSV UTF-8”."),
        )
    return best[1]


def likelihood(text: str) -> float:
    """Return how likely a text is what was meant, from −1 (never) to 1, by its characters.

    Of the characters beyond ASCII: common Han and letters of Western words count for it, rare Han,
    signs and private characters against it.
    """
    score = total = 0
    before = " "
    for character in text[:_JUDGED]:
        if character >= "\x80":
            total += 1
            score += _weight(character, before)
        before = character
    return score / total / 2 if total else 1.0


def _weight(character: str, before: str) -> int:
    if character in _COMMON:
        return 2
    code = ord(character)
    if 0x4E00 <= code <= 0x9FFF or 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF:
        return 0
    if 0xC0 <= code <= 0x17F and character.isalpha():
        # A letter with an accent stands in a word of plain letters, not beside another.
        return 2 if before.isascii() else -1
    if character in "€£©°§«»–’‘…":
        return 1
    return -2


def _as_asked(data: bytes, name: str, encoding: str) -> Decoded:
    if encoding == "utf-16" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, name, encoding, _utf16_by_zeros(data) or "utf-16-le")
    return _strict(data, name, encoding, _CODECS.get(encoding, encoding))


def _strict(data: bytes, name: str, key: str, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), key)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise table_error(
            name,
            _("this is not in the encoding {encoding}.").format(encoding=_(ENCODINGS[key])),
            line=line,
            hint=_("Choose another encoding."),
        ) from None


def _tried(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _utf16_by_zeros(data: bytes) -> str | None:
    """Return the codec if every other byte is often zero: digits, commas, letters in UTF-16."""
    head = data[: _JUDGED // 2 * 2]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    least = max(1, len(head) // 20)
    if odd >= least and even * 10 <= odd:
        return "utf-16-le"
    if even >= least and odd * 10 <= even:
        return "utf-16-be"
    return None
