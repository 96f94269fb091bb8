"""Emotion curves: places, scales, names, quotes, several personas."""

import random
from itertools import pairwise

import pytest
from random_blueprints import random_blueprint

from builders import BlueprintBuilder
from cxdesigner.analysis.emotion import curve_of
from cxdesigner.base.geometry import Rect
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.view import RecordView
from cxdesigner.scene import feelings
from cxdesigner.scene.blocks.feeling import summits
from cxdesigner.scene.blocks.quote import shown_of_quote
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import Scene
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.options import EmotionPlace
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.primitives import Clip, PathShape, TextRun
from cxdesigner.scene.structure import Structure, read_structure


def _journey(
    *values: float, low: float = -2, high: float = 2, **fields: object
) -> BlueprintBuilder:
    doc = BlueprintBuilder(steps=len(values), scale_min=low, scale_max=high)
    for number, value in enumerate(values, 1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", value, **fields)
    return doc


def _labels(scene: Scene) -> list[str]:
    return [item.label for item in sorted(scene.of_kind("emotion"), key=lambda item: item.x)]


def test_peak_low_and_end_are_named() -> None:
    scene = layout(_journey(0.5, -1, 2, 1).store(), LayoutOptions())
    assert _labels(scene) == ["+0.5", "Low −1", "Peak +2", "End +1"]


@pytest.mark.parametrize("flags", [
    {"c2": {"end": True}, "c3": {"end": True}},
    {"c3": {"end": True}, "c4": {"end": True, "abandon": True}},
    {"c4": {"abandon": True}},
])  # fmt: skip
def test_the_end_that_is_named_is_the_end_that_counts(flags: dict[str, dict[str, bool]]) -> None:
    doc = BlueprintBuilder(steps=4)
    for number, value in enumerate((1, -2, 0.5, -1), 1):
        doc.element(f"c{number}", "customer", number, **flags.get(f"c{number}", {}))
        doc.emotion(f"c{number}", value)
    store = doc.store()
    figures = curve_of(RecordView(tuple(store))).figures
    assert figures is not None
    assert figures.end.element_id == "c3"
    assert _labels(layout(store, LayoutOptions())) == ["+1", "Peak −2", "End +0.5", "−1"]


def test_the_named_end_follows_the_customers_who_leave() -> None:
    store = _journey(1, -2, 0.5).store()
    live = LiveLayout(store, LayoutOptions())
    store.viewers.append(live.apply)
    with store.transaction() as tx:
        tx.put(store.need(Element, "c3").replace(abandon=True))
    assert _labels(live.scene) == _labels(layout(store, LayoutOptions()))


def test_of_two_equal_extremes_the_negative_is_the_peak() -> None:
    assert summits([0, 1.5, -1.5, 1], None, 0) == {2: ("Peak",), 3: ("End",)}


def test_the_end_is_where_the_designer_says_and_may_be_the_peak() -> None:
    assert summits([0, 2, 1], 1, 0) == {1: ("Peak", "End")}
    assert summits([], None, 0) == {}
    assert summits([3, 3], None, 3) == {1: ("End",)}


@pytest.mark.parametrize(
    ("low", "high", "values", "printed"),
    [
        (-2, 2, ("+2", "+1", "0", "−1", "−2"), "+0.5"),
        (-5, 5, ("+5", "0", "−5"), "+0.5"),
        (1, 5, ("5", "4", "3", "2", "1"), "3.5"),
        (0, 10, ("10", "5", "0"), "5.5"),
    ],
)
def test_scales_are_printed_with_signs_where_neutral_is_zero(
    low: float, high: float, values: tuple[str, ...], printed: str
) -> None:
    neutral = (low + high) / 2
    doc = _journey(neutral + 0.5, high, high, low=low, high=high)
    scene = layout(doc.store(), LayoutOptions())
    axis = scene.items[":emotion_axis"]
    shown = [shape.text for shape in axis.primitives if hasattr(shape, "text")]
    for value in values:
        assert value in shown
    assert _labels(scene)[0] == printed


def test_the_band_lies_where_it_is_wanted() -> None:
    store = _journey(1, 2).store()
    band = layout(store, LayoutOptions(emotion="band"))
    above = layout(store, LayoutOptions(emotion="above"))
    overlay = layout(store, LayoutOptions(emotion="overlay"))
    off = layout(store, LayoutOptions(emotion="off"))

    def top(scene: Scene, key: str) -> float:
        return scene.items[key].y

    assert top(band, ":emotion_axis") < top(band, "lane-evidence")
    assert top(above, "lane-evidence") < top(above, ":emotion_axis") < top(above, "lane-customer")
    assert overlay.items["lane-customer"].rect.encloses(overlay.items[":emotion_axis"].rect)
    assert ":emotion_axis" not in off.items
    assert not list(off.of_kind("emotion"))


def test_without_values_there_is_a_band_only_where_values_can_be_placed() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.persona("ann")
    store = doc.store()
    assert ":emotion_axis" not in layout(store, LayoutOptions()).items
    assert ":emotion_axis" in layout(store, LayoutOptions(empty_band=True)).items


def test_several_personas_differ_without_colour() -> None:
    doc = _journey(1, -1, persona="ann")
    doc.emotion("c1", -1, "bob")
    doc.emotion("c2", 2, "bob")
    scene = layout(doc.store(), LayoutOptions())
    dashes = [
        next(shape.stroke.dash for shape in reversed(scene.items[key].primitives)
             if isinstance(shape, PathShape) and shape.stroke)
        for key in (":curve:ann", ":curve:bob")
    ]  # fmt: skip
    assert dashes[0] != dashes[1]
    assert scene.items[":name:bob"].label == "bob"
    fills = [
        next(shape.fill for shape in scene.items[key].primitives if isinstance(shape, PathShape))
        for key in ("emotion-ann-c1", "emotion-bob-c2")
    ]
    assert fills[0] != fills[1], "the markers of one are filled, those of the other hollow"


def test_chosen_personas_only_are_drawn() -> None:
    doc = _journey(1, -1, persona="ann")
    doc.emotion("c1", -1, "bob")
    scene = layout(doc.store(), LayoutOptions(persona_ids=("bob",)))
    assert [item.persona_id for item in scene.of_kind("emotion")] == ["bob"]


def test_labels_keep_off_each_other_and_off_the_markers() -> None:
    scene = layout(_journey(2, 2, 1.5, -2, 2, 0, -0.5, 0.5).store(), LayoutOptions())
    rects = []
    for item in scene.of_kind("emotion"):
        runs = [shape for shape in item.primitives if hasattr(shape, "text")]
        left, right = item.x + runs[0].x, item.x + runs[-1].x + runs[-1].width
        baseline = item.y + runs[0].y
        rects.append((left, right, baseline - 6, baseline))
    for at, (left, right, top, bottom) in enumerate(rects):
        for other_left, other_right, other_top, other_bottom in rects[at + 1 :]:
            assert (
                right <= other_left or other_right <= left
                or bottom <= other_top or other_bottom <= top
            )  # fmt: skip


def test_values_of_points_close_to_each_other_do_not_touch() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("c0", "customer", 1)
    doc.emotion("c0", 1.5, "ann")
    for number, value in enumerate((-1, 0, 0), 1):
        doc.element(f"c{number}", "customer", 2)
        doc.emotion(f"c{number}", value, "bob")
        if number > 1:
            doc.emotion(f"c{number}", 0, "ann")
    boxes = _printed(layout(doc.store(), LayoutOptions()))
    assert len(boxes) == 8
    for at, one in enumerate(boxes):
        wide = Rect(one.x - 3.0, one.y, one.width + 6.0, one.height)
        assert not any(wide.intersects(other) for other in boxes[at + 1 :])


def test_a_peak_stands_at_its_point_beside_a_long_name() -> None:
    doc = BlueprintBuilder(steps=3, scale_min=-5, scale_max=5)
    doc.persona("bob", name="Bob with a very long persona name indeed")
    for step in range(1, 4):
        doc.element(f"c{step}", "customer", step)
        doc.emotion(f"c{step}", (5, -5, -5)[step - 1], "bob")
        doc.emotion(f"c{step}", (5, 5, -5)[step - 1], "ann")
    scene = layout(doc.store(), LayoutOptions())
    peak = next(item for item in scene.of_kind("emotion") if item.label.startswith("Peak"))
    text = next(shape for shape in peak.primitives if isinstance(shape, TextRun))
    assert abs(text.y) < 16.0
    assert any("…" in run.text for item in scene.of_kind("emotion_curve")
               for run in item.primitives if isinstance(run, TextRun))  # fmt: skip


def test_the_fill_lies_between_curve_and_neutral_line() -> None:
    scene = layout(_journey(1, -1).store(), LayoutOptions())
    clips = [shape for shape in scene.items[":curve:persona"].primitives if isinstance(shape, Clip)]
    assert [clip.children[0].fill for clip in clips] == [  # type: ignore[union-attr]
        "emotion.positive.fill", "emotion.negative.fill"
    ]  # fmt: skip
    assert clips[0].y + clips[0].height == clips[1].y


def test_quotes_stand_below_the_scale_and_do_not_touch() -> None:
    doc = _journey(1, 0, -1, 2, quote="I never know how long this is going to take")
    live = LiveLayout(doc.store(), LayoutOptions())
    axis = live.grid.emotion
    assert axis is not None
    rects = [item.rect for item in live.scene.of_kind("quote")]
    assert len(rects) == 4
    for at, rect in enumerate(rects):
        assert rect.y > axis.y_low
        assert rect.bottom <= axis.bottom
        assert not any(rect.intersects(other) for other in rects[at + 1 :])


def _shown(scene: Scene) -> str:
    (item,) = scene.of_kind("quote")
    lines: dict[float, str] = {}
    for run in item.primitives:
        if isinstance(run, TextRun):
            lines[run.y] = lines.get(run.y, "") + run.text
    return "|".join(lines.values())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Easy.", "“Easy.”"),
        (
            "Nobody tells me how long the wait will be",
            "“Nobody tells me how|long the wait will be”",
        ),
        ("等了四十分钟还没有人告诉我", "“等了四十分钟|还没有人告诉我”"),
    ],
)
def test_a_quote_takes_the_lines_that_it_needs(text: str, shown: str) -> None:
    assert _shown(layout(_journey(1, quote=text).store(), LayoutOptions())) == shown
    count = len("".join(text.split()))
    assert shown_of_quote(text, "en") == (count, count)


@pytest.mark.parametrize(
    ("tag", "shown"), [("en", "“好。”"), ("zh-CN", "“好。”"), ("zh-TW", "「好。」")]
)
def test_a_quote_has_the_marks_of_its_language(tag: str, shown: str) -> None:
    store = _journey(1, quote="好。").store()
    assert _shown(layout(store, LayoutOptions(language=tag))) == shown


def test_a_quote_that_is_longer_still_is_cut_with_a_sign() -> None:
    text = "Nobody tells me how long the wait will be, " * 4
    shown = _shown(layout(_journey(1, quote=text).store(), LayoutOptions()))
    assert shown.count("|") == 3
    assert shown.endswith("…")
    seen = shown.replace("|", "").replace(" ", "")[1:-1]
    assert shown_of_quote(text, "en") == (len(seen), len("".join(text.split())))


def test_long_curves_come_in_pieces_that_join() -> None:
    scene = layout(_journey(*[(-1) ** n for n in range(30)]).store(), LayoutOptions())
    pieces = sorted((item for item in scene.of_kind("emotion_curve")), key=lambda item: item.x)
    assert len(pieces) == 3
    for one, two in pairwise(pieces):
        assert one.rect.right == pytest.approx(two.x)


def test_a_feeling_given_as_a_word_is_printed() -> None:
    doc = _journey(1, 2)
    doc.element("w", "customer", 2)
    store = doc.store()
    from cxdesigner.model.persona import Emotion
    from cxdesigner.model.text import LocalText

    with store.transaction() as tx:
        tx.put(
            Emotion(id="word", persona_id="persona", element_id="w", word=LocalText.of("puzzled"))  # type: ignore[arg-type]
        )
    assert layout(store, LayoutOptions()).items["word"].label == "puzzled"


@pytest.mark.parametrize("place", ["band", "above", "overlay"])
def test_only_plumb_lines_cross_the_curve_and_nothing_covers_it(place: EmotionPlace) -> None:
    doc = _journey(1, -2, 2, 0)
    doc.element("page", "evidence", 1)
    for number in (2, 4):
        doc.link("page", f"c{number}", "evidence")
    doc.link("c1", "c3", label="straight on")
    scene = layout(doc.store(), LayoutOptions(emotion=place))
    axis = scene.items[":emotion_axis"].rect
    for item in scene.items.values():
        if item.kind in ("element", "badge", "link_label"):
            assert not item.rect.intersects(axis)
        if item.kind == "link" and item.source_id == "c1":
            assert not item.rect.intersects(axis), "links of the lane stay below the curve"
        if item.kind == "link":
            for shape in item.primitives:
                if isinstance(shape, PathShape):
                    for one, two in pairwise(shape.commands):
                        if one[0] == "M" and two[0] == "L" and one[2] == two[2]:
                            assert not axis.y < item.y + float(one[2]) < axis.bottom


def test_assumed_values_look_otherwise_and_the_legend_says_so() -> None:
    measured = compose(_journey(1, -1).store(), PageOptions(language="en")).pages[0].scene
    assumed = compose(_journey(1, -1, assumed=True).store(), PageOptions(language="en"))
    scene = assumed.pages[0].scene

    def names(scene: Scene) -> list[str]:
        return [child.label for child in scene.items[":legend"].children]

    assert "Assumed value" in names(scene)
    assert "Assumed value" not in names(measured)
    point = next(iter(scene.of_kind("emotion")))
    assert point.primitives != measured.items[point.id].primitives


def test_in_a_low_band_the_values_of_the_scale_do_not_touch() -> None:
    scene = layout(_journey(1, -1).store(), LayoutOptions(emotion_height=56.0))
    axis = scene.items[":emotion_axis"]
    shown = [shape for shape in axis.primitives if isinstance(shape, TextRun)]
    rows = sorted(run.y for run in shown if run.text in {"+2", "+1", "0", "−1", "−2"})
    assert len(rows) == 3
    assert all(two - one >= shown[-1].size for one, two in pairwise(rows))


def test_labels_of_many_curves_keep_off_each_other() -> None:
    doc = _journey(2, -1, 0, 1, persona="p0")
    for number in range(1, 4):
        for step in range(1, 5):
            doc.emotion(f"c{step}", ((step + number) % 5) - 2, f"p{number}")
    boxes = _printed(layout(doc.store(), LayoutOptions()))
    assert len(boxes) > 8
    for at, one in enumerate(boxes):
        assert not any(one.intersects(other) for other in boxes[at + 1 :])


def _printed(scene: Scene) -> list[Rect]:
    """Return where values and names at curves are printed."""
    boxes: list[Rect] = []
    for item in (*scene.of_kind("emotion"), *scene.of_kind("emotion_curve")):
        for run in item.primitives:
            if isinstance(run, TextRun):
                boxes.append(
                    Rect(item.x + run.x, item.y + run.y - run.size * 0.75, run.width,
                         run.size * 0.75)
                )  # fmt: skip
    return boxes


def test_peaks_are_found_among_what_is_felt_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a collapsed stage each edit asks for them: of a long journey that took 0.12 s."""
    doc = _journey(0.5, -1, 2, 1)
    for number in range(1, 5):
        doc.element(f"unfelt-{number}", "backstage", number)
    placed: list[int] = []

    def counted(*args: object) -> Structure:
        found = read_structure(*args)  # type: ignore[arg-type]
        placed.append(len(found.place))
        return found

    monkeypatch.setattr(feelings, "read_structure", counted)
    names = feelings.summit_names(doc.store(), LayoutOptions())
    assert len(names) == 3
    assert placed == [4]


@pytest.mark.parametrize("seed", range(40))
def test_what_is_felt_stands_in_the_order_of_all(seed: int) -> None:
    store = random_blueprint(random.Random(seed), 4, 0.3)
    felt = {emotion.element_id for emotion in store.of_type(Emotion)}
    elements = [element for element in store.of_type(Element) if element.id in felt]
    some, whole = read_structure(store, elements).place, read_structure(store).place
    assert some.keys() <= whole.keys()

    def in_order(place: dict[str, tuple[int, int, int, int]]) -> list[str]:
        return sorted(some, key=lambda key: (place[key][1], place[key][0], place[key][3], key))

    assert in_order(some) == in_order(whole)
