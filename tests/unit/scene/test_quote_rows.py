"""Call-outs of quotes take as little room as they can."""

import random
from itertools import pairwise

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.quote_rows import QuotePlace, deal_quotes, stand_apart
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.live import LiveLayout

_CLOSE = LayoutOptions(language="zh-CN", element_width=82.0, column_gap=20.0)


def _told(*quotes: str) -> BlueprintBuilder:
    doc = BlueprintBuilder(steps=len(quotes))
    for number, quote in enumerate(quotes, 1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", 1, quote=quote)
    return doc


def _quotes(*quotes: str) -> tuple[list[Rect], float]:
    """Where quotes stand, from left to right, and where their band ends."""
    live = LiveLayout(_told(*quotes).store(), _CLOSE)
    assert live.grid.emotion is not None
    found = sorted((item.rect for item in live.scene.of_kind("quote")), key=lambda rect: rect.x)
    return found, live.grid.emotion.bottom


@pytest.mark.parametrize("second", ["又要再请一天假吗谁付", "又要再请一天假吗？谁来付我的工钱"])
def test_no_room_stays_empty_below_the_last_row(second: str) -> None:
    rects, bottom = _quotes("又要再请一天假吗？谁来付我的工钱", second, "快。")
    assert 0.0 < bottom - max(rect.bottom for rect in rects) <= 8.0


def test_neighbours_move_aside_rather_than_open_a_row() -> None:
    rects, _bottom = _quotes("", "又要再请一天假吗谁付", "看电影一次也没有卡顿", "")
    assert sum(rect.width for rect in rects) > 2 * 102.0
    assert len({rect.y for rect in rects}) == 1
    assert rects[0].right + 3.5 <= rects[1].x


def test_a_row_is_as_high_as_what_stands_in_it() -> None:
    doc = _told("又要再请一天假吗谁付", "快。")
    doc.emotion("c1", 1, "bob", quote="又要再请一天假吗？谁来付我这一天的工钱，没有人说。")
    doc.emotion("c1", 1, "cat", quote="又要再请一天假")
    scene = LiveLayout(doc.store(), _CLOSE).scene
    rects = sorted((item.rect for item in scene.of_kind("quote")), key=lambda rect: rect.y)
    assert len({rect.y for rect in rects}) == 3
    for one, two in pairwise(sorted({rect.y for rect in rects})):
        bottom = max(rect.bottom for rect in rects if rect.y == one)
        assert two - bottom == pytest.approx(4.0)


@pytest.mark.parametrize("seed", range(60))
def test_what_fits_in_narrow_gaps_fits_in_wider_ones(seed: int) -> None:
    chance = random.Random(seed)
    count, setter = chance.randint(1, 12), Typesetter("en")
    steps = [chance.choice((20.0, 53.0, 98.0, 128.0)) for _ in range(count)]
    sizes = [(chance.uniform(30.0, 140.0), chance.randint(1, 4)) for _ in range(count)]

    def places(wider: float) -> tuple[list[QuotePlace], float]:
        x, found = 40.0, []
        for at, step in enumerate(steps):
            x += step + chance.uniform(0.0, wider)
            found.append(QuotePlace(f"q{at:02}", x, *sizes[at]))
        return found, x + 30.0 + chance.uniform(0.0, wider)

    narrow, right = places(0.0)
    dealt = deal_quotes(narrow, 20.0, right, setter)
    for wider in (0.0, 15.0, 90.0):
        found, right = places(wider)
        rows: dict[int, list[QuotePlace]] = {}
        for one in found:
            rows.setdefault(dealt.rows[one.id], []).append(one)
        assert sorted(rows) == list(range(len(dealt.tops)))
        for row in rows.values():
            middles = stand_apart(row, 20.0, right)
            edges = [
                (middle - one.width / 2, middle + one.width / 2)
                for middle, one in zip(middles, row, strict=True)
            ]
            assert edges[0][0] >= 20.0 - 1e-9
            assert edges[-1][1] <= right + 1e-9
            assert all(begin < one.x < end for (begin, end), one in zip(edges, row, strict=True))
            assert all(two[0] - one[1] >= 4.0 - 1e-9 for one, two in pairwise(edges))
