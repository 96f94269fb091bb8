"""What a screen reader adds to the name of a widget: words, no mark-up, and not the name again."""

from collections.abc import Iterable

import pytest
from hands import Hands, settle
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QTabWidget, QWidget
from walking import described, select

from cxdesigner.editor.document import Document
from cxdesigner.editor.problems.ruleset import Ruleset
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.rules import RulesDialog
from cxdesigner.ui.widgets import give_tip


def wrongly_described(widgets: Iterable[QWidget]) -> list[str]:
    wrong = []
    for widget in widgets:
        told = QAccessible.queryAccessibleInterface(widget)
        if not widget.isVisible() or told is None:
            continue
        name, more = (told.text(kind) for kind in (QAccessible.Text.Name, KIND))
        # Qt gives what an action or an empty field is for, and readers know that.
        is_again = more == name and widget.toolTip().startswith("<")
        if "<" in more or is_again:
            wrong.append(f"{described(widget)}: {more}")
    return wrong


KIND = QAccessible.Text.Description


@pytest.mark.parametrize("front", ["canvas", "table", "outline", "plan"])
def test_nothing_in_the_window_is_described_in_mark_up(editor: Editor, front: str) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor=front)
    select(hands, "c3")
    other = Document(tuple(hands.document.store), name="Other")
    document = hands.document
    editor.session.workspace.add(other)
    settle(3)
    wrong = wrongly_described(window.findChildren(QWidget))
    editor.session.workspace.remove(other)
    editor.session.workspace.activate(document)
    assert not wrong, "\n".join(wrong)


PANELS: dict[str, tuple[str, ...]] = {
    "analyses": ("tools.analyses", "tools.analyses"),
    "what-if": ("tools.what_if", "tools.what_if"),
    "journey guide": ("guide.journey", "guide.journey"),
    "experience guide": ("guide.cem", "guide.cem"),
    "find and replace": ("edit.replace",),
    "filter": ("view.filter",),
    "parking strip": ("view.parking", "view.parking"),
}


@pytest.mark.parametrize("name", PANELS)
def test_no_panel_is_described_in_mark_up(editor: Editor, name: str) -> None:
    window, session, hands = editor.window, editor.session, Hands(editor.window)
    hands.document.set_view(editor="canvas")
    select(hands, "c3")
    opens, *closes = PANELS[name]
    assert window.registry.run(opens, session)
    settle(4)
    wrong = wrongly_described(window.findChildren(QWidget))
    for action_id in closes:
        window.registry.run(action_id, session)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    settle(2)
    assert not wrong, "\n".join(wrong)


def test_a_tip_is_told_once(editor: Editor) -> None:
    label = QLabel("Wait")
    for words, told in (("a < b", "a < b"), ("Wait", " "), ("", "")):
        give_tip(label, words)
        found = QAccessible.queryAccessibleInterface(label)
        assert found.text(KIND) == told


def test_the_pages_of_the_rules_have_a_name(editor: Editor) -> None:
    dialog = RulesDialog(Ruleset(), {}, {}, editor.window.theme, editor.window)
    tabs = dialog.findChild(QTabWidget, "rulesPages")
    assert tabs is not None
    found = QAccessible.queryAccessibleInterface(tabs)
    assert found.text(QAccessible.Text.Name)
