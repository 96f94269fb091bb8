"""Arrow keys on the grid."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor.navigate import first_element, neighbour, next_in_reading_order
from cxdesigner.model.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    builder = BlueprintBuilder(stages=(2, 3))
    for name, lane, step in (
        ("a1", "customer", 1),
        ("a2", "customer", 1),
        ("b", "customer", 3),
        ("f", "frontstage", 1),
        ("s", "support", 2),
        ("e", "evidence", 5),
    ):
        builder.element(name, lane, step)
    builder.element("wide", "backstage", 2, end_step_id="step-4")
    builder.element("all", "support", None)
    builder.link("a2", "b")
    return builder.store()


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("a1", "down", "a2"),
        ("a2", "up", "a1"),
        ("a1", "up", "step-1"),
        ("step-1", "up", "stage-1"),
        ("stage-1", "down", "step-1"),
        ("a2", "down", "f"),
        ("f", "up", "a2"),
        ("a1", "right", "b"),
        ("b", "left", "a1"),
        ("b", "right", "e"),
        ("b", "down", "wide"),
        ("wide", "up", "b"),
        ("wide", "down", "s"),
        ("wide", "right", "e"),
        ("wide", "left", "f"),
        ("e", "right", None),
        ("all", "right", None),
        ("f", "down", "all"),
        ("a2-flow-b", "right", "b"),
        ("a2-flow-b", "left", "a2"),
        ("step-1", "right", "step-2"),
        ("step-1", "left", None),
        ("step-1", "down", "a1"),
        ("step-4", "down", None),
        ("stage-1", "right", "stage-2"),
        ("lane-evidence", "down", "lane-customer"),
        ("lane-evidence", "right", "e"),
        (None, "down", "a1"),
        ("gone", "left", "a1"),
    ],
)
def test_arrows(store, start, direction, end):
    assert neighbour(store, start, direction) == end


def test_every_element_can_be_reached_in_reading_order(store):
    seen = [first_element(store)]
    while (following := next_in_reading_order(store, seen[-1], 1)) is not None:
        seen.append(following)
    assert seen == ["a1", "a2", "f", "wide", "s", "b", "e"]
    assert next_in_reading_order(store, None, 1) == "all"
    assert next_in_reading_order(store, None, -1) == "e"
    assert next_in_reading_order(store, "e", 1) is None
    assert next_in_reading_order(Store(), None, 1) is None
    assert first_element(Store()) is None
