"""Labels of points where lines run through the plane."""

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.charts.plane import Axis, Zone, draw_plane
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.charts.signs import PANEL
from cxdesigner.scene.charts.spots import Spot
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.primitives import RectShape, TextRun

AXIS = Axis(scale_of((), low=0, high=10), "Value")
ZONES = (
    Zone("low", 0, 0, 4, 10, PANEL),
    Zone("high", 4, 0, 10, 10),
)


def label_of(item: SceneItem) -> tuple[list[RectShape], list[TextRun]]:
    grounds = [
        shape
        for shape in item.primitives
        if isinstance(shape, RectShape) and shape.stroke is None and not shape.radius
    ]
    return grounds, [shape for shape in item.primitives if isinstance(shape, TextRun)]


def test_a_line_does_not_run_through_the_label_of_a_point() -> None:
    sheet = Sheet("en", 240.0)
    names = ("Recommendations!", "Recommendations?")
    spots = [Spot(name, 3.1, 3.0 + 4 * at) for at, name in enumerate(names)]
    plot = draw_plane(sheet, spots, AXIS, AXIS, zones=ZONES, crosshair=(4.0, 7.1))
    middle = plot.x + plot.width * 0.4
    found = [item for item in sheet.scene().items.values() if item.label in names]
    assert len(found) == 2
    crossed = 0
    for item in found:
        assert item.layer > Layer.LINE
        grounds, runs = label_of(item)
        if item.bounds.x < middle < item.bounds.right:
            crossed += 1
            ground = Rect(grounds[0].x, grounds[0].y, grounds[0].width, grounds[0].height)
            assert grounds[0].fill == "canvas"
            assert grounds[1].fill == PANEL
            assert grounds[1].x + grounds[1].width <= middle + 0.01
            assert all(ground.grown(0.5).x <= run.x and ground.bottom >= run.y for run in runs)
    assert crossed == 2


def test_no_line_of_the_grid_runs_through_a_label() -> None:
    sheet = Sheet("en", 240.0)
    draw_plane(sheet, [Spot("Stock", 6.0, 5.0)], AXIS, AXIS)
    (found,) = (item for item in sheet.scene().items.values() if item.label == "Stock")
    grounds, runs = label_of(found)
    assert any(one.x <= runs[0].x and one.x + one.width >= runs[0].x + runs[0].width
               for one in grounds)  # fmt: skip
