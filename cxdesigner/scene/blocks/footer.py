"""The last lines of an element: channel or actor, and its time."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from cxdesigner.base.quick import quick
from cxdesigner.scene.blocks.measures import FOOTER_SIZE
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.icons import Icon
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import Primitive

_ICON = 9.0
_ICON_GAP = 2.5


@quick
@dataclass(frozen=True, slots=True)
class Footer:
    """Channel or actor at the left, duration at the right, on as few lines as they need.

    A duration that was written as a text may take several lines.
    """

    icon: Icon
    lines: tuple[TextLine, ...]
    duration: tuple[TextLine, ...]
    size: float
    step: float
    indent: float
    shares_line: bool
    key: Hashable
    """Footers with the same key are the same."""

    @classmethod
    def measure(
        cls, text: str, duration: str, icon: Icon, setter: Typesetter, inner: float
    ) -> Footer:
        """Break the text for a width; the icon stands before its first line."""
        key = "footer", text, duration, icon.name, icon.sha256, icon.ratio, inner
        known = setter.kept.get(key)
        if isinstance(known, Footer):
            return known
        size = setter.size(FOOTER_SIZE, text + duration)
        step = setter.leading(size)
        indent = _ICON + _ICON_GAP if icon and text else 0.0
        lines = setter.wrap(text, "regular", size, inner - indent)
        times = setter.wrap(duration, "bold", size, inner)
        shares = True
        if times and lines:
            shares = len(times) == 1 and lines[-1].width + indent + times[0].width + 2.5 <= inner
        found = cls(icon, lines, times, size, step, indent, shares, key)
        setter.keep(key, found)
        return found

    @property
    def height(self) -> float:
        """What the lines take."""
        rows = len(self.lines)
        if not rows or not self.shares_line:
            rows += len(self.duration)
        return rows * self.step

    def draw(
        self, setter: Typesetter, left: float, right: float, top: float
    ) -> tuple[Primitive, ...]:
        """Draw the lines between two sides from a height on."""
        key = self.key, left, right, top
        known: tuple[Primitive, ...] | None = setter.kept.get(key)
        if known is None:
            known = tuple(self._drawn(setter, left, right, top))
            setter.keep(key, known)
        return known

    def _drawn(self, setter: Typesetter, left: float, right: float, top: float) -> list[Primitive]:
        drawn: list[Primitive] = []
        if self.indent:
            drawn.append(self.icon.drawn(left, top + (self.step - _ICON) / 2, _ICON))
        drawn += setter.lines(
            self.lines, left + self.indent, top, self.size, "regular", "ink.secondary"
        )
        below = top + self.height - len(self.duration) * self.step
        drawn += setter.lines(
            self.duration, right, below, self.size, "bold", "ink.secondary", "right"
        )
        return drawn
