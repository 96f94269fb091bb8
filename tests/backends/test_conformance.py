"""Every painter draws the same page alike, as read back from what it wrote."""

import pytest
from drawn import Drawing, Recorder, Shape, Text, read_pdf, read_svg
from PySide6.QtGui import QPainter
from scenes import sample_page

from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.qtrender.resources import register_fonts
from cxdesigner.render.pdf import write_pdf
from cxdesigner.render.svg import write_svg
from cxdesigner.scene.items import PageSet
from cxdesigner.scene.theme import NAMES, Theme

pytestmark = pytest.mark.usefixtures("qapp")

# Points: both documents keep two decimals.
CLOSE = 0.011


def drawings(theme: Theme) -> dict[str, Drawing]:
    page = sample_page()
    register_fonts()
    recorder = Recorder(page.width, page.height)
    painter = QPainter(recorder)
    ScenePainter(theme).draw_page(painter, page)
    painter.end()
    read = {
        "svg": read_svg(write_svg(page, theme)),
        "pdf": read_pdf(write_pdf(PageSet((page,), "样本"), theme)),
        "qt": recorder.drawing,
    }
    return {
        name: one.without_ground(page.width, page.height).joined() for name, one in read.items()
    }


@pytest.fixture(scope="module", params=NAMES)
def drawn(request: pytest.FixtureRequest, qapp_cls, qapp) -> dict[str, Drawing]:
    return drawings(Theme.load(request.param))


def faithful(text: Text, other: Text) -> bool:
    # Widths, unlike places, are sums of what each format rounds.
    return (
        (text.words, text.face, text.colour) == (other.words, other.face, other.colour)
        and text.x == pytest.approx(other.x, abs=2 * CLOSE)
        and text.y == pytest.approx(other.y, abs=2 * CLOSE)
        and text.size == pytest.approx(other.size, abs=CLOSE)
        and text.width == pytest.approx(other.width, abs=0.05)
        and text.angle == pytest.approx(other.angle, abs=0.01)
    )


def alike(shape: Shape, other: Shape) -> bool:
    return (
        shape.box == pytest.approx(other.box, abs=2 * CLOSE)
        and shape.fill == other.fill
        and shape.stroke == other.stroke
        and shape.pen == pytest.approx(other.pen, abs=CLOSE)
    )


@pytest.mark.parametrize("name", ["pdf", "qt"])
def test_every_text_stands_in_the_same_place(drawn: dict[str, Drawing], name: str) -> None:
    ours, theirs = drawn["svg"].texts, drawn[name].texts
    assert [text.words for text in theirs] == [text.words for text in ours]
    different = [
        (one, two) for one, two in zip(ours, theirs, strict=True) if not faithful(one, two)
    ]
    assert different == []


@pytest.mark.parametrize("name", ["pdf", "qt"])
def test_every_shape_has_the_same_box_and_colours(drawn: dict[str, Drawing], name: str) -> None:
    ours, theirs = drawn["svg"].shapes, drawn[name].shapes
    assert len(ours) > 15
    assert len(theirs) == len(ours)
    different = [(one, two) for one, two in zip(ours, theirs, strict=True) if not alike(one, two)]
    assert different == []


@pytest.mark.parametrize("name", ["pdf", "qt"])
def test_clips_are_the_same(drawn: dict[str, Drawing], name: str) -> None:
    ours, theirs = drawn["svg"].clips, drawn[name].clips
    assert len(ours) == 1
    assert theirs[0] == pytest.approx(ours[0], abs=CLOSE)


def test_the_sample_has_all_that_can_go_wrong(drawn: dict[str, Drawing]) -> None:
    texts = drawn["svg"].texts
    assert {text.face for text in texts} >= {
        "NotoSansSC-Regular",
        "NotoSansSC-Bold",
        "NotoSansTC-Bold",
        "NotoSans-Regular",
        "NotoEmoji-Regular",
    }
    assert {text.angle for text in texts} == {0.0, -90.0, 30.0}
    assert any(shape.fill and "@" in shape.fill for shape in drawn["svg"].shapes)
