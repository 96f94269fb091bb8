"""What fills the middle of the window: the editors, or the welcome page while nothing is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later

if TYPE_CHECKING:
    from cxdesigner.ui.welcome.page import WelcomePage
    from cxdesigner.ui.window import Window


class Front(QStackedWidget):
    """Shows the welcome page as long as no document is open, unless the person does not want it."""

    def __init__(self, centre: QWidget, window: Window) -> None:
        super().__init__()
        self.setObjectName("front")
        self.addWidget(centre)
        self._window = window
        # Made when it is needed: who opens a file never sees it.
        self.page: WelcomePage | None = None
        # A document that replaces another, or the end of the program, leaves none for a moment.
        self._later = Later(self._welcome_if_idle, parent=self)

    @property
    def shows_welcome(self) -> bool:
        """Whether the welcome page is in front."""
        return self.page is not None and self.currentWidget() is self.page

    def follow(self, document: Document | None) -> None:
        """Show the editors of a document, or the welcome page where there is none for long."""
        if document is None:
            self._later.request()
            return
        self._later.cancel()
        self._bring(0)

    def welcome(self) -> None:
        """Show the welcome page."""
        self._later.cancel()
        if self.page is None:
            from cxdesigner.ui.welcome.page import WelcomePage

            self.page = WelcomePage(self._window)
            self.addWidget(self.page)
        self.page.refresh()
        self._bring(1)
        self.page.begin()

    def refresh(self) -> None:
        """Show what one may begin with now, where the welcome page is in front."""
        if self.page is not None and self.shows_welcome:
            self.page.refresh()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        if self.page is not None:
            self.page.restyle(theme)

    def rest(self) -> None:
        """Draw nothing more: the program ends."""
        self._later.cancel()
        if self.page is not None:
            self.page.pictures.stop()

    def _welcome_if_idle(self) -> None:
        window = self._window
        wanted = window.session.settings.value.welcome
        if window.document is None and window.isVisible() and wanted:
            self.welcome()

    def _bring(self, place: int) -> None:
        if place == 0 and self.page is not None:
            self.page.pictures.stop()
        self.setCurrentIndex(place)
        self._window.status.show_controls(place == 0)
