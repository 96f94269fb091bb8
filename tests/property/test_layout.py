"""Layouts of random blueprints: nothing overlaps, and patches do what a new layout does."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Point
from cxdesigner.base.order import key_between
from cxdesigner.model.element import ELEMENT_KINDS, Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import LaneRow
from cxdesigner.model.link import LINK_KINDS, Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import Scene
from cxdesigner.scene.live import LiveLayout

_WORDS = (
    "Ticket",
    "到店等位",
    "confirm",
    "核对账单并付款",
    "a",
    "Supercalifragilistic",
    "看捞面表演",
)
_ROLES = ("evidence", "customer", "frontstage", "backstage", "support")


def _text(chance: random.Random, most: int = 6) -> LocalText:
    return LocalText.of(" ".join(chance.choice(_WORDS) for _ in range(chance.randint(0, most))))


def _blueprint(chance: random.Random) -> Store:
    steps = chance.randint(1, 7)
    first = chance.randint(0, steps)
    doc = BlueprintBuilder(steps=steps, stages=tuple(n for n in (first, steps - first) if n))
    for number in range(chance.randint(0, 14)):
        whole = chance.random() < 0.08
        step = None if whole else chance.randint(1, steps)
        last = chance.randint(step, steps) if step and chance.random() < 0.15 else None
        doc.element(
            f"n{number}",
            chance.choice(_ROLES),
            step,
            chance.choice(ELEMENT_KINDS),
            label=_text(chance),
            end_step_id=f"step-{last}" if last else None,
            channel=_text(chance, 1),
            work=chance.choice((None, 5, 90)),
            marks=tuple(sorted(chance.sample(("wait", "fail", "mot", "delight"), 2)))
            if chance.random() < 0.2
            else (),
            start=chance.random() < 0.1,
            end=chance.random() < 0.1,
        )
    ids = [record.id for record in doc.records if isinstance(record, Element)]
    for number in range(chance.randint(0, 16) if ids else 0):
        doc.link(
            chance.choice(ids),
            chance.choice(ids),
            chance.choice(LINK_KINDS),
            id=f"l{number}",
            label=_text(chance, 2) if chance.random() < 0.4 else "",
            both=chance.random() < 0.2,
            loop=chance.random() < 0.1,
        )
    for number, element_id in enumerate(ids):
        if chance.random() < 0.4:
            doc.emotion(
                element_id,
                chance.randint(-4, 4) / 2,
                chance.choice(("ann", "bob")) if number % 3 == 0 else "ann",
                quote=_text(chance, 3) if chance.random() < 0.3 else "",
            )
    return doc.store()


def _edit(tx: Transaction, chance: random.Random, number: int) -> None:
    view = tx.view
    elements, links = view.of_type(Element), view.of_type(Link)
    steps, lanes = view.steps, view.lanes
    action = chance.randint(0, 17)
    if action <= 9 and elements:
        element = chance.choice(elements)
        match action:
            case 0 | 1:
                tx.put(element.replace(label=_text(chance)))
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
                tx.put(element.replace(marks=("wait",) if not element.marks else ()))
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
                        label=_text(chance, 2),
                    )
                )
            case 8:
                tx.put(PainPoint(id=f"pain-{number}", element_id=element.id))  # type: ignore[arg-type]
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
                label=_text(chance),
            )
        )
    elif action == 11 and links:
        tx.put(chance.choice(links).replace(label=_text(chance, 2)))
    elif action == 12 and links:
        tx.delete([chance.choice(links).id])
    elif action == 13:
        before = chance.choice((None, *[step.order for step in steps]))
        after = min((step.order for step in steps if before is None or step.order > before),
                    default=None)  # fmt: skip
        tx.put(Step(id=f"new-step-{number}", order=key_between(before, after)))
    elif action == 14 and view.count(Emotion):
        emotion = chance.choice(view.of_type(Emotion))
        tx.put(emotion.replace(value=chance.randint(-4, 4) / 2))
    elif action == 15:
        lane = chance.choice(lanes)
        tx.put(LaneRow(id=f"new-row-{number}", lane_id=lane.id, order="V", name=_text(chance, 2)))  # type: ignore[arg-type]
        for element in elements:
            if element.lane_id == lane.id and chance.random() < 0.5:
                tx.put(element.replace(row_id=f"new-row-{number}"))
    elif action == 16 and view.lines:
        tx.put(chance.choice(view.lines).replace(after_lane_id=chance.choice(lanes).id))
    elif action == 17 and view.stages:
        tx.put(chance.choice(view.stages).replace(name=_text(chance, 4)))


_EMOTION = st.sampled_from(("band", "above", "overlay", "off"))


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), emotion=_EMOTION)
def test_a_layout_that_follows_patches_equals_one_from_scratch(seed: int, emotion: str) -> None:
    chance = random.Random(seed)
    store = _blueprint(chance)
    options = LayoutOptions(language="zh-CN", emotion=emotion)  # type: ignore[arg-type]
    live = LiveLayout(store, options)
    shown = dict(live.scene.items)
    index = SceneIndex(live.scene)
    for number in range(12):
        patches = []
        store.viewers[:] = [patches.append]
        with store.transaction() as tx:
            _edit(tx, chance, number)
        if not patches:
            continue
        blocks = live.counters.blocks
        diff = live.apply(patches[0])
        fresh = LiveLayout(store, options)
        assert dict(live.scene.items) == dict(fresh.scene.items)
        assert live.grid == fresh.grid
        assert (live.scene.width, live.scene.height) == (fresh.scene.width, fresh.scene.height)
        # The diff tells a follower all it needs.
        for key in diff.removed:
            del shown[key]
        shown.update({item.id: item for item in (*diff.added, *diff.changed, *diff.moved)})
        assert shown == dict(fresh.scene.items)
        index.apply(diff)
        assert {item.id for item in index.within(fresh.scene.rect.grown(50))} == {
            item.id for item in SceneIndex(fresh.scene).within(fresh.scene.rect.grown(50))
        }
        touched = {
            record.id if isinstance(record, Element) else getattr(record, "element_id", None)
            for record in patches[0].records()
        }
        spanning = sum(1 for el in store.of_type(Element) if el.step_id is None or el.end_step_id)
        assert live.counters.blocks - blocks <= len(touched) + 2 * spanning


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), emotion=_EMOTION)
def test_nothing_overlaps(seed: int, emotion: str) -> None:
    store = _blueprint(random.Random(seed))
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
