"""Small pictures of items: made once for a zoom, a few with each frame."""

import pytest
from pictures import picture

from cxdesigner.ui.canvas import sprites
from cxdesigner.ui.canvas.view import CanvasView


def test_sprites_are_made_once_for_a_zoom(view: CanvasView) -> None:
    picture(view)
    made = view.tiles.sprites.made
    assert made > 0
    view.viewport().repaint()
    assert view.tiles.sprites.made == made


def test_after_a_zoom_all_is_sharp_with_the_second_frame(
    view: CanvasView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one may show pictures of the zoom before, so that zooming does not stutter."""
    monkeypatch.setattr(sprites, "FRAME_BUDGET_S", 0.0)
    monkeypatch.setattr(sprites, "REST_BUDGET_S", 60.0)
    view.set_zoom(0.8)
    view.viewport().repaint()
    view.set_zoom(0.7)
    before = view.tiles.sprites.made
    view.viewport().repaint()
    assert view.tiles.sprites.made - before == sprites.AT_LEAST
    view.viewport().repaint()
    assert not view.tiles.end_frame()
    made = view.tiles.sprites.made
    sharp = view.viewport().grab().toImage()
    assert sharp == picture(view)
    assert view.tiles.sprites.made == made
