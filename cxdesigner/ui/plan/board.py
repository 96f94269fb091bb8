"""The board: a column of cards for each status; cards are dragged, or moved by Ctrl and arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, format_number
from cxdesigner.report.plan.actions import Answered, PlannedAction, status_columns
from cxdesigner.report.plan.pages import answer_words
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.late_list import LateList
from cxdesigner.ui.plan.card import ACTION_ROLE, CardDelegate, worth_text
from cxdesigner.ui.plan.keys import DELETE, ENTER, has_ctrl, is_plain, keeps
from cxdesigner.ui.widgets import plain_label, plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEAST_COLUMN_PX = 160
MIME = "application/x-cxdesigner-actions"


class ColumnModel(QAbstractListModel):
    """The actions of one status, most valuable first."""

    dropped = Signal(list)
    """Ids of actions that were let go over this column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.actions: tuple[PlannedAction, ...] = ()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.actions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        action = self.actions[index.row()]
        if role == ACTION_ROLE:
            return action
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return action.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            lines = [action.text, *map(answer_words, action.answers), worth_text(action)]
            lines.append(action.owner or _("No owner"))
            if action.due:
                lines.append(action.due)
            words = "\n".join(lines)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def show_actions(self, actions: tuple[PlannedAction, ...]) -> None:
        """Show other actions; what is being typed goes on where the same ones stay."""
        if actions == self.actions:
            return
        if [one.id for one in actions] != [one.id for one in self.actions]:
            self.beginResetModel()
            self.actions = actions
            self.endResetModel()
            return
        self.actions = actions
        self.dataChanged.emit(self.index(0), self.index(len(actions) - 1))

    def row_of(self, action_id: str) -> int | None:
        """Return the row of an action."""
        return next((at for at, one in enumerate(self.actions) if one.id == action_id), None)

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = QMimeData()
        ids = "\n".join(self.actions[index.row()].id for index in indexes)
        found.setData(MIME, ids.encode())
        return found

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(MIME):
            return False
        self.dropped.emit(bytes(data.data(MIME).data()).decode().split("\n"))
        # Nothing is to be taken out where it came from: the plan is read anew.
        return False


class ColumnList(LateList):
    """The cards of one column."""

    went = Signal(int)
    moved = Signal(int)
    removed = Signal()
    followed = Signal()
    entered = Signal()
    added = Signal()

    def __init__(self, status: str, title: str, delegate: CardDelegate) -> None:
        super().__init__()
        self.status = status
        self.empty_words = ""
        self.delegate = delegate
        self.setObjectName(f"planColumn-{status}")
        self.setAccessibleName(title)
        self.cards = ColumnModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(delegate)
        self.setResizeMode(LateList.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    @property
    def action(self) -> PlannedAction | None:
        """The chosen card."""
        index = self.currentIndex()
        return index.data(ACTION_ROLE) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose a card; the last one if there are not so many."""
        if self.cards.actions:
            row = max(0, min(row, len(self.cards.actions) - 1))
            index = self.cards.index(row)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def say_empty(self, words: str) -> None:
        """Say something in the place of cards, as long as there are none."""
        self.empty_words = "" if self.cards.actions else words
        self.setAccessibleDescription(self.empty_words)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Qt does so for another height only, but cards are as high as their width makes them.
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty_words:
            paint_empty_words(self, self.empty_words)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and keeps(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if sideways is not None and (is_plain(event) or has_ctrl(event)):
            (self.moved if has_ctrl(event) else self.went).emit(sideways)
        elif key in ENTER and has_ctrl(event):
            self.followed.emit()
        elif key in (*ENTER, Qt.Key.Key_F2) and is_plain(event):
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Insert and is_plain(event):
            self.added.emit()
        elif key in DELETE and is_plain(event):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        self.entered.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


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
