"""What finds things in one window: command palette, find and replace, filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.editor.document import Document
from cxdesigner.ui.filter.controller import FilterController
from cxdesigner.ui.find.controller import FindController
from cxdesigner.ui.palette import PaletteBox

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


class Finders:
    """The three, kept in step with the document and the theme of the window."""

    def __init__(self, window: Window) -> None:
        self.palette = PaletteBox(window)
        self.find = FindController(window)
        self.filter = FilterController(window)

    def set_document(self, document: Document | None) -> None:
        """Work on another document."""
        self.find.set_document(document)
        self.filter.set_document(document)

    def restyle(self) -> None:
        """Take the colours of the window's theme."""
        self.palette.restyle()
        self.find.restyle()
