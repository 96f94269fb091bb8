"""Dialogs on a screen whose letters are twice as large: each scrolls once, and says all."""

from collections.abc import Callable

import pytest
from hands import settle
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QTreeView
from pytestqt.qtbot import QtBot
from small import SCREEN

from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.editor.document import Document
from cxdesigner.editor.problems.ruleset import Ruleset, ruleset_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.ui.data_in.dialog import DataDialog
from cxdesigner.ui.dialogs import frame
from cxdesigner.ui.dialogs.about import AboutDialog
from cxdesigner.ui.dialogs.list_dialog import ListDialog
from cxdesigner.ui.dialogs.rules import RulesDialog
from cxdesigner.ui.dialogs.shortcuts import ShortcutsDialog
from cxdesigner.ui.dialogs.working import WorkingDialog
from cxdesigner.ui.merging.dialog import MergeDialog
from cxdesigner.ui.plan.finish import FinishDialog
from cxdesigner.ui.window import Window

ROOM = SCREEN - QSize(0, 40)

ROWS_PX = 120
"""Of a list at least, lest no row be seen where its dialog scrolls."""


def finishing(window: Window) -> FinishDialog:
    document = window.document
    assert document is not None
    return FinishDialog(document, document.store.of_type(Opportunity)[0].id, window)


def merging(window: Window) -> MergeDialog:
    document = window.document
    assert document is not None
    first = document.store.snapshot()
    sides = []
    for words in ("What is wanted here, in many words", "What is wanted there, in many words"):
        store = Store(first)
        with store.transaction() as tx:
            for one in first.of_type(Element)[:6]:
                tx.put(one.replace(label=LocalText.of(words)))
        sides.append(store.snapshot())
    dialog = MergeDialog(window.session, lambda _key: None, window)
    dialog._ours = sides[0]
    dialog.take_views(("Theirs", sides[1]), ("Before", first))
    return dialog


def listing(window: Window) -> ListDialog:
    dialog = ListDialog(window.session, window.theme, window)
    dialog.text.setPlainText("Waits at the door for a table 20m W ! nobody looks up\n" * 9)
    return dialog


DIALOGS: dict[str, Callable[[Window], QDialog]] = {
    "about": AboutDialog,
    "shortcuts": lambda window: ShortcutsDialog(window.registry, window.session.settings, window),
    "list": listing,
    "rules": lambda window: RulesDialog(Ruleset(), {}, {}, window.theme, window),
    "finish": finishing,
    "merge": merging,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DIALOGS)
def test_a_list_is_low_rather_than_its_dialog_scrolls_too(
    window: Window,
    hot_pot: object,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    with use_language(language):
        dialog = DIALOGS[name](window)
        dialog.show()
        settle(6)
        assert dialog.findChild(QScrollArea, "dialogScrolled") is None
        assert dialog.size() == dialog.size().boundedTo(ROOM)
        for tree in dialog.findChildren(QTreeView):
            assert tree.height() >= ROWS_PX
            bar = tree.horizontalScrollBar()
            qtbot.waitUntil(lambda bar=bar: bar.maximum() == 0)  # type: ignore[misc]
    dialog.close()
    dialog.deleteLater()


def test_what_a_line_comes_with_has_a_share_of_a_small_dialog(
    window: Window, hot_pot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its column was as narrow as the words were broken before, and they in five lines."""
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    dialog = ListDialog(window.session, window.theme, window)
    dialog.show()
    settle(6)
    dialog.text.setPlainText("Pays 5m F -1.5\n" * 3)
    dialog.show_preview()
    settle(6)
    tree = dialog.preview
    row = tree.visualRect(tree.model().index(0, 3))
    assert row.height() <= 3 * tree.fontMetrics().lineSpacing()
    dialog.close()
    dialog.deleteLater()


def test_a_table_of_answers_scrolls_with_its_dialog(
    window: Window, hot_pot: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    dialog = DataDialog(window.session, window.theme, window)
    dialog.show()
    settle(4)
    rows = "\n".join(f"Name {at},{at % 5 + 1}" for at in range(40))
    dialog.read_text(f"Touchpoint,Satisfaction (1-5)\n{rows}\n")
    qtbot.waitUntil(lambda: dialog.matching.rowCount() == 40)
    settle(6)
    assert dialog.size() == dialog.size().boundedTo(ROOM)
    area = dialog.findChild(QScrollArea, "dialogScrolled")
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0
    for table in (dialog.preview, dialog.matching):
        assert table.verticalScrollBar().maximum() == 0
        assert table.horizontalScrollBar().maximum() == 0
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
