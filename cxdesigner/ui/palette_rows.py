"""How one line of the palette is drawn: icon, title, where it is, its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxdesigner.editor.palette.entries import Entry
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import is_known, pixmap
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.type_sizes import SMALL_PX

ROW_PX = 42
_ICON_PX = 18
_PAD_PX = 10
_KEY_PAD_PX = 6

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Two lines of text: what it is called, and where it is or why it cannot be done now."""

    def __init__(self, theme: Theme, keys_of: Callable[[Entry], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._keys_of = keys_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state = option.state
        font: QFont = option.font
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(qcolor(self.theme, "ui.selected.border"))
            painter.setBrush(qcolor(self.theme, "ui.selected"))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        ink = "ui.selected.ink" if chosen else "ui.text"
        second = "ui.selected.ink" if chosen else "ui.text.secondary"
        if not entry.is_ready:
            ink = "ui.text.secondary"
        left = rect.x() + _PAD_PX
        if is_known(entry.icon):
            top = rect.y() + (ROW_PX - _ICON_PX) // 2
            painter.setOpacity(1.0 if entry.is_ready else 0.5)
            painter.drawPixmap(left, top, pixmap(entry.icon, self.theme, ink, _ICON_PX))
            painter.setOpacity(1.0)
        left += _ICON_PX + _PAD_PX
        right = self._draw_keys(painter, rect, font, entry, second)
        width = float(right - left)
        small = QFont(font)
        small.setPixelSize(SMALL_PX)
        words = entry.why_not or entry.detail
        middle = rect.y() + ROW_PX / 2
        baseline = middle + 5 if not words else middle - 3
        self._draw_title(painter, QPointF(left, baseline), width, font, entry, ink)
        if words:
            painter.setFont(small)
            painter.setPen(qcolor(self.theme, second))
            # The end of a path says more than its beginning.
            side = (
                Qt.TextElideMode.ElideMiddle
                if entry.kind == "file"
                else Qt.TextElideMode.ElideRight
            )
            shown = QFontMetricsF(small).elidedText(words, side, width)
            painter.drawText(QPointF(left, middle + 14), shown)
        painter.restore()

    def _draw_keys(
        self, painter: QPainter, rect: QRect, font: QFont, entry: Entry, ink: str
    ) -> int:
        keys = self._keys_of(entry)
        if not keys:
            return rect.right() - _PAD_PX
        small = QFont(font)
        small.setPixelSize(SMALL_PX)
        width = round(QFontMetricsF(small).horizontalAdvance(keys)) + 2 * _KEY_PAD_PX
        box = QRectF(rect.right() - _PAD_PX - width, rect.y() + (ROW_PX - 20) / 2, width, 20)
        painter.setPen(QPen(qcolor(self.theme, "ui.field.border"), 1))
        painter.setBrush(qcolor(self.theme, "ui.field"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(small)
        painter.setPen(qcolor(self.theme, "ui.text.secondary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
        return int(box.x()) - _PAD_PX

    def _draw_title(
        self, painter: QPainter, at: QPointF, width: float, font: QFont, entry: Entry, ink: str
    ) -> None:
        """Draw the title with what was typed in bold, cut with an ellipsis at its end."""
        bold = QFont(font)
        bold.setBold(True)
        painter.setPen(qcolor(self.theme, ink))
        x, end = at.x(), at.x() + width
        for text, is_typed in pieces(entry):
            face = bold if is_typed else font
            painter.setFont(face)
            metrics = QFontMetricsF(face)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, end - x))
            painter.drawText(QPointF(x, at.y()), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != text:
                return


def pieces(entry: Entry) -> list[tuple[str, bool]]:
    """Return the title in stretches, each with whether it was typed."""
    found: list[tuple[str, bool]] = []
    place = 0
    for start, end in entry.spans:
        if start > place:
            found.append((entry.title[place:start], False))
        found.append((entry.title[start:end], True))
        place = end
    if place < len(entry.title):
        found.append((entry.title[place:], False))
    return found
