"""Blueprints that two sides have changed, by hand and by chance."""

import random
from collections.abc import Iterable

from hypothesis import strategies as st
from random_blueprints import random_blueprint

from builders import BlueprintBuilder
from cxdesigner.base.ids import new_id, seeded_ids
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


def sample() -> Store:
    doc = BlueprintBuilder(steps=3, stages=(2, 1), lineage_id="lineage-1")
    doc.element("a", "customer", 1, label=LocalText.of({"en": "Ask", "zh-CN": "询问"}))
    doc.element("b", "customer", 2, label=LocalText.of("Wait"), wait=Duration(40))
    doc.element("c", "frontstage", 1, label=LocalText.of("Answer"), marks=("wait",))
    doc.link("a", "c", "interaction")
    doc.link("a", "b", "flow")
    doc.persona("p")
    return doc.store()


def edited(store: Store, *records: Record, gone: Iterable[str] = ()) -> Store:
    found = Store(store)
    with found.transaction() as tx:
        for record in records:
            tx.put(record)
        tx.delete(gone)
    return found


def element(store: Store, key: str, **fields: object) -> Element:
    return store.need(Element, key).replace(**fields)


def random_edits(chance: random.Random, store: Store, most: int = 6) -> Store:
    """Return a store with random changes: texts, places, links, new and deleted records."""
    found = Store(store)
    for _number in range(chance.randint(0, most)):
        elements, steps = found.of_type(Element), found.steps
        with found.transaction() as tx:
            match chance.randint(0, 6):
                case 0 if elements:
                    one = chance.choice(elements)
                    words = LocalText.of(
                        {"en": chance.choice("xyz"), "zh-CN": chance.choice("甲乙")}
                    )
                    tx.put(one.replace(label=words, wait=Duration(chance.randint(0, 9))))
                case 1 if elements and steps:
                    lane = chance.choice(found.lanes).id
                    step = chance.choice(steps).id
                    tx.put(
                        chance.choice(elements).replace(
                            lane_id=lane, step_id=step, end_step_id=None
                        )
                    )
                case 2:
                    lane, step = (
                        chance.choice(found.lanes).id,
                        chance.choice(steps).id if steps else None,
                    )
                    tx.put(Element(id=new_id("el"), kind="action", lane_id=lane, step_id=step))
                case 3 if len(elements) > 1:
                    one, other = chance.sample(elements, 2)
                    links = found.of_type(Link)
                    if links and chance.random() < 0.5:
                        link = chance.choice(links)
                        tx.put(link.replace(source_id=one.id, target_id=other.id))
                    else:
                        ends = {"source_id": one.id, "target_id": other.id}
                        tx.put(Link(id=new_id("link"), kind="flow", **ends))
                case 4:
                    things = [*elements, *steps[1:], *found.stages, *found.lanes[1:]]
                    tx.delete([chance.choice(things).id] if things else [])
                case 5 if len(found.stages) > 1:
                    one, other = chance.sample(found.stages, 2)
                    if other.parent_id is None:
                        tx.put(one.replace(parent_id=other.id))
                case 6 if steps:
                    tx.put(Step(id=new_id("step"), order=chance.choice(steps).order + "V"))
    return found


def sides(seed: int) -> tuple[Store, Store, Store]:
    chance = random.Random(seed)
    with seeded_ids(seed):
        base = random_blueprint(chance)
        # A document never holds these; the generator makes them for drawings.
        loops = [link.id for link in base.of_type(Link) if link.source_id == link.target_id]
        base = edited(base, gone=loops)
        return base, random_edits(chance, base), random_edits(chance, base)


seeds = st.integers(0, 1_000_000)
