"""A time is worded alike in all editors, on the canvas and in the analyses."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.words import minutes_text
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.editor.values import duration_text, parse_duration
from cxdesigner.model.duration import Duration
from cxdesigner.scene.specs import duration_text as on_canvas

MINUTES = [0.5, 0.123, 1.5, 41, 80, 180, 200, 310.5, 330, 1440, 2160, 3600, 4320, 4560]


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("minutes", MINUTES)
def test_every_editor_words_a_time_as_the_canvas_does(minutes: float, language: str) -> None:
    doc, wait = BlueprintBuilder(), Duration.of(minutes)
    element = doc.element("wait", "customer", 1, wait=wait)
    with use_language(language):
        drawn = on_canvas(None, wait)
        assert Rows(doc.store()).time(Key("element", element)) == drawn
        assert duration_text(wait) == drawn
        assert minutes_text(minutes, exactly=True) == drawn
        assert parse_duration(drawn).minutes == minutes


def test_the_outline_adds_work_and_wait_as_the_canvas_does() -> None:
    doc, work, wait = BlueprintBuilder(), Duration.of("20-30 min"), Duration.of(60)
    element = doc.element("wait", "customer", 1, work=work, wait=wait)
    assert Rows(doc.store()).time(Key("element", element)) == on_canvas(work, wait) == "80–90 min"
