"""What finds things in one window: command palette, find and replace, filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from cxdesigner.base.kept import kept_property
from cxdesigner.editor.document import Document
from cxdesigner.ui.filter.controller import FilterController

if TYPE_CHECKING:
    from cxdesigner.ui.find.controller import FindController
    from cxdesigner.ui.palette import PaletteBox
    from cxdesigner.ui.window import Window


class Finders:
    """The three, kept in step with the document and the theme of the window.

    Palette and find bar are made when somebody first wants them.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self.seat = QVBoxLayout()
        """Where the find bar goes."""

        self.filter = FilterController(window)

    @kept_property
    def palette(self) -> PaletteBox:
        """The command palette."""
        from cxdesigner.ui.palette import PaletteBox

        return PaletteBox(self._window)

    @kept_property
    def find(self) -> FindController:
        """Find and replace."""
        from cxdesigner.ui.find.controller import FindController

        made = FindController(self._window)
        self.seat.addWidget(made.bar)
        return made

    def set_document(self, document: Document | None) -> None:
        """Work on another document."""
        if "find" in vars(self):
            self.find.set_document(document)
        self.filter.set_document(document)

    def take_over(self, other: Finders) -> None:
        """Go on finding what a window that this one takes the place of finds."""
        if "find" in vars(other):
            self.find.take_over(other.find)

    def forget(self) -> None:
        """Let go what is known about a document that was closed."""
        if "palette" in vars(self):
            self.palette.search.forget()

    def place(self) -> None:
        """Lie where the window has room now."""
        if "palette" in vars(self):
            self.palette.place()

    def restyle(self) -> None:
        """Take the colours of the window's theme."""
        if "palette" in vars(self):
            self.palette.restyle()
        if "find" in vars(self):
            self.find.restyle()
