"""Which links rely on which columns, bands and gutters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxdesigner.scene.route import Frame, GridBox, PlannedWay


class Reliance:
    """Links by what their way and the ground below it depend on.

    Passages, and the bands and horizontal gutters (levels: gutter ``i`` is ``2 * i``, band ``i``
    is ``2 * i + 1``) from one end to the other; all between the outermost are counted. Corridors
    besides.
    """

    def __init__(self, ways: Mapping[str, PlannedWay], boxes: Mapping[str, GridBox]) -> None:
        self._of: dict[str, tuple[int, int, int, int, tuple[str, ...]]] = {}
        self._passages: list[set[str]] = []
        self._levels: list[set[str]] = []
        self._corridors: dict[str, set[str]] = {}
        for link_id, way in ways.items():
            self._note(link_id, way, boxes)

    def follow(
        self,
        ways: Mapping[str, PlannedWay],
        boxes: Mapping[str, GridBox],
        touched: Iterable[str],
    ) -> None:
        """Follow links that changed or are gone."""
        for link_id in touched:
            known = self._of.pop(link_id, None)
            if known is not None:
                left, right, top, bottom, corridors = known
                for passage in range(left, right + 1):
                    self._passages[passage].discard(link_id)
                for level in range(top, bottom + 1):
                    self._levels[level].discard(link_id)
                for corridor in corridors:
                    self._corridors[corridor].discard(link_id)
            way = ways.get(link_id)
            if way is not None:
                self._note(link_id, way, boxes)

    def on(self, bands: Iterable[int], frame: Frame, before: Frame) -> set[str]:
        """Return the links that rely on some bands, or on tracks and columns that moved."""
        levels = {2 * band + 1 for band in bands}
        hit: list[set[str]] = []
        for gutter, tracks in frame.rows.items():
            if before.rows.get(gutter) != tracks:
                if isinstance(gutter, str):
                    hit.append(self._corridors.get(gutter, set()))
                else:
                    levels.add(2 * gutter)
        hit += (self._levels[level] for level in levels if level < len(self._levels))
        if frame.columns is not before.columns:
            hit += (
                self._passages[passage]
                for passage, places in frame.columns.items()
                if passage < len(self._passages) and before.columns.get(passage) != places
            )
        return set().union(*hit)

    def crossing(self, first: int, last: int) -> set[str]:
        """Return the links in some passages."""
        return set().union(*self._passages[max(0, first) : last + 1])

    def _note(self, link_id: str, way: PlannedWay, boxes: Mapping[str, GridBox]) -> None:
        source, target = boxes[way.link.source], boxes[way.link.target]
        across = [2 * source.first + 1, 2 * source.last + 1, 2 * target.first + 1]
        across += (2 * target.last + 1, *way.choice.passages)
        down = [2 * source.lane + 1, 2 * target.lane + 1]
        corridors: list[str] = []
        for gutter in way.choice.gutters:
            if isinstance(gutter, str):
                corridors.append(gutter)
                down.append(2 * boxes[gutter].lane + 1)
            else:
                down.append(2 * gutter)
        left, right, top, bottom = min(across), max(across), min(down), max(down)
        self._of[link_id] = left, right, top, bottom, tuple(corridors)
        while len(self._passages) <= right:
            self._passages.append(set())
        while len(self._levels) <= bottom:
            self._levels.append(set())
        for passage in range(left, right + 1):
            self._passages[passage].add(link_id)
        for level in range(top, bottom + 1):
            self._levels[level].add(link_id)
        for corridor in corridors:
            self._corridors.setdefault(corridor, set()).add(link_id)
