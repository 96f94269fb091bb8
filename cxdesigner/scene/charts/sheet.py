"""What all pictures are set with: measured texts, items one below the other, legend and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import ngettext
from cxdesigner.scene.blocks.text import Align, Typesetter
from cxdesigner.scene.charts.signs import QUIET
from cxdesigner.scene.items import ItemKind, Layer, Scene, SceneItem, part_id
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import FontStyle, Group, Primitive, TextRun

HEAD_SIZE = 11.0
LABEL_SIZE = 9.5
VALUE_SIZE = 9.0
NOTE_SIZE = 8.5
AXIS_SIZE = 8.0

MOST_LINES = 6
"""Of a name or a figure; only what is longer still is cut."""

LEAST_WIDTH = 188.0
"""Narrower pictures are drawn so wide; whoever shows them scrolls."""

PAD = 3.0
"""Around everything, points."""

HEADING = "heading-"
"""Names of headings begin with it; below each begins a part that can stand on a sheet by itself."""

_SIGN_ROOM = 20.0
_LEGEND_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Block:
    """A text broken into lines."""

    lines: tuple[TextLine, ...]
    size: float
    style: FontStyle
    leading: float

    @property
    def width(self) -> float:
        """Width of the longest line, points."""
        return max((one.width for one in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Height of all line boxes, points."""
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign, its left middle at the origin and at most 18 points wide, and what it means."""

    sign: tuple[Primitive, ...]
    name: str


class Sheet:
    """A picture while it is drawn; ``y`` is where what comes next begins."""

    def __init__(self, language: str, width: float) -> None:
        self.setter = Typesetter(language)
        self.width = max(width, LEAST_WIDTH)
        self.left = PAD
        self.right = self.width - PAD
        self.y = PAD
        self._items: dict[str, SceneItem] = {}

    # ---- texts

    def block(
        self,
        text: str,
        size: float,
        width: float,
        style: FontStyle = "regular",
        max_lines: int | None = None,
    ) -> Block:
        """Return a text broken into lines; one that needs more of them ends in an ellipsis."""
        size = self.setter.size(size, text)
        lines = self.setter.wrap(text, style, size, max(width, 16.0), max_lines)
        return Block(lines, size, style, self.setter.leading(size))

    def line(self, text: str, size: float, width: float, style: FontStyle = "regular") -> Block:
        """Return a text on one line, cut with an ellipsis where it is too long."""
        size = self.setter.size(size, text)
        cut = self.setter.measurer.truncate(text, style, size, width, self.setter.language)
        return Block((cut,) if cut.text else (), size, style, self.setter.leading(size))

    def text_width(self, text: str, size: float, style: FontStyle = "regular") -> float:
        """Return the width of a text on one line."""
        return self.setter.width(text, style, self.setter.size(size, text))

    def put(
        self, block: Block, x: float, top: float, paint: str = "ink", align: Align = "left"
    ) -> tuple[TextRun, ...]:
        """Return a block as runs; x is its left, middle or right."""
        return self.setter.lines(block.lines, x, top, block.size, block.style, paint, align)

    # ---- items

    def add(
        self,
        drawn: Iterable[Primitive],
        bounds: Rect,
        label: str = "",
        *,
        said: str = "",
        ids: Sequence[str] = (),
        name: str = "",
        layer: Layer = Layer.ELEMENT,
    ) -> None:
        """Add what was drawn as one item; with ids it is a figure that leads to records.

        ``said`` is what a screen reader says, ``label`` if it is left out.
        """
        kind: ItemKind = "figure" if ids else "figure_frame"
        number = len(self._items)
        key = part_id("chart", name or str(number))
        self._items[key] = SceneItem(
            id=key,
            kind=kind,
            layer=layer,
            x=0.0,
            y=0.0,
            bounds=bounds,
            primitives=tuple(drawn),
            label=label,
            description=said or label,
            language=self.setter.language,
            order=number,
            record_id=ids[0] if ids else None,
            subject_ids=tuple(ids),
        )

    def scene(self) -> Scene:
        """Return the finished picture."""
        return Scene(
            MappingProxyType(dict(self._items)), self.width, self.y + PAD, self.setter.language
        )

    # ---- what every picture may have

    def heading(self, text: str) -> None:
        """Add the heading of a part of the picture."""
        if self._items:
            self.y += 10.0
        block = self.block(text, HEAD_SIZE, self.right - self.left, "bold", 2)
        self._paragraph(block, text, "ink", f"{HEADING}{len(self._items)}")
        self.y += 4.0

    def note(self, text: str) -> None:
        """Add a small paragraph below what is drawn so far."""
        if not text:
            return
        self.y += 3.0
        block = self.block(text, NOTE_SIZE, self.right - self.left, max_lines=6)
        self._paragraph(block, text, QUIET)

    def more(self, left_out: int) -> None:
        """Say how many rows are not drawn."""
        if left_out > 0:
            text = ngettext("and {n} more", "and {n} more", left_out)
            self.note(text.format(n=left_out))

    def _paragraph(self, block: Block, text: str, paint: str, name: str = "") -> None:
        bounds = Rect(self.left, self.y, self.right - self.left, block.height)
        drawn = self.put(block, self.left, self.y, paint)
        self.add(drawn, bounds, text, name=name, layer=Layer.FRAME)
        self.y += block.height

    def legend(self, entries: Sequence[LegendEntry]) -> None:
        """Add what the signs mean, in as many rows as it takes."""
        if not entries:
            return
        self.y += 6.0
        room = self.right - self.left
        x, top, lowest = self.left, self.y, self.y
        for entry in entries:
            name = self.block(entry.name, NOTE_SIZE, room - _SIGN_ROOM - 4.0)
            taken = _SIGN_ROOM + 4.0 + name.width
            if x > self.left and x + taken > self.right:
                x, top = self.left, lowest + 2.0
            middle = top + name.leading / 2
            self.add(
                (
                    *(_moved(shape, x, middle) for shape in entry.sign),
                    *self.put(name, x + _SIGN_ROOM + 2.0, top, QUIET),
                ),
                Rect(x, top, taken, name.height),
                entry.name,
                layer=Layer.FRAME,
            )
            lowest = max(lowest, top + name.height)
            x += taken + _LEGEND_GAP
        self.y = lowest


def part_starts(scene: Scene) -> tuple[float, ...]:
    """Return where the parts of a picture begin, from top to bottom; () for one without parts."""
    prefix = part_id("chart", HEADING)
    return tuple(item.rect.y for key, item in scene.items.items() if key.startswith(prefix))


def _moved(shape: Primitive, x: float, y: float) -> Primitive:
    return Group(x, y, (shape,))
