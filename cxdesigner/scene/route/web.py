"""Runs of links through shafts and gutters, with trunks of bundles merged into one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cxdesigner.scene.route.channel import Side
from cxdesigner.scene.route.columns import Columns
from cxdesigner.scene.route.grid import TRACK
from cxdesigner.scene.route.rows import Row
from cxdesigner.scene.route.strands import LEAVING, Port, Region, Strand, Turn, Way, untie
from cxdesigner.scene.route.topology import Box, Gutter, Topology
from cxdesigner.scene.route.tracks import Run


class Web:
    """All links of a plan as strands (vertical), runs (horizontal) and ports (on sides).

    ``touched_*`` collect what changed since the last plan.
    """

    def __init__(self, topology: Topology) -> None:
        self.topology = topology
        columns = topology.grid.columns
        self.strands: list[dict[Strand, None]] = [{} for _ in range(2 * columns + 1)]
        self.runs: dict[Gutter, Row] = {gutter: Row() for gutter in range(topology.grid.lanes + 1)}
        self.ports: list[dict[int, dict[Port, None]]] = [{} for _ in range(columns + 1)]
        self.touched_passages: set[int] = set()
        self.touched_gutters: set[Gutter] = set()
        self.touched_regions: set[Region] = set()
        self._shared: dict[tuple[object, ...], Strand | Run | Port] = {}
        self._lifted: list[tuple[list[Strand], list[Run], tuple[Port | None, ...]]] = []

    def settled(self) -> None:
        """Note that all that was touched is planned."""
        for parts in self._lifted:
            untie(*parts)
        self._lifted.clear()
        self.touched_passages.clear()
        self.touched_gutters.clear()
        self.touched_regions.clear()

    def region(self, region: Region) -> dict[Port, None]:
        """Return the ports in a region."""
        return self.ports[region[1]].setdefault(region[0], {})

    def follow_levels(self, lanes: Iterable[int]) -> None:
        """Touch what does not just follow the level of some lanes, which is another."""
        levels = self.topology.level
        self.touched_regions.update(
            (lane, gutter)
            for lane in lanes
            for gutter, by_lane in enumerate(self.ports)
            if _depends_on(levels[lane], by_lane.get(lane, ()))
        )

    def renumber(self, columns: Columns, reach: float) -> None:
        """Follow columns that came or went, at which no link lies any more.

        Boxes have their new numbers already. `reach` is the width of the widest label.
        """
        at, end, by = columns.at, columns.at + columns.gone, columns.by
        for strands in self.strands[2 * end + 1 :]:
            for strand in strands:
                strand.passage += 2 * by
        self.strands[2 * at : 2 * end + 1] = [{} for _ in range(2 * columns.new + 1)]
        self.ports[at : end + 1] = [{} for _ in range(columns.new + 1)]
        self.touched_passages = {
            now
            for passage in self.touched_passages
            if (now := columns.passage_now(passage)) is not None
        }
        self.touched_passages.update(range(2 * at, 2 * (at + columns.new) + 1))
        self.touched_regions = {
            (lane, gutter if gutter < at else gutter + by)
            for lane, gutter in self.touched_regions
            if not at <= gutter <= end
        }
        first, topology = at + columns.new, self.topology
        edge = (topology.x_of(2 * at) + topology.x_of(2 * end)) / 2
        reach += topology.x_of(2 * end) - edge + topology.pitch
        for gutter, row in self.runs.items():
            if isinstance(gutter, int):
                row.shift(
                    lambda run: run.ways[0].source.first >= first,
                    edge,
                    reach,
                    by * topology.pitch,
                )
                if not row.is_settled:
                    self.touched_gutters.add(gutter)

    def lift(self, way: Way) -> None:
        """Take a link out; of a bundle all links must be taken out."""
        assert way.laid is not None, "a link is laid before it is lifted"
        for strand in way.strands:
            self.strands[strand.passage].pop(strand, None)
            self.touched_passages.add(strand.passage)
        for gutter, run in zip(way.laid[0].gutters, way.runs, strict=True):
            self.take_run(gutter, run)
        for port in way.ports:
            if port is not None:
                self.region(port.region).pop(port, None)
                self.touched_regions.add(port.region)
        self._lifted.append((way.strands, way.runs, way.ports))
        way.strands, way.runs = [], []
        way.source_port = way.target_port = None
        way.laid = None

    def forget_shared(self) -> None:
        """Forget what links of bundles share; those that are laid again share something new."""
        self._shared.clear()

    def lay(self, way: Way) -> None:
        """Put a link in. Links of one bundle must be laid in one go, in the order of their ids."""
        way.laid = way.choice, way.group
        if way.choice.passages:
            self._lay(way)
            return
        one = self._add_port(Port(way.link.id + ":s", way.source, way.choice.source_side))
        two = self._add_port(Port(way.link.id + ":t", way.target, way.choice.target_side))
        one.partner, two.partner = two, one
        one.ways.append(way)
        two.ways.append(way)
        way.source_port, way.target_port = one, two

    def _lay(self, way: Way) -> None:
        topology = self.topology
        choice, source, target = way.choice, way.source, way.target
        base, gutters = 2 * source.first, choice.gutters
        passages = [base + passage for passage in choice.passages]
        last = len(passages) - 1
        lane_top = topology.lane_top
        runs = way.runs = [self._run(way, index) for index in range(len(gutters))]
        heights = [
            lane_top[source.lane] + source.top + source.height / 2,
            *(topology.gutter_y(gutter) for gutter in gutters),
            lane_top[target.lane] + target.top + target.height / 2,
        ]
        for index, passage in enumerate(passages):
            if index == 0:
                shaft = topology.shaft_of(source, choice.source_side, passage)
            elif index == last:
                shaft = topology.shaft_of(target, choice.target_side, passage)
            else:
                shaft = topology.shaft_at(passage, gutters[index])
            strand = self._strand(way, index, passage, shaft)
            way.strands.append(strand)
            if index:
                above = heights[index + 1] < heights[index]
                away = passages[index - 1] - passage
                _turn(strand, gutters[index - 1], away, runs[index - 1], above)
                strand.cover(heights[index])
            if index < last:
                above = heights[index] < heights[index + 1]
                away = passages[index + 1] - passage
                _turn(strand, gutters[index], away, runs[index], above)
                strand.cover(heights[index + 1])
        way.source_port = self._meet(way, way.strands[0], source, choice.source_side, ":s")
        way.target_port = self._meet(way, way.strands[-1], target, choice.target_side, ":t")

    def _meet(self, way: Way, strand: Strand, box: Box, side: Side, suffix: str) -> Port | None:
        """Join a strand to its box; returns a port if that is on the left or right side."""
        top = self.topology.lane_top[box.lane]
        if side in ("top", "bottom"):
            strand.ends.append((box, side))
            strand.cover(top + (box.top if side == "top" else box.bottom))
            return None
        strand.cover(top + box.top + box.height / 2)
        place = ("port", way.group, box.id, side, strand.id)
        known = self._shared.get(place)
        if isinstance(known, Port):
            known.ways.append(way)
            return known
        port = self._add_port(Port((way.group or way.link.id) + suffix, box, side))
        port.strand = strand
        port.ways.append(way)
        strand.stubs.append((box, side, port))
        if way.group is not None:
            self._shared[place] = port
        return port

    def _add_port(self, port: Port) -> Port:
        self.region(port.region)[port] = None
        self.touched_regions.add(port.region)
        return port

    def _strand(self, way: Way, index: int, passage: int, shaft: int) -> Strand:
        """Return the strand of one vertical run: a new one, or that of the bundle."""
        choice, group = way.choice, way.group
        if group is None:
            strand = Strand(f"{way.link.id}\0{index}", passage, shaft)
        else:
            # Only what meets the same box may be shared; a single run is part of the trunk.
            starts, ends = index == 0, index == len(choice.passages) - 1
            if starts and ends:
                starts = group.startswith(LEAVING)
            anchor = ""
            if starts:
                anchor = f"{way.source.id}\0{choice.source_side}"
            elif ends:
                anchor = f"{way.target.id}\0{choice.target_side}"
            place = ("strand", group, passage, shaft, anchor)
            known = self._shared.get(place)
            if isinstance(known, Strand):
                known.ways.append(way)
                return known
            strand = Strand(f"{group}\0{shaft}\0{anchor}", passage, shaft)
            self._shared[place] = strand
        strand.ways.append(way)
        self.strands[passage][strand] = None
        self.touched_passages.add(passage)
        return strand

    def _run(self, way: Way, index: int) -> Run:
        gutter = way.choice.gutters[index]
        if way.group is None:
            run = Run(f"{way.link.id}\0{index}", TRACK)
        else:
            place = ("run", way.group, gutter)
            known = self._shared.get(place)
            if isinstance(known, Run):
                known.ways.append(way)
                return known
            run = Run(way.group, TRACK)
            self._shared[place] = run
        run.ways.append(way)
        self.add_run(gutter, run)
        return run

    def add_run(self, gutter: Gutter, run: Run) -> None:
        """Put a run into a gutter, or say that it is not as it was."""
        row = self.runs.get(gutter)
        if row is None:
            row = self.runs[gutter] = Row()
        row.put(run)
        self.touched_gutters.add(gutter)

    def take_run(self, gutter: Gutter, run: Run) -> None:
        """Take a run out of a gutter."""
        self.runs[gutter].take(run)
        self.touched_gutters.add(gutter)


def _turn(strand: Strand, gutter: Gutter, away: int, run: Run, from_above: bool) -> None:
    strand.turns.append(Turn(gutter, away, run, from_above))
    if (strand, from_above) not in run.turns:
        run.turns.append((strand, from_above))
    if from_above:
        run.meets_above = True
    else:
        run.meets_below = True


def _depends_on(level: float, ports: Collection[Port]) -> bool:
    """Say whether ports of one region do not just follow their lane to another level.

    Others make way for those of straight links beside them.
    """
    straight = [port for port in ports if port.partner is not None]
    return bool(straight) and (
        len(straight) < len(ports) or not all(port.follows(level) for port in straight)
    )
