"""Values and names of several curves stand where their own curve is."""

import random

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.scene.blocks.feeling import persona_paint
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.primitives import TextRun


def _two(ann: tuple[float, ...], bob: tuple[float, ...], name: str = "") -> Scene:
    doc = BlueprintBuilder(steps=len(ann))
    doc.persona("ann", name="Ann")
    doc.persona("bob", name=name or "Bob")
    for number, values in enumerate(zip(ann, bob, strict=True), 1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", values[0], "ann")
        doc.emotion(f"c{number}", values[1], "bob")
    return layout(doc.store(), LayoutOptions(language="en"))


def _text(item: SceneItem) -> Rect:
    """Where the value at a point, or a name, is printed."""
    runs = [shape for shape in item.primitives if isinstance(shape, TextRun)]
    left, right = runs[0].x, runs[-1].x + runs[-1].width
    top = runs[0].y - runs[0].size * 0.75
    return Rect(item.x + left, item.y + top, right - left, runs[0].size * 0.75)


def _pairs(scene: Scene) -> list[tuple[SceneItem, SceneItem]]:
    """The points of the two curves at each step, the upper one first."""
    by_x: dict[float, list[SceneItem]] = {}
    for item in scene.of_kind("emotion"):
        by_x.setdefault(item.x, []).append(item)
    return [tuple(sorted(both, key=lambda item: (item.y, item.persona_id or "")))
            for _x, both in sorted(by_x.items()) if len(both) == 2]  # type: ignore[misc]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("apart", [0.0, 0.5])
def test_values_half_a_step_apart_are_not_swapped_and_stay_at_their_points(
    seed: int, apart: float
) -> None:
    chance = random.Random(seed)
    ann = tuple(chance.randint(-3, 3) / 2 for _ in range(8))
    bob = tuple(value + chance.choice((-apart, apart)) for value in ann)
    scene = _two(ann, bob)
    pairs = _pairs(scene)
    assert len(pairs) == 8
    for upper, lower in pairs:
        assert _text(upper).bottom <= _text(lower).y + 0.1
        for item in (upper, lower):
            text = _text(item)
            assert max(text.y - item.y, item.y - text.bottom) < 12.0
            assert max(text.x - item.x, item.x - text.right) < 12.0


def test_values_have_the_colour_of_their_curve() -> None:
    scene = _two((1, -1, 0), (0.5, -1.5, 2))
    for item in scene.of_kind("emotion"):
        paints = {shape.paint for shape in item.primitives if isinstance(shape, TextRun)}
        assert paints == {persona_paint(0 if item.persona_id == "ann" else 1)}


@pytest.mark.parametrize("name", ["Bob", "The whole family of Bob"])
@pytest.mark.parametrize("ends", [(1.0, 1.0), (1.0, 0.5), (0.5, 1.0), (-1.0, -1.5), (0.0, 0.0)])
def test_names_stand_at_their_ends_in_the_order_of_the_curves(
    ends: tuple[float, float], name: str
) -> None:
    scene = _two((0, 1, 2, ends[0]), (0, -1, 1, ends[1]), name)
    names = {item.persona_id: _text(item) for item in scene.of_kind("emotion_curve")
             if item.id.startswith(":name:")}  # fmt: skip
    upper, lower = _pairs(scene)[-1]
    first, second = names[upper.persona_id], names[lower.persona_id]
    assert first.bottom <= second.y + 0.1
    for item, place in ((upper, first), (lower, second)):
        assert max(place.y - item.y, item.y - place.bottom) < 22.0
        assert place.right >= item.x
    texts = [first, second, _text(upper), _text(lower)]
    for at, one in enumerate(texts):
        assert not any(one.intersects(other) for other in texts[at + 1 :])


@pytest.mark.parametrize("tag", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("template", ["flight", "onboarding"])
def test_values_of_the_templates_with_two_curves_stay_on_their_sides(
    template: str, tag: str
) -> None:
    scene = layout(Store(load_template(template)), LayoutOptions(language=tag))
    pairs = [pair for pair in _pairs(scene) if 0.0 <= pair[1].y - pair[0].y < 28.0]
    assert len(pairs) >= 5
    for upper, lower in pairs:
        assert _text(upper).bottom <= _text(lower).y + 0.1
