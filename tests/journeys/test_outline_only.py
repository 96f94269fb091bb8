"""A blueprint written in the outline: by keyboard alone, then once more through an input method."""

from hands import Hands
from PySide6.QtCore import Qt

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.ui.outline.editor import OutlineEditor

K = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def written(view: RecordView) -> dict[str, tuple[str, int | None]]:
    """Where each element is: the role of its lane and the number of its step."""
    roles = {lane.id: lane.role for lane in view.lanes}
    columns = view.positions(Step)
    return {
        element.label.text("en"): (
            roles[element.lane_id],
            columns[element.step_id] + 1 if element.step_id else None,
        )
        for element in view.of_type(Element)
    }


def current(hands: Hands) -> str:
    """The id of what the current row shows."""
    outline = hands.window.editors.get("outline")
    assert isinstance(outline, OutlineEditor)
    key = outline.tree.current_key()
    return key.id if key is not None else ""


def lines(hands: Hands) -> list[str]:
    """The names of the rows that are open, from top to bottom."""
    outline = hands.window.editors.get("outline")
    assert isinstance(outline, OutlineEditor)
    tree, found = outline.tree, []
    index = tree.model().index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = tree.indexBelow(index)
    return found


def test_by_keyboard_alone(hands: Hands) -> None:
    store = hands.document.store
    hands.key("3", ALT)
    # Two stages, one below the other; an empty row ends it.
    hands.key(K.Key_Return, CONTROL | SHIFT)
    hands.type("Arrive")
    hands.key(K.Key_Return)
    hands.type("Eat")
    hands.key(K.Key_Return, times=2)
    names = [stage.name.text("en") for stage in store.stages]
    assert names[-2:] == ["Arrive", "Eat"]
    # Elements of the step of the first one: the customer's, then one that goes down two lanes.
    hands.key(K.Key_Up)
    step = hands.document.selection.primary
    assert store.get(Step, step) is not None
    hands.key(K.Key_Insert)
    hands.type("Queues")
    hands.key(K.Key_Return)
    hands.type("Sits down")
    hands.key(K.Key_Return)
    hands.type("Prepares")
    hands.key(K.Key_Tab, times=2)
    hands.key(K.Key_Return)
    hands.key(K.Key_Escape)
    column = store.positions(Step)[step] + 1
    assert written(store) == {
        "Queues": ("customer", column),
        "Sits down": ("customer", column),
        "Prepares": ("backstage", column),
    }
    # The second goes to the next step; the two of the customer are linked.
    hands.key(K.Key_Home)
    while hands.document.selection.ids != (element_named(store, "Sits down"),):
        hands.key(K.Key_Down)
    hands.key(K.Key_Right, ALT)
    assert written(store)["Sits down"] == ("customer", column + 1)
    assert hands.document.selection.ids == (element_named(store, "Sits down"),)
    queue, sit = (element_named(store, name) for name in ("Queues", "Sits down"))
    hands.key(K.Key_Home)
    while hands.document.selection.ids != (queue,):
        hands.key(K.Key_Down)
    while current(hands) != sit:
        hands.key(K.Key_Down, CONTROL)
    hands.key(K.Key_Space, CONTROL)
    hands.key("l", CONTROL)
    assert [(link.source_id, link.target_id) for link in store.of_type(Link)] == [(queue, sit)]
    assert {"Queues", "Sits down", "Prepares"} <= set(lines(hands))
    # All of it goes, and comes back.
    steps = len(hands.document.history.undo_labels)
    hands.key("z", CONTROL, times=steps)
    assert written(store) == {}
    hands.key("y", CONTROL, times=steps)
    assert written(store)["Prepares"] == ("backstage", column)


def element_named(view: RecordView, name: str) -> str:
    return next(e.id for e in view.of_type(Element) if e.label.text("en") == name)


def test_through_an_input_method(hands: Hands) -> None:
    store = hands.document.store
    hands.key("3", ALT)
    hands.key(K.Key_Return)
    hands.compose("d", "di", "dian", commit="点餐")
    hands.key(K.Key_Return)
    hands.key(K.Key_Escape)
    hands.key(K.Key_Insert)
    hands.compose("c", "cai", commit="看菜单")
    hands.key(K.Key_Return)
    hands.key(K.Key_Escape)
    assert store.steps[1].name.text("zh-CN") == "点餐", "below the row that is current"
    assert list(written(store)) == ["看菜单"]
    # The first key goes to the row itself, and nothing of it is lost.
    hands.compose("x", "xuan", commit="选菜")
    hands.key(K.Key_Return)
    assert list(written(store)) == ["选菜"]
    assert store.count(Link) == 0
