"""The strip above the outline: words to filter by, what they find, a way to show all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cxdesigner.base.i18n import _, dotted, ngettext
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.filter.hidden import hidden_text
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.panels.typing_widgets import Line
from cxdesigner.ui.widgets import plain_label

_SIGN_PX = 22


class OutlineBar(QWidget):
    """What is said about all rows."""

    went_on = Signal()
    """Down or Enter in the words: the person goes on to the rows."""

    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("outlineBar")
        self.filter = Line()
        self.filter.setObjectName("outlineFilter")
        self.filter.setAccessibleName(_("Filter rows"))
        self.filter.setPlaceholderText(_("Filter rows"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(260)
        self._sign = self.filter.addAction(QIcon(), Line.ActionPosition.LeadingPosition)
        self.filter.sign_px = _SIGN_PX
        self.filter.installEventFilter(self)
        self.count = plain_label("", "hint")
        self.count.setObjectName("outlineCount")
        self.all = QToolButton()
        self.all.setObjectName("outlineAll")
        self.all.setText(_("Show all rows"))
        self.all.setIconSize(beside_words(14))
        self.all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all.clicked.connect(self.all_wanted.emit)
        self.all.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(self.filter, 1)
        row.addWidget(self.count)
        row.addWidget(self.all)
        row.addStretch(1)
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._sign.setIcon(icon("search", theme, "ui.text.secondary", size=14))
        self.all.setIcon(icon("x", theme, "ui.text.secondary", size=14))

    def show_counts(self, found: int | None, total: int, hidden: int) -> None:
        """Say how many elements are shown (None: nothing is filtered), how many are hidden."""
        text = ""
        if found is not None:
            words = ngettext("{n} of {total} element", "{n} of {total} elements", total)
            text = words.format(n=found, total=total)
        self.count.setText(dotted((text, hidden_text(hidden))))
        self.all.setVisible(found is not None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.filter and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and event.key() in keys:
                self.went_on.emit()
                return True
        return False
