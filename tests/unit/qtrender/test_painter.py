"""Scenes on a QPainter."""

import pytest
from drawn import Recorder
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QPicture
from scenes import MEASURER, element, page_of, sample_page

from cxdesigner.base.geometry import Rect
from cxdesigner.qtrender.painter import ScenePainter, glyph_run
from cxdesigner.qtrender.raster import draw_image
from cxdesigner.qtrender.resources import register_fonts, window_font
from cxdesigner.scene.primitives import ImageShape
from cxdesigner.scene.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")

LIGHT = Theme.load("light")


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    register_fonts()


def test_glyphs_stand_where_the_measurer_says() -> None:
    for text in ("点餐 CRM", "AVATAR fi To"):
        (run,) = MEASURER.runs(text, 0, 0, "bold", 9.5, language="zh-CN")
        places = [point.x() for point in glyph_run(run.text, run.family, "bold", 9.5).positions()]
        sums = [MEASURER.width(text[:at], "bold", 9.5, "zh-CN") for at in range(len(text))]
        assert places == pytest.approx(sums)


def test_a_character_no_font_has_gets_the_missing_glyph() -> None:
    indexes = glyph_run("永한", "NotoSansSC", "regular", 10).glyphIndexes()
    assert indexes[0] > 0
    assert indexes[1] == 0


def ink(image: QImage) -> set[tuple[int, int]]:
    """Places darker than half, in cells of 4 pixels: hinting of edges does not count."""
    return {
        (x // 4, y // 4)
        for y in range(image.height())
        for x in range(image.width())
        if QColor(image.pixel(x, y)).lightness() < 128
    }


@pytest.mark.parametrize("scale", [3.0, 5.0, 12.0])
def test_texts_stay_when_drawn_large(scale: float) -> None:
    page = page_of(width=40, height=30)
    image = draw_image(page, LIGHT, scale=scale)
    painter = QPainter(image)
    painter.scale(scale, scale)
    (run,) = MEASURER.runs("锅Ag", 4, 22, "bold", 12, language="zh-CN")
    ScenePainter(LIGHT).draw_primitives(painter, [run])
    painter.end()
    pixels = image.width() * image.height()
    dark = sum(
        QColor(image.pixel(x, y)).lightness() < 128
        for y in range(image.height())
        for x in range(image.width())
    )
    assert 0.05 < dark / pixels < 0.15


def test_recorded_texts_look_as_glyphs_do() -> None:
    page = page_of(element("c1", 10, 10, "等位页面 Łódź 👍 AVATAR"), width=130, height=90)
    direct = draw_image(page, LIGHT, scale=2)
    picture = QPicture()
    painter = QPainter(picture)
    ScenePainter(LIGHT).draw_page(painter, page)
    painter.end()
    replayed = QImage(direct.size(), QImage.Format.Format_RGB32)
    painter = QPainter(replayed)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    painter.drawPicture(0, 0, picture)
    painter.end()
    ours, theirs = ink(direct), ink(replayed)
    assert len(ours) > 50
    assert len(ours ^ theirs) < 0.2 * len(ours)


def test_only_what_is_exposed_is_drawn() -> None:
    page = page_of(element("c1", 10, 10, "点餐"), element("c2", 400, 200, "结账"))
    recorder = Recorder(600, 400)
    painter = QPainter(recorder)
    ScenePainter(LIGHT).draw_page(painter, page, Rect(380, 180, 200, 200))
    painter.end()
    assert [text.words for text in recorder.drawing.texts] == ["结账", "F"]


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(1.5, 1.5)
    before = painter.combinedTransform()
    scene_painter = ScenePainter(LIGHT)
    scene_painter.draw_page(painter, sample_page())
    assert painter.combinedTransform() == before
    assert not painter.hasClipping()
    painter.end()


def test_widgets_fall_back_on_the_bundled_families_in_the_order_of_the_language() -> None:
    families = window_font(9, "zh-TW").families()
    assert families == ["Noto Sans TC", "Noto Sans", "Noto Sans SC", "Noto Emoji"]


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_a_black_drawing_without_a_ground_is_seen_in_every_theme(name: str) -> None:
    icon = QImage(16, 16, QImage.Format.Format_ARGB32)
    icon.fill(QColor(0, 0, 0, 0))
    for x in range(4, 12):
        icon.setPixelColor(x, 8, QColor("black"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icon.save(buffer, "PNG")
    theme = Theme.load(name)
    image = draw_image(page_of(width=20, height=20), theme)
    painter = QPainter(image)
    shown = ImageShape(2, 2, 16, 16, "a" * 64)
    ScenePainter(theme, {"a" * 64: data.data()}).draw_primitives(painter, [shown])
    painter.end()
    line, ground = image.pixelColor(10, 10), image.pixelColor(10, 6)
    assert line.lightness() < 40
    assert ground.lightness() > 200
