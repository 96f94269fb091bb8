"""What has changed, drawn over a scene."""

import random

from hypothesis import given
from hypothesis import strategies as st
from random_blueprints import random_blueprint

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.editor.commands.lanes import delete_lanes
from cxdesigner.editor.commands.steps import delete_steps, insert_step
from cxdesigner.model.comparison import compare
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.record import StepId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.scene.build import LiveLayout
from cxdesigner.scene.change_signs import SIGNS, Mark, sign_shapes, signs_of
from cxdesigner.scene.comparing import marks_of
from cxdesigner.scene.comparing_grid import grid_marks
from cxdesigner.scene.primitives import PathShape


def sample() -> Store:
    doc = BlueprintBuilder(steps=3, lineage_id="one")
    for step, key in enumerate("abc", start=1):
        doc.element(key, "customer", step, label=LocalText.of(key))
    doc.element("d", "frontstage", 1, label=LocalText.of("d"))
    doc.link("a", "b", "flow")
    doc.link("d", "a", "interaction")
    return doc.store()


def marked(before: Store, after: Store) -> dict[str, Mark]:
    now, was = LiveLayout(after), LiveLayout(before)
    comparison = compare(before, after)
    marks = marks_of(comparison, now.scene, grid=now.grid, before=was.scene)
    return {mark.record_id: mark for mark in marks}


def changed(before: Store, **fields: object) -> Store:
    after = Store(before)
    with after.transaction() as tx:
        tx.put(after.need(Element, "b").replace(**fields))
    return after


def test_nobody_waits_for_all_steps_that_are_gone_at_once() -> None:
    before = BlueprintBuilder(steps=8, lineage_id="one").store()
    after = Store(before)
    with after.transaction() as tx:
        delete_steps(tx, [step.id for step in before.steps])
    comparison, now = compare(before, after), LiveLayout(after)
    gone = comparison.of_type(Step)
    assert len(gone) == 8
    # Whoever makes them bit by bit can stop after each.
    assert len(list(grid_marks(comparison, now.scene, now.grid, "after"))) >= len(gone)


def test_every_sign_has_a_shape_of_its_own() -> None:
    shapes = [str(sign_shapes(sign, 0, 0)).replace(f"change.{sign}", "") for sign in SIGNS]
    assert len(set(shapes)) == len(SIGNS)


def test_aspects_that_are_no_sign_of_their_own_are_edits() -> None:
    assert signs_of(("reworded", "retimed", "moved")) == ("moved", "edited")
    assert signs_of(("added",)) == ("added",)


def test_a_removed_element_is_a_ghost_in_its_free_cell() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        tx.delete(["b"])
    mark = marked(before, after)["b"]
    column = LiveLayout(after).grid.column_rect("step-2")
    assert column is not None
    assert column.x - 4 <= mark.hot.x
    assert mark.hot.right <= column.right + 4
    assert mark.hot.width > 50


def test_a_removed_element_whose_cell_is_taken_is_a_sign_that_hides_nothing() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        tx.delete(["b"])
        tx.put(Element(id="x", kind="touchpoint", lane_id="lane-customer", step_id="step-2"))
    mark = marked(before, after)["b"]
    assert mark.hot.width < 20


def test_what_had_its_step_removed_too_has_no_place() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        tx.delete(["step-2"])
    assert "b" not in marked(before, after)


def test_what_moved_has_a_way_from_where_it_was() -> None:
    before = sample()
    after = changed(before, step_id=StepId("step-3"))
    mark = marked(before, after)["b"]
    old = LiveLayout(after).grid.column_rect("step-2")
    assert mark.signs == ("moved",)
    assert old is not None
    assert mark.item.rect.x <= old.center.x


def test_the_way_of_what_moved_lies_over_no_other_card() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        tx.put(after.need(Element, "a").replace(step_id=StepId("step-3")))
    mark, scene = marked(before, after)["a"], LiveLayout(after).scene
    ways = [
        shape
        for shape in mark.item.primitives
        if isinstance(shape, PathShape) and shape.stroke is not None
    ]
    assert [way.stroke.paint for way in ways if way.stroke] == ["change.moved"]
    pieces = pieces_of(ways[0])
    assert len(pieces) > 1
    assert not covered(pieces, [scene.items[key].rect for key in "bc"])


def pieces_of(way: PathShape) -> list[tuple[Point, Point]]:
    points = [Point(*map(float, command[1:])) for command in way.commands]
    return list(zip(points[::2], points[1::2], strict=True))


def covered(pieces: list[tuple[Point, Point]], rects: list[Rect]) -> list[Point]:
    places = [
        Point(one.x + (two.x - one.x) * share, one.y + (two.y - one.y) * share)
        for one, two in pieces
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    return [at for at in places if any(rect.contains(at) for rect in rects)]


def test_a_link_that_went_is_drawn_over_no_other_card() -> None:
    before, after = sample(), sample()
    with before.transaction() as tx:
        tx.put(Link(id="far", kind="flow", source_id="a", target_id="c"))
    mark, scene = marked(before, after)["far"], LiveLayout(after).scene
    way = next(shape for shape in mark.item.primitives if isinstance(shape, PathShape))
    assert not covered(pieces_of(way), [scene.items["b"].rect])
    assert not mark.hot.intersects(scene.items["b"].rect)


def test_links_that_came_and_went_are_marked() -> None:
    before, after = sample(), sample()
    (flow,) = (link for link in before.of_type(Link) if link.kind == "flow")
    with after.transaction() as tx:
        tx.delete([flow.id])
        tx.put(Link(id="new", kind="flow", source_id="b", target_id="c"))
    found = marked(before, after)
    assert found[flow.id].signs == ("removed",)
    assert found["new"].signs == ("added",)


def test_a_link_between_unrelated_things_of_the_same_id_is_not_drawn() -> None:
    other = BlueprintBuilder(steps=3, lineage_id="two")
    for step, key in enumerate("abc", start=1):
        other.element(key, "frontstage", step, label=LocalText.of(f"another {key}"))
    found = marked(sample(), other.store())
    gone = {key for key, mark in found.items() if mark.signs == ("removed",)}
    assert gone == {"was:a", "was:b", "was:c", "d"}


@given(st.integers(0, 10_000))
def test_any_two_blueprints_can_be_marked(seed: int) -> None:
    before = random_blueprint(random.Random(seed))
    after = random_blueprint(random.Random(seed + 1))
    now, was = LiveLayout(after), LiveLayout(before)
    comparison = compare(before, after)
    for state, layout in (("after", now), ("before", was)):
        marks = marks_of(
            comparison,
            layout.scene,
            grid=layout.grid,
            before=was.scene,
            state=state,  # type: ignore[arg-type]
        )
        assert len({mark.item.id for mark in marks}) == len(marks)
        for mark in marks:
            assert mark.signs
            assert mark.item.rect.intersects(mark.hot)


def test_what_has_come_to_the_grid_is_framed_and_what_went_is_a_cut() -> None:
    before = BlueprintBuilder(steps=3, stages=(2, 1)).store()
    after = Store(before)
    with after.transaction() as tx:
        delete_steps(tx, ["step-2"])
        (new,) = insert_step(tx, 2)
        delete_lanes(tx, ["lane-support"])
        tx.put(after.need(Stage, "stage-1").replace(name=LocalText.of("Arrive")))
    marks, now = marked(before, after), LiveLayout(after)
    assert {key: marks[key].signs for key in ("step-2", new, "lane-support", "stage-1")} == {
        "step-2": ("removed",),
        new: ("added",),
        "lane-support": ("removed",),
        "stage-1": ("edited",),
    }
    first, backstage = now.grid.column_rect("step-1"), now.grid.lane_rect("lane-backstage")
    column = now.grid.column_rect(new)
    assert first is not None
    assert backstage is not None
    assert column is not None
    assert abs(marks["step-2"].hot.center.x - first.right) < 2
    assert marks["lane-support"].hot.center.y == backstage.bottom
    assert column.x < marks[new].hot.center.x < column.right
    heads = max(item.rect.bottom for item in now.scene.of_kind("step"))
    assert all(mark.hot.y >= heads for mark in marks.values())


def test_the_other_state_marks_what_it_alone_has() -> None:
    before = sample()
    after = Store(before)
    with after.transaction() as tx:
        delete_steps(tx, ["step-2"])
        insert_step(tx, 2)
    was = LiveLayout(before)
    marks = marks_of(compare(before, after), was.scene, grid=was.grid, state="before")
    assert {mark.record_id: mark.signs for mark in marks if "step" in mark.record_id} == {
        "step-2": ("removed",)
    }
