"""Values beside a scale, where there is no room for all of them."""

from itertools import pairwise

import pytest
from charted import overlapping

from cxdesigner.analysis.words import share_text
from cxdesigner.scene.charts.rows import Dot, Row, draw_rows
from cxdesigner.scene.charts.scale import Scale, minute_scale, scale_of
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.primitives import TextRun

SHARES = scale_of((), low=0, high=1, text=lambda value: share_text(value, 0))
SCORES = scale_of((-100, 100), low=-100, high=100)


def hours(value: float) -> str:
    return f"{value / 60:g} hours" if value else "0"


@pytest.mark.parametrize("scale", [SHARES, SCORES, minute_scale(170, hours)])
@pytest.mark.parametrize("width", [188.0, 220.0, 240.0, 260.0, 300.0, 420.0, 700.0])
def test_printed_values_are_even_and_have_both_ends(scale: Scale, width: float) -> None:
    sheet = Sheet("en", width)
    row = Row(
        "A long name that takes its room", "12% (11% … 87%)", (Dot(scale.low, "circle", "ink"),)
    )
    draw_rows(sheet, [row], scale)
    scene = sheet.scene()
    words = [text for _value, text in scale.ticks]
    printed = [
        words.index(run.text)
        for item in scene.items.values()
        for run in item.primitives
        if isinstance(run, TextRun) and run.text in words
    ]
    steps = {two - one for one, two in pairwise(printed)}
    assert len(steps) == 1
    assert (printed[0], printed[-1]) == (0, len(words) - 1)
    assert not list(overlapping(scene))
