"""Names in the headers at zooms where the drawing itself would be too small or too large."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from cxdesigner.qtrender.resources import window_font
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
