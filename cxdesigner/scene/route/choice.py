"""Which sides and channels a link takes; a pure choice for each link."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesigner.scene.route.channel import ChannelChoice
from cxdesigner.scene.route.exits import Exit, exits_of, opened
from cxdesigner.scene.route.grid import RouteLink
from cxdesigner.scene.route.topology import Box, Gutter, Topology, straight_height

# Costs are in tenths of a bend.
_BEND = 10
_EXTRA_LANE = 3
_SIDE_BETWEEN_LANES = 4
_AWAY = 5
_WRONG_TIP = 6
_TAKEN_TIP = 25
_DETOUR = 2


_Look = tuple[int, int, int, int, int | None]
"""From which passage to which, between which gutters, and the passage found; counted from the
gutter left of the source."""


def _choice(
    source: Box, one: Exit, two: Exit, passages: tuple[int, ...], gutters: tuple[Gutter, ...]
) -> ChannelChoice:
    base = 2 * source.first
    for index, gutter in enumerate(one.gutters):
        if gutter in two.gutters:
            # Both come through one corridor: meet there.
            other = two.gutters.index(gutter)
            here, there = one.passages[: index + 1], two.passages[: other + 1][::-1]
            before, after = one.gutters[:index], two.gutters[:other][::-1]
            if here[-1] == there[0]:
                there = there[1:]
                gutters = before + after
            else:
                gutters = (*before, gutter, *after)
            found = tuple([passage - base for passage in here + there])
            return ChannelChoice(one.side, two.side, found, gutters)
    if one.passages or two.passages:
        passages = one.passages + passages + two.passages[::-1]
        gutters = one.gutters + gutters + two.gutters[::-1]
    return ChannelChoice(
        one.side, two.side, tuple([passage - base for passage in passages]), gutters
    )


def plan_link(topology: Topology, link: RouteLink, *, straight: bool = True) -> ChannelChoice:
    """Choose sides and channels of one link.

    Depends on the two ends and on the boxes in the columns between them only (and, where boxes
    over several columns bar every gutter between, on those around them).

    Parameters
    ----------
    straight
        False asks for a way with bends, because the straight one is taken.
    """
    source = topology.boxes[link.source]
    target = topology.boxes[link.target]
    if source is target:
        return _loop(topology, source)
    if straight:
        found = _straight_down(topology, source, target) or _straight_across(
            topology, source, target, labelled=link.label_width > 0
        )
        if found is not None:
            return found
    taken = None if straight else _straight_down(topology, source, target)
    return _bent(topology, source, target, taken)


def _straight_down(topology: Topology, source: Box, target: Box) -> ChannelChoice | None:
    low = max(source.first, target.first)
    high = min(source.last, target.last)
    if low > high or (source.first != source.last and target.first != target.last and low < high):
        # Two boxes over several columns: the middle looks best and is found first.
        columns: Iterator[int] = iter(_from_middle(low, high))
    else:
        columns = iter(range(low, high + 1))
    for column in columns:
        passage = 2 * column + 1
        step = topology.place(target, passage) - topology.place(source, passage)
        if step == 1:
            return ChannelChoice("bottom", "top", (passage - 2 * source.first,), ())
        if step == -1:
            return ChannelChoice("top", "bottom", (passage - 2 * source.first,), ())
    return None


def _from_middle(low: int, high: int) -> list[int]:
    middle = (low + high) // 2
    return sorted(range(low, high + 1), key=lambda column: (abs(column - middle), column))[:9]


def _straight_across(
    topology: Topology, source: Box, target: Box, *, labelled: bool
) -> ChannelChoice | None:
    if source.lane != target.lane:
        return None
    if source.last < target.first:
        if straight_height(topology, source, target) is None:
            return None
        return ChannelChoice("right", "left", (), ())
    if target.last < source.first:
        # A step back through the tips of a diamond would lie on its way forward; a label finds
        # more room below the lane, unless the gap between neighbours grows for it.
        if source.has_tips or target.has_tips or (labelled and target.last + 1 < source.first):
            return None
        if straight_height(topology, target, source) is None:
            return None
        return ChannelChoice("left", "right", (), ())
    return None


def _bent(
    topology: Topology, source: Box, target: Box, taken: ChannelChoice | None = None
) -> ChannelChoice:
    """Return the best way with bends; `taken` is a straight one whose tips others have."""
    if source.first != source.last or target.first != target.last:
        return _best_bent(topology, source, target, taken)[0]
    # Between boxes of one column each that is the same wherever they lie, if the passages found
    # on the way are.
    leaving, entering = exits_of(topology, source, target), exits_of(topology, target, source)
    key = (
        source.lane,
        target.lane,
        target.first - source.first,
        source.has_tips,
        target.has_tips,
        source.ports[0] == source.ports[1] and source.ports == target.ports,
        taken and (taken.source_side, taken.target_side),
        *[(one.low, one.high) for one in leaving],
        *[(two.low, two.high) for two in entering],
        *[
            one.shaft == two.shaft
            for one in leaving
            for two in entering
            if one.passage == two.passage
        ],
    )
    base = 2 * source.first
    known: tuple[ChannelChoice, list[_Look]] | None = topology.bends.get(key)
    if known is None or not all(
        _open_passage(topology, base + look[0], base + look[1], look[2], look[3])
        == (None if look[4] is None else base + look[4])
        for look in known[1]
    ):
        known = _best_bent(topology, source, target, taken)
        if not any(isinstance(gutter, str) for gutter in known[0].gutters):
            # Corridors are named by the box above.
            topology.bends[key] = known
    return known[0]


def _best_bent(
    topology: Topology, source: Box, target: Box, taken: ChannelChoice | None
) -> tuple[ChannelChoice, list[_Look]]:
    """Return the best way with bends, and what it depends on besides the exits of both ends."""
    looks: list[_Look] = []
    taken_tip = taken.source_side if taken is not None and source.has_tips else None
    other_tip = taken.target_side if taken is not None and target.has_tips else None
    leaving = exits_of(topology, source, target)
    entering = exits_of(topology, target, source)
    costs = [
        _end_cost(target, source, two, is_source=False) + _TAKEN_TIP * (two.side == other_tip)
        for two in entering
    ]
    best: tuple[Exit, Exit, tuple[int, ...], tuple[Gutter, ...]] | None = None
    least = 1 << 30
    for one in leaving:
        base = _end_cost(source, target, one, is_source=True) + _TAKEN_TIP * (one.side == taken_tip)
        if base >= least:
            continue
        for two, end in zip(entering, costs, strict=True):
            cost = base + end
            # Two exits in different passages take two bends at least.
            if cost >= least - (2 * _BEND if one.passage != two.passage else 0):
                continue
            found = _joined(topology, source, target, one, two, least - cost, looks)
            if found is not None and cost + found[0] < least:
                least = cost + found[0]
                best = one, two, found[1], found[2]
    if best is not None:
        return _choice(source, *best), looks
    return _escaped(topology, source, target, leaving, entering), looks


def _end_cost(box: Box, other: Box, exit_: Exit, *, is_source: bool) -> int:
    cost = 0
    side = exit_.side
    if side in ("left", "right"):
        cost += _BEND
        if box.lane != other.lane:
            cost += _SIDE_BETWEEN_LANES
        if (side == "right" and other.last < box.first) or (
            side == "left" and other.first > box.last
        ):
            cost += _AWAY
        if side == "left" and other.first <= box.last and other.last >= box.first:
            cost += 1
        if box.has_tips and side == ("left" if is_source else "right"):
            cost += _WRONG_TIP
    elif (side == "top" and other.lane > box.lane) or (side == "bottom" and other.lane < box.lane):
        cost += _AWAY
    return cost


def _joined(
    topology: Topology,
    source: Box,
    target: Box,
    one: Exit,
    two: Exit,
    limit: int,
    looks: list[_Look],
) -> tuple[int, tuple[int, ...], tuple[Gutter, ...]] | None:
    """Return cost (ends not counted), passages and gutters between two exits, or None."""
    if one.passage == two.passage and one.shaft == two.shaft:
        if one.side != two.side and one.is_beside and two.is_beside and _fixed(source, target):
            return None
        if one.is_beside or two.is_beside:
            return 0, (one.passage,), ()
        return None
    if one.low > one.high or two.low > two.high:
        return None
    low, high = max(one.low, two.low), min(one.high, two.high)
    if low <= high:
        if one.passage == two.passage:
            return None
        gutter, extra = _gutter(source.lane, target.lane, low, high)
        cost = 2 * _BEND + _EXTRA_LANE * extra
        if source.lane == target.lane:
            forward = source.last < target.first
            cost += _DETOUR + (1 if (gutter <= source.lane) != forward else 0)
        return cost, (one.passage, two.passage), (gutter,)
    if limit <= 4 * _BEND:
        return None
    first, second = (one.high, two.low) if one.high < two.low else (one.low, two.high)
    passage = _open_passage(topology, one.passage, two.passage, first, second)
    base = 2 * source.first
    looks.append(
        (
            one.passage - base,
            two.passage - base,
            first,
            second,
            None if passage is None else passage - base,
        )
    )
    if passage is None:
        return None
    cost = 4 * _BEND + min(
        _BEND,
        abs(passage - one.passage) + abs(passage - two.passage) - abs(one.passage - two.passage),
    )
    return cost, (one.passage, passage, two.passage), (first, second)


def _fixed(source: Box, target: Box) -> bool:
    """Say whether each box has but one port on its side, and both lie at the same height."""
    low, high = source.ports
    return source.lane == target.lane and low == high and target.ports == (low, high)


def _gutter(source_lane: int, target_lane: int, low: int, high: int) -> tuple[int, int]:
    """Choose the gutter nearest to the source on the way, and count lanes passed in vain."""
    if target_lane > source_lane:
        wanted = source_lane + 1
        nearest = min(max(wanted, low), high)
        extra = max(0, nearest - target_lane) + max(0, source_lane + 1 - nearest)
    elif target_lane < source_lane:
        wanted = source_lane
        nearest = min(max(wanted, low), high)
        extra = max(0, nearest - source_lane) + max(0, target_lane + 1 - nearest)
    else:
        nearest = min(max(source_lane, low), high)
        below = min(max(source_lane + 1, low), high)
        extra = max(source_lane - nearest, nearest - source_lane - 1, 0)
        extra_below = max(source_lane - below, below - source_lane - 1, 0)
        if extra_below < extra:
            nearest, extra = below, extra_below
    return nearest, extra


def _open_passage(topology: Topology, start: int, end: int, first: int, second: int) -> int | None:
    """Find a passage between two horizontal gutters, near the way from `start` to `end`.

    A box bars all passages that it covers: it takes one look, however long it is.
    """
    low, high = min(first, second), max(first, second)
    left, right = min(start, end), max(start, end)
    passage = end
    while True:
        passage += 1 if start >= end else -1
        if not left < passage < right:
            break
        box = topology.barred_by(passage, low, high)
        if box is None:
            return passage
        passage = 2 * box.last + 1 if start >= end else 2 * box.first + 1
    count = len(topology.stacks)
    before, after = left - 1, right + 1
    while before >= 0 or after < count:
        is_after = after < count and (before < 0 or after - right <= left - before)
        passage = after if is_after else before
        box = topology.barred_by(passage, low, high)
        if box is None:
            return passage
        if is_after:
            after = 2 * box.last + 2
        else:
            before = 2 * box.first
    return None


def _escaped(
    topology: Topology,
    source: Box,
    target: Box,
    leaving: list[Exit],
    entering: list[Exit],
) -> ChannelChoice:
    """Return a way for boxes that others shut in, through the corridors below those."""
    best: ChannelChoice | None = None
    least = 0
    for one in opened(topology, leaving):
        for two in opened(topology, entering):
            found = _joined(topology, source, target, one, two, 1 << 30, [])
            if found is not None:
                cost = found[0] + 2 * _BEND * (len(one.passages) + len(two.passages))
                if best is None or cost < least:
                    best, least = _choice(source, one, two, found[1], found[2]), cost
    assert best is not None, "the outermost gutters are never barred"
    return best


def _loop(topology: Topology, box: Box) -> ChannelChoice:
    """Return a small loop at a corner of a box."""
    exits = {
        exit_.side: exit_
        for exit_ in reversed(exits_of(topology, box, box))
        if exit_.is_beside or exit_.low <= exit_.high
    }
    for beside in (exits["right"], exits["left"]):
        for side in ("top", "bottom"):
            other = exits.get(side)
            if other is None or beside.passage == other.passage:
                continue
            low, high = max(beside.low, other.low), min(beside.high, other.high)
            if low <= high:
                gutter, _ = _gutter(box.lane, box.lane, low, high)
                return _choice(box, beside, other, (beside.passage, other.passage), (gutter,))
    if not box.has_tips:
        right = exits["right"]
        return _choice(box, right, right, (right.passage,), ())
    return _escaped(topology, box, box, [exits["right"]], [exits["left"]])
