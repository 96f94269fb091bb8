"""A step that is chosen is seen also where no bar of stages is above the lanes."""

from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from cxdesigner.model.stage import Step
from cxdesigner.ui.assembly import Editor

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def seen(hands: Hands) -> QImage:
    settle()
    return hands.canvas.grab().toImage()


def columns_that_differ(hands: Hands, before: QImage, after: QImage) -> set[int]:
    """Numbers of the columns in which pixels differ, in every lane and between the lanes."""
    found = set()
    grid, port = hands.window.controller.grid, hands.port.pos()
    ratio = after.devicePixelRatio()
    for number, column in enumerate(grid.columns):
        heights = []
        for lane in grid.lanes:
            place = hands.canvas.mapFromScene(column.x - 2, lane.y + lane.height / 2)
            x, y = round((port.x() + place.x()) * ratio), round((port.y() + place.y()) * ratio)
            near = [(x + by, y) for by in range(-3, 12)]
            heights.append(any(before.pixel(*at) != after.pixel(*at) for at in near))
        assert len(set(heights)) == 1, heights
        if heights[0]:
            found.add(number)
    return found


def begin(editor: Editor) -> Hands:
    editor.window.resize(1366, 768)
    hands = Hands(editor.window)
    editor.window.actions_["file.new"].trigger()
    settle()
    hands.canvas.setFocus()
    hands.key(K.Key_Return)
    QTest.keyClicks(hands.editor, "Take order")
    QTest.keyClick(hands.editor, K.Key_Return)
    settle()
    return hands


def test_a_step_chosen_by_keys_is_seen_in_a_blueprint_without_stages(editor: Editor) -> None:
    hands = begin(editor)
    hands.document.selection.clear()
    before = seen(hands)
    for _press in range(9):
        hands.key(K.Key_Up)
        if hands.document.store.get(Step, hands.document.selection.primary) is not None:
            break
    assert hands.document.selection.primary == hands.document.store.steps[0].id
    assert columns_that_differ(hands, before, seen(hands)) == {0}

    # Then stages are there: the bar above says it, and nothing is left over the lanes.
    hands.key(K.Key_G, CONTROL)
    QTest.keyClick(hands.editor, K.Key_Return)
    settle()
    assert hands.canvas.headers.stages.height()
    hands.document.selection.set((hands.document.store.steps[0].id,))
    settle()
    assert hands.canvas.overlay.columns.boundingRect().isEmpty()


def test_several_chosen_steps_are_seen_and_none_when_nothing_is_chosen(editor: Editor) -> None:
    hands = begin(editor)
    hands.document.selection.clear()
    before = seen(hands)
    steps = hands.document.store.steps
    hands.document.selection.set((steps[1].id, steps[3].id))
    assert columns_that_differ(hands, before, seen(hands)) == {1, 3}
    hands.document.selection.clear()
    assert columns_that_differ(hands, before, seen(hands)) == set()
