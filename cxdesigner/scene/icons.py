"""Signs for channels: small monochrome drawings, and the words that ask for them.

Strokes on a grid of 16 by 16, our own and some of Lucide (``resources/icons/elements``). The text
of a channel is never altered, only read: ``微信小程序`` and ``mini program`` get one sign, a word
nobody knows a neutral one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cxdesigner.base.paths import resource
from cxdesigner.scene.blocks.outline import rounded_outline
from cxdesigner.scene.icon_words import CHANNEL_WORDS, ICON_LABELS
from cxdesigner.scene.primitives import Group, ImageShape, PathShape, Primitive, Stroke
from cxdesigner.scene.svg_path import read_drawing

NEUTRAL = "neutral"
PERSON = "person"

_PAINT = "channel.icon"
_PEN = 1.35
_LUCIDE_SCALE = 16 / 24

# Each drawing: strokes as "M x y L x y ... Z", circles "O cx cy r", rounded boxes "R x y w h r".
_DRAWINGS: dict[str, str] = {
    "web": "O 8 8 6.3 M 1.7 8 L 14.3 8 M 8 1.7 C 4.6 4.6 4.6 11.4 8 14.3 "
    "M 8 1.7 C 11.4 4.6 11.4 11.4 8 14.3",
    "app": "R 4 1.5 8 13 1.6 M 7 12 L 9 12",
    "mini": "O 8 8 6.3 M 8 10.2 C 8 12.4 4.6 12.2 4.6 10 C 4.6 8.6 6 8.2 6.6 8.1 "
    "M 8 10.2 L 8 5.8 C 8 3.6 11.4 3.8 11.4 6 C 11.4 7.4 10 7.8 9.4 7.9",
    "phone": "M 3.2 2.2 L 6 2.2 L 7.1 5.6 L 5.4 6.8 C 6.2 8.6 7.4 9.8 9.2 10.6 L 10.4 8.9 "
    "L 13.8 10 L 13.8 12.8 C 13.8 13.6 13 14 12.2 13.9 C 7 13.4 2.6 9 2.1 3.8 "
    "C 2 3 2.4 2.2 3.2 2.2 Z",
    "store": "M 2.6 7.4 L 2.6 14 L 13.4 14 L 13.4 7.4 M 1.6 6.6 L 3.2 2.2 L 12.8 2.2 L 14.4 6.6 Z "
    "M 6.4 14 L 6.4 10 L 9.6 10 L 9.6 14",
    "counter": "M 1.5 9 L 14.5 9 M 3 9 L 3 14 M 13 9 L 13 14 O 8 4.2 2.4",
    "tablet": "R 2.6 1.6 10.8 12.8 1.4 M 7 12.2 L 9 12.2",
    "kiosk": "R 3.4 1.4 9.2 8.4 1.2 M 8 9.8 L 8 14.2 M 4.8 14.2 L 11.2 14.2 M 6 4 L 10 4 "
    "M 6 6.6 L 10 6.6",
    "chat": "M 2 3.4 C 2 2.6 2.6 2 3.4 2 L 12.6 2 C 13.4 2 14 2.6 14 3.4 L 14 9.6 "
    "C 14 10.4 13.4 11 12.6 11 L 7 11 L 3.8 14 L 3.8 11 L 3.4 11 C 2.6 11 2 10.4 2 9.6 Z "
    "M 5 5.2 L 11 5.2 M 5 7.8 L 9 7.8",
    "sms": "M 2 3.4 C 2 2.6 2.6 2 3.4 2 L 12.6 2 C 13.4 2 14 2.6 14 3.4 L 14 9.6 "
    "C 14 10.4 13.4 11 12.6 11 L 7 11 L 3.8 14 L 3.8 11 L 3.4 11 C 2.6 11 2 10.4 2 9.6 Z "
    "M 4.8 6.5 L 5.4 6.5 M 7.7 6.5 L 8.3 6.5 M 10.6 6.5 L 11.2 6.5",
    "email": "R 1.6 3.2 12.8 9.6 1.2 M 2.2 4.2 L 8 8.8 L 13.8 4.2",
    "clinic": "R 2 2 12 12 1.6 M 8 5 L 8 11 M 5 8 L 11 8",
    "pharmacy": "M 9.6 2.8 C 11 1.4 13.2 2.8 13.6 4.2 C 13.8 5 13.6 5.8 13 6.4 L 6.4 13 "
    "C 5 14.4 2.8 13.6 2.4 12 C 2.2 11.2 2.4 10.4 3 9.8 Z M 6.3 6.3 L 9.8 9.8",
    "account": "M 2 6 L 5 6 L 11.5 2.6 L 11.5 12.6 L 5 9.6 L 2 9.6 Z M 5 9.8 L 6 13.6 L 8 13.6 "
    "L 7.2 10.8 M 13.6 6.2 L 13.6 9.2",
    "social": "O 3.8 8 2 O 12 3.6 2 O 12 12.4 2 M 5.6 7 L 10.2 4.6 M 5.6 9 L 10.2 11.4",
    "delivery": "M 1.2 4 L 9.4 4 L 9.4 11.4 M 9.4 6.6 L 12.4 6.6 L 14.8 9 L 14.8 11.4 L 13 11.4 "
    "M 9.6 11.4 L 6 11.4 M 2.6 11.4 L 1.2 11.4 L 1.2 4 O 4.3 11.8 1.6 O 11.4 11.8 1.6",
    "home": "M 1.8 8 L 8 2.2 L 14.2 8 M 3.6 6.8 L 3.6 13.8 L 12.4 13.8 L 12.4 6.8",
    "desk": "M 2 11.6 C 2 4.4 14 4.4 14 11.6 Z M 1.4 13.8 L 14.6 13.8 M 8 6 L 8 3.6 "
    "M 6.6 3.4 L 9.4 3.4",
    "person": "O 8 4.8 2.9 M 2.4 14 C 2.4 8.6 13.6 8.6 13.6 14",
    "people": "O 5.8 5.2 2.5 M 1.2 13.6 C 1.2 8.8 10.4 8.8 10.4 13.6 "
    "M 10 2.9 C 12.8 2.6 13 7.2 10.4 7.6 M 11.6 9.6 C 13.6 10 14.8 11.4 14.8 13.6",
    "video": "R 1.4 4 9 8 1.2 M 10.4 7.2 L 14.6 4.8 L 14.6 11.2 L 10.4 8.8",
    "screen": "R 1.6 2.4 12.8 8.6 1.2 M 8 11 L 8 13.8 M 5 13.8 L 11 13.8",
    "payment": "R 1.4 3.2 13.2 9.6 1.4 M 1.4 6.2 L 14.6 6.2 M 3.8 10 L 6.6 10",
    "paper": "M 3.2 1.6 L 9.6 1.6 L 12.8 4.8 L 12.8 14.4 L 3.2 14.4 Z M 9.4 1.8 L 9.4 5 L 12.6 5 "
    "M 5.6 8 L 10.4 8 M 5.6 11 L 10.4 11",
    "qr": "R 2 2 4.4 4.4 0.4 R 9.6 2 4.4 4.4 0.4 R 2 9.6 4.4 4.4 0.4 M 9.6 9.6 L 11 9.6 "
    "M 13.2 9.6 L 14 9.6 L 14 11.4 M 9.6 12 L 9.6 14 L 11.6 14 M 13.4 14 L 14 14",
    "table": "M 2 6 L 14 6 M 4 6 L 3 13.6 M 12 6 L 13 13.6 M 8 6 L 8 2.6 M 6 2.6 L 10 2.6",
    "kitchen": "M 4.6 9 C 1.6 8.6 1.6 4.4 5 4.6 C 5.6 1.8 10.4 1.8 11 4.6 C 14.4 4.4 14.4 8.6 "
    "11.4 9 L 11.4 13.8 L 4.6 13.8 Z M 4.6 11.4 L 11.4 11.4",
    "lab": "M 6.2 1.8 L 9.8 1.8 M 6.8 1.8 L 6.8 6.4 L 2.8 13 C 2.4 13.8 2.8 14.2 3.6 14.2 "
    "L 12.4 14.2 C 13.2 14.2 13.6 13.8 13.2 13 L 9.2 6.4 L 9.2 1.8 M 4.6 10.4 L 11.4 10.4",
    "machine": "O 8 8 2.4 M 8 1.6 L 8 4 M 8 12 L 8 14.4 M 1.6 8 L 4 8 M 12 8 L 14.4 8 "
    "M 3.5 3.5 L 5.2 5.2 M 10.8 10.8 L 12.5 12.5 M 3.5 12.5 L 5.2 10.8 M 10.8 5.2 L 12.5 3.5",
    "warehouse": "M 1.6 14 L 1.6 6 L 8 2 L 14.4 6 L 14.4 14 M 4.4 14 L 4.4 8.4 L 11.6 8.4 "
    "L 11.6 14 M 4.4 11.2 L 11.6 11.2",
    "bank": "M 1.8 6 L 8 2 L 14.2 6 Z M 3.6 6.4 L 3.6 11.4 M 8 6.4 L 8 11.4 M 12.4 6.4 L 12.4 11.4 "
    "M 1.8 13.8 L 14.2 13.8",
    "event": "R 2 3.2 12 10.8 1.2 M 2 6.6 L 14 6.6 M 5.4 1.6 L 5.4 4.4 M 10.6 1.6 L 10.6 4.4",
    "transport": "R 2.6 2 10.8 9.8 1.6 M 2.6 7.6 L 13.4 7.6 M 4.6 11.8 L 4.6 13.8 "
    "M 11.4 11.8 L 11.4 13.8",
    "neutral": "O 8 8 5.6 O 8 8 1.4",
}  # fmt: skip

_LATIN_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def channel_icon(text: str) -> str:
    """Return the name of the sign for a channel given as free text; `NEUTRAL` if unknown."""
    lowered = text.casefold()
    words = " ".join(_LATIN_WORD.findall(lowered))
    padded = f" {words} "
    for name, alias in _flat_aliases():
        if alias.isascii():
            if f" {alias} " in padded:
                return name
        elif alias in lowered:
            return name
    return NEUTRAL


@cache
def _flat_aliases() -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, alias.replace("-", " "))
        for name, aliases in CHANNEL_WORDS
        for alias in aliases.split()
    )


def icon_names() -> tuple[str, ...]:
    """Return the names of all signs in the order in which they are offered."""
    return tuple(ICON_LABELS)


@dataclass(frozen=True, slots=True)
class Icon:
    """A bundled sign by name, or a picture of the person's own; neither: there is no icon."""

    name: str = ""
    sha256: str = ""
    ratio: float = 1.0
    """Of the picture: width by height."""

    def __bool__(self) -> bool:
        return bool(self.name or self.sha256)

    def drawn(self, x: float, y: float, size: float) -> Primitive:
        """Return the icon in a square of a size, its upper left corner at (x, y)."""
        if not self.sha256:
            return Group(x, y, icon_paths(self.name), size / 16.0)
        width, height = size * min(1.0, self.ratio), size / max(1.0, self.ratio)
        left, top = x + (size - width) / 2, y + (size - height) / 2
        return ImageShape(left, top, width, height, self.sha256)


NO_ICON = Icon()


@cache
def icon_paths(name: str) -> tuple[PathShape, ...]:
    """Return a sign in a square of 16 points at the origin."""
    pen = Stroke(_PAINT, _PEN, cap="round", join="round")
    if name in ICON_LABELS and name not in _DRAWINGS:
        drawing = read_drawing(resource("icons", "elements", f"{name}.svg"))
        scaled = tuple(
            (command[0], *(float(value) * _LUCIDE_SCALE for value in command[1:]))
            for command in drawing
        )
        return (PathShape(scaled, stroke=pen),)
    return (PathShape(_commands(_DRAWINGS.get(name, _DRAWINGS[NEUTRAL])), stroke=pen),)


def _commands(drawing: str) -> tuple[tuple[str | float, ...], ...]:
    found: list[tuple[str | float, ...]] = []
    for name, rest in re.findall(r"([MLCZOR])([^MLCZOR]*)", drawing):
        numbers = [float(part) for part in rest.split()]
        match name:
            case "O":
                found += rounded_outline(
                    numbers[0] - numbers[2],
                    numbers[1] - numbers[2],
                    2 * numbers[2],
                    2 * numbers[2],
                    numbers[2],
                )
            case "R":
                found += rounded_outline(*numbers)
            case _:
                found.append((name, *numbers))
    return tuple(found)
