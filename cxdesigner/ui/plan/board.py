"""The board: a column of cards for each status; cards are dragged, or moved by Ctrl and arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _, format_number
from cxdesigner.report.plan.actions import Answered, PlannedAction, status_columns
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.plan.card import CardDelegate
from cxdesigner.ui.plan.column import ColumnList
from cxdesigner.ui.widgets import plain_label

_LEAST_COLUMN_PX = 160


class Board(QScrollArea):
    """Columns side by side, which scroll where there is no room for all of them."""

    chosen = Signal(str)
    """Another card is chosen; carries the id of its action, '' for none."""

    moved = Signal(list, str)
    """Actions are wanted in another status."""

    removed = Signal(str)
    followed = Signal(str)
    added = Signal(str)
    """Another action is wanted in a status."""

    def __init__(
        self,
        theme: Theme,
        follow: Callable[[Answered], object],
        write: Callable[[str, str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("planBoard")
        self._theme, self._follow, self._write = theme, follow, write
        self.setAccessibleName(_("Board"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        body = QWidget()
        body.setObjectName("planBoardBody")
        self.setWidget(body)
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(10, 8, 10, 8)
        self._row.setSpacing(8)
        self.columns: dict[str, ColumnList] = {}
        self._frames: dict[str, QFrame] = {}
        self._titles: dict[str, Any] = {}
        self._quiet = False
        self._at = ""
        self.empty_words = ""
        """What to say where there is no action at all."""

    @property
    def current(self) -> ColumnList | None:
        """The column that was in use last."""
        return self.columns.get(self._at) or next(iter(self.columns.values()), None)

    @property
    def action_id(self) -> str:
        """The chosen action, '' for none."""
        column = self.current
        action = column.action if column is not None else None
        return action.id if action is not None else ""

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for column in self.columns.values():
            column.delegate.restyle(theme)
            column.viewport().update()

    def show_actions(self, actions: Sequence[PlannedAction]) -> None:
        """Show the actions; the chosen one stays chosen, wherever it is now."""
        kept = self.action_id
        columns = status_columns(actions)
        had_focus = any(column.hasFocus() for column in self.columns.values())
        self._quiet = True
        for status, title, members in columns:
            if status not in self.columns:
                self._add_column(status, title)
            self.columns[status].cards.show_actions(members)
            self.columns[status].expect_bar()
            self._titles[status].setText(f"{title}  {format_number(len(members))}")
        words = self.empty_words
        if actions:
            words = _("Drag a card here.")
        for column in self.columns.values():
            column.say_empty(words)
            if column.empty_words:
                # Once is enough.
                words = ""
        known = {status for status, _title, _members in columns}
        for status in [key for key in self.columns if key not in known]:
            self._frames.pop(status).deleteLater()
            del self.columns[status], self._titles[status]
        if kept:
            self.choose(kept, focus=had_focus)
        self._quiet = False

    def choose(self, action_id: str, *, focus: bool = False) -> bool:
        """Choose the card of an action; say whether there is one."""
        for status, column in self.columns.items():
            row = column.cards.row_of(action_id)
            if row is None:
                continue
            self._at = status
            self._only(column)
            column.choose(row)
            if focus:
                column.setFocus()
            return True
        return False

    def edit(self, action_id: str) -> None:
        """Let the person type what is to be done."""
        if self.choose(action_id, focus=True):
            column = self.columns[self._at]
            column.edit(column.currentIndex())

    def focus(self) -> None:
        """Take the focus."""
        column = self.current
        if column is not None:
            column.setFocus()

    def _add_column(self, status: str, title: str) -> None:
        frame = QFrame()
        frame.setObjectName("planColumn")
        frame.setMinimumWidth(_LEAST_COLUMN_PX)
        box = QVBoxLayout(frame)
        box.setContentsMargins(4, 8, 4, 4)
        box.setSpacing(4)
        heading = plain_label(title, "strong")
        heading.setObjectName(f"planTitle-{status}")
        heading.setContentsMargins(6, 0, 0, 0)
        box.addWidget(heading)
        # Each has its own: what one of them says reaches every list that shares it.
        delegate = CardDelegate(self._theme, self._follow, self._write, frame)
        column = ColumnList(status, title, delegate)
        box.addWidget(column, 1)
        self._row.addWidget(frame, 1)
        self.columns[status], self._frames[status] = column, frame
        self._titles[status] = heading
        column.went.connect(lambda by: self._go(status, by))
        column.moved.connect(lambda by: self._shift(status, by))
        column.entered.connect(lambda: self._enter(status))
        column.cards.dropped.connect(lambda ids: self.moved.emit(ids, status))
        column.removed.connect(lambda: self.removed.emit(self.action_id))
        column.followed.connect(lambda: self.followed.emit(self.action_id))
        column.added.connect(lambda: self.added.emit(status))
        column.selectionModel().currentChanged.connect(lambda *_args: self._tell(status))

    def _enter(self, status: str) -> None:
        self._at = status
        self.ensureWidgetVisible(self._frames[status], 0, 0)
        self._only(self.columns[status])
        self._tell(status)

    def _only(self, column: ColumnList) -> None:
        for other in self.columns.values():
            if other is not column:
                other.clearSelection()
        index = column.currentIndex()
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            column.selectionModel().select(index, flags)

    def _tell(self, status: str) -> None:
        if not self._quiet and status == self._at:
            self.chosen.emit(self.action_id)

    def _go(self, status: str, by: int) -> None:
        names = list(self.columns)
        place = names.index(status) + by
        if 0 <= place < len(names):
            row = self.columns[status].currentIndex().row()
            column = self.columns[names[place]]
            column.setFocus()
            column.choose(max(row, 0))

    def _shift(self, status: str, by: int) -> None:
        names = list(self.columns)
        place = names.index(status) + by
        action = self.columns[status].action
        if action is not None and 0 <= place < len(names):
            self.moved.emit([action.id], names[place])
