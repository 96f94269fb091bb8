"""Rows of a comparison in groups that fold: nothing is made of a row before somebody sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTreeView, QWidget

from cxdesigner.analysis.words import named, noted
from cxdesigner.base.i18n import N_, _
from cxdesigner.report.table import Row
from cxdesigner.scene.change_signs import SIGNS, Sign
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.branches import ROOT, BranchModel, Index
from cxdesigner.ui.comparing.signs import SIGN_PX, sign_picture
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_tip
from cxdesigner.ui.wrapping_tree import WrappingTree, depth_px

_CELL_AIR_PX = 16
_LEAST_NAME_PX, _LEAST_CELL_PX = 120, 72
_LEAST_PX, _MOST_PX = 110, 1_200
_MEASURED = 100
"""Rows of a group by whose texts the widths of columns go."""

_MANY = 1_000
"""Rows of a group from which on it comes folded: a tree asks for all that are not folded away."""

SIGN_NAMES: dict[Sign, str] = {
    "added": N_("Added"),
    "removed": N_("Removed"),
    "moved": N_("Moved"),
    "edited": N_("Changed"),
}

Group = tuple[str, Sequence[Row]]
_Role = Qt.ItemDataRole
_BRANCH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row shows: its texts, a sign before the first, a colour for each ('' for none)."""

    texts: tuple[str, ...]
    sign: Sign | None = None
    paints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """How rows are shown: in a theme, for a screen with so many pixels to a point."""

    shown: Callable[[Row], Shown]
    theme: Theme
    ratio: float = 1.0

    @cached_property
    def icons(self) -> dict[Sign, QIcon]:
        """The signs of the canvas and of the legend, one picture for all rows."""
        return {sign: QIcon(sign_picture(sign, self.theme, self.ratio)) for sign in SIGNS}


class ComparisonModel(BranchModel):
    """A group a branch, one change a row; the rows of one group without a title have no branch."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._figures_in: frozenset[int] = frozenset()
        self._look: Look | None = None

    def show_groups(
        self,
        headings: Sequence[str],
        groups: Sequence[Group],
        figures_in: Sequence[int],
        look: Look | None,
    ) -> None:
        """Show these groups and no others."""
        self.beginResetModel()
        self._headings, self.groups = tuple(headings), tuple(groups)
        self._figures_in, self._look = frozenset(figures_in), look
        self.endResetModel()

    @property
    def _is_flat(self) -> bool:
        return len(self.groups) == 1 and not self.groups[0][0]

    def row_at(self, index: Index) -> Row | None:
        """Return what a row shows, None for a group or nothing."""
        if not index.isValid():
            return None
        if self._is_flat:
            return self.groups[0][1][index.row()]
        branch = index.internalId()
        return self.groups[branch - 1][1][index.row()] if branch else None

    def shown_in(self, row: Row) -> Shown:
        """Return what is shown of a row."""
        assert self._look is not None
        return self._look.shown(row)

    # -- what a view asks --------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self.groups[0][1]) if self._is_flat else len(self.groups)
        if self._is_flat or parent.internalId() or parent.column() > 0:
            return 0
        return len(self.groups[parent.row()][1])

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(self._headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Else a tree asks each of thousands how many rows it holds.
        return _LEAF if index.isValid() and (self._is_flat or index.internalId()) else _BRANCH

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None or self._look is None:
            return self._of_group(index, role)
        column = index.column()
        match role:
            case _Role.DisplayRole | _Role.EditRole:
                return self.shown_in(row).texts[column]
            case _Role.ToolTipRole:
                return plain_tip(self.shown_in(row).texts[column])
            case _Role.TextAlignmentRole if column in self._figures_in:
                return self._side(column)
            case _Role.ForegroundRole:
                paint = self.shown_in(row).paints[column : column + 1]
                return qcolor(self._look.theme, paint[0]) if paint and paint[0] else None
        if column == 0:
            shown = self.shown_in(row)
            if shown.sign is not None and role == _Role.DecorationRole:
                return self._look.icons[shown.sign]
            if shown.sign is not None and role == _Role.AccessibleTextRole:
                return named(_(SIGN_NAMES[shown.sign]), shown.texts[0])
        return None

    def _of_group(self, index: Index, role: int) -> Any:
        if not index.isValid() or index.column() > 0:
            return None
        title, rows = self.groups[index.row()]
        match role:
            case _Role.DisplayRole:
                return noted(title, len(rows))
            case _Role.ToolTipRole:
                return plain_tip(noted(title, len(rows)))
            case _Role.FontRole:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == _Role.DisplayRole:
            return self._headings[section]
        return self._side(section) if role == _Role.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        sides = Qt.AlignmentFlag
        side = sides.AlignRight if column in self._figures_in else sides.AlignLeft
        return side | sides.AlignVCenter


class ComparisonTable(WrappingTree):
    """Rows in groups that fold; Enter or a click chooses a row, Escape leaves."""

    went = Signal(object)
    left = Signal()
    came = Signal(QRect)
    """Where a row lies in the viewport to which somebody goes."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = ComparisonModel(self)
        self._wanted: tuple[int, ...] = ()
        self._before_name = 0
        self._came_open: dict[str, bool] = {}
        self._left_open: dict[str, bool] = {}
        """By title of a group: whether it was unfolded as it came; what the person did to it."""

        self.setIconSize(QSize(SIGN_PX, SIGN_PX))
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(self.rows)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setIndentation(14)
        self.clicked.connect(self._go)

    def stand_whole(self, on: bool) -> None:
        """Be as high as all rows: what is around the table scrolls, not the table within it."""
        policy = self.sizePolicy()
        vertical = QSizePolicy.Policy.Minimum if on else QSizePolicy.Policy.Expanding
        if policy.verticalPolicy() != vertical:
            policy.setVerticalPolicy(vertical)
            self.setSizePolicy(policy)
            adjust = QTreeView.SizeAdjustPolicy
            self.setSizeAdjustPolicy(adjust.AdjustToContents if on else adjust.AdjustIgnored)

    def scrollTo(
        self,
        index: Index,
        hint: QTreeView.ScrollHint = QTreeView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if index.isValid():
            self.came.emit(self.visualRect(index))

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        # Thousands of rows scroll in a table of their own.
        height = min(size.height() + self.verticalOffset(), _MOST_PX)
        return QSize(size.width(), max(_LEAST_PX, height))

    def clear(self) -> None:
        """Show nothing."""
        self.rows.show_groups((), (), (), None)

    def show_groups(
        self,
        headings: Sequence[str],
        groups: Sequence[Group],
        look: Look,
        figures_in: Sequence[int] = (),
    ) -> None:
        """Show rows in groups; one group without a title stands alone.

        Large groups come folded; what the person has folded or unfolded stays so.

        Parameters
        ----------
        figures_in
            Columns that stand at the right, with their headings.
        """
        for place, (title, _rows) in enumerate(self.rows.groups):
            is_open = self.isExpanded(self.rows.index(place, 0))
            if is_open != self._came_open.get(title):
                self._left_open[title] = is_open
        self.set_wrapping(sum(len(rows) for _title, rows in groups))
        self.rows.show_groups(headings, groups, figures_in, look)
        self.setRootIsDecorated(any(title for title, _rows in groups))
        self._came_open = {
            title: bool(title) and self._left_open.get(title, len(rows) <= _MANY)
            for title, rows in groups
        }
        for place, (title, _rows) in enumerate(groups):
            self.setExpanded(self.rows.index(place, 0), self._came_open[title])
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        sample = [look.shown(row) for _title, rows in groups for row in rows[:_MEASURED]]
        self._wanted = tuple(
            max(self._cell_px(sample, at), header.sectionSizeHint(at)) + _CELL_AIR_PX
            for at in range(len(headings))
        )
        self._spread()

    def _cell_px(self, sample: Sequence[Shown], column: int) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(one.texts[column]) for one in sample), default=0)
        if not column:
            branch = self.rows.index(0, 0)
            row = self.rows.index(0, 0, branch)
            has_sign = bool(sample) and sample[0].sign is not None
            self._before_name = depth_px(self, row if row.isValid() else branch)
            self._before_name += (SIGN_PX + 8) * has_sign
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

    def _go(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None and row.subject_ids:
            self.went.emit(row.subject_ids)

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
