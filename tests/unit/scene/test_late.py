"""What only moves is drawn when it is read."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Point
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.scene import ways
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.diff import SceneDiff, difference
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.late import LateItems
from cxdesigner.scene.lines import MANY

_LONG = LocalText.of("Long words " * 8)


def _live() -> tuple[Store, LiveLayout, list[SceneDiff]]:
    doc = BlueprintBuilder(steps=6)
    for step in range(1, 7):
        doc.element(f"c{step}", "customer", step, "action")
        doc.element(f"f{step}", "frontstage", step, "action")
        doc.element(f"s{step}", "support", step, "action")
        doc.link(f"c{step}", f"f{step}", "interaction", label="ask" if step == 5 else "")
        doc.link(f"s{step}", f"f{step}", "support")
    store = doc.store()
    live = LiveLayout(store, LayoutOptions(language="en"))
    assert len(live.scene.items.values()) == len(live.scene.items)
    diffs: list[SceneDiff] = []
    store.viewers.append(lambda patch: diffs.append(live.apply(patch)))
    return store, live, diffs


def _grow(store: Store, element_id: str = "c2") -> None:
    with store.transaction() as tx:
        tx.put(store.need(Element, element_id).replace(label=_LONG))


def test_a_growing_lane_draws_nothing_below_it() -> None:
    store, live, diffs = _live()
    links = live.counters.links
    _grow(store)
    late = diffs[-1].late
    assert late is not None
    assert late.keeps_columns
    assert {"f1", "s6", "s6-support-f6", "c6-interaction-f6"} <= late.ids
    assert not {"c1", "c2", "c2-interaction-f2"} & late.ids
    assert {item.id for item in late.others.changed} >= {"c2"}
    # The one at the element, and one whose label looked for its place.
    assert live.counters.links - links <= 2
    items = live.scene.items
    assert isinstance(items, LateItems)
    assert items.waiting == len(late.ids)


def test_reading_a_late_item_draws_it_alone_where_it_lies() -> None:
    store, live, diffs = _live()
    _grow(store)
    items = live.scene.items
    assert isinstance(items, LateItems)
    fresh = LiveLayout(store, LayoutOptions(language="en")).scene.items
    late = diffs[-1].late
    assert late is not None
    assert all(items.rect(key) == fresh[key].rect for key in late.ids)
    waiting = items.waiting
    assert items["s6-support-f6"] == fresh["s6-support-f6"]
    assert items.waiting == waiting - 1
    assert dict(items) == dict(fresh)
    assert items.waiting == 0


def test_the_difference_tells_all_when_it_is_read() -> None:
    store, live, diffs = _live()
    before = dict(live.scene.items)
    _grow(store)
    told, real = diffs[-1], difference(before, live.scene.items)
    for kind in ("added", "changed", "moved"):
        assert {item.id for item in getattr(told, kind)} == {
            item.id for item in getattr(real, kind)
        }
    assert told.removed == real.removed


def test_a_scene_nobody_read_stays_as_it_was() -> None:
    store, live, _diffs = _live()
    _grow(store)
    first = live.scene
    wanted = dict(LiveLayout(store, LayoutOptions(language="en")).scene.items)
    _grow(store, "f4")
    with store.transaction() as tx:
        tx.delete(["c5"])
    assert dict(first.items) == wanted
    assert dict(live.scene.items) == dict(
        LiveLayout(store, LayoutOptions(language="en")).scene.items
    )


def test_what_was_pushed_down_or_aside_is_hit_where_it_lies() -> None:
    store, live, diffs = _live()
    index = SceneIndex(live.scene)
    _grow(store)
    index.apply(diffs[-1])
    with store.transaction() as tx:
        tx.put(store.need(Element, "f5").replace(step_id="step-2"))
    index.apply(diffs[-1])
    for key in ("f1", "s6", "s6-support-f6"):
        item = live.scene.items[key]
        spot = item.rect.center if item.kind == "element" else Point(item.x, item.y - 6.0)
        found = index.at(spot, 2.0)
        assert found is not None
        assert found.id == key


def test_what_the_first_edit_needs_is_made_where_the_layout_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, live, _diffs = _live()
    live.prepare()
    # To go through all links took 0.2 s of the first edit with 20,000 elements.
    monkeypatch.delattr(ways, "Reliance")
    _grow(store)
    wanted = LiveLayout(store.snapshot(), LayoutOptions(language="en")).scene
    assert dict(live.scene.items) == dict(wanted.items)


def test_links_that_keep_to_the_middle_of_the_lowest_element_are_not_drawn_by_the_hundred() -> None:
    doc = BlueprintBuilder(steps=MANY + 20)
    for step in range(1, MANY + 21):
        doc.element(f"c{step}", "customer", step, "action", label="Long words " * 8)
        if step > 1:
            doc.link(f"c{step - 1}", f"c{step}", label="next" if step % 90 == 0 else "")
    store = doc.store()
    live = LiveLayout(store, LayoutOptions(language="en"))
    index, diffs = SceneIndex(live.scene), list[SceneDiff]()
    store.viewers.append(lambda patch: diffs.append(live.apply(patch)))
    with store.transaction() as tx:
        tx.put(store.need(Element, "c5").replace(label=LocalText.of("Short")))
    # Those that nobody had looked at were also drawn as they were before, for to compare them.
    assert live.counters.links < 20
    assert diffs[-1].late is not None
    assert "c100-flow-c101" in diffs[-1].late.ids
    index.apply(diffs[-1])
    wanted = LiveLayout(store, LayoutOptions(language="en")).scene
    assert index.within(wanted.rect) == SceneIndex(wanted).within(wanted.rect)
    assert dict(live.scene.items) == dict(wanted.items)
