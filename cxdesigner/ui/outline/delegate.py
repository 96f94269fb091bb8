"""How the cells of the outline are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxdesigner.ui.icons import pixmap
from cxdesigner.ui.outline.model import EMOTION, MARKS, TITLE, OutlineModel
from cxdesigner.ui.widgets import slant

ROW_PX = 28
_MARK_PX = 15
_GAP_PX = 4
_PAD_PX = 6

Index = QModelIndex | QPersistentModelIndex

_MARK_PAINTS = {
    "wait": "problem.warning",
    "fail": "ui.danger",
    "pain": "ui.danger",
    "mot": "ui.accent",
    "delight": "ui.success",
    "opportunity": "ui.accent",
}


class RowDelegate(QStyledItemDelegate):
    """Paints marks as pictures, and stand-ins for missing names slanted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_PX)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # The frame around the whole row says where the keys go.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        model = index.model()
        if isinstance(model, OutlineModel) and index.column() == TITLE:
            key = model.key(index)
            option.font.setBold(key.kind == "stage")
            if not model.rows.is_named(key):
                slant(option.font)
        if index.column() == EMOTION:
            # The shape comes from another font: in one line with it the number would sink.
            option.text = option.text.partition(" ")[2]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        if not isinstance(model, OutlineModel):
            return
        if index.column() == EMOTION:
            self._draw_shape(painter, option, index)
        elif index.column() == MARKS:
            x = option.rect.x() + _PAD_PX
            middle = option.rect.center().y()
            for mark in model.rows.marks(model.key(index)):
                picture = pixmap(f"mark-{mark}", model.theme, _MARK_PAINTS[mark], _MARK_PX)
                painter.drawPixmap(x, middle - _MARK_PX // 2, picture)
                x += _MARK_PX + _GAP_PX

    def _draw_shape(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the shape that the curve gives the value, before the number."""
        shape, _space, number = str(index.data() or "").partition(" ")
        if not shape or option.widget is None:
            return
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        style, metrics = option.widget.style(), styled.fontMetrics
        part = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(part, styled, option.widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, option.widget) + 1
        wide = metrics.horizontalAdvance(f"{shape} {number}")
        middle = option.rect.y() + (option.rect.height() - metrics.height()) // 2
        painter.save()
        painter.setFont(styled.font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        painter.drawText(room.right() + 1 - margin - wide, middle + metrics.ascent(), shape)
        painter.restore()
