"""Using the fields of the inspector as a person does."""

from __future__ import annotations

from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cxdesigner.ui.panels.date_field import DateField
from cxdesigner.ui.panels.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    Field,
    ParsedField,
    TextField,
)
from cxdesigner.ui.panels.inspector import Inspector
from cxdesigner.ui.panels.list_fields import NumbersField, PairsField, TicksField, WordsField
from cxdesigner.ui.panels.page import Page
from cxdesigner.ui.panels.record_field import RecordField
from cxdesigner.ui.widgets import Fold

LEFT = Qt.MouseButton.LeftButton


def show(inspector: Inspector, *ids: str) -> Page:
    document, page = inspector.document, inspector.page
    assert document is not None
    document.selection.set(ids)
    inspector.refresh()
    page = inspector.page
    assert page is not None
    unfold(page)
    return page


def unfold(page: Page) -> None:
    for _ in range(2):  # What is unfolded may hold a fold.
        for fold in page.findChildren(Fold):
            fold.header.setChecked(True)
    settle()


def take_focus(widget: QWidget) -> None:
    """Wait for the focus: what is typed without it is lost when the inspector shows itself anew."""
    for _try in range(50):
        widget.window().activateWindow()
        widget.setFocus()
        if widget.hasFocus():
            return
        QTest.qWait(20)


def use(field: Field) -> None:
    """Give a field another value, by keys or mouse on its widgets."""
    match field:
        case WordsField():
            field.line.setFocus()
            if field._names is not None:
                # Keys cannot type Chinese.
                field.line.setText(field.line._used()[0])
            else:
                QTest.keyClicks(field.line, "word")
            QTest.keyClick(field.line, Qt.Key.Key_Return)
        case RecordField():
            take_focus(field.line)
            # Keys cannot type Chinese.
            field.line.setText(field.line._used()[-1])
            QTest.keyClick(field.line, Qt.Key.Key_Return)
        case TicksField():
            chip = next(chip for chip in field.chips.values() if not chip.isChecked())
            QTest.mouseClick(chip, LEFT)
        case PairsField():
            take_focus(field.area)
            pair = "5: 12" if isinstance(field, NumbersField) else "price: 48"
            QTest.keyClicks(field.area, pair)
            field.area.clearFocus()
            # A window that is not active has no focus to lose.
            field.commit()
        case AreaField():
            field.area.setFocus()
            field.area.selectAll()
            QTest.keyClicks(field.area, "Words")
            field.area.clearFocus()
        case ParsedField():
            field.line.setFocus()
            field.line.selectAll()
            text = "2026/3/9" if isinstance(field, DateField) else "3"
            QTest.keyClicks(field.line, text if field.objectName() != "work" else "1h20")
            QTest.keyClick(field.line, Qt.Key.Key_Return)
        case TextField():
            field.line.setFocus()
            field.line.selectAll()
            QTest.keyClicks(field.line, "Words")
            field.line.clearFocus()
        case ChoiceField():
            index = next(n for n in range(field.choice.count() - 1, -1, -1)
                         if n != field.choice.currentIndex())  # fmt: skip
            field.choice.setCurrentIndex(index)
            field.choice.activated.emit(index)
        case CheckField():
            QTest.mouseClick(field.check, LEFT, pos=field.check.rect().center() / 4)
        case _:
            raise AssertionError(field)
    settle()
