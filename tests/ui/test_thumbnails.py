"""Small pictures of blueprints: all of one, in the middle."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from builders import BlueprintBuilder
from cxdesigner.formats.templates import load_template, template_names
from cxdesigner.model.view import RecordView
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.thumbnails import draw_view

NAMES = [template.name for template in template_names()]
_EDGE = 3


def inks(picture: QImage, xs: range, ys: range) -> set[str]:
    return {QColor(picture.pixelColor(x, y)).name() for x in xs for y in ys}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_template_is_cut_off(name: str, qapp: QApplication) -> None:
    theme = Theme.load("light")
    drawn = draw_view(RecordView(load_template(name)), theme, "en")
    width, height = drawn.width(), drawn.height()
    paper = {qcolor(theme, "canvas").name()}
    whole = range(_EDGE, width - _EDGE), range(_EDGE, height - _EDGE)
    assert inks(drawn, whole[0], range(_EDGE, 2 * _EDGE)) == paper
    assert inks(drawn, whole[0], range(height - 2 * _EDGE, height - _EDGE)) == paper
    assert inks(drawn, range(_EDGE, 2 * _EDGE), whole[1]) == paper
    assert inks(drawn, range(width - 2 * _EDGE, width - _EDGE), whole[1]) == paper


@pytest.mark.parametrize("elements", [0, 8])
def test_a_journey_of_eight_steps_is_seen_to_its_end(elements: int, qapp: QApplication) -> None:
    bp = BlueprintBuilder("journey_map", steps=8)
    for number in range(1, elements + 1):
        bp.element(f"c{number}", "doing", number)
    theme = Theme.load("light")
    drawn = draw_view(RecordView(bp.records), theme, "en")
    width, height = drawn.width(), drawn.height()
    paper = {qcolor(theme, "canvas").name()}
    rows = range(_EDGE, height - _EDGE)
    assert inks(drawn, range(width - 2 * _EDGE, width - _EDGE), rows) == paper
