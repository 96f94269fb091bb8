"""All shortcuts, as a view of the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.dialogs.frame import FramedDialog

if TYPE_CHECKING:
    from cxdesigner.editor.actions import ActionRegistry
    from cxdesigner.ui.qactions import QActions
    from cxdesigner.ui.window import Window


class ShortcutsDialog(FramedDialog):
    """What each key does."""

    def __init__(
        self, registry: ActionRegistry, actions: QActions, parent: QWidget | None = None
    ) -> None:
        super().__init__("shortcutsDialog", _("Keyboard shortcuts"), parent)
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (
                action.title(),
                "   ".join(keys.toString(native) for keys in actions[action.id].shortcuts()),
            )
            for action in registry
            if actions[action.id].shortcuts()
        ]
        table = self.table = QTableWidget(len(rows), 2)
        table.setObjectName("shortcutsTable")
        table.setAccessibleName(_("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([_("Action"), _("Keys")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 210)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        self.body.addWidget(table)
        close = self.add_button("close", _("Close"), default=True)
        close.clicked.connect(self.accept)
        self.resize(560, 560)


def show_shortcuts(window: Window) -> None:
    """Show all shortcuts."""
    dialog = ShortcutsDialog(window.registry, window.actions_, window)
    dialog.exec()
    dialog.deleteLater()
