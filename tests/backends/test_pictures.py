"""Every painter draws the pictures of a document, at the same places and clipped alike."""

from io import BytesIO

import pikepdf
import pytest
from drawn import Drawing, Recorder, read_pdf, read_svg
from photos import picture
from PySide6.QtGui import QImage, QPainter

from builders import BlueprintBuilder
from cxdesigner.editor.commands.pictures import add_pictures, set_own_icon, set_portrait
from cxdesigner.model.asset import Asset, contents_of
from cxdesigner.model.store import Store
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.qtrender.raster import write_png
from cxdesigner.qtrender.resources import register_fonts
from cxdesigner.render.pdf import write_pdf
from cxdesigner.render.svg import write_svg
from cxdesigner.scene.items import PageSet
from cxdesigner.scene.page import compose
from cxdesigner.scene.theme import PRINT, Theme

pytestmark = pytest.mark.usefixtures("qapp")

CLOSE = 0.03


def album() -> Store:
    build = BlueprintBuilder()
    build.element("card", "evidence", 1, label="Menu")
    build.element("touch", "customer", 1, start=True)
    build.element("note", "evidence", 2, kind="note", label="")
    build.element("system", "support", 2, kind="system")
    build.emotion("touch", 1)
    store = build.store()
    with store.transaction() as tx:
        add_pictures(tx, ("card", "touch"), (picture(40, 30),))
        add_pictures(tx, ("note",), [picture(30 + n, 30) for n in range(6)])
        set_own_icon(tx, ("system",), picture(8, 8, "#00aa00"))
        set_portrait(tx, "persona", picture(24, 24, "#aa0000"))
    return store


@pytest.fixture(scope="module")
def pages() -> PageSet:
    return compose(album())


@pytest.fixture(scope="module")
def images() -> dict[str, bytes]:
    return contents_of(album().of_type(Asset))


@pytest.fixture(scope="module")
def drawn(pages: PageSet, images: dict[str, bytes], qapp_cls, qapp) -> dict[str, Drawing]:
    theme, (page,) = Theme.load(PRINT), pages.pages
    register_fonts()
    recorder = Recorder(page.width, page.height)
    painter = QPainter(recorder)
    ScenePainter(theme, images).draw_page(painter, page)
    painter.end()
    return {
        "svg": read_svg(write_svg(page, theme, images=images)),
        "pdf": read_pdf(write_pdf(pages, theme, images=images)),
        "qt": recorder.drawing,
    }


@pytest.mark.parametrize("name", ["pdf", "qt"])
def test_every_picture_stands_in_the_same_place(drawn: dict[str, Drawing], name: str) -> None:
    ours, theirs = drawn["svg"].images, drawn[name].images
    # One each on the card and the touchpoint, four of six on the note, the icon, the portrait.
    assert len(theirs) == len(ours) == 8
    for one, two in zip(ours, theirs, strict=True):
        assert two == pytest.approx(one, abs=CLOSE)


@pytest.mark.parametrize("name", ["pdf", "qt"])
def test_every_picture_is_clipped_alike(drawn: dict[str, Drawing], name: str) -> None:
    ours = [clip for clip in drawn["svg"].clips if clip[2] < 200]
    theirs = [clip for clip in drawn[name].clips if clip[2] < 200]
    assert len(ours) == 4
    for one in ours:
        assert any(two == pytest.approx(one, abs=CLOSE) for two in theirs)


def test_a_picture_used_twice_is_in_the_pdf_once(pages: PageSet, images: dict[str, bytes]) -> None:
    data = write_pdf(pages, Theme.load(PRINT), images=images)
    with pikepdf.open(BytesIO(data)) as document:
        kinds = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
    assert len(kinds) == len(images) - 2


def test_the_picture_of_a_card_is_seen_and_its_corner_is_cut(
    pages: PageSet, images: dict[str, bytes]
) -> None:
    (page,) = pages.pages
    shot = QImage.fromData(write_png(page, Theme.load(PRINT), dpi=72, images=images))
    item = page.scene.items["card"]
    x, y = item.x, item.y
    assert shot.pixelColor(round(x + 50), round(y + 50)).name() == "#336699"
    assert shot.pixelColor(round(x + 8), round(y + 8)).name() == "#ffcc00"
    # The page is folded at its upper right corner.
    assert shot.pixelColor(round(x + item.bounds.width - 2), round(y + 2)).name() != "#336699"


def test_a_pdf_has_no_more_pixels_than_paper_can_show() -> None:
    build = BlueprintBuilder()
    build.element("card", "evidence", 1, label="Menu")
    store = build.store()
    with store.transaction() as tx:
        add_pictures(tx, ("card",), (picture(1600, 1200),))
    images = contents_of(store.of_type(Asset))
    data = write_pdf(compose(store), Theme.load(PRINT), images=images)
    with pikepdf.open(BytesIO(data)) as document:
        (stored,) = (
            item
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        )
        width, height = int(stored.Width), int(stored.Height)
    # 106 points at 300 dots an inch.
    assert (width, height) == (442, 332)
