"""Choices that hold for every document: language, colours, author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from cxdesigner.base.i18n import LANGUAGES, _
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.editor.settings import UI_SCALES, Settings, StoredFile
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.panels.fields import CheckField, ChoiceField
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


class PreferencesDialog(FramedDialog):
    """Language of the program, colours, size, and whether changes are kept for recovery."""

    def __init__(self, settings: StoredFile[Settings], parent: QWidget | None = None) -> None:
        super().__init__("preferencesDialog", _("Preferences"), parent)
        self._settings = settings
        value = settings.value
        languages = [(tag, LANGUAGE_NAMES[tag]) for tag in LANGUAGES]
        self.language = ChoiceField("preferencesLanguage", _("Language of the program"))
        self.language.set_choices([(None, _("Like the system")), *languages])
        self.language.show_value(value.language)
        self.theme = ChoiceField("preferencesTheme", _("Colours of the window"))
        self.theme.set_choices(
            [
                ("system", _("Like the system")),
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("high_contrast", _("High contrast")),
            ]
        )
        self.theme.show_value(value.theme)
        self.scale = ChoiceField("preferencesScale", _("Size of the window"))
        self.scale.set_choices([(percent, _("{n}%").format(n=percent)) for percent in UI_SCALES])
        self.scale.show_value(value.ui_scale)
        self.autosave = CheckField("preferencesAutosave", _("Keep changes for recovery"))
        self.autosave.show_value(value.autosave)
        self.welcome = CheckField("preferencesWelcome", _("Start with the welcome page"))
        self.welcome.show_value(value.welcome)
        for field in (self.language, self.theme, self.scale):
            self.body.addWidget(field)
        self.scale.box.addWidget(
            plain_label(_("Another size is used from the next start on."), "hint", wrap=True)
        )
        for tick in (self.autosave, self.welcome):
            self.body.addWidget(tick)
        self.shortcuts = QPushButton(_("Keyboard shortcuts…"))
        self.shortcuts.setObjectName("preferencesShortcuts")
        self.shortcuts.setAutoDefault(False)
        self.body.addWidget(self.shortcuts, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add_cancel()
        apply = self.add_button("apply", _("Apply"), default=True)
        apply.clicked.connect(self.accept)
        self.setMinimumWidth(380)

    def accept(self) -> None:
        """Store what was chosen."""
        self._settings.update(
            language=self.language.value,
            theme=self.theme.value,
            ui_scale=self.scale.value,
            autosave=self.autosave.check.isChecked(),
            welcome=self.welcome.check.isChecked(),
        )
        super().accept()


def ask_preferences(window: Window) -> None:
    """Let the person change what holds for every document."""
    from cxdesigner.ui.dialogs.shortcuts import show_shortcuts

    dialog = PreferencesDialog(window.session.settings, window)
    dialog.shortcuts.clicked.connect(lambda: show_shortcuts(window))
    dialog.exec()
    dialog.deleteLater()
