"""What is left of sheets once all is laid out: drawings share them and grow into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.framed import (
    COMFORTABLE,
    STRIP_GAP,
    Fitted,
    Job,
    Sheet,
    below,
    drawn,
    framed,
    styled,
)
from cxdesigner.scene.items import Scene
from cxdesigner.scene.options import LayoutOptions

MAX_ELEMENT_WIDTH = 136.0
ENOUGH = 0.9995
"""Rounding must not make a fitting sheet fail."""

_MOST_PARTS, _MOST_ELEMENTS = 12, 400
"""Beyond these sheets are left as they were found: to grow each takes as long as to lay it out."""

_MOST_GAP = 128.0
"""More than usual, between columns that are few."""

_MOST_PAD, _MOST_BAND = 24.0, 88.0
"""More than usual, above and below what is in a lane, and in the band of the curve."""
_SECOND_PAD = 12.0
"""More still: what is given to lanes with little in them does not always make them higher."""

_PAD_SHARE = 0.55
"""Of the height that is left, for the lanes where there is a curve too."""
_TRIES = (0.98, 0.8)
"""Of the height that is left: lanes can take more than they were meant to."""


def filled(
    views: Sequence[RecordView], job: Job, sheet: Sheet, found: tuple[Fitted, ...]
) -> tuple[Fitted, ...]:
    """Give all parts one scale, put those that are low onto one sheet, and use what room is left.

    Elements become wider and curves higher, on all sheets alike: they lie side by side, and a slope
    is to say the same on each. The gaps between columns and the air in lanes grow on each sheet by
    itself, so that none is half empty because another one is full.
    """
    style = found[0].style
    scale = min(one.scale for one in found)
    filling = _Filling(views, job, sheet, found, scale)
    options = replace(
        styled(job.base, style), element_width=found[0].element_width, min_width=filling.room
    )
    scenes = [drawn(view, options, job) for view in job.passes.through(views)]
    grows = (
        len(views) <= _MOST_PARTS and sum(view.count(Element) for view in views) <= _MOST_ELEMENTS
    )
    groups = filling.groups(scenes)
    chosen = [{at: (options, scenes[at]) for at in group} for group in groups]
    if grows:
        chosen = filling.higher(groups, filling.wider(groups, chosen))
    return tuple(
        one
        for group, parts in zip(groups, chosen, strict=True)
        for one in filling.framed(group, parts)
    )


_Chosen = dict[int, tuple[LayoutOptions, Scene]]


def _has_curve(scene: Scene) -> bool:
    return any(scene.of_kind("emotion_axis"))


class _Filling:
    def __init__(
        self,
        views: Sequence[RecordView],
        job: Job,
        sheet: Sheet,
        found: Sequence[Fitted],
        scale: float,
    ) -> None:
        self._views, self._job, self._found, self._scale = views, job, found, scale
        self._style = found[0].style
        self._setter = job.setter(self._style.scale)
        self.room = sheet.width / scale - 2 * self._style.margin
        self._high = sheet.height / scale / ENOUGH

    def groups(self, scenes: Sequence[Scene]) -> list[list[int]]:
        """Return which parts share a sheet: those that fit on it one below the other."""
        groups: list[list[int]] = []
        left = 0.0
        for at, scene in enumerate(scenes):
            needed = STRIP_GAP + scene.height
            if groups and needed <= left and self._fits([*groups[-1], at], scenes):
                groups[-1].append(at)
                left -= needed
            else:
                groups.append([at])
                left = self._high - self._frame([at], scenes).height
        return groups

    def _fits(self, group: Sequence[int], scenes: Sequence[Scene]) -> bool:
        return self._frame(group, scenes).height <= self._high

    def _frame(self, group: Sequence[int], scenes: Sequence[Scene] | dict[int, Scene]) -> Fitted:
        first, *under = (scenes[at] for at in group)
        return framed(
            first,
            self._style,
            self._job,
            self.room,
            self._setter,
            first=group[0] == 0,
            under=under,
        )

    def framed(self, group: Sequence[int], chosen: _Chosen) -> list[Fitted]:
        """Return the parts of a sheet, the first one with its frame."""
        first = self._frame(group, {at: scene for at, (_options, scene) in chosen.items()})
        others = [below(chosen[at][1], self._style, self._job, self._setter) for at in group[1:]]
        return [
            replace(one, scale=self._scale, element_width=chosen[at][0].element_width)
            for at, one in zip(group, (first, *others), strict=True)
        ]

    def wider(self, groups: Sequence[Sequence[int]], chosen: list[_Chosen]) -> list[_Chosen]:
        """Return the parts with columns that fill the width of their sheets.

        Elements are as wide on all of them.
        """
        (options, _scene), *_others = chosen[0].values()
        spare = [self._spare(at) for group in groups for at in group]
        most = max(0.0, min(MAX_ELEMENT_WIDTH - options.element_width, *spare))
        found = chosen
        for more in dict.fromkeys((most, 0.0)):
            found = [
                self._wider(group, parts, more) for group, parts in zip(groups, chosen, strict=True)
            ]
            if len({one.element_width for parts in found for one, _scene in parts.values()}) == 1:
                break
        return found

    def _spare(self, at: int) -> float:
        """Return how much wider the columns of a part could be."""
        columns = max(1, self._views[at].count(Step))
        return int(max(0.0, self.room - self._found[at].scene.width) / columns * 4) / 4

    def _wider(self, group: Sequence[int], chosen: _Chosen, more: float) -> _Chosen:
        for at in group:
            options, _scene = chosen[at]
            has_gaps = self._views[at].count(Step) > 1
            gap = min(_MOST_GAP, self._spare(at) - more) if has_gaps else 0.0
            for apart in dict.fromkeys((gap, 0.0)):
                if more <= 0.0 and apart <= 0.0:
                    continue
                tried = replace(
                    options,
                    element_width=options.element_width + more,
                    column_gap=options.column_gap + apart,
                )
                scene = drawn(self._views[at], tried, self._job)
                new = {**chosen, at: (tried, scene)}
                if scene.width <= self.room / ENOUGH and self._is_low(group, new):
                    chosen = new
                    break
        return chosen

    def higher(self, groups: Sequence[Sequence[int]], chosen: list[_Chosen]) -> list[_Chosen]:
        """Return the parts with bands and curves that fill the height of their sheets.

        Curves are as high on all of them.
        """
        for most_pad, most_band in ((_MOST_PAD, _MOST_BAND), (_SECOND_PAD, 0.0)):
            both = [*zip(groups, chosen, strict=True)]
            most = min(self._band(group, parts, most_pad, most_band) for group, parts in both)
            for band in dict.fromkeys((most, 0)):
                chosen = [self._roomier(group, parts, most_pad, band) for group, parts in both]
                heights = {
                    one.emotion_height
                    for parts in chosen
                    for one, scene in parts.values()
                    if _has_curve(scene)
                }
                if len(heights) <= 1:
                    break
        return chosen

    def _extra(self, group: Sequence[int], chosen: _Chosen) -> float:
        return self._high * ENOUGH - self.framed(group, chosen)[0].height

    def _lanes(self, group: Sequence[int]) -> int:
        """Return how often the air above or below a lane counts on a sheet."""
        return 2 * max(1, sum(len(self._views[at].lanes) for at in group))

    def _band(self, group: Sequence[int], chosen: _Chosen, most_pad: float, most: float) -> int:
        """Return how much higher each curve of a sheet can be, lanes having their share."""
        curves = sum(_has_curve(scene) for _options, scene in chosen.values())
        if not curves:
            return int(most)
        part = max(0.0, self._extra(group, chosen) * _TRIES[0])
        lanes = self._lanes(group)
        # What the style took from the curve comes back first: a low one says little.
        taken = max(0.0, COMFORTABLE.emotion_height - self._style.emotion_height) * curves
        pad = min(most_pad, max(0.0, part - taken) * _PAD_SHARE / lanes)
        return int(min(most, (part - lanes * pad) / curves))

    def _roomier(
        self, group: Sequence[int], chosen: _Chosen, most_pad: float, band: int
    ) -> _Chosen:
        """Return the parts of a sheet with curves that much higher, lanes as high as fits."""
        extra, lanes = self._extra(group, chosen), self._lanes(group)
        curves = sum(_has_curve(scene) for _options, scene in chosen.values())
        for share in _TRIES:
            part = extra * share
            if part <= 8.0:
                break
            pad = min(most_pad, max(0.0, part - curves * band) / lanes)
            new = self._higher(group, chosen, pad, band)
            if self._is_low(group, new):
                return new
        return chosen

    def _higher(self, group: Sequence[int], chosen: _Chosen, pad: float, band: int) -> _Chosen:
        new: _Chosen = {}
        for at in group:
            options, _scene = chosen[at]
            roomy = replace(
                options,
                band_pad=options.band_pad + int(pad * 4) / 4,
                emotion_height=options.emotion_height + band,
            )
            new[at] = roomy, drawn(self._views[at], roomy, self._job)
        return new

    def _is_low(self, group: Sequence[int], chosen: _Chosen) -> bool:
        return self.framed(group, chosen)[0].height <= self._high
