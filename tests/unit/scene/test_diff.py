"""Differences of scenes as the canvas sees them."""

from builders import BlueprintBuilder
from cxdesigner.base.order import key_between
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.diff import SceneDiff, difference
from cxdesigner.scene.live import LiveLayout


def _live() -> tuple[Store, LiveLayout, list[SceneDiff]]:
    doc = BlueprintBuilder(steps=4)
    for step in range(1, 5):
        doc.element(f"c{step}", "customer", step, label="One line")
        doc.element(f"f{step}", "frontstage", step, label="One line")
        doc.link(f"c{step}", f"f{step}", "interaction")
    doc.link("c1", "c2")
    doc.link("c3", "c4")
    store = doc.store()
    live = LiveLayout(store, LayoutOptions())
    diffs: list[SceneDiff] = []

    def follow(patch: Patch) -> None:
        diffs.append(live.apply(patch))

    store.viewers.append(follow)
    return store, live, diffs


def _ids(items: tuple[object, ...]) -> set[str]:
    return {item.id for item in items}  # type: ignore[attr-defined]


def test_another_title_changes_one_item_and_builds_one_block() -> None:
    store, live, diffs = _live()
    blocks, links, arranged = live.counters.blocks, live.counters.links, live.counters.arranged
    with store.transaction() as tx:
        tx.put(store.need(Element, "c2").replace(label=LocalText.of("Another")))
    assert _ids(diffs[-1].changed) == {"c2"}
    assert _ids((*diffs[-1].added, *diffs[-1].moved)) | set(diffs[-1].removed) == set()
    assert live.counters.blocks - blocks == 1
    assert live.counters.links == links
    assert live.counters.arranged == arranged


def test_a_new_step_moves_what_is_right_of_it_and_builds_nothing() -> None:
    store, live, diffs = _live()
    blocks = live.counters.blocks
    order = key_between(store.steps[1].order, store.steps[2].order)
    with store.transaction() as tx:
        tx.put(Step(id="new", order=order))
    assert live.counters.blocks == blocks
    assert {"c3", "c4", "f3", "f4", "c4-interaction-f4", "c3-flow-c4"} <= _ids(diffs[-1].moved)
    assert not {"c1", "c2", "c1-flow-c2"} & _ids((*diffs[-1].moved, *diffs[-1].changed))
    assert _ids(diffs[-1].added) == {"new"}


def test_a_taller_element_pushes_what_is_below_and_leaves_what_is_above() -> None:
    store, live, diffs = _live()
    before = dict(live.scene.items)
    with store.transaction() as tx:
        tx.put(store.need(Element, "c2").replace(label=LocalText.of("Long words " * 8)))
    after = live.scene.items
    assert after["f1"].y > before["f1"].y
    assert after["c1"] is before["c1"]
    assert {"f1", "f2", "f3", "f4"} <= _ids(diffs[-1].moved)
    assert after["c2"].bounds.height > before["c2"].bounds.height


def test_deleting_takes_away_the_links_as_well() -> None:
    store, _layout, diffs = _live()
    with store.transaction() as tx:
        tx.delete(["c2"])
    assert set(diffs[-1].removed) == {"c2", "c1-flow-c2", "c2-interaction-f2"}


def test_a_scene_read_before_an_edit_stays_as_it_was() -> None:
    store, live, _diffs = _live()
    scene = live.scene
    with store.transaction() as tx:
        tx.delete(["c2"])
    assert "c2" in scene.items
    assert "c2" not in live.scene.items


def test_other_options_are_another_drawing() -> None:
    _store, live, _diffs = _live()
    before = dict(live.scene.items)
    diff = live.set_options(LayoutOptions(element_width=140))
    assert live.scene.items["c1"].bounds.width == 140
    assert "c1" in _ids(diff.changed)
    assert _ids(difference(before, live.scene.items).changed) == _ids(diff.changed)
    assert not live.set_options(LayoutOptions(element_width=140))


def test_a_change_that_shows_nowhere_is_no_difference() -> None:
    store, _layout, diffs = _live()
    with store.transaction() as tx:
        tx.put(store.need(Element, "c2").replace(notes=LocalText.of("hidden")))
    assert not diffs[-1]
