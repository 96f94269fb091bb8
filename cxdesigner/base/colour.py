"""Colours: reading, mixing, contrast."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z")


class Colour(NamedTuple):
    """A colour in sRGB; every part is 0…255, ``a`` = 255 is opaque."""

    r: int
    g: int
    b: int
    a: int = 255

    @property
    def hex(self) -> str:
        """The colour without its opacity as ``#rrggbb``."""
        return f"#{self.r:02x}{self.g:02x}{self.b:02x}"

    @property
    def opacity(self) -> float:
        """Opacity, 0…1."""
        return self.a / 255


def parse(text: str) -> Colour:
    """Return the colour written as ``#rgb``, ``#rrggbb`` or ``#rrggbbaa``.

    Raises
    ------
    ValueError
        If it is written otherwise.
    """
    if not _HEX.match(text):
        raise ValueError(f"not a colour: {text!r}")
    digits = text[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return Colour(*bytes.fromhex(digits))


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return `first` moved towards `second` by a share of 0…1, in sRGB."""
    parts = zip(first, second, strict=True)
    return Colour(*(round(a + (b - a) * share) for a, b in parts))


def over(top: Colour, ground: Colour) -> Colour:
    """Return what is seen where `top` covers an opaque ground."""
    return mix(ground, top._replace(a=255), top.opacity)._replace(a=255)


def luminance(colour: Colour) -> float:
    """Return the relative luminance as in WCAG 2.2, 'relative luminance': 0 black … 1 white."""
    r, g, b = (_linear(part / 255) for part in colour[:3])
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast ratio of two opaque colours as in WCAG 2.2: 1…21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
