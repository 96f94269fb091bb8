"""The bundled fonts as reportlab embeds them: subsets of TrueType files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from cxdesigner.base.errors import ExportError
from cxdesigner.base.i18n import _
from cxdesigner.scene import fonts
from cxdesigner.scene.primitives import FontStyle

# ISO 32000-1, 9.10.3: at most 100 entries in one bfchar block.
_BLOCK = 100

_loading = Lock()


def to_unicode_cmap(font_name: str, subset: Sequence[int]) -> str:
    """Return the CMap that tells which characters the codes of a font subset mean.

    reportlab writes code points above U+FFFF with five hexadecimal digits, which readers take for
    other characters; ISO 32000-1, 9.10.3 wants UTF-16BE.
    """
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    blocks = [entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


# reportlab looks the function up in its module whenever it writes a font.
ttfonts.makeToUnicodeCMap = to_unicode_cmap

# Binary streams: text ones are a quarter larger and take half of the time of an export.
rl_config.useA85 = 0


def font_name(family: str, style: FontStyle) -> str:
    """Return the name reportlab knows a face by; loads it when first asked (0.1 s for Chinese).

    Raises
    ------
    ExportError
        If the font file is missing or damaged.
    """
    with _loading:
        return _loaded(fonts.face(family, style))


def font(family: str, style: FontStyle) -> ttfonts.TTFont:
    """Return reportlab's font of a face, loaded when first asked."""
    return pdfmetrics.getFont(font_name(family, style))


@cache
def _registered(family: str, style: FontStyle) -> str:
    face = fonts.face(family, style)
    name = face.path.stem
    try:
        loaded = ttfonts.TTFont(name, str(face.path), asciiReadable=False, shapable=False)
    except (OSError, ttfonts.TTFError) as error:
        raise ExportError(
            _("A font of the program is missing or damaged: {path}"),
            hint=_("Install the program again."),
            path=face.path,
        ) from error
    pdfmetrics.registerFont(loaded)
    return name


def _loaded(face: fonts.FontFace) -> str:
    return _registered(face.family, face.style)


def keep_missing(loaded: ttfonts.TTFont, text: str) -> None:
    """Let characters the font lacks be drawn as its box and still be found and copied."""
    glyphs = loaded.face.charToGlyph
    for char in text:
        if ord(char) not in glyphs:
            glyphs[ord(char)] = 0
            loaded.face.charWidths[ord(char)] = loaded.face.defaultWidth
