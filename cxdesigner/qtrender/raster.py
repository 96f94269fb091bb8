"""A page as PNG, painted band by band, so that memory stays small at any resolution."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtGui import QImage, QPainter

from cxdesigner.base.errors import ExportError
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, format_number
from cxdesigner.base.progress import through
from cxdesigner.qtrender.painter import ScenePainter, reaches
from cxdesigner.qtrender.resources import ensure_application, register_fonts
from cxdesigner.scene.items import Page, SceneItem
from cxdesigner.scene.theme import Theme

MAX_PIXELS = 300_000_000

# QPainter counts pixels of an image in 16 bits.
_MAX_TILE = 16_384

# Pixels painted at a time, 4 bytes each: no other thread does anything while so many are copied.
_BAND_PIXELS = 4_000_000

_NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_POINTS_PER_INCH = 72
_INCHES_PER_METRE = 1 / 0.0254


def write_png(
    page: Page,
    theme: Theme,
    *,
    dpi: float = 192.0,
    images: Mapping[str, bytes] = _NO_IMAGES,
    title: str = "",
) -> bytes:
    """Return one sheet as a PNG picture.

    Parameters
    ----------
    dpi
        Pixels per inch, written into the picture; 72 makes one pixel of a point.

    Raises
    ------
    ExportError
        If the picture would have more than `MAX_PIXELS`; names the highest resolution that fits.
    """
    scale = dpi / _POINTS_PER_INCH
    width, height = _pixels(page.width, scale), _pixels(page.height, scale)
    if width * height > MAX_PIXELS:
        raise ExportError(
            _(
                "The picture would have {found} megapixels; {limit} is the most."
                " The highest resolution that fits is {dpi} dpi."
            ),
            hint=_("Choose a lower resolution, or a PDF."),
            found=format_number(math.ceil(width * height / 1e6)),
            limit=format_number(MAX_PIXELS // 1_000_000),
            dpi=max_dpi(page),
        )
    ensure_application()
    register_fonts()
    per_metre = round(dpi * _INCHES_PER_METRE)
    chunks = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        _chunk(b"sRGB", b"\0"),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
    ]
    if title:
        text = b"Title\0\0\0\0\0" + title.encode("utf-8", "replace")
        chunks.append(_chunk(b"iTXt", text))
    packer = zlib.compressobj(6)
    painter = ScenePainter(theme, images)
    for band in _bands(page, painter, width, height, scale):
        packed = packer.compress(band)
        if packed:
            chunks.append(_chunk(b"IDAT", packed))
    chunks += [_chunk(b"IDAT", packer.flush()), _chunk(b"IEND", b"")]
    return _SIGNATURE + b"".join(chunks)


def max_dpi(page: Page) -> int:
    """Return the highest whole resolution at which the sheet has at most `MAX_PIXELS`."""
    dpi = math.floor(math.sqrt(MAX_PIXELS / (page.width * page.height)) * _POINTS_PER_INCH)
    while dpi > 1:
        scale = dpi / _POINTS_PER_INCH
        if _pixels(page.width, scale) * _pixels(page.height, scale) <= MAX_PIXELS:
            break
        dpi -= 1
    return max(1, dpi)


def draw_image(page: Page, theme: Theme, *, scale: float = 1.0) -> QImage:
    """Return one sheet as an image, e.g. for the clipboard or a thumbnail; pixels per point."""
    ensure_application()
    register_fonts()
    area = (0, 0, _pixels(page.width, scale), _pixels(page.height, scale))
    return _tile(page, None, ScenePainter(theme), area, scale)


def _pixels(length: float, scale: float) -> int:
    # 595.2756 pt at 144 dpi are 1190.55 px: the part of a pixel is kept, rounding errors are not.
    return max(1, math.ceil(length * scale - 1e-6))


def _bands(
    page: Page, painter: ScenePainter, width: int, height: int, scale: float
) -> Iterator[bytes]:
    """Yield rows of the picture, top to bottom: a filter byte 0, then 3 bytes a pixel."""
    columns = _columns(page, width, scale)
    rows = max(1, min(_MAX_TILE, _BAND_PIXELS // width))
    for top in through(range(0, height, rows)):
        count = min(rows, height - top)
        tiles = [
            _tile(page, items, painter, (left, top, across, count), scale)
            for left, across, items in columns
        ]
        strips = []
        for tile in tiles:
            rgb = tile.convertToFormat(QImage.Format.Format_RGB888)
            strips.append((memoryview(rgb.constBits()), rgb.bytesPerLine(), rgb.width() * 3, rgb))
        parts: list[bytes | memoryview] = []
        for row in range(count):
            parts.append(b"\0")
            parts += [bits[row * step : row * step + size] for bits, step, size, _rgb in strips]
        yield b"".join(parts)


def _columns(page: Page, width: int, scale: float) -> list[tuple[int, int, tuple[SceneItem, ...]]]:
    """Return left and width in pixels of each column of tiles, and what is drawn in it."""
    ordered = tuple(page.scene.in_paint_order())
    found = []
    for left in range(0, width, _MAX_TILE):
        across = min(_MAX_TILE, width - left)
        area = Rect(left / scale, 0.0, across / scale, page.height)
        found.append((left, across, tuple(item for item in ordered if reaches(item, area))))
    return found


def _tile(
    page: Page,
    ordered: Sequence[SceneItem] | None,
    painter: ScenePainter,
    area: tuple[int, int, int, int],
    scale: float,
) -> QImage:
    """Paint the part of a sheet that an area in pixels (left, top, width, height) shows."""
    left, top, width, height = area
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError(
            _("There is not enough memory for a picture of this size."),
            hint=_("Choose a lower resolution, or a PDF."),
        )
    paper = painter.theme.colour("canvas")
    image.fill(0xFF000000 | paper.r << 16 | paper.g << 8 | paper.b)
    brush = QPainter(image)
    try:
        brush.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        brush.translate(-left, -top)
        brush.scale(scale, scale)
        exposed = Rect(left / scale, top / scale, width / scale, height / scale)
        painter.draw_page(brush, page, exposed, ordered)
    finally:
        brush.end()
    return image


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
