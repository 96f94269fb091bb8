"""The bar above the editor: what to find, how many there are, what to put in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, dotted, ngettext
from cxdesigner.editor.search.pattern import Query
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.find.rows import ROW_PX, HitDelegate, HitModel
from cxdesigner.ui.flow import BarLayout
from cxdesigner.ui.icons import icon
from cxdesigner.ui.panels.typing_widgets import is_document_undo
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import ShortLabel, give_tip, plain_label

_FEW_ROWS, _MOST_ROWS = 3, 6
"""Rows of the list in a low window, and in others."""
_NARROW_PX = 560
_FIELD_PX, _LEAST_FIELD_PX = 300, 120


class FindField(TextLine):
    """A field whose Enter goes to the next hit, with Shift to the one before."""

    entered = Signal(int)
    left = Signal()
    listed = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setPlaceholderText(words)
        self.setMinimumWidth(_LEAST_FIELD_PX)
        self.setMaximumWidth(_FIELD_PX)

    def sizeHint(self) -> QSize:
        return QSize(_FIELD_PX, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if is_document_undo(event) and not (self.isUndoAvailable() or self.isRedoAvailable()):
            # Nothing was typed that could be taken back: what was replaced is.
            event.ignore()
            return False
        return super().event(event)

    def forget_typing(self) -> None:
        """Keep the text, but not how it was typed: Undo is for what was done with it."""
        self.setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit(-1 if back else 1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Down:
                self.listed.emit()
            case _:
                super().keyPressEvent(event)


class HitList(QListView):
    """The hits; Space ticks, Enter goes there, Escape leads back."""

    gone_to = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.gone_to.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Space:
                self.tick_current()
            case _:
                super().keyPressEvent(event)

    def tick_current(self) -> None:
        """Tick the current row, or no longer."""
        index = self.currentIndex()
        if index.isValid():
            role = Qt.ItemDataRole.CheckStateRole
            is_on = index.data(role) == Qt.CheckState.Checked
            other = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            self.model().setData(index, other, role)


class FindBar(QWidget):
    """Fields and buttons; ``ui.find.controller`` does the finding."""

    query_changed = Signal()
    stepped = Signal(int)
    replace_wanted = Signal()
    replace_one_wanted = Signal()
    closed = Signal()

    def __init__(self, model: HitModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self.setAccessibleName(_("Find and replace"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = model
        self.field = FindField("findField", _("Find in all texts"))
        self.count = ShortLabel("findCount", "hint")
        self.error = plain_label("", "error", wrap=True)
        self.error.setObjectName("findError")
        self.previous = self._button("findPrevious", _("Previous hit"), "chevron-up")
        self.next = self._button("findNext", _("Next hit"), "chevron-down")
        self.case = self._toggle("findCase", _("Match case"), "match-case")
        self.words = self._toggle("findWords", _("Whole words"), "whole-word")
        self.regex = self._toggle("findRegex", _("Regular expression"), "pattern")
        self.close_button = self._button("findClose", _("Close"), "x")
        self.instead = FindField("replaceField", _("Replace with"))
        self.groups = plain_label(
            _("$1 or \\1 stands for what the first group found, $$ for a dollar sign."),
            "hint",
            wrap=True,
        )
        self.groups.setObjectName("replaceGroups")
        self.one = self._push("replaceOne", _("Replace"))
        self.every = self._push("replaceAll", "")
        self.tick_all = self._push("tickAll", _("Tick all"))
        self.tick_none = self._push("tickNone", _("Tick none"))
        self.list = HitList()
        self.list.setObjectName("findList")
        self.list.setAccessibleName(_("What will be replaced"))
        self.list.setModel(model)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.delegate = HitDelegate(theme, self.list)
        self.list.setItemDelegate(self.delegate)
        self._lay_out()
        self._connect()
        self.show_replace(False)
        self.restyle(theme)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From a button; the fields and the list have an Escape of their own.
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        finds = self._finds = QHBoxLayout()
        finds.setSpacing(2)
        for widget in (self.previous, self.next, self.case, self.words, self.regex):
            finds.addWidget(widget)
        finds.addSpacing(8)
        self._count_at = finds.count()
        finds.addStretch(1)
        finds.addWidget(self.close_button)
        self.replace_row = QWidget()
        replaces = BarLayout(self.replace_row, gap=6)
        for button in (self.one, self.every, self.tick_all, self.tick_none):
            replaces.addWidget(button)
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(12, 6, 8, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(finds, 0, 1)
        grid.addWidget(self.instead, 1, 0)
        self._place_buttons()
        grid.addWidget(self.groups, 3, 0, 1, 2)
        grid.addWidget(self.error, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(grid)
        box.addWidget(self.list)
        # Who has typed what to find types next what to put there.
        self.setTabOrder(self.field, self.instead)
        self.setTabOrder(self.instead, self.previous)

    def _place_buttons(self) -> None:
        """Put the buttons beside the second field, or below it in a narrow window.

        What was found has no room beside the first one there.
        """
        if self.width() >= _NARROW_PX:
            self._grid.addWidget(self.replace_row, 1, 1)
            self._finds.insertWidget(self._count_at, self.count)
            return
        self._grid.addWidget(self.replace_row, 2, 0, 1, 2)
        if self.instead.isHidden():
            self._grid.addWidget(self.count, 5, 0, 1, 2)
        else:
            self._grid.addWidget(self.count, 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _connect(self) -> None:
        for field in (self.field, self.instead):
            field.textChanged.connect(self.query_changed)
            field.left.connect(self.closed)
            field.listed.connect(self._to_list)
        self.field.entered.connect(self.stepped)
        self.instead.entered.connect(lambda _by: self.replace_one_wanted.emit())
        for toggle in (self.case, self.words, self.regex):
            toggle.toggled.connect(self.query_changed)
        self.regex.toggled.connect(self._show_groups)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.one.clicked.connect(self.replace_one_wanted)
        self.every.clicked.connect(self.replace_wanted)
        self.tick_all.clicked.connect(lambda: self.model.tick_all(True))
        self.tick_none.clicked.connect(lambda: self.model.tick_all(False))
        self.close_button.clicked.connect(self.closed)
        self.list.left.connect(self.field.setFocus)

    def _button(self, name: str, words: str, picture: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(words)
        give_tip(button, words)
        button.setProperty("picture", picture)
        button.setIconSize(QSize(15, 15))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _toggle(self, name: str, words: str, picture: str) -> QToolButton:
        button = self._button(name, words, picture)
        button.setCheckable(True)
        return button

    def _push(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _to_list(self) -> None:
        if self.list.isVisible() and self.model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    # -- what is asked for -------------------------------------------------------------------

    @property
    def query(self) -> Query:
        """What the fields say."""
        return Query(
            self.field.text(),
            self.case.isChecked(),
            self.words.isChecked(),
            self.regex.isChecked(),
        )

    @property
    def template(self) -> str | None:
        """What is to be put in its place; None while nothing is to be replaced."""
        return self.instead.text() if self.is_replacing else None

    @property
    def is_replacing(self) -> bool:
        """Whether the part for replacing is shown."""
        return not self.instead.isHidden()

    def show_replace(self, shown: bool) -> None:
        """Show or hide the part for replacing."""
        for widget in (self.instead, self.replace_row, self.list):
            widget.setVisible(shown)
        self._place_buttons()
        self._show_groups()

    def _show_groups(self) -> None:
        """Say how groups are written where they mean something."""
        self.groups.setVisible(self.is_replacing and self.regex.isChecked())

    # -- what is answered --------------------------------------------------------------------

    def show_answer(
        self, place: int | None, error: str = "", where: str = "", *, in_template: bool = False
    ) -> None:
        """Show how many hits there are, which one is current and where it is, or what is wrong.

        Parameters
        ----------
        in_template
            Whether it is wrong with what is to be put in its place.
        """
        total = self.model.rowCount()
        has_hits = bool(total) and not error
        self.error.setText(error)
        self.error.setVisible(bool(error))
        if not self.field.text():
            words = ""
        elif not total:
            words = _("Nothing was found.")
        elif place is None:
            words = ngettext("{n} hit", "{n} hits", total).format(n=total)
        else:
            words = _("{place} of {total}").format(place=place + 1, total=total)
            words = dotted((words, where))
        self.count.setText(words)
        self.count.setVisible(bool(words) and not error)
        held = next((button for button in (self.one, self.every) if button.hasFocus()), None)
        for widget in (self.previous, self.next, self.one, self.tick_all, self.tick_none):
            widget.setEnabled(has_hits)
        for field, is_meant in ((self.field, not in_template), (self.instead, in_template)):
            field.setProperty("invalid", bool(error) and is_meant)
            field.style().polish(field)
        chosen = len(self.model.chosen()) if has_hits else 0
        self.every.setText(_("Replace {n} ticked").format(n=chosen))
        self.every.setEnabled(bool(chosen))
        if held is not None and not held.isEnabled():
            # Undo right after it takes back what was replaced, not what was typed before.
            self.field.forget_typing()
            self.field.setFocus()
            self.field.selectAll()
        rows = min(_MOST_ROWS, total) if has_hits else 0
        self.list.setVisible(self.is_replacing and bool(rows))
        self.list.setMinimumHeight(min(_FEW_ROWS, max(1, rows)) * ROW_PX + 2)
        self.list.setMaximumHeight(max(1, rows) * ROW_PX + 2)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for button in self.findChildren(QToolButton):
            picture = button.property("picture")
            if picture:
                button.setIcon(icon(picture, theme, size=15))
        self.delegate.theme = theme
        self.list.viewport().update()
