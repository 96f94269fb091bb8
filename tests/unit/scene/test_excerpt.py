"""What a copied picture shows."""

from dataclasses import replace

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.model.projection import Projection
from cxdesigner.scene.excerpt import MARGIN, excerpt
from cxdesigner.scene.feelings import summit_names
from cxdesigner.scene.items import Page
from cxdesigner.scene.options import LayoutOptions


@pytest.fixture
def drawn() -> BlueprintBuilder:
    built = BlueprintBuilder(stages=(2, 2))
    for step in (1, 2, 3, 4):
        built.element(f"c{step}", "customer", step)
        built.element(f"f{step}", "frontstage", step)
        built.link(f"c{step}", f"f{step}", "interaction")
    built.element("s", "support", 2)
    built.link("s", "f2", "support")
    built.emotion("c1", 1)
    built.emotion("c4", -1)
    return built


def picture(drawn: BlueprintBuilder, *ids: str) -> Page:
    return excerpt(drawn.store(), ids, LayoutOptions())


def kinds(page: Page, kind: str) -> set[str]:
    return {item.record_id or item.id for item in page.scene.items.values() if item.kind == kind}


def test_nothing_selected_is_everything(drawn: BlueprintBuilder) -> None:
    page = picture(drawn)
    assert len(kinds(page, "element")) == 9
    assert len(kinds(page, "link")) == 5


def test_all_lies_within_the_picture(drawn: BlueprintBuilder) -> None:
    for ids in ((), ("stage-1",), ("c2", "s"), ("lane-support",)):
        page = picture(drawn, *ids)
        paper = Rect(0, 0, page.width, page.height).grown(-MARGIN / 2)
        assert all(paper.encloses(item.rect) for item in page.scene.items.values())


def test_a_stage_is_all_that_happens_in_it(drawn: BlueprintBuilder) -> None:
    page = picture(drawn, "stage-2")
    assert kinds(page, "element") == {"c3", "c4", "f3", "f4"}
    assert kinds(page, "stage") == {"stage-2"}
    assert "lane-support" in kinds(page, "lane")


def test_a_lane_is_all_that_stands_in_it(drawn: BlueprintBuilder) -> None:
    page = picture(drawn, "lane-customer")
    assert kinds(page, "element") == {"c1", "c2", "c3", "c4"}
    assert kinds(page, "lane") == {"lane-customer"}


def test_elements_come_with_the_links_between_them_only(drawn: BlueprintBuilder) -> None:
    page = picture(drawn, "c2", "f2")
    assert kinds(page, "element") == {"c2", "f2"}
    assert kinds(page, "link") == {"c2-interaction-f2"}
    assert kinds(page, "lane") == {"lane-customer", "lane-frontstage"}
    assert len(kinds(page, "line")) == 1, "the line under the last lane parts it from nothing"


def test_elements_far_apart_keep_their_distance_but_not_their_neighbours(
    drawn: BlueprintBuilder,
) -> None:
    page = picture(drawn, "c1", "c4")
    assert kinds(page, "element") == {"c1", "c4"}
    assert kinds(page, "stage") == {"stage-1", "stage-2"}


def test_the_curve_is_there_only_where_somebody_feels_something(drawn: BlueprintBuilder) -> None:
    assert kinds(picture(drawn, "c1"), "emotion_curve")
    assert not kinds(picture(drawn, "c2", "f2"), "emotion_curve")


def test_a_low_point_is_called_so_only_if_it_is_one_of_the_whole(drawn: BlueprintBuilder) -> None:
    drawn.emotion("c2", 0)
    labels = [item.label for item in picture(drawn, "stage-1").scene.of_kind("emotion")]
    whole = [item.label for item in picture(drawn).scene.of_kind("emotion")]
    assert labels == whole[:2]


def test_the_end_of_the_journey_is_not_what_ends_the_picture(drawn: BlueprintBuilder) -> None:
    store = drawn.store()
    options = LayoutOptions()
    known = replace(options, summits=summit_names(store, options))
    folded = Projection(store, collapsed=["stage-2"]).view
    labels = {item.label for item in excerpt(folded, (), known).scene.of_kind("emotion")}
    whole = {item.label for item in excerpt(store, (), options).scene.of_kind("emotion")}
    assert labels < whole
