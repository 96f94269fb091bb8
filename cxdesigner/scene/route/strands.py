"""Runs of links through shafts and gutters, with trunks of bundles merged into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxdesigner.scene.route.choice import ChannelChoice, Side, plan_link
from cxdesigner.scene.route.grid import TRACK, GridBox, RouteLink
from cxdesigner.scene.route.topology import Gutter, Topology, port_range, straight_height
from cxdesigner.scene.route.tracks import Run

LEAVING = "o\0"
ENTERING = "i\0"


class Turn(NamedTuple):
    """Where a strand meets a run: in which gutter, where that goes, on which side it lies."""

    gutter: Gutter
    other: int
    run: Run
    from_above: bool


class Strand:
    """A vertical run in one shaft: of one link, or the shared part of a bundle.

    Attributes
    ----------
    ends
        Boxes whose top or bottom it meets.
    turns
        `Turn` for each link that turns from or into it.
    stubs
        ``(box, side)`` where it meets the left or right side of a box through a short stub.
    low, high
        Rough y of its ends, points.
    offset
        Distance from the left edge of its column, or the track if it lies in a vertical gutter.
    """

    __slots__ = (
        "ends", "high", "id", "low", "offset", "passage", "shaft", "stubs", "turns",
    )  # fmt: skip

    def __init__(self, id_: str, passage: int, shaft: int) -> None:
        self.id = id_
        self.passage = passage
        self.shaft = shaft
        self.ends: list[tuple[GridBox, Side]] = []
        self.turns: list[Turn] = []
        self.stubs: list[tuple[GridBox, Side, Port]] = []
        self.low = float("inf")
        self.high = float("-inf")
        self.offset = 0.0

    def cover(self, y: float) -> None:
        """Extend it to a height."""
        if y < self.low:
            self.low = y
        if y > self.high:
            self.high = y


class Port:
    """A place on the left or right side of a box; ``y`` is below the top of the lane."""

    __slots__ = ("box", "high", "id", "low", "partner", "rank", "side", "y")

    def __init__(self, id_: str, box: GridBox, side: Side) -> None:
        self.id = id_
        self.box = box
        self.side = side
        self.low, self.high = port_range(box)
        self.y = (self.low + self.high) / 2
        self.rank: tuple[float, float] = (0.0, 0.0)
        self.partner: Port | None = None


class Way:
    """One link on its way through strands and runs."""

    __slots__ = (
        "choice", "group", "link", "runs", "source", "source_port", "strands", "target",
        "target_port",
    )  # fmt: skip

    def __init__(
        self, link: RouteLink, choice: ChannelChoice, source: GridBox, target: GridBox
    ) -> None:
        self.link = link
        self.choice = choice
        self.source = source
        self.target = target
        self.group: str | None = None
        self.strands: list[Strand] = []
        self.runs: list[Run] = []
        self.source_port: Port | None = None
        self.target_port: Port | None = None


class Strands:
    """All links of a plan as strands (vertical), runs (horizontal) and ports (on sides)."""

    def __init__(
        self,
        topology: Topology,
        links: Sequence[RouteLink],
        choices: Mapping[str, ChannelChoice],
    ) -> None:
        self.topology = topology
        self.ways: list[Way] = []
        self.strands: list[Strand] = []
        self.runs: dict[Gutter, list[Run]] = {i: [] for i in range(topology.grid.lanes + 1)}
        self.ports: list[Port] = []
        self._strand_by_key: dict[tuple[str, int, int, str], Strand] = {}
        self._run_by_key: dict[tuple[str, Gutter], Run] = {}
        self._port_by_key: dict[tuple[str, str, str], Port] = {}
        taken: Counter[tuple[str, str]] = Counter()
        boxes = topology.boxes
        for link in sorted(links, key=lambda link: link.id):
            source, target = boxes[link.source], boxes[link.target]
            choice = _without_clash(topology, link, choices[link.id], source, target, taken)
            self.ways.append(Way(link, choice, source, target))
        _group(self.ways)
        for way in self.ways:
            if way.choice.passages:
                self._lay(way)
            else:
                self._lay_across(way)

    def _lay_across(self, way: Way) -> None:
        one = Port(way.link.id + ":s", way.source, way.choice.source_side)
        two = Port(way.link.id + ":t", way.target, way.choice.target_side)
        one.partner, two.partner = two, one
        way.source_port, way.target_port = one, two
        self.ports.append(one)
        self.ports.append(two)

    def _lay(self, way: Way) -> None:
        topology = self.topology
        choice = way.choice
        passages, gutters = choice.passages, choice.gutters
        last = len(passages) - 1
        shared = way.group
        key = shared if shared is not None else way.link.id
        lane_top = topology.lane_top
        runs = [self._run(key, gutter, shared=shared is not None) for gutter in gutters]
        way.runs = runs
        source, target = way.source, way.target
        heights = [
            lane_top[source.lane] + source.top + source.height / 2,
            *(topology.gutter_y(gutter) for gutter in gutters),
            lane_top[target.lane] + target.top + target.height / 2,
        ]
        for index, passage in enumerate(passages):
            if index == 0:
                shaft = _shaft(topology, way.source, choice.source_side, passage)
            elif index == last:
                shaft = _shaft(topology, way.target, choice.target_side, passage)
            else:
                shaft = topology.shaft_at(passage, gutters[index])
            strand = self._strand(way, index, shaft, key)
            way.strands.append(strand)
            if index:
                gutter = gutters[index - 1]
                above = heights[index + 1] < heights[index]
                strand.turns.append(Turn(gutter, passages[index - 1], runs[index - 1], above))
                strand.cover(heights[index])
            if index < last:
                gutter = gutters[index]
                above = heights[index] < heights[index + 1]
                strand.turns.append(Turn(gutter, passages[index + 1], runs[index], above))
                strand.cover(heights[index + 1])
        for turn in (turn for strand in way.strands for turn in strand.turns):
            if turn.from_above:
                turn.run.meets_above = True
            else:
                turn.run.meets_below = True
        for box, side, strand, is_source in (
            (way.source, choice.source_side, way.strands[0], True),
            (way.target, choice.target_side, way.strands[-1], False),
        ):
            if side == "top":
                strand.ends.append((box, side))
                strand.cover(lane_top[box.lane] + box.top)
            elif side == "bottom":
                strand.ends.append((box, side))
                strand.cover(lane_top[box.lane] + box.bottom)
            else:
                port = self._port(key, box, side, is_source=is_source, shared=shared is not None)
                strand.stubs.append((box, side, port))
                strand.cover(lane_top[box.lane] + box.top + box.height / 2)
                if is_source:
                    way.source_port = port
                else:
                    way.target_port = port

    def _strand(self, way: Way, index: int, shaft: int, key: str) -> Strand:
        """Return the strand of one vertical run: a new one, or that of the bundle."""
        choice = way.choice
        passage = choice.passages[index]
        if way.group is None:
            strand = Strand(key, passage, shaft)
            self.strands.append(strand)
            return strand
        # Only what meets the same box may be shared; a single run is part of the trunk.
        starts, ends = index == 0, index == len(choice.passages) - 1
        if starts and ends:
            starts = key.startswith(LEAVING)
        anchor = ""
        if starts:
            anchor = f"{way.source.id}\0{choice.source_side}"
        elif ends:
            anchor = f"{way.target.id}\0{choice.target_side}"
        place = (key, passage, shaft, anchor)
        known = self._strand_by_key.get(place)
        if known is not None:
            return known
        strand = Strand(key, passage, shaft)
        self._strand_by_key[place] = strand
        self.strands.append(strand)
        return strand

    def _run(self, key: str, gutter: Gutter, *, shared: bool) -> Run:
        if shared:
            run = self._run_by_key.get((key, gutter))
            if run is not None:
                return run
        run = Run(key, TRACK)
        if shared:
            self._run_by_key[key, gutter] = run
        self.runs.setdefault(gutter, []).append(run)
        return run

    def _port(self, key: str, box: GridBox, side: Side, *, is_source: bool, shared: bool) -> Port:
        place = (key, box.id, side)
        if shared:
            port = self._port_by_key.get(place)
            if port is not None:
                return port
        port = Port(key + (":s" if is_source else ":t"), box, side)
        if shared:
            self._port_by_key[place] = port
        self.ports.append(port)
        return port


def _shaft(topology: Topology, box: GridBox, side: Side, passage: int) -> int:
    if side == "top":
        return topology.place(box, passage)
    if side == "bottom":
        return topology.place(box, passage) + 1
    return topology.beside(box, passage)


def _without_clash(
    topology: Topology,
    link: RouteLink,
    choice: ChannelChoice,
    source: GridBox,
    target: GridBox,
    taken: Counter[tuple[str, str]],
) -> ChannelChoice:
    """Return another way for a straight link if those before it left no room."""
    if choice.gutters or source is target:
        return choice
    if choice.passages:
        if choice.source_side in ("left", "right"):
            return choice
        keys: list[tuple[str, str]] = [
            (box.id, side)
            for box, side in ((source, choice.source_side), (target, choice.target_side))
            if box.has_tips
        ]
        room = 1
    else:
        left, right = (source, target) if source.first < target.first else (target, source)
        span = straight_height(topology, left, right)
        assert span is not None, "a straight link needs a common height"
        keys = [(left.id, right.id)]
        room = 1 + int((span[1] - span[0]) / TRACK)
    if any(taken[key] >= room for key in keys):
        return plan_link(topology, link, straight=False)
    taken.update(keys)
    return choice


def _group(ways: Sequence[Way]) -> None:
    """Mark the links that share a trunk: first those that leave, then those that enter."""
    leaving = [_trunk(way, leaves=True) for way in ways]
    counts = Counter(key for key in leaving if key is not None)
    for way, key in zip(ways, leaving, strict=True):
        if key is not None and counts[key] > 1:
            way.group = key
    entering = [_trunk(way, leaves=False) if way.group is None else None for way in ways]
    counts = Counter(key for key in entering if key is not None)
    for way, key in zip(ways, entering, strict=True):
        if key is not None and counts[key] > 1:
            way.group = key


def _trunk(way: Way, *, leaves: bool) -> str | None:
    link, choice = way.link, way.choice
    if link.bundle is None or not choice.passages or link.source == link.target:
        return None
    if len(choice.passages) == 1 and (way.source.has_tips or way.target.has_tips):
        # A tip is shared by others already; a trunk there would seem to be theirs.
        return None
    if leaves:
        return f"{LEAVING}{link.bundle}\0{link.source}\0{choice.source_side}\0{choice.passages[0]}"
    return f"{ENTERING}{link.bundle}\0{link.target}\0{choice.target_side}\0{choice.passages[-1]}"
