"""A tree whose groups fold at chevrons, and whose long texts may go on in a second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QTreeWidget,
    QWidget,
)

from cxdesigner.ui.heard_rows import read_anew_when_folded
from cxdesigner.ui.late_list import LateRows
from cxdesigner.ui.whole_words import WholeWords
from cxdesigner.ui.widgets import draw_chevron

Index = QModelIndex | QPersistentModelIndex
LINES_AIR_PX = 6
"""What a row of several lines is higher: it is told from the lines of its neighbours."""

_TEXT = QStyle.SubElement.SE_ItemViewItemText

_MOST_KNOWN = 4_000

MOST_WRAPPED = 300
"""Rows up to which long texts go on in a second line."""


class ChevronTree(QTreeView):
    """Draws the same arrow heads as everything else that folds; see `LateRows`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        LateRows(self)
        read_anew_when_folded(self)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            # No arrow, but the ground and edges of a chosen row.
            super().drawBranches(painter, rect, index)
        else:
            _draw_arrow(self, painter, rect, index)


class ChevronTreeWidget(QTreeWidget):
    """The same for a tree that holds its items itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        read_anew_when_folded(self)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            super().drawBranches(painter, rect, index)
        else:
            _draw_arrow(self, painter, rect, index)


def _draw_arrow(tree: QTreeView, painter: QPainter, rect: QRect, index: Index) -> None:
    step = tree.indentation()
    painter.save()
    arrow = QRect(rect.right() - step + 1, rect.y(), step, rect.height())
    draw_chevron(painter, arrow, down=tree.isExpanded(index))
    painter.restore()


class WrappingTree(ChevronTree):
    """Makes each row as high as its texts want in the columns as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wrap_rows(self)

    def set_wrapping(self, rows: int) -> None:
        """Let texts of so many rows go on in a second line, unless measuring all takes time."""
        on = rows <= MOST_WRAPPED
        self.setWordWrap(on)
        self.setUniformRowHeights(not on)


def wrap_rows(tree: QTreeView) -> None:
    """Let long texts of a tree go on in further lines, as its columns are."""
    tree.setWordWrap(True)
    tree.setUniformRowHeights(False)
    tree.setItemDelegate(_Wrapped(tree))
    tree.header().sectionResized.connect(lambda *_sizes: tree.scheduleDelayedItemsLayout())


def depth_px(tree: QTreeView, index: Index) -> int:
    """Return how far the first cell of a row is moved in."""
    found, parent = int(tree.rootIsDecorated()), index.parent()
    while parent.isValid():
        found, parent = found + 1, parent.parent()
    return found * tree.indentation()


class _Wrapped(WholeWords):
    """Asks for the height that a text has in its column, which trees of Qt do not tell."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._known: dict[tuple[object, ...], QSize] = {}
        """What was measured: a dialog asks for all its rows a dozen times until it is shown."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not self._tree.wordWrap():
            return super().sizeHint(option, index)
        if index.column():
            room = self._tree.columnWidth(index.column())
        else:
            is_wide = self._tree.isFirstColumnSpanned(index.row(), index.parent())
            whole = self._tree.viewport().width() if is_wide else self._tree.columnWidth(0)
            room = whole - depth_px(self._tree, index)
        font = index.data(Qt.ItemDataRole.FontRole)
        key = (
            room,
            index.data(),
            option.font.key(),
            font.key() if font is not None else "",
            index.data(Qt.ItemDataRole.DecorationRole) is None,
            option.decorationSize.width(),
        )
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._measured(option, index, room)
        return QSize(known)

    def _measured(self, option: QStyleOptionViewItem, index: Index, room: int) -> QSize:
        asked = QStyleOptionViewItem(option)
        asked.rect = QRect(0, 0, max(room - self._edges_px(option, room), 1), 1)
        found = super().sizeHint(asked, index)
        if found.height() >= 2 * option.fontMetrics.lineSpacing():
            found.setHeight(found.height() + LINES_AIR_PX)
        return found

    def _edges_px(self, option: QStyleOptionViewItem, room: int) -> int:
        """Return what the theme keeps free beside the text of a cell; hints do not know of it."""
        cell = QStyleOptionViewItem(option)
        cell.rect = QRect(0, 0, room, option.fontMetrics.lineSpacing())
        cell.features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
        text = self._tree.style().subElementRect(_TEXT, cell, self._tree)
        return room - text.width()
