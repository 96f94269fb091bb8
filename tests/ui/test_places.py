"""Where records are drawn is known before they are."""

from builders import BlueprintBuilder
from cxdesigner.base.geometry import union
from cxdesigner.model.link import Link
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.late import LateItems
from cxdesigner.ui.canvas.places import rect_of


def test_the_place_of_thousands_of_links_is_known_before_they_are_drawn() -> None:
    doc = BlueprintBuilder(steps=20)
    for step in range(1, 21):
        doc.element(f"c{step}", "customer", step, "action")
        if step > 1:
            doc.link(f"c{step - 1}", f"c{step}", "flow")
    store = doc.store()
    scene = LiveLayout(store, LayoutOptions(language="en")).scene
    items = scene.items
    assert isinstance(items, LateItems)
    before = items.waiting
    links = [link.id for link in store.of_type(Link)]
    assert before >= len(links)
    found = rect_of(scene, store, links)
    assert items.waiting == before
    assert found == union(items[key].rect for key in links)


def test_a_record_that_is_no_item_is_where_its_parts_are() -> None:
    doc = BlueprintBuilder(steps=3)
    doc.element("c1", "customer", 1, "action")
    store = doc.store()
    scene = LiveLayout(store, LayoutOptions(language="en")).scene
    step = store.steps[1].id
    parts = [item.rect for item in scene.items.values() if step in (item.id, item.record_id)]
    assert parts
    assert rect_of(scene, store, (step, "nobody")) == union(parts)
    assert rect_of(scene, store, ("nobody",)) is None
