"""Files and images of the clipboard made into pictures that a document keeps.

Every picture is drawn anew on an empty ground and written again, so that nothing but its pixels
goes into the document: no place where a photo was taken, no camera, no name, no thumbnail.
Works in any thread.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from cxdesigner.base.errors import FormatError
from cxdesigner.base.i18n import _
from cxdesigner.base.picture import MOST_BYTES, MOST_PIXELS, MOST_SIDE, Picture
from cxdesigner.base.system_words import reason_of
from cxdesigner.qtrender.resources import ensure_application
from cxdesigner.qtrender.svg_pictures import draw_svg, is_harmless, is_svg

_FORMATS = frozenset({b"png", b"jpeg", b"webp", b"gif", b"bmp"})
_JPEG_QUALITY = 86
_PHOTO = 1.4
"""A drawing is kept without loss while that takes no more than so many times the bytes."""


def read_picture(path: Path, side: int = MOST_SIDE) -> Picture:
    """Return the picture in a file, its longest side at the most as given.

    Raises
    ------
    FormatError
        If it is no picture, damaged, or too large; the message names the file.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FormatError(
                _("{name} is too large for a picture: {limit} MB is the most."),
                name=path.name,
                limit=MOST_BYTES // 1_000_000,
            )
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(
            _("{name} cannot be read: {reason}."), name=path.name, reason=reason_of(error)
        ) from error
    return picture_of(data, path.name, side)


def picture_of(data: bytes, name: str, side: int = MOST_SIDE) -> Picture:
    """Return the picture in the bytes of a file; `name` is what messages call it.

    Raises
    ------
    FormatError
        See ``read_picture``. What a file is follows from its content, not from its name.
    """
    ensure_application()
    if is_svg(data):
        image = draw_svg(data, min(side, MOST_SIDE)) if is_harmless(data) else QImage()
        if image.isNull():
            raise FormatError(
                _("{name} is a drawing that cannot be shown here."),
                hint=_("Save it as PNG and take that."),
                name=name,
            )
        return _written(image, side, is_drawing=True)
    device = QBuffer()
    device.setData(data)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    kind = bytes(reader.format().data()) if reader.canRead() else b""
    if kind not in _FORMATS:
        raise FormatError(
            _("{name} is not a picture that can be used here."),
            hint=_("Take a PNG, JPEG, WebP, GIF, BMP or SVG file."),
            name=name,
        )
    size = reader.size()
    pixels = size.width() * size.height()
    if pixels > MOST_PIXELS:
        raise FormatError(
            _("{name} is too large: it has {found} megapixels; {limit} is the most."),
            hint=_("Make it smaller in another program first."),
            name=name,
            found=round(pixels / 1e6),
            limit=MOST_PIXELS // 1_000_000,
        )
    if not size.isEmpty() and kind == b"jpeg" and max(size.width(), size.height()) > 2 * side:
        # The decoder makes it smaller as it goes, at a fraction of the time.
        reader.setScaledSize(size.scaled(2 * side, 2 * side, Qt.AspectRatioMode.KeepAspectRatio))
    reader.setAutoTransform(True)
    image = reader.read() if _is_whole(data, kind) else QImage()
    if image.isNull():
        raise FormatError(_("{name} is damaged and cannot be read as a picture."), name=name)
    return _written(image, side, is_drawing=kind != b"jpeg")


def picture_of_image(image: QImage, side: int = MOST_SIDE) -> Picture:
    """Return an image, such as that on the clipboard, as a picture.

    Raises
    ------
    FormatError
        If there is nothing in it.
    """
    if image.isNull():
        raise FormatError(_("There is no picture on the clipboard."))
    return _written(image, side, is_drawing=True)


def _is_whole(data: bytes, kind: bytes) -> bool:
    """Say whether a file ends where its format says, for formats that decode half files."""
    match kind:
        case b"png":
            return b"IEND" in data[-4096:] or b"IEND" in data
        case b"jpeg":
            return data.find(b"\xff\xd9", _scan_of(data)) >= 0
        case _:
            return True


def _scan_of(data: bytes) -> int:
    """Return where the pixels of a JPEG start; thumbnails in segments before are passed over."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        if data[at + 1] == 0xDA:
            break
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at


def _written(image: QImage, side: int, *, is_drawing: bool) -> Picture:
    fitted = _fitted(image, side)
    if fitted.hasAlphaChannel():
        data, mime = _file(fitted, "PNG"), "image/png"
    else:
        data, mime = _file(fitted, "JPEG", _JPEG_QUALITY), "image/jpeg"
        if is_drawing:
            exact = _file(fitted, "PNG")
            if len(exact) <= _PHOTO * len(data):
                data, mime = exact, "image/png"
    return Picture(data, mime, fitted.width(), fitted.height())


def _fitted(image: QImage, side: int) -> QImage:
    """Return an image in sRGB that is no larger than asked for and has nothing but pixels."""
    if max(image.width(), image.height()) > side:
        size = QSize(image.size()).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        # Lines must not vanish from what is very long.
        size = size.expandedTo(QSize(1, 1))
        image = image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    standard = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != standard:
        converted = image.convertedToColorSpace(standard)
        image = image if converted.isNull() else converted
    clear = _is_clear(image)
    ground = QImage(
        image.size(),
        QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32,
    )
    ground.fill(0 if clear else 0xFFFFFFFF)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _is_clear(image: QImage) -> bool:
    """Say whether anything shows through an image."""
    if not image.hasAlphaChannel():
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows = alpha.constBits()
    step, width = alpha.bytesPerLine(), alpha.width()
    return any(
        min(rows[row * step : row * step + width], default=255) < 255
        for row in range(alpha.height())
    )


def _file(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind, quality):  # type: ignore[call-overload]
        raise FormatError(_("There is not enough memory for a picture of this size."))
    return bytes(buffer.data().data())
