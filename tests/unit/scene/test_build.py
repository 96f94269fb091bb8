"""Scenes of blueprints."""

from itertools import pairwise

import pytest

from builders import BlueprintBuilder
from cxdesigner.formats.templates import load_template
from cxdesigner.model.duration import Duration
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import Scene
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.primitives import Group, Primitive, TextRun

TEMPLATES = (("hot-pot", "zh-CN"), ("electronics", "en"), ("electronics", "zh-TW"),
             ("outpatient", "en"))  # fmt: skip


def _runs(primitives: tuple[Primitive, ...]) -> list[TextRun]:
    found = []
    for shape in primitives:
        if isinstance(shape, TextRun):
            found.append(shape)
        elif isinstance(shape, Group):
            found += _runs(shape.children)
    return found


def texts(scene: Scene, item_id: str) -> str:
    return "".join(run.text for run in _runs(scene.items[item_id].primitives))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_every_record_of_a_template_is_drawn_with_its_whole_text(name: str, language: str) -> None:
    view = RecordView(load_template(name))
    scene = layout(view, LayoutOptions(language=language))
    from cxdesigner.model.element import Element
    from cxdesigner.model.link import Link

    for element in view.of_type(Element):
        title = element.label.text(language)
        assert squeezed(title) in squeezed(texts(scene, element.id))
        item = scene.items[element.id]
        assert (item.kind, item.element_kind) == ("element", element.kind)
        assert item.label == title
    for link in view.of_type(Link):
        item = scene.items[link.id]
        assert (item.link_kind, item.source_id, item.target_id) == (
            link.kind, link.source_id, link.target_id
        )  # fmt: skip
    for record in (*view.lanes, *view.lines, *view.steps):
        assert record.id in scene.items
    numbers = [texts(scene, stage.id) for stage in view.stages]
    assert [text[0] for text in numbers] == [str(n) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_no_link_of_a_template_passes_under_a_foreign_element(name: str, language: str) -> None:
    live = LiveLayout(RecordView(load_template(name)), LayoutOptions(language=language))
    elements = {item.id: item.rect for item in live.scene.of_kind("element")}
    for link in live.scene.of_kind("link"):
        route = live.route_of(link.id)
        assert route is not None
        for one, two in zip(route.points, route.points[1:], strict=False):
            for element_id, rect in elements.items():
                if element_id in (link.source_id, link.target_id):
                    continue
                crosses = (
                    min(one.x, two.x) < rect.right
                    and max(one.x, two.x) > rect.x
                    and min(one.y, two.y) < rect.bottom
                    and max(one.y, two.y) > rect.y
                )
                assert not crosses, (link.id, element_id)


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_labels_of_a_template_cover_neither_elements_nor_lines_nor_each_other(
    name: str, language: str
) -> None:
    scene = layout(RecordView(load_template(name)), LayoutOptions(language=language))
    labels = [item.rect for item in scene.of_kind("link_label")]
    others = [
        item.rect for item in scene.items.values()
        if item.kind in ("element", "line", "line_header", "lane_header")
    ]  # fmt: skip
    for at, label in enumerate(labels):
        assert not any(label.intersects(rect) for rect in (*others, *labels[at + 1 :]))


def test_chinese_is_never_under_nine_points() -> None:
    scene = layout(RecordView(load_template("hot-pot")), LayoutOptions(language="zh-CN"))
    sizes = {
        run.size
        for item in scene.items.values()
        for run in _runs(item.primitives)
        if any(ord(char) > 0x2E80 for char in run.text)
    }
    assert min(sizes) >= 9


def test_a_word_too_long_for_its_element_is_split_and_not_lost() -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    doc = BlueprintBuilder(steps=1)
    doc.element("a", "customer", 1, label=word)
    doc.element("d", "customer", 1, "decision", label=word * 2)
    scene = layout(doc.store(), LayoutOptions())
    assert texts(scene, "a").startswith(word)
    assert texts(scene, "d") == word * 2
    for item in (scene.items["a"], scene.items["d"]):
        for run in _runs(item.primitives):
            assert 0 < run.x
            assert run.x + run.width < item.bounds.width
            assert run.y < item.bounds.height


def test_what_covers_steps_reaches_from_the_first_to_the_last() -> None:
    doc = BlueprintBuilder(steps=4)
    doc.element("whole", "support", None)
    doc.element("part", "support", 2, end_step_id="step-3")
    doc.element("single", "support", 2)
    live = LiveLayout(doc.store(), LayoutOptions())
    columns, items = live.grid.columns, live.scene.items
    assert (items["whole"].rect.x, items["whole"].rect.right) == (
        columns[0].x, columns[3].x + columns[3].width
    )  # fmt: skip
    assert (items["part"].rect.x, items["part"].rect.right) == (
        columns[1].x, columns[2].x + columns[2].width
    )  # fmt: skip
    assert items["single"].rect.y > items["part"].rect.bottom > items["whole"].rect.bottom


def test_rows_divide_a_lane_from_top_to_bottom() -> None:
    doc = BlueprintBuilder(steps=1)
    for row, order in (("row-b", "B"), ("row-a", "A")):
        doc.add(LaneRow(id=row, lane_id="lane-frontstage", order=order, name=LocalText.of(row)))  # type: ignore[arg-type]
    doc.element("second", "frontstage", 1, row_id="row-b")
    doc.element("first", "frontstage", 1, row_id="row-a")
    scene = layout(doc.store(), LayoutOptions())
    assert scene.items["first"].rect.bottom < scene.items["second"].rect.y
    assert scene.items["row-a"].kind == "row_header"
    assert texts(scene, "row-b") == "row-b"


def test_second_level_stages_stand_below_the_first_and_unowned_steps_leave_a_gap() -> None:
    doc = BlueprintBuilder(steps=4, stages=(2, 1))
    doc.add(Stage(id="child", order="A", name=LocalText.of("Child"), parent_id="stage-1"))  # type: ignore[arg-type]
    store = doc.store()
    with store.transaction() as tx:
        tx.put(store.need(Step, "step-1").replace(stage_id="child"))
    live = LiveLayout(store, LayoutOptions())
    items, columns = live.scene.items, live.grid.columns
    assert texts(live.scene, "child") == "1.1 Child"
    assert items["child"].rect.y >= items["stage-1"].rect.bottom
    assert items["stage-1"].rect.right > columns[1].x, "the parent covers the steps of the child"
    assert items["stage-2"].rect.right < columns[3].x


@pytest.mark.parametrize(
    ("work", "wait", "shown"),
    [
        (2, None, "2 min"),
        (1, 40, "41 min"),
        ("10-25 min", None, "10–25 min"),
        (0.5, None, "30 s"),
        (480, None, "8 h"),
        (2880, None, "2 d"),
        (2, 7200, "5 d"),
        (0, 7202, "120 h 2 min"),
        ("a while", None, "a while"),
        (0, 0, ""),
    ],
)
def test_times_are_printed_in_the_unit_that_reads_best(
    work: object, wait: object, shown: str
) -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element(
        "a", "customer", 1, label="", work=Duration.of(work),
        wait=None if wait is None else Duration.of(wait),
    )  # fmt: skip
    assert texts(layout(doc.store(), LayoutOptions()), "a") == shown


def test_a_time_that_is_a_long_text_stays_on_its_card() -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element("a", "customer", 1, label="Waits",
                wait=Duration.of("two or three weeks, or until somebody asks"))  # fmt: skip
    item = layout(doc.store(), LayoutOptions(element_width=70)).items["a"]
    runs = [run for run in _runs(item.primitives) if run.style == "bold" and run.text != "Waits"]
    assert len({run.y for run in runs}) > 1
    for run in runs:
        assert 0.0 < run.x
        assert run.x + run.width < item.rect.width
        assert run.y < item.rect.height


def test_badges_come_from_marks_and_records_and_beyond_three_are_counted() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1, marks=("mot", "fail", "wait", "delight"))
    doc.element("b", "customer", 2)
    doc.add(PainPoint(id="p", element_id="b"))  # type: ignore[arg-type]
    scene = layout(doc.store(), LayoutOptions())
    badges = [child.id for child in scene.items["a"].children]
    assert badges == [":badge:a:wait", ":badge:a:fail", ":badge:a:mot", ":badge:a:more"]
    assert scene.items["a"].children[3].label == "Delight point"
    assert [child.id for child in scene.items["b"].children] == [":badge:b:pain"]
    for child in scene.items["a"].children:
        rect = child.rect
        for run in _runs(scene.items["a"].primitives):
            text_top = run.y - run.size * 0.75
            assert not (rect.bottom > text_top and rect.x < run.x + run.width)


def test_a_hidden_line_is_not_drawn() -> None:
    doc = BlueprintBuilder(steps=1)
    store = doc.store()
    line = store.lines[0]
    with store.transaction() as tx:
        tx.put(line.replace(hidden=True))
    assert line.id not in layout(store, LayoutOptions()).items


def test_the_empty_store_gives_an_empty_scene() -> None:
    scene = layout(Store(), LayoutOptions())
    assert not list(scene.of_kind("element"))
    assert scene.height < 100


def test_labels_of_the_layout_speak_the_language_of_the_content() -> None:
    doc = BlueprintBuilder(steps=1)
    scene = layout(doc.store(), LayoutOptions(language="zh-CN"))
    assert scene.items[":header:line-interaction"].label == "互动分界线"


def test_the_text_of_a_channel_is_kept_whatever_its_icon() -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element("a", "customer", 1, label="", channel="Weird channel 9¾")
    assert squeezed(texts(layout(doc.store(), LayoutOptions()), "a")) == "Weirdchannel9¾"


@pytest.mark.parametrize("width", [78.0, 90.0, 106.0])
@pytest.mark.parametrize("title", ["Does the customer want payment?", "Appointment confirmed?"])
def test_short_words_stay_whole_in_a_decision(title: str, width: float) -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element("d", "customer", 1, kind="decision", label=title)
    scene = layout(doc.store(), LayoutOptions(element_width=width))
    words = " ".join(run.text for run in _runs(scene.items["d"].primitives)).split()
    assert words == title.split()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_titles_of_cards_beside_one_another_share_a_baseline(language: str) -> None:
    """Whatever marks hang over a card, and whether the journey starts or ends with it."""
    doc = BlueprintBuilder(steps=4, languages=(language,))
    doc.element("plain", "customer", 1, label="Wait 等位")
    doc.element("marked", "customer", 2, label="Wait 等位", marks=("wait", "pain"))
    doc.element("first", "customer", 3, label="Wait 等位", start=True)
    doc.element("last", "customer", 4, label="Wait 等位", end=True, marks=("mot",))
    items = layout(doc.store(), LayoutOptions(language=language)).items
    baselines = {
        round(items[key].y + _runs(items[key].primitives)[0].y, 6)
        for key in ("plain", "marked", "first", "last")
    }
    assert len(baselines) == 1


@pytest.mark.parametrize("marks", [("wait", "fail", "mot"), ("pain", "delight", "opportunity")])
def test_the_title_of_a_card_stays_below_its_marks(marks: tuple[str, ...]) -> None:
    doc = BlueprintBuilder(steps=1, languages=("zh-CN",))
    doc.element("a", "customer", 1, label="到店等位取号排队的顾客们", marks=marks)
    item = layout(doc.store(), LayoutOptions(language="zh-CN")).items["a"]
    title = _runs(item.primitives)[0]
    for badge in item.children:
        # Chinese characters reach 0.88 of their size above the baseline.
        assert badge.rect.bottom < title.y - title.size * 0.88


def test_the_time_of_a_decision_keeps_off_its_badges() -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element("d", "customer", 1, kind="decision", label="Ready?", marks=("wait", "fail", "mot"),
                wait=Duration.of(42))  # fmt: skip
    item = layout(doc.store(), LayoutOptions()).items["d"]
    time = next(run for run in _runs(item.primitives) if "42" in run.text)
    for badge in item.children:
        assert badge.rect.bottom < time.y - time.size * 0.75


def test_the_names_of_two_lines_between_the_same_lanes_do_not_touch() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1)
    doc.element("b", "frontstage", 2)
    doc.link("a", "b", "interaction")
    after = next(line.after_lane_id for line in doc.store().lines)
    doc.add(Line(id="mine", kind="custom", after_lane_id=after, name=LocalText.of("Line of trust")))
    scene = layout(doc.store(), LayoutOptions())
    pills = sorted((item.rect for item in scene.of_kind("line_header")), key=lambda rect: rect.y)
    assert len(pills) > 3
    for one, two in pairwise(pills):
        assert one.bottom < two.y


def test_the_sign_of_a_channel_stays_where_its_line_is_tight() -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element("a", "customer", 1, channel="pharmacy", wait=Duration.of(130))
    wide = layout(doc.store(), LayoutOptions(element_width=130.0)).items["a"]
    tight = layout(doc.store(), LayoutOptions(element_width=80.0)).items["a"]
    signs = [sum(isinstance(shape, Group) for shape in item.primitives) for item in (wide, tight)]
    assert signs == [1, 1]
    assert tight.bounds.height > wide.bounds.height, "the time has a line of its own"


def test_lines_of_one_place_lie_in_the_order_of_their_kinds() -> None:
    builder = BlueprintBuilder(roles=("customer", "support"))
    builder.records = [record for record in builder.records if not isinstance(record, Line)]
    for number, kind in enumerate(("internal", "interaction", "visibility")):
        builder.add(Line(id=f"line-{number}", kind=kind, after_lane_id="lane-customer"))
    grid = LiveLayout(builder.store()).grid
    assert [line.kind for line in grid.lines] == ["interaction", "visibility", "internal"]
    assert [line.y for line in grid.lines] == sorted(line.y for line in grid.lines)


def test_a_lane_is_as_high_as_it_is_asked_to_be_at_least() -> None:
    builder = BlueprintBuilder()
    store = builder.store()
    layout = LiveLayout(store)
    before = {lane.lane_id: lane.height for lane in layout.grid.lanes}
    with store.transaction() as tx:
        tx.put(store.need(Lane, "lane-frontstage").replace(min_height=300.0))
        patch = store.pending()
    layout.apply(patch)
    after = {lane.lane_id: lane.height for lane in layout.grid.lanes}
    assert abs(after.pop("lane-frontstage") - 300) < 1
    before.pop("lane-frontstage")
    assert after == before


def test_links_crowd_where_one_element_bars_the_way_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxdesigner.scene.route.live.CROWD", 10)
    builder = BlueprintBuilder(steps=30)
    for step in range(1, 31):
        upper = builder.element(f"upper-{step}", "customer", step)
        builder.link(builder.element(f"lower-{step}", "backstage", step), upper, "support")
    assert not LiveLayout(builder.store()).is_crowded
    builder.element("system", "backstage", None)
    assert LiveLayout(builder.store()).is_crowded
