"""The drawing from very far: pictures of stretches, made while frames go on."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from builders import BlueprintBuilder
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.ui.canvas.plain import PlainDrawing
from cxdesigner.ui.canvas.view import MIN_ZOOM, CanvasView
from cxdesigner.ui.window import Window


class ShortFrames:
    """A clock by which each frame has time for one run of items."""

    def __init__(self) -> None:
        self._looks = 0

    def begin_frame(self) -> None:
        self._looks = 0

    @property
    def is_over(self) -> bool:
        self._looks += 1
        return self._looks > 1


def test_the_drawing_from_very_far_comes_over_many_short_frames(
    view: CanvasView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_zoom(MIN_ZOOM)
    overview = view.tiles.overview

    def frames() -> int:
        found = 0
        while not overview.is_ready:
            view.viewport().repaint()
            found += 1
            assert found < 1000
        return found

    frames()
    at_once = view.viewport().grab().toImage()
    monkeypatch.setattr(overview, "clock", ShortFrames())
    overview.forget()
    # 0.03 s each, when a picture was made within one frame.
    assert frames() > 10
    assert view.viewport().grab().toImage() == at_once


@pytest.mark.parametrize("assumed", [False, True])
def test_points_of_a_curve_are_seen_from_afar(window: Window, assumed: bool) -> None:
    doc = BlueprintBuilder(steps=2)
    for number, value in enumerate((1, -1), 1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", value, assumed=assumed)
    points = list(layout(doc.store(), LayoutOptions()).of_kind("emotion"))
    drawing, paint = PlainDrawing(), window.canvas.paint
    picture = QImage(900, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("magenta"))
    painter = QPainter(picture)
    drawing.add(points)
    drawing.draw(painter, paint)
    painter.end()
    for point, colour in zip(points, ("emotion.positive", "emotion.negative"), strict=True):
        assert picture.pixelColor(round(point.x), round(point.y)) == paint.qcolor(colour)
