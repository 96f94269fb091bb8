"""Menus, shortcuts and buttons as views of the registry."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionMenuItem, QToolButton
from pytestqt.qtbot import QtBot

from cxdesigner.editor.actions import MENUS
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.menus import context_menu
from cxdesigner.ui.window import Window


def entries(menu: QMenu) -> list[QAction]:
    """Return the actions of a menu and of those inside it."""
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and action.objectName() not in ("", inner.objectName()):
            found.append(action)
        elif isinstance(inner, QMenu):
            found += entries(inner)
        elif not action.isSeparator():
            found.append(action)
    return found


def ids_of(menu: QMenu) -> list[str]:
    return [action.objectName() for action in entries(menu)]


def test_every_action_is_a_qaction_of_its_name(window: Window) -> None:
    for action in window.registry:
        assert window.actions_[action.id].objectName() == action.id
        assert window.actions_[action.id].text()


def test_menu_bar_shows_every_menu_and_all_of_its_actions(window: Window) -> None:
    menus = {
        menu.objectName(): menu for menu in window.menuBar().findChildren(QMenu) if menu.title()
    }
    for key, _label in MENUS:
        wanted = [action.id for _slot, action in window.registry.in_slot(f"menu:{key}")]
        assert sorted(ids_of(menus[f"menu-{key}"])) == sorted(wanted)


def test_no_menu_is_higher_than_a_small_screen(window: Window) -> None:
    """One that is hides the menu bar, and its last entries."""
    menus = window.menuBar().findChildren(QMenu)
    heights = {menu.objectName(): menu.sizeHint().height() for menu in menus}
    assert heights["menu-tools"] > 300
    assert {name: high for name, high in heights.items() if high > 768 - 28} == {}


def test_actions_apply_only_where_they_make_sense(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    actions = window.actions_
    qtbot.waitUntil(lambda: not actions["edit.copy"].isEnabled())
    hot_pot.selection.set(("c2",))
    qtbot.waitUntil(lambda: actions["edit.copy"].isEnabled())
    assert not actions["edit.undo"].isEnabled()


def test_undo_says_what_it_takes_back(window: Window, hot_pot: Document, qtbot: QtBot) -> None:
    hot_pot.selection.set(("c2",))
    qtbot.waitUntil(lambda: window.actions_["edit.delete"].isEnabled())
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert "c2" not in hot_pot.store
    qtbot.waitUntil(lambda: window.actions_["edit.undo"].text() == "Undo: Delete")
    window.actions_["edit.undo"].trigger()
    assert "c2" in hot_pot.store
    assert hot_pot.selection.ids == ("c2",)


def test_delete_in_a_field_deletes_text_not_elements(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    hot_pot.selection.set(("c2",))
    window.inspector.refresh()
    page = window.inspector.page
    assert page is not None
    line = page.by_attribute["channel"].focusProxy()
    assert line is not None
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert "c2" in hot_pot.store


def test_a_context_menu_has_no_single_picture(window: Window, hot_pot: Document) -> None:
    window.actions_["plan.answer"].setIcon(QIcon(QPixmap(18, 18)))
    menu = context_menu(hot_pot, "c2", window.registry, window.actions_, window)
    option = QStyleOptionMenuItem()
    for action in menu.actions():
        menu.initStyleOption(option, action)
        assert option.icon.isNull(), action.text()
    menu.deleteLater()


@pytest.mark.parametrize(
    ("record_type", "expected", "unwanted"),
    [
        (Element, "edit.duplicate", "link.reverse"),
        (Link, "link.reverse", "edit.duplicate"),
        (Stage, "edit.rename", "link.reverse"),
        (Lane, "edit.rename", "link.reverse"),
    ],
)
def test_a_right_click_offers_what_fits_the_thing(
    window: Window,
    hot_pot: Document,
    record_type: type[Record],
    expected: str,
    unwanted: str,
) -> None:
    record = hot_pot.store.of_type(record_type)[0]
    menu = context_menu(hot_pot, record.id, window.registry, window.actions_, window)
    offered = ids_of(menu)
    assert expected in offered
    assert "edit.delete" in offered
    assert unwanted not in offered
    assert hot_pot.selection.ids == (record.id,)
    menu.deleteLater()


def test_a_right_click_on_one_of_many_keeps_the_selection(
    window: Window, hot_pot: Document
) -> None:
    hot_pot.selection.set(("c2", "c3"))
    context_menu(hot_pot, "c3", window.registry, window.actions_, window).deleteLater()
    assert hot_pot.selection.ids == ("c2", "c3")


def test_recent_files_can_be_opened_again(
    editor: Editor, window: Window, cxd: Path, qtbot: QtBot
) -> None:
    document, _notes = editor.files.open(cxd)
    editor.workspace.remove(document)
    menu = window.actions_.menu("file.open_recent")
    menu.aboutToShow.emit()
    (entry,) = menu.actions()
    assert entry.text() == "hot pot.cxd"
    entry.trigger()
    assert window.document is not None
    assert window.document.path == cxd


def test_a_list_without_entries_opens_and_says_so(window: Window) -> None:
    window.session.state.update(recent_files=())
    menu = window.actions_.menu("file.open_recent")
    menu.aboutToShow.emit()
    (entry,) = menu.actions()
    assert entry.text() == "Nothing here yet"
    assert not entry.isEnabled()


def test_a_persona_is_added_where_personas_are_chosen(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    with hot_pot.transaction("Nobody") as tx:
        tx.delete([persona.id for persona in hot_pot.store.personas])
    hot_pot.selection.set(("c2",))
    button = window.toolbar.persona
    qtbot.waitUntil(lambda: "none yet" in button.text())
    assert button.isEnabled()
    menu = button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == "insert.persona").trigger()
    (persona,) = hot_pot.store.personas
    assert hot_pot.view_state.persona_id == persona.id
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "Anna")
    window.commit_fields()
    assert hot_pot.store.need(Persona, persona.id).name.text() == "Anna"


def test_toolbar_picks_persona_and_place_of_the_curve(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    second = hot_pot.store.personas[1]
    menu = window.toolbar.persona.menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names[:-3] == [persona.name.text() for persona in hot_pot.store.personas]
    assert [action.objectName() for action in menu.actions()[-2:]] == [
        "insert.persona", "view.all_personas",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert hot_pot.view_state.persona_id == second.id
    qtbot.waitUntil(lambda: second.name.text() in window.toolbar.persona.text())
    qtbot.mouseClick(window.toolbar.emotion, Qt.MouseButton.LeftButton)
    assert hot_pot.view_state.emotion == "off"
    assert window.controller.grid.emotion is None
    window.actions_["view.emotion_above"].trigger()
    assert hot_pot.view_state.emotion == "above"
    qtbot.waitUntil(window.toolbar.emotion.isChecked)


def test_language_of_the_content_is_offered_where_there_are_several(
    editor: Editor, window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not window.toolbar.language.isVisible())
    document = editor.files.new("electronics")
    qtbot.waitUntil(window.toolbar.language.isVisible)
    menu = window.toolbar.language.menu()
    menu.aboutToShow.emit()
    chosen = next(action for action in menu.actions() if action.text() == "简体中文")
    chosen.trigger()
    assert document.language == "zh-CN"
    assert window.controller.scene.language == "zh-CN"


def test_maturity_is_picked_in_the_status_line(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    menu = window.status.maturity.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Final").trigger()
    assert hot_pot.store.blueprint.maturity == "final"
    qtbot.waitUntil(lambda: window.status.maturity.text() == "Maturity: Final")


def test_copy_and_paste_go_through_the_clipboard(
    editor: Editor, window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    hot_pot.selection.set(("c2",))
    window.actions_.update()
    window.actions_["edit.copy"].trigger()
    assert QApplication.clipboard().text() == "到店等位"
    other = editor.files.new("empty-blueprint")
    window.canvas.setFocus()
    window.actions_.update()
    window.actions_["edit.paste"].trigger()
    assert [element.label.text() for element in other.store.of_type(Element)] == ["到店等位"]


def test_icon_buttons_say_what_they_do(window: Window, hot_pot: Document) -> None:
    silent = [
        button.objectName()
        for button in window.findChildren(QToolButton)
        if button.isVisibleTo(window)
        and not (button.text() or button.accessibleName() or button.toolTip())
    ]
    assert silent == []


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Tab]
)
def test_keys_go_to_an_open_menu_and_not_to_the_canvas(
    window: Window, hot_pot: Document, qtbot: QtBot, key: Qt.Key
) -> None:
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus)
    hot_pot.selection.set(("c2",))
    window.actions_.update()
    menus = window.menuBar().actions()
    window.menuBar().setActiveAction(menus[1])
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    opened = QApplication.activePopupWidget()
    handle = opened.windowHandle()
    assert handle is not None
    # As the windowing system sends it: to the window that shows the menu.
    QTest.keyClick(handle, key)
    settle()
    assert hot_pot.selection.ids == ("c2",)
    assert not hot_pot.history.can_undo
    if key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        beside = menus[2 if key == Qt.Key.Key_Right else 0].menu()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is beside)
    QApplication.activePopupWidget().close()


def test_a_line_parts_what_is_chosen_from_what_is_switched(window: Window) -> None:
    menu = window.findChild(QMenu, "menu-view-emotion")
    assert menu is not None
    names = [action.objectName() for action in menu.actions()]
    line = next(at for at, one in enumerate(menu.actions()) if one.isSeparator())
    assert all(window.registry[one].exclusive == "emotion" for one in names[:line])
    assert not any(window.registry[one].exclusive for one in names[line + 1 :] if one)
    style = window.findChild(QMenu, "menu-arrange-style")
    assert style is not None
    assert not any(action.isSeparator() for action in style.actions())
