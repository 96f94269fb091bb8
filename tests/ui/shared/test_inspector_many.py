"""What is given to many elements at once goes to those that can have it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.fields import DurationField
from cxdesigner.ui.window import Window


def test_a_time_goes_to_what_somebody_does(hot_pot: Document, window: Window, qtbot: QtBot) -> None:
    chosen = ("e1", "c1", "c4")
    hot_pot.selection.set(chosen)
    window.inspector.refresh()
    page = window.inspector.page
    assert isinstance(page, ElementPage)
    field = page.by_attribute["work"]
    assert isinstance(field, DurationField)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "7")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    first, *rest = (hot_pot.store.need(Element, key).work for key in chosen)
    assert first is None
    assert [one.minutes for one in rest if one is not None] == [7, 7]
    assert hot_pot.selection.ids == chosen
    page.refresh()
    assert field.line.text() == "7 min"
