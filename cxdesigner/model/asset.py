"""Images and style overrides."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import ClassVar

from cxdesigner.model.record import Record
from cxdesigner.model.text import EMPTY, LocalText


class Asset(Record):
    """An image, addressed by the SHA-256 of its bytes; ``data`` is base64 text."""

    TYPE: ClassVar[str] = "asset"
    PREFIX: ClassVar[str] = "asset"

    sha256: str
    mime: str
    data: str
    width: int = 0
    height: int = 0
    alt: LocalText = EMPTY

    @property
    def content(self) -> bytes:
        """The file as it was stored."""
        return base64.b64decode(self.data)


def contents_of(assets: Iterable[Asset]) -> dict[str, bytes]:
    """Return files by SHA-256, as painters want them."""
    return {asset.sha256: asset.content for asset in assets}


def sizes_of(assets: Iterable[Asset]) -> dict[str, tuple[int, int]]:
    """Return width and height in pixels by SHA-256."""
    return {asset.sha256: (asset.width, asset.height) for asset in assets}


class Style(Record):
    """Look of one record where it differs from the theme: paint tokens or #rrggbb by role."""

    TYPE: ClassVar[str] = "style"
    PREFIX: ClassVar[str] = "style"

    subject_id: str
    paints: tuple[tuple[str, str], ...] = ()
