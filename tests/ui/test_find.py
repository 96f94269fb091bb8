"""Find and replace, by keys and by mouse."""

from __future__ import annotations

from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.find.bar import FindBar
from cxdesigner.ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def looked_for(hands: Hands, text: str, *, key: Qt.Key = Qt.Key.Key_F) -> FindBar:
    """Open the bar and type what is looked for; wait for the answer."""
    hands.key(key, CTRL)
    bar = hands.window.finders.find.bar
    hands.compose(commit=text)
    hands.wait(lambda: not hands.window.finders.find._typed.is_waiting)
    return bar


def label(document: Document, element_id: str) -> str:
    return document.store.need(Element, element_id).label.text("zh-CN")


def test_hits_are_counted_marked_and_gone_through(hands: Hands, hot_pot: Document) -> None:
    bar = looked_for(hands, "等位")
    total = bar.model.rowCount()
    assert bar.count.text() == f"{total} hits"
    hands.wait(lambda: hands.window.finders.find.frames.count > 1)
    seen = []
    for _turn in range(total):
        hands.key(Qt.Key.Key_Return)
        seen.append(hot_pot.selection.primary)
    assert bar.count.text().startswith(f"{total} of {total}")
    assert [label(hot_pot, key) for key in seen[:2] if key] == ["等位页面与排号小票", "到店等位"]
    hands.key(Qt.Key.Key_Return)
    assert hot_pot.selection.primary == seen[0]
    hands.key(Qt.Key.Key_Return, SHIFT)
    assert hot_pot.selection.primary == seen[-1]
    assert hands.focus is bar.field
    hands.key(Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert hands.window.finders.find.frames.count == 0
    assert hands.focus is hands.canvas


def test_a_link_is_marked_at_its_words_not_over_all_it_goes_around(
    hands: Hands, hot_pot: Document
) -> None:
    items = hands.window.controller.scene.items
    label = next(item for item in items.values() if item.kind == "link_label")
    looked_for(hands, label.label)
    frames = hands.window.finders.find.frames
    hands.wait(lambda: frames.count > 0)
    assert label.rect.grown(2.0) in frames.rects
    assert items[label.record_id or ""].rect.grown(2.0) not in frames.rects


def test_f3_goes_on_without_the_bar(hands: Hands, hot_pot: Document) -> None:
    looked_for(hands, "等位")
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_F3)
    first = hot_pot.selection.primary
    hands.key(Qt.Key.Key_F3)
    assert hot_pot.selection.primary != first
    hands.key(Qt.Key.Key_F3, SHIFT)
    assert hot_pot.selection.primary == first


def test_f3_without_anything_to_find_asks_for_it(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F3)
    assert hands.focus is hands.window.finders.find.bar.field


def test_replacing_what_is_ticked_is_one_step(hands: Hands, hot_pot: Document) -> None:
    before = dict(hot_pot.store.records)
    bar = looked_for(hands, "等位", key=Qt.Key.Key_H)
    bar.instead.setFocus()
    hands.compose(commit="排队")
    hands.wait(lambda: all(hit.new == "排队" for hit in bar.model.hits))
    total = bar.model.rowCount()
    assert bar.list.isVisible()
    assert "becomes 排队页面与排号小票" in bar.model.index(0).data()
    hands.key(Qt.Key.Key_Down)
    assert hands.focus is bar.list
    hands.key(Qt.Key.Key_Space)
    assert bar.every.text() == f"Replace {total - 1} ticked"
    hands.press_button(bar.every)
    texts = hands.labels()
    assert "等位页面与排号小票" in texts
    assert "到店排队" in texts
    assert bar.model.rowCount() == 1
    status = hands.window.status
    assert status.message.text() == f"{total - 1} hits replaced."
    hands.canvas.setFocus()
    hands.key("z", CTRL)
    assert dict(hot_pot.store.records) == before
    assert status.message.isHidden(), "what was taken back is no longer told"
    hands.wait(lambda: bar.model.rowCount() == total)


def test_the_focus_stays_in_the_bar_when_all_is_replaced(hands: Hands, hot_pot: Document) -> None:
    bar = looked_for(hands, "等位", key=Qt.Key.Key_H)
    bar.instead.setFocus()
    hands.compose(commit="排队")
    hands.wait(lambda: all(hit.new == "排队" for hit in bar.model.hits))
    bar.every.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert not bar.every.isEnabled()
    assert bar.isAncestorOf(hands.focus)
    assert hands.focus is bar.field, "where it can go on; Enter on a button would close the bar"
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "到店等位" in hands.labels()
    assert bar.field.text() == "等位"
    hands.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "到店等位" not in hands.labels()
    hands.compose(commit="火锅")
    assert bar.field.text() == "火锅"
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.field.text() == "等位", "what was typed since is taken back in the field"


def test_enter_in_the_second_field_replaces_one_after_the_other(
    hands: Hands, hot_pot: Document
) -> None:
    bar = looked_for(hands, "等位", key=Qt.Key.Key_H)
    total = bar.model.rowCount()
    bar.instead.setFocus()
    hands.compose(commit="x")
    hands.key(Qt.Key.Key_Return)
    assert bar.model.rowCount() == total
    hands.key(Qt.Key.Key_Return)
    assert bar.model.rowCount() == total - 1
    assert "x页面与排号小票" in hands.labels()


def test_a_bad_pattern_is_told_at_the_field(hands: Hands, hot_pot: Document) -> None:
    bar = looked_for(hands, "(等", key=Qt.Key.Key_H)
    bar.regex.setChecked(True)
    hands.wait(lambda: bool(bar.error.text()))
    assert bar.error.text() == "This pattern cannot be understood from character 1 on."
    assert bar.error.isVisible()
    assert not bar.every.isEnabled()
    bar.field.setText("(等).")
    hands.wait(lambda: not bar.error.text())
    bar.instead.setText(r"\2")
    hands.wait(lambda: bool(bar.error.text()))
    assert bar.error.text() == "The pattern has no group 2."
    assert (bar.field.property("invalid"), bar.instead.property("invalid")) == (False, True)
    bar.instead.setText(r"\1")
    hands.wait(lambda: not bar.error.text())
    assert (bar.field.property("invalid"), bar.instead.property("invalid")) == (False, False)


def test_how_groups_are_written_is_said_where_they_mean_something(
    hands: Hands, hot_pot: Document
) -> None:
    bar = looked_for(hands, "(等)位", key=Qt.Key.Key_H)
    assert not bar.groups.isVisible()
    bar.regex.setChecked(True)
    assert bar.groups.isVisible()
    assert "$1" in bar.groups.text()
    bar.instead.setText("$1$1")
    hands.wait(lambda: bar.every.isEnabled())
    hands.press_button(bar.every)
    assert any("等等" in label for label in hands.labels())
    bar.show_replace(False)
    assert not bar.groups.isVisible()


def test_ticking_all_and_none(hands: Hands) -> None:
    bar = looked_for(hands, "等位", key=Qt.Key.Key_H)
    hands.press_button(bar.tick_none)
    assert not bar.every.isEnabled()
    hands.press_button(bar.tick_all)
    assert bar.every.isEnabled()


def test_the_bar_follows_edits_and_documents(
    hands: Hands, hot_pot: Document, editor: Editor, qtbot: QtBot
) -> None:
    bar = looked_for(hands, "等位")
    total = bar.model.rowCount()
    hands.canvas.setFocus()
    hot_pot.selection.set(("c2",))
    settle()
    hands.key(Qt.Key.Key_Delete)
    hands.wait(lambda: bar.model.rowCount() < total)
    editor.files.new()
    hands.wait(lambda: bar.count.text() == "Nothing was found.")
    editor.workspace.activate(hot_pot)
    hands.wait(lambda: bar.model.rowCount() > 0)


def test_a_text_of_the_whole_blueprint_shows_its_page(
    hands: Hands, hot_pot: Document, window: Window
) -> None:
    hot_pot.selection.set(("c2",))
    bar = looked_for(hands, "赵先生")
    while "Persona" not in bar.count.text():
        hands.key(Qt.Key.Key_Return)
    assert hot_pot.selection.ids == ()


def test_a_row_of_the_list_is_gone_to(hands: Hands, hot_pot: Document) -> None:
    bar = looked_for(hands, "等位", key=Qt.Key.Key_H)
    bar.list.setFocus()
    bar.list.setCurrentIndex(bar.model.index(1))
    hands.key(Qt.Key.Key_Return)
    assert label(hot_pot, hot_pot.selection.primary or "") == "到店等位"
    hands.key(Qt.Key.Key_Escape)
    assert hands.focus is bar.field


def test_escape_closes_the_bar_from_its_buttons(hands: Hands, hot_pot: Document) -> None:
    bar = looked_for(hands, "等位", key=Qt.Key.Key_H)
    bar.one.setFocus()
    hands.key(Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert hands.focus is hands.canvas


def test_all_that_takes_the_focus_has_a_name(hands: Hands, hot_pot: Document) -> None:
    finders = hands.window.finders
    finders.find.open(replacing=True)
    finders.filter.open()
    silent = [
        widget.objectName()
        for top in (finders.find.bar, finders.palette, finders.filter.popover)
        for widget in top.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    finders.filter.popover.hide()
    assert silent == []


def test_tab_leads_from_what_to_find_to_what_to_put_there(hands: Hands) -> None:
    bar = looked_for(hands, "等位", key=Qt.Key.Key_H)
    hands.key(Qt.Key.Key_Tab)
    assert hands.focus is bar.instead
    hands.key(Qt.Key.Key_Tab)
    assert hands.focus is bar.previous
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    assert hands.focus is bar.field
