"""What a screen reader adds to the name of a widget: words, no mark-up, and not the name again."""

import pytest
from hands import Hands, settle
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget
from walking import select, wrongly_described

from cxdesigner.editor.document import Document
from cxdesigner.editor.problems.ruleset import Ruleset
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.rules import RulesDialog
from cxdesigner.ui.widgets import give_tip


@pytest.mark.parametrize("front", ["canvas", "table", "outline", "plan"])
def test_nothing_in_the_window_is_described_in_mark_up(editor: Editor, front: str) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor=front)
    select(hands, "c3")
    other = Document(tuple(hands.document.store), name="Other")
    document = hands.document
    editor.session.workspace.add(other)
    editor.session.workspace.activate(document)
    settle(3)
    assert window.editors.name == front
    wrong = wrongly_described(window.findChildren(QWidget))
    editor.session.workspace.remove(other)
    assert not wrong, "\n".join(wrong)


def test_a_tip_is_told_once(editor: Editor) -> None:
    label = QLabel("Wait")
    for words, told in (("a < b", "a < b"), ("Wait", " "), ("", "")):
        give_tip(label, words)
        found = QAccessible.queryAccessibleInterface(label)
        assert found.text(QAccessible.Text.Description) == told


def test_the_pages_of_the_rules_have_a_name(editor: Editor) -> None:
    dialog = RulesDialog(Ruleset(), {}, {}, editor.window.theme, editor.window)
    tabs = dialog.findChild(QTabWidget, "rulesPages")
    assert tabs is not None
    found = QAccessible.queryAccessibleInterface(tabs)
    assert found.text(QAccessible.Text.Name)
