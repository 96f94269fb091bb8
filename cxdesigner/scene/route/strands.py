"""What links are made of on their way: vertical runs, ports, and the ways themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxdesigner.scene.route.channel import ChannelChoice, Side
from cxdesigner.scene.route.grid import RouteLink
from cxdesigner.scene.route.topology import Box, Gutter
from cxdesigner.scene.route.tracks import Run

LEAVING = "o\0"
ENTERING = "i\0"

Region = tuple[int, int]
"""A lane and a vertical gutter: where ports of the boxes left and right of it lie."""


class Turn(NamedTuple):
    """Where a strand meets a run: in which gutter, how far that goes, on which side it lies.

    ``away`` counts passages, to the left it is negative.
    """

    gutter: Gutter
    away: int
    run: Run
    from_above: bool


class Strand:
    """A vertical run in one shaft: of one link, or the shared part of a bundle.

    Attributes
    ----------
    id
        Unique in its passage.
    ends
        Boxes whose top or bottom it meets.
    turns
        `Turn` for each link that turns from or into it.
    stubs
        ``(box, side, port)`` where it meets the left or right side of a box by a short stub.
    low, high
        Rough y of its ends.
    offset
        Distance from the left edge of its column, or the track if it lies in a vertical gutter;
        -1 before it is set.
    ways
        The links that use it.
    """

    __slots__ = (
        "ends", "high", "id", "low", "offset", "passage", "shaft", "stubs", "turns", "ways",
    )  # fmt: skip

    def __init__(self, id_: str, passage: int, shaft: int) -> None:
        self.id = id_
        self.passage = passage
        self.shaft = shaft
        self.ends: list[tuple[Box, Side]] = []
        self.turns: list[Turn] = []
        self.stubs: list[tuple[Box, Side, Port]] = []
        self.ways: list[Way] = []
        self.low = float("inf")
        self.high = float("-inf")
        self.offset = -1.0

    def cover(self, y: float) -> None:
        """Extend it to a height."""
        if y < self.low:
            self.low = y
        if y > self.high:
            self.high = y


class Port:
    """A place on the left or right side of a box; ``y`` is below the top of the lane.

    That of a straight link may lie at the level of its lane instead, wherever that is within
    ``span``.
    """

    __slots__ = ("box", "high", "id", "low", "partner", "side", "span", "strand", "ways", "y")

    def __init__(self, id_: str, box: Box, side: Side) -> None:
        self.id = id_
        self.box = box
        self.side = side
        self.low, self.high = box.ports
        self.y = -1.0
        self.span: tuple[float, float] | None = None
        self.partner: Port | None = None
        self.strand: Strand | None = None
        self.ways: list[Way] = []

    @property
    def region(self) -> Region:
        """Where it lies."""
        return self.box.lane, self.box.first if self.side == "left" else self.box.last + 1

    def follows(self, level: float) -> bool:
        """Say whether it is as before with another level of the lane, but at that."""
        return self.span is not None and self.span[0] <= level <= self.span[1]


class Way:
    """One link on its way through strands and runs.

    Attributes
    ----------
    wanted
        The way it would take alone.
    choice
        The way it takes among the others.
    group
        Key of the bundle it shares its trunk with, or None.
    laid
        Choice and group with which it was laid, or None.
    low, high
        The passages on which its way depends, counted from the gutter left of the source.
    """

    __slots__ = (
        "choice", "group", "high", "laid", "link", "low", "runs", "source", "source_port",
        "strands", "target", "target_port", "wanted",
    )  # fmt: skip

    def __init__(self, link: RouteLink, wanted: ChannelChoice, source: Box, target: Box) -> None:
        self.link = link
        self.wanted = wanted
        self.choice = wanted
        self.source = source
        self.target = target
        self.group: str | None = None
        self.laid: tuple[ChannelChoice, str | None] | None = None
        self.strands: list[Strand] = []
        self.runs: list[Run] = []
        self.source_port: Port | None = None
        self.target_port: Port | None = None
        self.low = self.high = 0

    def set_reach(self) -> None:
        """Note the passages on which the way depends."""
        source, target = self.source, self.target
        base = 2 * source.first
        low = 2 * min(source.first, target.first) - base
        high = 2 * max(source.last, target.last) + 2 - base
        passages = self.choice.passages
        if passages:
            # A search for a free passage looks as far to one side as to the other of where the
            # link leaves and enters, which may be anywhere along a box over several columns.
            left, right = sorted((passages[0], passages[-1]))
            far = max(left - min(passages), max(passages) - right)
            low, high = min(low, left - far), max(high, right + far)
        self.low, self.high = low, high

    @property
    def ports(self) -> tuple[Port | None, Port | None]:
        """The ports at its ends, where these are left or right sides."""
        return self.source_port, self.target_port

    def untie(self) -> None:
        """Let nothing of it refer to another, when it and those it shares with are out."""
        untie(self.strands, self.runs, self.ports)
        self.strands, self.runs = [], []


def untie(strands: Iterable[Strand], runs: Iterable[Run], ports: Iterable[Port | None]) -> None:
    """Break the circles of what is out for good: only the collector would find them."""
    for strand in strands:
        strand.turns, strand.stubs, strand.ways = [], [], []
    for run in runs:
        run.turns, run.ways = [], []
    for port in ports:
        if port is not None:
            port.partner = port.strand = None
            port.ways = []
