"""The table of what has changed: figures first, then the changes by sort of thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QIcon,
    QKeyEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.analysis.words import named, noted
from cxdesigner.base.i18n import N_, _, in_sequence
from cxdesigner.report.comparing.words import ASPECT_SIGNS, EDITED
from cxdesigner.report.table import Row, Section
from cxdesigner.scene.change_signs import SIGNS, Sign
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.comparing.signs import SIGN_PX, sign_picture
from cxdesigner.ui.fittings import scrolling
from cxdesigner.ui.icons import icon
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_label, plain_tip
from cxdesigner.ui.wrapping_tree import WrappingTree

SUBJECTS = Qt.ItemDataRole.UserRole
_CELL_AIR_PX = 16
_LEAST_NAME_PX, _LEAST_CELL_PX = 120, 72
_NARROW_PX = 600
"""Below this width the signs stand below the sentences, and the figures below the changes."""

_LEAST_TABLE_PX = 110
_MOST_FIGURES = 46
"""Per cent of the width that the figures get at most."""

_FIGURES_LEFT_PX = 8
"""What the theme keeps free before the figures."""

_MEASURED = 100
"""Rows of a group by whose texts the widths of columns go."""

SIGN_NAMES: dict[Sign, str] = {
    "added": N_("Added"),
    "removed": N_("Removed"),
    "moved": N_("Moved"),
    "edited": N_("Changed"),
}

_SIGN_OF_TEXT: dict[str, Sign] = {
    ASPECT_SIGNS["added"]: "added",
    ASPECT_SIGNS["removed"]: "removed",
    ASPECT_SIGNS["moved"]: "moved",
    EDITED: "edited",
}


class ComparisonPanel(QWidget):
    """What differs between the document on screen and another state."""

    went = Signal(object)
    """Ids of the records of a row that was chosen."""

    closed = Signal()

    def __init__(self, actions: Iterable[QAction], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("comparison")
        self.setAccessibleName(_("Comparison"))
        self._theme = theme
        self._summary: Section | None = None
        self._changes: tuple[Section, ...] = ()
        self._figures: Section | None = None
        self.heading = plain_label("", "strong")
        self.heading.setObjectName("comparisonHeading")
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary = plain_label("", "hint", wrap=True)
        self.summary.setObjectName("comparisonSummary")
        self.legend: dict[Sign, QLabel] = {}
        below = self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setContentsMargins(12, 0, 12, 4)
        below.setSpacing(6)
        below.addWidget(self.summary, 1)
        signs = QHBoxLayout()
        signs.setSpacing(6)
        below.addLayout(signs)
        for sign in SIGNS:
            self.legend[sign] = QLabel()
            self.legend[sign].setObjectName(f"comparisonLegend:{sign}")
            self.legend[sign].setAccessibleName(_(SIGN_NAMES[sign]))
            signs.addWidget(self.legend[sign])
            signs.addWidget(plain_label(_(SIGN_NAMES[sign]), "hint"))
        signs.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 6, 2)
        top.setSpacing(6)
        top.addWidget(self.heading, 1)
        for action in actions:
            button = QToolButton()
            button.setObjectName(f"comparison:{action.objectName()}")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setAccessibleName(action.text())
            top.addWidget(button)
        self.close_button = QToolButton()
        self.close_button.setObjectName("comparisonClose")
        self.close_button.setAccessibleName(_("End the comparison"))
        self.close_button.setToolTip(plain_tip(_("End the comparison (Esc)")))
        self.close_button.clicked.connect(self.closed.emit)
        top.addWidget(self.close_button)
        self.changes = ComparisonTable("comparisonTable", _("What has changed"), self)
        self.figures = ComparisonTable("comparisonFigures", _("Figures"), self)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setObjectName("comparisonHalves")
        self.halves.setHandleWidth(1)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.changes)
        self.halves.addWidget(self.figures)
        self._by_hand = False
        self.halves.splitterMoved.connect(self._moved)
        for table in (self.changes, self.figures):
            table.went.connect(self.went)
            table.left.connect(self.closed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addLayout(below)
        self.halves.setAccessibleName(_("What has changed"))
        box.addWidget(scrolling(self.halves), 1)
        self.setMinimumHeight(120)
        self.restyle(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < _NARROW_PX
        self._below.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.halves.orientation() != way:
            self.halves.setOrientation(way)
        for table in (self.changes, self.figures):
            table.setMinimumHeight(_LEAST_TABLE_PX if narrow else 0)
        self._share()

    def _moved(self) -> None:
        # From now on the person decides.
        self._by_hand = True

    def _share(self) -> None:
        """Give the figures what they want, up to nearly half, and the changes the rest."""
        if not self._by_hand and self.halves.orientation() == Qt.Orientation.Horizontal:
            room = self.halves.width()
            right = min(self.figures.wanted_px + _FIGURES_LEFT_PX, room * _MOST_FIGURES // 100)
            self.halves.setSizes([room - right, right])

    # -- content -----------------------------------------------------------------------------

    def show_waiting(self, name: str) -> None:
        """Say that the comparison is being worked out."""
        self.heading.setText(_("Compared with “{name}”").format(name=name))
        self.heading.setToolTip(plain_tip(self.heading.text()))
        self.summary.setText(_("One moment …"))
        self._summary = self._figures = None
        self._changes = ()
        for table in (self.changes, self.figures):
            table.rows.clear()

    def show_changes(self, summary: Section, changes: tuple[Section, ...]) -> None:
        """Show what has changed; what was folded stays folded."""
        self._summary, self._changes = summary, changes
        self.summary.setText(in_sequence(summary.sentences))
        self.summary.setToolTip(plain_tip(self.summary.text()))
        self.changes.show_groups(
            [_("Name"), _("What"), _("Before"), _("Now")],
            [(one.title, _rows(one, self._change)) for one in changes],
        )
        self._share()

    def show_figures(self, figures: Section) -> None:
        """Show the figures of both states."""
        self._figures = figures
        self.figures.show_groups(
            [_("Figures"), _("Before"), _("Now"), _("Difference"), ""],
            [("", _rows(figures, self._figure))],
            figures_in=(1, 2, 3),
        )
        self._share()

    def _figure(self, row: Row) -> list[QStandardItem]:
        name, before, now, difference, verdict = row.cells
        found = [_item(name), *(_item(one) for one in (before, now, difference)), _item(verdict)]
        if verdict:
            token = "change.added" if verdict == _("better") else "change.removed"
            for item in found[3:]:
                item.setForeground(qcolor(self._theme, token))
        return found

    def _change(self, row: Row) -> list[QStandardItem]:
        sign, name, what, before, now = row.cells
        first = _item(name)
        kind = _SIGN_OF_TEXT.get(sign)
        if kind is not None:
            # The sign that it has on the canvas and in the legend.
            first.setIcon(QIcon(sign_picture(kind, self._theme, self.devicePixelRatioF())))
            first.setForeground(qcolor(self._theme, f"change.{kind}"))
            words = named(_(SIGN_NAMES[kind]), name)
            first.setData(words, Qt.ItemDataRole.AccessibleTextRole)
        return [first, _item(what), _item(before), _item(now)]

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.close_button.setIcon(icon("x", theme, "ui.text.secondary", size=14))
        for sign, label in self.legend.items():
            label.setPixmap(sign_picture(sign, theme, label.devicePixelRatioF()))
        if self._summary is not None:
            self.show_changes(self._summary, self._changes)
        if self._figures is not None:
            self.show_figures(self._figures)


class ComparisonTable(WrappingTree):
    """Rows in groups that fold; Enter or a click chooses a row, Escape leaves."""

    went = Signal(object)
    left = Signal()

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = QStandardItemModel(self)
        self._wanted: tuple[int, ...] = ()
        self._before_name = 0
        self.setIconSize(QSize(SIGN_PX, SIGN_PX))
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(self.rows)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setIndentation(14)
        self.clicked.connect(self._go)

    def show_groups(
        self,
        headings: list[str],
        groups: list[tuple[str, list[list[QStandardItem]]]],
        figures_in: Sequence[int] = (),
    ) -> None:
        """Show rows in groups; those of a group without a title stand by themselves.

        Parameters
        ----------
        figures_in
            Columns that stand at the right, with their headings.
        """
        titles = [title for title, _rows_of in groups]
        folded = {
            title
            for place, title in enumerate(self._titles())
            if title and not self.isExpanded(self.rows.index(place, 0))
        }
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(headings)
        sides, role = Qt.AlignmentFlag, Qt.ItemDataRole.TextAlignmentRole
        for column in range(len(headings)):
            side = sides.AlignRight if column in figures_in else sides.AlignLeft
            aligned = side | sides.AlignVCenter
            self.rows.setHeaderData(column, Qt.Orientation.Horizontal, aligned, role)
        for row in (one for _title, found in groups for one in found):
            for column in figures_in:
                row[column].setTextAlignment(sides.AlignRight | sides.AlignVCenter)
        self.setRootIsDecorated(any(titles))
        for title, found in groups:
            parent = self.rows.invisibleRootItem()
            if title:
                parent = _item(noted(title, len(found)))
                parent.setData(title, SUBJECTS)
                font = parent.font()
                font.setBold(True)
                parent.setFont(font)
                self.rows.appendRow([parent, *(_item("") for _column in headings[1:])])
            for row in found:
                parent.appendRow(row)
        self.expandAll()
        for place, title in enumerate(self._titles()):
            if title in folded:
                self.collapse(self.rows.index(place, 0))
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        rows = [row for _title, found in groups for row in found[:_MEASURED]]
        self._wanted = tuple(
            max(self._cell_px(rows, at), header.sectionSizeHint(at)) + _CELL_AIR_PX
            for at in range(len(headings))
        )
        self._spread()

    def _cell_px(self, rows: Sequence[list[QStandardItem]], column: int) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(row[column].text()) for row in rows), default=0)
        if not column:
            has_sign = bool(rows) and not rows[0][0].icon().isNull()
            index = self.rows.indexFromItem(rows[0][0]) if rows else QModelIndex()
            self._before_name = self.depth_px(index) + (SIGN_PX + 8) * has_sign
            widest += self._before_name
        return widest

    @property
    def wanted_px(self) -> int:
        """The width in which no text goes on in a second line."""
        return sum(self._wanted) + self.verticalScrollBar().sizeHint().width()

    def _spread(self) -> None:
        """Share the width: what is short stands in one line, what is long goes on in a second."""
        if not self._wanted:
            return
        # What stands before a name is not for its letters.
        extra = self._before_name
        letters = (self._wanted[0] - extra, *self._wanted[1:])
        first, *others = shared_width(letters, self.viewport().width() - extra)
        for column, width in enumerate((first + extra, *others)):
            least = _LEAST_CELL_PX if column else _LEAST_NAME_PX
            self.setColumnWidth(column, max(width, min(self._wanted[column], least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _titles(self) -> list[str]:
        found = (self.rows.item(place).data(SUBJECTS) for place in range(self.rows.rowCount()))
        return [title if isinstance(title, str) else "" for title in found]

    def _go(self, index: QModelIndex) -> None:
        found = index.siblingAtColumn(0).data(SUBJECTS)
        if isinstance(found, tuple | list) and found:
            self.went.emit(tuple(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def shared_width(wanted: Sequence[int], room: int) -> list[int]:
    """Return widths that fit: columns up to a common limit get what they want, the others that."""
    left, found = room, dict.fromkeys(range(len(wanted)), 0)
    rest = sorted(found, key=lambda at: wanted[at])
    for place, at in enumerate(rest):
        found[at] = min(wanted[at], left // (len(rest) - place))
        left -= found[at]
    return [found[at] for at in range(len(wanted))]


def _rows(
    section: Section, make: Callable[[Row], list[QStandardItem]]
) -> list[list[QStandardItem]]:
    """Return the rows of a section as items; the first holds what the row is about."""
    found = []
    for row in section.table.rows if section.table is not None else ():
        items = make(row)
        items[0].setData(row.subject_ids, SUBJECTS)
        found.append(items)
    return found


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setToolTip(plain_tip(text))
    return item
