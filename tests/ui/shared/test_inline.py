"""Texts edited in their place, also through an input method."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.ui.canvas.inline import COMMIT_MS

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("way", ["F2", "double click"])
def test_an_edit_begins(hands: Hands, way: str) -> None:
    if way == "double click":
        hands.double_click(hands.middle("c2"))
    else:
        hands.click(hands.middle("c2"))
        hands.key(Qt.Key.Key_F2)
    assert hands.editor.toPlainText() == "到店等位"
    hands.type("New")
    hands.key(Qt.Key.Key_Return)
    assert not hands.editor.is_open
    assert hands.label("c2") == "New"
    assert hands.focus is hands.canvas


def test_typing_on_a_selected_element_replaces_its_text_from_the_first_letter_on(
    hands: Hands,
) -> None:
    hands.click(hands.middle("c2"))
    hands.type("Wait")
    hands.key(Qt.Key.Key_Return)
    assert hands.label("c2") == "Wait"


def test_one_undo_takes_a_whole_edit_back(hands: Hands, qtbot: QtBot) -> None:
    hands.begin_edit("c2")
    hands.type("Wait")
    qtbot.waitUntil(lambda: hands.label("c2") == "Wait", timeout=3000)
    hands.type(" here")
    hands.key(Qt.Key.Key_Return)
    assert hands.label("c2") == "Wait here"
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.label("c2") == "到店等位"
    assert not hands.document.history.can_undo


def test_typing_without_a_pause_is_committed_within_a_second(hands: Hands, qtbot: QtBot) -> None:
    assert COMMIT_MS <= 1000
    hands.begin_edit("c2")
    before = hands.document.store.revision

    def typed() -> bool:
        hands.type("a")
        return hands.document.store.revision > before

    qtbot.waitUntil(typed, timeout=4000)
    assert hands.editor.is_open


def test_escape_brings_the_text_back_though_some_of_it_was_committed(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.begin_edit("c2")
    hands.type("Gone")
    qtbot.waitUntil(lambda: hands.label("c2") == "Gone", timeout=3000)
    hands.type(" too")
    hands.key(Qt.Key.Key_Escape)
    assert hands.label("c2") == "到店等位"
    assert not hands.editor.is_open
    assert hands.document.selection.ids == ("c2",)


def test_shift_and_enter_break_the_line(hands: Hands) -> None:
    hands.begin_edit("c2")
    hands.type("a")
    hands.key(Qt.Key.Key_Return, SHIFT)
    hands.type("b")
    hands.key(Qt.Key.Key_Return)
    assert hands.label("c2") == "a\nb"


def test_tab_goes_on_in_the_lane_below_and_shift_tab_back(hands: Hands) -> None:
    hands.begin_edit("c2")
    hands.type("One")
    below = hands.document.store.elements_in("lane-frontstage", step_of(hands, "c2"))
    hands.key(Qt.Key.Key_Tab)
    assert hands.label("c2") == "One"
    assert hands.document.selection.primary == below[0].id
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    assert hands.document.selection.primary == "c2"


def step_of(hands: Hands, element_id: str) -> str:
    return hands.document.store.need(Element, element_id).step_id or ""


# -- type to build ---------------------------------------------------------------------------


def test_enter_makes_the_next_step_and_escape_drops_it(hands: Hands) -> None:
    records = dict(hands.document.store.records)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Return)
    assert hands.editor.is_open
    hands.type("x")
    hands.key(Qt.Key.Key_Escape)
    assert dict(hands.document.store.records) == records


def test_an_element_made_and_named_is_one_undo_step(hands: Hands) -> None:
    records = dict(hands.document.store.records)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Return)
    hands.type("New")
    hands.key(Qt.Key.Key_Return)
    assert "New" in hands.labels()
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert dict(hands.document.store.records) == records


def test_a_letter_in_an_empty_cell_makes_what_the_lane_holds(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    while hands.document.selection.cell is None:
        hands.key(Qt.Key.Key_Down)
    cell = hands.document.selection.cell
    assert hands.canvas.overlay.cursor.place is not None
    hands.type("Hi")
    hands.key(Qt.Key.Key_Return)
    assert [el.label.text("zh-CN") for el in hands.document.store.elements_in(*cell)] == ["Hi"]
    assert hands.canvas.overlay.cursor.place is None


def test_a_click_selects_an_empty_cell_and_escape_leaves_it(hands: Hands) -> None:
    column, role = next(
        (n, "evidence")
        for n, step in enumerate(hands.document.store.steps)
        if not hands.document.store.elements_in("lane-evidence", step.id)
    )
    hands.click(hands.cell(role, column))
    assert hands.document.selection.cell is not None
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.selection.cell is None


# -- place -----------------------------------------------------------------------------------


def test_the_element_grows_under_the_editor_and_its_neighbours_make_room(
    hands: Hands, qtbot: QtBot
) -> None:
    before = hands.window.controller.scene.items["c2"].rect.height
    hands.begin_edit("c2")
    hands.type("a long text that needs more lines than the one that was there before it")
    qtbot.waitUntil(
        lambda: hands.window.controller.scene.items["c2"].rect.height > before + 5, timeout=3000
    )
    rect = hands.window.controller.scene.items["c2"].rect
    others = [
        item.rect for item in hands.window.controller.scene.of_kind("element") if item.id != "c2"
    ]
    assert not any(rect.intersects(other) for other in others)
    settle()
    title = hands.window.controller.layout.title_of("c2")
    assert title is not None
    number, _widest = title.set(hands.editor.toPlainText())
    assert hands.editor.height() >= round(number * title.step * hands.canvas.scale_factor) - 1


def test_the_type_in_the_editor_follows_the_zoom_and_stays_readable(hands: Hands) -> None:
    hands.canvas.set_zoom(1.0)
    hands.begin_edit("c2")
    at_full_size = hands.editor.font().pixelSize()
    hands.canvas.set_zoom(2.0)
    assert hands.editor.font().pixelSize() == pytest.approx(2 * at_full_size, abs=1)
    hands.canvas.set_zoom(0.3)
    assert hands.editor.font().pixelSize() == 12


def colours_around(picture: QImage, x: int, y: int) -> set[int]:
    return {picture.pixel(x + dx, y + dy) for dx in range(-5, 6) for dy in range(-5, 6)}


def test_a_text_is_typed_as_it_is_drawn_and_marks_and_footer_stay_in_sight(hands: Hands) -> None:
    hands.canvas.set_zoom(1.0)
    item = hands.window.controller.scene.items["c2"]
    assert item.children, "c2 has marks"
    before = hands.canvas.grab().toImage()
    hands.begin_edit("c2")
    title = hands.window.controller.layout.title_of("c2")
    assert title is not None
    editor, scale = hands.editor, hands.canvas.scale_factor
    assert editor.font().pixelSize() == round(title.size * scale)
    assert editor.font().bold()
    card = hands.canvas.mapFromScene(item.rect.x, item.rect.y) + hands.port.pos()
    assert editor.x() - card.x() == pytest.approx(title.x * scale, abs=1.5)
    # What is drawn below the title and above it is that of the card.
    now = hands.canvas.grab().toImage()
    left, right = card.x() + 8, card.x() + round(item.rect.width * scale) - 8
    bottom = card.y() + round(item.rect.height * scale) - 8
    # The marks end where the title begins.
    marks = card.x() + round(min(child.rect.x for child in item.children) * scale) - 2
    above, below = editor.geometry().top() - 1, editor.geometry().bottom() + 1
    for y, end in ((above, marks), (below, right), (bottom, right)):
        assert [now.pixel(x, y) for x in range(left, end)] == [
            before.pixel(x, y) for x in range(left, end)
        ]
    for child in item.children:
        centre = child.rect.center
        x, y = round(card.x() + centre.x * scale), round(card.y() + centre.y * scale)
        colours = colours_around(now, x, y) & colours_around(before, x, y)
        assert colours - colours_around(before, card.x() + 20, y)
    cursor = editor.textCursor()
    cursor.clearSelection()
    editor.setTextCursor(cursor)
    assert editor.grab().toImage().pixelColor(1, 1) == hands.canvas.paint.qcolor("element.fill")


def test_a_text_that_breaks_into_lines_on_its_element_breaks_so_while_it_is_typed(
    hands: Hands,
) -> None:
    hands.canvas.set_zoom(1.0)
    hands.begin_edit("c2")
    hands.type("Checks in at the kiosk")
    title = hands.window.controller.layout.title_of("c2")
    assert title is not None
    number, _widest = title.set("Checks in at the kiosk")
    assert number == 2
    step = title.step * hands.canvas.scale_factor
    assert hands.editor.height() == pytest.approx(2 * step, abs=1.5)
    assert hands.editor.document().size().height() == pytest.approx(2 * step, abs=1.5)


def test_the_editor_lies_over_its_element_after_scrolling(hands: Hands) -> None:
    hands.canvas.set_zoom(1.3)
    hands.begin_edit("c2")
    bar = hands.canvas.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    settle()
    corner = hands.canvas.mapFromScene(hands.window.controller.scene.items["c2"].rect.x, 0)
    title = hands.window.controller.layout.title_of("c2")
    assert title is not None
    inside = round(title.x * hands.canvas.scale_factor)
    assert hands.editor.x() - corner.x() - hands.port.x() == pytest.approx(inside, abs=1)


def test_a_stage_is_edited_over_its_header(hands: Hands) -> None:
    stage = hands.document.store.stages[1]
    bar, middle = hands.header(stage.id)
    hands.double_click_on(bar, middle)
    assert hands.editor.is_open
    assert hands.editor.geometry().intersects(bar.geometry())
    hands.type("Order")
    hands.key(Qt.Key.Key_Return)
    found = hands.document.store.find(stage.id)
    assert found is not None
    assert hands.document.store.stages[1].name.text("zh-CN") == "Order"


def test_a_text_ends_at_the_longest_that_can_be_stored(hands: Hands) -> None:
    hands.begin_edit("c2")
    QApplication.clipboard().setText("x" * (MAX_LENGTH + 50))
    hands.key(Qt.Key.Key_V, CONTROL)
    hands.key(Qt.Key.Key_Return)
    assert len(hands.label("c2")) == MAX_LENGTH


def test_shortcuts_of_the_window_still_work_while_typing(hands: Hands, qtbot: QtBot) -> None:
    hands.begin_edit("c2")
    hands.type("Kept")
    zoom = hands.canvas.zoom
    hands.key(Qt.Key.Key_Minus, CONTROL)
    assert hands.canvas.zoom < zoom
    hands.key(Qt.Key.Key_Delete)
    assert hands.document.store.get(Element, "c2") is not None


def count_elements(hands: Hands) -> int:
    return len(hands.document.store.of_type(Element))


@pytest.mark.parametrize("leave", ["escape", "return", "click", "typed and escaped", "erased"])
def test_a_new_element_without_a_text_goes_again(hands: Hands, leave: str) -> None:
    before = dict(hands.document.store.records)
    hands.double_click(hands.cell("backstage", 2))
    assert hands.editor.is_open
    if leave == "typed and escaped":
        hands.type("Ab")
        hands.editor.flush()
    elif leave == "erased":
        hands.type("Ab")
        hands.editor.flush()
        hands.key(Qt.Key.Key_Backspace, times=2)
    if leave == "click":
        hands.click(hands.cell("evidence", 4))
    else:
        done = leave in ("return", "erased")
        hands.key(Qt.Key.Key_Return if done else Qt.Key.Key_Escape)
    assert dict(hands.document.store.records) == before
    assert not hands.document.history.can_undo


def test_a_link_drawn_to_a_new_element_without_a_text_goes_with_it(hands: Hands) -> None:
    before = dict(hands.document.store.records)
    hands.hover(hands.middle("c3"))
    hands.drag(hands.grip("c3"), hands.cell("backstage", 2))
    hands.key(Qt.Key.Key_Escape)
    assert dict(hands.document.store.records) == before


def test_a_new_element_with_a_text_stays_and_one_without_that_was_there_too(hands: Hands) -> None:
    number = count_elements(hands)
    hands.double_click(hands.cell("backstage", 2))
    hands.type("Cook")
    hands.key(Qt.Key.Key_Return)
    assert count_elements(hands) == number + 1
    (made,) = hands.document.selection.ids
    hands.key(Qt.Key.Key_F2)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Return)
    assert hands.document.store.need(Element, made).label.text() == ""
    hands.key(Qt.Key.Key_F2)
    hands.key(Qt.Key.Key_Escape)
    assert count_elements(hands) == number + 1


def test_leaving_the_text_of_one_of_several_new_elements_takes_none_back(hands: Hands) -> None:
    store = hands.document.store
    for name in ("c1", "c2"):
        with hands.document.transaction() as tx:
            tx.put(store.need(Element, name).replace(label=""))
    hands.document.selection.set(["c1", "c2"])
    hands.key(Qt.Key.Key_D, CONTROL)
    number = count_elements(hands)
    hands.document.selection.set(hands.document.selection.ids[:1])
    hands.key(Qt.Key.Key_F2)
    assert hands.editor.is_open
    hands.key(Qt.Key.Key_Escape)
    assert count_elements(hands) == number


def test_an_emotion_is_typed_and_enter_leads_back(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier | SHIFT)
    hands.type("1.5")
    hands.key(Qt.Key.Key_Return)
    assert hands.focus is hands.canvas
    emotions = hands.document.store.referring("c2", Emotion)
    assert 1.5 in [emotion.value for emotion in emotions]


def test_a_mark_has_one_key(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    before = set(hands.document.store.need(Element, "c2").marks)
    hands.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert set(hands.document.store.need(Element, "c2").marks) ^ before == {"mot"}


def test_a_lane_without_a_name_of_its_own_shows_its_usual_one_while_it_is_renamed(
    hands: Hands,
) -> None:
    lane = next(one for one in hands.document.store.lanes if not one.name)
    hands.window.text_editing.begin(lane.id)
    editor = hands.window.text_editing.editor
    assert editor.toPlainText() == ""
    # As it is drawn: in the language of the blueprint, not in that of the program.
    assert editor.usual == "有形展示"
    height = editor.fontMetrics().lineSpacing()
    editor.close_editor(accept=False)
    line = hands.document.store.lines[0]
    hands.document.set_view(language="en")
    hands.canvas.set_zoom(1.0)
    hands.window.controller.begin_text_edit(line.id)
    assert editor.usual == "Line of interaction"
    assert editor.height() >= 2 * height
    editor.close_editor(accept=False)
    hands.window.controller.begin_text_edit(lane.id)
    hands.window.text_editing.begin("c2")
    assert editor.usual == ""


def test_undoing_the_element_under_an_open_text_closes_it(hands: Hands) -> None:
    hands.begin_edit("c2")
    hands.key(Qt.Key.Key_Escape)
    hands.window.actions_["edit.duplicate"].trigger()
    made = hands.document.selection.primary
    assert made is not None
    hands.window.actions_["mark.wait"].trigger()
    hands.key(Qt.Key.Key_F2)
    for _step in range(2):
        assert hands.editor.is_open
        hands.window.actions_["edit.undo"].trigger()
    assert made not in hands.document.store
    assert not hands.editor.is_open
