"""A column of the board: the cards of one status, which are dragged to another."""

from __future__ import annotations

from collections.abc import Sequence
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
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.report.plan.actions import PlannedAction
from cxdesigner.report.plan.pages import answer_words
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.late_list import LateList
from cxdesigner.ui.plan.card import ACTION_ROLE, CardDelegate, worth_text
from cxdesigner.ui.plan.keys import DELETE, ENTER, claims, has_ctrl, is_plain
from cxdesigner.ui.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEAST_CARD_PX = 40
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
            if self.isVisible():
                # Else Qt does so as soon as somebody sees it; now it would measure all cards.
                self.scrollTo(index)

    def expect_bar(self) -> None:
        """Show the scroll bar from the start where it will be needed in any case.

        Else Qt measures all cards, finds them too high, and measures all of them again beside it.
        """
        policy = Qt.ScrollBarPolicy
        is_sure = len(self.cards.actions) * _LEAST_CARD_PX > self.viewport().height()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_sure else policy.ScrollBarAsNeeded
        )

    def say_empty(self, words: str) -> None:
        """Say something in the place of cards, as long as there are none."""
        self.empty_words = "" if self.cards.actions else words
        self.setAccessibleDescription(self.empty_words)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.expect_bar()
        # Qt does so for another height only, but cards are as high as their width makes them.
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty_words:
            paint_empty_words(self, self.empty_words)

    def event(self, event: QEvent) -> bool:
        return claims(event) or super().event(event)

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
