"""Pages as PDF."""

import base64
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from drawn import read_pdf
from scenes import element, page_of, sample_page

from cxdesigner.base.errors import ExportError
from cxdesigner.base.geometry import Rect
from cxdesigner.render.pdf import MAX_SIDE, write_pdf
from cxdesigner.scene.items import Layer, Outline, PageSet, SceneItem
from cxdesigner.scene.primitives import ImageShape
from cxdesigner.scene.theme import Theme

LIGHT = Theme.load("light")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def written(*pages, images=None, **fields) -> bytes:
    fields.setdefault("title", "火锅 👍")
    return write_pdf(PageSet(pages or (sample_page(),), **fields), LIGHT, images=images or {})


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def words(data: bytes, index: int = 0) -> str:
    return "".join("".join(text.words for text in read_pdf(data, index).texts).split())


def test_titles_are_found_as_text_emoji_and_rare_characters_too() -> None:
    titles = ["等位页面与排号小票", "R&D (好) 👍", "字𠮷한", "Łódź don’t"]
    items = [element(f"c{at}", 0, 70 * at, title) for at, title in enumerate(titles)]
    found = words(written(page_of(*items)))
    for title in titles:
        assert title.replace(" ", "") in found


def test_every_font_is_embedded_as_a_subset_and_none_is_reportlab_s_own() -> None:
    with opened(written()) as document:
        fonts = [*document.pages[0].resources.Font.values()]
        assert len(fonts) >= 5
        for font in fonts:
            assert "+Noto" in str(font.BaseFont)
            assert len(font.FontDescriptor.FontFile2.read_bytes()) < 200_000
            assert "/ToUnicode" in font


def test_metadata_is_what_was_given() -> None:
    data = written(subject="等位", keywords=("a", "b"), language="zh-CN")
    with opened(data) as document:
        info = {name: str(value) for name, value in document.docinfo.items()}
        assert info == {
            "/Title": "火锅 👍",
            "/Subject": "等位",
            "/Keywords": "a, b",
            "/Creator": "CX Designer",
            "/Producer": info["/Producer"],
        }
        assert "anonymous" not in str(info)
        assert str(document.Root.Lang) == "zh-CN"
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_the_outline_leads_to_stages() -> None:
    first, second = sample_page(), replace(sample_page(), number=2)
    outline = (Outline("排队", 1, 60), Outline("点餐", 2, 100, 3), Outline("再来", 2, 200, 1))
    with opened(written(first, second, outline=outline)) as document:
        pages = [page.objgen for page in document.pages]
        with document.open_outline() as tree:
            (queue,) = tree.root
            assert queue.title == "排队"
            assert [child.title for child in queue.children] == ["点餐", "再来"]
        names = [queue, *queue.children]
        assert len(names) == 3
        entry = document.Root.Outlines.First
        destination = _destination(document, entry)
        assert destination[0].objgen == pages[0]
        assert float(destination[3]) == 340
        assert _destination(document, entry.First)[0].objgen == pages[1]


def _destination(document: pikepdf.Pdf, entry: pikepdf.Object) -> pikepdf.Object:
    name = entry.Dest
    if isinstance(name, pikepdf.Array):
        return name
    return document.Root.Dests[str(name)]


def test_pages_have_their_sizes() -> None:
    small = page_of(width=300, height=200)
    with opened(written(sample_page(), small)) as document:
        sizes = [[float(side) for side in page.mediabox[2:]] for page in document.pages]
        assert sizes == [[600, 400], [300, 200]]
        assert [float(side) for side in document.pages[1].obj.TrimBox] == [0, 0, 300, 200]


def test_the_same_pages_give_the_same_bytes() -> None:
    assert written() == written()


def test_the_source_is_attached_as_an_associated_file() -> None:
    pages = PageSet((sample_page(),), "t")
    data = write_pdf(pages, LIGHT, attachment=b'{"a": 1}', attachment_name="火锅.cxd")
    assert data == write_pdf(pages, LIGHT, attachment=b'{"a": 1}', attachment_name="火锅.cxd")
    with opened(data) as document:
        spec = document.attachments["火锅.cxd"]
        assert spec.get_file().read_bytes() == b'{"a": 1}'
        assert spec.filename == "火锅.cxd"
        assert document.Root.AF[0].AFRelationship == pikepdf.Name.Source


def test_a_page_over_the_limit_is_refused_with_its_length() -> None:
    with pytest.raises(ExportError, match="5080 mm"):
        written(page_of(width=MAX_SIDE + 1))
    assert written(page_of(width=MAX_SIDE))


def test_a_document_without_pages_is_refused() -> None:
    with pytest.raises(ExportError, match="no page"):
        write_pdf(PageSet((), "t"), LIGHT)


def test_pictures_are_embedded_once() -> None:
    shapes = (ImageShape(0, 0, 30, 30, "abc"), ImageShape(50, 0, 30, 30, "abc"))
    item = SceneItem("i", "element", Layer.ELEMENT, 0, 0, Rect(0, 0, 90, 50), shapes)
    with opened(written(page_of(item), images={"abc": PNG})) as document:
        assert len(document.pages[0].get_images()) == 1
    with opened(written(page_of(item), images={"abc": b"no picture"})) as document:
        assert len(document.pages[0].get_images()) == 0
    missing = read_pdf(written(page_of(item)))
    assert [shape.box for shape in missing.shapes] == [(0, 0, 30, 30), (50, 0, 30, 30)]


def test_only_safe_links_are_live() -> None:
    live = replace(element("c1", 100, 50, "x"), url="https://example.org/")
    dead = replace(element("c2", 100, 150, "x"), url="javascript:alert(1)")
    with opened(written(page_of(live, dead))) as document:
        (note,) = document.pages[0].obj.Annots
        assert str(note.A.URI) == "https://example.org/"
        assert [float(side) for side in note.Rect] == [100, 286, 206, 350]


def test_a_dark_sheet_has_a_dark_ground() -> None:
    data = write_pdf(PageSet((page_of(),), "t"), Theme.load("dark"))
    (ground,) = read_pdf(data).shapes
    assert ground.box == (0, 0, 600, 400)
