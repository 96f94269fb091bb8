"""What lies under the values of an emotion curve."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.options import EmotionPlace
from cxdesigner.scene.primitives import RectShape, TextRun


@pytest.mark.parametrize("place", ["band", "above", "overlay"])
def test_no_line_of_the_scale_runs_behind_a_value(place: EmotionPlace) -> None:
    doc = BlueprintBuilder(steps=4)
    for number, value in enumerate((0.5, -1, 2, 1), 1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", value)
    scene = layout(doc.store(), LayoutOptions(emotion=place))
    points = list(scene.of_kind("emotion"))
    assert len(points) == 4
    for item in points:
        grounds = [one for one in item.primitives if isinstance(one, RectShape)]
        texts = [one for one in item.primitives if isinstance(one, TextRun)]
        assert texts
        for run in texts:
            assert any(one.x < run.x and one.y < run.y < one.y + one.height for one in grounds)
