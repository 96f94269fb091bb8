"""One page: what follows, the picture beside the tables, the formula, or what is missing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.analysis.quadrants import Quadrants
from cxdesigner.report.analysis_pages.page import AnalysisPage, Offer
from cxdesigner.report.table import Section
from cxdesigner.scene.charts.sheet import LEAST_WIDTH
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.crosshair import CrosshairBar
from cxdesigner.ui.analysis.live import SCALE, Picture
from cxdesigner.ui.analysis.picture import PictureView
from cxdesigner.ui.analysis.tables import SectionTable
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.whole_words import WholeWordsLabel
from cxdesigner.ui.widgets import plain_label

_PICTURE_SHARE = 0.46
_LEAST_PICTURE_PX, _NARROW_PICTURE_PX = 316, 276
"""Of a picture beside a wide table, and beside one whose intervals would be broken."""
_TABLE_AIR_PX, _TABLE_LEFT_PX = 28, 6
_CELL_LEFT_PX = 3
"""What the theme keeps free before the texts of a table; what is said of it begins there too."""
_BESIDE_PX = 640
"""Width from which on picture and tables stand beside each other."""

_MARGIN_PX = 20
_STEP = 10.0
"""Pictures are made for widths in steps, so that dragging a border does not draw them anew."""


class Verdict(WholeWordsLabel):
    """What follows, in one sentence; it leads to what it is about."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("analysisVerdict")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "strong")

    def show_words(self, headline: str, *, leads: bool) -> None:
        """Show a sentence; one that leads somewhere takes the focus."""
        self.setText(headline)
        self.setAccessibleName(headline)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setVisible(bool(headline))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class PageView(QWidget):
    """Shows a page of the analyses."""

    went = Signal(object)
    looked = Signal(object)
    typed = Signal(object, str, str)
    offered = Signal(object)
    width_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("analysisPage")
        self._theme = theme
        self.page: AnalysisPage | None = None
        self.tables: list[SectionTable] = []
        self._notes: list[QLabel] = []
        self._keys: tuple[str, ...] = ()
        self.verdict = Verdict()
        self.verdict.clicked.connect(self._go_verdict)
        self.detail = plain_label("", "hint", wrap=True)
        self.picture = PictureView(theme)
        self.picture.went.connect(self.went)
        self.picture.looked.connect(self.looked)
        self.crosshair = CrosshairBar()
        self.need = plain_label("", wrap=True)
        self.need.setObjectName("analysisNeed")
        self.offers: list[QPushButton] = []
        self._ways = QWidget()
        self._offers = FlowLayout(self._ways, gap=8)
        self.source = plain_label("", "hint", wrap=True)
        self.source.setObjectName("analysisSource")
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("analysisSplit")
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self._picture_side())
        self.split.addWidget(self._table_side())
        self.split.splitterMoved.connect(lambda *_ignored: self._moved())
        self.whole = _area("analysisWholeArea")
        body = QWidget()
        body.setObjectName("analysisBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 4, 0, 6)
        column.setSpacing(4)
        column.addWidget(self.verdict)
        column.addWidget(self.detail)
        column.addWidget(self.split, 1)
        self.whole.setWidget(body)
        self._all = body
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.whole)
        # Until the first page is worked out there is no figure to show.
        self.crosshair.hide()
        self.picture_area.hide()
        self.need.hide()

    def _picture_side(self) -> QScrollArea:
        self.picture_area = _area("analysisPictureArea")
        body = QWidget()
        body.setObjectName("analysisBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 8, 4)
        column.addWidget(self.crosshair)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.picture_area.setWidget(body)
        body.installEventFilter(self)
        return self.picture_area

    def _table_side(self) -> QScrollArea:
        self.table_area = _area("analysisTableArea")
        body = QWidget()
        body.setObjectName("analysisBody")
        self._body = body
        body.installEventFilter(self)
        self._column = QVBoxLayout(body)
        self._column.setSpacing(6)
        self._column.addWidget(self.need)
        self._column.addWidget(self._ways)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.source)
        self._column.addStretch(1)
        self.table_area.setWidget(body)
        return self.table_area

    # -- showing -----------------------------------------------------------------------------

    @property
    def picture_width(self) -> float:
        """How wide a picture is to be, points."""
        room = self.width() * _PICTURE_SHARE if not self.picture_area.isVisible() else 0.0
        room = room or self.picture_area.viewport().width()
        return max(_STEP, (room - _MARGIN_PX) / SCALE // _STEP * _STEP)

    def show_page(
        self, page: AnalysisPage, picture: Picture | None, quadrants: Quadrants | None
    ) -> None:
        """Show a page; tables that were there already keep their place."""
        same = self.page is not None and self.page.key == page.key
        self.page = page
        head = page.summary
        leads = bool(head.subject_ids)
        self.verdict.show_words(head.headline, leads=leads)
        self.detail.setText(head.detail)
        self.detail.setVisible(bool(head.detail))
        self.picture.show_picture(picture, head.title)
        is_map = page.key == "importance" and quadrants is not None
        self.picture.crosshair = None
        if is_map and quadrants is not None:
            self.crosshair.show_crosshair(quadrants)
            self.picture.crosshair = quadrants.importance, quadrants.performance
        self.crosshair.setVisible(is_map)
        self.picture_area.setVisible(picture is not None or is_map)
        # Without a figure beside it, what is said begins where the verdict does.
        left = _TABLE_LEFT_PX if self.picture_area.isVisibleTo(self) else 0
        self._column.setContentsMargins(left, 4, 6, 4)
        self._show_need(page)
        keys = tuple(section.key for section in page.sections)
        if not same or keys != self._keys:
            self._build(page)
        else:
            self._refresh(page)
        self.source.setIndent(_CELL_LEFT_PX if self.tables else 0)
        self.source.setText(page.source)
        if not same:
            self._place()
            for area in (self.whole, self.table_area, self.picture_area):
                area.verticalScrollBar().setValue(0)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.picture.restyle(theme)
        for table in self.tables:
            table.restyle(theme)

    def tsv(self) -> str:
        """Return all tables as text, the table that has the focus first and alone if there is."""
        chosen = [table for table in self.tables if table.hasFocus()] or self.tables
        parts = []
        for table in chosen:
            title = table.section.title
            parts.append(f"{title}\n{table.tsv()}" if title and len(chosen) > 1 else table.tsv())
        return "\n\n".join(parts)

    def _show_need(self, page: AnalysisPage) -> None:
        self.need.setVisible(page.need is not None)
        self.need.setText(page.need.sentence if page.need is not None else "")
        offers = page.need.offers if page.need is not None else ()
        if [button.text() for button in self.offers] == [one.label for one in offers]:
            return
        while (item := self._offers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.offers = [self._offer(one) for one in offers]
        self._ways.setVisible(bool(self.offers))

    def _offer(self, offer: Offer) -> QPushButton:
        button = QPushButton(offer.label.replace("&", "&&"))
        button.setObjectName(f"analysisOffer:{offer.kind}:{offer.name}")
        button.clicked.connect(lambda: self.offered.emit(offer))
        self._offers.addWidget(button)
        return button

    def _build(self, page: AnalysisPage) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.tables, self._notes = [], []
        self._keys = tuple(section.key for section in page.sections)
        for section in page.sections:
            if section.title:
                heading = plain_label(section.title, "field", wrap=True)
                heading.setIndent(_CELL_LEFT_PX)
                self._rows.addWidget(heading)
            if section.table is not None:
                table = self._table(section)
                self._rows.addWidget(table)
                # At once: keys may want to go there.
                table.show()
            self._note(section)

    def _refresh(self, page: AnalysisPage) -> None:
        tables = iter(self.tables)
        for section, note in zip(page.sections, self._notes, strict=True):
            if section.table is not None:
                next(tables).take(section)
            _show_note(note, section)

    def _table(self, section: Section) -> SectionTable:
        table = SectionTable(section, self._theme)
        table.went.connect(self.went)
        table.looked.connect(self.looked)
        table.typed.connect(self.typed)
        table.reached.connect(lambda rect: self._bring(table, rect))
        self.tables.append(table)
        return table

    def _bring(self, table: SectionTable, cell: QRect) -> None:
        """Bring a cell into sight: a table is as high as its rows, and the page scrolls."""
        area, body = (self.whole, self._all) if self._is_narrow else (self.table_area, self._body)
        middle = table.viewport().mapTo(body, cell.center())
        area.ensureVisible(body.width() // 2, middle.y(), 0, cell.height())

    def _note(self, section: Section) -> None:
        note = plain_label("", "hint", wrap=True)
        note.setIndent(_CELL_LEFT_PX)
        self._notes.append(note)
        # First into the page: what is shown without a parent is a window.
        self._rows.addWidget(note)
        _show_note(note, section)

    def _go_verdict(self) -> None:
        if self.page is not None and self.page.summary.subject_ids:
            self.went.emit(self.page.summary.subject_ids)

    # -- room --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def _is_narrow(self) -> bool:
        """Whether the picture stands above the tables, and the page scrolls as a whole."""
        return self.width() < _BESIDE_PX

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._stack()
        return super().eventFilter(watched, event)

    def _stack(self) -> None:
        """In a narrow page make picture and tables as high as they are: one bar for all of it."""
        policy = Qt.ScrollBarPolicy
        for area in (self.picture_area, self.table_area):
            body = area.widget()
            layout = body.layout() if body is not None else None
            least = 0
            if self._is_narrow and body is not None and layout is not None:
                width = max(area.viewport().width(), body.minimumSizeHint().width())
                by_width = layout.hasHeightForWidth()
                hint = layout.totalHeightForWidth(width) if by_width else body.sizeHint().height()
                bar = area.horizontalScrollBar()
                least = hint + (bar.sizeHint().height() if bar.maximum() > 0 else 0)
            area.setMinimumHeight(least)
            area.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if self._is_narrow else policy.ScrollBarAsNeeded
            )
        # A picture that is too wide is drawn anew in a moment, unless it cannot be narrower.
        cross = self.crosshair.minimumSizeHint().width() if self.crosshair.isVisible() else 0
        narrowest = max(LEAST_WIDTH * SCALE, cross) + _MARGIN_PX
        self.picture_area.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff
            if self.picture_area.width() >= narrowest
            else policy.ScrollBarAsNeeded
        )
        self.whole.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if self._is_narrow else policy.ScrollBarAlwaysOff
        )

    def _moved(self) -> None:
        self._stack()
        self.width_changed.emit()

    def _place(self) -> None:
        wide = not self._is_narrow
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.split.orientation() != way:
            self.split.setOrientation(way)
        room = self.split.width() if wide else self.split.height()
        first = round(room * (_PICTURE_SHARE if wide else 0.5))
        if wide and self.tables:
            # A wide table gets more of the room, as long as the picture can be read.
            wanted = max(table.wanted_width for table in self.tables) + _TABLE_AIR_PX
            first = max(min(first, room - wanted), min(_LEAST_PICTURE_PX, first))
            whole = max(table.whole_width for table in self.tables) + _TABLE_AIR_PX
            first = max(min(first, room - whole), min(_NARROW_PICTURE_PX, first))
        self._stack()
        self.split.setSizes([first, room - first])
        self.width_changed.emit()


def _show_note(note: QLabel, section: Section) -> None:
    note.setText("\n".join(section.sentences))
    note.setVisible(bool(section.sentences))


def _area(name: str) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
