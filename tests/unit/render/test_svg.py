"""Pages as SVG."""

import base64
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from scenes import MEASURER, element, line, link, page_of, sample_page

from cxdesigner.base.geometry import Rect
from cxdesigner.render.svg import write_svg
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.primitives import ImageShape
from cxdesigner.scene.theme import Theme

SVG = "{http://www.w3.org/2000/svg}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LIGHT = Theme.load("light")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def tree(*items: SceneItem, **options) -> ElementTree.Element:
    return ElementTree.fromstring(write_svg(page_of(*items), LIGHT, **options))


def group(root: ElementTree.Element, id: str) -> ElementTree.Element:
    found = root.findall(f".//{SVG}g[@id='{id}']")
    assert len(found) == 1
    return found[0]


def test_units_are_points() -> None:
    root = tree()
    assert (root.get("width"), root.get("height")) == ("600pt", "400pt")
    assert root.get("viewBox") == "0 0 600 400"


def test_every_record_is_a_group_that_says_what_it_is() -> None:
    root = tree(
        element("c1", 0, 0, "点餐", step_id="s1", stage_id="g1"),
        link("k1", 0, 0, "c1", "c2"),
        line(),
    )
    found = group(root, "c1")
    assert {name: value for name, value in found.attrib.items() if name.startswith("data-")} == {
        "data-kind": "element",
        "data-element-kind": "action",
        "data-lane": "customer",
        "data-lane-id": "lane-1",
        "data-step": "s1",
        "data-stage": "g1",
    }
    flow = group(root, "k1")
    assert flow.get("data-kind") == "link"
    assert flow.get("data-link-kind") == "recovery"
    assert (flow.get("data-source"), flow.get("data-target")) == ("c1", "c2")
    assert group(root, "line-1").get("data-line-kind") == "visibility"


def test_badges_are_groups_within_their_element() -> None:
    found = group(tree(element("c1", 0, 0, "点餐")), "c1").find(f"{SVG}g")
    assert found is not None
    assert found.get("data-kind") == "badge"


def test_samples_in_a_legend_stand_for_no_record() -> None:
    root = ElementTree.fromstring(write_svg(sample_page(), LIGHT))
    legend = group(root, "clipped")
    assert legend.get("data-kind") == "legend"
    inside = [node for node in legend.iter(f"{SVG}g") if node is not legend]
    assert inside
    assert all(node.get("data-kind") is None for node in inside)


def test_texts_are_texts_in_bundled_fonts() -> None:
    root = tree(element("c1", 0, 0, "去 Łódź don’t 👍"))
    titles = ["".join(node.itertext()) for node in group(root, "c1").findall(f"{SVG}text")]
    assert "".join(titles).replace(" ", "") == "去Łódźdon’t👍"
    families = {
        node.get("font-family", "").split(",")[0] for node in root.iter() if node.get("font-family")
    }
    assert families == {"Noto Sans SC", "Noto Sans", "Noto Emoji"}


def test_emoji_are_not_smeared_by_a_bold_weight() -> None:
    root = tree(element("c1", 0, 0, "好👍"))
    (emoji,) = [node for node in root.iter(f"{SVG}tspan") if node.text == "👍"]
    assert emoji.get("font-weight") == "400"


def test_a_bold_text_of_emoji_alone_is_well_formed() -> None:
    root = tree(element("c1", 0, 0, "👍"))
    (emoji,) = [node for node in root.iter(f"{SVG}text") if node.text == "👍"]
    assert emoji.get("font-weight") == "400"


def test_only_turned_text_has_a_transform() -> None:
    root = ElementTree.fromstring(write_svg(sample_page(), LIGHT))
    turned = {node.tag for node in root.iter() if node.get("transform")}
    assert turned == {f"{SVG}text"}


def test_readers_that_cannot_see_get_words() -> None:
    item = replace(element("c1", 0, 0, "点餐", "zh-TW"), description="Step 1 <of> 9")
    root = tree(item, title="火锅 & Co", description="what it says")
    assert root.findtext(f"{SVG}title") == "火锅 & Co"
    assert root.findtext(f"{SVG}desc") == "what it says"
    assert root.get(LANG) == "zh-CN"
    found = group(root, "c1")
    assert found.findtext(f"{SVG}title") == "点餐"
    assert found.findtext(f"{SVG}desc") == "Step 1 <of> 9"
    assert found.get(LANG) == "zh-TW"


@pytest.mark.parametrize("id", ["svg-title", "clip", "a b", "", '<&">', "\x00"])
def test_any_id_makes_a_well_formed_document(id: str) -> None:
    root = tree(element(id, 0, 0, "x\x01 \ud800 <&> \"'"), element(id + "2", 0, 99, "y"))
    ids = [node.get("id") for node in root.iter() if node.get("id") is not None]
    assert len(ids) == len(set(ids))
    if id in ("svg-title", "clip"):
        assert group(root, id).get("data-kind") == "element"


def test_only_safe_links_are_live() -> None:
    for url, live in [
        ("https://example.org/?a=1&b=2", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("", False),
    ]:
        root = tree(replace(element("c1", 0, 0, "x"), url=url))
        assert [node.get("href") for node in root.iter(f"{SVG}a")] == ([url] if live else [])


def test_pictures_are_embedded_and_missing_ones_are_marked() -> None:
    shape = ImageShape(1, 2, 30, 40, "abc")
    item = SceneItem("i", "element", Layer.ELEMENT, 0, 0, Rect(0, 0, 50, 50), (shape,))
    (image,) = tree(item, images={"abc": PNG}).iter(f"{SVG}image")
    assert base64.b64decode(image.get("href", "").removeprefix("data:image/png;base64,")) == PNG
    assert not [*tree(item).iter(f"{SVG}image")]
    assert not [*tree(item, images={"abc": b"<svg onload='x'/>"}).iter(f"{SVG}image")]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert write_svg(sample_page(), LIGHT) == write_svg(sample_page(), LIGHT)


def test_widths_are_those_measured() -> None:
    root = tree(element("c1", 10, 20, "点餐"))
    text = group(root, "c1").find(f"{SVG}text")
    assert text is not None
    assert float(text.get("textLength", 0)) == pytest.approx(
        MEASURER.width("点餐", "bold", 9.5, "zh-CN"), abs=0.01
    )
    assert text.get("x") == "20"
