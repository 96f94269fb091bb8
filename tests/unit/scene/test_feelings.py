"""Points of emotion curves: read again where something touched them."""

from builders import BlueprintBuilder
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.scene.feelings import emotion_curves
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.structure import read_structure
from cxdesigner.scene.touched import Touched, touched_by


def test_points_that_nothing_touched_are_those_of_before() -> None:
    doc = BlueprintBuilder(steps=5)
    for number, value in enumerate((1, -2, 0.5, 2, 0), 1):
        doc.element(f"c{number}", "customer", number)
        doc.emotion(f"c{number}", value)
    store = doc.store()
    options, touches = LayoutOptions(), []
    store.viewers.append(lambda patch: touches.append(touched_by(patch, store, structure)))
    structure = read_structure(store)
    grid = LiveLayout(store, options).grid
    anything = Touched(everything=True)
    (before,) = emotion_curves(store, structure, grid, options, (), anything)
    with store.transaction() as tx:
        tx.delete(["c2"])
    structure.update_cell(store, "lane-customer", "step-2")
    del structure.place["c2"]
    (after,) = emotion_curves(store, structure, grid, options, (before,), touches[-1])
    (fresh,) = emotion_curves(store, structure, grid, options, (), anything)
    assert after == fresh
    known = {point.id: point for point in before.points}
    same = [point.element_id for point in after.points if point is known[point.id]]
    assert same == ["c1", "c3", "c5"], "c4 is the peak now"
