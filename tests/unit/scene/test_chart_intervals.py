"""Intervals at the right end of rows."""

import pytest
from charted import text_boxes

from cxdesigner.scene.charts.rows import Dot, Row, draw_rows
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import Sheet


@pytest.mark.parametrize("width", [188.0, 220.0, 260.0, 300.0])
@pytest.mark.parametrize(
    ("language", "value", "whole"),
    [("en", "−80% (−71% … 87%)", "−71% … 87%"), ("zh-CN", "45.3 (35.33～55.31)", "35.33～55.31")],
)
def test_an_interval_is_never_broken(language: str, value: str, whole: str, width: float) -> None:
    sheet = Sheet(language, width)
    draw_rows(
        sheet,
        [Row("A long name that takes its room", value, (Dot(0, "circle", "ink"),))],
        scale_of((), low=0, high=1),
    )
    glue = str.maketrans({"\u00a0": " ", "\u2060": ""})
    lines: dict[float, str] = {}
    for text, box in text_boxes(sheet.scene()):
        lines[box.y] = lines.get(box.y, "") + text.translate(glue)
    assert any(whole in line for line in lines.values())
