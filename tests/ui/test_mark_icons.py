"""Marks look in menus and fields as they do on the canvas."""

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.blocks.badge import badge_shape
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import pixmap

EDGE = 48


def widths(image: QImage) -> list[float]:
    """How wide what is drawn is at a few heights of it, as shares of its greatest width."""
    rows = []
    for y in range(image.height()):
        drawn = [x for x in range(image.width()) if image.pixelColor(x, y).alpha() > 100]
        if drawn:
            rows.append(drawn[-1] - drawn[0] + 1)
    most = max(rows)
    return [rows[round(share * (len(rows) - 1))] / most for share in (0.15, 0.3, 0.5, 0.7, 0.85)]


@pytest.mark.parametrize("mark", ["wait", "fail", "delight"])
def test_the_icon_of_a_mark_has_the_outline_of_its_badge(qapp: QApplication, mark: str) -> None:
    theme = Theme.load("light")
    badge = QImage(EDGE, EDGE, QImage.Format.Format_ARGB32)
    badge.fill(0)
    painter = QPainter(badge)
    painter.translate(EDGE / 2, EDGE / 2)
    painter.scale(2.5, 2.5)
    ScenePainter(theme, {}).draw_primitives(painter, badge_shape(mark, Typesetter("en")))
    painter.end()
    icon = pixmap(f"mark-{mark}", theme, size=EDGE // 2).toImage()
    assert widths(icon) == pytest.approx(widths(badge), abs=0.15)
