"""Ways out of and into a box: the sides, shafts and gutters that a link can take first."""

from __future__ import annotations

from typing import NamedTuple

from cxdesigner.scene.route.channel import Side
from cxdesigner.scene.route.topology import Box, Gutter, Topology


class Exit(NamedTuple):
    """One way out of (or into) a box: a shaft and the gutters that can be reached in it.

    If the box is shut in between others, `passages` and `gutters` lead there.
    """

    side: Side
    passage: int
    shaft: int
    low: int
    high: int
    passages: tuple[int, ...] = ()
    gutters: tuple[Gutter, ...] = ()

    @property
    def is_beside(self) -> bool:
        """Whether it leaves on the left or right."""
        return self.side in ("left", "right")


def exits_of(topology: Topology, box: Box, other: Box) -> list[Exit]:
    """Return the ways out of a box toward another."""
    is_single = box.first == box.last
    if is_single:
        known: list[Exit] | None = box.exits
        if known is not None:
            return known
    exits: list[Exit] = []
    for passage in _passages(box, other):
        place = topology.place(box, passage)
        low, high = topology.reach(passage, place)
        if box.has_tips and topology.has_tip_above(passage, place):
            # The tips would lie on one line: the lower one gives way.
            low = high if high - low > 0 else high + 1
        exits.append(Exit("top", passage, place, low, high))
        low, high = topology.reach(passage, place + 1)
        if box.has_tips and topology.has_tip_below(passage, place + 1):
            high = min(low, high)
        exits.append(Exit("bottom", passage, place + 1, low, high))
    for side, passage in (("right", 2 * box.last + 2), ("left", 2 * box.first)):
        shaft = topology.beside(box, passage)
        low, high = topology.reach(passage, shaft)
        exits.append(Exit(side, passage, shaft, low, high))  # type: ignore[arg-type]
    if is_single:
        box.exits = exits
    return exits


def _passages(box: Box, other: Box) -> tuple[int, ...]:
    """Return where links to another box may leave the top or bottom of a box."""
    first, last = 2 * box.first + 1, 2 * box.last + 1
    if first == last:
        return (first,)
    if other.last < box.first:
        middle = first
    elif other.first > box.last:
        middle = last
    else:
        middle = max(box.first, other.first) + min(box.last, other.last)
        middle = middle // 2 * 2 + 1
    return tuple(
        passage for passage in (middle, middle + 1, middle - 1) if first <= passage <= last
    )


def opened(topology: Topology, exits: list[Exit]) -> list[Exit]:
    """Return exits that reach a horizontal gutter, and more for those that do not."""
    found = [exit_ for exit_ in exits if exit_.low <= exit_.high]
    for exit_ in exits:
        if exit_.is_beside and exit_.low > exit_.high:
            found.append(_escape(topology, exit_, leftward=True))
            found.append(_escape(topology, exit_, leftward=False))
    return found


def _escape(topology: Topology, exit_: Exit, *, leftward: bool) -> Exit:
    """Follow the lower edges of the boxes above to a shaft that reaches a gutter."""
    passage, shaft = exit_.passage, exit_.shaft
    low, high = exit_.low, exit_.high
    passages: list[int] = []
    gutters: list[Gutter] = []
    while low > high:
        # Two boxes of one lane bar the shaft, and both go past this gutter, so each turn leads
        # farther out; the outermost gutter has no boxes.
        above = topology.stacks[passage][shaft - 1]
        passages.append(passage)
        gutters.append(above.id)
        passage = 2 * above.first if leftward else 2 * above.last + 2
        shaft = topology.shaft_at(passage, above.id)
        low, high = topology.reach(passage, shaft)
    return Exit(exit_.side, passage, shaft, low, high, tuple(passages), tuple(gutters))
