"""Sizes of sheets."""

from __future__ import annotations

from typing import Literal

PaperSize = Literal["A4", "A3", "A2", "A1", "A0", "16:9"]
PAPER: dict[PaperSize, tuple[float, float]] = {
    "A4": (595.276, 841.890),
    "A3": (841.890, 1190.551),
    "A2": (1190.551, 1683.780),
    "A1": (1683.780, 2383.937),
    "A0": (2383.937, 3370.394),
    "16:9": (810.0, 1440.0),
}
"""Portrait width and height in points: ISO 216, and a wide slide."""

SLIDE: PaperSize = "16:9"
"""Always lies: 1920 × 1080 pixels of 96 dots per inch, or 3840 × 2160 of 192."""
