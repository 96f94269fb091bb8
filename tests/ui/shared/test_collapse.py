"""Stages shown as one column, in the window."""

from hands import Hands, settle, unchanged
from PySide6.QtCore import QPointF, Qt

from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.editor.filter import Filter
from cxdesigner.model.element import Element
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.scene.blocks.measures import ELEMENT_WIDTH, NARROW_WIDTH
from cxdesigner.scene.primitives import PathShape
from cxdesigner.ui.dialogs.export import ExportDialog
from cxdesigner.ui.presenting.presenter import Presenter

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def collapse(hands: Hands, number: int) -> str:
    """Collapse the stage of a number by its header and a key."""
    stage = hands.document.store.stages[number]
    bar, middle = hands.header(stage.id)
    hands.press_at(middle, bar)
    hands.release_at(middle, bar)
    hands.key(Qt.Key.Key_J, KEYS)
    settle()
    return stage.id


def test_a_stage_is_collapsed_and_opened_again(hands: Hands) -> None:
    document = hands.document
    before = set(hands.window.controller.scene.items)
    count = len(hands.window.controller.grid.columns)
    revision = document.store.revision
    stage_id = collapse(hands, 1)
    steps = steps_of_stage(document.store, stage_id)
    assert len(hands.window.controller.grid.columns) == count - len(steps) + 1
    assert "c3" not in hands.window.controller.scene.items
    widths = {column.step_id: column.width for column in hands.window.controller.grid.columns}
    assert widths.pop(steps[0].id) == NARROW_WIDTH
    assert set(widths.values()) == {ELEMENT_WIDTH}
    assert document.store.revision == revision
    bar, middle = hands.header(steps[0].id)
    low = QPointF(middle.x(), bar.height() - 3.0)
    hands.press_at(low, bar)
    hands.release_at(low, bar)
    assert document.selection.ids == (stage_id,)
    hands.double_click_on(bar, low)
    settle()
    assert set(hands.window.controller.scene.items) == before


def test_gestures_mean_the_columns_that_are_seen(hands: Hands) -> None:
    store = hands.document.store
    stage_id = collapse(hands, 1)
    closed = steps_of_stage(store, stage_id)
    columns = hands.window.controller.grid.columns
    at = [column.step_id for column in columns].index(closed[0].id)
    beyond = columns[at + 1].step_id
    assert beyond is not None

    def into_the_collapsed_one() -> None:
        hands.drag(hands.middle("e1"), hands.cell("evidence", at))

    assert unchanged(hands.document, into_the_collapsed_one)
    hands.drag(hands.middle("e1"), hands.cell("evidence", at + 1))
    assert store.need(Element, "e1").step_id == beyond
    steps = [step.id for step in store.steps]
    hands.drop_from_rail("step", hands.gap("customer", at + 2))
    after = [step.id for step in store.steps]
    (new,) = set(after) - set(steps)
    assert after.index(new) == after.index(beyond) + 1
    bar, start = hands.header(beyond)
    place = hands.canvas.headers.stages.place_of(store.steps[0].id)
    assert place is not None
    low = bar.height() - 3.0
    hands.drag_header(bar, QPointF(start.x(), low), QPointF(place.left() + 3, low))
    assert store.steps[0].id == beyond


def test_keys_pass_what_is_collapsed(hands: Hands) -> None:
    collapse(hands, 1)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Right)
    items = hands.window.controller.scene.items
    assert all(key in items for key in hands.document.selection.ids)
    hands.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "c3" not in hands.document.selection.ids
    assert hands.window.registry.run("stage.expand_all", hands.window.session)
    settle()
    assert "c3" in hands.window.controller.scene.items


def test_a_box_is_its_stage_to_the_hands(hands: Hands) -> None:
    document, controller = hands.document, hands.window.controller
    before = set(controller.scene.items)
    stage_id = collapse(hands, 1)
    boxes = [k for k in set(controller.scene.items) - before if document.is_stand_in(k)]
    box = next(key for key in boxes if controller.scene.items[key].kind == "element")
    hands.key(Qt.Key.Key_Escape)
    hands.hover(hands.middle(box))
    assert not hands.canvas.overlay.handle.points
    hands.click(hands.middle(box))
    assert document.selection.ids == (stage_id,)
    assert unchanged(document, lambda: hands.drag(hands.middle("c2"), hands.middle(box)))
    hands.click(hands.middle("c2"))
    assert unchanged(document, lambda: hands.drag(hands.grip("c2"), hands.middle(box)))
    hands.double_click(hands.middle(box))
    settle()
    assert set(controller.scene.items) == before


def test_arrows_go_to_a_collapsed_stage_and_on_along_the_lane(hands: Hands) -> None:
    document = hands.document
    stage_id = collapse(hands, 1)
    columns = [column.step_id for column in hands.window.controller.grid.columns]
    at = columns.index(steps_of_stage(document.store, stage_id)[0].id)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Right)
    assert document.selection.ids == (stage_id,)
    hands.key(Qt.Key.Key_Right)
    (beyond,) = document.selection.ids
    customer = document.store.need(Element, "c2").lane_id
    assert document.store.need(Element, beyond).step_id == columns[at + 1]
    assert document.store.need(Element, beyond).lane_id == customer
    hands.key(Qt.Key.Key_Left)
    assert document.selection.ids == (stage_id,)
    hands.key(Qt.Key.Key_Left)
    assert document.selection.ids == ("c2",)
    # Where the lane has no box in the stage it is the same.
    document.selection.set_cell(("lane-evidence", columns[at + 1] or ""))
    hands.key(Qt.Key.Key_Left)
    assert document.selection.ids == (stage_id,)
    hands.key(Qt.Key.Key_Left)
    assert document.selection.cell or document.selection.ids
    assert document.selection.ids != (stage_id,)
    document.selection.set((stage_id,))
    hands.key(Qt.Key.Key_Right)
    assert document.selection.ids == (document.store.stages[2].id,)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert document.selection.ids == ("c2", beyond)


def test_the_peak_of_the_journey_stays_what_it_is(hands: Hands) -> None:
    def names() -> dict[str, str]:
        items = hands.window.controller.scene.items.values()
        return {item.id: item.label for item in items if item.kind == "emotion"}

    before = names()
    collapse(hands, 1)
    after = names()
    assert set(after) < set(before)
    assert after == {key: before[key] for key in after}


def test_a_curve_says_nothing_of_what_was_felt_in_a_collapsed_stage(hands: Hands) -> None:
    def stretches() -> int:
        items = hands.window.controller.scene.items
        (curve,) = (item for item in items.values() if item.kind == "emotion_curve")
        line = curve.primitives[-1]
        assert isinstance(line, PathShape)
        return sum(command[0] == "M" for command in line.commands)

    document = hands.document
    assert stretches() == 1
    collapse(hands, 2)
    assert stretches() == 2
    # And not more where one is beside it.
    collapse(hands, 1)
    assert stretches() == 2
    document.run("Feel", set_emotion, None, "c2", 1.5)
    settle()
    assert stretches() == 2
    document.set_view(collapsed_stages=())
    settle()
    assert stretches() == 1


def test_a_collapsed_stage_is_wide_where_all_of_it_is_shown(hands: Hands) -> None:
    collapse(hands, 1)
    hands.window.actions_["view.present"].trigger()
    presenter = hands.window.findChild(Presenter)
    assert presenter is not None
    assert {column.width for column in presenter.stage._grid.columns} == {ELEMENT_WIDTH}
    presenter.close()


def test_an_export_draws_what_is_collapsed_when_asked(hands: Hands) -> None:
    stage_id = collapse(hands, 1)
    dialog = ExportDialog(hands.document, "A3", hands.window)
    assert not dialog.stages.isHidden()
    assert dialog.request.pages.collapsed == ()
    dialog.stages.show_value(True)
    assert dialog.request.pages.collapsed == (stage_id,)
    dialog.reject()
    dialog.deleteLater()


def test_a_box_is_as_pale_or_lit_as_what_it_stands_for(hands: Hands) -> None:
    document = hands.document
    collapse(hands, 1)
    boxes = {document.behind(key): key for key in document.stand_ins}
    (customer,) = (key for ids, key in boxes.items() if "c3" in ids)
    (support,) = (key for ids, key in boxes.items() if "p2" in ids)
    controller = hands.window.finders.filter
    items = hands.window.controller.scene.items
    document.set_view(filter=Filter(kinds=("touchpoint",)))
    assert not controller._is_pale(items[customer])
    assert controller._is_pale(items[support])
    document.set_view(filter=Filter(), trace=True)
    document.selection.set(("c1",))
    settle()
    lit = {item.id for item, _token in hands.canvas.overlay.trace.items}
    assert customer in lit
    assert support not in lit


def test_what_was_open_stays_open_when_its_stage_joins_a_collapsed_one(hands: Hands) -> None:
    document = hands.document
    first, second = document.store.stages[:2]
    columns = len(hands.window.controller.grid.columns)
    collapse(hands, 0)
    hands.key(Qt.Key.Key_G, KEYS)
    settle()
    assert first.id not in document.view_state.collapsed_stages
    assert len(hands.window.controller.grid.columns) == columns
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # Two that are collapsed both stay so.
    document.set_view(collapsed_stages=(first.id, second.id))
    settle()
    document.selection.set((first.id, second.id))
    settle()
    hands.key(Qt.Key.Key_G, KEYS)
    settle()
    assert first.id in document.view_state.collapsed_stages
