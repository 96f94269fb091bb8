"""The strip above the plan: what is shown, how the plan stands, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton

from cxdesigner.base.i18n import _, pgettext
from cxdesigner.editor.view_state import PlanTab
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.flow import BarLayout
from cxdesigner.ui.icons import icon, show_words
from cxdesigner.ui.segment import Segment
from cxdesigner.ui.widgets import give_tip, plain_label


class PlanBar(QFrame):
    """``wanted`` carries the command of a button."""

    wanted = Signal(str)
    turned = Signal(str)
    """Another page is wanted: board, table or roles."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        # It looks like the strip above the table.
        self.setObjectName("tableBar")
        row = BarLayout(self, gap=6)
        row.setContentsMargins(10, 5, 10, 5)
        choices: tuple[tuple[PlanTab, str, str], ...] = (
            ("board", _("Board"), _("Actions by status")),
            ("table", _("Table"), _("Actions in rows")),
            ("roles", _("Roles and RACI"), _("Who does what, and what for")),
        )
        segment = Segment("planTab", choices)
        segment.turned.connect(self.turned)
        self.tabs = segment.buttons
        self.count = plain_label("", "hint")
        self.count.setObjectName("planCount")
        row.addWidget(segment)
        row.addWidget(self.count)
        row.add_stretch()
        self.buttons: dict[str, QToolButton] = {}
        for name, text, tip in (
            ("add", _("New action"), _("Add an action")),
            ("answers", pgettext("of an action", "Answers"), _("Choose what the action answers")),
            ("add_role", _("New role"), _("Add role")),
            ("register", _("Fill the register"), _("Put everybody named into the register")),
            ("take", _("Confirm all"), _("Confirm all proposed duties")),
            ("reveal", _("On the canvas"), _("Show on the canvas")),
            ("remove", "", _("Remove the action")),
        ):
            button = QToolButton()
            button.setObjectName(f"plan-{name}")
            button.setText(text)
            give_tip(button, tip)
            button.setAccessibleName(tip)
            show_words(button, bool(text), 14)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, name=name: self.wanted.emit(name))
            row.addWidget(button)
            self.buttons[name] = button
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        icons = {
            "add": "plus",
            "answers": "mark-pain",
            "reveal": "scan",
            "remove": "trash-2",
            "add_role": "plus",
            "register": "user-round",
            "take": "check",
        }
        for name, picture in icons.items():
            self.buttons[name].setIcon(icon(picture, theme, size=14))

    def show_state(self, tab: PlanTab, words: str, *, chosen: bool, proposed: bool) -> None:
        """Show the page in front and what can be done on it."""
        for each, page in self.tabs.items():
            page.setChecked(each == tab)
        self.count.setText(words)
        on_roles = tab == "roles"
        for name, button in self.buttons.items():
            button.setVisible(name == "reveal" or (name in _OF_ROLES) == on_roles)
        for name in ("answers", "remove"):
            self.buttons[name].setEnabled(chosen)
        self.buttons["take"].setEnabled(proposed)


def empty_words(hidden: int) -> str:
    """Return what to say where no action is shown, of which `hidden` do not pass the filter."""
    if hidden:
        return _("The filter hides all actions.")
    return _(
        "No action yet. An action answers a pain point, a feedback or a problem; "
        "“New action” adds one."
    )


_OF_ROLES = frozenset({"add_role", "register", "take"})
