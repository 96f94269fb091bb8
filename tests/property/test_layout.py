"""Layouts of random blueprints: nothing overlaps, and patches do what a new layout does."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from random_blueprints import ROLES, edit_emotion, random_blueprint, random_text

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.geometry import Point
from cxdesigner.base.order import key_between
from cxdesigner.model.element import ELEMENT_KINDS, MARKS, Element
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import LINK_KINDS, Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Emotion
from cxdesigner.model.projection import Projection
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.scene import lines
from cxdesigner.scene.blocks.measures import ELEMENT_WIDTH, NARROW_WIDTH
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import Scene
from cxdesigner.scene.late import bounds_of
from cxdesigner.scene.live import LiveLayout


def _edit(tx: Transaction, chance: random.Random, number: int) -> None:
    view = tx.view
    elements, links = view.of_type(Element), view.of_type(Link)
    steps, lanes = view.steps, view.lanes
    if not (steps and lanes):
        return
    action = chance.randint(0, 19)
    if action <= 9 and elements:
        element = chance.choice(elements)
        match action:
            case 0 | 1:
                tx.put(element.replace(label=random_text(chance)))
            case 2:
                tx.put(element.replace(label=LocalText.of(element.label.text() + "x")))
            case 3 | 4:
                tx.put(
                    element.replace(
                        step_id=chance.choice(steps).id,
                        end_step_id=None,
                        lane_id=chance.choice(lanes).id,
                    )
                )
            case 5:
                tx.put(element.replace(marks=MARKS[number % 3 :] if not element.marks else ()))
            case 6:
                tx.delete([element.id])
            case 7:
                target = chance.choice(elements)
                tx.put(
                    Link(
                        id=f"new-link-{number}",
                        kind=chance.choice(LINK_KINDS),
                        source_id=element.id,  # type: ignore[arg-type]
                        target_id=target.id,  # type: ignore[arg-type]
                        label=random_text(chance, 2),
                    )
                )
            case 8:
                tx.put(PainPoint(id=f"pain-{number}", element_id=element.id))  # type: ignore[arg-type]
                score = float(chance.randint(-100, 100))
                tx.put(
                    Metric(
                        id=f"metric-{number}",
                        type="nps",
                        element_id=element.id,  # type: ignore[arg-type]
                        value=score,
                    )
                )
            case _:
                tx.put(
                    element.replace(
                        end=not element.end,
                        abandon=chance.random() < 0.3,
                        kind=chance.choice(ELEMENT_KINDS),
                    )
                )
    elif action == 10:
        tx.put(
            Element(
                id=f"new-{number}",
                lane_id=chance.choice(lanes).id,  # type: ignore[arg-type]
                step_id=chance.choice(steps).id,  # type: ignore[arg-type]
                kind="action",
                order=key_between(None, None),
                label=random_text(chance),
            )
        )
    elif action == 11 and links:
        tx.put(chance.choice(links).replace(label=random_text(chance, 2)))
    elif action == 12 and links:
        tx.delete([chance.choice(links).id])
    elif action == 13:
        before = chance.choice((None, *[step.order for step in steps]))
        after = min((step.order for step in steps if before is None or step.order > before),
                    default=None)  # fmt: skip
        tx.put(Step(id=f"new-step-{number}", order=key_between(before, after)))
    elif action in (14, 18, 19) and view.count(Emotion):
        edit_emotion(tx, chance, chance.choice(view.of_type(Emotion)), number)
    elif action == 15:
        lane = chance.choice(lanes)
        name = random_text(chance, 2)
        tx.put(LaneRow(id=f"new-row-{number}", lane_id=lane.id, order="V", name=name))  # type: ignore[arg-type]
        for element in elements:
            if element.lane_id == lane.id and chance.random() < 0.5:
                tx.put(element.replace(row_id=f"new-row-{number}"))
    elif action == 16 and view.lines:
        tx.put(chance.choice(view.lines).replace(after_lane_id=chance.choice(lanes).id))
    elif action == 17 and view.stages:
        tx.put(chance.choice(view.stages).replace(name=random_text(chance, 4)))


def _edit_columns(tx: Transaction, chance: random.Random, number: int) -> None:
    """Insert, delete, move, rename steps, or move them to another stage; also several at once."""
    for part in range(chance.choice((1, 1, 1, 2))):
        view = tx.view
        steps = view.steps
        if not steps:
            tx.put(Step(id=f"first-{number}", order="V"))  # type: ignore[arg-type]
            return
        step = chance.choice(steps)
        place = chance.randint(0, len(steps))
        order = key_between(
            steps[place - 1].order if place else None,
            steps[place].order if place < len(steps) else None,
        )
        match chance.randint(0, 6):
            case 0 | 1:
                stage = chance.choice((None, *[stage.id for stage in view.stages]))
                new = Step(id=f"step-{number}-{part}", order=order, stage_id=stage)  # type: ignore[arg-type]
                tx.put(new)
                if chance.random() < 0.4:
                    lane = chance.choice(view.lanes).id
                    tx.put(
                        Element(
                            id=f"in-{number}-{part}",  # type: ignore[arg-type]
                            lane_id=lane,
                            step_id=new.id,
                            kind="action",
                            order="V",
                        )
                    )
            case 2 | 3 if len(steps) > 1 or chance.random() < 0.3:
                gone = [el.id for el in view.of_type(Element) if el.step_id == step.id]
                tx.delete([*gone, step.id] if chance.random() < 0.7 else [step.id])
            case 4:
                if not any(other.order == order for other in steps):
                    tx.put(step.replace(order=order))
            case 5 if view.stages:
                tx.put(step.replace(stage_id=chance.choice(view.stages).id))
            case _:
                tx.put(step.replace(name=random_text(chance, 2)))


def _edit_lanes(tx: Transaction, chance: random.Random, number: int) -> None:
    """Insert, delete or move a lane."""
    lanes = tx.view.lanes
    place = chance.randint(0, len(lanes))
    order = key_between(
        lanes[place - 1].order if place else None,
        lanes[place].order if place < len(lanes) else None,
    )
    match chance.randint(0, 2):
        case 0:
            tx.put(Lane(id=f"new-lane-{number}", order=order, role=chance.choice(ROLES)))  # type: ignore[arg-type]
        case 1 if len(lanes) > 1:
            tx.delete([chance.choice(lanes).id])
        case _:
            tx.put(chance.choice(lanes).replace(order=order))


def _edit_places(tx: Transaction, chance: random.Random, number: int) -> None:
    """Make, move and delete elements in a lane with rows and below what reaches over steps."""
    view = tx.view
    lanes, steps = view.lanes[:2], view.steps
    if number == 0:
        for row in range(2):
            tx.put(LaneRow(id=f"row-{row}", lane_id=lanes[0].id, order=f"V{row + 1}"))  # type: ignore[arg-type]
    rows = (None, "row-0", "row-1")
    elements = [element for element in view.of_type(Element) if element.lane_id in view]
    for part in range(chance.choice((1, 1, 3))):
        where = {
            "lane_id": chance.choice(lanes).id,
            "step_id": chance.choice(steps).id,
            "row_id": chance.choice(rows),
            "order": key_between(None, None),
        }
        if number == 0:
            where["end_step_id"] = steps[-1].id
        key = f"placed-{number}-{part}"
        match chance.randint(0, 3):
            case 0 | 1 if elements:
                tx.put(chance.choice(elements).replace(**where))
            case 2 if elements and number:
                tx.delete([elements.pop(chance.randrange(len(elements))).id])
            case _:
                tx.put(Element(id=key, kind="action", label=random_text(chance), **where))  # type: ignore[arg-type]


_EMOTION = st.sampled_from(("band", "above", "overlay", "off"))


@given(seed=st.integers(0, 2**32))
def test_elements_come_and_go_in_lanes_of_several_bands(seed: int) -> None:
    chance = random.Random(seed)
    follower = _Follower(random_blueprint(chance), "off")
    for number in range(10):
        follower.edit(_edit_places, chance, number)


@given(seed=st.integers(0, 2**32), emotion=_EMOTION, spanning=st.sampled_from((0.08, 0.4)))
def test_a_layout_that_follows_patches_equals_one_from_scratch(
    seed: int, emotion: str, spanning: float
) -> None:
    chance = random.Random(seed)
    store = random_blueprint(chance, spanning=spanning)
    follower = _Follower(store, emotion)
    for number in range(12):
        follower.edit(_edit, chance, number)


@given(
    seed=st.integers(0, 2**32),
    emotion=_EMOTION,
    spanning=st.sampled_from((0.0, 0.0, 0.05)),
    alone=st.booleans(),
)
def test_steps_and_lanes_that_come_and_go_are_followed(
    seed: int, emotion: str, spanning: float, alone: bool
) -> None:
    chance = random.Random(seed)
    store = random_blueprint(chance, 16, spanning, alone)
    follower = _Follower(store, emotion)
    for number in range(10):
        edit = chance.choice((_edit_columns, _edit_columns, _edit_columns, _edit_lanes, _edit))
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
        edit = chance.choice((_edit_columns, _edit_columns, _edit))
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
                chance.choice((_edit, _edit, _edit_columns))(tx, chance, number)
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
