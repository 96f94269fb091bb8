"""The list of analyses: title, and the main figure of each as a small badge."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import _
from cxdesigner.report.analysis_pages.page import GROUPS, TITLES, Summary
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_tip, quiet_ink

KEY, FIGURE, TONE = (Qt.ItemDataRole.UserRole + at for at in range(3))

TONE_TOKENS = {
    "warning": "problem.warning",
    "good": "ui.success",
    "neutral": "ui.text.secondary",
}
TONE_WORDS = {"warning": "!", "good": "✓", "neutral": ""}

_ROW_PX, _HEAD_PX = 26, 28
_PAD_PX = 10
_Index = QModelIndex | QPersistentModelIndex


class PagesList(QListWidget):
    """All pages under their headings; what has no data is quieter."""

    chosen = Signal(str)
    """A page is to be shown; carries its key."""

    entered = Signal()
    """Enter: the person wants to go on in the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("analysisPages")
        self.setAccessibleName(_("Analyses"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Badges(theme, self))
        self._items: dict[str, QListWidgetItem] = {}
        for title, keys in GROUPS:
            head = QListWidgetItem(_(title))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(head)
            for key in keys:
                item = QListWidgetItem(_(TITLES[key]))
                item.setData(KEY, key)
                self.addItem(item)
                self._items[key] = item
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(lambda _item: self.entered.emit())

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, _Badges)
        delegate.theme = theme
        self.viewport().update()

    def item_of(self, key: str) -> QListWidgetItem:
        """Return the row of a page."""
        return self._items[key]

    def choose(self, key: str) -> None:
        """Make a page the current one."""
        self.setCurrentItem(self._items[key])

    def show_summaries(self, found: tuple[Summary, ...]) -> None:
        """Show the figures of all pages."""
        for one in found:
            item = self._items[one.key]
            item.setData(FIGURE, one.figure)
            item.setData(TONE, one.tone or "")
            said = one.headline or (one.figure if one.tone else _("No data yet"))
            item.setToolTip(plain_tip(said))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, named(one.title, said))

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, the first under a heading with the heading."""
        above = index.sibling(index.row() - 1, 0)
        if above.isValid() and not above.data(KEY):
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The first row is a heading, and Qt goes nowhere where it cannot stay.
        if event.key() == Qt.Key.Key_Home and not event.modifiers():
            self.choose(next(iter(self._items)))
            return
        super().keyPressEvent(event)

    def _tell(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None and item.data(KEY):
            self.chosen.emit(item.data(KEY))


class _Badges(QStyledItemDelegate):
    """Draws titles with their figures at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _ROW_PX if index.data(KEY) else _HEAD_PX)

    def paint(self, painter: QPainter, option: Any, index: _Index) -> None:
        rect: QRect = option.rect
        if not index.data(KEY):
            self._head(painter, rect, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            ground = "ui.selected" if selected else "ui.hover"
            painter.setPen(qcolor(self.theme, f"{ground}.border"))
            painter.setBrush(qcolor(self.theme, ground))
            painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        tone = index.data(TONE) or ""
        right = rect.right() - _PAD_PX
        figure = index.data(FIGURE) or ""
        metrics = QFontMetrics(option.font)
        if tone:
            sign = TONE_WORDS[tone]
            text = f"{figure} {sign}".strip()
            width = metrics.horizontalAdvance(text) + 4
            right -= width
            ink = "ui.selected.ink" if selected else TONE_TOKENS[tone]
            painter.setPen(qcolor(self.theme, ink))
            painter.drawText(
                QRect(right, rect.top(), width, rect.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
                text,
            )
        ink = "ui.selected.ink" if selected else "ui.text" if tone else "ui.text.secondary"
        painter.setPen(qcolor(self.theme, ink))
        place = QRect(
            rect.left() + _PAD_PX, rect.top(), right - rect.left() - _PAD_PX - 6, rect.height()
        )
        title = metrics.elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title
        )
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, option: Any, index: _Index) -> None:
        painter.save()
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(quiet_ink())
        painter.drawText(
            rect.adjusted(_PAD_PX, 4, -4, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            index.data(Qt.ItemDataRole.DisplayRole),
        )
        painter.restore()
