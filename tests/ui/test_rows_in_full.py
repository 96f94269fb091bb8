"""Lists whose rows say all of their texts, in as many lines as these need."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot
from small import SCREEN

from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.editor.problems.ruleset import ruleset_of
from cxdesigner.ui.dialogs.handbook import HandbookDialog
from cxdesigner.ui.dialogs.rules import RulesDialog
from cxdesigner.ui.window import Window


def cut_rows(tree: QTreeView, parent: QModelIndex | None = None) -> list[str]:
    """Return the texts that their rows have no room for."""
    above, model = parent or QModelIndex(), tree.model()
    found: list[str] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        wanted, given = tree.sizeHintForIndex(index), tree.visualRect(index)
        if wanted.width() > given.width() or wanted.height() > given.height():
            found.append(f"{index.data()} {wanted} {given.size()}")
        found += cut_rows(tree, index)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_are_read_in_full_on_a_small_screen(
    window: Window, qtbot: QtBot, language: str
) -> None:
    with use_language(language):
        assert window.document is not None
        rules = RulesDialog(ruleset_of(window.document.store), {}, {}, window.theme)
        for dialog in (HandbookDialog(window.theme), rules):
            qtbot.addWidget(dialog)
            dialog.resize(SCREEN)
            dialog.show()
            settle(4)
            assert cut_rows(dialog.tree) == []
