"""Colours that alone tell two things apart do so for people who see fewer colours, too.

All other colours have a shape, a sign or a name beside them: lanes are named, marks and problems
have shapes, changes have signs, curves of personas have dashes and names.
"""

from __future__ import annotations

import pytest

from cxdesigner.base.colour import Colour
from cxdesigner.scene.theme import Theme

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", severity 1.0: matrices for linear sRGB.
SEEN_BY = {
    "all three cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
PAIRS = (
    ("emotion.positive", "emotion.negative"),
    ("trace.up", "trace.down"),
    ("problem.warning", "problem.advice"),
    ("link.flow", "link.recovery"),
)
FAR = 25.0
"""CIE76 distance; 2.3 is just noticeable."""


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _lab(colour: Colour, seen_by: str) -> tuple[float, float, float]:
    """Return CIE L*a*b* (D65) of a colour as somebody sees it."""
    linear = [_linear(part) for part in colour[:3]]
    r, g, b = (
        min(1.0, max(0.0, sum(a * part for a, part in zip(row, linear, strict=True))))
        for row in SEEN_BY[seen_by]
    )
    white = (0.9505, 1.0, 1.089)
    xyz = (
        0.4124 * r + 0.3576 * g + 0.1805 * b,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        0.0193 * r + 0.1192 * g + 0.9505 * b,
    )
    shares = [part / full for part, full in zip(xyz, white, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _distance(first: Colour, second: Colour, seen_by: str) -> float:
    pairs = zip(_lab(first, seen_by), _lab(second, seen_by), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("seen_by", SEEN_BY)
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast", "print"])
def test_pairs_that_mean_two_things_are_told_apart(name: str, seen_by: str) -> None:
    theme = Theme.load(name)
    near = [
        (first, second)
        for first, second in PAIRS
        if _distance(theme.colour(first), theme.colour(second), seen_by) < FAR
    ]
    assert near == []


def test_red_and_green_of_equal_lightness_are_told_apart_by_all_three_cones_only() -> None:
    red, green = Colour(190, 90, 70), Colour(110, 125, 60)
    assert _distance(red, green, "all three cones") > FAR > _distance(red, green, "no green cones")
