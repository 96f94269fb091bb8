"""The heads of the columns: sort by a click, filter by the funnel, drag to move or to widen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QHeaderView

from cxdesigner.editor.sheet.state import Layout
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.type_sizes import SMALL_PX

HEIGHT_PX = 30
_PAD_PX = 8
_FUNNEL_PX = 18
_ABOVE_PX = 10
"""Room above a title."""

_DRAG_PX = 4


class SheetHeader(QHeaderView):
    """Paints titles, the order, and a funnel on the head the pointer is over."""

    sort_wanted = Signal(int, bool)
    """Section, and whether it is added to those sorted by already (Shift)."""

    filter_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("tableHeader")
        self.setSectionsMovable(True)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT_PX)
        self.setMinimumSectionSize(40)
        self._theme = theme
        self._hovered = -1
        self._pressed: QPoint | None = None
        self.layout_ = Layout()
        self.keys: list[str] = []

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.viewport().update()

    def show_layout(self, layout: Layout, keys: list[str]) -> None:
        """Show the order and the filters; `keys` are those of the columns from left to right."""
        self.layout_, self.keys = layout, keys
        self.viewport().update()

    # -- mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        section = self.logicalIndexAt(at)
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        start, self._pressed = self._pressed, None
        at = event.position().toPoint()
        section = self.logicalIndexAt(at)
        if (
            resizing
            or start is None
            or section < 0
            or event.button() != Qt.MouseButton.LeftButton
            or (at - start).manhattanLength() > _DRAG_PX
        ):
            return
        if self._funnel_of(section).contains(at):
            self.filter_wanted.emit(section)
        else:
            more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_wanted.emit(section, more)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.menu_wanted.emit(section, event.globalPos())

    # -- painting ----------------------------------------------------------------------------

    def place_of(self, section: int) -> QRect:
        """Return the head of a column, in pixels of the viewport."""
        left = self.sectionViewportPosition(section)
        return QRect(left, 0, self.sectionSize(section), self.height())

    def _funnel_of(self, section: int) -> QRect:
        place = self.place_of(section)
        return QRect(place.right() - _FUNNEL_PX - 3, place.top(), _FUNNEL_PX, place.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        theme = self._theme
        hovered = section == self._hovered
        painter.fillRect(rect, qcolor(theme, "ui.hover" if hovered else "ui.panel"))
        painter.setPen(qcolor(theme, "ui.border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight() + QPoint(0, 7), rect.bottomRight() - QPoint(0, 7))
        key = self.keys[section] if section < len(self.keys) else ""
        filtered = self.layout_.allowed_in(key) is not None
        order = [k for k, _falls in self.layout_.sort]
        if hovered or filtered:
            self._funnel(painter, self._funnel_of(section), filtered)
        title, room, sign = self._laid_out(section, rect)
        if key in order:
            number = order.index(key) + 1 if len(order) > 1 else 0
            self._arrow(painter, sign, dict(self.layout_.sort)[key], number)
        strong = key in order or filtered
        painter.setFont(self._font_of(section))
        painter.setPen(qcolor(theme, "ui.text" if strong else "ui.text.secondary"))
        sideways, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        # Over figures it stands where they stand.
        aligned = Qt.AlignmentFlag(int(self.model().headerData(section, sideways, role) or 0x81))
        painter.drawText(room, aligned, title)
        painter.restore()

    def shown_title(self, section: int) -> str:
        """Return the title of a column as far as there is room for it."""
        return self._laid_out(section, self.place_of(section))[0]

    def _font_of(self, section: int) -> QFont:
        key = self.keys[section] if section < len(self.keys) else ""
        sorted_by = any(key == known for known, _falls in self.layout_.sort)
        font = self.font()
        font.setPixelSize(SMALL_PX)
        font.setBold(sorted_by or self.layout_.allowed_in(key) is not None)
        return font

    def _laid_out(self, section: int, rect: QRect) -> tuple[str, QRect, QRect]:
        """Return what is written in a head, its room, and that of the sign of the order.

        The sign stands behind the title, or above it where both have no room side by side.
        """
        key = self.keys[section] if section < len(self.keys) else ""
        room = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        if section == self._hovered or self.layout_.allowed_in(key) is not None:
            room.setRight(rect.right() - _FUNNEL_PX - 5)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        metrics, sign = QFontMetrics(self._font_of(section)), QRect(room)
        order = [known for known, _falls in self.layout_.sort]
        if key in order:
            has_number = len(order) > 1
            beside = room.adjusted(0, 0, -22 if has_number else -14, 0)
            if metrics.horizontalAdvance(title) <= beside.width():
                room = beside
            else:
                sign.setRight(rect.center().x() + (14 if has_number else 6))
                sign.setBottom(rect.top() + _ABOVE_PX)
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width()), room, sign

    def _arrow(self, painter: QPainter, room: QRect, falls: bool, number: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(self._theme, "ui.accent"), 1.8))
        x = room.right() - (14 if number else 6)
        y = room.center().y()
        tip = 3 if falls else -3
        painter.drawPolyline(
            [QPointF(x - 4, y - tip / 2), QPointF(x, y + tip), QPointF(x + 4, y - tip / 2)]
        )
        if number:
            font = self.font()
            font.setPixelSize(10)
            painter.setFont(font)
            painter.drawText(QRect(x + 6, room.top(), 10, room.height()), 0x0084, str(number))

    def _funnel(self, painter: QPainter, box: QRect, filled: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = qcolor(self._theme, "ui.accent" if filled else "ui.text.secondary")
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        x, y = box.center().x(), box.center().y()
        path = QPainterPath(QPointF(x - 5, y - 4))
        for dx, dy in ((5, -4), (1.4, 0.4), (1.4, 4.5), (-1.4, 3), (-1.4, 0.4)):
            path.lineTo(x + dx, y + dy)
        path.closeSubpath()
        painter.drawPath(path)
