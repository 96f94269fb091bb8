"""Drawings that are much higher than a window: only what is near what is seen is drawn."""

from __future__ import annotations

import pytest
from pictures import picture
from pytestqt.qtbot import QtBot

from builders import BlueprintBuilder
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas import overview as overview_module
from cxdesigner.ui.canvas import tile as tile_module
from cxdesigner.ui.canvas.view import CanvasView

ROWS = 120


@pytest.fixture
def store() -> Store:
    """Rows over the whole journey, links between them, and a column of cards."""
    doc = BlueprintBuilder(steps=24)
    for row in range(1, ROWS + 1):
        doc.element(f"w{row}", "customer", None, marks=("wait",) if row % 2 else ())
        doc.element(f"f{row}", "frontstage", 3)
        if row % 7 == 0:
            doc.link(f"w{row - 5}", f"w{row}", "information")
    return doc.store()


def shown(qtbot: QtBot, store: Store) -> CanvasView:
    view = CanvasView(Theme.load("light"))
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_scene(layout(store, LayoutOptions(language="en")))
    return view


def test_bands_of_a_tall_drawing_look_as_one(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    banded, whole = shown(qtbot, store), shown(qtbot, store)
    places = [(zoom, y) for zoom in (1.0, 0.3, 0.2) for y in (0, 2_050, 5_000, 9_000)]

    def pictures(view: CanvasView) -> list[object]:
        found = []
        for zoom, y in places:
            view.set_zoom(zoom)
            view.centerOn(2_900.0, y)
            found.append(picture(view))
        return found

    # Many edges, so that marks above elements lie on some of them.
    monkeypatch.setattr(tile_module, "PICTURE_HEIGHT", 100.0)
    expected = pictures(banded)
    monkeypatch.setattr(tile_module, "PICTURE_HEIGHT", 1e9)
    assert pictures(whole) == expected


@pytest.mark.parametrize("zoom", [1.0, 0.4, 0.3])
def test_rows_far_above_and_below_are_not_drawn(
    zoom: float, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[str] = set()
    real = tile_module.piece_of

    def noted(item: SceneItem, left: float, right: float) -> SceneItem:
        if item.kind == "element":
            drawn.add(item.id)
        return real(item, left, right)

    monkeypatch.setattr(tile_module, "piece_of", noted)
    view = shown(qtbot, store)
    view.set_zoom(zoom)
    view.centerOn(1_500.0, 1_000.0)
    drawn.clear()
    for tile in view.tiles.tiles:
        tile.restyle()
    picture(view)
    assert 5 < len(drawn) < ROWS / 2


def test_pictures_of_a_huge_drawing_from_very_far_stay_small(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    overview = shown(qtbot, store).tiles.overview
    overview.show(True, 10_000.0, 2_000.0)
    assert overview.mip_scale == overview_module.MIP_SCALE
    for width, height in ((200_000.0, 300_000.0), (1_000.0, 900_000.0)):
        overview.show(True, width, height)
        scale = overview.mip_scale
        assert width * height * scale**2 <= 1.01 * overview_module.MOST_PIXELS
        assert height * scale <= overview_module.HIGHEST


def test_what_passes_through_is_cut_a_few_at_a_time(store: Store, qtbot: QtBot) -> None:
    tiles = shown(qtbot, store).tiles
    tiles.tiles  # noqa: B018 - what is late is placed
    wide = {f"w{row}" for row in range(1, ROWS + 1)}
    runs = [sum(item.id in wide for item in run) for run in tiles.runs_within(0.0, 5_120.0)]
    assert sum(runs) == ROWS
    assert max(runs) < 20
