"""A label finds the place that it would find if all of them were measured to the end."""

from __future__ import annotations

import random
from dataclasses import replace

from cxdesigner.base.curve import bezier_segments, curve_at
from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.feeling import EmotionCurve, PlacedCurve
from cxdesigner.scene.blocks.free_places import FreePlaces, _passes, around
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.surveyed import BAR

AXIS = EmotionAxis(top=100.0, bottom=200.0, y_high=110.0, y_low=190.0, low=-2.0, high=2.0)


def a_curve(chance: random.Random, count: int) -> PlacedCurve:
    xs = [0.0]
    while len(xs) < count:
        xs.append(xs[-1] + chance.choice((7.5, 20.0, 63.25, 150.0)))
    ys = [chance.uniform(110.0, 190.0) for _ in xs]
    curve = EmotionCurve("p", "", 0, (), tuple(xs))
    return PlacedCurve(curve, (), tuple(xs), tuple(ys), bezier_segments(xs, ys))


def passes(curve: PlacedCurve, x: float, rect: Rect) -> bool:
    """As it is said: at each of many places along the rectangle."""
    steps = max(2, int(rect.width / 3))
    for at in range(steps + 1):
        y = curve_at(curve.xs, curve.segments, rect.x + rect.width * at / steps, x)
        if y is not None and rect.y - 1.2 < y < rect.y + rect.height + 1.2:
            return True
    return False


class Thorough(FreePlaces):
    """Measures every place to the end."""

    def _cost(self, x: float, rect: Rect, limit: float) -> float:
        return super()._cost(x, rect, float("inf"))


def test_whether_a_curve_passes_is_told_by_where_its_points_lie() -> None:
    chance = random.Random(3)
    for _turn in range(300):
        curve = a_curve(chance, chance.randint(1, 9))
        x = chance.choice(curve.xs)
        rect = Rect(chance.uniform(-90, 60), chance.uniform(95, 195), chance.uniform(1, 80), 8.0)
        assert _passes(curve, x, rect) == passes(curve, x, rect)


def test_the_place_that_hides_least_is_found_without_measuring_all() -> None:
    chance = random.Random(5)
    for _turn in range(40):
        curves = [a_curve(chance, 12) for _ in range(chance.randint(1, 3))]
        quick, thorough = (
            kind(curves, AXIS, 0.0, curves[0].xs[-1]) for kind in (FreePlaces, Thorough)
        )
        for x, y in zip(curves[0].xs, curves[0].ys, strict=True):
            quick.take_marker(x, y)
            thorough.take_marker(x, y)
            width, above = chance.uniform(8, 70), chance.random() < 0.5
            found = [
                places.find(x, around(y, width, 9.0, above), can_hide=can_hide)
                for places in (quick, thorough)
                for can_hide in (False, True)
            ]
            assert found[:2] == found[2:]


def test_a_value_keeps_clear_of_the_way_to_the_next_sheet() -> None:
    # A peak that is the last point of its sheet, with the bar of a survey through it.
    whole_xs, whole_ys = [0.0, 150.0, 300.0], [180.0, 130.0, 180.0]
    ways = bezier_segments(whole_xs, whole_ys)
    xs, ys = (0.0, 150.0), (180.0, 130.0)
    curve = PlacedCurve(EmotionCurve("p", "", 0, (), xs), (), xs, ys, ways[:1], ((150.0, ways[1]),))
    whole = replace(curve, xs=tuple(whole_xs), segments=ways)
    places = FreePlaces([curve], AXIS, 0.0, 300.0)
    places.take_marker(150.0, 130.0)
    bar = Rect(-BAR, 110.0, 2 * BAR, 50.0)
    places.take(150.0, bar)
    found = places.find(150.0, around(130.0, 17.0, 9.8, above=True))
    assert not passes(whole, 150.0, found)
    assert found.bottom <= 130.0
    assert bar.right < found.x < bar.right + 2.0
