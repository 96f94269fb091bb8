"""Dialogs on a screen whose letters are twice as large: each scrolls once, and says all."""

from collections.abc import Callable

import pytest
from hands import settle
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QScrollArea, QTreeWidget
from pytestqt.qtbot import QtBot
from small import SCREEN

from cxdesigner.editor.document import Document
from cxdesigner.editor.problems.ruleset import Ruleset, ruleset_of
from cxdesigner.ui.dialogs import frame
from cxdesigner.ui.dialogs.about import AboutDialog
from cxdesigner.ui.dialogs.list_dialog import ListDialog
from cxdesigner.ui.dialogs.rules import RulesDialog
from cxdesigner.ui.dialogs.shortcuts import ShortcutsDialog
from cxdesigner.ui.dialogs.working import WorkingDialog
from cxdesigner.ui.window import Window

ROOM = SCREEN - QSize(0, 40)

ROWS_PX = 120
"""Of a list at least, lest no row be seen where its dialog scrolls."""


@pytest.mark.parametrize(
    ("kind", "scrolls"),
    [
        (AboutDialog, False),
        (lambda parent: ShortcutsDialog(parent.registry, parent.session.settings, parent), False),
        (lambda parent: ListDialog(parent.session, parent.theme, parent), True),
        (lambda parent: RulesDialog(Ruleset(), {}, {}, parent.theme, parent), True),
    ],
    ids=("about", "shortcuts", "list", "rules"),
)
def test_a_list_is_low_rather_than_its_dialog_scrolls_too(
    window: Window,
    hot_pot: object,
    monkeypatch: pytest.MonkeyPatch,
    kind: Callable[[Window], QDialog],
    scrolls: bool,
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    dialog = kind(window)
    dialog.show()
    settle(6)
    area = dialog.findChild(QScrollArea, "dialogScrolled")
    assert (area is not None) is scrolls
    if area is not None:
        assert area.horizontalScrollBar().maximum() == 0
    for view in dialog.findChildren(QTreeWidget, "rulesTree"):
        assert area is not None
        assert 160 <= view.height() <= area.viewport().height()
        below = dialog.findChild(QComboBox, "rulesSeverity")
        assert below is not None
        assert below.mapTo(dialog, QPoint()).y() >= view.mapTo(dialog, QPoint(0, view.height())).y()
    dialog.close()
    dialog.deleteLater()


def test_what_is_waited_for_is_said_in_full(qtbot: QtBot) -> None:
    dialog = WorkingDialog("Laying out “A blueprint with a name that is rather long” for printing")
    qtbot.addWidget(dialog)
    dialog.show()
    settle(6)
    heading = next(one for one in dialog.findChildren(QLabel) if one.text().startswith("Laying"))
    assert dialog.rect().contains(heading.geometry())
    assert heading.height() >= heading.heightForWidth(heading.width())
    assert dialog.width() <= 460


def test_rules_are_in_sight_where_their_dialog_scrolls(
    window: Window, hot_pot: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    dialog = RulesDialog(ruleset_of(hot_pot.store), {}, {}, window.theme, window)
    dialog.show()
    assert dialog.focusWidget() is dialog.tree
    qtbot.waitUntil(lambda: dialog.tree.visibleRegion().boundingRect().height() >= ROWS_PX)
    dialog.close()
    dialog.deleteLater()
