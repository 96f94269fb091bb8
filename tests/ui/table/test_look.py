"""The table in the real window: sorted, filtered, its columns; one selection with all editors."""

from __future__ import annotations

from hands import LEFT, PLAIN, Hands, settle
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from table_hands import ALT, CTRL, SHIFT, Cells

from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.state import Layout
from cxdesigner.model.element import Element
from cxdesigner.model.queries import lane_name
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.panels.element_page import ElementPage


def label(document: Document, element_id: str) -> str:
    return document.store.need(Element, element_id).label.text(document.language)


def test_a_click_on_a_head_sorts_and_shift_adds_a_second_order(cells: Cells) -> None:
    cells.head("kind")
    kinds = [cells.text(key, "kind") for key in cells.table.model.ids]
    assert kinds == sorted(kinds)
    cells.head("label", SHIFT)
    layout = cells.table.work.sheet.layout
    assert layout.sort == (("kind", False), ("label", False))
    cells.head("kind")
    assert cells.table.work.sheet.layout.sort == (("kind", True),)
    cells.head("kind")
    assert cells.table.work.sheet.layout == Layout()


def test_words_filter_rows_and_escape_shows_all(cells: Cells) -> None:
    total = len(cells.table.model.ids)
    cells.hands.key("f", CTRL | ALT | SHIFT)
    cells.hands.compose(commit="门店")
    cells.hands.key(Qt.Key.Key_Return)
    assert 0 < len(cells.table.model.ids) < total
    assert cells.hands.focus is cells.view
    assert f"of {total} rows" in cells.table.bar.count.text()
    cells.hands.key("f", CTRL | ALT | SHIFT)
    cells.hands.type("nothing like it")
    cells.table.bar.take_filter()
    assert cells.table.pages.currentWidget() is cells.table.empty
    cells.hands.press_button(cells.table.empty.all)
    assert len(cells.table.model.ids) == total


def test_the_values_of_a_column_are_chosen_from_a_list(cells: Cells, hot_pot: Document) -> None:
    cells.click("c1", "kind")
    cells.hands.key("f", CTRL | ALT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.objectName() == "filterPopup"
    for letter in "evid":
        QTest.keyClick(popup.focusWidget(), letter)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert {cells.text(key, "kind") for key in cells.table.model.ids} == {"Evidence"}
    # The row gone to before is hidden: keys go on at one that is there, which is selected.
    assert hot_pot.selection.ids == (cells.current[0],)
    assert cells.view.selected_rows() == [cells.view.currentIndex().row()]


def test_the_selection_is_shared_both_ways(cells: Cells, hot_pot: Document) -> None:
    cells.click("c2", "label")
    assert hot_pot.selection.ids == ("c2",)
    hot_pot.selection.set(("c3", "c1"))
    assert cells.view.selected_rows() == sorted((cells.row("c1"), cells.row("c3")))
    assert cells.current[0] == "c1"
    cells.hands.key("1", Qt.KeyboardModifier.AltModifier)
    assert hot_pot.selection.ids == ("c3", "c1")
    cells.hands.click(cells.hands.middle("c2"))
    cells.hands.key("2", Qt.KeyboardModifier.AltModifier)
    assert cells.view.selected_rows() == [cells.row("c2")]


def test_an_edit_elsewhere_shows_at_once_without_a_new_table(
    cells: Cells, hot_pot: Document
) -> None:
    resets = cells.table.model.resets
    with hot_pot.transaction("Rename") as tx:
        tx.put(tx.view.need(Element, "c2").replace(label="Elsewhere"))
    assert cells.text("c2", "label") == "Elsewhere"
    assert cells.table.model.resets == resets


def test_columns_are_hidden_moved_and_widened_in_the_view_state(
    cells: Cells, hot_pot: Document
) -> None:
    actions = cells.hands.window.actions_
    cells.click("c1", "detail")
    actions["table.hide_column"].trigger()
    assert "detail" not in [column.key for column in cells.table.work.sheet.columns]
    cells.click("c1", "label")
    actions["table.column_left"].trigger()
    assert cells.column("label") == cells.column("kind") - 1
    assert cells.current == ("c1", "label")
    cells.view.head.resizeSection(cells.column("label"), 333)
    assert dict(hot_pot.view_state.table.elements.widths)["label"] == 333
    assert not hot_pot.history.can_undo


def test_a_row_for_each_step_shows_the_lanes(cells: Cells, hot_pot: Document) -> None:
    cells.hands.press_button(cells.table.bar.kinds["steps"])
    assert len(cells.table.model.ids) == len(hot_pot.store.steps)
    element = hot_pot.store.need(Element, "c2")
    cells.click(str(element.step_id), f"lane:{element.lane_id}")
    cells.hands.key(Qt.Key.Key_Return)
    cells.hands.type("Stands in line")
    cells.hands.key(Qt.Key.Key_Return)
    assert label(hot_pot, "c2") == "Stands in line"
    assert hot_pot.selection.ids


def test_a_cell_of_several_elements_is_as_wide_as_all(cells: Cells, hot_pot: Document) -> None:
    first, *others = (hot_pot.store.need(Element, key) for key in ("f1", "f2", "f3", "f4"))
    with hot_pot.transaction("Together") as tx:
        for one in (first, *others):
            tx.put(one.replace(label="Greets", step_id=first.step_id))
    cells.hands.press_button(cells.table.bar.kinds["steps"])
    column = f"lane:{first.lane_id}"
    index = cells.table.model.index(cells.row(str(first.step_id)), cells.column(column))
    assert cells.text(str(first.step_id), column).count("Greets") == 4
    option = QStyleOptionViewItem()
    option.fontMetrics = cells.view.fontMetrics()
    wanted = cells.view.itemDelegate().sizeHint(option, index).width()
    assert cells.view.columnWidth(index.column()) >= wanted


def test_tab_leaves_the_table_after_the_last_cell(cells: Cells) -> None:
    last = cells.table.model.columnCount() - 1
    cells.view.go_to(len(cells.table.model.ids) - 1, last)
    # The page of the document goes when that of the element comes, and a focus in it comes back.
    cells.hands.wait(lambda: isinstance(cells.hands.window.inspector.page, ElementPage))
    cells.hands.key(Qt.Key.Key_Tab)
    assert cells.hands.focus is not cells.view
    cells.view.setFocus()
    cells.view.go_to(0, last)
    cells.hands.key(Qt.Key.Key_Tab)
    assert cells.view.currentIndex().row() == 1


def test_dragging_the_head_of_a_column_moves_it(cells: Cells) -> None:
    head = cells.view.head
    source, target = head.place_of(0), head.place_of(2)
    port = head.viewport()

    def mouse(kind: QEvent.Type, at: QPoint, held: Qt.MouseButton) -> None:
        button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        place = QPointF(at)
        event = QMouseEvent(kind, place, QPointF(port.mapToGlobal(at)), button, held, PLAIN)
        QApplication.sendEvent(port, event)

    start = source.center()
    end = QPoint(target.right() - 4, start.y())
    mouse(QEvent.Type.MouseButtonPress, start, LEFT)
    for part in (0.2, 0.6, 1.0):
        mouse(QEvent.Type.MouseMove, start + (end - start) * part, LEFT)
    mouse(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)
    settle()
    keys = [column.key for column in cells.table.work.sheet.columns]
    assert keys[:3] == ["step", "lane", "stage"]
    assert head.visualIndex(0) == 0


def test_a_list_pasted_into_an_empty_table_becomes_titles(program: Editor) -> None:
    document = program.files.new()
    cells = Cells(Hands(program.window))
    QApplication.clipboard().setText("Arrive\tby tram\nWait\t\nSit down\t")
    cells.hands.press_button(cells.table.empty.paste)
    titles = [element.label.text(document.language) for element in document.store.of_type(Element)]
    assert sorted(titles) == ["Arrive", "Sit down", "Wait"]
    assert not document.store.stages
    document.undo()
    lane = cells.table.work.sheet.view.lanes[1]
    row = ("Go in", "Door", lane_name(lane, document.language), "", "Arrive")
    QApplication.clipboard().setText("\t".join(row))
    cells.hands.press_button(cells.table.empty.paste)
    assert [stage.name.text(document.language) for stage in document.store.stages] == ["Go in"]
    document.set_saved()
    program.workspace.remove(document)


def test_an_empty_table_says_what_to_do(program: Editor) -> None:
    document = program.files.new()
    cells = Cells(Hands(program.window))
    assert cells.table.pages.currentWidget() is cells.table.empty
    cells.hands.press_button(cells.table.empty.row)
    assert len(cells.table.model.ids) == 1
    assert cells.hands.focus is cells.view
    cells.hands.type("First")
    cells.hands.key(Qt.Key.Key_Return)
    assert cells.table.model.text(0, cells.column("label")) == "First"
    document.set_saved()
    program.workspace.remove(document)


def test_columns_are_as_wide_as_their_words_and_narrow_without_any(cells: Cells) -> None:
    view = cells.view
    texts = [view.model().index(row, cells.column("label")).data() for row in range(30)]
    font = QFont(view.font())
    font.setBold(True)
    widest = max(map(QFontMetrics(font).horizontalAdvance, texts))
    assert view.columnWidth(cells.column("label")) > widest
    empty = cells.column("detail")
    assert not any(view.model().index(row, empty).data() for row in range(30))
    assert view.columnWidth(empty) < view.columnWidth(cells.column("label")) / 2
