"""Pages as PNG."""

import pytest
from PySide6.QtGui import QImage
from scenes import element, page_of, sample_page

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.errors import ExportError
from cxdesigner.base.geometry import Rect
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView
from cxdesigner.qtrender import raster
from cxdesigner.qtrender.painter import reaches
from cxdesigner.qtrender.raster import MAX_PIXELS, draw_image, max_dpi, write_png
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import layout
from cxdesigner.scene.lens.dress import dressed
from cxdesigner.scene.lens.figures import lens_figures
from cxdesigner.scene.lens.options import Lens
from cxdesigner.scene.primitives import RectShape
from cxdesigner.scene.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")

LIGHT = Theme.load("light")


def read(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(data, "PNG")
    return image


def test_the_picture_has_the_size_resolution_and_title_asked_for() -> None:
    image = read(write_png(sample_page(), LIGHT, dpi=144, title="火锅"))
    assert (image.width(), image.height()) == (1200, 800)
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == 5669
    assert image.text("Title") == "火锅"


def test_bands_and_tiles_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = draw_image(sample_page(), LIGHT, scale=1)
    monkeypatch.setattr(raster, "_BAND_PIXELS", 600 * 37)
    monkeypatch.setattr(raster, "_MAX_TILE", 101)
    image = read(write_png(sample_page(), LIGHT, dpi=72))
    assert image.size() == whole.size()
    # Antialiased edges at a seam round by one step of 255.
    worst = max(
        abs(one - two)
        for y in range(whole.height())
        for one, two in zip(_row(whole, y), _row(image, y), strict=True)
    )
    assert worst <= 2


def _row(image: QImage, y: int) -> bytes:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return bytes(rgb.constBits()[y * rgb.bytesPerLine() :][: rgb.width() * 3])


def test_the_sheet_is_painted_in_its_theme() -> None:
    dark = Theme.load("dark")
    image = read(write_png(page_of(), dark, dpi=72))
    assert image.pixelColor(3, 3).name() == dark.colour("canvas").hex


def test_odd_sizes_are_rounded_up() -> None:
    image = read(write_png(page_of(width=595.28, height=100.5), LIGHT, dpi=72))
    assert (image.width(), image.height()) == (596, 101)


def test_too_large_a_picture_is_refused_naming_the_resolution_that_fits() -> None:
    page = page_of(width=2383.94, height=3370.39)
    limit = max_dpi(page)
    assert 430 < limit < 450
    scale = limit / 72
    assert page.width * scale * page.height * scale <= MAX_PIXELS
    with pytest.raises(ExportError, match=f"{limit} dpi"):
        write_png(page, LIGHT, dpi=limit + 1)


def test_a_strip_wider_than_qt_can_paint_is_whole() -> None:
    page = page_of(element("c1", 39_800, 10, "尾"), width=40_000, height=90)
    image = read(write_png(page, LIGHT, dpi=72))
    assert image.width() == 40_000
    row = [x for x in range(39_700, 40_000) if image.pixelColor(x, 40).red() < 250]
    assert (row[0], row[-1]) == (39_799, 39_906)


def test_a_band_paints_what_only_the_figure_of_an_element_reaches_into() -> None:
    view = RecordView(load_template("hot-pot"))
    scene = layout(view)
    figures = lens_figures(Facts(view), Lens("emotion"))
    warm = dressed(scene, figures, Typesetter("zh-CN"))
    seen = 0
    for item in warm.of_kind("element"):
        added = item.primitives[len(scene.items[item.id].primitives) :]
        for pill in (shape for shape in added if isinstance(shape, RectShape)):
            seen += 1
            lowest = item.y + pill.y + pill.height + 0.5
            assert reaches(item, Rect(item.x + pill.x, lowest - 0.1, 5.0, 7.0))
    assert seen > 5
