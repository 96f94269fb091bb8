"""Signs of surveys that follow edits are those drawn from scratch."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Store, Transaction
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.live import LiveLayout

_OPTIONS = LayoutOptions(surveyed=True)


def answers(chance: random.Random) -> tuple[tuple[str, float], ...]:
    return tuple((str(at), float(chance.choice((0, 1, 7, 120)))) for at in (1, 3, 5))


def journey(steps: int, chance: random.Random) -> Store:
    doc = BlueprintBuilder(steps=steps, scale_min=-2, scale_max=2)
    for number in range(1, steps + 1):
        doc.element(f"c{number}", "customer", number)
        if chance.random() < 0.8:
            doc.emotion(f"c{number}", chance.randint(-4, 4) / 2)
        if chance.random() < 0.6:
            metric = Metric(
                id=f"m{number}",
                type="csat",
                element_id=ElementId(f"c{number}"),
                counts=answers(chance),
            )
            doc.add(metric)
    store: Store = doc.store()
    return store


def edit(tx: Transaction, store: Store, chance: random.Random) -> None:
    element = chance.choice(store.of_type(Element))
    match chance.randint(0, 5):
        case 0:
            insert_step(tx, chance.randint(0, len(store.steps)))
        case 1:
            tx.delete([element.id])
        case 2 if store.of_type(Emotion):
            emotion = chance.choice(store.of_type(Emotion))
            tx.put(emotion.replace(value=chance.randint(-4, 4) / 2))
        case 3 if store.of_type(Metric):
            metric = chance.choice(store.of_type(Metric))
            tx.put(metric.replace(counts=answers(chance)))
        case 4:
            tx.put(element.replace(step_id=chance.choice(store.steps).id))
        case _:
            new = Metric(
                id=f"n{chance.random()}", type="csat", element_id=element.id, counts=answers(chance)
            )
            tx.put(new)


@given(seed=st.integers(0, 2**32), steps=st.integers(2, 25))
def test_signs_that_follow_edits_are_those_from_scratch(seed: int, steps: int) -> None:
    chance = random.Random(seed)
    store = journey(steps, chance)
    live = LiveLayout(store, _OPTIONS)
    store.viewers.append(live.apply)
    for _ in range(6):
        if not store.of_type(Element):
            break
        with store.transaction() as tx:
            edit(tx, store, chance)
        if chance.random() < 0.7:
            assert dict(live.scene.items) == dict(layout(store, _OPTIONS).items)
    assert dict(live.scene.items) == dict(layout(store, _OPTIONS).items)


def test_what_is_far_from_a_new_step_only_moves() -> None:
    store = journey(200, random.Random(1))
    live = LiveLayout(store, _OPTIONS)
    found = list[SceneDiff]()
    store.viewers.append(lambda patch: found.append(live.apply(patch)))
    with store.transaction() as tx:
        insert_step(tx, 100)
    (diff,) = found
    signs = [item for item in live.scene.items.values() if item.kind == "surveyed"]
    put = [item for item in diff.put if item.kind in ("surveyed", "emotion")]
    assert len(signs) > 100
    assert len(put) < 12
    assert diff.late is not None
    middle = live.scene.width / 2
    assert {item.id for item in signs if item.x > middle + 500} <= diff.late.ids
    assert dict(live.scene.items) == dict(layout(store, _OPTIONS).items)
