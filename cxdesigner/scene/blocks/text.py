"""Setting text: sizes that stay readable, line boxes, runs at their baselines."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Literal

from cxdesigner.scene import fonts
from cxdesigner.scene.blocks.measures import MIN_CHINESE, MIN_LATIN
from cxdesigner.scene.measure import TextLine, TextMeasurer
from cxdesigner.scene.primitives import FontStyle, TextRun

Align = Literal["left", "center", "right"]

_MOST_KEPT = 32768
_FIRST_WIDE = 0x2E80
"""Below it there are no characters of Chinese writing."""


def has_chinese(text: str) -> bool:
    """Say whether a text holds characters that must not be set under 9 points."""
    return not text.isascii() and any(ord(char) >= _FIRST_WIDE for char in text)


class Typesetter:
    """Turns text into runs for one language of content.

    ``scale`` is how the drawing will be scaled on paper: below 1 small type starts larger.
    """

    def __init__(
        self, language: str, measurer: TextMeasurer | None = None, scale: float = 1.0
    ) -> None:
        self.language = language
        self.measurer = measurer if measurer is not None else TextMeasurer()
        self._chinese = fonts.is_chinese(language)
        self._min_latin = MIN_LATIN / scale if scale < 1.0 else 0.0
        self._min_chinese = MIN_CHINESE / min(scale, 1.0)
        self._leading = fonts.leading(language)
        self.memo: dict[tuple[object, ...], float] = {}
        """What blocks found out about texts, by what that depends on."""
        self.kept: dict[Hashable, Any] = {}
        """What blocks made of texts that return, by what that depends on; see `keep`."""

    def keep(self, key: Hashable, made: object) -> None:
        """Keep what was made of a text; when there is too much of it all is forgotten."""
        if len(self.kept) >= _MOST_KEPT:
            self.kept.clear()
        self.kept[key] = made

    def size(self, size: float, text: str = "") -> float:
        """Return the size to set a text in that is nominally of a size."""
        if size < self._min_latin:
            size = self._min_latin
        if size < self._min_chinese and (self._chinese or has_chinese(text)):
            return self._min_chinese
        return size

    def leading(self, size: float) -> float:
        """Return the distance between two baselines."""
        return size * self._leading

    def width(self, text: str, style: FontStyle, size: float) -> float:
        """Return the advance of a text on one line."""
        return self.measurer.width(text, style, size, self.language)

    def wrap(
        self, text: str, style: FontStyle, size: float, width: float, max_lines: int | None = None
    ) -> tuple[TextLine, ...]:
        """Break text into lines no wider than a width; no lines for no text."""
        if not text:
            return ()
        return self.measurer.wrap(text, style, size, width, self.language, max_lines)

    def line(
        self,
        text: str,
        x: float,
        top: float,
        size: float,
        style: FontStyle = "regular",
        paint: str = "ink",
        align: Align = "left",
    ) -> tuple[TextRun, ...]:
        """Return one line whose line box starts at `top`; `x` is its left, middle or right."""
        if align != "left":
            width = self.width(text, style, size)
            x -= width / 2 if align == "center" else width
        baseline = top + self.measurer.baseline(size, self.language)
        return self.measurer.runs(text, x, baseline, style, size, paint, self.language)

    def lines(
        self,
        lines: tuple[TextLine, ...],
        x: float,
        top: float,
        size: float,
        style: FontStyle = "regular",
        paint: str = "ink",
        align: Align = "left",
    ) -> tuple[TextRun, ...]:
        """Return several lines below each other, the first line box starting at `top`."""
        step = self.leading(size)
        baseline = top + self.measurer.baseline(size, self.language)
        runs = self.measurer.runs
        found: list[TextRun] = []
        for line in lines:
            left = x
            if align != "left":
                left -= line.width / 2 if align == "center" else line.width
            found += runs(line.text, left, baseline, style, size, paint, self.language)
            baseline += step
        return tuple(found)
