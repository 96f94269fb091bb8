"""What stands in the place of rows where there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.widgets import plain_label


class EmptyTable(QWidget):
    """A sentence and what to do now: the first row, a table from elsewhere, or no filter."""

    row_wanted = Signal()
    paste_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tableEmpty")
        self.heading = plain_label("", "heading", wrap=True)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = plain_label("", "hint", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.row = self._button("emptyRow", _("Insert the first row"))
        self.paste = self._button("emptyPaste", _("Paste a table"))
        self.all = self._button("emptyAll", _("Show all rows"))
        self.row.clicked.connect(self.row_wanted.emit)
        self.paste.clicked.connect(self.paste_wanted.emit)
        self.all.clicked.connect(self.all_wanted.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.row, self.paste, self.all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(40, 24, 40, 24)
        box.setSpacing(10)
        box.addStretch(2)
        box.addWidget(self.heading)
        box.addWidget(self.hint)
        box.addSpacing(6)
        box.addLayout(buttons)
        box.addStretch(3)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def show_state(self, *, is_filtered: bool) -> None:
        """Say why there is no row."""
        if is_filtered:
            self.heading.setText(_("No row fits the filter"))
            self.hint.setText(_("Nothing is lost: the rows are there, they are just not shown."))
        else:
            self.heading.setText(_("Nothing here yet"))
            self.hint.setText(
                _(
                    "Paste a table from Excel, text or Markdown. With headings such as Stage, "
                    "Step, Lane and Title, everything finds its place by itself."
                )
            )
        self.row.setVisible(not is_filtered)
        self.paste.setVisible(not is_filtered)
        self.all.setVisible(is_filtered)
