"""Where a comparison goes in the window; all of it is imported when one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxdesigner.scene.theme import Theme

if TYPE_CHECKING:
    from cxdesigner.editor.session import ComparingCommand
    from cxdesigner.model.view import RecordView
    from cxdesigner.ui.comparing.controller import ComparingController
    from cxdesigner.ui.window import Window


class ComparingPlace(QObject):
    """Makes the comparison of a window when it is first asked for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.controller: ComparingController | None = None

    def begin(self, before: RecordView, name: str) -> None:
        """Compare the document on screen with another state, under its name."""
        from cxdesigner.ui.comparing.controller import ComparingController

        if self.controller is None:
            self.controller = ComparingController(self._window)
        self.controller.begin(before, name)

    def obey(self, command: ComparingCommand) -> None:
        """Switch marks or the other state beside the canvas, or end."""
        if self.controller is not None:
            self.controller.obey(command)

    def end(self) -> None:
        """Show the document alone again."""
        if self.controller is not None:
            self.controller.end()

    def shown_panels(self) -> frozenset[str]:
        """Return what is on; see ``ComparingController.shown_panels``."""
        return frozenset() if self.controller is None else self.controller.shown_panels()

    @property
    def panels(self) -> list[QWidget]:
        """The table of the comparison, if there ever was one."""
        return [] if self.controller is None else [self.controller.panel]

    def restyle(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        if self.controller is not None:
            self.controller.restyle(theme)
