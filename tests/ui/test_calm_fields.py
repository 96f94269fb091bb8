"""Fields of the inspector that stay as they are while one types, and say what is shown of them."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from cxdesigner.editor.commands.emotion import set_quote
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.typing_widgets import Area

LONG = "Nobody tells me how long the wait will be, and nobody says why. " * 3


@pytest.fixture
def page(hands: Hands) -> ElementPage:
    hands.document.selection.set(("c2",))
    settle()
    hands.window.inspector.refresh()
    found = hands.window.inspector.page
    assert isinstance(found, ElementPage)
    return found


def test_a_name_does_not_push_away_what_is_below_while_it_is_typed(
    hands: Hands, page: ElementPage
) -> None:
    area = hands.window.inspector.findChild(QPlainTextEdit, "labelEdit")
    assert isinstance(area, Area)
    area.setFocus()
    settle()
    before = area.height(), page.by_attribute["detail"].y()
    hands.type("waits and waits for ever and " * 6)
    settle()
    assert (area.height(), page.by_attribute["detail"].y()) == before
    assert area.verticalScrollBar().maximum() > 0
    hands.canvas.setFocus()
    hands.document.selection.set(("c3",))
    hands.window.inspector.refresh()
    hands.document.selection.set(("c2",))
    hands.window.inspector.refresh()
    settle()
    again = hands.window.inspector.findChild(QPlainTextEdit, "labelEdit")
    assert again is not None
    assert again.height() > before[0]


def test_it_is_said_how_much_of_a_quote_is_shown(hands: Hands, page: ElementPage) -> None:
    def cut() -> list[str]:
        hands.window.inspector.refresh()
        labels = hands.window.inspector.findChildren(QLabel)
        words = "The curve shows the first"
        return [one.text() for one in labels if words in one.text() and not one.isHidden()]

    persona = hands.document.store.personas[0].id
    assert cut() == []
    hands.document.run("Quote", set_quote, persona, "c2", LONG, hands.document.language)
    settle()
    (said,) = cut()
    assert f"of {len(''.join(LONG.split()))} characters" in said
    items = hands.window.controller.scene.of_kind("quote")
    (item,) = [one for one in items if one.label == LONG]
    hands.hover(QPointF(*item.rect.center))
    assert LONG.strip() in hands.port.toolTip()
    hands.hover(hands.middle("c1"))
    assert hands.port.toolTip() == ""


def test_a_time_is_shown_as_everywhere_once_the_field_is_left(
    hands: Hands, page: ElementPage
) -> None:
    field = hands.window.inspector.findChild(QLineEdit, "workEdit")
    assert field is not None
    for typed in ("2m", "2 m"):
        field.setFocus()
        field.selectAll()
        hands.type(typed)
        hands.key(Qt.Key.Key_Tab)
        settle()
        assert field.text() == "2 min"
