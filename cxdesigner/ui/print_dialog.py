"""The dialog of the printer, which is Qt's own where the system has none, made to fit in."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QTabWidget, QWidget

from cxdesigner.ui.fittings import keep_off_edge


class _Tidy(QObject):
    """Tidies the dialogs that a dialog of Qt opens, before they are seen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            _tidy(event.child())
        return False


def tidy(dialog: QWidget) -> None:
    """Keep all numbers of a dialog of Qt off the edge, and hide its pages without any content."""
    _tidy(dialog)
    dialog.installEventFilter(_Tidy(dialog))


def _tidy(place: QObject) -> None:
    for box in place.findChildren(QAbstractSpinBox):
        keep_off_edge(box)
    for tabs in place.findChildren(QTabWidget):
        for index in range(tabs.count()):
            # A printer that offers nothing further has an empty page for it.
            page = tabs.widget(index)
            tabs.setTabVisible(index, page is not None and bool(page.findChildren(QLabel)))
