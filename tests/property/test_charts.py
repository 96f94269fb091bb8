"""Whatever the figures are: no label on another, none outside, all records known."""

import random

import pytest
from charted import clipped, overlapping, random_figures, random_options
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxdesigner.analysis.facts import Facts
from cxdesigner.scene.charts import KEYS, chart
from cxdesigner.scene.items import Scene


def holds(scene: Scene, ids: frozenset[str]) -> None:
    assert overlapping(scene) == []
    assert clipped(scene) == []
    for item in scene.items.values():
        assert set(item.subject_ids) <= ids
        if item.kind == "figure":
            assert item.description


@pytest.mark.parametrize("key", KEYS)
@given(
    seed=st.integers(0, 100_000),
    width=st.sampled_from((120.0, 240.0, 330.0, 480.0, 900.0)),
    language=st.sampled_from(("en", "zh-CN")),
)
@example(seed=844, width=120.0, language="en")  # More columns of channels than there is room for.
@settings(max_examples=25)
def test_no_label_overlaps_another_or_leaves_the_picture(
    key: str, seed: int, width: float, language: str
) -> None:
    chance = random.Random(seed)
    store = random_figures(chance, chance.choice((2, 6, 14)))
    options = random_options(chance, store)
    scene = chart(key, Facts(store), language, width=width, options=options)
    if scene is not None:
        holds(scene, frozenset(record.id for record in store))


@pytest.mark.parametrize("key", KEYS)
def test_two_hundred_rows_are_drawn(key: str) -> None:
    store = random_figures(random.Random(7), 200)
    options = random_options(random.Random(1), store)
    scene = chart(key, Facts(store), "en", width=420.0, options=options)
    if scene is not None:
        holds(scene, frozenset(record.id for record in store))
