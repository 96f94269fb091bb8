"""The list of findings: what is wrong, with what, and how to put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import N_, _, ngettext
from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.findings import Findings
from cxdesigner.ui.flow import BarLayout
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.panels.problems_model import FIX_COLUMN, ProblemsModel
from cxdesigner.ui.panels.problems_tree import ProblemsTree
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import Choice, give_tip, plain_label

if TYPE_CHECKING:
    from cxdesigner.editor.problems.grouping import Group, GroupBy
    from cxdesigner.rules.finding import Finding

_BUTTONS: tuple[tuple[str, str, str], ...] = (
    ("draw", "columns", N_("Draw the links that the columns imply")),
    ("explain", "circle-help", N_("Explain the rule")),
    ("suppress", "eye-off", N_("Suppress, with a reason")),
    ("filter", "filter", N_("Filter by this rule, or no longer")),
    ("copy", "copy", N_("Copy the list as text")),
    ("rules", "settings", N_("Rules of this blueprint")),
    ("close", "x", N_("Close the list of problems")),
)
"""Command, icon and label of the small buttons at the right."""


class _SearchLine(TextLine):
    """As wide as the words that say what it is for, where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(120)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        # Its edges, the sign, and the button that clears it.
        return QSize(words + 66, super().sizeHint().height())


class ProblemsPanel(QWidget):
    """The findings of the document on screen, in groups."""

    went = Signal(object)
    """A finding was chosen: show what it is about."""

    seen = Signal(object)
    """The current finding is another one, or None."""

    asked = Signal(str)
    """Something is wanted with the current finding or the list: ``fix``, ``fix_all``,
    ``draw``, ``suppress``, ``explain``, ``filter``, ``copy``, ``rules``, ``close``."""

    def __init__(self, findings: Findings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("problems")
        self.setAccessibleName(_("Problems"))
        self.findings = findings
        self.document: Document | None = None
        self.model = ProblemsModel(theme)
        self.model.subject_of = self._subject
        self.model.reason_of = self._reason
        self._folded: dict[str, bool] = {}
        self.heading = plain_label("", "strong")
        self.heading.setObjectName("problemsHeading")
        self.grouping = Choice()
        self.grouping.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.grouping.setObjectName("problemsGrouping")
        self.grouping.setAccessibleName(_("Group the problems"))
        self.grouping.currentIndexChanged.connect(lambda _place: self._refresh())
        self.search = _SearchLine()
        self.search.setObjectName("problemsFilter")
        self.search.setAccessibleName(_("Filter problems"))
        self.search.setPlaceholderText(_("Filter problems"))
        self.search.setClearButtonEnabled(True)
        self._sign = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.search.installEventFilter(self)
        self.fix = self._text_button("problemsFix", "fix")
        self.fix_all = self._text_button("problemsFixAll", "fix_all")
        self.buttons = {name: self._small_button(name, label) for name, _, label in _BUTTONS}
        self.close_button = self.buttons["close"]
        self.tree = self._make_tree()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._make_top())
        box.addWidget(self.tree, 1)
        self.setMinimumHeight(110)
        findings.changed.connect(self._refresh)
        self.restyle(theme)
        self._show_buttons()

    def _text_button(self, name: str, command: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setIconSize(beside_words(14))
        button.clicked.connect(lambda: self.asked.emit(command))
        return button

    def _small_button(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"problems{name.capitalize()}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(_(label))
        give_tip(button, _(label))
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _make_top(self) -> BarLayout:
        top = BarLayout(gap=8)
        top.setContentsMargins(12, 4, 6, 2)
        top.addWidget(self.heading)
        top.addWidget(self.grouping)
        top.addWidget(self.search)
        top.add_stretch()
        top.addWidget(self.fix)
        top.addWidget(self.fix_all)
        tools = QWidget()
        small = QHBoxLayout(tools)
        small.setContentsMargins(0, 0, 0, 0)
        small.setSpacing(2)
        for button in self.buttons.values():
            small.addWidget(button)
        top.addWidget(tools)
        return top

    def _make_tree(self) -> ProblemsTree:
        tree = ProblemsTree(self.model)
        tree.clicked.connect(self._clicked)
        tree.selectionModel().currentRowChanged.connect(self._moved)
        tree.expanded.connect(lambda index: self._fold(index, folded=False))
        tree.collapsed.connect(lambda index: self._fold(index, folded=True))
        tree.installEventFilter(self)
        return tree

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.model.theme = theme
        for name, picture, _label in _BUTTONS:
            self.buttons[name].setIcon(icon(picture, theme, "ui.text.secondary", size=14))
        self.fix.setIcon(icon("wrench", theme, size=14))
        self._sign.setIcon(icon("search", theme, "ui.text.secondary", size=14))
        self.tree.viewport().update()

    # -- what is chosen ----------------------------------------------------------------------

    def current(self) -> Finding | None:
        """Return the finding of the current row."""
        return self.model.finding_at(self.tree.currentIndex())

    def choose(self, key: tuple[str, tuple[str, ...]]) -> bool:
        """Make the finding with a key the current one; say whether it is shown."""
        index = self.model.place_of(key)
        if not index.isValid():
            return False
        self.tree.expand(index.parent())
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        return True

    @property
    def by(self) -> GroupBy:
        """How the findings are grouped."""
        chosen: GroupBy | None = self.grouping.currentData()
        return chosen or "severity"

    def _offer_groupings(self) -> None:
        """Fill the choice; what it says is only imported when the panel is first shown."""
        from cxdesigner.editor.problems.grouping import GROUPINGS

        if self.grouping.count():
            return
        self.grouping.blockSignals(True)
        for key, label in GROUPINGS.items():
            self.grouping.addItem(_(label), key)
        self.grouping.blockSignals(False)
        self.grouping.setMinimumWidth(self.grouping.sizeHint().width())

    # -- following ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if self.isHidden():
            # Widths and rows of what nobody sees; it is done when the panel is shown.
            return
        self._offer_groupings()
        groups = self._groups()
        if groups != self.model.groups:
            self._show(groups)
        n = len(self.findings.found)
        text = ngettext("{n} problem", "{n} problems", n).format(n=n)
        none = _("No problems") if self.findings.is_known else _("Checking…")
        self.heading.setText(text if n else none)
        self.tree.say_empty(self._empty_words())
        self._show_buttons()

    def _empty_words(self) -> str:
        """Return what to say in the place of rows, where there are none."""
        if not self.findings.is_known:
            return ""
        if self.search.text() and self.findings.found:
            return _("No problem holds these words.")
        return _(
            "The rules have nothing to say. They check while you work; "
            "the higher the maturity, the more they check."
        )

    def _groups(self) -> tuple[Group, ...]:
        from cxdesigner.editor.problems.grouping import grouped

        if self.document is None:
            return ()
        every = (*self.findings.found, *self.findings.suppressed)
        document = self.document
        query = self.search.text()
        return grouped(document.store, every, self.by, document.language, query=query)

    def _show(self, groups: tuple[Group, ...]) -> None:
        current, bar = self.current(), self.tree.verticalScrollBar()
        if self.model.follow(groups, current):
            # Where a finding is may have another name by now.
            self.tree.viewport().update()
            self.tree.fit_columns()
            if self.current() != current:
                self.seen.emit(self.current())
            return
        place, before = bar.value(), self.model.rows
        self.tree.setUpdatesEnabled(False)
        self.model.show_groups(groups)
        # Together: each group unfolded by itself would lay out everything once more.
        self.tree.blockSignals(True)
        self.tree.expandAll()
        for row, group in enumerate(groups):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
            folded = self._folded.get(group.key, group.key == "suppressed")
            if folded and not self.search.text():
                self.tree.collapse(self.model.index(row, 0))
        self.tree.blockSignals(False)
        self.tree.fit_columns()
        index = QModelIndex() if current is None else self._place_after(current, before)
        if index.isValid():
            self.tree.setCurrentIndex(index)
        bar.setValue(place)
        self.tree.setUpdatesEnabled(True)

    def _place_after(self, current: Finding, before: list[Finding]) -> QModelIndex:
        """Return where the current finding is now; for keys also what follows one that is gone."""
        keys = [one.key for one in before]
        at = keys.index(current.key)
        others = (*keys[at + 1 :], *reversed(keys[:at]))
        works_by_keys = self.window().focusWidget() is self.tree
        for key in (current.key, *(others if works_by_keys else ())):
            index = self.model.place_of(key)
            found = self.model.finding_at(index)
            if found is None or not self.tree.isExpanded(index.parent()):
                continue
            if current.suppressed or not found.suppressed:
                return index
        return QModelIndex()

    def _fold(self, index: QModelIndex, *, folded: bool) -> None:
        group = self.model.group_at(index)
        if group is not None and not self.search.text():
            self._folded[group.key] = folded

    def _moved(self, *_ignored: object) -> None:
        self._show_buttons()
        self.seen.emit(self.current())

    def _show_buttons(self) -> None:
        finding = self.current()
        label = finding.fix_label if finding is not None and not finding.suppressed else ""
        self.fix.setVisible(bool(label))
        self.fix.setText(label.replace("&", "&&"))
        alike = self.alike()
        self.fix_all.setVisible(len(alike) > 1)
        self.fix_all.setText(_("Fix all {n}").format(n=len(alike)))
        self.buttons["draw"].setVisible(_is_about_missing_links(finding))
        for name in ("explain", "filter"):
            self.buttons[name].setEnabled(finding is not None)
        self.buttons["copy"].setEnabled(bool(self.model.groups))
        suppress = self.buttons["suppress"]
        suppress.setEnabled(finding is not None)
        is_back = finding is not None and finding.suppressed
        words = _("Suppress no longer") if is_back else _("Suppress, with a reason")
        suppress.setAccessibleName(words)
        give_tip(suppress, words)

    def alike(self) -> tuple[Finding, ...]:
        """Return the findings of the current rule whose fix needs no words, fixed ones first."""
        current = self.current()
        if current is None or current.suppressed or not current.can_fix:
            return ()
        every = self.findings.found
        return tuple(one for one in every if one.code == current.code and one.can_fix)

    # -- mouse and keys ----------------------------------------------------------------------

    def _clicked(self, index: QModelIndex) -> None:
        finding = self.model.finding_at(index)
        if finding is None:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif index.column() == FIX_COLUMN and finding.fix_label and not finding.suppressed:
            self.asked.emit("fix")
        else:
            self.went.emit(finding)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if watched is self.tree and event.type() == QEvent.Type.ShortcutOverride:
                # Delete and copy mean the list here, not what is selected on the canvas.
                if _is_delete(event) or event.matches(QKeySequence.StandardKey.Copy):
                    event.accept()
                    return True
            elif event.type() == QEvent.Type.KeyPress:
                return self._pressed(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, watched: Any, event: QKeyEvent) -> bool:
        if watched is self.search:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.tree.setFocus()
                rows = self.model.rows
                if self.current() is None and rows:
                    self.choose(rows[0].key)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            return False
        if watched is not self.tree:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            finding, index = self.current(), self.tree.currentIndex()
            if finding is not None:
                self.went.emit(finding)
            elif index.isValid():
                self.tree.setExpanded(index, not self.tree.isExpanded(index))
            return True
        if _is_delete(event):
            self.asked.emit("suppress")
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.asked.emit("copy")
            return True
        return False

    # -- words -------------------------------------------------------------------------------

    def _subject(self, finding: Finding) -> str:
        from cxdesigner.editor.problems.words import subject_text

        if self.document is None:
            return ""
        return subject_text(self.document.store, finding, self.document.language)

    def _reason(self, finding: Finding) -> str:
        language = self.document.language if self.document is not None else "en"
        return finding.reason.text(language)


def _is_about_missing_links(finding: Finding | None) -> bool:
    from cxdesigner.rules.imply import OFFERED_WITH

    return finding is not None and not finding.suppressed and finding.code in OFFERED_WITH


def _is_delete(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers()
