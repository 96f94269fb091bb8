"""Layouts of random blueprints: nothing overlaps, and patches do what a new layout does."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from itertools import combinations, permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from random_blueprints import random_blueprint, random_text
from random_edits import edit_any, edit_columns, edit_lanes, edit_places

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.base.geometry import Point
from cxdesigner.base.order import key_between
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.projection import Projection
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.scene import lines
from cxdesigner.scene.blocks.measures import ELEMENT_WIDTH, NARROW_WIDTH
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import Scene
from cxdesigner.scene.late import bounds_of
from cxdesigner.scene.live import LiveLayout

_EMOTION = st.sampled_from(("band", "above", "overlay", "off"))


@given(seed=st.integers(0, 2**32))
def test_elements_come_and_go_in_lanes_of_several_bands(seed: int) -> None:
    chance = random.Random(seed)
    follower = _Follower(random_blueprint(chance), "off")
    for number in range(10):
        follower.edit(edit_places, chance, number)


@given(seed=st.integers(0, 2**32), emotion=_EMOTION, spanning=st.sampled_from((0.08, 0.4)))
def test_a_layout_that_follows_patches_equals_one_from_scratch(
    seed: int, emotion: str, spanning: float
) -> None:
    chance = random.Random(seed)
    store = random_blueprint(chance, spanning=spanning)
    follower = _Follower(store, emotion)
    for number in range(12):
        follower.edit(edit_any, chance, number)


@given(
    seed=st.integers(0, 2**32),
    emotion=_EMOTION,
    spanning=st.sampled_from((0.0, 0.0, 0.05)),
    alone=st.booleans(),
)
@example(seed=223960, emotion="band", spanning=0.05, alone=False)
def test_steps_and_lanes_that_come_and_go_are_followed(
    seed: int, emotion: str, spanning: float, alone: bool
) -> None:
    chance = random.Random(seed)
    store = random_blueprint(chance, 16, spanning, alone)
    follower = _Follower(store, emotion)
    for number in range(10):
        edit = chance.choice((edit_columns, edit_columns, edit_columns, edit_lanes, edit_any))
        if follower.patches and chance.random() < 0.3:
            follower.undo()
        else:
            follower.edit(edit, chance, number)


@given(seed=st.integers(0, 2**32), emotion=_EMOTION, spanning=st.sampled_from((0.0, 0.2)))
@example(seed=1115, emotion="band", spanning=0.2)
def test_narrow_columns_of_collapsed_stages_are_followed(
    seed: int, emotion: str, spanning: float
) -> None:
    chance = random.Random(seed)
    store = random_blueprint(chance, 12, spanning)
    collapsed = frozenset(
        stage.id for stage in store.stages if stage.parent_id is None and chance.random() < 0.6
    )
    follower = _Follower(store, emotion, collapsed)
    for number in range(8):
        edit = chance.choice((edit_columns, edit_columns, edit_any))
        if follower.patches and chance.random() < 0.3:
            follower.undo()
        else:
            follower.edit(edit, chance, number)
        for column in follower.live.grid.columns:
            step = follower.view.get(Step, column.step_id)
            is_small = step is not None and step.stage_id in collapsed
            assert column.width == (NARROW_WIDTH if is_small else ELEMENT_WIDTH)


@given(seed=st.integers(0, 2**32), spanning=st.sampled_from((0.0, 0.1)))
def test_links_that_wait_while_nobody_looks_are_drawn_as_they_should_be(
    seed: int, spanning: float
) -> None:
    chance = random.Random(seed)
    store = random_blueprint(chance, 12, spanning)
    live = LiveLayout(store, LayoutOptions(language="zh-CN"))
    index, patches = SceneIndex(live.scene), list[Patch]()
    store.viewers[:] = [patches.append]
    with pytest.MonkeyPatch.context() as patched:
        # In large blueprints: whatever was there before waits.
        patched.setattr(lines, "MANY", 0)
        for number in range(8):
            with suppress(PolicyError), store.transaction() as tx:
                chance.choice((edit_any, edit_any, edit_columns))(tx, chance, number)
            for patch in patches:
                before, diff = live.scene.items, live.apply(patch)
                index.apply(diff)
                late = diff.late
                if late is not None and late.keeps_columns:
                    for key in late.ids:
                        old, new = bounds_of(before, key), late.items.rect(key)
                        assert (old.x, old.width) == (new.x, new.width)
            patches.clear()
            if chance.random() < 0.3:
                live.scene.items.values()
    wanted = LiveLayout(store, LayoutOptions(language="zh-CN")).scene
    around = wanted.rect.grown(50)
    assert index.within(around) == SceneIndex(wanted).within(around)
    assert dict(live.scene.items) == dict(wanted.items)


@given(seed=st.integers(0, 2**32))
@example(seed=3)
def test_labels_beside_straight_links_that_follow_a_low_element_are_placed_anew(seed: int) -> None:
    chance = random.Random(seed)
    doc = BlueprintBuilder(steps=8)
    ids: list[str] = []
    for step in range(1, 7):
        for slot in range(chance.choice((1, 2, 2, 3))):
            label = " ".join(["Supercalifragilistic"] * chance.randint(1, 9))
            ids.append(doc.element(f"n{step}-{slot}", "customer", step, label=label))
    for number, (one, two) in enumerate(permutations(ids, 2)):
        if abs(int(one[1]) - int(two[1])) == 1 and chance.random() < 0.6:
            is_labelled = one[-1] + two[-1] != "00" or chance.random() < 0.2
            label = random_text(chance, 2) if is_labelled else ""
            doc.link(one, two, id=f"l{number}", label=label)
    follower = _Follower(doc.store(), "off")

    def come_or_go(tx: Transaction, chance: random.Random, _number: int) -> None:
        where = {"lane_id": "lane-customer", "step_id": f"step-{chance.choice((7, 8))}"}
        key = f"low-{where['step_id']}"
        if tx.view.get(Element, key) is not None and chance.random() < 0.4:
            tx.delete([key])
        else:
            label = random_text(chance, chance.choice((0, 6, 14)))
            order = key_between(None, None)
            tx.put(Element(id=key, kind="action", label=label, order=order, **where))  # type: ignore[arg-type]

    for number in range(6):
        follower.edit(come_or_go, chance, number)


class _Follower:
    """A layout, a scene pieced together from differences, and an index, all following a store."""

    def __init__(self, store: Store, emotion: str, collapsed: frozenset[str] = frozenset()) -> None:
        self.store = store
        self.projection = Projection(store, (), collapsed, "zh-CN") if collapsed else None
        self.view: RecordView = self.projection.view if self.projection else store
        self.options = LayoutOptions(
            language="zh-CN",
            emotion=emotion,  # type: ignore[arg-type]
            surveyed=True,
            narrow_stages=collapsed,
        )
        self.live = LiveLayout(self.view, self.options)
        self.shown = dict(self.live.scene.items)
        self.index = SceneIndex(self.live.scene)
        self.patches: list[Patch] = []
        self._new: list[Patch] = []
        store.viewers[:] = [self._new.append]

    def edit(
        self,
        edit: Callable[[Transaction, random.Random, int], None],
        chance: random.Random,
        number: int,
    ) -> None:
        """Make an edit and hold what follows it against a layout from scratch."""
        try:
            with self.store.transaction() as tx:
                edit(tx, chance, number)
        except PolicyError:
            # Some random edits have no meaning, and change nothing.
            return
        if self._new:
            self.patches.append(self._new[0])
            self._follow()

    def undo(self) -> None:
        """Take the last edit back."""
        self.store.apply(self.patches.pop().inverse())
        self._follow()

    def _follow(self) -> None:
        store, live, shown = self.view, self.live, self.shown
        patch = self._new.pop()
        if self.projection is not None:
            patch = self.projection.follow(patch)
        blocks = live.counters.blocks
        diff = live.apply(patch)
        fresh = LiveLayout(store, self.options)
        assert dict(live.scene.items) == dict(fresh.scene.items)
        assert live.grid == fresh.grid
        assert dict(live.grid.cells) == dict(fresh.grid.cells)
        assert (live.scene.width, live.scene.height) == (fresh.scene.width, fresh.scene.height)
        # The diff tells a follower all it needs.
        for key in diff.removed:
            del shown[key]
        shown.update({item.id: item for item in (*diff.added, *diff.changed, *diff.moved)})
        assert shown == dict(fresh.scene.items)
        self.index.apply(diff)
        assert {item.id for item in self.index.within(fresh.scene.rect.grown(50))} == {
            item.id for item in SceneIndex(fresh.scene).within(fresh.scene.rect.grown(50))
        }
        if self.projection is not None:
            # Where other columns come to be narrow, all is laid out anew.
            return
        touched = {
            record.id if isinstance(record, Element) else getattr(record, "element_id", None)
            for record in patch.records()
        }
        touched |= _in_changed_lanes(patch, store)
        spanning = sum(1 for el in store.of_type(Element) if el.step_id is None or el.end_step_id)
        assert live.counters.blocks - blocks <= len(touched) + 2 * spanning


def _in_changed_lanes(patch: Patch, store: RecordView) -> set[str | None]:
    """Return the elements of lanes whose role is another."""
    changed = {
        key
        for key, (before, after) in patch.changes.items()
        if isinstance(before, Lane) and isinstance(after, Lane) and before.role != after.role
    }
    return {element.id for element in store.of_type(Element) if element.lane_id in changed}


@given(seed=st.integers(0, 2**32), emotion=_EMOTION)
def test_nothing_overlaps(seed: int, emotion: str) -> None:
    store = random_blueprint(random.Random(seed))
    scene = layout(store, LayoutOptions(language="en", emotion=emotion))  # type: ignore[arg-type]
    elements = [item.rect for item in scene.of_kind("element")]
    for first, second in combinations(elements, 2):
        assert not first.intersects(second)
    headers = [item.rect for item in scene.items.values() if item.kind in ("lane_header", "stage")]
    for first, second in combinations(headers, 2):
        assert not first.grown(-0.01).intersects(second)
    lanes = {item.id: item.rect for item in scene.of_kind("lane")}
    for item in scene.of_kind("element"):
        assert lanes[item.lane_id or ""].encloses(item.rect)
    for first, second in combinations(lanes.values(), 2):
        assert not first.intersects(second)
    for line in scene.of_kind("line"):
        for rect in elements:
            assert not line.rect.intersects(rect.grown(1.0))
    if emotion != "overlay":
        for pill in scene.of_kind("line_header"):
            assert not any(pill.rect.grown(1.4).intersects(lane) for lane in lanes.values())
    if scene.items.get(":emotion_axis") is not None and emotion != "overlay":
        band = scene.items[":emotion_axis"].rect
        assert not any(band.intersects(rect) for rect in (*elements, *lanes.values()))
    assert scene.rect.x >= -0.01
    assert scene.rect.y >= -0.01
    _ends_meet(scene)


def _ends_meet(scene: Scene) -> None:
    """Links start and end on the edges of their elements."""
    for link in scene.of_kind("link"):
        source, target = (scene.items[key or ""] for key in (link.source_id, link.target_id))
        assert source.rect.grown(0.01).contains(Point(link.x, link.y))
        assert not source.rect.grown(-0.01).contains(Point(link.x, link.y))
        assert link.rect.grown(0.01).intersects(target.rect.grown(0.02))
