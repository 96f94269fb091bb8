"""Rows of widgets that go on below where one has no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_Sized = tuple[QLayoutItem | None, QSize]
"""What stands in a row, with its size; None takes the room that is left."""

_STEP_PX = 16


class FlowLayout(QLayout):
    """Puts widgets one after the other and goes on in the next row when one is full."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, row = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                # A hidden widget.
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, row = rect.x(), y + row + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row - rect.y()


class BarLayout(FlowLayout):
    """A row of widgets, each in the middle of it; what has no room goes on in a row below.

    Fields give way first. What stands at the end of the row stays together.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 5) -> None:
        super().__init__(parent, gap=gap)
        # No items of Qt: nobody deletes a spacer of a layout that is inside another.
        self._stretches: list[int] = []

    def add_stretch(self) -> None:
        """Put what follows at the end of its row."""
        self._stretches.append(self.count())

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._stretches = [at - (at > index) for at in self._stretches]
        return super().takeAt(index)

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        around = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return super().minimumSize() + around

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y = room.y()
        for row in self._rows(room.width()):
            sizes = [size for item, size in row if item is not None]
            height = max((size.height() for size in sizes), default=0)
            spare = room.width() - sum(size.width() + self._gap for size in sizes) + self._gap
            x = room.x()
            for item, size in row:
                if item is None:
                    x += max(0, spare)
                    continue
                if spare < 0:
                    given = max(spare, _least(item, size) - size.width())
                    spare -= given
                    size = size + QSize(given, 0)
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(room.y(), y - self._gap) + margins.bottom() - rect.y()

    def _rows(self, width: int) -> list[list[_Sized]]:
        """Return what stands in each row, with the size it wants."""
        rows: list[list[_Sized]] = []
        for stretch, group in self._groups(width):
            if rows and stretch and self._has_room([*rows[-1], *group], width):
                rows[-1] += [(None, QSize(0, 0)), *group]
            else:
                rows += self._flowed(group, width)
        return rows

    def _flowed(self, group: list[_Sized], width: int) -> list[list[_Sized]]:
        """Return the rows of parts that have none yet, about as full as each other."""
        rows: list[list[_Sized]] = []
        for part in group:
            if not rows or not self._has_room([*rows[-1], part], width):
                rows.append([])
            rows[-1].append(part)
        if len(rows) > 1 and width > _STEP_PX:
            even = self._flowed(group, width - _STEP_PX)
            return even if len(even) == len(rows) else rows
        return rows

    def _groups(self, width: int) -> list[tuple[bool, list[_Sized]]]:
        """Return what is shown, from one stretch to the next, and whether one comes before it."""
        groups: list[tuple[bool, list[_Sized]]] = [(False, [])]
        for at, item in enumerate(self._items):
            if at in self._stretches:
                groups.append((True, []))
            if not item.isEmpty():
                size = item.sizeHint()
                # One row of its own may be too short for it as well.
                size.setWidth(max(item.minimumSize().width(), min(size.width(), width)))
                groups[-1][1].append((item, size))
        return groups

    def _has_room(self, parts: list[_Sized], width: int) -> bool:
        sizes = [_least(item, size) for item, size in parts if item is not None]
        return len(sizes) == 0 or sum(sizes) + self._gap * (len(sizes) - 1) <= width


def _least(item: QLayoutItem, wanted: QSize) -> int:
    """Return how narrow a part of a bar may be: only fields give way."""
    gives = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return item.minimumSize().width() if gives else wanted.width()
