"""A person's hands: mouse, wheel and keys as the widgets get them; no command is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from answers import wait_to_answer
from keystroke_model import command, text
from pointing import LEFT as LEFT
from pointing import NONE as NONE
from pointing import PLAIN as PLAIN
from pointing import Pointer
from pointing import settle as settle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document

if TYPE_CHECKING:
    from cxdesigner.ui.guide.panel import GuidePanel

NAME = "my first blueprint"
"""What a person types in a file dialog, where a test types a long path."""


class Hands(Pointer):
    """Mouse and keys on one window; places are points of the scene."""

    patience = 3
    """How often what is due may happen after a key."""

    # -- what is done in several steps -----------------------------------------------------

    def begin_edit(self, element_id: str) -> None:
        """Edit the text of an element in its place."""
        self.click(self.middle(element_id))
        self.key(Qt.Key.Key_F2)
        assert self.editor.is_open
        assert self.focus is self.editor

    def open_guide(self, action: str) -> GuidePanel:
        """Open a guide from the menu of the window."""
        self.choose_in_menu_bar(_("Analyse"), self.window.actions_[action].text())
        panel = self.window.guide.panel
        assert panel is not None
        self.wait(panel.isVisible)
        settle()
        return panel

    # -- menus -------------------------------------------------------------------------------

    def choose_in_menu_bar(self, title: str, *names: str) -> None:
        """Open a menu of the window and click an entry, or one after the other down to it."""
        bar = self.window.menuBar()
        titles = [action.text().replace("&", "").split("(")[0] for action in bar.actions()]
        action = bar.actions()[titles.index(title)]
        self.click_in_next_menu(*names)
        self.click_on(bar, bar.actionGeometry(action).center())
        settle()
        self.wait(lambda: QApplication.activePopupWidget() is None)

    def click_in_next_menu(self, *names: str) -> None:
        """Click an entry of the menu that the next thing done opens; then of the one it opens."""

        def look(left: Sequence[str]) -> None:
            menu = QApplication.activePopupWidget()
            found = menu.actions() if isinstance(menu, QMenu) else []
            action = next((action for action in found if action.text() == left[0]), None)
            if action is None or not isinstance(menu, QMenu):
                QTimer.singleShot(10, self.window, lambda: look(left))
                return
            if left[1:]:
                QTimer.singleShot(10, self.window, lambda: look(left[1:]))
            self.click_on(menu, menu.actionGeometry(action).center())

        QTimer.singleShot(10, self.window, lambda: look(names))

    # -- dialogs -----------------------------------------------------------------------------

    def expect(self, *answers: tuple[str, Callable[[QWidget], object]]) -> list[str]:
        """Answer the dialogs that the next thing done opens, each by name, one after the other.

        Returns a list that fills with the names of those that were answered.
        """
        seen: list[str] = []

        def wait_for(left: Sequence[tuple[str, Callable[[QWidget], object]]]) -> None:
            if not left:
                return
            name, answer = left[0]

            def look() -> Callable[[], object] | None:
                dialog = QApplication.activeModalWidget()
                if dialog is None or not dialog.isVisible() or dialog.objectName() != name:
                    return None
                seen.append(name)
                wait_for(left[1:])
                return lambda: answer(dialog)

            wait_to_answer(name, look)

        wait_for(answers)
        return seen

    def type_path(self, path: Path) -> Callable[[QWidget], None]:
        """An answer to a file dialog: the path is typed, then Enter."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            assert dialog.focusWidget() is field, "what is typed goes elsewhere"
            assert field.selectedText() == field.text(), "the name that is offered stays"
            for letter in str(path):
                QTest.keyClick(field, letter)
            self.keys += len(str(path)) + 1
            self.trace += text(NAME) + command()

            def enter(tries: int = 100) -> None:
                # A list of proposals, which comes when the folder is read, takes the first Enter.
                popup = QApplication.activePopupWidget()
                if popup is not None:
                    QTest.keyClick(popup, Qt.Key.Key_Escape)
                elif dialog.isVisible():
                    QTest.keyClick(field, Qt.Key.Key_Return)
                if tries and dialog.isVisible():
                    QTimer.singleShot(30, dialog, lambda: enter(tries - 1))

            enter()

        return answer

    def press(self, name: str) -> Callable[[QWidget], None]:
        """An answer to a dialog: a click on the button of this name."""

        def answer(dialog: QWidget) -> None:
            button = dialog.findChild(QWidget, name)
            assert button is not None, name
            self.press_button(button)

        return answer

    def enter(self, dialog: QWidget) -> None:
        """An answer to a dialog: Enter."""
        self.keys += 1
        self.trace += command()
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)

    def escape(self, dialog: QWidget) -> None:
        """An answer to a dialog: Escape."""
        self.keys += 1
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)

    # -- keys --------------------------------------------------------------------------------

    @property
    def focus(self) -> QWidget:
        if not self.window.isActiveWindow() and QApplication.activeModalWidget() is None:
            # The window of the test before, going away late, takes the focus with it.
            self.window.activateWindow()
            settle()
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key | str, keys: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        for _press in range(times):
            self.keys += 1
            self.trace += command(keys)
            QTest.keyClick(self.focus, key, keys)
            settle(self.patience)

    def hold(self, key: Qt.Key) -> None:
        QTest.keyPress(self.focus, key)
        settle()

    def let_go(self, key: Qt.Key) -> None:
        QTest.keyRelease(self.focus, key)
        settle()

    def type(self, words: str) -> None:
        self.trace += text(words)
        self.letters += len(words)
        for letter in words:
            self.keys += 1
            QTest.keyClick(self.focus, letter)
        settle()

    def preedit(self, words: str) -> None:
        """Show what an input method is composing; nothing is chosen yet."""
        QApplication.sendEvent(self.focus, QInputMethodEvent(words, []))

    def compose(self, *preedits: str, commit: str) -> None:
        """Type through an input method: what is shown while composing, then what is chosen."""
        for preedit in preedits:
            self.preedit(preedit)
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.focus, event)
        settle()


def unchanged(document: Document, gesture: Callable[[], object]) -> bool:
    """Say whether a gesture leaves the document as it is."""
    before = document.store.revision
    gesture()
    return document.store.revision == before
