"""Lengths and type sizes of a blueprint, in points at 100 %.

Sizes are for Latin letters; `Typesetter.size` raises them where Chinese characters are set, which
are never under 9 points. Every length is a multiple of 1/8, so that sums are exact and moving a
thing never changes its drawing by a rounding error.
"""

from __future__ import annotations

import math

ELEMENT_WIDTH = 106.0
MIN_ELEMENT_WIDTH = 78.0
NARROW_WIDTH = 53.0
"""Width of a column that stands for a collapsed stage: half the usual one, so that what is scaled
to it stays exact."""
COLUMN_GAP = 22.0
GRID_PAD = 12.0
"""Between the lane headers and the first column, and after the last one."""

HEADER_WIDTH = 84.0
ACCENT = 4.0
"""Width of the coloured bar at the left of a lane."""

BAND_PAD = 6.0
"""Of a lane's band beyond its highest and lowest element."""
ROW_GAP = 14.0
"""Least gap between two rows of one lane."""
MIN_LANE_HEIGHT = 38.0
MIN_GRID_WIDTH = 560.0

STAGE_PAD = 6.5
STAGE_GAP = 6.0
"""Between the stage header and what follows."""
CHEVRON = 7.0
"""How far the point of a stage chevron reaches."""

EMOTION_HEIGHT = 96.0
EMOTION_GAP = 8.0
BAND_EDGE = 2.0
"""Of the band of the curve, at its left and right, where nothing is printed."""

BADGE = 14.0
"""Diameter of a badge."""
BADGE_STEP = 15.5
BADGE_RISE = 8.0
"""How far a badge reaches above the edge of its element."""
BADGE_INSET = 4.0
"""Between the last badge and the corner of its element."""

HEAD = 7.0
"""Length of an arrow head."""
HALF_HEAD = 2.6
"""Half of its breadth."""
HALO = 1.1
"""Free space on either side of a link where it passes over another thing."""

STAGE_SIZE = 12.0
SUBSTAGE_SIZE = 10.0
STEP_SIZE = 8.5
LANE_SIZE = 11.0
ROW_SIZE = 9.0
TITLE_SIZE = 9.5
FOOTER_SIZE = 8.5
VALUE_SIZE = 8.5
AXIS_SIZE = 8.0
QUOTE_SIZE = 8.5
LABEL_SIZE = 8.0
PILL_SIZE = 8.5

MIN_CHINESE = 9.0
"""Chinese characters are set no smaller."""
MIN_LATIN = 8.0
"""Latin letters are set no smaller on paper."""


def eighths_up(length: float) -> float:
    """Return the least multiple of 1/8 point that is not shorter."""
    return math.ceil(length * 8.0 - 1e-6) / 8.0
