"""What is left of sheets once all is laid out: drawings share them and grow into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.framed import (
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

_MOST_GAP = 104.0
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

    Elements and the gaps between them become wider, bands higher; each sheet by itself, so that
    none is half empty because another one is full.
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
    result: list[Fitted] = []
    for group in filling.groups(scenes):
        chosen = {at: (options, scenes[at]) for at in group}
        if grows:
            chosen = filling.higher(group, filling.wider(group, chosen))
        result += filling.framed(group, chosen)
    return tuple(result)


_Chosen = dict[int, tuple[LayoutOptions, Scene]]


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

    def wider(self, group: Sequence[int], chosen: _Chosen) -> _Chosen:
        """Return the parts of a sheet with columns that fill its width, where that fits."""
        for at in group:
            options, _scene = chosen[at]
            columns = max(1, self._views[at].count(Step))
            spare = int(max(0.0, self.room - self._found[at].scene.width) / columns * 4) / 4
            more = min(MAX_ELEMENT_WIDTH - options.element_width, spare)
            gap = min(_MOST_GAP, spare - more) if columns > 1 else 0.0
            for width, apart in ((more, gap), (more, 0.0)):
                if width <= 0.0 and apart <= 0.0:
                    continue
                tried = replace(
                    options,
                    element_width=options.element_width + width,
                    column_gap=options.column_gap + apart,
                )
                scene = drawn(self._views[at], tried, self._job)
                new = {**chosen, at: (tried, scene)}
                if scene.width <= self.room / ENOUGH and self._is_low(group, new):
                    chosen = new
                    break
        return chosen

    def higher(self, group: Sequence[int], chosen: _Chosen) -> _Chosen:
        """Return the parts of a sheet with bands and curves that fill its height."""
        curves = [at for at in group if any(chosen[at][1].of_kind("emotion_axis"))]
        lanes = 2 * max(1, sum(len(self._views[at].lanes) for at in group))
        for most_pad, most_band in ((_MOST_PAD, _MOST_BAND), (_SECOND_PAD, 0.0)):
            extra = self._high * ENOUGH - self.framed(group, chosen)[0].height
            for share in _TRIES:
                part = extra * share
                if part <= 8.0:
                    break
                of_lanes = _PAD_SHARE if curves and most_band else 1.0
                pad = min(most_pad, part * of_lanes / lanes)
                band = min(most_band, (part - lanes * pad) / len(curves)) if curves else 0.0
                new = self._higher(group, chosen, pad, band if band > 0.0 else 0.0)
                if self._is_low(group, new):
                    chosen = new
                    break
        return chosen

    def _higher(self, group: Sequence[int], chosen: _Chosen, pad: float, band: float) -> _Chosen:
        new: _Chosen = {}
        for at in group:
            options, _scene = chosen[at]
            roomy = replace(
                options,
                band_pad=options.band_pad + int(pad * 4) / 4,
                emotion_height=options.emotion_height + int(band),
            )
            new[at] = roomy, drawn(self._views[at], roomy, self._job)
        return new

    def _is_low(self, group: Sequence[int], chosen: _Chosen) -> bool:
        return self.framed(group, chosen)[0].height <= self._high
