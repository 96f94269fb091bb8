"""Groups of findings as a tree of two levels for a view."""

from __future__ import annotations

from collections.abc import Callable
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
