"""A picture as a document keeps it: a small PNG or JPEG file without anything but its pixels."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

PICTURE_SUFFIXES: tuple[str, ...] = (
    ".png",
    ".jpg",
    ".jpeg",
    ".webp",
    ".gif",
    ".bmp",
    ".svg",
)
"""Endings of the files that pictures are taken from."""

MOST_SIDE = 1600
"""Longest side of a picture that is kept, in pixels."""

ICON_SIDE = 256
"""Longest side of a person's own icon, in pixels."""

MOST_PIXELS = 50_000_000
"""Of a file: what has more is not even decoded."""

MOST_BYTES = 100_000_000
"""Of a file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file in memory, its media type and its size in pixels."""

    data: bytes
    mime: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """The address of the content."""
        return hashlib.sha256(self.data).hexdigest()
