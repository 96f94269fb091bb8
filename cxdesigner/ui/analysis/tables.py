"""A table of a page: each row leads to what is behind it, inputs are typed in their cells."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from cxdesigner.base.i18n import _
from cxdesigner.report.table import Row, Section
from cxdesigner.scene.chinese import kept_together
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.breaking import broken_heading
from cxdesigner.ui.analysis.columns import (
    HEAD_AIR_PX,
    NARROWEST_PX,
    Column,
    figure_column,
    least_width,
    spread,
    text_column,
    whole_width,
)
from cxdesigner.ui.analysis.table_model import GAP_PX, Cells, SectionModel, beginning, bold
from cxdesigner.ui.wrapping_tree import LINES_AIR_PX

ROW_PX = 25
_HEAD_PX, _HEAD_ABOVE_PX = 28, 9
"""A heading on one line, and what one on several lines has above and below them."""
_MOST_ROWS = 60
"""Of a table that is as high as its rows; a longer one scrolls for itself."""

_MOST_LINES = 6
"""Of a cell."""

_AROUND_PX = 11
"""What the theme puts around the text of a cell."""

_MOST_EXTRA_PX = 180
_Index = QModelIndex | QPersistentModelIndex
_TOGGLE = "toggle:"
_TURNS = (
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.EditKeyPressed,
)
"""What turns a yes into a no: a double click, or F2."""


class SectionTable(QTableView):
    """One table of a page, as high as its rows up to some dozens."""

    went = Signal(object)
    """A row was chosen: show what is behind it. Carries the ids of its records."""

    looked = Signal(object)
    """The pointer or the focus is on a row; carries the ids of its records, () when it left."""

    typed = Signal(object, str, str)

    reached = Signal(QRect)
    """A cell became the current one by keys; carries its place in the viewport."""

    def __init__(self, section: Section, theme: Theme) -> None:
        super().__init__()
        assert section.table is not None
        self.section = section
        self._columns: list[Column] = []
        self._heights: list[int] = []
        self.model_ = SectionModel(section.table, theme)
        self.model_.typed.connect(self.typed)
        self.setObjectName(f"analysisTable:{section.key}")
        self.setModel(self.model_)
        self.setItemDelegate(Cells(self))
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
        header.setMinimumSectionSize(NARROWEST_PX)
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
        table = self.model_.table
        shown = table.rows[:_MOST_ROWS]
        policy = Qt.ScrollBarPolicy
        fits = len(table.rows) <= _MOST_ROWS
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        metrics, heads = self.fontMetrics(), header.fontMetrics()
        self._columns = []
        # Asking the view for them takes a hundred times as long in a table of thousands of rows.
        for column, (title, side) in enumerate(zip(table.columns, table.align, strict=True)):
            cells = [(beginning(row.cells[column]), _share(row)) for row in shown]
            if side == "right":
                self._columns.append(figure_column(metrics, heads, title, cells))
                continue
            gap = self._gap(column)
            self._columns.append(
                text_column(metrics, heads, title, cells, first=column == 0, gap=gap)
            )
        self._spread()
        title = self.section.title or self.section.key
        self.setAccessibleName(_("Table: {title}").format(title=title))
        self.updateGeometry()

    def _spread(self) -> None:
        """Give what room is left to the columns of texts; numbers stay beside each other."""
        table = self.model_.table
        texts = [at for at, side in enumerate(table.align) if side == "left"]
        room = self.viewport().width()
        extra = min(max(room - self.wanted_width, 0) // max(len(texts), 1), _MOST_EXTRA_PX)
        # What is too wide is set closer and broken, rather than scrolled; numbers are never cut.
        for column, width in enumerate(spread(self._columns, room)):
            self.setColumnWidth(column, width + (extra if column in texts else 0))
        header = self.horizontalHeader()
        self.model_.heads = [
            broken_heading(header.fontMetrics(), text, self._room(at) - HEAD_AIR_PX)
            for at, text in enumerate(table.columns)
        ]
        header.viewport().update()
        lines = max(text.count("\n") + 1 for text in self.model_.heads)
        # Qt cuts a heading before it breaks it, unless it is told not to.
        elide = Qt.TextElideMode.ElideNone if lines > 1 else Qt.TextElideMode.ElideRight
        header.setTextElideMode(elide)
        header.setFixedHeight(
            max(_HEAD_PX, header.fontMetrics().lineSpacing() * lines + _HEAD_ABOVE_PX)
        )
        self._heights = [self._height(row) for row in table.rows[:_MOST_ROWS]]
        for at, height in enumerate(self._heights):
            self.setRowHeight(at, height)

    def _height(self, row: Row) -> int:
        """Return how high a row is: its cells are broken where their columns are narrow."""
        metrics, most = self.fontMetrics(), 1
        letters = QFontMetrics(bold()) if row.strong else metrics
        for column, text in enumerate(map(beginning, row.cells)):
            room = self._room(column) - _AROUND_PX
            if letters.horizontalAdvance(text) > room:
                area = QRect(0, 0, room, 9999)
                broken = kept_together(text)
                height = letters.boundingRect(area, Qt.TextFlag.TextWordWrap, broken).height()
                most = max(most, round(height / metrics.lineSpacing()))
        more = LINES_AIR_PX if most > 1 else 0
        return ROW_PX + more + (min(most, _MOST_LINES) - 1) * metrics.lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
        self.updateGeometry()

    @property
    def wanted_width(self) -> int:
        """How wide all columns would be, pixels."""
        return sum(column.wanted for column in self._columns)

    @property
    def whole_width(self) -> int:
        """How wide all columns are at the least with no interval broken, pixels."""
        return whole_width(self._columns)

    @property
    def least_width(self) -> int:
        """How wide all columns are at the least, pixels."""
        return least_width(self._columns)

    def _room(self, column: int) -> int:
        """Return how much of a column is for its texts."""
        return self.columnWidth(column) - self._gap(column)

    def _gap(self, column: int) -> int:
        return GAP_PX if self.model_.table.follows_figures(column) else 0

    def _ids(self, index: _Index) -> tuple[str, ...]:
        return self.model_.row(index.row()).subject_ids if index.isValid() else ()

    def _clicked(self, index: QModelIndex) -> None:
        self.went.emit(self._ids(index))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
            if self.hasFocus():
                self.reached.emit(self.visualRect(current))
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


def _share(row: Row) -> float:
    """Return how much wider the letters of a row are than usual."""
    return 1.1 if row.strong else 1.0
