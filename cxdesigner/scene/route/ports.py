"""Where links meet boxes: x within columns, y on the left and right sides."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.scene.route.strands import Port, Strand
from cxdesigner.scene.route.topology import CORNER, Topology, straight_height

SPREAD = 16.0
"""Distance of ports on one side, if there is room, points."""


def set_offsets(topology: Topology, strands: Sequence[Strand]) -> None:
    """Give each strand in a column its distance from the column's left edge.

    Strands that could meet in one shaft get different places, in an order that makes few of them
    cross: those that turn left lie left, the sooner the farther.
    """
    by_shaft: dict[tuple[int, int], list[Strand]] = {}
    for strand in strands:
        if strand.passage % 2:
            by_shaft.setdefault((strand.passage, strand.shaft), []).append(strand)
    width = topology.grid.column_width
    for shaft in by_shaft.values():
        if len(shaft) == 1:
            shaft[0].offset = width / 2
            continue
        shaft.sort(key=lambda strand: (strand.low, strand.high, strand.id))
        cluster: list[Strand] = []
        reach = float("-inf")
        for strand in shaft:
            if cluster and strand.low > reach:
                _spread(cluster, width)
                cluster = []
            cluster.append(strand)
            reach = max(reach, strand.high)
        _spread(cluster, width)


def _spread(cluster: list[Strand], width: float) -> None:
    cluster.sort(key=_order)
    middle = width / 2
    tips = [strand for strand in cluster if any(box.has_tips for box, _ in strand.ends)]
    if not tips:
        count = len(cluster)
        step = min(SPREAD, (width - 2 * CORNER) / (count - 1)) if count > 1 else 0.0
        for index, strand in enumerate(cluster):
            strand.offset = middle + (index - (count - 1) / 2) * step
        return
    others = [strand for strand in cluster if strand not in tips]
    left = sum(1 for strand in others if _order(strand)[0] < 0)
    level = sum(1 for strand in others if _order(strand)[0] == 0)
    left += level // 2
    step = min(SPREAD, (middle - CORNER) / max(left, len(others) - left, 1))
    for strand in tips:
        strand.offset = middle
    for index, strand in enumerate(others):
        strand.offset = middle + (index - left + (1 if index >= left else 0)) * step


def _order(strand: Strand) -> tuple[float, float, int, float, str]:
    """Sort key from left to right."""
    directions = {1 if turn.other > strand.passage else -1 for turn in strand.turns}
    if len(directions) != 1:
        # Straight, or the trunk of a bundle that branches to both sides.
        lean = sum(turn.other - strand.passage for turn in strand.turns)
        return (0.0, 0.0, 0, float(lean), strand.id)
    direction = directions.pop()
    gutter, other, run, _ = strand.turns[0]
    distance = 0
    if strand.ends and isinstance(gutter, int):
        box, side = strand.ends[0]
        distance = box.lane - gutter if side == "top" else gutter - box.lane - 1
    # A run that comes back to the side it left from encloses the shorter ones; one that goes on
    # to the other side is enclosed.
    goes_on = run.meets_above and run.meets_below
    away = float(other if goes_on else -other)
    return (float(direction), -direction * float(distance), int(goes_on), away, strand.id)


def set_heights(topology: Topology, ports: Sequence[Port]) -> None:
    """Give each port on a left or right side its height in the lane."""
    _set_straight(topology, [port for port in ports if port.partner is not None])
    taken: dict[tuple[int, int], list[float]] = {}
    by_side: dict[tuple[str, str], list[Port]] = {}
    for port in ports:
        by_side.setdefault((port.box.id, port.side), []).append(port)
        if port.partner is not None or port.box.has_tips:
            taken.setdefault(_gutter(port), []).append(port.y)
    for side in by_side.values():
        if all(port.partner is not None for port in side) or side[0].box.has_tips:
            continue
        side.sort(key=lambda port: (port.rank, port.id))
        low, high = side[0].low, side[0].high
        count = len(side)
        step = min(SPREAD, (high - low) / (count - 1)) if count > 1 else 0.0
        for index, port in enumerate(side):
            if port.partner is None:
                wanted = (low + high) / 2 + (index - (count - 1) / 2) * step
                places = taken.setdefault(_gutter(port), [])
                port.y = _free(wanted, low, high, places)
                places.append(port.y)


def _gutter(port: Port) -> tuple[int, int]:
    return port.box.lane, port.box.first if port.side == "left" else port.box.last + 1


def _set_straight(topology: Topology, ports: Sequence[Port]) -> None:
    pairs: dict[tuple[str, str], list[tuple[Port, Port]]] = {}
    for port in ports:
        partner = port.partner
        if partner is not None and port.side == "right":
            pairs.setdefault((port.box.id, partner.box.id), []).append((port, partner))
    for pair in pairs.values():
        left, right = pair[0][0].box, pair[0][1].box
        span = straight_height(topology, left, right)
        assert span is not None, "a straight link needs a common height"
        low, high = span
        count = len(pair)
        step = min(SPREAD, (high - low) / (count - 1)) if count > 1 else 0.0
        for index, (one, two) in enumerate(sorted(pair, key=lambda both: both[0].id)):
            one.y = two.y = (low + high) / 2 + (index - (count - 1) / 2) * step


def _free(wanted: float, low: float, high: float, taken: Sequence[float]) -> float:
    """Return the place nearest to the wanted one that keeps the greatest possible distance."""
    near = [place for place in taken if low - SPREAD < place < high + SPREAD]
    for distance in (12.0, 9.0, 7.0, 5.0, 3.5, 2.0, 1.0, 0.5):
        candidates = [wanted]
        for place in near:
            candidates.append(place - distance)
            candidates.append(place + distance)
        best = None
        for place in candidates:
            if (
                low <= place <= high
                and (best is None or abs(place - wanted) < abs(best - wanted))
                and all(abs(place - other) >= distance - 1e-6 for other in near)
            ):
                best = place
        if best is not None:
            return best
    return wanted
