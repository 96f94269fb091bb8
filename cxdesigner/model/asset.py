"""Images and style overrides."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import ClassVar, Literal

from cxdesigner.model.lane import LineStroke, LineWeight
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


TextSize = Literal["small", "large"]
TextWeight = Literal["regular", "bold"]


class Style(Record):
    """Look of one record where it differs from the usual: paint tokens or #rrggbb by role.

    ``stroke`` and ``weight`` are pattern and width of a link, or of the border of an element;
    ``text_size`` and ``text_weight`` belong to the title of an element. None is as usual.
    """

    TYPE: ClassVar[str] = "style"
    PREFIX: ClassVar[str] = "style"

    subject_id: str
    paints: tuple[tuple[str, str], ...] = ()
    stroke: LineStroke | None = None
    weight: LineWeight | None = None
    text_size: TextSize | None = None
    text_weight: TextWeight | None = None
