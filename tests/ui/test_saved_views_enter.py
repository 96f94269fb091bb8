"""Enter among the saved views: it saves what is typed, else shows what is chosen, else closes."""

from collections.abc import Iterator

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cxdesigner.model.saved_view import SavedView
from cxdesigner.ui.dialogs.saved_views import SavedViewsDialog


@pytest.fixture
def dialog(hands: Hands) -> Iterator[SavedViewsDialog]:
    made = SavedViewsDialog(hands.document, hands.window)
    made.show()
    made.activateWindow()
    hands.wait(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()


def default_of(dialog: SavedViewsDialog) -> str:
    found = [one.objectName() for one in dialog.findChildren(QPushButton) if one.isDefault()]
    assert len(found) == 1
    return found[0]


def enter() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    settle()


def test_enter_does_what_the_default_button_says(hands: Hands, dialog: SavedViewsDialog) -> None:
    store = hands.document.store
    assert default_of(dialog) == "close"
    QTest.keyClicks(dialog.name, "Waits")
    assert default_of(dialog) == "saveView"
    count = store.count(SavedView)
    enter()
    assert store.count(SavedView) == count + 1
    assert len(hands.document.history.undo_labels) == 1
    assert dialog.isVisible()
    assert default_of(dialog) == "showView"
    dialog.list.setFocus()
    enter()
    assert not dialog.isVisible()


def test_enter_ends_a_rename_and_shows_nothing(hands: Hands, dialog: SavedViewsDialog) -> None:
    QTest.keyClicks(dialog.name, "Waits")
    enter()
    hands.press_button(dialog.rename)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Queues")
    enter()
    hands.wait(lambda: dialog.list.item(0).text() == "Queues")
    assert dialog.isVisible()


def test_enter_in_an_empty_dialog_closes_it(dialog: SavedViewsDialog) -> None:
    dialog.name.setFocus()
    enter()
    assert not dialog.isVisible()
