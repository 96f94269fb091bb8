"""Pictures decoded for painting: no larger than they are drawn, and only once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

LEVELS: tuple[int, ...] = (96, 192, 384, 768, 1600)
"""Longest sides that pictures are decoded at, in pixels."""


class PictureSource(Protocol):
    """Where a painter gets its pictures from."""

    def get(self, sha256: str, pixels: float) -> QImage:
        """Return a picture, sharp if its longest side is drawn so many pixels long.

        A null image if there is none, or none yet.
        """
        ...


def level_for(pixels: float) -> int:
    """Return the level that is sharp at a length in pixels."""
    return next((level for level in LEVELS if level >= pixels), LEVELS[-1])


def decode(data: bytes, level: int) -> QImage:
    """Return a picture no larger than a level, never enlarged; a null image if it is none."""
    device = QBuffer()
    device.setData(data)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > level < LEVELS[-1]:
        small = size.scaled(level, level, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(
            small.expandedTo(size.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio))
        )
    image = reader.read()
    if image.isNull():
        return image
    # The format that is drawn fastest; converting for each frame would cost as much as drawing.
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class DecodedPictures:
    """Pictures of a document that does not change, decoded when they are first drawn."""

    def __init__(self, images: Mapping[str, bytes]) -> None:
        self._data = images
        self._known: dict[tuple[str, int], QImage] = {}

    def get(self, sha256: str, pixels: float) -> QImage:
        """Return a picture at the level that is sharp."""
        key = sha256, level_for(pixels)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = decode(self._data.get(sha256, b""), key[1])
        return found
