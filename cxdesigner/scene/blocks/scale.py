"""The scale of the emotion curve: its ground, grid lines and values."""

from __future__ import annotations

from functools import lru_cache

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import format_number
from cxdesigner.scene.blocks.measures import AXIS_SIZE, LANE_SIZE
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import PathShape, Primitive, RectShape, Stroke

AXIS_ID = part_id("emotion_axis")

_FEW = 5
"""Longer scales are labelled at their ends and middle only."""
_TITLE_SIZES = (LANE_SIZE, 10.0, 9.5, 9.0)


@lru_cache(maxsize=1024)
def value_text(value: float, axis: EmotionAxis) -> str:
    """Return a value as it is printed: with a sign where the scale has its neutral at 0."""
    decimals = 0
    while decimals < 2 and abs(value * 10**decimals - round(value * 10**decimals)) > 1e-9:
        decimals += 1
    text = format_number(value, decimals)
    return f"+{text}" if axis.neutral == 0 and value > 0 else text


def axis_values(axis: EmotionAxis) -> tuple[float, ...]:
    """Return the values that are printed at the left: all whole ones of a short scale."""
    span = axis.high - axis.low
    if span <= _FEW and span == int(span) and axis.low == int(axis.low):
        return tuple(axis.low + at for at in range(int(span) + 1))
    return (axis.low, axis.neutral, axis.high)


def axis_item(
    axis: EmotionAxis,
    title: str,
    header_width: float,
    left: float,
    right: float,
    setter: Typesetter,
    has_band: bool = True,
) -> SceneItem:
    """Draw grid and scale of the curve, on a ground of its own if it has a band of its own."""
    top, height = axis.top, axis.bottom - axis.top
    drawn: list[Primitive] = []
    if has_band:
        drawn.append(RectShape(0.0, 0.0, right, height, fill="emotion.band.fill"))
    drawn += _title(axis, title, header_width, setter)
    size = setter.size(AXIS_SIZE)
    values = axis_values(axis)
    printed = set(values)
    if (axis.y_low - axis.y_high) / max(1, len(values) - 1) < size:
        # In a low band the values would touch: ends and middle say enough.
        printed = {axis.low, axis.neutral, axis.high}
    for value in values:
        y = axis.y_of(value) - top
        neutral = abs(value - axis.neutral) < 1e-9
        stroke = Stroke("emotion.zero", 0.9, (4.0, 3.0)) if neutral else Stroke("emotion.grid", 0.7)
        drawn.append(PathShape((("M", left, y), ("L", right, y)), stroke=stroke))
        if value not in printed:
            continue
        text = value_text(value, axis)
        width = setter.width(text, "regular", size)
        drawn += setter.measurer.runs(
            text, header_width - 5.0 - width, y + size * 0.36, "regular", size, "emotion.axis",
            setter.language,
        )  # fmt: skip
    return SceneItem(
        id=AXIS_ID,
        kind="emotion_axis",
        layer=Layer.GRID,
        x=0.0,
        y=top,
        bounds=Rect(0.0, 0.0, right, height),
        primitives=tuple(drawn),
        label=title,
        language=setter.language,
    )


def _title(
    axis: EmotionAxis, title: str, header_width: float, setter: Typesetter
) -> tuple[Primitive, ...]:
    """Set the name of the band beside the values, small enough to keep words whole."""
    values = max(
        setter.width(value_text(value, axis), "regular", setter.size(AXIS_SIZE))
        for value in axis_values(axis)
    )
    room = header_width - 11.0 - values - 9.0
    for nominal in _TITLE_SIZES:
        size = setter.size(nominal, title)
        lines = setter.wrap(title, "bold", size, max(room, 30.0))
        if all(
            setter.width(word, "bold", size) <= room for word in title.split() if word.isascii()
        ):
            break
    return setter.lines(lines, 11.0, 3.0, size, "bold", "ink")
