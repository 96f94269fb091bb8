"""What makes a widget of Qt fit in: a page that scrolls, a number away from its edge."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QScrollArea, QWidget


def scrolling(page: QWidget) -> QScrollArea:
    """Return an area in which a page scrolls where there is less room than it needs."""
    area = QScrollArea()
    area.setObjectName(f"{page.objectName()}Area")
    area.setAccessibleName(page.accessibleName())
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def keep_off_edge(box: QAbstractSpinBox) -> None:
    """Let a number stand as far from the edge as other texts; style sheets do not reach it."""
    box.lineEdit().setTextMargins(8, 0, 8, 0)
