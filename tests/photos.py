"""Small pictures for tests, as files and as kept by a document."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from cxdesigner.base.picture import Picture


def image(width: int = 40, height: int = 30, colour: str = "#336699") -> QImage:
    """A plain picture with a lighter corner, so that it has two sides."""
    found = QImage(width, height, QImage.Format.Format_RGB32)
    found.fill(QColor(colour))
    for x in range(width // 4):
        for y in range(height // 4):
            found.setPixelColor(x, y, QColor("#ffcc00"))
    return found


def file_of(picture: QImage, kind: str = "PNG") -> bytes:
    """The bytes of a picture file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def picture(width: int = 40, height: int = 30, colour: str = "#336699") -> Picture:
    """A picture as commands take it."""
    return Picture(file_of(image(width, height, colour)), "image/png", width, height)
