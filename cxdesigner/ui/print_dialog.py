"""The dialog of the printer, which is Qt's own where the system has none, made to fit in."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.ui.fittings import keep_off_edge
from cxdesigner.ui.screen_room import room_on_screen

_TALLEST_PX, _BAR_PX, _AIR_PX = 640, 14, 4
"""What the tallest of these dialogs needs, what a scroll bar takes, and the gap before it."""


class _Tidy(QObject):
    """Tidies the dialogs that a dialog of Qt opens, before they are seen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            _tidy(event.child())
            if isinstance(child := event.child(), QDialog):
                _let_scroll(child)
        return False


def tidy(dialog: QDialog) -> None:
    """Keep all numbers of a dialog of Qt off the edge, and hide its pages without any content.

    On a low screen it scrolls above its buttons.
    """
    _tidy(dialog)
    _let_scroll(dialog)
    dialog.installEventFilter(_Tidy(dialog))


def _tidy(place: QObject) -> None:
    for box in place.findChildren(QAbstractSpinBox):
        keep_off_edge(box)
    for tabs in place.findChildren(QTabWidget):
        for index in range(tabs.count()):
            # A printer that offers nothing further has an empty page for it.
            page = tabs.widget(index)
            tabs.setTabVisible(index, page is not None and bool(page.findChildren(QLabel)))


def _let_scroll(dialog: QDialog) -> None:
    room, column = room_on_screen(dialog), dialog.layout()
    if room.height() >= _TALLEST_PX or not isinstance(column, QVBoxLayout):
        return
    inner = QWidget()
    content = QVBoxLayout(inner)
    content.setContentsMargins(0, 0, _AIR_PX, 0)
    items = [column.itemAt(at) for at in range(column.count())]
    held = [item.widget() for item in items if item is not None]
    parts = [one for one in held if one is not None and not isinstance(one, QDialogButtonBox)]
    # What is folded away wants its width too, later.
    width = max(one.sizeHint().width() for one in parts)
    for part in parts:
        content.addWidget(part)
    content.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setMinimumWidth(width + _BAR_PX + _AIR_PX)
    column.insertWidget(0, area, 1)
    # Qt would make it lower when it folds its options, and no higher when it unfolds them.
    dialog.setFixedHeight(room.height())
