"""What tells a newcomer where things go: marks under the pointer, words, names of findings."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QToolTip

from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.editor.questions import PathRequest
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.text import EMPTY
from cxdesigner.report.record_names import name_of
from cxdesigner.scene.items import part_id
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas.cells import empty_cells
from cxdesigner.ui.dialogs.questions import ask_path
from cxdesigner.ui.panels.typing_widgets import Line
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.tools.handles import ends_of, grips_of

CONTROL = Qt.KeyboardModifier.ControlModifier


def link_of(hands: Hands, kind: str) -> Link:
    """A straight link of a kind, so that its head has more corners than its way."""
    items = hands.window.controller.scene.items
    for link in hands.document.store.of_type(Link):
        item = items[link.id]
        if link.kind == kind and min(item.rect.width, item.rect.height) < 1:
            return link
    raise LookupError(kind)


def test_the_cell_under_the_pointer_is_marked_and_no_longer_when_it_leaves(hands: Hands) -> None:
    mark = hands.canvas.overlay.cell
    hands.hover(hands.cell("evidence", 4))
    assert mark.boundingRect().contains(hands.cell("evidence", 4))
    hands.hover(hands.middle("c2"))
    assert mark.boundingRect().isEmpty()
    hands.hover(hands.cell("customer", 1, low=True))
    assert mark.boundingRect().isEmpty(), "there is an element"
    hands.hover(hands.cell("evidence", 4))
    QApplication.sendEvent(hands.port, QEvent(QEvent.Type.Leave))
    assert mark.boundingRect().isEmpty()


def test_no_cell_is_marked_while_something_is_dragged(hands: Hands) -> None:
    hands.start_drag(hands.cell("evidence", 4), hands.middle("c3"))
    assert hands.canvas.overlay.cell.boundingRect().isEmpty()
    hands.key(Qt.Key.Key_Escape)


def test_handles_follow_an_element_that_the_layout_moves(hands: Hands) -> None:
    hands.hover(hands.middle("c2"))
    hands.click(hands.middle("c2"))
    at = hands.middle("c2")
    hands.key(Qt.Key.Key_Left, CONTROL | Qt.KeyboardModifier.AltModifier)
    settle()
    assert hands.middle("c2") != at
    QApplication.sendEvent(hands.port, QEvent(QEvent.Type.Leave))
    hands.document.selection.set(["c2"])
    settle(6)
    grips = grips_of(hands.window.controller.scene.items["c2"])
    assert hands.canvas.overlay.handle.points == grips


def test_handles_go_with_the_selection_moved_by_keys(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    QApplication.sendEvent(hands.port, QEvent(QEvent.Type.Leave))
    hands.key(Qt.Key.Key_Right)
    settle(6)
    primary = hands.document.selection.primary
    assert primary not in (None, "c2")
    grips = grips_of(hands.window.controller.scene.items[primary])
    assert hands.canvas.overlay.handle.points == grips


@pytest.mark.parametrize("kind", ["flow", "interaction", "support"])
def test_handles_of_a_link_lie_at_its_two_ends(hands: Hands, kind: str) -> None:
    link = link_of(hands, kind)
    items = hands.window.controller.scene.items
    source, target = items[link.source_id].rect, items[link.target_id].rect
    start, end = ends_of(items[link.id])
    assert source.grown(8).contains(start)
    assert target.grown(12).contains(end)


def test_handles_of_a_straight_link_with_an_open_head_lie_at_its_two_ends(hands: Hands) -> None:
    link = link_of(hands, "support")
    with hands.document.transaction("Another kind") as tx:
        tx.put(link.replace(kind="information"))
    settle()
    items = hands.window.controller.scene.items
    start, end = ends_of(items[link.id])
    assert items[link.source_id].rect.grown(8).contains(start)
    assert items[link.target_id].rect.grown(12).contains(end)


def test_the_head_of_a_chosen_link_is_taken_although_a_grip_lies_there(hands: Hands) -> None:
    link = next(
        link
        for link in hands.document.store.of_type(Link)
        if (link.source_id, link.target_id) == ("c1", "c2")
    )
    before = hands.document.store.count(Link)
    hands.document.selection.set([link.id])
    settle()
    end = ends_of(hands.window.controller.scene.items[link.id])[-1]
    hands.drag(QPointF(end.x + 1, end.y + 1), hands.middle("c3"))
    assert hands.document.store.count(Link) == before
    assert hands.document.store.need(Link, link.id).target_id == "c3"


def test_a_second_link_starts_at_the_grip_beside_the_first(hands: Hands) -> None:
    link = next(
        link
        for link in hands.document.store.of_type(Link)
        if (link.source_id, link.target_id) == ("c1", "c2")
    )
    before = hands.document.store.count(Link)
    hands.document.selection.set([link.id])
    settle()
    hands.hover(hands.middle("c1"))
    grip = hands.grip("c1")
    hands.drag(QPointF(grip.x() + 4, grip.y()), hands.middle("c3"))
    assert hands.document.store.count(Link) == before + 1
    assert hands.document.store.need(Link, link.id) == link


def test_a_tool_that_is_picked_says_what_to_do_with_it(hands: Hands) -> None:
    hands.press_button(hands.window.rail.buttons["stage"])
    assert hands.window.status.message.text().startswith("Pull over the steps of the stage")
    hands.press_button(hands.window.rail.buttons["touchpoint"])
    assert hands.window.status.message.text() == "Click where it belongs"
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.status.message.text() == ""


def test_escape_puts_a_picked_tool_down_also_after_work_in_the_inspector(hands: Hands) -> None:
    hands.document.selection.set(["c2"])
    inspector = hands.window.inspector
    hands.wait(lambda: inspector.findChild(QLineEdit, "channelEdit") is not None)
    field = inspector.findChild(QLineEdit, "channelEdit")
    assert field is not None
    field.setFocus()
    hands.press_button(hands.window.rail.buttons["note"])
    assert hands.window.controller.tool_name == "note"
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.controller.tool_name == "select"


def test_the_ghost_of_a_picked_tool_goes_when_the_pointer_leaves(hands: Hands) -> None:
    hands.press_button(hands.window.rail.buttons["lane"])
    hands.hover(hands.cell("evidence", 4))
    hint = hands.canvas.overlay.hint
    assert not hint.boundingRect().isEmpty()
    QApplication.sendEvent(hands.port, QEvent(QEvent.Type.Leave))
    assert hint.boundingRect().isEmpty()
    hands.press_button(hands.window.rail.buttons["link"])
    hands.hover(hands.middle("c2"))
    assert not hands.canvas.overlay.hover.boundingRect().isEmpty()
    QApplication.sendEvent(hands.port, QEvent(QEvent.Type.Leave))
    assert hands.canvas.overlay.hover.boundingRect().isEmpty()


def test_the_first_words_go_with_the_first_note(hands: Hands) -> None:
    hands.window.session.files.new("empty-journey")
    facts = hands.window.status.facts
    hands.wait(lambda: "Double-click a cell" in facts.text())
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_7, CONTROL)
    hands.type("Hm")
    hands.key(Qt.Key.Key_Return)
    hands.wait(lambda: "Double-click a cell" not in facts.text())


def test_ctrl_and_enter_while_typing_go_on_with_the_next_step(hands: Hands) -> None:
    hands.window.session.files.new("empty-blueprint")
    settle(6)
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_1, CONTROL)
    for name in ("One", "Two", "Three"):
        hands.type(name)
        if name != "Three":
            hands.key(Qt.Key.Key_Return, CONTROL)
    hands.key(Qt.Key.Key_Return)
    assert sorted(hands.labels()) == ["One", "Three", "Two"]
    assert hands.document.store.count(Link) == 2


def test_findings_call_a_link_by_its_ends_and_what_has_no_name_by_its_kind(hands: Hands) -> None:
    store = hands.document.store
    link = next(link for link in store.of_type(Link) if not link.label.text("zh-CN"))
    first, second = (
        store.need(Element, key).label.text("zh-CN").replace("\n", " ")
        for key in (link.source_id, link.target_id)
    )
    assert name_of(store, link, "zh-CN") == f"{first} → {second}"
    bare = store.need(Element, "c2").replace(label=EMPTY)
    assert name_of(store, bare, "zh-CN") == "Touchpoint"


def test_the_quick_fix_of_a_finding_is_shown_whole(hands: Hands) -> None:
    with hands.document.transaction("Break something") as tx:
        for link in hands.document.store.of_type(Link):
            tx.delete((link.id,))
    hands.window.findings.refresh()
    hands.wait(lambda: hands.window.findings.is_current and bool(hands.window.findings.found))
    hands.window.show_panel("problems", True)
    settle()
    panel = hands.window.problems
    assert any(finding.fix_label for finding in hands.window.findings.found)
    tree = panel.tree
    assert tree.columnWidth(3) >= min(340, tree.sizeHintForColumn(3))


@pytest.mark.parametrize("beside", [-3, 3])
def test_the_border_of_a_stage_is_taken_on_both_sides_of_it(hands: Hands, beside: int) -> None:
    store = hands.document.store
    last = store.stages[-1]
    count = sum(step.stage_id == last.id for step in store.steps)
    hands.press_button(hands.window.status.fit)
    settle()
    bar, middle = hands.header(last.id)
    place = hands.canvas.headers.stages.place_of(last.id)
    assert place is not None
    start = QPointF(place.right() + beside, middle.y())
    hands.drag_header(bar, start, QPointF(middle.x() + 2, middle.y()))
    assert sum(step.stage_id == last.id for step in store.steps) < count


def test_fit_leaves_nothing_to_scroll(hands: Hands) -> None:
    hands.canvas.set_zoom(2.0)
    settle()
    hands.press_button(hands.window.status.fit)
    settle()
    assert hands.canvas.horizontalScrollBar().maximum() == 0
    assert hands.canvas.verticalScrollBar().maximum() == 0


def test_what_fits_as_it_is_first_shown_has_no_scroll_bars(hands: Hands) -> None:
    hands.window.session.files.new("empty-blueprint")
    settle(6)
    for bar in (hands.canvas.horizontalScrollBar(), hands.canvas.verticalScrollBar()):
        assert bar.maximum() == bar.minimum()


def test_a_text_cut_by_its_field_is_told_under_the_pointer(hands: Hands) -> None:
    line = Line()
    line.resize(80, 26)
    line.setText("much more than there is room for in so small a field")
    line.show()
    try:
        for text in (line.text(), "short"):
            line.setText(text)
            place = line.rect().center()
            tip = QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place))
            QToolTip.hideText()
            QApplication.sendEvent(line, tip)
            assert (text in QToolTip.text()) == (text != "short")
    finally:
        QToolTip.hideText()
        line.deleteLater()


def test_a_file_dialog_has_words_of_the_program_and_begins_at_home(
    hands: Hands, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seen: list[QFileDialog] = []

    def look(dialog: QFileDialog) -> int:
        seen.append(dialog)
        assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "&Look in:"
        assert dialog.labelText(QFileDialog.DialogLabel.FileType) == "Files of &type:"
        assert dialog.directory().absolutePath() != str(tmp_path)
        return 0

    monkeypatch.setattr(QFileDialog, "exec", look)
    gone = tmp_path / "gone" / "a.cxd"
    request = PathRequest("save-path", "save", "Save", gone, (("Blueprint", (".cxd",)),))
    assert ask_path(request, hands.window) is None
    assert seen


def test_the_tool_bar_keeps_its_shape_in_other_colours(hands: Hands) -> None:
    bar = hands.window.toolbar
    before = bar.emotion.geometry(), bar.export.geometry()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        for name in ("dark", "light"):
            theme = Theme.load(name)
            apply_theme(application, theme)
            hands.window.set_theme(theme)
            settle(6)
            assert (bar.emotion.geometry(), bar.export.geometry()) == before
            assert bar.rect().contains(bar.emotion.geometry())
    finally:
        apply_theme(application, Theme.load("light"))


def test_columns_that_hold_nothing_show_their_cells(hands: Hands) -> None:
    """Where things can go is seen before the pointer moves, until the column is used."""
    controller = hands.window.controller
    assert empty_cells(controller.grid) == []
    before = len(controller.grid.columns)
    hands.window.document.run("step", insert_step, before)
    settle()
    cells = empty_cells(controller.grid)
    assert len(cells) == len(controller.grid.lanes)
    assert {cell.x for cell in cells} == {controller.grid.columns[before].x}
    place = Place("lane-customer", controller.grid.columns[before].step_id)
    hands.window.document.run("add", add_element, "touchpoint", place)
    settle()
    assert empty_cells(controller.grid) == []


def test_the_label_of_a_selected_link_stays_readable(hands: Hands) -> None:
    scene = hands.window.controller.scene
    label = next(item for item in scene.items.values() if item.kind == "link_label")
    link_id = next(key for key in scene.items if part_id("label", key) == label.id)
    hands.document.selection.set([link_id])
    settle()
    shown = hands.canvas.overlay.selection
    assert shown.links == (link_id,)
    assert shown.labels == (label.id,)
    hands.document.selection.set([])
    settle()
    assert shown.labels == ()
