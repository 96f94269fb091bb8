"""Groups of findings as a tree of two levels for a view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont

from cxdesigner.analysis.words import noted
from cxdesigner.base.i18n import _
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.branches import ROOT, BranchModel, Index
from cxdesigner.ui.icons import icon
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_tip, slant

if TYPE_CHECKING:
    from cxdesigner.editor.problems.grouping import Group
    from cxdesigner.rules.finding import Finding

ICONS = {"error": "circle-alert", "warning": "triangle-alert", "advice": "info"}
COLUMNS = 4
FIX_COLUMN = 3

MOST_RUNS = 40
"""Stretches of rows up to which they are changed one by one: a view looks at all for each."""

_Role = Qt.ItemDataRole


class ProblemsModel(BranchModel):
    """A group a branch, one finding a row: severity and code, sentence, subject, quick fix."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.groups: tuple[Group, ...] = ()
        self.theme = theme
        self.subject_of: Callable[[Finding], str] = lambda _finding: ""
        self.reason_of: Callable[[Finding], str] = lambda _finding: ""

    @property
    def rows(self) -> list[Finding]:
        """All findings shown, from top to bottom, suppressed ones included."""
        return [finding for group in self.groups for finding in group.findings]

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups and no others."""
        self.beginResetModel()
        self.groups = groups
        self.endResetModel()

    def follow(self, groups: tuple[Group, ...], chosen: Finding | None) -> bool:
        """Show other groups by changing nothing but the rows that differ.

        Returns
        -------
        bool
            Whether that was done. Not where other groups, another order or very many rows make it
            a whole new list, nor where the chosen finding goes.
        """
        if [group.key for group in groups] != [group.key for group in self.groups]:
            return False
        pairs = zip(self.groups, groups, strict=True)
        changes = [_Changes(old.findings, new.findings) for old, new in pairs]
        if not all(change.keeps(chosen) for change in changes):
            return False
        if sum(len(change.gone) + len(change.come) for change in changes) > MOST_RUNS:
            return False
        for branch, (group, change) in enumerate(zip(groups, changes, strict=True)):
            self._change(branch, group, change)
        return True

    def _change(self, branch: int, group: Group, change: _Changes) -> None:
        parent, rows = self.index(branch, 0), list(self.groups[branch].findings)
        for first, last in reversed(change.gone):
            self.beginRemoveRows(parent, first, last)
            del rows[first : last + 1]
            self._put(branch, replace(self.groups[branch], findings=tuple(rows)))
            self.endRemoveRows()
        for first, last in change.come:
            self.beginInsertRows(parent, first, last)
            rows[first:first] = group.findings[first : last + 1]
            self._put(branch, replace(self.groups[branch], findings=tuple(rows)))
            self.endInsertRows()
        stale = [n for n, (old, new) in enumerate(zip(rows, group.findings, strict=True))
                 if old is not new and old != new]  # fmt: skip
        is_as_before = self.groups[branch].title == group.title and len(change.old) == len(rows)
        self._put(branch, group)
        for first, last in _runs(stale):
            self.dataChanged.emit(
                self.index(first, 0, parent), self.index(last, COLUMNS - 1, parent)
            )
        if not is_as_before:
            self.dataChanged.emit(parent, parent)

    def _put(self, branch: int, group: Group) -> None:
        self.groups = (*self.groups[:branch], group, *self.groups[branch + 1 :])

    def finding_at(self, index: Index) -> Finding | None:
        """Return the finding of a row, None for a group or nothing."""
        if not index.isValid() or not index.internalId():
            return None
        return self.groups[index.internalId() - 1].findings[index.row()]

    def group_at(self, index: Index) -> Group | None:
        """Return the group that a row is or belongs to."""
        if not index.isValid():
            return None
        return self.groups[(index.internalId() or index.row() + 1) - 1]

    def place_of(self, key: tuple[str, tuple[str, ...]], column: int = 0) -> QModelIndex:
        """Return where the finding with a key is shown."""
        for branch, group in enumerate(self.groups):
            for row, finding in enumerate(group.findings):
                if finding.key == key:
                    return self.createIndex(row, column, branch + 1)
        return QModelIndex()

    # -- what a view asks --------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() or parent.column() > 0:
            return 0
        return len(self.groups[parent.row()].findings)

    def columnCount(self, parent: Index = ROOT) -> int:
        return COLUMNS

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        finding = self.finding_at(index)
        if finding is None:
            return self._of_group(index, role)
        column = index.column()
        if role == _Role.DisplayRole:
            return self.text(finding, column)
        if role == _Role.DecorationRole and column == 0:
            paint = "ui.text.secondary" if finding.suppressed else f"problem.{finding.severity}"
            # What is unfolded counts as pressed in, and all rows are unfolded together.
            return icon(ICONS[finding.severity], self.theme, paint, on_paint=paint, size=15)
        if role == _Role.ForegroundRole:
            if finding.suppressed:
                return qcolor(self.theme, "ui.text.secondary")
            if column == 0:
                return qcolor(self.theme, f"problem.{finding.severity}")
            if column == FIX_COLUMN:
                return qcolor(self.theme, "ui.accent")
        if role == _Role.FontRole and finding.suppressed:
            font = QFont()
            slant(font)
            return font
        if role == _Role.ToolTipRole and column > 0:
            return plain_tip(self.data(index))
        if role == _Role.AccessibleTextRole and column == 0:
            from cxdesigner.rules.finding import SEVERITY_NAMES

            return f"{_(SEVERITY_NAMES[finding.severity])} {finding.code}"
        return None

    def text(self, finding: Finding, column: int) -> str:
        """Return what a column says of a finding."""
        if column == 0:
            return finding.code
        if column == 1:
            return finding.message
        if column == 2:
            return self.subject_of(finding)
        return self.reason_of(finding) if finding.suppressed else finding.fix_label

    def _of_group(self, index: Index, role: int) -> Any:
        group = self.group_at(index)
        if group is None or index.column() > 0:
            return None
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return noted(group.title, len(group.findings))
        if role == _Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if role != _Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Code"), _("Finding"), _("Where"), _("Quick fix"))[section]


class _Changes:
    """Which findings of a group go and come: stretches of rows, first and last."""

    def __init__(self, old: tuple[Finding, ...], new: tuple[Finding, ...]) -> None:
        self.old = old
        self.gone: list[tuple[int, int]] = []
        """Of the rows before."""

        self.come: list[tuple[int, int]] = []
        """Of the rows after."""

        self._gone: set[tuple[str, tuple[str, ...]]] = set()
        self._is_known = True
        if old == new:
            return
        before, after = [one.key for one in old], [one.key for one in new]
        were, are = set(before), set(after)
        self._gone = were - are
        self.gone = _runs(n for n, key in enumerate(before) if key not in are)
        self.come = _runs(n for n, key in enumerate(after) if key not in were)
        stay = [key for key in before if key in are]
        # Where two have one key nobody knows which is which.
        self._is_known = stay == [key for key in after if key in were] and len(stay) == len(
            were & are
        )

    def keeps(self, chosen: Finding | None) -> bool:
        """Say whether these are all that differs, and a chosen finding does not go."""
        return self._is_known and (chosen is None or chosen.key not in self._gone)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Return the stretches of places that lie side by side, first and last of each."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = found[-1][0], place
        else:
            found.append((place, place))
    return found
