"""What a layout is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.scene.blocks import measures

EmotionPlace = Literal["band", "above", "overlay", "off"]


@dataclass(frozen=True, slots=True)
class WholeCurves:
    """The emotion curves of a whole blueprint.

    ``step_ids`` are all columns; ``values`` maps a persona to the (column, value) pairs of its
    points from left to right.
    """

    step_ids: tuple[str, ...]
    values: tuple[tuple[str, tuple[tuple[int, float], ...]], ...]


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """How a blueprint is laid out.

    Attributes
    ----------
    language
        Tag of the content and the labels shown.
    emotion
        Where the emotion curve lies: in a band under the headers, directly above the customer
        lane, over the customer lane, or nowhere.
    surveyed
        Draw what surveys say about elements beside the curves.
    evidence_curve
        Join what surveys say to a curve of its own; only where they are drawn.
    persona_ids
        Whose curves are drawn; None for everybody with a value.
    empty_band
        Keep the band when there is no value yet, so that values can be placed in it.
    element_width, column_gap, header_width, emotion_height, band_pad
        Measures in points; pages make them smaller to fit a sheet.
    on_paper
        Nothing moves here: names of lines may reach over their lines, beyond the names of lanes,
        and the scale of a curve takes what air its values leave.
    is_part
        Links lead to other sheets.
    line_rooms
        How wide the names of some lines may be, by id, points: others are as wide as they need.
    scale
        How the drawing will be scaled on paper; below 1 type starts larger, so that it is not
        printed under the readable size.
    min_width
        Bands reach at least so far to the right, points.
    narrow_stages
        Stages whose columns are narrow: they are collapsed, and hold nothing of their own.
    summits
        Emotion ids with the names of their points (peak, low, end) where a part of a blueprint
        is drawn: what is the peak is known from the whole only.
    whole
        The curves of the whole where a part of a blueprint is drawn, so that they lead in from
        what comes before it and out to what comes after.
    """

    language: str = "en"
    emotion: EmotionPlace = "band"
    surveyed: bool = False
    evidence_curve: bool = False
    persona_ids: tuple[str, ...] | None = None
    empty_band: bool = False
    element_width: float = measures.ELEMENT_WIDTH
    column_gap: float = measures.COLUMN_GAP
    header_width: float = measures.HEADER_WIDTH
    emotion_height: float = measures.EMOTION_HEIGHT
    band_pad: float = measures.BAND_PAD
    on_paper: bool = False
    is_part: bool = False
    line_rooms: tuple[tuple[str, float], ...] = ()
    scale: float = 1.0
    min_width: float = 0.0
    narrow_stages: frozenset[str] = frozenset()
    summits: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    whole: WholeCurves | None = None
