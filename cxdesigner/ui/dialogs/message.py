"""A message or a question: what it is about, what follows from it, and buttons that say so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.ui.icons import tinted
from cxdesigner.ui.screen_room import room_on_screen
from cxdesigner.ui.widgets import plain_label

_WIDTHS_PX = (300, 440)
_AROUND_PX = 100
_SIGN_PX = 24
_MORE_PX = (440, 200)


class MessageBox(QDialog):
    """A few sentences and their answers; as narrow as its lines may be without one more of them.

    ``clicked`` is the button that ended it, None if it was dismissed.
    """

    def __init__(
        self, parent: QWidget | None, text: str, detail: str = "", *, sign: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("CX Designer"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.clicked: QPushButton | None = None
        self._said = text
        text, _end, more = text.partition("\n")
        detail = "\n".join(part for part in (more, detail) if part)
        self.main = plain_label(text, "strong", wrap=True)
        self.main.setObjectName("messageText")
        self.detail = plain_label(detail, wrap=True)
        self.detail.setObjectName("messageDetail")
        self.detail.setVisible(bool(detail))
        said = QVBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.main, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignLeft)
        said.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        if sign:
            danger = self.palette().color(QPalette.ColorRole.BrightText)
            picture = QLabel()
            picture.setPixmap(tinted(sign, danger, _SIGN_PX))
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        self.more = QPlainTextEdit()
        self.more.setObjectName("messageMore")
        self.more.setAccessibleName(_("Details"))
        self.more.setReadOnly(True)
        self.more.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.more.setMinimumWidth(_MORE_PX[0])
        self.more.setFixedHeight(_MORE_PX[1])
        self.more.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 20, 22, 18)
        outer.setSpacing(16)
        outer.addLayout(row)
        outer.addWidget(self.more)
        outer.addLayout(self._buttons)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._fit_words()

    def text(self) -> str:
        """Return what it is about, as it was given."""
        return self._said

    def add_button(self, name: str, text: str, *, default: bool = False) -> QPushButton:
        """Add an answer at the right end."""
        button = QPushButton(text)
        button.setObjectName(name)
        # Enter answers with the button that has the focus.
        button.setAutoDefault(True)
        button.setDefault(default)
        button.clicked.connect(lambda: self._answer(button))
        self._buttons.addWidget(button)
        if default:
            button.setFocus()
        return button

    def add_details(self, text: str) -> None:
        """Add what only some want to read, folded, with a button that unfolds it."""
        self.more.setPlainText(text)
        button = QPushButton(_("Show details"))
        button.setObjectName("messageDetails")
        button.setAutoDefault(False)

        def fold() -> None:
            is_shown = self.more.isHidden()
            self.more.setVisible(is_shown)
            button.setText(_("Hide details") if is_shown else _("Show details"))

        button.clicked.connect(fold)
        self._buttons.insertWidget(0, button)

    def _answer(self, button: QPushButton) -> None:
        self.clicked = button
        self.accept()

    def _fit_words(self) -> None:
        """Give the words the least width at which they take no more lines than at the most."""
        self.ensurePolished()
        labels = [self.main, *([self.detail] if self.detail.text() else [])]
        for label in labels:
            label.ensurePolished()
        least, most = _WIDTHS_PX
        word = max(label.minimumSizeHint().width() for label in labels)
        most = min(max(most, word), room_on_screen(self).width() - _AROUND_PX)

        def height(width: int) -> int:
            return sum(label.heightForWidth(width) for label in labels)

        least, wanted = max(min(least, most), min(word, most)), height(most)
        low, high = least, most
        while low < high:
            middle = (low + high) // 2
            if height(middle) > wanted:
                low = middle + 1
            else:
                high = middle
        for label in labels:
            # The row of buttons may be wider, and would take the lines for longer.
            label.setFixedSize(high, label.heightForWidth(high))
