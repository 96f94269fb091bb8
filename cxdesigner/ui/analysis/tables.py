"""A table of a page: each row leads to what is behind it, inputs are typed in their cells."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from cxdesigner.base.i18n import _
from cxdesigner.report.table import Row, Section, Table
from cxdesigner.scene.chinese import kept_together
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.breaking import MOST_LINES, broken_heading, head_widths
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.whole_words import WholeWords
from cxdesigner.ui.widgets import plain_tip

ROW_PX = 25
_HEAD_PX, _HEAD_AIR_PX = 28, 10
_MOST_ROWS = 12
_WIDEST_PX, _NARROWEST_PX = 260, 44
_AIR_PX, _LEAST_AIR_PX = 24, 13
"""What a cell has beside its text, and what it needs: what the theme puts around it, and a hair."""

_MEASURED = 40
_LEAST_FIRST_PX, _LEAST_TEXT_PX = 86, 70
"""Of the column that names the rows, and of other texts."""
_MOST_EXTRA_PX = 180
_MOST_LETTERS = 600
"""Of a cell, more than its widest lines hold: to set the names of thousands of steps takes long."""

_BREAKS = re.compile(r"(?<=[,h时時]) |(?<=、)")
"""Where a cell of figures may be broken: within a list, and after hours."""
_NARROW_BREAKS = re.compile(r"(?<=[…,h时時]) |(?<=[、～])")
"""Where else there is no room: within an interval too."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TOGGLE = "toggle:"
_TURNS = (
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.EditKeyPressed,
)
"""What turns a yes into a no: a double click, or F2."""


class SectionModel(QAbstractTableModel):
    """The rows of one table."""

    typed = Signal(object, str, str)
    """A figure was typed: row, field of its record, text."""

    def __init__(self, table: Table, theme: Theme) -> None:
        super().__init__()
        self.table, self.theme = table, theme
        self.heads: list[str] = []
        """Headings, broken as their columns are wide."""

    def take(self, table: Table) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def row(self, at: int) -> Row:
        """Return a row."""
        return self.table.rows[at]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def field(self, index: _Index) -> str:
        """Return the field that a cell lets type, '' where it follows from others."""
        fields = self.table.rows[index.row()].fields
        return fields[index.column()] if index.column() < len(fields) else ""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.field(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.table.rows[index.row()]
        text = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _beginning(text)
            case Qt.ItemDataRole.EditRole:
                return "" if text == "–" else text
            case Qt.ItemDataRole.TextAlignmentRole:
                left = self.table.align[index.column()] == "left"
                side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole if row.strong:
                font = QFont(QApplication.font())
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_beginning(text))
            case Qt.ItemDataRole.ForegroundRole if self.field(index):
                return qcolor(self.theme, "ui.accent")
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.field(index):
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self.typed.emit(self.row(index.row()), self.field(index), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            known = section < len(self.heads)
            return self.heads[section] if known else kept_together(self.table.columns[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.table.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = self.table.align[section] == "left"
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            # A heading that is broken into two lines is not cut to dots.
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None


class SectionTable(QTableView):
    """One table of a page, as high as its rows up to a dozen."""

    went = Signal(object)
    """A row was chosen: show what is behind it. Carries the ids of its records."""

    looked = Signal(object)
    """The pointer or the focus is on a row; carries the ids of its records, () when it left."""

    typed = Signal(object, str, str)

    def __init__(self, section: Section, theme: Theme) -> None:
        super().__init__()
        assert section.table is not None
        self.section = section
        self._wanted: list[int] = []
        self._least: list[int] = []
        self._whole: list[int] = []
        """As `_least`, with no interval broken."""
        self._heights: list[int] = []
        self.model_ = SectionModel(section.table, theme)
        self.model_.typed.connect(self.typed)
        self.setObjectName(f"analysisTable:{section.key}")
        self.setModel(self.model_)
        self.setItemDelegate(WholeWords(self))
        self.setShowGrid(False)
        self.setProperty("dense", True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Columns are never narrower than their headings.
        header.setTextElideMode(Qt.TextElideMode.ElideNone)
        header.setSectionsClickable(False)
        header.setResizeContentsPrecision(60)
        header.setMinimumSectionSize(_NARROWEST_PX)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.geometriesChanged.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)
        self.entered.connect(lambda index: self.looked.emit(self._ids(index)))
        self._fit()

    def take(self, section: Section) -> None:
        """Show other rows of the same table; the current cell stays."""
        assert section.table is not None
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self.section = section
        self.model_.take(section.table)
        self._fit()
        if 0 <= row < self.model_.rowCount() and column < self.model_.columnCount():
            self.selectionModel().setCurrentIndex(
                self.model_.index(row, max(0, column)),
                self.selectionModel().SelectionFlag.ClearAndSelect
                | self.selectionModel().SelectionFlag.Rows,
            )

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.model_.theme = theme
        self.viewport().update()

    def tsv(self) -> str:
        """Return the table as lines of cells between tabs, headings first where it has some."""
        table = self.model_.table
        lines = [table.columns] if table.has_headings else []
        lines += [row.cells for row in table.rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def sizeHint(self) -> QSize:
        rows = min(self.model_.rowCount(), _MOST_ROWS)
        header = self.horizontalHeader()
        head = 0 if header.isHidden() else header.height()
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        return QSize(super().sizeHint().width(), sum(self._heights[:rows]) + head + bar + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _is_wide(self) -> bool:
        return self.horizontalHeader().length() > self.viewport().width()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.setHidden(not self.model_.table.has_headings)
        self._wanted, self._least, self._whole = [], [], []
        table = self.model_.table
        shown = table.rows[:_MEASURED]
        policy = Qt.ScrollBarPolicy
        fits = len(table.rows) <= _MOST_ROWS
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        metrics, heads = self.fontMetrics(), header.fontMetrics()
        for column, side in enumerate(table.align):
            # Asking the view for it takes a hundred times as long in a table of thousands of rows.
            widest = max(
                metrics.horizontalAdvance(_beginning(row.cells[column])) * _share(row)
                for row in shown
            )
            found = head_widths(heads, table.columns[column])
            wanted = min(_WIDEST_PX, max(_NARROWEST_PX, int(max(widest, found[0])) + _AIR_PX))
            self._wanted.append(wanted)
            least = _LEAST_FIRST_PX if column == 0 else _LEAST_TEXT_PX
            whole = least
            if side == "right":
                cells = [(_beginning(row.cells[column]), _share(row)) for row in shown]
                least = _widest_piece(metrics, cells, _NARROW_BREAKS)
                whole = _widest_piece(metrics, cells, _BREAKS)
            head = found[-1] + _HEAD_AIR_PX
            self._least.append(min(wanted, max(least, head)))
            self._whole.append(min(wanted, max(whole, head)))
        self._spread()
        title = self.section.title or self.section.key
        self.setAccessibleName(_("Table: {title}").format(title=title))
        self.updateGeometry()

    def _spread(self) -> None:
        """Give what room is left to the columns of texts; numbers stay beside each other."""
        texts = [at for at, side in enumerate(self.model_.table.align) if side == "left"]
        room = self.viewport().width() - self.wanted_width
        extra = min(max(room, 0) // max(len(texts), 1), _MOST_EXTRA_PX)
        # What is too wide is set closer and broken, rather than scrolled; numbers are never cut.
        fits = sum(self._whole) <= self.viewport().width()
        lowest = self._whole if fits else self._least
        spare = max(self.wanted_width - sum(lowest), 1)
        part = min(1.0, max(0.0, 1 + min(room, 0) / spare))
        for column, (least, wanted) in enumerate(zip(lowest, self._wanted, strict=True)):
            width = least + int((wanted - least) * part)
            self.setColumnWidth(column, width + (extra if column in texts else 0))
        header = self.horizontalHeader()
        self.model_.heads = [
            broken_heading(header.fontMetrics(), text, self.columnWidth(at) - _HEAD_AIR_PX)
            for at, text in enumerate(self.model_.table.columns)
        ]
        header.viewport().update()
        lines = max(text.count("\n") + 1 for text in self.model_.heads)
        # Qt cuts a heading before it breaks it, unless it is told not to.
        elide = Qt.TextElideMode.ElideNone if lines > 1 else Qt.TextElideMode.ElideRight
        header.setTextElideMode(elide)
        header.setFixedHeight(
            max(_HEAD_PX, header.fontMetrics().lineSpacing() * lines + _HEAD_AIR_PX)
        )
        self._heights = [self._height(row) for row in self.model_.table.rows[:_MEASURED]]
        for at, height in enumerate(self._heights):
            self.setRowHeight(at, height)

    def _height(self, row: Row) -> int:
        """Return how high a row is: its cells are broken where their columns are narrow."""
        metrics, most = self.fontMetrics(), 1
        for column, text in enumerate(map(_beginning, row.cells)):
            room = self.columnWidth(column) - _LEAST_AIR_PX
            if metrics.horizontalAdvance(text) * _share(row) > room:
                area = QRect(0, 0, int(room / _share(row)), 9999)
                broken = kept_together(text)
                height = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, broken).height()
                most = max(most, round(height / metrics.lineSpacing()))
        return ROW_PX + (min(most, MOST_LINES) - 1) * metrics.lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
        self.updateGeometry()

    @property
    def wanted_width(self) -> int:
        """How wide all columns would be, pixels."""
        return sum(self._wanted)

    def _ids(self, index: _Index) -> tuple[str, ...]:
        return self.model_.row(index.row()).subject_ids if index.isValid() else ()

    def _clicked(self, index: QModelIndex) -> None:
        self.went.emit(self._ids(index))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
            if self.hasFocus():
                self.looked.emit(self._ids(current))

    def edit(  # type: ignore[override]
        self, index: _Index, trigger: QAbstractItemView.EditTrigger, event: QEvent
    ) -> bool:
        if index.isValid() and self.model_.field(index).startswith(_TOGGLE):
            if trigger in _TURNS:
                self.typed.emit(self.model_.row(index.row()), self.model_.field(index), "")
            return trigger in _TURNS
        return bool(super().edit(index, trigger, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.went.emit(self._ids(index))
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.tsv())
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked.emit(())


def _beginning(text: str) -> str:
    """Return what can be seen of a text in a cell or a tip."""
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"


def _share(row: Row) -> float:
    """Return how much wider the letters of a row are than usual."""
    return 1.1 if row.strong else 1.0


def _widest_piece(
    metrics: QFontMetrics, cells: list[tuple[str, float]], breaks: re.Pattern[str]
) -> int:
    """Return how wide a column of figures is at least, broken at some places."""
    pieces = (
        metrics.horizontalAdvance(piece) * share
        for text, share in cells
        for piece in breaks.split(text)
    )
    return max(_NARROWEST_PX, int(max(pieces)) + _LEAST_AIR_PX)
