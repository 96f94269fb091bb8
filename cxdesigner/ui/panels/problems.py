"""The list of findings: what is wrong, with what, and how to put it right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, listed, ngettext
from cxdesigner.editor.document import Document
from cxdesigner.report.record_names import name_of
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.findings import Findings
from cxdesigner.ui.icons import icon
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_label, plain_tip

if TYPE_CHECKING:
    from cxdesigner.rules.finding import Finding

_ICONS = {"error": "circle-alert", "warning": "triangle-alert", "advice": "info"}
_COLUMNS = 4
_AIR_PX = 8
_WIDTHS_PX = {0: (84, 84), 2: (120, 190), 3: (120, 340)}
"""Least and most width of a column; the sentence has what is left."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FindingsModel(QAbstractTableModel):
    """One finding a row: severity and code, sentence, subject, quick fix."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows: list[Finding] = []
        self.theme = theme
        self.subject_of: Callable[[Finding], str] = lambda _finding: ""

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these, the gravest first."""
        self.beginResetModel()
        self.rows = list(findings)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                finding.code,
                finding.message,
                self.subject_of(finding),
                finding.fix_label,
            )[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon(
                _ICONS[finding.severity], self.theme, f"problem.{finding.severity}", size=15
            )
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == 0:
                return qcolor(self.theme, f"problem.{finding.severity}")
            if column == 3:
                return qcolor(self.theme, "ui.accent")
        if role == Qt.ItemDataRole.ToolTipRole and column > 0:
            return plain_tip(self.data(index))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            from cxdesigner.rules.finding import SEVERITY_NAMES

            return f"{_(SEVERITY_NAMES[finding.severity])} {finding.code}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Code"), _("Finding"), _("Where"), _("Quick fix"))[section]


class ProblemsPanel(QWidget):
    """The findings of the document on screen."""

    went = Signal(object)
    """A finding was chosen: show what it is about."""

    fix_wanted = Signal(object)
    closed = Signal()

    def __init__(self, findings: Findings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("problems")
        self.setAccessibleName(_("Problems"))
        self.findings = findings
        self.document: Document | None = None
        self.model = FindingsModel(theme)
        self.model.subject_of = self._subject
        self.heading = plain_label("", "strong")
        self.heading.setObjectName("problemsHeading")
        self.fix = QPushButton(_("Fix"))
        self.fix.setObjectName("problemsFix")
        self.fix.clicked.connect(self._fix_current)
        self.close_button = QToolButton()
        self.close_button.setObjectName("problemsClose")
        self.close_button.setAccessibleName(_("Close the list of problems"))
        self.close_button.setToolTip(plain_tip(_("Close the list of problems")))
        self.close_button.clicked.connect(self.closed.emit)
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 6, 2)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.fix)
        top.addWidget(self.close_button)
        self.table = QTableView()
        self.table.setObjectName("problemsTable")
        self.table.setAccessibleName(_("Problems"))
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(60)
        for column, (least, _most) in _WIDTHS_PX.items():
            self.table.setColumnWidth(column, least)
        self.table.clicked.connect(self._clicked)
        self.table.selectionModel().currentRowChanged.connect(self._show_fix)
        self.table.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.table, 1)
        self.setMinimumHeight(110)
        findings.changed.connect(self._refresh)
        self.restyle(theme)
        self._refresh()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.model.theme = theme
        self.close_button.setIcon(icon("x", theme, "ui.text.secondary", size=14))
        self.fix.setIcon(icon("wrench", theme, size=14))
        self.table.viewport().update()

    def current(self) -> Finding | None:
        """Return the finding of the current row."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if self.isHidden():
            # Widths and rows of what nobody sees; it is done when the panel is shown.
            return
        current = self.current()
        self.model.show_findings(self.findings.found)
        for column, (least, most) in _WIDTHS_PX.items():
            wanted = self.table.sizeHintForColumn(column) + _AIR_PX
            self.table.setColumnWidth(column, min(most, max(least, wanted)))
        n = len(self.model.rows)
        text = ngettext("{n} problem", "{n} problems", n).format(n=n)
        self.heading.setText(text if n else _("No problems"))
        if current is not None:
            for row, finding in enumerate(self.model.rows):
                if finding.key == current.key:
                    self.table.selectRow(row)
                    break
        self._show_fix()

    def _show_fix(self, *_ignored: object) -> None:
        finding = self.current()
        label = finding.fix_label if finding is not None else ""
        self.fix.setVisible(bool(label))
        self.fix.setText(label.replace("&", "&&"))

    def _clicked(self, index: QModelIndex) -> None:
        finding = self.model.rows[index.row()]
        if index.column() == 3 and finding.fix_label:
            self.fix_wanted.emit(finding)
        else:
            self.went.emit(finding)

    def _fix_current(self) -> None:
        finding = self.current()
        if finding is not None:
            self.fix_wanted.emit(finding)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                finding = self.current()
                if finding is not None:
                    self.went.emit(finding)
                return True
        return super().eventFilter(watched, event)

    def _subject(self, finding: Finding) -> str:
        if self.document is None:
            return ""
        if finding.document or not finding.subjects:
            return _("The whole blueprint")
        view, language = self.document.store, self.document.language
        words: list[str] = []
        for key in finding.subjects[:2]:
            words.append(name_of(view, view.find(key), language) or key)
        more = len(finding.subjects) - len(words)
        shown = listed(words)
        return _("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown
