"""What stands in a list that has no rows, and where headings stand."""

from hands import settle
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.data_in.matching import MatchTable
from cxdesigner.ui.data_in.preview import PreviewTable
from cxdesigner.ui.dialogs.list_dialog import ListDialog
from cxdesigner.ui.dialogs.saved_views import SavedViewsDialog
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.plan.roles import DutyView
from cxdesigner.ui.window import Window


def test_an_empty_list_says_what_comes_there(window: Window, hot_pot: Document) -> None:
    views = SavedViewsDialog(hot_pot, window)
    assert views.list.empty_words
    views.name.setText("Mine")
    views.save.click()
    assert not views.list.empty_words
    made = ListDialog(window.session, window.theme, window)
    assert made.preview.empty_words
    made.text.setPlainText("Ask")
    made.show_preview()
    assert not made.preview.empty_words
    for dialog in (views, made):
        dialog.deleteLater()


def shown_duties(editor: Editor, window: Window, template: str) -> DutyView:
    editor.files.new(template)
    window.actions_["view.plan"].trigger()
    plan = window.editors.current
    assert isinstance(plan, PlanEditor)
    window.actions_["plan.roles"].trigger()
    settle()
    return plan.roles.duties


def test_what_is_said_of_no_duties_stands_in_the_middle(editor: Editor, window: Window) -> None:
    duties = shown_duties(editor, window, "empty-blueprint")
    assert duties.isVisible()
    middle = duties.viewport().geometry().center().x()
    assert abs(middle - duties.rect().center().x()) <= 1
    assert shown_duties(editor, window, "hot-pot").verticalHeader().isVisible()


def test_headings_stand_where_their_columns_do(qtbot: QtBot) -> None:
    for table in (PreviewTable(), MatchTable()):
        qtbot.addWidget(table)
        assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft
