"""The one record that something belongs to, by its name: typed, or chosen from a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer

from cxdesigner.base.i18n import _
from cxdesigner.ui.panels.completing import CompletingLine
from cxdesigner.ui.panels.fields import TypedField


class RecordField(TypedField):
    """A name among many; ``edited`` carries the id, None for an emptied line.

    Parameters
    ----------
    names
        Returns id → name of all that can be chosen.
    name_of
        Returns the name of one id. The names of thousands are asked for only to choose among them.
    """

    def __init__(
        self,
        name: str,
        title: str,
        names: Callable[[], Mapping[str, str]],
        name_of: Callable[[str], str],
    ) -> None:
        line = CompletingLine(lambda: list(names().values()))
        super().__init__(name, title, line)
        self._names, self._name_of = names, name_of
        line.chosen.connect(self._choose)
        line.returnPressed.connect(self.commit)
        line.left.connect(self.commit)

    def _choose(self, text: str) -> None:
        # The list puts the word into the line only after this.
        QTimer.singleShot(0, self, lambda: self._take(text))

    def _take(self, text: str) -> None:
        self.line.setText(text)
        self.commit()

    def commit(self) -> None:
        """Take what was typed; what is no name is kept and explained."""
        text = self.line.text().strip()
        if text == self._shown:
            return
        found = next((key for key, name in self._names().items() if name == text), None)
        if text and found is None:
            self.set_error(_("There is nothing of this name. Choose from the list."))
            return
        self._shown = text
        self.edited.emit(found)
        self.left.emit()

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        text = self._name_of(value) if value and not mixed else ""
        self.line.setPlaceholderText(_("Mixed") if mixed else _("Not said"))
        is_typing = self.line.hasFocus() and self.line.text().strip() != self._shown
        self._shown = text
        if not is_typing and self.line.text() != text:
            self.line.setText(text)
