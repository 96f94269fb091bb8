"""Pictures in the body of an element: whole, in rows, bounded in height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesigner.scene.blocks.measures import eighths_up
from cxdesigner.scene.primitives import ImageShape

MOST_SHOWN = 4
"""Pictures drawn of one element; the rest are counted."""

_GAP = 1.5
_TALLEST_SHARE = 0.8
"""Of the width: one tall picture does not make a lane twice as high as its other frames."""

_LEAST_SHARE = 0.16
"""Of the width: a row is no lower, however flat its pictures are."""


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """A picture by its address, with its width and height in pixels."""

    sha256: str
    width: int
    height: int

    @property
    def ratio(self) -> float:
        """Width by height; a square where the size is not known."""
        return self.width / self.height if self.width > 0 and self.height > 0 else 1.0


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures laid out in rows of a width."""

    height: float
    shapes: tuple[ImageShape, ...]
    more: int
    """How many are not shown."""


def gallery(pictures: Sequence[PictureSpec], width: float) -> Gallery:
    """Lay pictures out: the first alone in its row if their number is odd, else two and two.

    The pictures of a row have one height, at which they fill the row; a row that would be too high
    is as high as is allowed and its pictures stand in the middle. No picture is cropped.
    """
    shown = tuple(pictures[:MOST_SHOWN])
    rows = [shown[:1]] if len(shown) % 2 else []
    start = len(shown) % 2
    rows += [shown[at : at + 2] for at in range(start, len(shown), 2)]
    shapes: list[ImageShape] = []
    top = 0.0
    for row in rows:
        top += _GAP if top else 0.0
        ratios = sum(picture.ratio for picture in row)
        room = width - _GAP * (len(row) - 1)
        natural = room / ratios
        high = min(natural, _TALLEST_SHARE * width)
        filled = eighths_up(max(high, _LEAST_SHARE * width))
        left = (room - high * ratios) / 2
        for picture in row:
            wide = high * picture.ratio
            shapes.append(ImageShape(left, top + (filled - high) / 2, wide, high, picture.sha256))
            left += wide + _GAP
        top += filled
    return Gallery(top, tuple(shapes), len(pictures) - len(shown))


def cover(picture: PictureSpec, x: float, y: float, width: float, height: float) -> ImageShape:
    """Return a picture that covers a rectangle whole; what lies over its edges must be clipped."""
    scale = max(width / picture.ratio, height)
    wide = scale * picture.ratio
    return ImageShape(x + (width - wide) / 2, y + (height - scale) / 2, wide, scale, picture.sha256)
