"""The tree of the outline: keys, typing and painting of its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDrag,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.model.element import Element
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.heard_rows import read_anew_when_folded
from cxdesigner.ui.outline.delegate import ROW_PX, RowDelegate
from cxdesigner.ui.outline.model import DRAGGED, HEADINGS, TITLE, OutlineModel
from cxdesigner.ui.outline.typing import RowTyping
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import draw_chevron

_LEAST_TITLE_PX = 340
_WIDTHS_PX = (280, 190, 112, 84, 128, 84)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_ADDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert)
_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_INDENT_PX = 20
_ICON_AIR_PX = 19

Index = QModelIndex | QPersistentModelIndex


class OutlineView(QTreeView):
    """Shows an ``OutlineModel``; its own actions go before those of the window."""

    menu_wanted = Signal(object)
    """The menu of the current row is asked for, at a place of the screen."""

    link_followed = Signal(object)
    """Enter or a double click on the ``Key`` of a link."""

    edit_wanted = Signal(object, object)
    """The text of a ``Key`` is to be typed; carries the event it begins with, or None."""

    painted = Signal()
    """Rows in sight were painted."""

    left_above = Signal()
    """Up on the first row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outlineTree")
        self.setAccessibleName(_("Outline"))
        self.viewport().setAccessibleName(_("Outline"))
        self.own_actions: list[QAction] = []
        self.refresh_actions: Callable[[], object] = lambda: None
        """Brings what applies up to date before a key is answered."""

        self.about_to_paint: Callable[[], object] = lambda: None
        """Is called before rows in sight are painted."""

        self.chosen: Callable[[], list[Key]] = list
        """Returns the rows of what is selected: not all are marked where they are many."""

        self.typing: RowTyping | None = None
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT_PX)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setItemDelegate(RowDelegate(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._double_clicked)
        read_anew_when_folded(self)

    def setModel(self, model: Any) -> None:
        super().setModel(model)
        header = self.header()
        if model is not None and header.count() == len(HEADINGS):
            for column, width in enumerate(_WIDTHS_PX):
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(column, width)
            self._fit_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """Give the names what is left; where that is too little, the view scrolls sideways."""
        header = self.header()
        if header.count() != len(HEADINGS):
            return
        others = sum(header.sectionSize(at) for at in range(header.count()) if at != TITLE)
        if self.viewport().width() - others < _LEAST_TITLE_PX:
            header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(TITLE, _LEAST_TITLE_PX)
        else:
            header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    def outline(self) -> OutlineModel | None:
        """Return the model, if a document is shown."""
        model = self.model()
        return model if isinstance(model, OutlineModel) else None

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        if not parent.isValid() or not self.isExpanded(parent):
            super().rowsInserted(parent, first, last)
            return
        # Qt would lay out all rows that are not folded away; those below this one are enough.
        bar, was_blocked = self.verticalScrollBar(), self.blockSignals(True)
        place = bar.value()
        self.collapse(parent)
        self.expand(parent)
        self.blockSignals(was_blocked)
        bar.setValue(place)
        QAbstractItemView.rowsInserted(self, parent, first, last)

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:
        # Qt looks for another current row when all are to be laid out anew, and does that twice.
        above = current = self.currentIndex()
        while above.isValid() and above.parent() != parent:
            above = above.parent()
        if above.isValid() and first <= above.row() <= last:
            beside = self.model().index(first - 1 if first else last + 1, current.column(), parent)
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(beside if beside.isValid() else parent, flags)
        super().rowsAboutToBeRemoved(parent, first, last)

    def current_key(self) -> Key | None:
        """Return what the current row shows."""
        model, index = self.outline(), self.currentIndex()
        return model.key(index) if model is not None and index.isValid() else None

    def title_rect(self, index: QModelIndex) -> QRect:
        """Return where the text of a row's title is, in the viewport."""
        return self.visualRect(index).adjusted(_ICON_AIR_PX, 0, 0, 0)

    # -- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in kinds and isinstance(event, QKeyEvent):
            self._take_current(event)
            action = self._own_action(event)
            if action is not None:
                # Accepted, it comes as a key, and no shortcut of the window takes it; taken here,
                # Tab does not lead away.
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    action.trigger()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key is not None and key.kind == "link" and is_return and not event.modifiers():
            self.link_followed.emit(key)
            return
        if event.key() == Qt.Key.Key_Up and not event.modifiers():
            if not self.indexAbove(self.currentIndex()).isValid():
                self.left_above.emit()
                return
        types = event.text().isprintable() and event.text().strip()
        if types and not event.modifiers() & _COMMAND_KEYS and self._can_edit():
            self.edit_wanted.emit(key, event)
            return
        super().keyPressEvent(event)

    def _take_current(self, event: QKeyEvent) -> None:
        """Select the current row where nothing is: keys that change rows are about that one."""
        moves = event.key() in _ARROWS and event.modifiers() == Qt.KeyboardModifier.AltModifier
        adds = event.key() in _ADDING and not event.modifiers() & _COMMAND_KEYS
        index = self.currentIndex()
        if (moves or adds) and index.isValid() and not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)

    def _own_action(self, event: QKeyEvent) -> QAction | None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Backtab:
            key = Qt.Key.Key_Tab
        elif key == Qt.Key.Key_Enter:
            key = Qt.Key.Key_Return
        pressed = QKeySequence(
            QKeyCombination(modifiers & ~Qt.KeyboardModifier.KeypadModifier, key)
        )
        for action in self.own_actions:
            if pressed in action.shortcuts():
                self.refresh_actions()
                if action.isEnabled():
                    return action
        return None

    def _can_edit(self) -> bool:
        index = self.currentIndex().siblingAtColumn(TITLE)
        return bool(index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable)

    # -- input methods -----------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):
            # Qt paints the cell anew, the frame of what is current goes around the row.
            row = self.visualRect(index)
            self.viewport().update(0, row.y(), self.viewport().width(), row.height())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self._can_edit())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.typing is None:
            return
        if not self.typing.is_open:
            if not (event.preeditString() or event.commitString()) or not self._can_edit():
                event.ignore()
                return
            self.edit_wanted.emit(self.current_key(), event)
        if self.typing.is_open:
            self.typing.compose(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if self.typing is None or not self.typing.is_open:
            if query == Qt.InputMethodQuery.ImEnabled:
                return self._can_edit()
            return super().inputMethodQuery(query)
        found = self.typing.field.inputMethodQuery(query)
        if isinstance(found, QRect):
            return found.translated(self.typing.field.pos() + self.viewport().pos())
        return found

    # -- mouse and menu ----------------------------------------------------------------------

    def _double_clicked(self, index: QModelIndex) -> None:
        model = self.outline()
        if model is None:
            return
        key = model.key(index)
        if key.kind == "link" and index.column() != TITLE:
            self.link_followed.emit(key)
        elif key.kind in ("lane", "journey"):
            self.setExpanded(index.siblingAtColumn(TITLE), not self.isExpanded(index))
        else:
            self.edit_wanted.emit(key, None)

    def startDrag(self, supported: Qt.DropAction) -> None:
        model = self.outline()
        dragged = [key for key in self.chosen() if key.kind in DRAGGED]
        if model is None or not dragged:
            return
        drag = QDrag(self)
        drag.setMimeData(model.mime_of(dragged))
        # A whole row would hide the place it is dropped at.
        drag.setPixmap(model.picture_of(dragged[-1]).pixmap(ROW_PX, ROW_PX))
        drag.exec(Qt.DropAction.MoveAction)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_wanted.emit(event.globalPos())
        event.accept()

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self.about_to_paint()
        super().paintEvent(event)
        model = self.outline()
        text = self.empty_words() if model is not None else ""
        if model is not None and text:
            last = self.visualRect(model.index(len(model.tree.root.children) - 1, 0))
            paint_empty_words(self, text, below=max(0, last.bottom() + 1))
        self.painted.emit()

    def empty_words(self) -> str:
        """Return what to say where nothing stands yet, or nothing passes the filter."""
        model = self.outline()
        if model is None:
            return ""
        shown, rows = model.tree.shown, model.tree.root.children
        if shown is None and not model.rows.view.count(Element):
            if not rows:
                return _("Press Enter for a first step")
            return _(
                "No elements yet. Press Ins for an element inside the chosen step, "
                "Enter for another step."
            )
        if rows or shown is None:
            return ""
        words = _("No row holds these words"), _("No row fits the filter")
        return words[shown.passes is not None]

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        model = self.outline()
        if model is None or not self.hasFocus():
            return
        current = self.currentIndex()
        if (index.row(), index.parent()) == (current.row(), current.parent()):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(qcolor(model.theme, "ui.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            row = QRect(0, option.rect.y(), self.viewport().width(), ROW_PX)
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 4, 4)
            painter.restore()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = self.outline()
        if model is None or not model.hasChildren(index):
            return
        painter.save()
        arrow = QRect(rect.right() - _INDENT_PX + 1, rect.y(), _INDENT_PX, rect.height())
        draw_chevron(painter, arrow, down=self.isExpanded(index))
        painter.restore()
