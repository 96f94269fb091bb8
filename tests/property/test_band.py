"""Emotion curves that follow edits are those drawn from scratch."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.band import EmotionBand
from cxdesigner.scene.blocks.curve_line import PIECE
from cxdesigner.scene.blocks.emotion import BandGround, emotion_items
from cxdesigner.scene.blocks.feeling import EmotionCurve, EmotionPoint
from cxdesigner.scene.blocks.quote import quote_lines, quote_width
from cxdesigner.scene.blocks.quote_rows import QuotePlace, QuoteRows, deal_quotes
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import EmotionAxis
from cxdesigner.scene.items import SceneItem

_AXIS = EmotionAxis(-2.0, 2.0, 80.0, 12.0, 0.0, 110.0)
_SETTER = Typesetter("en")
_GAPS = (3.0, 20.25, 40.0, 128.0, 128.0, 128.0, 300.0)


def _point(chance: random.Random, number: int) -> EmotionPoint:
    return EmotionPoint(
        id=f"p{number}",
        element_id=f"e{number}",
        step_id=None,
        stage_id=None,
        offset=0.0,
        value=chance.randint(-4, 4) / 2,
        names=chance.choice(((), (), (), ("Peak",), ("Low", "End"))),
        quote=chance.choice(("", "", "", "never again")),
        assumed=chance.random() < 0.2,
    )


def _beside(chance: random.Random) -> tuple[float, float]:
    """How far from a point a sign of surveys stands and how high; 0 is none."""
    return chance.choice((0.0, 0.0, 17.25)), chance.choice((0.0, 0.0, 30.0, 55.0))


def _edited(
    points: list[EmotionPoint],
    gaps: list[float],
    beside: list[tuple[float, float]],
    chance: random.Random,
    number: int,
) -> None:
    at = chance.randrange(len(points))
    match chance.randint(0, 6):
        case 0:
            points[at] = replace(points[at], value=chance.randint(-4, 4) / 2)
        case 1:
            points.insert(at, _point(chance, number))
            gaps.insert(at, chance.choice(_GAPS))
            beside.insert(at, _beside(chance))
        case 2 if len(points) > 1:
            del points[at], gaps[at], beside[at]
        case 3:
            gaps[at] = chance.choice(_GAPS)
        case 4:
            gaps[at] += 128.0
        case 5:
            beside[at] = _beside(chance)
        case _:
            points[at] = replace(points[at], names=("Peak",) if not points[at].names else ())


def _dealt(points: list[EmotionPoint], xs: tuple[float, ...], right: float) -> QuoteRows:
    places = []
    for point, x in zip(points, xs, strict=True):
        if point.quote:
            lines = quote_lines(point.quote, _SETTER)
            places.append(QuotePlace(point.id, x, quote_width(lines), len(lines)))
    return deal_quotes(places, 90.0, right, _SETTER)


@given(seed=st.integers(0, 2**32), count=st.integers(1, 40))
def test_curves_that_follow_edits_are_those_from_scratch(seed: int, count: int) -> None:
    chance = random.Random(seed)
    points = [_point(chance, number) for number in range(count)]
    gaps = [chance.choice(_GAPS) for _ in points]
    beside = [_beside(chance) for _ in points]
    band = EmotionBand(_SETTER)
    shown: dict[str, SceneItem] = {}
    right = 0.0
    for number in range(8):
        xs = tuple(100.0 + sum(gaps[: at + 1]) for at in range(len(gaps)))
        right = max(right, xs[-1] + chance.choice((4.0, 40.0, 300.0)))
        curve = EmotionCurve("ann", "Ann", 0, tuple(points), xs)
        signs = tuple(
            (x + dx, Rect(-4.6, y - 4.6, 9.2, 9.2))
            for x, (dx, y) in zip(xs, beside, strict=True)
            if y
        )
        ground = BandGround(_AXIS, 90.0, right, 100.0, None, signs, _dealt(points, xs, right))
        changes = band.draw((curve,), ground)
        for key in changes.gone:
            del shown[key]
        shown |= {item.id: item for item in changes.items}
        for key in changes.moved:
            shown[key] = shown[key].placed(*band.spots[key], shown[key].order)
        items, _drawn, _labels = emotion_items((curve,), ground, _SETTER)
        assert shown == {item.id: item for item in items}
        _edited(points, gaps, beside, chance, 1000 + number)


def test_what_is_far_from_an_edit_only_moves() -> None:
    chance = random.Random(1)
    points = tuple(replace(_point(chance, at), names=(), quote="") for at in range(400))
    xs = tuple(100.0 + 128.0 * at for at in range(400))
    band = EmotionBand(_SETTER)
    band.draw((EmotionCurve("ann", "Ann", 0, points, xs),), BandGround(_AXIS, 90.0, 6e4, 100.0))
    wider = tuple(x + 128.0 * (at >= 200) for at, x in enumerate(xs))
    changes = band.draw(
        (EmotionCurve("ann", "Ann", 0, points, wider),), BandGround(_AXIS, 90.0, 6e4, 100.0)
    )
    assert len(changes.items) < 12
    assert len(changes.moved) > 200
    edited = (*points[:100], replace(points[100], value=0.5), *points[101:])
    changes = band.draw(
        (EmotionCurve("ann", "Ann", 0, edited, wider),), BandGround(_AXIS, 90.0, 6e4, 100.0)
    )
    assert len(changes.items) < PIECE
    assert not changes.moved
