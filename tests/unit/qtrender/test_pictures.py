import struct
import zlib
from pathlib import Path

import pytest
from photos import file_of, image
from PySide6.QtGui import QImage

from cxdesigner.base.errors import FormatError
from cxdesigner.qtrender.pictures import picture_of, picture_of_image, read_picture

pytestmark = pytest.mark.usefixtures("qapp")

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">{}</svg>'


def chunk(name: bytes, data: bytes) -> bytes:
    whole = name + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))


def with_exif(jpeg: bytes, orientation: int = 1) -> bytes:
    """A JPEG that says how it lies and where it was taken."""
    tags = struct.pack("<HHII", 0x0112, 3, 1, orientation) + struct.pack("<HHII", 0x8825, 4, 1, 38)
    gps = struct.pack("<H", 1) + struct.pack("<HHI", 0x0001, 2, 2) + b"N\0\0\0" + bytes(4)
    body = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 2) + tags + bytes(4) + gps
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP"])
def test_every_usual_format_becomes_png_or_jpeg(kind: str) -> None:
    found = picture_of(file_of(image(), kind), "a")
    assert found.mime in ("image/png", "image/jpeg")
    assert (found.width, found.height) == (40, 30)
    assert not QImage.fromData(found.data).isNull()


def test_the_same_file_gives_the_same_bytes() -> None:
    data = file_of(image(), "JPEG")
    assert picture_of(data, "a") == picture_of(data, "b")


def test_a_large_photo_is_made_smaller() -> None:
    found = picture_of(file_of(image(4000, 3000), "JPEG"), "a")
    assert (found.width, found.height) == (1600, 1200)


def test_a_long_strip_keeps_its_other_side() -> None:
    found = picture_of(file_of(image(6000, 2), "PNG"), "a")
    assert (found.width, found.height) == (1600, 1)


def test_where_a_photo_was_taken_is_forgotten_and_it_stands_upright() -> None:
    found = picture_of(with_exif(file_of(image(), "JPEG"), 6), "a")
    assert b"Exif" not in found.data
    assert (found.width, found.height) == (30, 40)


def test_texts_in_a_png_are_forgotten() -> None:
    marked = image()
    marked.setText("Author", "Somebody")
    data = file_of(marked)
    assert b"Somebody" in data
    assert b"Somebody" not in picture_of(data, "a").data


def test_what_shows_through_stays_so() -> None:
    clear = QImage(20, 20, QImage.Format.Format_ARGB32)
    clear.fill(0x40FF0000)
    found = picture_of_image(clear)
    assert found.mime == "image/png"
    assert QImage.fromData(found.data).hasAlphaChannel()


def test_a_drawing_becomes_pixels() -> None:
    found = picture_of(DOT.format('<rect width="8" height="4" fill="red"/>').encode(), "a.svg", 64)
    assert (found.mime, found.width, found.height) == ("image/png", 64, 32)


def test_the_content_counts_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "shot.txt").write_bytes(file_of(image()))
    assert read_picture(tmp_path / "shot.txt").width == 40


def refused(data: bytes, name: str = "thing.png") -> str:
    with pytest.raises(FormatError) as caught:
        picture_of(data, name)
    return caught.value.message


def test_what_is_no_picture_is_refused_by_name() -> None:
    assert "thing.png" in refused(b"%PDF-1.7 not a picture")
    assert "thing.png" in refused(b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_half_a_file_is_refused(kind: str) -> None:
    data = file_of(image(400, 300), kind)
    assert "damaged" in refused(data[: len(data) // 2])


def test_a_bomb_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    bomb += chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    monkeypatch.setattr("PySide6.QtGui.QImageReader.read", lambda _self: pytest.fail("decoded"))
    assert "megapixels" in refused(bomb)


def test_drawings_that_repeat_without_end_are_refused() -> None:
    layers = '<g id="a0"><rect width="1" height="1"/></g>'
    for n in range(1, 12):
        layers += f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>"
    assert "drawing" in refused(DOT.format(layers + '<use href="#a11"/>').encode())
    assert "drawing" in refused(DOT.format('<g id="a"><use href="#a"/></g>').encode())


def test_drawings_that_read_other_files_are_refused() -> None:
    assert "drawing" in refused(DOT.format('<image href="/etc/hostname" width="2"/>').encode())
    entity = '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    assert "drawing" in refused(b"<?xml version='1.0'?>" + entity.encode())


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"gone\.png"):
        read_picture(tmp_path / "gone.png")


def test_an_empty_clipboard_is_said() -> None:
    with pytest.raises(FormatError):
        picture_of_image(QImage())
