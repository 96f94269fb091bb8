"""The drawing from very far: pictures of stretches, made while frames go on."""

import pytest

from cxdesigner.ui.canvas.view import MIN_ZOOM, CanvasView


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
