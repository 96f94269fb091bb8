"""The dialog of the printer, where Qt's own asks."""

import sys

import pytest
from hands import settle
from PySide6.QtCore import QSize, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QPushButton,
    QScrollArea,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from cxdesigner.ui import print_dialog
from cxdesigner.ui.printing import chosen_printer
from cxdesigner.ui.window import Window


def _numbers(dialog: QDialog) -> dict[str, int]:
    boxes = dialog.findChildren(QAbstractSpinBox)
    return {box.objectName(): box.lineEdit().textMargins().left() for box in boxes}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the dialog of the system asks")
@pytest.mark.qt_log_ignore("QFont::setPointSizeF")  # of Qt's preview, before it has a size
def test_numbers_stand_off_the_edge_and_no_page_is_empty(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, int]] = []
    pages: list[tuple[bool, bool]] = []

    def see_properties() -> None:
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, QDialog)
        seen.append(_numbers(opened))
        for tabs in opened.findChildren(QTabWidget):
            for index in range(tabs.count()):
                page = tabs.widget(index)
                says = bool(page.findChildren(QAbstractSpinBox))
                pages.append((tabs.isTabVisible(index), says))
        opened.reject()

    def see(dialog: QPrintDialog) -> int:
        dialog.show()
        seen.append(_numbers(dialog))
        properties = dialog.findChild(QPushButton, "properties")
        assert properties is not None
        QTimer.singleShot(100, see_properties)
        properties.click()
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", see)
    monkeypatch.setattr(QPrinter, "outputFormat", lambda _self: QPrinter.OutputFormat.PdfFormat)
    assert chosen_printer("Title", window, pytest.fail) is None
    first, further = seen
    assert {"from", "to", "copies"} <= set(first)
    assert {"pageWidth", "pageHeight", "topMargin"} <= set(further)
    assert set((first | further).values()) == {8}
    assert pages
    assert all(is_shown == says for is_shown, says in pages)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the dialog of the system asks")
@pytest.mark.qt_log_ignore("QFont::setPointSizeF")  # of Qt's preview, before it has a size
def test_on_a_low_screen_it_scrolls_above_its_buttons(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QSize(683, 344)
    seen: list[tuple[QSize, int, int]] = []

    def look(dialog: QDialog) -> None:
        (area,) = [one for one in dialog.findChildren(QScrollArea) if one.parent() is dialog]
        inner = area.widget().minimumSizeHint().width()
        seen.append((dialog.size(), inner, area.viewport().width()))

    def see_properties() -> None:
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, QDialog)
        look(opened)
        opened.reject()

    def see(dialog: QPrintDialog) -> int:
        dialog.show()
        unfold = next(one for one in dialog.findChildren(QPushButton) if ">>" in one.text())
        unfold.click()
        settle()
        look(dialog)
        properties = dialog.findChild(QPushButton, "properties")
        assert properties is not None
        QTimer.singleShot(100, see_properties)
        properties.click()
        return 0

    monkeypatch.setattr(print_dialog, "room_on_screen", lambda _dialog: room)
    monkeypatch.setattr(QPrintDialog, "exec", see)
    monkeypatch.setattr(QPrinter, "outputFormat", lambda _self: QPrinter.OutputFormat.PdfFormat)
    assert chosen_printer("Title", window, pytest.fail) is None
    assert len(seen) == 2
    for size, wanted, width in seen:
        assert size.height() == room.height()
        assert wanted <= width
