"""Tabs of documents: dragged, closed, told apart, and what can be done with one."""

from pathlib import Path
from shutil import copyfile

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs import export

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


@pytest.fixture
def three(editor: Editor, cxd: Path, tmp_path: Path) -> tuple[Document, ...]:
    """Three documents in tabs, the last one in front."""
    paths = [tmp_path / "a.cxd", tmp_path / "b.cxd", tmp_path / "c.cxd"]
    for path in paths:
        copyfile(cxd, path)
        editor.window.open_files([path])
    settle()
    documents = editor.workspace.documents[-3:]
    for other in editor.workspace.documents[:-3]:
        editor.workspace.remove(other)
    return documents


def middle_of(editor: Editor, place: int) -> QPoint:
    return editor.window.tabs.tabRect(place).center()


def names(editor: Editor) -> list[str]:
    tabs = editor.window.tabs
    return [tabs.tabText(place) for place in range(tabs.count())]


def test_a_tab_is_dragged_to_another_place(editor: Editor, three: tuple[Document, ...]) -> None:
    tabs = editor.window.tabs
    start, end = middle_of(editor, 0), middle_of(editor, 2)
    QTest.mousePress(tabs, LEFT, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(tabs, start + (end - start) * step / 10)
        settle()
    QTest.mouseRelease(tabs, LEFT, pos=end)
    settle()
    a, b, c = three
    assert editor.workspace.documents == (b, c, a)
    assert names(editor) == ["b.cxd", "c.cxd", "a.cxd"]
    assert editor.window.document is a
    for place, document in enumerate((b, c, a)):
        QTest.mouseClick(tabs, LEFT, pos=middle_of(editor, place))
        assert editor.window.document is document
        assert str(document.path) in tabs.tabToolTip(place)
    tabs.close_button(0).click()  # type: ignore[attr-defined]
    assert editor.workspace.documents == (c, a)


def test_the_middle_button_closes_a_tab_and_leaves_the_one_in_front(
    editor: Editor, three: tuple[Document, ...]
) -> None:
    _a, b, c = three
    QTest.mouseClick(editor.window.tabs, MIDDLE, pos=middle_of(editor, 0))
    assert editor.workspace.documents == (b, c)
    assert editor.window.document is c


def test_the_middle_button_asks_about_unsaved_work(
    editor: Editor, three: tuple[Document, ...]
) -> None:
    a, _b, _c = three
    a.run("Rename", set_text, "c1", "Changed", "zh-CN")
    hands = Hands(editor.window)
    seen = hands.expect(("question-unsaved", lambda dialog: dialog.close()))
    QTest.mouseClick(editor.window.tabs, MIDDLE, pos=middle_of(editor, 0))
    assert seen == ["question-unsaved"]
    assert editor.workspace.documents == three


def menu_at(editor: Editor, place: int) -> QMenu:
    tabs, at = editor.window.tabs, middle_of(editor, place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(tabs, QContextMenuEvent(reason, at, tabs.mapToGlobal(at)))
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, name: str) -> None:
    action = next(one for one in menu.actions() if one.objectName() == name)
    assert action.isEnabled()
    menu.close()
    action.trigger()
    settle()


def test_the_menu_of_a_tab_closes_the_others(editor: Editor, three: tuple[Document, ...]) -> None:
    _a, b, _c = three
    choose(menu_at(editor, 1), "file.close_others")
    assert editor.workspace.documents == (b,)
    assert editor.window.document is b


def test_the_others_stay_if_one_of_them_is_not_to_be_lost(
    editor: Editor, three: tuple[Document, ...]
) -> None:
    three[2].run("Rename", set_text, "c1", "Changed", "zh-CN")
    seen = Hands(editor.window).expect(("question-unsaved", lambda dialog: dialog.close()))
    choose(menu_at(editor, 1), "file.close_others")
    assert seen == ["question-unsaved"]
    assert editor.workspace.documents == three


def test_the_menu_of_a_tab_is_about_that_document(
    editor: Editor, three: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(export, "show_file", shown.append)
    choose(menu_at(editor, 0), "file.copy_path")
    assert QApplication.clipboard().text() == str(three[0].path)
    choose(menu_at(editor, 1), "file.show_in_folder")
    assert three[1].path is not None
    assert shown == [three[1].path.parent]
    choose(menu_at(editor, 0), "file.close")
    assert editor.workspace.documents == three[1:]


def test_a_tab_is_heard_with_its_path(editor: Editor, three: tuple[Document, ...]) -> None:
    tab = QAccessible.queryAccessibleInterface(editor.window.tabs).child(0)
    assert tab.text(QAccessible.Text.Name) == "a.cxd"
    assert tab.text(QAccessible.Text.Description) == str(three[0].path)


def test_what_was_never_saved_has_no_folder(editor: Editor, three: tuple[Document, ...]) -> None:
    editor.files.new("hot-pot")
    settle()
    enabled = {one.objectName(): one.isEnabled() for one in menu_at(editor, 3).actions()}
    QApplication.activePopupWidget().close()
    assert enabled["file.close"]
    assert not enabled["file.copy_path"]
    assert not enabled["file.show_in_folder"]


def test_files_of_one_name_are_told_apart_by_their_folders(
    editor: Editor, three: tuple[Document, ...], cxd: Path, tmp_path: Path
) -> None:
    for folder in ("may/plan", "june/plan", "july"):
        path = tmp_path / folder / "a.cxd"
        path.parent.mkdir(parents=True)
        copyfile(cxd, path)
        editor.window.open_files([path])
    settle()
    top = tmp_path.name
    assert names(editor)[1:3] == ["b.cxd", "c.cxd"]
    found = [name.replace("\\", "/") for name in (names(editor)[0], *names(editor)[3:])]
    assert found == [
        f"a.cxd ({top})", "a.cxd (may/plan)", "a.cxd (june/plan)", "a.cxd (july)",
    ]  # fmt: skip
    editor.workspace.remove(editor.workspace.documents[-1])
    editor.workspace.remove(editor.workspace.documents[-1])
    editor.workspace.remove(editor.workspace.documents[-1])
    assert names(editor) == ["a.cxd", "b.cxd", "c.cxd"]


def test_tabs_are_put_in_another_order_by_keys(editor: Editor, three: tuple[Document, ...]) -> None:
    a, b, c = three
    actions = editor.window.actions_
    actions["view.move_tab_left"].trigger()
    settle()
    assert names(editor) == ["a.cxd", "c.cxd", "b.cxd"]
    assert editor.window.tabs.currentIndex() == 1
    assert editor.window.document is c
    actions["view.move_tab_right"].trigger()
    actions["view.move_tab_right"].trigger()
    settle()
    # Behind the last comes the first.
    assert editor.workspace.documents == (c, a, b)
    assert names(editor) == ["c.cxd", "a.cxd", "b.cxd"]
    assert editor.window.document is c


def test_a_tab_alone_has_no_other_place(editor: Editor) -> None:
    assert len(editor.workspace.documents) == 1
    editor.window.update_actions()
    assert not editor.window.actions_["view.move_tab_left"].isEnabled()
    assert not editor.window.actions_["view.move_tab_right"].isEnabled()
