"""The signs of changes as pictures: for the legend, and for the rows of the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from cxdesigner.base.geometry import Rect
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.change_signs import Sign, sign_shapes
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.theme import Theme

SIGN_PX = 18


def sign_picture(sign: Sign, theme: Theme, ratio: float) -> QPixmap:
    """Return a sign as it is on the canvas."""
    picture = QPixmap(round(SIGN_PX * ratio), round(SIGN_PX * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    shapes = sign_shapes(sign, SIGN_PX / 2, SIGN_PX / 2, SIGN_PX / 2 - 2)
    area = Rect(0, 0, SIGN_PX, SIGN_PX)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ScenePainter(theme).draw_item(
        painter, SceneItem(":sign", "change", Layer.FRAME, 0.0, 0.0, area, shapes)
    )
    painter.end()
    return picture
