"""Pictures as they go into a PDF: once each, with no more pixels than paper can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from reportlab.lib.utils import ImageReader

from cxdesigner.render.images import Images
from cxdesigner.scene.items import Page, SceneItem
from cxdesigner.scene.primitives import Clip, Group, ImageShape, Primitive

DPI = 300.0
_WORTH_IT = 1.3
"""A picture is made smaller if that takes more than this off each side."""
_QUALITY = 85


def longest_sides(pages: Iterable[Page]) -> dict[str, float]:
    """Return how long each picture is drawn at the most, in points."""
    found: dict[str, float] = {}
    for page in pages:
        for item in page.scene.items.values():
            for shape, scale in _of_item(item):
                side = max(shape.width, shape.height) * scale
                found[shape.sha256] = max(side, found.get(shape.sha256, 0.0))
    return found


def _of_item(item: SceneItem) -> Iterator[tuple[ImageShape, float]]:
    yield from _of_primitives(item.primitives, 1.0)
    for child in item.children:
        yield from _of_item(child)


def _of_primitives(
    primitives: Iterable[Primitive], scale: float
) -> Iterator[tuple[ImageShape, float]]:
    for found in primitives:
        match found:
            case ImageShape():
                yield found, scale
            case Group():
                yield from _of_primitives(found.children, scale * found.scale)
            case Clip():
                yield from _of_primitives(found.children, scale)


class PdfPictures:
    """Pictures ready to be drawn, read when they are first asked for."""

    def __init__(self, images: Images, sides: dict[str, float]) -> None:
        self._images = images
        self._sides = sides
        self._readers: dict[str, ImageReader | None] = {}

    def get(self, sha256: str) -> ImageReader | None:
        """Return a picture, or None if there is none that can be read."""
        if sha256 not in self._readers:
            self._readers[sha256] = self._read(sha256)
        return self._readers[sha256]

    def _read(self, sha256: str) -> ImageReader | None:
        data = self._images.get(sha256)
        if data is None:
            return None
        try:
            reader = ImageReader(BytesIO(data))
            return _fitted(reader, self._sides.get(sha256, 0.0) * DPI / 72.0)
        except OSError:
            # No picture after all: the place holder says so.
            return None


def _fitted(reader: ImageReader, pixels: float) -> ImageReader:
    """Return a picture with about so many pixels on its longest side, if it has many more."""
    # reportlab reads pictures with Pillow and hands its picture on.
    picture = reader._image
    if pixels <= 0 or max(picture.size) <= pixels * _WORTH_IT:
        return reader
    kind = "PNG" if picture.mode in ("RGBA", "LA", "P", "PA") else "JPEG"
    if picture.mode in ("P", "PA"):
        picture = picture.convert("RGBA")
    picture.thumbnail((round(pixels), round(pixels)))
    stored = BytesIO()
    picture.save(stored, kind, quality=_QUALITY)
    stored.seek(0)
    return ImageReader(stored)
