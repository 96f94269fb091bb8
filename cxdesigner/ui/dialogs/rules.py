"""The rules of one blueprint: its profile, how loud each rule is, and where the limits lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import N_, _, pgettext
from cxdesigner.editor.problems.ruleset import (
    Ruleset,
    kept,
    may_be_name,
    own_profiles,
    ruleset_of,
    set_ruleset,
    without,
)
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.report.rule_page import says
from cxdesigner.rules.finding import SEVERITIES, SEVERITY_NAMES
from cxdesigner.rules.profiles import PROFILES
from cxdesigner.rules.registry import Rule, all_rules
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.frame import LEAST_ROWS_PX, FramedDialog
from cxdesigner.ui.dialogs.rule_limits import RuleLimits
from cxdesigner.ui.fittings import scrolling
from cxdesigner.ui.icons import icon
from cxdesigner.ui.panels.problems_model import ICONS
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import Choice, give_tip, plain_label, plain_tip
from cxdesigner.ui.wrapping_tree import ChevronTreeWidget, wrap_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxdesigner.editor.session import Session
    from cxdesigner.ui.window import Window

GROUPS: Mapping[str, str] = {
    "S": N_("Structure"),
    "L": N_("Lines and lanes"),
    "X": N_("Experience"),
    "D": N_("Data"),
    "C": N_("Completeness"),
    "M": N_("Method"),
}
"""Letter of a code → what its rules are about."""

_PROFILE_WORDS: Mapping[str, str] = {
    "recommended": N_("Rules run from the maturity at which they help."),
    "strict": N_("All rules run at every maturity, and advice counts as a warning."),
    "off": N_("No rule runs."),
}
_RULE = Qt.ItemDataRole.UserRole
_WIDTHS_PX = (66, 98, 56)
"""Of maturity, severity and number found, at least; the words of the rule take the rest."""


class RulesDialog(FramedDialog):
    """Everything is changed at once with OK, as one undo step."""

    def __init__(
        self,
        rules: Ruleset,
        own: dict[str, Ruleset],
        counts: Mapping[str, int],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("rulesDialog", _("Rules of this blueprint"), parent)
        self.rules = rules
        self.own = own

        self.snapshots: dict[str, Ruleset] = {}
        """Profiles of one's own that are new, by name."""

        self.gone: set[str] = set()
        """Names of profiles of one's own that were renamed or deleted."""

        self._counts, self._theme = counts, theme
        self._items: dict[str, QTreeWidgetItem] = {}
        self.profile = Choice()
        self.profile.setObjectName("rulesProfile")
        self.profile.setAccessibleName(_("Profile"))
        self.profile_words = plain_label("", "hint", wrap=True)
        self.body.addLayout(self._make_profile_row())
        self.body.addWidget(self.profile_words)
        self.pages = QTabWidget()
        self.pages.setObjectName("rulesPages")
        self.pages.setAccessibleName(_("Rules of this blueprint"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self._make_rules_page(), _("Rules"))
        self.limits = RuleLimits()
        self.limits.changed.connect(self._limit_changed)
        self.limits.setAccessibleName(_("Limits"))
        self.pages.addTab(scrolling(self.limits), _("Limits"))
        self.body.addWidget(self.pages, 1)
        self.add_cancel()
        self.accept_button = self.add_button("applyRules", _("Apply"), default=True)
        self.accept_button.clicked.connect(self.accept)
        self.resize(820, 640)
        self._fill_profiles()
        self.profile.currentIndexChanged.connect(lambda _place: self._choose_profile())
        self.tree.setCurrentItem(next(iter(self._items.values())))
        self._show()
        self.tree.setFocus()

    def _make_profile_row(self) -> QGridLayout:
        self.name = TextLine()
        self.name.setObjectName("rulesName")
        self.name.setAccessibleName(_("Name of a profile of your own"))
        self.name.setPlaceholderText(_("Name of a profile of your own"))
        self.keep = QPushButton(_("Keep as profile"))
        self.keep.setObjectName("rulesKeep")
        self.keep.setAutoDefault(False)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._keep)
        self.rename = QPushButton(_("Rename"))
        self.rename.setObjectName("rulesRename")
        self.rename.setAutoDefault(False)
        self.rename.clicked.connect(self._rename)
        self.delete = QPushButton(_("Delete"))
        self.delete.setObjectName("rulesDelete")
        self.delete.setAutoDefault(False)
        self.delete.setAccessibleName(_("Delete this profile"))
        self.delete.clicked.connect(self._delete)
        self.name.textChanged.connect(lambda _text: self._show_profile_buttons())
        grid = self._profile_row = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(plain_label(_("Profile"), "field"), 0, 0)
        grid.addWidget(self.profile, 0, 1)
        grid.addWidget(self.delete, 0, 2)
        grid.addWidget(self.name, 1, 1)
        grid.addWidget(self.keep, 1, 2)
        grid.addWidget(self.rename, 1, 3)
        grid.setColumnStretch(1, 1)
        return grid

    def _make_rules_page(self) -> QWidget:
        self.search = TextLine()
        self.search.setObjectName("rulesSearch")
        self.search.setAccessibleName(_("Find a rule"))
        self.search.setPlaceholderText(_("Find a rule"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = ChevronTreeWidget()
        self.tree.setObjectName("rulesTree")
        self.tree.setAccessibleName(_("Rules"))
        since = pgettext("maturity", "From")
        self.tree.setHeaderLabels([_("Rule"), since, _("Severity"), _("Found")])
        self.tree.setIndentation(16)
        self.tree.setVerticalScrollMode(ChevronTreeWidget.ScrollMode.ScrollPerPixel)
        wrap_rows(self.tree)
        self.tree.setMinimumHeight(LEAST_ROWS_PX)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        for section, width in enumerate(_WIDTHS_PX, start=1):
            room = max(width, self.tree.header().sectionSizeHint(section) + 6)
            self.tree.header().resizeSection(section, room)
        self.tree.currentItemChanged.connect(lambda *_ignored: self._show_severity())
        for letter, title in GROUPS.items():
            head = QTreeWidgetItem([_(title)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            bold = head.font(0)
            bold.setBold(True)
            head.setFont(0, bold)
            self.tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for rule in all_rules():
                if rule.code.startswith(letter):
                    words = f"{rule.code}  {says(rule)}"
                    item = QTreeWidgetItem([words, _(MATURITY_NAMES[rule.maturity])])
                    item.setData(0, _RULE, rule)
                    item.setToolTip(0, plain_tip(f"{words}\n{rule.name}"))
                    head.addChild(item)
                    self._items[rule.code] = item
        self.tree.expandAll()
        self.severity = Choice()
        self.severity.setObjectName("rulesSeverity")
        self.severity.setAccessibleName(_("Severity of the rule"))
        self.severity.currentIndexChanged.connect(lambda _place: self._choose_severity())
        row = self._severity_row = QHBoxLayout()
        row.addWidget(plain_label(_("Severity of the rule"), "field"))
        row.addWidget(self.severity, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        return page

    def tighten(self) -> None:
        """Have the profile in one row, and the search beside the severity."""
        row = self._profile_row
        for column, widget in enumerate((self.name, self.keep, self.rename), start=3):
            row.addWidget(widget, 0, column)
        row.setColumnStretch(3, 1)
        self.name.setPlaceholderText(_("Name"))
        self.profile_words.hide()
        self._severity_row.insertWidget(0, self.search, 1)

    # -- profile -----------------------------------------------------------------------------

    def _fill_profiles(self) -> None:
        self.profile.blockSignals(True)
        self.profile.clear()
        for key, label in PROFILES.items():
            self.profile.addItem(_(label), key)
        names = dict.fromkeys((*self.own, self.rules.profile))
        for name in names:
            if name not in PROFILES:
                self.profile.addItem(name, name)
        self.profile.setCurrentIndex(self.profile.findData(self.rules.profile))
        self.profile.blockSignals(False)

    def _choose_profile(self) -> None:
        name = self.profile.currentData()
        self.rules = self.own[name] if name in self.own else self.rules.with_profile(name)
        self._show()

    def _show_profile_buttons(self) -> None:
        may_keep = may_be_name(self.name.text())
        is_own = self.rules.profile in self.own
        self.keep.setEnabled(may_keep)
        self.rename.setEnabled(may_keep and is_own)
        self.delete.setEnabled(is_own)

    def _keep(self) -> None:
        name = self.name.text().strip()
        self.snapshots[name] = self.rules
        self.gone.discard(name)
        self.own[name] = Ruleset(name, dict(self.rules.severities), dict(self.rules.limits))
        self.rules = self.own[name]
        self.name.clear()
        self._fill_profiles()
        self._show()

    def _rename(self) -> None:
        former = self.rules.profile
        if self.name.text().strip() != former:
            self._forget(former)
        self._keep()

    def _delete(self) -> None:
        """Forget a profile; what it said stays with this blueprint, on the recommended one."""
        self._forget(self.rules.profile)
        self.rules = self.rules.with_profile("recommended")
        self._fill_profiles()
        self._show()

    def _forget(self, name: str) -> None:
        self.own.pop(name, None)
        self.snapshots.pop(name, None)
        self.gone.add(name)

    # -- rules -------------------------------------------------------------------------------

    def current(self) -> Rule | None:
        """Return the rule of the current row."""
        item = self.tree.currentItem()
        found = item.data(0, _RULE) if item is not None else None
        return found if isinstance(found, Rule) else None

    def choose(self, code: str) -> None:
        """Make a rule the current one."""
        self.tree.setCurrentItem(self._items[code])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        item = self.tree.currentItem()
        if item is not None:
            self.tree.scrollToItem(item)

    def _show(self) -> None:
        words = _PROFILE_WORDS.get(self.rules.profile)
        told = _(words) if words else _("A profile of your own, on top of the recommended one.")
        self.profile_words.setText(told)
        # The words have no room on a small screen.
        give_tip(self.profile, told)
        for code, item in self._items.items():
            rule: Rule = item.data(0, _RULE)
            severity = self.rules.severity(rule)
            item.setText(2, _severity_word(severity))
            ink = f"problem.{severity}" if severity in ICONS else "ui.text.secondary"
            picture = ICONS.get(severity, "eye-off")
            # What is unfolded counts as pressed in.
            item.setIcon(2, icon(picture, self._theme, ink, on_paint=ink, size=14))
            font = item.font(2)
            font.setBold(code in self.rules.severities)
            item.setFont(2, font)
            count = self._counts.get(code, 0)
            item.setText(3, str(count) if count else "")
        self.limits.show_limits(self.rules)
        self._show_profile_buttons()
        self._show_severity()

    def _show_severity(self) -> None:
        rule = self.current()
        self.severity.blockSignals(True)
        self.severity.clear()
        if rule is not None:
            usual = _severity_word(self.rules.usual(rule))
            self.severity.addItem(_("As in the profile ({severity})").format(severity=usual), None)
            for key in (*SEVERITIES, "off"):
                self.severity.addItem(_severity_word(key), key)
            place = self.severity.findData(self.rules.severities.get(rule.code))
            self.severity.setCurrentIndex(max(0, place))
        self.severity.setEnabled(rule is not None and self.rules.profile != "off")
        self.severity.blockSignals(False)

    def _choose_severity(self) -> None:
        rule = self.current()
        if rule is not None:
            self.rules = self.rules.with_severity(rule.code, self.severity.currentData())
            self._show()

    def _limit_changed(self, name: str, value: object) -> None:
        self.rules = self.rules.with_limit(name, value)

    def _filter(self, query: str) -> None:
        words = query.casefold().split()
        for item in self._items.values():
            rule: Rule = item.data(0, _RULE)
            text = f"{item.text(0)} {rule.name} {item.text(2)}".casefold()
            item.setHidden(not all(word in text for word in words))
        for row in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(row)
            if head is not None:
                own = (item for item in self._items.values() if item.parent() is head)
                head.setHidden(all(item.isHidden() for item in own))


def _remember(session: Session, dialog: RulesDialog) -> None:
    """Write down which profiles of one's own came and went."""
    settings = session.settings.value
    if dialog.gone:
        left = without(settings, dialog.gone)
        settings = settings.model_copy(update={"rule_profiles": left})
    for name, rules in dialog.snapshots.items():
        settings = settings.model_copy(update={"rule_profiles": kept(settings, name, rules)})
    if settings != session.settings.value:
        session.settings.set(settings)


def _severity_word(key: str) -> str:
    return _("Off") if key == "off" else _(SEVERITY_NAMES[key])  # type: ignore[index]


def ask_rules(window: Window) -> None:
    """Let the person change the rules of the blueprint on screen."""
    document = window.document
    if document is None:
        return
    session: Session = window.session
    counts: dict[str, int] = {}
    for finding in window.findings.found:
        counts[finding.code] = counts.get(finding.code, 0) + (len(finding.parts) or 1)
    own = own_profiles(session.settings.value)
    dialog = RulesDialog(ruleset_of(document.store), own, counts, window.theme, window)
    current = window.problems.current()
    if current is not None and not window.problems.isHidden():
        dialog.choose(current.code)
    wanted, rules = bool(dialog.exec()), dialog.rules
    dialog.deleteLater()
    if wanted:
        _remember(session, dialog)
        document.run(_("Change the rules"), set_ruleset, rules)
        window.findings.refresh()
