"""Lanes, lines, steps and stages that are dragged: a ghost follows, and words say what comes."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QWidget

from cxdesigner.model.lane import Line
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.ui.canvas.header_bar import HeaderBar


def words(hands: Hands) -> str:
    return hands.canvas.overlay.remark.text


def pull(hands: Hands, record: Record, by: QPointF) -> tuple[HeaderBar, QPointF]:
    """Drag on the header of a record without letting go."""
    bar, middle = hands.header(record.id)
    assert isinstance(bar, HeaderBar)
    hands.drag_header(bar, middle, middle + by, drop=False)
    return bar, middle + by


def ghost_of(bar: HeaderBar) -> QRectF:
    assert bar.ghost is not None
    return bar.ghost.place


def test_a_lane_goes_along_with_its_header(hands: Hands) -> None:
    lane = hands.document.store.lanes[0]
    grid, carried = hands.window.controller.grid, hands.canvas.overlay.carried
    band = grid.lane_rect(lane.id)
    assert band is not None
    bar, at = pull(hands, lane, QPointF(0, 200))
    scale = hands.canvas.scale_factor
    assert carried.place.y() == pytest.approx(band.y + 200 / scale, abs=2)
    assert carried.place.height() == pytest.approx(band.height, abs=3)
    header = hands.canvas.headers.lanes.place_of(lane.id)
    assert header is not None
    assert ghost_of(bar).center().y() == pytest.approx(header.center().y() + 200, abs=2)
    assert words(hands) == "“有形展示” goes above “前台”"
    hands.release_at(at, bar)
    assert not carried.is_shown
    assert [one.role for one in hands.document.store.lanes][:2] == ["customer", "evidence"]


def test_a_lane_that_comes_to_its_own_place_says_so(hands: Hands) -> None:
    lane = hands.document.store.lanes[0]
    bar, at = pull(hands, lane, QPointF(0, 8))
    assert words(hands) == "Stays where it is"
    hands.release_at(at, bar)
    assert not hands.document.history.can_undo


def test_a_line_goes_along_with_its_name(hands: Hands) -> None:
    line = next(one for one in hands.document.store.of_type(Line) if one.kind == "visibility")
    drawn = hands.window.controller.scene.items[line.id].y
    bar, at = pull(hands, line, QPointF(0, 90))
    (ghost,) = hands.canvas.overlay.ghost.items
    assert ghost.id == line.id
    assert ghost.y == pytest.approx(drawn + 90 / hands.canvas.scale_factor, abs=1)
    assert ghost_of(bar).height() > 10
    assert words(hands) == "“可视分界线” goes below “后台”"
    hands.release_at(at, bar)


def test_a_step_goes_along_and_says_which_stage_takes_it(hands: Hands) -> None:
    store = hands.document.store
    first, stages = store.steps[0], store.stages
    bar, at = pull(hands, first, QPointF(500, 0))
    assert hands.document.selection.ids == (first.id,)
    assert hands.canvas.overlay.carried.place.width() < 180
    assert words(hands) == f"“Step 1” goes before “Step 5” · Stage “{stages[1].name.text('zh-CN')}”"
    hands.release_at(at, bar)
    assert store.positions(Step)[first.id] == 3


def test_several_steps_are_counted(hands: Hands) -> None:
    store = hands.document.store
    hands.document.selection.set([store.steps[0].id, store.steps[1].id])
    settle()
    bar, at = pull(hands, store.steps[0], QPointF(2000, 0))
    assert hands.canvas.overlay.carried.place.width() > 180
    assert words(hands) == "2 steps go to the end"
    hands.key(Qt.Key.Key_Escape)
    hands.release_at(at, bar)


def test_a_stage_goes_along_with_its_columns(hands: Hands) -> None:
    first, second, third = hands.document.store.stages[:3]
    place = hands.canvas.headers.stages.place_of(second.id)
    assert place is not None
    _bar, middle = hands.header(first.id)
    bar, at = pull(hands, first, QPointF(place.right() - 20 - middle.x(), 0))
    assert hands.canvas.overlay.carried.place.width() > 200
    name, other = (stage.name.text("zh-CN") for stage in (first, third))
    assert words(hands) == f"“{name}” goes before “{other}”"
    hands.release_at(at, bar)
    assert [stage.id for stage in hands.document.store.stages][:2] == [second.id, first.id]


def test_the_border_of_a_stage_shows_the_stage_as_wide_as_it_would_be(hands: Hands) -> None:
    stage = hands.document.store.stages[0]
    bar, middle = hands.header(stage.id)
    assert isinstance(bar, HeaderBar)
    place = bar.place_of(stage.id)
    assert place is not None
    start = QPointF(place.right() - 3, middle.y())
    hands.drag_header(bar, start, start + QPointF(180, 0), drop=False)
    assert ghost_of(bar).left() == pytest.approx(place.left(), abs=1)
    assert ghost_of(bar).right() > place.right() + 100
    assert words(hands) == f"“{stage.name.text('zh-CN')}”: 3 steps"
    hands.key(Qt.Key.Key_Escape)
    hands.release_at(start, bar)


@pytest.mark.parametrize("zoom", [0.3, 0.5, 0.86, 1.5, 3.0])
def test_a_step_without_a_name_is_taken_hold_of_over_twenty_pixels(
    hands: Hands, zoom: float
) -> None:
    hands.canvas.set_zoom(zoom)
    hands.canvas.horizontalScrollBar().setValue(0)
    settle()
    step, stage = hands.document.store.steps[0], hands.document.store.stages[0]
    bar: QWidget = hands.canvas.headers.stages
    place = hands.canvas.headers.stages.place_of(step.id)
    assert place is not None
    assert place.height() >= 20
    for y in (bar.height() - 19.5, bar.height() - 1.5):
        at = QPointF(place.center().x(), y)
        hands.press_at(at, bar)
        hands.release_at(at, bar)
        assert hands.document.selection.ids == (step.id,)
    above = QPointF(place.center().x(), bar.height() - 26)
    hands.press_at(above, bar)
    hands.release_at(above, bar)
    assert hands.document.selection.ids == (stage.id,)
