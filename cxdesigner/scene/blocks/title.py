"""Where the title of an element stands, for whoever writes it there by hand."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.scene.blocks.element import (
    ElementBlock,
    diamond_title,
    title_box,
    title_ink,
    title_size,
    title_style,
)
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.primitives import FontStyle, PathShape, RectShape


@dataclass(frozen=True, slots=True)
class TitlePlace:
    """The title of an element: lengths in points from the upper left corner of the element.

    ``y`` is the upper edge of its first line, or its middle if it ``is_centred``; lines are
    ``step`` apart. ``ink`` and ``ground`` are paint tokens.
    """

    x: float
    y: float
    width: float
    size: float
    step: float
    style: FontStyle
    ink: str
    ground: str
    is_centred: bool
    setter: Typesetter

    def set(self, text: str) -> tuple[int, float]:
        """Return of a text how many lines it gets here, and how wide the widest of them is."""
        lines = self.setter.wrap(text, self.style, self.size, self.width)
        return max(1, len(lines)), max((line.width for line in lines), default=0.0)


def title_place(block: ElementBlock, setter: Typesetter) -> TitlePlace:
    """Return where the title of a drawn element stands."""
    spec = block.spec
    x, y, width = title_box(spec)
    size = title_size(spec, setter)
    if block.is_diamond:
        _height, size, _lines, width = diamond_title(spec, setter)
        x, y = (spec.width - width) / 2, block.height / 2
    grounds = (
        shape.fill
        for shape in block.primitives
        if isinstance(shape, RectShape | PathShape) and shape.fill not in (None, "halo")
    )
    return TitlePlace(
        x, y, width, size, setter.leading(size), title_style(spec), title_ink(spec),
        next(grounds, None) or "element.fill", block.is_diamond, setter,
    )  # fmt: skip
