"""Problems of sheets that are found before they are written."""

from dataclasses import replace
from types import MappingProxyType

from builders import BlueprintBuilder
from cxdesigner.base.colour import parse
from cxdesigner.base.geometry import Rect
from cxdesigner.report.preflight import PreflightNote, preflight
from cxdesigner.scene.items import Layer, Page, PageSet, Scene, SceneItem
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.primitives import Clip, Group, ImageShape, Primitive
from cxdesigner.scene.theme import Theme


def _pages(*primitives: Primitive, x: float = 10.0, label: str = "Pays") -> PageSet:
    item = SceneItem("c1", "element", Layer.ELEMENT, x, 10.0, Rect(0, 0, 50, 30), primitives,
                     label=label, record_id="c1")  # fmt: skip
    scene = Scene(MappingProxyType({item.id: item}), 100.0, 60.0, "en")
    return PageSet((Page(scene, 100.0, 60.0, number=3),), "Title", language="en")


def _text(text: str, size: float, paint: str = "ink") -> tuple[Primitive, ...]:
    return TextMeasurer().runs(text, 2.0, 15.0, "regular", size, paint, "en")


def test_what_is_in_order_is_not_mentioned() -> None:
    assert preflight(_pages(*_text("Pays", 9)), Theme.load("print")) == ()


def test_what_reaches_beyond_the_sheet_is_named_with_its_page() -> None:
    note = preflight(_pages(x=70.0))[0]
    assert (note.problem, note.subjects, note.pages) == ("clipped", ("c1",), (3,))
    assert "Pays" in note.message


def test_text_that_leaves_the_sheet_counts_even_if_its_box_does_not() -> None:
    assert preflight(_pages(*_text("A very long text that goes on", 9)))[0].problem == "clipped"


def test_characters_without_a_glyph_are_listed() -> None:
    note = preflight(_pages(*_text("a\U00012000b", 9)))[0]
    assert note.problem == "missing_glyphs"
    assert "\U00012000" in note.message


def test_small_type_is_found_by_its_size_on_paper() -> None:
    assert preflight(_pages(*_text("Pays", 7.9)))[0].problem == "small_text"
    assert preflight(_pages(*_text("付款", 8.5)))[0].problem == "small_text"
    assert preflight(_pages(Group(0, 0, _text("Pays", 9), 0.8)))[0].problem == "small_text"
    assert preflight(_pages(Group(0, 0, _text("Pays", 6), 1.5))) == ()


def test_the_advice_does_not_ask_for_what_was_done() -> None:
    pages = _pages(*_text("Pays", 7))
    assert "let the drawing be split by stage" in preflight(pages)[0].message
    assert "export a PDF" in preflight(pages, single=True)[0].message
    split = preflight(replace(pages, pages=pages.pages * 2))[0].message
    assert "split by stage" not in split
    assert "larger sheet" in split


def test_pages_that_follow_the_drawing_do_not_split_it() -> None:
    pages = _pages(*_text("Pays", 7))
    (page,) = pages.pages
    items = {key: replace(item, kind="summary") for key, item in page.scene.items.items()}
    findings = replace(page, scene=replace(page.scene, items=MappingProxyType(items)))
    message = preflight(replace(pages, pages=(page, findings, findings)))[0].message
    assert "let the drawing be split by stage" in message


def test_the_letter_of_a_badge_is_a_sign_and_may_be_small() -> None:
    assert preflight(_pages(*_text("W", 6.6, "badge.wait.ink"))) == ()


def test_faint_colours_of_a_brand_are_reported() -> None:
    theme = Theme.load("light").replaced({"ink": parse("#dddddd")})
    note = preflight(_pages(*_text("Pays", 9)), theme)[0]
    assert note.problem == "contrast"
    assert "ink" in note.message


def test_a_picture_with_too_few_pixels_for_paper_is_named() -> None:
    shape = Group(0, 0, (Clip(0, 0, 40, 30, (ImageShape(0, 0, 36, 27, "aa"),)),), 0.5)
    # 18 points are a quarter of an inch.
    assert preflight(_pages(shape), sizes={"aa": (30, 20)}) == ()
    (note,) = preflight(_pages(shape), sizes={"aa": (29, 20)})
    assert (note.problem, note.subjects, note.pages) == ("coarse_picture", ("c1",), (3,))
    assert "116 dpi" in note.message
    assert "Pays" in note.message


def test_a_quote_of_which_the_curve_shows_a_part_is_named() -> None:
    def notes(quote: str) -> tuple[PreflightNote, ...]:
        doc = BlueprintBuilder(steps=4)
        doc.element("c1", "customer", 1)
        doc.emotion("c1", 1, quote=quote)
        return preflight(compose(doc.store(), PageOptions(language="en")))

    assert notes("Nobody tells me how long the wait will be") == ()
    (note,) = notes("Nobody tells me how long the wait will be. " * 4)
    assert (note.problem, note.pages) == ("cut_quote", (1,))
    assert note.message.endswith(": Nobody tells me how long…")
