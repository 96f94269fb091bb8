"""Sheets: fitting, splitting, frame, legend, outline."""

from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.formats.templates import load_template
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.render.svg import write_svg
from cxdesigner.report.preflight import preflight
from cxdesigner.scene import framed
from cxdesigner.scene import page as page_module
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import layout
from cxdesigner.scene.feelings import whole_curves
from cxdesigner.scene.framed import Fitted, Job
from cxdesigner.scene.items import Page, PageSet, SceneItem
from cxdesigner.scene.legend import entries
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.page import MAX_SIDE, PageOptions, compose
from cxdesigner.scene.paper import PAPER
from cxdesigner.scene.parts import cut, group_columns
from cxdesigner.scene.primitives import Group, TextRun
from cxdesigner.scene.theme import Theme

TEMPLATES = (("hot-pot", "zh-CN"), ("electronics", "en"), ("electronics", "zh-CN"),
             ("electronics", "zh-TW"), ("outpatient", "en"), ("homestay", "zh-TW"))  # fmt: skip


@cache
def _compose(name: str, **options: object) -> PageSet:
    return compose(RecordView(load_template(name)), PageOptions(**options))  # type: ignore[arg-type]


def _words(page: Page) -> str:
    texts = ElementTree.fromstring(write_svg(page, Theme.load("print"))).itertext()
    return " ".join(" ".join(texts).split())


def _part(page: Page, kind: str) -> SceneItem:
    return next(item for item in page.scene.items.values() if item.kind == kind)


@pytest.mark.parametrize("landscape", [None, False, True])
def test_a_slide_lies_and_holds_the_whole_with_its_title(landscape: bool | None) -> None:
    for name in ("hot-pot", "outpatient", "electronics", "homestay"):
        (page,) = _compose(name, size="16:9", landscape=landscape).pages
        assert (page.width, page.height) == (1440.0, 810.0)
        assert page.scale >= 0.85
        assert list(page.scene.of_kind("title"))


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
@pytest.mark.parametrize("landscape", [True, None])
def test_every_template_fits_one_a3_landscape_without_a_remark(
    name: str, language: str, landscape: bool | None
) -> None:
    pages = _compose(name, size="A3", landscape=landscape, language=language)
    assert len(pages.pages) == 1
    page = pages.pages[0]
    assert (page.width, page.height) == (PAPER["A3"][1], PAPER["A3"][0])
    assert page.scale > 0.9
    assert preflight(pages, Theme.load("print")) == ()


@pytest.mark.parametrize(
    ("template", "title"),
    [("empty-journey", "Untitled journey map"), ("empty-blueprint", "Untitled blueprint")],
)
def test_what_has_no_title_is_called_what_it_is(template: str, title: str) -> None:
    assert _compose(template, language="en").title == title


def test_no_record_is_lost_whatever_its_id() -> None:
    own = {
        item.id.lstrip(":")
        for item in _compose("hot-pot", size="A4").pages[0].scene.items.values()
        if item.id.startswith(":")
    }
    assert {"title", "summary", "legend", "footer", "emotion_axis"} <= own
    doc = BlueprintBuilder()
    ids = [doc.element(id, "customer", at % 3 + 1) for at, id in enumerate(sorted(own))]
    doc.emotion(ids[0], 1.0)
    (page,) = compose(doc.store(), PageOptions()).pages
    assert {item.id for item in page.scene.of_kind("element")} == set(ids)
    svg = ElementTree.fromstring(write_svg(page, Theme.load("print")))
    drawn = [group.get("id") for group in svg.iter() if group.get("data-kind") == "element"]
    assert sorted(filter(None, drawn)) == sorted(ids)


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
@pytest.mark.parametrize("emotion", ["band", "above", "overlay", "off"])
def test_a_sheet_that_fits_the_content_has_nothing_to_remark(
    name: str, language: str, emotion: str
) -> None:
    pages = _compose(name, language=language, emotion=emotion)
    assert len(pages.pages) == 1
    assert preflight(pages, Theme.load("light")) == ()


def test_a_collapsed_stage_is_narrow_on_the_sheet_which_tells_of_all_of_it() -> None:
    whole = _compose("hot-pot").pages[0].scene
    (page,) = _compose("hot-pot", collapsed=("s2",)).pages
    kinds = {key: item.kind for key, item in page.scene.items.items()}
    boxes = {key for key, kind in kinds.items() if kind == "element"} - whole.items.keys()
    # Evidence, customer, frontstage, backstage and support.
    assert len(boxes) == 5
    assert "c4" not in kinds
    ends = {item.target_id for item in page.scene.items.values() if item.kind == "link"}
    assert ends & boxes
    told = [next(i for i in s.items.values() if i.kind == "summary") for s in (whole, page.scene)]
    assert told[0].label == told[1].label
    named = {key: i.label for key, i in page.scene.items.items() if i.kind == "emotion"}
    assert named.items() <= {key: item.label for key, item in whole.items.items()}.items()


def test_parts_of_the_frame_do_not_overlap_the_drawing_or_each_other() -> None:
    page = _compose("outpatient", size="A3").pages[0]
    frame = [_part(page, kind).rect for kind in ("title", "summary", "legend", "footer")]
    drawn = [item.rect for item in page.scene.items.values()
             if item.kind in ("lane", "stage", "element")]  # fmt: skip
    for at, rect in enumerate(frame):
        assert not any(rect.intersects(other) for other in (*frame[at + 1 :], *drawn))


def test_the_legend_lists_what_is_used_and_only_that() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1, marks=("fail",))
    doc.element("b", "frontstage", 1)
    doc.link("a", "b", "interaction")
    page = compose(doc.store(), PageOptions(language="en")).pages[0]
    names = [child.label for child in _part(page, "legend").children]
    assert names == ["Interaction", "Touchpoint", "Action", "Fail point"]
    doc.element("c", "support", 1)
    doc.link("c", "b", "support")
    page = compose(doc.store(), PageOptions(language="en")).pages[0]
    assert {"Support", "Process"} <= {child.label for child in _part(page, "legend").children}


def test_the_legend_knows_the_signs_of_links_whatever_they_look_like() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("ask", "customer", 1, kind="decision")
    doc.element("yes", "customer", 2)
    doc.element("talk", "frontstage", 1)
    doc.link("ask", "yes", default=True)
    doc.link("yes", "ask", loop=True)
    doc.link("talk", "ask", "interaction", parallel=True)
    items = layout(doc.store(), LayoutOptions(language="en")).of_kind("link")
    plain = [replace(item, primitives=()) for item in items]
    names = {entry.name for entry in entries(plain, Typesetter("en"))}
    assert names > {"Loop back", "Usual way out of a decision", "At the same time as others"}
    assert len(names) == 5


def test_title_scenario_people_and_notice_are_on_the_sheet() -> None:
    pages = _compose("hot-pot", size="A3", language="zh-CN")
    assert pages.title == "火锅门店堂食服务蓝图"
    assert pages.subject.startswith("周末晚高峰")
    assert pages.author == ""
    assert pages.language == "zh-CN"
    footer = _part(pages.pages[0], "footer")
    assert _part(pages.pages[0], "title").label == pages.title
    view = RecordView(load_template("hot-pot"))
    assert view.blueprint.illustrative
    notices = [item.description for item in pages.pages[0].scene.of_kind("footer")]
    assert any(notices), footer


def test_a_sheet_tells_of_the_persona_whose_curve_it_draws() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.records[0] = doc.records[0].replace(title=LocalText())
    doc.element("a", "customer", 1)
    doc.element("b", "customer", 2)
    doc.emotion("a", 2.0, "Anna")
    doc.emotion("b", -2.0, "Bert")
    options = PageOptions(language="en", persona_ids=("Bert",), name="Hotel")
    pages = compose(doc.store(), options)
    assert pages.title == "Hotel"
    (page,) = pages.pages
    assert [item.persona_id for item in page.scene.of_kind("emotion_curve")] == ["Bert"]
    said = _words(page)
    assert "Bert – Lowest point: b (−2)" in said
    assert "Anna" not in said


@pytest.mark.parametrize(("state", "said"), [("future", True), ("current", False), (None, False)])
def test_a_sheet_says_that_it_shows_what_is_not_there_yet(state: str | None, said: bool) -> None:
    doc = BlueprintBuilder(steps=1)
    doc.records[0] = doc.records[0].replace(state=state)
    (page,) = compose(doc.store(), PageOptions(language="en")).pages
    assert ("Future state" in _words(page)) == said


def test_a_drawing_too_large_for_readable_type_is_split_at_stages() -> None:
    view = RecordView(load_template("outpatient"))
    pages = compose(view, PageOptions(size="A4", language="en"))
    assert len(pages.pages) > 1
    assert preflight(pages) == ()
    seen: list[str] = []
    for page in pages.pages:
        stages = {item.stage_id for item in page.scene.of_kind("stage")}
        for item in page.scene.of_kind("element"):
            assert item.stage_id in stages
        seen += [item.id for item in page.scene.of_kind("element")]
        assert len(list(page.scene.of_kind("lane_header"))) == len(view.lanes)
    assert sorted(seen) == sorted(element.id for element in view.of_type(Element))


def test_no_line_beside_the_title_ends_with_the_dot_between_its_parts() -> None:
    page = _compose("electronics", size="A4", language="en").pages[0]
    (title,) = page.scene.of_kind("title")
    (drawn,) = (shape for shape in title.primitives if isinstance(shape, Group))
    texts = [run.text for run in drawn.children if isinstance(run, TextRun)]
    assert any("Mr Chen" in text for text in texts)
    assert not [text for text in texts if text.rstrip().endswith("·")]


def test_the_peak_of_the_whole_is_named_on_one_page_only() -> None:
    pages = _compose("outpatient", size="A4", language="en").pages
    labels = [item.label for page in pages for item in page.scene.of_kind("emotion")]
    assert sum("Peak" in label for label in labels) == 1
    assert sum("End" in label for label in labels) == 1


def _leads(page: Page) -> list[SceneItem]:
    return [item for item in page.scene.items.values() if item.id.startswith(":lead:")]


def test_the_curve_leads_out_of_a_page_and_into_the_next() -> None:
    pages = [
        page
        for page in _compose("outpatient", size="A4", language="en").pages
        if list(page.scene.of_kind("emotion"))
    ]
    assert len(pages) > 1
    for number, page in enumerate(pages):
        points = [item.x for item in page.scene.of_kind("emotion")]
        leads = _leads(page)
        before = [item for item in leads if item.rect.x < min(points) - 1]
        after = [item for item in leads if item.rect.right > max(points) + 1]
        assert bool(before) is (number > 0)
        assert bool(after) is (number < len(pages) - 1)
        band = next(iter(page.scene.of_kind("emotion_axis"))).rect
        assert all(band.x <= item.rect.x and item.rect.right <= band.right for item in leads)


def test_a_curve_on_one_page_leads_nowhere() -> None:
    assert _leads(_compose("outpatient", language="en").pages[0]) == []


def test_a_curve_passes_a_page_without_points() -> None:
    builder = BlueprintBuilder(stages=(4, 4, 4))
    for step in range(1, 13):
        builder.element(f"c{step}", "customer", step)
    for step, value in ((1, 2.0), (2, 1.0), (11, -1.0), (12, 0.0)):
        builder.emotion(f"c{step}", value)
    view = builder.store()
    middle = cut(view, ((0, 3), (4, 7), (8, 11)))[1]
    base = LayoutOptions(persona_ids=("persona",))
    options = replace(base, whole=whole_curves(view, base))
    scene = layout(middle.view, options)
    (lead,) = (item for item in scene.items.values() if item.id.startswith(":lead:"))
    assert lead.rect.width > 0.9 * (scene.width - options.header_width)
    assert not list(scene.of_kind("emotion"))


def test_one_sheet_is_made_where_one_is_asked_for_and_preflight_says_so() -> None:
    pages = _compose("outpatient", size="A4", language="en", single=True)
    assert len(pages.pages) == 1
    assert [note.problem for note in preflight(pages)] == ["small_text"]


def test_labels_in_another_language_than_the_content_are_readable_too() -> None:
    for language in ("zh-CN", "zh-TW"):
        pages = _compose("outpatient", size="A3", landscape=True, language=language)
        assert len(pages.pages) == 1
        assert preflight(pages) == ()


def test_a_larger_sheet_shows_everything_larger() -> None:
    a3 = _compose("hot-pot", size="A3", language="zh-CN").pages[0]
    a1 = _compose("hot-pot", size="A1", landscape=True, language="zh-CN").pages[0]
    assert a1.scale > 1.8 * a3.scale


def test_the_outline_names_the_stages_in_order_with_their_pages() -> None:
    pages = _compose("outpatient", size="A4", language="en")
    assert [entry.title[0] for entry in pages.outline] == ["1", "2", "3", "4", "5"]
    numbers = [entry.page for entry in pages.outline]
    assert numbers == sorted(numbers)
    assert set(numbers) == {page.number for page in pages.pages}


def test_a_drawing_much_wider_than_any_page_is_not_laid_out_whole_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doc = BlueprintBuilder(steps=150)
    doc.element("c", "customer", 1)
    laid_out: list[int] = []

    def natural(view: RecordView, job: Job, *, bare: bool = False) -> Fitted:
        laid_out.append(view.count(Step))
        return framed.natural(view, job, bare=bare)

    monkeypatch.setattr(page_module, "natural", natural)
    compose(doc.store(), PageOptions(language="en"))
    assert max(laid_out) < 150


def test_ids_of_records_are_the_ids_of_items() -> None:
    view = RecordView(load_template("electronics"))
    page = compose(view, PageOptions(size="A3", language="en")).pages[0]
    for record in (*view.lanes, *view.lines, *view.stages, *view.of_type(Element)):
        assert page.scene.items[record.id].record_id == record.id


def test_a_drawing_wider_than_any_page_is_folded_into_strips() -> None:
    doc = BlueprintBuilder(steps=150, stages=(50, 50, 50))
    for step in range(1, 151):
        doc.element(f"c{step}", "customer", step)
    pages = compose(doc.store(), PageOptions(language="en"))
    drawn = [item for page in pages.pages for item in page.scene.of_kind("element")]
    assert len(drawn) == 150
    for page in pages.pages:
        assert page.width <= MAX_SIDE
        assert page.height <= MAX_SIDE
        rects = [item.rect for item in page.scene.of_kind("element")]
        assert not any(one.intersects(two) for one in rects[:5] for two in rects[5:])
    single = compose(doc.store(), PageOptions(language="en", single=True))
    assert len(single.pages) == 1
    assert single.pages[0].width > MAX_SIDE


@pytest.mark.parametrize(
    ("most", "groups"),
    [
        (10, ((0, 6),)),
        (5, ((0, 4), (5, 6))),
        (3, ((0, 2), (3, 4), (5, 6))),
        (2, ((0, 1), (2, 2), (3, 4), (5, 6))),
    ],
)
def test_columns_are_grouped_by_whole_stages_where_they_fit(
    most: int, groups: tuple[tuple[int, int], ...]
) -> None:
    assert group_columns([(0, 2), (3, 4), (5, 6)], most) == groups


def test_an_empty_blueprint_gives_a_sheet() -> None:
    pages = compose(BlueprintBuilder(steps=0).store(), PageOptions(size="A3"))
    assert len(pages.pages) == 1
    assert preflight(pages) == ()


def test_random_long_texts_stay_on_the_sheet() -> None:
    doc = BlueprintBuilder(steps=6, stages=(3, 3), scenario=LocalText.of("Scenario " * 30))
    for step in range(1, 7):
        doc.element(f"c{step}", "customer", step, label="Words that go on " * step,
                    channel="Channel with a long name", wait=Duration.of(step * 100))  # fmt: skip
        doc.element(f"f{step}", "frontstage", step, label="W" * 60)
        doc.link(f"c{step}", f"f{step}", "interaction", label="A label of several words here")
    pages = compose(doc.store(), PageOptions(size="A3"))
    for page in pages.pages:
        sheet = Rect(0, 0, page.width, page.height)
        for item in page.scene.items.values():
            assert sheet.grown(0.1).encloses(item.rect), item.id


def test_what_is_too_high_for_a_sheet_is_parted_between_lanes() -> None:
    pages = _compose("outpatient", size="A4", landscape=True, language="en")
    assert preflight(pages) == ()
    upper, lower = pages.pages[0], pages.pages[-1]
    assert {item.lane_role for item in upper.scene.of_kind("lane")} == {
        "evidence", "customer", "frontstage"
    }  # fmt: skip
    assert {item.lane_role for item in lower.scene.of_kind("lane")} == {"backstage", "support"}
    assert upper.scene.items[":stub:f1:in"].label.startswith(str(lower.number))
