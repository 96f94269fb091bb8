"""Write resources/fonts/advances.bin from the font files: ``python tools/font_tables.py``.

The file is one magic line, one JSON line (a list of faces with their metrics) and, for every face
in that order, three little-endian columns: first and last code point of each run of characters
that share an advance (uint32), and that advance in font units (uint16).
"""

import hashlib
import json
import struct
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
MAGIC = b"CXADV1\n"


def ranges(font: TTFont) -> list[tuple[int, int, int]]:
    """Return (first, last, advance) of every run of code points with glyphs of one advance."""
    metrics = font["hmtx"].metrics
    found: list[tuple[int, int, int]] = []
    for code, glyph in sorted(font.getBestCmap().items()):
        advance = metrics[glyph][0]
        if found and found[-1][1] == code - 1 and found[-1][2] == advance:
            found[-1] = (found[-1][0], code, advance)
        else:
            found.append((code, code, advance))
    return found


def table(path: Path) -> tuple[dict[str, object], bytes]:
    """Return the head and the packed columns of one font file."""
    family, style = path.stem.split("-")
    with TTFont(path) as font:
        return _table(font, path, family, style)


def _table(font: TTFont, path: Path, family: str, style: str) -> tuple[dict[str, object], bytes]:
    em = font["head"].unitsPerEm
    rows = ranges(font)
    head: dict[str, object] = {
        "family": family,
        "style": style.lower(),
        "name": font["name"].getDebugName(1),
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "units_per_em": em,
        "ascent": font["hhea"].ascent / em,
        "descent": -font["hhea"].descent / em,
        "cap_height": font["OS/2"].sCapHeight / em,
        "x_height": font["OS/2"].sxHeight / em,
        "missing_advance": font["hmtx"].metrics[".notdef"][0] / em,
        "ranges": len(rows),
    }
    columns = list(zip(*rows, strict=True))
    packed = b"".join(
        struct.pack(f"<{len(rows)}{kind}", *column)
        for kind, column in zip("IIH", columns, strict=True)
    )
    return head, packed


def build() -> bytes:
    """Return the bytes of the table file for the fonts as they are."""
    parts = [table(path) for path in sorted(FONTS.glob("*.ttf"))]
    heads = json.dumps([head for head, _ in parts], ensure_ascii=False).encode()
    return MAGIC + heads + b"\n" + b"".join(packed for _, packed in parts)


if __name__ == "__main__":
    (FONTS / "advances.bin").write_bytes(build())
