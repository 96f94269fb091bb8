"""What dialogs share: a heading, a body, and buttons that say what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.widgets import plain_label


class FramedDialog(QDialog):
    """A dialog with a heading, ``body`` to fill, and a row of buttons."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 20, 22, 18)
        outer.setSpacing(14)
        outer.addWidget(plain_label(title, "heading"))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        outer.addLayout(self.body, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        outer.addLayout(self.buttons)

    def add_button(self, name: str, text: str, *, default: bool = False) -> QPushButton:
        """Add a button at the right end of the row."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(default)
        button.setDefault(default)
        self.buttons.addWidget(button)
        return button

    def add_cancel(self) -> QPushButton:
        """Add the button that closes the dialog without doing anything."""
        button = self.add_button("cancel", _("Cancel"))
        button.clicked.connect(self.reject)
        return button
