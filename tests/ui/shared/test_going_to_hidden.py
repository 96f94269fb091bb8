"""Going to what a filter hides, in the table and in the outline."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtWidgets import QToolButton

from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING, Filter
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.model.element import Element
from cxdesigner.rules.finding import Finding
from cxdesigner.ui.outline.editor import OutlineEditor
from cxdesigner.ui.table.editor import TableEditor

WAITS = Filter(marks=("wait",))


def hidden_one(document: Document) -> str:
    return next(e.id for e in document.store.of_type(Element) if "wait" not in e.marks)


def shows(hands: Hands, element_id: str) -> bool:
    editor = hands.window.editors.current
    if isinstance(editor, TableEditor):
        return editor.shared.row_of(element_id) is not None
    assert isinstance(editor, OutlineEditor)
    model = editor.tree.outline()
    assert model is not None
    return Key("element", element_id) in model.tree.nodes


@pytest.mark.parametrize("name", ["table", "outline"])
def test_a_row_behind_the_filter_is_shown_until_another_is_selected(
    hands: Hands, hot_pot: Document, name: str
) -> None:
    hands.window.actions_[f"view.{name}"].trigger()
    hot_pot.set_view(filter=WAITS)
    target = hidden_one(hot_pot)
    hands.wait(lambda: not shows(hands, target))
    hot_pot.selection.set((target,))
    hands.window.session.host.reveal(target)
    assert shows(hands, target)
    assert hot_pot.selection.ids == (target,)
    assert hot_pot.view_state.filter == WAITS
    assert "filter hides this row" in hands.window.status.message.text()
    settle()
    assert shows(hands, target)
    other = next(iter(hot_pot.filtering.passing))
    hot_pot.selection.set((other,))
    hands.wait(lambda: not shows(hands, target))


def test_the_hint_offers_to_clear_the_filter(hands: Hands, hot_pot: Document) -> None:
    hands.window.actions_["view.outline"].trigger()
    hot_pot.set_view(filter=WAITS)
    hands.window.update_actions()
    target = hidden_one(hot_pot)
    hot_pot.selection.set((target,))
    hands.window.editors.reveal(target)
    button = hands.window.status.findChild(QToolButton, "clearFilter")
    assert button is not None
    hands.press_button(button)
    assert hot_pot.view_state.filter == EVERYTHING
    assert not hands.window.status.message.isVisible()


@pytest.mark.parametrize("name", ["table", "outline"])
def test_words_typed_above_the_list_give_way(hands: Hands, hot_pot: Document, name: str) -> None:
    hands.window.actions_[f"view.{name}"].trigger()
    editor = hands.window.editors.current
    assert isinstance(editor, TableEditor | OutlineEditor)
    field = editor.bar.filter if isinstance(editor, TableEditor) else editor.filter
    target = hidden_one(hot_pot)
    field.setText("no such words")
    hands.wait(lambda: not shows(hands, target))
    hot_pot.selection.set((target,))
    hands.window.editors.reveal(target)
    assert shows(hands, target)
    assert field.text() == ""
    assert "cleared" in hands.window.status.message.text()


def test_a_problem_leads_to_a_hidden_row(hands: Hands, hot_pot: Document) -> None:
    hands.window.actions_["view.table"].trigger()
    hot_pot.set_view(filter=WAITS)
    target = hidden_one(hot_pot)
    hands.wait(lambda: not shows(hands, target))
    hands.window.problem_work.go_to(Finding("S15", "unreachable-step", "warning", (target,), ""))
    assert shows(hands, target)
    assert hot_pot.selection.ids == (target,)


def test_what_passes_is_gone_to_without_a_word(hands: Hands, hot_pot: Document) -> None:
    hands.window.actions_["view.table"].trigger()
    hot_pot.set_view(filter=WAITS)
    settle()
    target = next(iter(hot_pot.filtering.passing))
    hot_pot.selection.set((target,))
    hands.window.editors.reveal(target)
    assert not hands.window.status.message.isVisible()
