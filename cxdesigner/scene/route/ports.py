"""Where links meet boxes: x within columns, y on the left and right sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxdesigner.scene.route.gutters import exact
from cxdesigner.scene.route.strands import Port, Strand
from cxdesigner.scene.route.topology import CORNER, Topology, straight_height

SPREAD = 16.0
"""Distance of ports on one side, if there is room, points."""


def set_offsets(topology: Topology, strands: Iterable[Strand]) -> list[Strand]:
    """Give each strand of one column its distance from the column's left edge.

    Strands that could meet in one shaft get different places, in an order that makes few of them
    cross: those that turn left lie left, the sooner the farther.

    Returns
    -------
    Strands that moved.
    """
    width = topology.grid.column_width
    by_shaft: dict[int, list[Strand]] = {}
    for strand in strands:
        by_shaft.setdefault(strand.shaft, []).append(strand)
    moved: list[Strand] = []
    for shaft in by_shaft.values():
        shaft.sort(key=lambda strand: (strand.low, strand.high, strand.id))
        cluster: list[Strand] = []
        reach = float("-inf")
        for strand in shaft:
            if cluster and strand.low > reach:
                _spread(cluster, width, moved)
                cluster = []
            cluster.append(strand)
            reach = max(reach, strand.high)
        _spread(cluster, width, moved)
    return moved


def _spread(cluster: list[Strand], width: float, moved: list[Strand]) -> None:
    for strand, offset in zip(cluster, _places(cluster, width), strict=True):
        if strand.offset != offset:
            strand.offset = offset
            moved.append(strand)


def _places(cluster: list[Strand], width: float) -> list[float]:
    """Sort strands from left to right and return their places."""
    middle = width / 2
    if len(cluster) == 1:
        strand = cluster[0]
        return [middle if _has_tip(strand) else min(middle, _limit(strand, width))]
    cluster.sort(key=_order)
    count = len(cluster)
    tips = [_has_tip(strand) for strand in cluster]
    limits = [_limit(strand, width) for strand in cluster]
    if not any(tips):
        step = min(SPREAD, (width - 2 * CORNER) / (count - 1))
        half = (count - 1) / 2 * step
        first = middle - half + _lean_from_label(cluster, middle - half - CORNER)
        places = [first + index * step for index in range(count)]
        return [exact(place) for place in _within(places, limits, step)]
    turns = [_order(strand)[0] for strand, tip in zip(cluster, tips, strict=True) if not tip]
    left = sum(1 for turn in turns if turn < 0) + sum(1 for turn in turns if turn == 0) // 2
    least = min((limit for limit, tip in zip(limits, tips, strict=True) if not tip), default=width)
    if least - middle < CORNER:
        # No room between the tip and what is taken of an edge.
        left = len(turns)
    step = min(SPREAD, (middle - CORNER) / max(left, len(turns) - left, 1))
    if len(turns) > left:
        step = min(step, (least - middle) / (len(turns) - left))
    # The first of those to the left of the tip.
    nearest = max(CORNER, min(middle - step, least))
    if left > 1:
        step = min(step, (nearest - CORNER) / (left - 1))
    places = []
    index = 0
    for tip in tips:
        if tip:
            places.append(middle)
        else:
            away = (index - left + 1) * step
            places.append(exact(nearest + away if index < left else middle + away))
            index += 1
    return places


def _has_tip(strand: Strand) -> bool:
    return any(box.has_tips for box, _ in strand.ends)


def _limit(strand: Strand, width: float) -> float:
    """Return how far right a strand may lie for what is taken of the edge that it meets."""
    taken = max(
        (
            box.taken
            for box, side in strand.ends
            if side == "top" and strand.passage == 2 * box.last + 1
        ),
        default=0.0,
    )
    return exact(width - max(taken, CORNER))


def _within(places: Sequence[float], limits: Sequence[float], step: float) -> list[float]:
    """Move places to the left of their limits, in the same order and closer only if need be."""
    highest = float("inf")
    for index in range(len(places) - 1, 0, -1):
        highest = min(highest, limits[index])
        step = min(step, (highest - CORNER) / index)
    found: list[float] = []
    for place, limit in zip(reversed(places), reversed(limits), strict=True):
        place = min(place, limit, found[-1] - step if found else limit)
        found.append(place)
    return found[::-1]


def _lean_from_label(cluster: Sequence[Strand], room: float) -> float:
    """Return how far many strands give way to a label beside the outermost of them."""
    if len(cluster) < 3:
        return 0.0
    first, last = (
        any(way.link.label_width > 0 and not way.runs for way in strand.ways)
        for strand in (cluster[0], cluster[-1])
    )
    return room * (first - last)


def _order(strand: Strand) -> tuple[float, float, int, float, str]:
    """Sort key from left to right."""
    directions = {1 if turn.away > 0 else -1 for turn in strand.turns}
    if len(directions) != 1:
        # Straight, or the trunk of a bundle that branches to both sides.
        lean = sum(turn.away for turn in strand.turns)
        return (0.0, 0.0, 0, float(lean), strand.id)
    direction = directions.pop()
    gutter, far, run, _ = strand.turns[0]
    distance = 0
    if strand.ends and isinstance(gutter, int):
        box, side = strand.ends[0]
        distance = box.lane - gutter if side == "top" else gutter - box.lane - 1
    # A run that comes back to the side it left from encloses the shorter ones; one that goes on
    # to the other side is enclosed.
    goes_on = run.meets_above and run.meets_below
    away = float(far if goes_on else -far)
    return (float(direction), -direction * float(distance), int(goes_on), away, strand.id)


def set_straight_heights(topology: Topology, ports: Iterable[Port]) -> list[Port]:
    """Give the straight links that leave to the right in one region their heights.

    One between two boxes lies at the level of the lane where it can.

    Returns
    -------
    Ports that moved, at both ends; those that stay at the level do not.
    """
    pairs: dict[tuple[str, str], list[tuple[Port, Port]]] = {}
    for port in ports:
        partner = port.partner
        if partner is not None and port.side == "right":
            pairs.setdefault((port.box.id, partner.box.id), []).append((port, partner))
    moved: list[Port] = []
    for pair in pairs.values():
        left, right = pair[0][0].box, pair[0][1].box
        span = straight_height(topology, left, right)
        assert span is not None, "a straight link needs a common height"
        low, high = span
        count = len(pair)
        step = min(SPREAD, (high - low) / (count - 1)) if count > 1 else 0.0
        middle = (low + high) / 2
        level = topology.level[left.lane]
        if low <= level <= high:
            if count == 1:
                for port in pair[0]:
                    if port.span is None:
                        moved.append(port)
                    port.span = span
                continue
            half = (count - 1) / 2 * step
            middle = min(max(level, low + half), high - half)
        for index, both in enumerate(sorted(pair, key=lambda both: both[0].ways[0].link.id)):
            y = exact(middle + (index - (count - 1) / 2) * step)
            for port in both:
                if port.span is not None or port.y != y:
                    port.span, port.y = None, y
                    moved.append(port)
    return moved


def set_heights(topology: Topology, ports: Iterable[Port]) -> list[Port]:
    """Give the other ports of one region their heights, those of straight links being known.

    Ports whose links go up lie above those whose links go down, and no two at one height.

    Returns
    -------
    Ports that moved.
    """
    taken: list[float] = []
    by_side: dict[tuple[str, str], list[Port]] = {}
    moved: list[Port] = []
    for port in ports:
        by_side.setdefault((port.box.id, port.side), []).append(port)
        if port.box.has_tips and port.partner is None and port.y != port.low:
            port.y = port.low
            moved.append(port)
        if port.span is not None:
            taken.append(exact(topology.level[port.box.lane]))
        elif port.partner is not None or port.box.has_tips:
            taken.append(port.y)
    for _, side in sorted(by_side.items()):
        if side[0].box.has_tips or all(port.partner is not None for port in side):
            continue
        side.sort(key=lambda port: (_lean(topology, port), port.id))
        low, high = side[0].low, side[0].high
        count = len(side)
        step = min(SPREAD, (high - low) / (count - 1)) if count > 1 else 0.0
        for index, port in enumerate(side):
            if port.partner is None:
                wanted = (low + high) / 2 + (index - (count - 1) / 2) * step
                y = exact(_free(wanted, low, high, taken))
                taken.append(y)
                if port.y != y:
                    port.y = y
                    moved.append(port)
    return moved


def _lean(topology: Topology, port: Port) -> float:
    """Return how much farther the link of a port goes down than up; 0 for straight ones."""
    strand = port.strand
    if strand is None:
        return 0.0
    box = port.box
    middle = topology.lane_top[box.lane] + box.top + box.height / 2
    return (strand.high - middle) - (middle - strand.low)


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
