"""The strip above the table: kind of rows, filter, number of rows, columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton

from cxdesigner.base.i18n import _, dotted, format_number, ngettext
from cxdesigner.editor.sheet.state import RowKind
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.filter.hidden import hidden_text
from cxdesigner.ui.flow import BarLayout
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.popup_menu import StayingMenu
from cxdesigner.ui.segment import Segment
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import give_tip, plain_label

_TYPING_MS = 120


class FilterLine(TextLine):
    """Words that the rows shown have somewhere; Escape empties it, Enter and Down go on."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class TableBar(QFrame):
    """What is said about the whole table."""

    filtered = Signal(str)
    rows_wanted = Signal(str)
    row_wanted = Signal()
    all_wanted = Signal()
    column_switched = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tableBar")
        row = BarLayout(self, gap=6)
        row.setContentsMargins(10, 5, 10, 5)
        choices: tuple[tuple[RowKind, str, str], ...] = (
            ("elements", _("Elements"), _("A row for each element")),
            ("steps", _("Steps"), _("A row for each step")),
        )
        segment = Segment("tableRows", choices)
        segment.turned.connect(self.rows_wanted)
        self.kinds = segment.buttons
        self.filter = FilterLine()
        self.filter.setObjectName("tableFilter")
        self.filter.setAccessibleName(_("Filter rows"))
        self.filter.setPlaceholderText(_("Filter rows"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(260)
        self.filter.setMinimumWidth(120)
        self._find = self.filter.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPING_MS)
        self._later.timeout.connect(lambda: self.filtered.emit(self.filter.text()))
        self.filter.textChanged.connect(lambda _text: self._later.start())
        self.count = plain_label("", "hint")
        self.count.setObjectName("tableCount")
        self.all = self._button("tableAll", _("Show all rows"))
        self.all.clicked.connect(self.all_wanted.emit)
        self.add = self._button("tableAdd", _("Row"))
        self.add.setAccessibleName(_("Insert row below"))
        give_tip(self.add, _("Insert row below"))
        self.add.clicked.connect(self.row_wanted.emit)
        self.columns = self._button("tableColumns", _("Columns"))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = StayingMenu(self)
        self.menu.setObjectName("tableColumnsMenu")
        self.columns.setMenu(self.menu)
        for widget in (segment, self.filter, self.count, self.all):
            row.addWidget(widget)
        row.add_stretch()
        row.addWidget(self.add)
        row.addWidget(self.columns)
        self.restyle(theme)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setIconSize(beside_words(14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._find.setIcon(icon("search", theme, "ui.text.secondary", size=14))
        self.add.setIcon(icon("plus", theme, size=14))
        self.columns.setIcon(icon("columns", theme, size=14))
        self.all.setIcon(icon("x", theme, "ui.text.secondary", size=14))

    def take_filter(self) -> None:
        """Filter by what is typed now, not a moment later."""
        if self._later.isActive():
            self._later.stop()
            self.filtered.emit(self.filter.text())

    def show_state(
        self,
        kind: RowKind,
        query: str,
        shown: int,
        total: int,
        hidden: int = 0,
        *,
        is_filtered: bool,
    ) -> None:
        """Show what the table shows; `hidden` rows are left out by the filter of the document."""
        for name, button in self.kinds.items():
            button.setChecked(name == kind)
        if self.filter.text() != query and not self._later.isActive():
            self.filter.blockSignals(True)
            self.filter.setText(query)
            self.filter.blockSignals(False)
        if is_filtered:
            text = _("{shown} of {total} rows").format(
                shown=format_number(shown), total=format_number(total)
            )
        else:
            text = ngettext("{count} row", "{count} rows", total).format(count=format_number(total))
        self.count.setText(dotted((text, hidden_text(hidden))))
        self.all.setVisible(is_filtered)

    def show_columns(self, columns: list[tuple[str, str, bool]]) -> None:
        """Offer the columns: key, title, and whether it is shown."""
        known = {action.objectName(): action for action in self.menu.actions()}
        if list(known) == [f"tableColumn:{key}" for key, _title, _shown in columns]:
            # While it is open it has to stay what it is.
            for key, _title, shown in columns:
                known[f"tableColumn:{key}"].setChecked(shown)
            return
        self.menu.clear()
        for key, title, shown in columns:
            action = QAction(title.replace("&", "&&"), self.menu)
            action.setObjectName(f"tableColumn:{key}")
            action.setCheckable(True)
            action.setChecked(shown)
            action.triggered.connect(lambda on, key=key: self.column_switched.emit(key, on))
            self.menu.addAction(action)
