"""A time is worded alike wherever it is edited: on the canvas, in table, inspector and outline."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.editor.values import duration_text, parse_duration
from cxdesigner.model.duration import Duration
from cxdesigner.scene.specs import duration_text as on_canvas

MINUTES = [0.5, 1.5, 41, 80, 180, 200, 330, 1440, 2160, 3600, 4320]


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("minutes", MINUTES)
def test_every_editor_words_a_time_as_the_canvas_does(minutes: float, language: str) -> None:
    doc, wait = BlueprintBuilder(), Duration.of(minutes)
    element = doc.element("wait", "customer", 1, wait=wait)
    with use_language(language):
        drawn = on_canvas(None, wait)
        assert Rows(doc.store()).time(Key("element", element)) == drawn
        assert duration_text(wait) == drawn
        assert parse_duration(drawn).minutes == minutes


def test_the_outline_adds_work_and_wait_as_the_canvas_does() -> None:
    doc, work, wait = BlueprintBuilder(), Duration.of("20-30 min"), Duration.of(60)
    element = doc.element("wait", "customer", 1, work=work, wait=wait)
    assert Rows(doc.store()).time(Key("element", element)) == on_canvas(work, wait) == "80–90 min"


@pytest.mark.parametrize(("minutes", "shown"), [(310, "310 min"), (0.123, "0.123 min")])
def test_a_field_does_not_round_what_it_will_read_back(minutes: float, shown: str) -> None:
    assert duration_text(Duration.of(minutes)) == shown
