"""What surveys say, drawn beside the emotion curve."""

from __future__ import annotations

from builders import BlueprintBuilder
from cxdesigner.model.insight import Metric
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.page import PageOptions, compose

SURVEYED = LayoutOptions(surveyed=True)


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
