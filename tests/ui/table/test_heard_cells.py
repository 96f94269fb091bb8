"""What a screen reader says of cells, in the marks of the language."""

import pytest
from hands import Hands, settle
from program import started
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from cxdesigner.base.i18n import set_language
from cxdesigner.ui.plan.roles import DutyView

HEARD = Qt.ItemDataRole.AccessibleTextRole


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_chinese_cells_are_heard_with_chinese_marks(language: str) -> None:
    set_language(language)
    with started() as editor:
        editor.files.new("hot-pot")
        hands = Hands(editor.window)
        hands.document.set_view(editor="table")
        settle(3)
        table = editor.window.editors.current.widget.findChild(QTableView)
        assert table is not None
        cells = [table.model().index(0, n).data(HEARD) for n in range(4)]
        assert all("\N{FULLWIDTH COLON}" in cell and ": " not in cell for cell in cells), cells


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_chinese_duties_are_heard_with_chinese_marks(language: str) -> None:
    set_language(language)
    with started() as editor:
        editor.files.new("hot-pot")
        editor.window.registry.run("plan.roles", editor.session)
        settle(3)
        duties = editor.window.findChild(DutyView)
        assert duties is not None
        model = duties.model()
        assert model.rowCount()
        heard = model.index(0, 0).data(HEARD)
        assert ", " not in heard
        assert "\N{FULLWIDTH COMMA}" in heard
