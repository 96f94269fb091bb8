"""Where a presentation looks: what is in focus is in sight, and the way there."""

import pytest

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.presentation import Slide
from cxdesigner.scene.grid import ColumnBox, Grid, LaneBox
from cxdesigner.ui.presenting.camera import between, look_at

GRID = Grid(
    columns=tuple(ColumnBox(f"s{n}", 84.0 + n * 120.0, 98.0) for n in range(20)),
    lanes=(LaneBox("a", "customer", 100.0, 90.0), LaneBox("b", "support", 200.0, 90.0)),
    header_width=80.0,
    left=84.0,
    right=84.0 + 20 * 120.0,
    bottom=300.0,
)


@pytest.mark.parametrize("column", [0, 1, 10, 18, 19])
@pytest.mark.parametrize("spot", [None, "a", "b"])
def test_what_is_in_focus_is_in_sight_beside_the_names(column: int, spot: str | None) -> None:
    slide = Slide("step", column, column, column + 1, "")
    look = look_at(slide, GRID, spot, 1280.0, 720.0)
    names = GRID.header_width if look.x > 0 else 0.0
    seen = Rect(look.x + names, look.y, 1280.0 / look.scale - names, 720.0 / look.scale)
    assert seen.encloses(look.focus)


def test_the_way_between_two_looks_begins_at_one_and_ends_at_the_other() -> None:
    a = look_at(Slide("whole", 0, 19, 0, ""), GRID, None, 800.0, 600.0)
    b = look_at(Slide("step", 4, 4, 5, ""), GRID, "b", 800.0, 600.0)
    assert between(a, b, 0.0) == a
    half = between(a, b, 0.5)
    assert min(a.scale, b.scale) < half.scale < max(a.scale, b.scale)
    assert between(a, b, 1.0).focus.center.x == pytest.approx(b.focus.center.x)
