"""In high contrast what lies under the pointer has an edge, not a pale fill alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QHoverEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import apply_theme, qcolor


@pytest.fixture
def contrast(qapp: QApplication) -> Iterator[Theme]:
    """The theme of high contrast, in use."""
    theme = Theme.load("high-contrast")
    apply_theme(qapp, theme)
    yield theme
    apply_theme(qapp, Theme.load("light"))


def role(button: QWidget, name: str) -> QWidget:
    """Give a button a role of the style sheet."""
    button.setProperty("role", name)
    return button


def default() -> QPushButton:
    """Return the button that Enter presses."""
    button = QPushButton("Apply")
    button.setDefault(True)
    return button


def tool(text: str) -> QToolButton:
    """Return a button of a toolbar."""
    button = QToolButton()
    button.setText(text)
    return button


def move(widget: QWidget) -> None:
    """Move the pointer within a widget."""
    at = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, widget.mapToGlobal(at), none, none, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(widget, event)


BUTTONS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("Cancel"),
    "tool": lambda: tool("Select"),
    "choice": lambda: role(tool("Customer"), "choice"),
    "default": default,
    "first": lambda: role(QPushButton("New"), "first"),
}


@pytest.mark.parametrize("kind", BUTTONS)
def test_a_button_under_the_pointer_has_an_edge(qtbot: QtBot, contrast: Theme, kind: str) -> None:
    found = BUTTONS[kind]()
    found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    qtbot.addWidget(found)
    found.show()
    before = found.grab().toImage()
    found.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    move(found)
    after = found.grab().toImage()
    x = found.width() // 2
    filled = kind in ("default", "first")
    edge = qcolor(contrast, "ui.selected" if filled else "ui.hover.border")
    assert [after.pixelColor(x, y) for y in (0, 1)] == [edge, edge]
    assert before.pixelColor(x, 1) != edge
    assert found.sizeHint().height() == before.height() / before.devicePixelRatio()


def row_edge(found: QListWidget | QTreeWidget) -> tuple[QColor, QColor]:
    """Return the colours at the upper and lower edge of the second row with the pointer on it."""
    rect = found.visualRect(found.model().index(1, 0))
    at = QPointF(rect.center())
    event = QHoverEvent(QEvent.Type.HoverMove, at, found.mapToGlobal(at), at)
    QApplication.sendEvent(found.viewport(), event)
    picture = found.viewport().grab().toImage()
    x = rect.center().x()
    return picture.pixelColor(x, rect.top()), picture.pixelColor(x, rect.bottom())


@pytest.mark.parametrize("name", ["iconList", "viewsList", "finishElements"])
def test_a_row_of_a_list_under_the_pointer_has_an_edge(
    qtbot: QtBot, contrast: Theme, name: str
) -> None:
    found = QListWidget()
    found.setObjectName(name)
    qtbot.addWidget(found)
    found.addItems(["A", "B", "C"])
    found.setCurrentRow(0)
    found.show()
    edges = [one.lightness() for one in row_edge(found)]
    assert max(edges) < 140


def test_a_row_of_a_tree_under_the_pointer_has_an_edge(qtbot: QtBot, contrast: Theme) -> None:
    found = QTreeWidget()
    qtbot.addWidget(found)
    items = [QTreeWidgetItem([name]) for name in "ABC"]
    found.addTopLevelItems(items)
    found.setCurrentItem(items[0])
    found.show()
    edge = qcolor(contrast, "ui.hover.border")
    assert row_edge(found) == (edge, edge)
