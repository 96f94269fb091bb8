"""Which links rely on which columns, bands and gutters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.places import Rects
from cxdesigner.scene.route import Columns, Frame, PlannedWay
from cxdesigner.scene.spread import Spread

_Stretch = tuple[int, int, int, int, tuple[str, ...]]
"""First and last passage, counted from the gutter left of the source, levels, corridors."""


class Reliance:
    """Links by what their way and the ground below it depend on.

    Passages, and the bands and horizontal gutters (levels: gutter ``i`` is ``2 * i``, band ``i``
    is ``2 * i + 1``) from one end to the other; all between the outermost are counted. Corridors
    and the level of a lane besides.
    """

    def __init__(self, ways: Mapping[str, PlannedWay], rects: Rects, columns: int) -> None:
        self._of: dict[str, _Stretch] = {}
        self._passages = Spread(2 * columns + 1)
        self._levels = Spread()
        self._corridors: dict[str, set[str]] = {}
        self._straight: dict[int, set[str]] = {}
        for link_id, way in while_wanted(ways.items()):
            self._note(link_id, way, rects)

    def follow(
        self,
        ways: Mapping[str, PlannedWay],
        rects: Rects,
        before: Rects,
        touched: set[str],
        columns: Columns | None,
        sources: Mapping[str, PlannedWay],
    ) -> None:
        """Follow links that changed or are gone, and columns that came or went.

        Parameters
        ----------
        before, sources
            Where elements were, and the ways as they were.
        """
        if columns is not None:
            first, end = 2 * columns.at, 2 * (columns.at + columns.gone) + 1
            touched = touched | self._passages.within(first, end)
        else:
            # Most often thousands have another height and nothing else.
            touched = {
                key
                for key in touched
                if not _relies_alike(ways.get(key), sources.get(key), rects, before)
            }
        for link_id in touched:
            known = self._of.pop(link_id, None)
            if known is not None:
                left, right, top, bottom, corridors = known
                base = 2 * before.box(sources[link_id].link.source).first
                self._passages.discard(link_id, base + left, base + right)
                self._levels.discard(link_id, top, bottom)
                for corridor in corridors:
                    self._corridors[corridor].discard(link_id)
                self._straight.get(top // 2, set()).discard(link_id)
        if columns is not None:
            self._passages.replace(first, end, 2 * columns.new + 1)
        for link_id in touched:
            way = ways.get(link_id)
            if way is not None:
                self._note(link_id, way, rects)

    def on(
        self, bands: Iterable[int], passages: Collection[int], frame: Frame, before: Frame
    ) -> set[str]:
        """Return the links that rely on some bands or passages, or on tracks that moved."""
        levels = {2 * band + 1 for band in bands}
        hit: list[set[str]] = []
        for gutter, tracks in frame.rows.items():
            if before.rows.get(gutter) != tracks:
                if isinstance(gutter, str):
                    hit.append(self._corridors.get(gutter, set()))
                else:
                    levels.add(2 * gutter)
        return set().union(*hit, self._levels.at(levels), self._passages.at(passages))

    def on_levels(self, frame: Frame, before: Frame) -> set[str]:
        """Return the links that lie at levels of lanes that are others."""
        if frame.levels == before.levels:
            return set()
        return set().union(
            *[
                self._straight.get(lane, ())
                for lane, (one, two) in enumerate(zip(frame.levels, before.levels, strict=True))
                if one != two
            ]
        )

    def crossing(self, first: int, last: int) -> set[str]:
        """Return the links in some passages."""
        return self._passages.within(max(0, first), last + 1)

    def _note(self, link_id: str, way: PlannedWay, rects: Rects) -> None:
        source, target = rects.box(way.link.source), rects.box(way.link.target)
        base = 2 * source.first
        across = [1, 2 * source.last + 1 - base, 2 * target.first + 1 - base]
        across += (2 * target.last + 1 - base, *way.choice.passages)
        down = [2 * source.lane + 1, 2 * target.lane + 1]
        corridors: list[str] = []
        for gutter in way.choice.gutters:
            if isinstance(gutter, str):
                corridors.append(gutter)
                down.append(2 * rects.box(gutter).lane + 1)
            else:
                down.append(2 * gutter)
        left, right, top, bottom = min(across), max(across), min(down), max(down)
        self._of[link_id] = left, right, top, bottom, tuple(corridors)
        self._passages.add(link_id, base + left, base + right)
        self._levels.add(link_id, top, bottom)
        for corridor in corridors:
            self._corridors.setdefault(corridor, set()).add(link_id)
        if way.is_level:
            self._straight.setdefault(source.lane, set()).add(link_id)


def _relies_alike(
    way: PlannedWay | None, known: PlannedWay | None, rects: Rects, before: Rects
) -> bool:
    """Say whether a link takes the way of before between the same columns and bands."""
    return (
        way is not None
        and known is not None
        and way.choice is known.choice
        and way.is_level == known.is_level
        and way.link is known.link
        and all(
            rects.box(key) is before.box(key)
            for key in (way.link.source, way.link.target, *way.choice.gutters)
            if isinstance(key, str)
        )
    )
