"""What stands in a list that has no rows, and where headings stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.ui.data_in.matching import MatchTable
from cxdesigner.ui.data_in.preview import PreviewTable
from cxdesigner.ui.dialogs.list_dialog import ListDialog
from cxdesigner.ui.dialogs.saved_views import SavedViewsDialog
from cxdesigner.ui.fittings import EmptyWords
from cxdesigner.ui.window import Window


def test_words_go_when_a_row_comes_and_come_back(qtbot: QtBot) -> None:
    rows = QListWidget()
    rows.setObjectName("rows")
    qtbot.addWidget(rows)
    words = EmptyWords(rows, "Nothing yet.")
    rows.resize(300, 200)
    rows.show()
    assert words.isVisible()
    assert words.size() == rows.viewport().size()
    rows.addItem("One")
    assert not words.isVisible()
    rows.clear()
    assert words.isVisible()


def test_an_empty_list_says_what_comes_there(window: Window, hot_pot: Document) -> None:
    views = SavedViewsDialog(hot_pot, window)
    made = ListDialog(window.session, window.theme, window)
    for dialog, empty in ((views, views.empty), (made, made.empty)):
        assert not empty.isHidden()
        assert empty.text()
        dialog.deleteLater()
    made.text.setPlainText("Ask")
    made.show_preview()
    assert made.empty.isHidden()


def test_headings_stand_where_their_columns_do(hot_pot: Document, qtbot: QtBot) -> None:
    for table in (PreviewTable(), MatchTable(hot_pot.store, "en")):
        qtbot.addWidget(table)
        assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft
