"""What a layout is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.scene.blocks import measures

EmotionPlace = Literal["band", "above", "overlay", "off"]
EMOTION_PLACES: tuple[EmotionPlace, ...] = ("band", "above", "overlay", "off")


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
    persona_ids
        Whose curves are drawn; None for everybody with a value.
    empty_band
        Keep the band when there is no value yet, so that values can be placed in it.
    element_width, column_gap, header_width, emotion_height, band_pad
        Measures in points; pages make them smaller to fit a sheet.
    smallest
        Least type size in points: what will be scaled down starts larger.
    """

    language: str = "en"
    emotion: EmotionPlace = "band"
    persona_ids: tuple[str, ...] | None = None
    empty_band: bool = False
    element_width: float = measures.ELEMENT_WIDTH
    column_gap: float = measures.COLUMN_GAP
    header_width: float = measures.HEADER_WIDTH
    emotion_height: float = measures.EMOTION_HEIGHT
    band_pad: float = measures.BAND_PAD
    smallest: float = 0.0
