"""What surveys say, drawn beside the emotion curve."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.model.insight import Metric
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.store import Store
from cxdesigner.scene.blocks.measures import MIN_LATIN
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.primitives import TextRun
from cxdesigner.scene.surveyed import has_spread

SURVEYED = LayoutOptions(surveyed=True)
_CURVE = "surveyed_curve"


def journey() -> Store:
    doc = BlueprintBuilder(steps=3, scale_min=-2, scale_max=2)
    for number in (1, 2, 3):
        doc.element(f"c{number}", "customer", number)
    doc.emotion("c1", -1)
    doc.add(Metric(id="m1", type="csat", element_id="c1", counts=(("4", 9.0),)))
    doc.add(Metric(id="m2", type="nps", element_id="c2", value=-50))
    doc.add(Metric(id="m3", type="duration", element_id="c3", value=5))
    doc.add(Metric(id="m4", type="nps", value=30))
    return doc.store()


def signs(items: dict[str, SceneItem]) -> dict[str | None, SceneItem]:
    return {item.source_id: item for item in items.values() if item.kind == "surveyed"}


def test_a_sign_stands_on_the_scale_where_surveys_put_the_emotion() -> None:
    scene = layout(journey(), SURVEYED)
    found = signs(dict(scene.items))
    assert set(found) == {"c1", "c2"}
    grid = LiveLayout(journey(), SURVEYED).grid
    assert grid.emotion is not None
    point = next(iter(scene.of_kind("emotion")))
    assert (found["c1"].x, found["c1"].y) == (point.x, grid.emotion.y_of(1))
    assert found["c2"].x == grid.columns[1].x + grid.element_width / 2
    assert found["c2"].y == grid.emotion.y_of(-1)


def test_it_says_what_it_is_for_those_who_do_not_see_it() -> None:
    found = signs(dict(layout(journey(), SURVEYED).items))
    assert (found["c1"].label, found["c1"].description) == (
        "From CSAT: +1",
        "9 answers, standard deviation 0.0, drawn: −1",
    )
    assert (found["c2"].label, found["c2"].description) == ("From NPS: −1", "")


def test_it_is_drawn_only_when_asked_for_and_where_there_is_a_curve() -> None:
    assert signs(dict(layout(journey(), LayoutOptions()).items)) == {}
    assert signs(dict(layout(journey(), LayoutOptions(surveyed=True, emotion="off")).items)) == {}


def test_it_follows_the_metric_and_goes_with_it() -> None:
    store = journey()
    live = LiveLayout(store, SURVEYED)
    store.viewers.append(live.apply)
    before = signs(dict(live.scene.items))["c2"].y
    with store.transaction() as tx:
        tx.put(store.need(Metric, "m2").replace(value=50))
    assert signs(dict(live.scene.items))["c2"].y < before
    with store.transaction() as tx:
        tx.delete(["m2"])
    assert set(signs(dict(live.scene.items))) == {"c1"}


def test_the_legend_names_it_where_it_is_drawn() -> None:
    for surveyed in (True, False):
        page = compose(journey(), PageOptions(surveyed=surveyed)).pages[0]
        legend = next(item for item in page.scene.items.values() if item.kind == "legend")
        words = {child.label for child in legend.children}
        assert ("Emotion from surveys" in words) is surveyed


EVIDENCE = LayoutOptions(surveyed=True, evidence_curve=True)


def answered(*counts: tuple[tuple[str, float], ...] | None) -> Store:
    """A journey whose touchpoints were answered, None where nobody was asked."""
    doc = BlueprintBuilder(steps=len(counts), scale_min=-2, scale_max=2)
    for number, answers in enumerate(counts, start=1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", (-1) ** number)
        if answers is not None:
            doc.add(Metric(id=f"m{number}", type="csat", element_id=f"c{number}", counts=answers))
    return doc.store()


WIDE = (("1", 5.0), ("5", 5.0))
ONE = (("4", 1.0),)


def test_the_bar_spans_a_standard_deviation_within_the_scale() -> None:
    store = answered(WIDE, ONE)
    found = signs(dict(layout(store, SURVEYED).items))
    axis = LiveLayout(store, SURVEYED).grid.emotion
    assert axis is not None
    assert has_spread(found["c1"])
    # The deviation, 2.1, reaches beyond both ends.
    assert found["c1"].rect.y <= axis.y_of(2)
    assert found["c1"].rect.bottom >= axis.y_of(-2)
    assert not has_spread(found["c2"])


def test_the_number_of_answers_is_printed_and_lies_on_no_value() -> None:
    items = dict(layout(answered(WIDE, ONE, WIDE), SURVEYED).items)
    texts = {
        run.text: run
        for key, item in signs(items).items()
        for run in item.primitives
        if isinstance(run, TextRun)
    }
    assert set(texts) == {"n=10", "n=1"}
    assert all(run.size >= MIN_LATIN for run in texts.values())
    for item in signs(items).values():
        counts = [_box(item, run) for run in item.primitives if isinstance(run, TextRun)]
        for point in items.values():
            if point.kind == "emotion":
                values = [_box(point, run) for run in point.primitives if isinstance(run, TextRun)]
                assert not any(one.intersects(two) for one in counts for two in values)


def test_values_lie_on_no_sign() -> None:
    store = answered(ONE, WIDE, ONE, ONE)
    with store.transaction() as tx:
        for n, value in enumerate((0.5, 0.75, 1, 0.25), start=1):
            (emotion,) = tx.view.referring(f"c{n}", Emotion)
            tx.put(emotion.replace(value=value))
    for options in (SURVEYED, EVIDENCE):
        items = dict(layout(store, options).items)
        signs_ = [Rect(one.x - 3.6, one.y - 3.6, 7.2, 7.2) for one in signs(items).values()]
        values = [
            _box(item, run)
            for item in items.values()
            if item.kind == "emotion"
            for run in item.primitives
            if isinstance(run, TextRun)
        ]
        assert len(signs_) == len(values) == 4
        assert not any(one.intersects(two) for one in signs_ for two in values)


def test_values_make_way_for_signs_that_come_and_take_it_back() -> None:
    store = answered(ONE, WIDE, ONE, ONE)
    live = LiveLayout(store, SURVEYED)
    store.viewers.append(live.apply)
    for value in (1, 0.5):
        with store.transaction() as tx:
            (emotion,) = tx.view.referring("c2", Emotion)
            tx.put(emotion.replace(value=value))
            tx.put(tx.view.need(Metric, "m1").replace(counts=((str(3 + int(value)), 4.0),)))
        assert dict(live.scene.items) == dict(layout(store, SURVEYED).items)
    with store.transaction() as tx:
        tx.delete(["m1", "m2", "m3", "m4"])
    assert dict(live.scene.items) == dict(layout(store, SURVEYED).items)


def _box(item: SceneItem, run: TextRun) -> Rect:
    size = run.size * 0.7
    return Rect(item.x + run.x, item.y + run.y - size, run.width, size)


def test_a_curve_joins_what_was_measured_and_breaks_off_at_gaps() -> None:
    store = answered(ONE, ONE, None, ONE, None, WIDE, ONE)
    curves = [item for item in layout(store, EVIDENCE).items.values() if item.kind == _CURVE]
    assert [item.description for item in curves] == ["2 points", "2 points"]
    assert {item.label for item in curves} == {"Curve calculated from evidence"}
    assert not any(item.kind == _CURVE for item in layout(store, SURVEYED).items.values())


def test_the_curve_follows_what_is_measured() -> None:
    store = answered(ONE, ONE, ONE)
    live = LiveLayout(store, EVIDENCE)
    store.viewers.append(live.apply)
    with store.transaction() as tx:
        tx.delete(["m2"])
    assert not any(item.kind == _CURVE for item in live.scene.items.values())
    assert dict(live.scene.items) == dict(layout(store, EVIDENCE).items)


@pytest.mark.parametrize(
    "options", [LayoutOptions(), LayoutOptions(surveyed=True, emotion="off"), SURVEYED]
)
def test_what_is_no_longer_asked_for_goes(options: LayoutOptions) -> None:
    store = answered(WIDE, ONE)
    live = LiveLayout(store, EVIDENCE)
    diff = live.set_options(options)
    assert diff.removed
    assert dict(live.scene.items) == dict(layout(store, options).items)


def test_the_legend_explains_bar_and_curve() -> None:
    options = PageOptions(surveyed=True, evidence_curve=True)
    page = compose(answered(WIDE, ONE), options).pages[0]
    legend = next(item for item in page.scene.items.values() if item.kind == "legend")
    words = {child.label for child in legend.children}
    assert {"Standard deviation of the answers", "Curve calculated from evidence"} <= words
    page = compose(answered(ONE, None), options).pages[0]
    legend = next(item for item in page.scene.items.values() if item.kind == "legend")
    words = {child.label for child in legend.children}
    assert not words & {"Standard deviation of the answers", "Curve calculated from evidence"}


def test_each_persona_has_signs_and_a_curve_of_its_own_in_its_colour() -> None:
    doc = BlueprintBuilder(steps=2, scale_min=-2, scale_max=2)
    for number in (1, 2):
        doc.element(f"c{number}", "customer", number)
        for at, persona in enumerate(("p1", "p2")):
            doc.emotion(f"c{number}", -1, persona)
            doc.add(
                Metric(
                    id=f"m{number}{persona}",
                    type="nps",
                    element_id=f"c{number}",
                    persona_id=persona,
                    value=50 - 100 * at,
                )
            )
    scene = layout(doc.store(), LayoutOptions(surveyed=True, evidence_curve=True))
    found = {(item.persona_id, item.source_id): item for item in scene.of_kind("surveyed")}
    assert set(found) == {(persona, f"c{n}") for persona in ("p1", "p2") for n in (1, 2)}
    assert found["p1", "c1"].y < found["p2", "c1"].y
    assert "p2" in found["p2", "c1"].description
    curves = {item.persona_id: str(item.primitives) for item in scene.of_kind("surveyed_curve")}
    assert "emotion.persona.2" in curves["p2"]
    assert "emotion.persona" not in curves["p1"]


def test_a_persona_that_was_only_asked_is_shown_with_its_name() -> None:
    doc = BlueprintBuilder(steps=2, scale_min=-2, scale_max=2)
    doc.add(Persona(id="p0", order="A", name="Only asked"))
    doc.add(Persona(id="p9", order="Z", name="Idle"))
    for number in (1, 2):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", -1, "p1")
        doc.add(
            Metric(id=f"m{number}", type="nps", element_id=f"c{number}", persona_id="p0", value=50)
        )
    store = doc.store()
    scene = layout(store, EVIDENCE)
    assert {item.persona_id for item in scene.of_kind("surveyed")} == {"p0"}
    (evidence,) = scene.of_kind("surveyed_curve")
    assert "emotion.persona.2" in str(evidence.primitives)
    # The drawn curve stays the first.
    items = list(scene.of_kind("emotion_curve"))
    drawn = next(item for item in items if item.persona_id == "p1")
    (named,) = (item for item in items if item.persona_id == "p0")
    assert (drawn.persona_id, named.label) == ("p1", "Only asked")
    assert "emotion.curve" in str(drawn.primitives)
    page = compose(store, PageOptions(surveyed=True)).pages[0]
    legend = next(item for item in page.scene.items.values() if item.kind == "legend")
    assert {"p1", "Only asked"} <= {child.label for child in legend.children}
    assert not any("Idle" in str(item.primitives) for item in scene.items.values())


def test_a_persona_that_was_only_asked_is_shown_without_any_curve() -> None:
    doc = BlueprintBuilder(steps=2, scale_min=-2, scale_max=2)
    doc.add(Persona(id="p0", order="A", name="Only asked"))
    doc.element("c1", "customer", 1)
    store = doc.store()
    live = LiveLayout(store, EVIDENCE)
    store.viewers.append(live.apply)
    with store.transaction() as tx:
        tx.put(Metric(id="m1", type="nps", element_id="c1", persona_id="p0", value=50))
    assert len(list(live.scene.of_kind("surveyed"))) == 1
    assert dict(live.scene.items) == dict(layout(store, EVIDENCE).items)
