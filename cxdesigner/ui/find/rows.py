"""The list of what will be replaced: each hit with before and after, ticked or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.search.hits import Hit
from cxdesigner.editor.search.places import excerpt
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.type_sizes import SMALL_PX

ROW_PX = 26
_BOX_PX, _GAP_PX = 16, 3
"""Of a box to tick, and what the style sheet leaves at its right."""
_PAD_PX = 10
_PLACE_SHARE = 0.36

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_USER = Qt.ItemDataRole.UserRole


class HitModel(QAbstractListModel):
    """One hit a row; what is not ticked is left as it is."""

    ticked = Signal()

    def __init__(self, place_of: Callable[[Hit], str], is_hidden: Callable[[Hit], bool]) -> None:
        super().__init__()
        self.hits: tuple[Hit, ...] = ()
        self.place_of = place_of
        self.is_hidden = is_hidden
        self._left: set[tuple[object, ...]] = set()

    def show_hits(self, hits: tuple[Hit, ...], *, anew: bool) -> None:
        """Show these; what was not ticked stays so unless something else is looked for.

        What the filter hides is ticked by the person alone.
        """
        self.beginResetModel()
        self.hits = hits
        if anew:
            self._left = {hit.key for hit in hits if self.is_hidden(hit)}
        self.endResetModel()

    def chosen(self) -> tuple[Hit, ...]:
        """Return the hits that are ticked."""
        return tuple(hit for hit in self.hits if hit.key not in self._left)

    def tick_all(self, ticked: bool) -> None:
        """Tick all, or none."""
        self._left = set() if ticked else {hit.key for hit in self.hits}
        if self.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self.hits) - 1))
        self.ticked.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hits[index.row()]
        if role == _USER:
            return hit
        if role == Qt.ItemDataRole.CheckStateRole:
            left = hit.key in self._left
            return Qt.CheckState.Unchecked if left else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            before, after = excerpt(hit)
            return _("{place}: {before} becomes {after}").format(
                place=self.place_of(hit),
                before=f"{before}{hit.found}{after}".strip(),
                after=f"{before}{hit.new}{after}".strip(),
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self.hits[index.row()].key
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left.discard(key)
        else:
            self._left.add(key)
        place = self.index(index.row())
        self.dataChanged.emit(place, place)
        self.ticked.emit()
        return True


class HitDelegate(QStyledItemDelegate):
    """Draws a tick, the text with what goes and what comes, and where it is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(_USER)
        model = index.model()
        if not isinstance(hit, Hit) or not isinstance(model, HitModel):
            return
        painter.save()
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(qcolor(self.theme, "ui.selected.border"))
            painter.setBrush(qcolor(self.theme, "ui.selected"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._draw_tick(painter, option, rect, is_ticked)
        ink = qcolor(self.theme, "ui.selected.ink" if chosen else "ui.text")
        left = rect.x() + _PAD_PX + _BOX_PX + _PAD_PX
        split = rect.right() - _PAD_PX - round(rect.width() * _PLACE_SHARE)
        baseline = rect.y() + ROW_PX / 2 + 5
        self._draw_change(
            painter, QPointF(left, baseline), split - _PAD_PX, option.font, hit, is_ticked, ink
        )
        small = QFont(option.font)
        small.setPixelSize(SMALL_PX)
        painter.setFont(small)
        painter.setPen(ink if chosen else qcolor(self.theme, "ui.text.secondary"))
        room = rect.right() - _PAD_PX - split
        words = QFontMetricsF(small).elidedText(
            model.place_of(hit), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QPointF(split, baseline), words)
        painter.restore()

    def _draw_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, is_ticked: bool
    ) -> None:
        box = QStyleOptionViewItem()
        top = rect.y() + (ROW_PX - _BOX_PX) // 2
        box.rect = QRect(rect.x() + _PAD_PX, top, _BOX_PX + _GAP_PX, _BOX_PX)
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if is_ticked else QStyle.StateFlag.State_Off
        )
        style = option.widget.style()
        # As in every list: the style sheet is asked for the parts of the widget.
        part = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        style.drawPrimitive(part, box, painter, option.widget)

    def _draw_change(
        self,
        painter: QPainter,
        at: QPointF,
        end: float,
        font: QFont,
        hit: Hit,
        is_ticked: bool,
        ink: QColor,
    ) -> None:
        before, after = excerpt(hit)
        gone, come = QFont(font), QFont(font)
        gone.setStrikeOut(is_ticked)
        come.setBold(True)
        pieces = [(before, font, ink), (_flat(hit.found), gone, qcolor(self.theme, "ui.danger"))]
        if is_ticked and hit.new:
            pieces.append((f" {_flat(hit.new)}", come, qcolor(self.theme, "ui.success")))
        pieces.append((after, font, ink))
        x = at.x()
        for text, face, colour in pieces:
            metrics = QFontMetricsF(face)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, end - x))
            painter.setFont(face)
            painter.setPen(colour)
            painter.drawText(QPointF(x, at.y()), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != text:
                return


def _flat(text: str) -> str:
    return text.replace("\n", "⏎")
