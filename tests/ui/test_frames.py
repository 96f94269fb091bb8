"""Frames around thousands of items are made where somebody looks."""

from PySide6.QtCore import QRectF

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.ui.canvas.frames import Frames


def item(key: str, x: float, width: float = 100.0) -> SceneItem:
    bounds = Rect(0.0, 0.0, width, 40.0)
    return SceneItem(key, "element", max(Layer), x, 10.0, bounds)


def test_a_frame_lies_around_its_item() -> None:
    assert Frames([item("a", 100.0)]).within() == [QRectF(97.5, 7.5, 105.0, 45.0)]


def test_the_frame_of_a_lane_goes_on_where_the_frame_of_its_name_ends() -> None:
    lane = SceneItem("lane-a", "lane", min(Layer), 0.0, 10.0, Rect(0.0, 0.0, 900.0, 40.0))
    assert Frames([lane]).within() == [QRectF(1.0, 11.0, 898.0, 38.0)]


def test_only_frames_near_what_is_seen_are_made() -> None:
    frames = Frames(item(str(n), n * 200.0) for n in range(1_000))
    assert len(frames) == 1_000
    assert frames.made == 0
    seen = frames.within(100_000.0, 101_000.0)
    assert {box.x() for box in seen} >= {n * 200.0 - 2.5 for n in range(500, 506)}
    assert frames.made == len(seen) < 40
    assert len(frames.within()) == 1_000


def test_what_begins_far_to_the_left_is_found_where_it_ends() -> None:
    frames = Frames([item("long", 0.0, 50_000.0), item("short", 90_000.0)])
    assert [box.width() for box in frames.within(49_000.0, 49_500.0)] == [50_005.0]
