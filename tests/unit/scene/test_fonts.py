"""The bundled fonts and their tables."""

import hashlib
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cxdesigner.base import paths
from cxdesigner.base.errors import LayoutError
from cxdesigner.scene import fonts


@pytest.mark.parametrize("face", fonts.faces().values(), ids=lambda face: face.file)
def test_tables_say_what_the_font_files_say(face: fonts.FontFace) -> None:
    with TTFont(face.path) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        name, line = font["name"].getDebugName(1), font["hhea"]
        advances = {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}
    told = {
        code: advance
        for first, last, advance in zip(face.firsts, face.lasts, face.advances, strict=True)
        for code in range(first, last + 1)
    }
    assert told == advances
    assert face.units_per_em == em
    assert face.name == name
    assert face.ascent == line.ascent / em
    assert face.descent == -line.descent / em
    assert face.missing_advance == metrics[".notdef"][0] / em


def test_every_font_file_is_described_and_recorded(root: Path) -> None:
    record = (root / "resources/licences/fonts.md").read_text(encoding="utf-8")
    described = {face.file: face.sha256 for face in fonts.faces().values()}
    files = sorted((root / "resources/fonts").glob("*.ttf"))
    assert [path.name for path in files] == sorted(described)
    for path in files:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        assert described[path.name] == found
        assert f"| {path.name} |" in record
        assert f"`{found}`" in record


def test_the_tables_are_made_by_the_tool_as_committed(root: Path) -> None:
    sys.path.insert(0, str(root / "tools"))
    try:
        import font_tables
    finally:
        sys.path.remove(str(root / "tools"))
    assert (root / "resources/fonts/advances.bin").read_bytes() == font_tables.build()


def test_chinese_metrics() -> None:
    face = fonts.face("NotoSansSC", "bold")
    assert (face.ascent, face.descent) == (1.160, 0.288)
    assert face.advance("永") == 1.0
    assert face.covers("a")
    assert not face.covers("한")


def test_emoji_have_one_weight() -> None:
    assert fonts.face(fonts.EMOJI, "bold") is fonts.face(fonts.EMOJI, "regular")


def test_an_unknown_family_is_told() -> None:
    with pytest.raises(LayoutError, match="Comic"):
        fonts.face("Comic")


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("zh-CN", "NotoSansSC"),
        ("zh-TW", "NotoSansTC"),
        ("zh-Hant-HK", "NotoSansTC"),
        ("zh_HK", "NotoSansTC"),
        ("zh-Hans-HK", "NotoSansSC"),
        ("en", "NotoSansSC"),
        ("", "NotoSansSC"),
        ("tw", "NotoSansSC"),
    ],
)
def test_taiwanese_readers_get_their_shapes_first(language: str, family: str) -> None:
    order = fonts.fallback_order(language)
    assert order[0] == family
    assert sorted(order) == sorted(fonts.FAMILIES)


def test_damaged_tables_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "advances.bin").write_bytes(b"CXADV1\n[]")
    monkeypatch.setattr(paths, "_resource_root", lambda: tmp_path)
    with pytest.raises(LayoutError, match="font tables"):
        fonts.faces.__wrapped__()
