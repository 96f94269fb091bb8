"""Names in the headers at zooms where the drawing itself would be too small or too large."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtGui import QFontInfo, QFontMetricsF, qRgba
from PySide6.QtWidgets import QApplication

from cxdesigner.qtrender.resources import window_font
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.canvas.header_names import name_lines


def test_a_chinese_name_is_not_broken_within_a_word(qapp: QApplication) -> None:
    font = window_font(8.5, "zh-CN", "bold")
    room = QFontInfo(font).pixelSize() * 5.5
    assert name_lines("微信小程序客服", font, "zh-CN", room) == ["微信", "小程序客服"]


def test_lines_of_a_name_fit_and_the_last_that_fits_ends_in_dots(qapp: QApplication) -> None:
    font = window_font(8.5, "en", "bold")
    lines = name_lines("Customer actions in the shop and at home", font, "en", 75.0, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 77.0 for line in lines)


@pytest.mark.parametrize("zoom", [0.7, 1.0, 1.4])
def test_a_stage_whose_name_stays_in_sight_looks_as_before(editor: Editor, zoom: float) -> None:
    window = editor.window
    window.resize(1366, 768)
    window.set_theme(Theme.load("high-contrast"))
    editor.files.new("flight", language="en")
    window.canvas.set_zoom(zoom)
    settle()
    bar, scale = window.canvas.headers.stages, window.canvas.scale_factor
    stage = next(item for item in bar.items if item.kind == "stage")
    across = window.canvas.horizontalScrollBar()
    across.setValue(across.minimum() + round(90 * scale))
    settle()
    place = bar.place_of(stage.id)
    assert place is not None
    assert place.left() < -60 * scale
    image = bar.grab().toImage()

    def line_of(x: int) -> list[int]:
        rows = (*range(4), *range(round(place.bottom()) - 4, round(place.bottom()) + 1))
        return [image.pixelColor(x, y).lightness() for y in rows]

    # The outline goes on from the left edge to the tip.
    far = line_of(round(place.right() - 20 * scale))
    assert max(far) - min(far) > 100
    for x in range(1, round(place.right() - 20 * scale), 3):
        assert line_of(x) == pytest.approx(far, abs=8), x

    # The letters are as high as those that were drawn.
    heights = []
    for left in (across.minimum(), across.value()):
        across.setValue(left)
        settle()
        image = bar.grab().toImage()
        place = bar.place_of(stage.id)
        assert place is not None
        ink = qRgba(*window.canvas.paint.qcolor("stage.ink").getRgb())
        inside = range(round(place.top()) + 5, round(place.bottom()) - 5)
        right = round(place.right() - 20 * scale)
        rows = [
            y
            for y in inside
            if any(image.pixel(x, y) == ink for x in range(max(0, round(place.left() + 12)), right))
        ]
        heights.append(rows[-1] - rows[0])
    assert abs(heights[0] - heights[1]) <= 1
