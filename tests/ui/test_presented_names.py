"""The names of curves in a presentation: each in the light, or dimmed as one."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.base.progress import unheard
from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.presenting import stage as stage_module
from cxdesigner.ui.presenting.camera import Look
from cxdesigner.ui.presenting.show import made_ready
from cxdesigner.ui.presenting.stage import StageView

SIZE = QSize(1366, 768)


def darkest(image: QImage, look: Look, place: Rect) -> int:
    """The lightness of the darkest pixel in a part of the scene."""
    left, top = (place.x - look.x) * look.scale, (place.y - look.y) * look.scale
    right, bottom = left + place.width * look.scale, top + place.height * look.scale
    return min(
        image.pixelColor(x, y).lightness()
        for y in range(round(top), round(bottom))
        for x in range(round(left), round(right))
    )


@pytest.mark.parametrize("many", [False, True], ids=["few", "many"])
def test_the_name_of_a_curve_is_not_half_dimmed_at_the_edge_of_the_light(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    if many:
        monkeypatch.setattr(stage_module, "_MANY", 0)
    doc = BlueprintBuilder(steps=4)
    for step in (1, 2, 3):
        doc.element(f"e{step}", "customer", step)
    for persona, value in (("Wilhelmina-Wu", 1.0), ("Maximilian-Mo", -1.0)):
        for step in (1, 2, 3):
            doc.emotion(f"e{step}", value, persona)
    document = Document(doc.records)
    document.set_view(persona_ids=("Wilhelmina-Wu", "Maximilian-Mo"))
    show = made_ready(document)(unheard)
    stage = StageView(show.items, show.grid, Theme.load("light"), show.images)
    qtbot.addWidget(stage)
    stage.resize(SIZE)
    (name, *_others) = (item.rect for item in show.items if item.id == ":name:Wilhelmina-Wu")
    seen = 0
    for slide in show.slides:
        stage.show_slide(slide, None, at_once=True)
        stage.grab()
        qtbot.waitUntil(lambda: not stage.is_drawing)
        look = stage.look
        assert look is not None
        edge = look.focus.right if name.x < look.focus.right < name.right else look.focus.x
        if not name.x + 4 < edge < name.right - 4:
            continue
        seen += 1
        image = stage.grab().toImage()

        inner = Rect(name.x, name.y, edge - name.x, name.height)
        left = darkest(image, look, inner)
        right = darkest(image, look, Rect(edge, name.y, name.right - edge, name.height))
        assert abs(left - right) < 40, (slide.kind, left, right)
    assert seen
