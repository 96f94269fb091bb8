"""Texts that Qt breaks into lines, with their Chinese words kept whole."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLabel, QStyledItemDelegate, QStyleOptionViewItem

from cxdesigner.scene.chinese import kept_together

_COPIED = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextEditable


class WholeWords(QStyledItemDelegate):
    """Draws and edits the items of a list or table; Chinese words are not broken."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = kept_together(option.text)


class WholeWordsLabel(QLabel):
    """A text of several lines; its own text, and what is read out, is without the joiners."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self.setWordWrap(True)

    def text(self) -> str:
        """Return the text as it was set."""
        return self._said

    def setText(self, text: str) -> None:
        """Show a text; one that can be copied is shown as it is."""
        is_copied = bool(self.textInteractionFlags() & _COPIED)
        shown = text if is_copied else kept_together(text)
        if self.accessibleName() in ("", self._said):
            self.setAccessibleName(text if shown != text else "")
        self._said = text
        super().setText(shown)
